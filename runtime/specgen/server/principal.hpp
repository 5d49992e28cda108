#pragma once

namespace specgen {

/// Who a request speaks for. The application derives its own type from this; the security hook
/// returns it and handlers get it back through `RequestContext::principal`.
class Principal {
 public:
  virtual ~Principal() = default;

 protected:
  Principal() = default;
  Principal(const Principal&) = default;
  Principal& operator=(const Principal&) = default;
};

}  // namespace specgen
