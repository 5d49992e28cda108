#include "plan/status_names.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace specgen::generator::plan {
namespace {

/// The IANA registry of HTTP status codes, RFC 9110 section 15 and others; sorted.
constexpr auto kNames = std::to_array<std::pair<int, std::string_view>>({
    {100, "Continue"},
    {101, "SwitchingProtocols"},
    {102, "Processing"},
    {103, "EarlyHints"},
    {200, "Ok"},
    {201, "Created"},
    {202, "Accepted"},
    {203, "NonAuthoritativeInformation"},
    {204, "NoContent"},
    {205, "ResetContent"},
    {206, "PartialContent"},
    {207, "MultiStatus"},
    {208, "AlreadyReported"},
    {226, "ImUsed"},
    {300, "MultipleChoices"},
    {301, "MovedPermanently"},
    {302, "Found"},
    {303, "SeeOther"},
    {304, "NotModified"},
    {305, "UseProxy"},
    {307, "TemporaryRedirect"},
    {308, "PermanentRedirect"},
    {400, "BadRequest"},
    {401, "Unauthorized"},
    {402, "PaymentRequired"},
    {403, "Forbidden"},
    {404, "NotFound"},
    {405, "MethodNotAllowed"},
    {406, "NotAcceptable"},
    {407, "ProxyAuthenticationRequired"},
    {408, "RequestTimeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "LengthRequired"},
    {412, "PreconditionFailed"},
    {413, "ContentTooLarge"},
    {414, "UriTooLong"},
    {415, "UnsupportedMediaType"},
    {416, "RangeNotSatisfiable"},
    {417, "ExpectationFailed"},
    {421, "MisdirectedRequest"},
    {422, "UnprocessableContent"},
    {423, "Locked"},
    {424, "FailedDependency"},
    {425, "TooEarly"},
    {426, "UpgradeRequired"},
    {428, "PreconditionRequired"},
    {429, "TooManyRequests"},
    {431, "RequestHeaderFieldsTooLarge"},
    {451, "UnavailableForLegalReasons"},
    {500, "InternalServerError"},
    {501, "NotImplemented"},
    {502, "BadGateway"},
    {503, "ServiceUnavailable"},
    {504, "GatewayTimeout"},
    {505, "HttpVersionNotSupported"},
    {506, "VariantAlsoNegotiates"},
    {507, "InsufficientStorage"},
    {508, "LoopDetected"},
    {510, "NotExtended"},
    {511, "NetworkAuthenticationRequired"},
});

}  // namespace

std::string status_name(int status) {
  if (status == 0) return "Default";
  if (status < 10) return std::to_string(status) + "XX";
  const auto* found = std::find_if(kNames.begin(), kNames.end(),
                                   [status](const auto& entry) { return entry.first == status; });
  if (found == kNames.end()) return "Status" + std::to_string(status);
  return std::string(found->second);
}

}  // namespace specgen::generator::plan
