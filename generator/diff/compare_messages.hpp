#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "diff/change.hpp"
#include "diff/compare_schemas.hpp"
#include "openapi/document.hpp"

namespace specgen::generator {

/// What is found of an operation in two documents before its schemas are compared: changes, and
/// pairs of schemas whose changes belong between them.
struct OperationDraft {
  struct Entry {
    Change change;
    bool is_pair = false;  ///< Stands for the changes of `pair`; `change.part` says where they are.
    std::size_t pair = 0;
  };
  std::vector<Entry> entries;
};

/// Compares what is sent one way: schemas, headers, contents by media type. Adds to a draft.
class MessageComparison {
 public:
  /// `negotiated`: the receiver says which media types it takes, so that one more harms nobody.
  MessageComparison(OperationDraft& draft, SchemaComparison& schemas, Direction direction,
                    bool negotiated)
      : draft_(draft), schemas_(schemas), direction_(direction), negotiated_(negotiated) {}

  void report(Impact impact, std::string what, std::string part, const Location& before,
              const Location& after);
  /// The same, with the impact that the change of what is allowed has this way.
  void report(Shift shift, std::string what, std::string part, const Location& before,
              const Location& after);
  void compare_schemas(std::string part, const Schema* before, const Schema* after,
                       const Location& old_place, const Location& new_place);
  void compare_content(const std::string& part, const std::vector<MediaType>& before,
                       const std::vector<MediaType>& after, const Location& old_place,
                       const Location& new_place);
  void compare_headers(const std::string& part, const std::vector<ResponseHeader>& before,
                       const std::vector<ResponseHeader>& after, const Location& old_place,
                       const Location& new_place);

 private:
  void compare_media_type(const std::string& part, const MediaType& before, const MediaType& after);
  void compare_encodings(const std::string& part, const MediaType& before, const MediaType& after);
  void compare_encoding(const std::string& part, const PropertyEncoding& before,
                        const PropertyEncoding& after);
  const MediaType* find_heir(const MediaType& before, const std::vector<MediaType>& after) const;

  OperationDraft& draft_;
  SchemaComparison& schemas_;
  Direction direction_;
  bool negotiated_;
};

}  // namespace specgen::generator
