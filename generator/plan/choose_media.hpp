#pragma once

#include <optional>
#include <string>
#include <vector>

#include "openapi/document.hpp"
#include "plan/operations.hpp"
#include "plan/type_builder.hpp"
#include "source/diagnostics.hpp"

namespace specgen::generator::plan {

/// Which of the media types of a body are used, and how they are read and written.
///
/// - JSON, in any of its media types, and text whose schema does not speak of strings: as JSON.
/// - Forms: by their fields. Text: as a string, which its schema checks.
/// - Events: as a stream that the handler writes.
/// - Anything else, such as application/octet-stream, image/png: as its bytes, which the handler
///   reads and writes as a stream; in requests, unless there are other media types beside it. Where
///   its schema
///   speaks of their structure, which cannot be checked, it is left out with a warning as long as
///   there is another media type; requests with it are then answered 415.
class MediaChooser {
 public:
  /// `side`: the view that a body has of its schema. `streams`: whether handlers of ours read and
  /// write the bodies, which can then be streams.
  MediaChooser(TypeBuilder& types, Diagnostics& diagnostics, std::size_t unit, Side side,
               bool streams)
      : types_(types), diagnostics_(diagnostics), unit_(unit), side_(side), streams_(streams) {}

  /// All that a request body may be.
  std::vector<MediaUse> for_request(const RequestBody& body, const std::string& name);
  /// What a response's body is: one, or none where the response has no content.
  std::vector<MediaUse> for_response(const Response& response, const std::string& name);

 private:
  std::vector<MediaUse> readable(const std::vector<MediaType>& content, const std::string& name,
                                 bool request);
  std::optional<MediaUse> use_of(const MediaType& media_type, const std::string& name, bool request,
                                 bool alone);
  /// Whether a form of this type can be read as its encodings say; fills in what that needs.
  bool takes_form(const MediaType& media_type, const std::string& name, MediaUse& use);
  void check_encodings(const MediaType& media_type, const CppType& type);
  bool takes_strings(const Schema* schema);
  bool is_structured(const Schema* schema);

  TypeBuilder& types_;
  Diagnostics& diagnostics_;
  std::size_t unit_;
  Side side_;
  bool streams_;
};

}  // namespace specgen::generator::plan
