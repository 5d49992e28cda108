#include "plan/error_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "plan/names.hpp"

namespace specgen::generator::plan {
namespace {

using Error = ErrorMeaning;
using Violation = ViolationMeaning;

constexpr auto kErrorNames = std::to_array<std::pair<std::string_view, Error>>({
    {"status", Error::kStatus},
    {"statuscode", Error::kStatus},
    {"httpstatus", Error::kStatus},
    {"httpstatuscode", Error::kStatus},
    {"httpcode", Error::kStatus},
    {"code", Error::kCode},
    {"errorcode", Error::kCode},
    {"errno", Error::kCode},
    {"type", Error::kType},
    {"errortype", Error::kType},
    {"error", Error::kError},
    {"errors", Error::kError},
    {"reason", Error::kReason},
    {"message", Error::kText},
    {"msg", Error::kText},
    {"text", Error::kText},
    {"detail", Error::kText},
    {"description", Error::kText},
    {"errormessage", Error::kText},
    {"errordescription", Error::kText},
    {"errordetail", Error::kText},
    {"title", Error::kTitle},
    {"statustext", Error::kTitle},
    {"requestid", Error::kRequestId},
    {"traceid", Error::kRequestId},
    {"correlationid", Error::kRequestId},
    {"violations", Error::kViolations},
    {"details", Error::kViolations},
    {"issues", Error::kViolations},
    {"fielderrors", Error::kViolations},
    {"validationerrors", Error::kViolations},
    {"invalidparams", Error::kViolations},
});

constexpr auto kViolationNames = std::to_array<std::pair<std::string_view, Violation>>({
    {"in", Violation::kIn},
    {"location", Violation::kIn},
    {"source", Violation::kIn},
    {"pointer", Violation::kPointer},
    {"path", Violation::kPointer},
    {"field", Violation::kPointer},
    {"property", Violation::kPointer},
    {"parameter", Violation::kPointer},
    {"param", Violation::kPointer},
    {"name", Violation::kPointer},
    {"keyword", Violation::kKeyword},
    {"rule", Violation::kKeyword},
    {"constraint", Violation::kKeyword},
    {"code", Violation::kKeyword},
    {"type", Violation::kKeyword},
    {"message", Violation::kMessage},
    {"msg", Violation::kMessage},
    {"detail", Violation::kMessage},
    {"description", Violation::kMessage},
    {"reason", Violation::kMessage},
    {"error", Violation::kMessage},
    {"issue", Violation::kMessage},
});

/// For the statuses that the server itself sends.
constexpr auto kStatusWords = std::to_array<std::pair<int, std::string_view>>({
    {400, "badrequest"},
    {400, "invalidrequest"},
    {400, "invalidargument"},
    {400, "invalidinput"},
    {400, "validationerror"},
    {400, "validationfailed"},
    {401, "unauthorized"},
    {401, "unauthenticated"},
    {401, "invalidtoken"},
    {403, "forbidden"},
    {403, "permissiondenied"},
    {403, "accessdenied"},
    {404, "notfound"},
    {405, "methodnotallowed"},
    {406, "notacceptable"},
    {408, "requesttimeout"},
    {413, "payloadtoolarge"},
    {413, "contenttoolarge"},
    {413, "requesttoolarge"},
    {414, "uritoolong"},
    {415, "unsupportedmediatype"},
    {417, "expectationfailed"},
    {431, "requestheaderfieldstoolarge"},
    {431, "headerstoolarge"},
    {500, "internalservererror"},
    {500, "internalerror"},
    {500, "internal"},
    {500, "servererror"},
    {501, "notimplemented"},
    {501, "unimplemented"},
    {501, "notsupported"},
    {503, "serviceunavailable"},
    {503, "unavailable"},
    {503, "overloaded"},
    {505, "httpversionnotsupported"},
    {505, "notsupported"},
});

/// A name without case and separators: "errorcode" for "error_code" and "errorCode".
std::string bare(std::string_view name) {
  std::string out;
  for (const std::string& word : split_words(name)) out += word;
  return out;
}

template <class Names>
auto find_meaning(const Names& names, std::string_view member) {
  const std::string wanted = bare(member);
  const auto* found = std::find_if(names.begin(), names.end(),
                                   [&](const auto& entry) { return entry.first == wanted; });
  return found == names.end() ? decltype(found->second){} : found->second;
}

}  // namespace

ErrorMeaning error_meaning(std::string_view member) { return find_meaning(kErrorNames, member); }

ViolationMeaning violation_meaning(std::string_view member) {
  return find_meaning(kViolationNames, member);
}

bool stands_for_status(std::string_view text, int status) {
  if (text == std::to_string(status)) return true;
  const std::string word = bare(text);
  return std::any_of(kStatusWords.begin(), kStatusWords.end(), [&](const auto& entry) {
    return entry.first == status && entry.second == word;
  });
}

}  // namespace specgen::generator::plan
