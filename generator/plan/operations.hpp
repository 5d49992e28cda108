#pragma once

#include <map>
#include <string>
#include <vector>

#include "openapi/document.hpp"
#include "plan/directions.hpp"
#include "plan/names.hpp"
#include "plan/plan.hpp"
#include "plan/type_builder.hpp"
#include "source/diagnostics.hpp"

namespace specgen::generator::plan {

/// A header of a part of a multipart body.
struct PartHeaderUse {
  std::string part;
  const ResponseHeader* header = nullptr;
  CppTypePtr type;
};

/// A media type that emitted code reads or writes.
struct MediaUse {
  std::string name;  ///< "application/json"
  BodyText::Format format = BodyText::Format::kJson;
  CppTypePtr type;
  const MediaType* media_type = nullptr;  ///< As the document has it.
  bool is_range = false;                  ///< Of a response: the handler names the media type.
  std::vector<PartHeaderUse> part_headers = {};

  const std::vector<PropertyEncoding>& encodings() const { return media_type->encodings; }
};

struct ParameterUse {
  const Parameter* parameter = nullptr;
  std::string member;
  CppTypePtr type;
  std::string initial;  ///< The default as an expression; empty: none.
  std::size_t path_index = 0;
  bool as_json = false;  ///< Its text is JSON.
};

struct HeaderUse {
  const ResponseHeader* header = nullptr;
  std::string member;
  CppTypePtr type;
  bool by_server = false;  ///< Sent by the server itself; not the handler's business.
  bool as_json = false;    ///< Its text is JSON.
};

struct ResponseUse {
  const Response* response = nullptr;
  std::string name;
  std::vector<MediaUse> content;  ///< One or none.
  std::vector<HeaderUse> headers;

  /// The range of media types of which the handler names one; nullptr: there is none.
  const MediaUse* media_range() const;
};

/// An operation with its names and types, before any text is written.
struct OperationUse {
  const Operation* operation = nullptr;
  std::string name;       ///< signup
  std::string type_name;  ///< Signup
  std::string file;
  std::size_t unit = 0;
  std::vector<ParameterUse> parameters;
  bool body_required = false;
  std::vector<MediaUse> body;  ///< Of each media type.
  std::vector<ResponseUse> responses;

  bool streams_request() const;
  /// Whether a response may be made while it is sent.
  bool streams_response() const;
  /// As written, or where such operations run.
  Lane lane() const;
};

/// Names operations and finds the types of what they take and give.
class OperationsBuilder {
 public:
  OperationsBuilder(TypeBuilder& types, NameScope& type_names, Diagnostics& diagnostics);

  /// The functions' names are unique within one call, those of types and files within all.
  std::vector<OperationUse> build(const std::vector<Operation>& operations,
                                  const MessageSides& sides);

 private:
  TypeBuilder& types_;
  NameScope& type_names_;
  NameScope files_{{"operations", "all_operations"}};  ///< Those of all of them are called so.
  Diagnostics& diagnostics_;
};

/// The parameters that a path template names, in its order.
std::vector<std::string> path_parameter_names(std::string_view path);

}  // namespace specgen::generator::plan
