#include "specgen/transport/request_parser.hpp"

#include <algorithm>
#include <array>
#include <boost/beast/http/error.hpp>
#include <limits>

#include "specgen/bytes.hpp"
#include "specgen/http/field_rules.hpp"
#include "specgen/validation/characters.hpp"

namespace specgen::transport {
namespace {

namespace beast = boost::beast;

/// More than any client has use for; each chunk may carry them again.
constexpr std::size_t kMaxChunkExtension = 256;
/// Bodies up to this length, where it is told, are never streamed.
constexpr std::uint64_t kSmallBody = std::uint64_t{64} * 1024;
/// Content-Length in digits; more cannot be within any limit.
constexpr std::size_t kMaxLengthDigits = 15;

constexpr std::array<std::string_view, 6> kSingletons = {
    "Host", "Content-Length", "Content-Type", "Transfer-Encoding", "Authorization", "Expect",
};

std::string_view to_std(beast::string_view view) { return {view.data(), view.size()}; }

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The characters of `uri-host [ ":" port ]` (RFC 3986, 3.2.2), without percent-encoding's detail.
constexpr ByteSet kHostCharacters("-._~!$&'()*+,;=:[]%", is_letter_or_digit);
bool is_host(std::string_view text) { return kHostCharacters.contains_all(text); }

bool is_target(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char c) { return c > ' ' && c < 0x7f && c != '#'; });
}

bool has_lower_case(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Whether the head's first line ends in a version that exists but is not 1.0 or 1.1.
bool names_other_version(std::string_view head) {
  const std::string_view line = head.substr(0, head.find('\r'));
  const std::string_view version = line.substr(line.rfind(' ') + 1);
  return version.size() == 8 && version.starts_with("HTTP/") && all_digits(version.substr(5, 1)) &&
         version[6] == '.' && all_digits(version.substr(7, 1)) && version != "HTTP/1.1" &&
         version != "HTTP/1.0";
}

/// The path and query of an absolute-form target, or nullopt (RFC 9112, 3.2.2).
std::optional<std::string_view> strip_authority(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!http::same_name(target.substr(0, scheme.size()), scheme)) continue;
    const std::string_view rest = target.substr(scheme.size());
    const std::size_t end = std::min(rest.find_first_of("/?"), rest.size());
    const std::string_view authority = rest.substr(0, end);
    if (authority.empty() || !is_host(authority)) return std::nullopt;
    return rest.substr(end);
  }
  return std::nullopt;
}

}  // namespace

RequestParser::RequestParser(const LimitOptions& limits, const BodyPolicy* policy)
    : limits_(limits), policy_(policy) {
  eager(true);
  // Both limits are ours: the head is measured before it comes here, the body in the callbacks.
  header_limit(static_cast<std::uint32_t>(limits.header_bytes + 1));
  body_limit(std::numeric_limits<std::uint64_t>::max());
  request_.headers.reserve(8);
}

void RequestParser::refuse(ErrorCode& code, int status, std::string detail) {
  if (!refusal_) refusal_ = FramingError{status, std::move(detail), std::nullopt};
  code = beast::http::error::bad_field;
}

void RequestParser::refuse_body(ErrorCode& code) {
  refuse(code, 413, "The body is too large.");
  request_.body.clear();
  refusal_->head = std::move(request_);
}

std::optional<FramingError> RequestParser::read_head(std::string_view head) {
  ErrorCode code;
  const std::size_t used = put(boost::asio::const_buffer(head.data(), head.size()), code);
  if (refusal_) return std::exchange(refusal_, std::nullopt);
  if (code || used != head.size()) {
    if (code == beast::http::error::bad_version && names_other_version(head)) {
      return FramingError{505, "Only HTTP/1.1 and HTTP/1.0 are spoken here.", {}};
    }
    return FramingError{400, "The request head is malformed.", {}};
  }
  return std::nullopt;
}

std::pair<std::size_t, std::optional<FramingError>> RequestParser::read_body(
    std::string_view bytes) {
  ErrorCode code;
  const std::size_t used = put(boost::asio::const_buffer(bytes.data(), bytes.size()), code);
  if (refusal_) return {used, refusal_};
  if (code && code != beast::http::error::need_more) {
    return {used, FramingError{400, "The chunked body is malformed.", {}}};
  }
  return {used, std::nullopt};
}

bool RequestParser::set_target(std::string_view target) {
  if (target.front() != '/' && target != "*") {
    const auto rest = strip_authority(target);
    if (!rest) return false;
    request_.target = rest->starts_with('/') ? "" : "/";
    request_.target.append(*rest);
  } else {
    request_.target = target;
  }
  const std::size_t mark = request_.target.find('?');
  request_.path = request_.target.substr(0, mark);
  if (mark != std::string::npos) request_.query = request_.target.substr(mark + 1);
  return true;
}

void RequestParser::on_request_impl(beast::http::verb /*verb*/, View method, View target,
                                    int version, ErrorCode& code) {
  version_ = version;
  if (has_lower_case(to_std(method))) return refuse(code, 400, "Methods are in capital letters.");
  const auto known = http::parse_method(to_std(method));
  if (!known) return refuse(code, 501, "The method is unknown.");
  request_.method = *known;
  if (target.size() > limits_.target_bytes) {
    return refuse(code, 414, "The request target is too long.");
  }
  if (!is_target(to_std(target)) || !set_target(to_std(target)) ||
      (request_.target == "*" && *known != http::Method::kOptions)) {
    refuse(code, 400, "The request target is malformed.");
  }
}

void RequestParser::on_response_impl(int /*status*/, View /*reason*/, int /*version*/,
                                     ErrorCode& code) {
  refuse(code, 400, "This is not a request.");
}

void RequestParser::on_field_impl(beast::http::field /*field*/, View name, View value,
                                  ErrorCode& code) {
  // Fields after the head are trailers; nothing here has use for them (RFC 9110, 6.5.1).
  if (head_done_) return;
  const std::string_view text = to_std(value);
  if (!http::is_field_value(text)) return refuse(code, 400, "A header value is malformed.");
  request_.headers.push_back({std::string(to_std(name)), std::string(text)});
}

void RequestParser::check_singletons(ErrorCode& code) {
  for (const std::string_view name : kSingletons) {
    if (request_.count(name) > 1) {
      return refuse(code, 400, "The header " + std::string(name) + " stands twice.");
    }
  }
}

void RequestParser::check_framing(ErrorCode& code) {
  const std::string* host = request_.header("Host");
  if (host == nullptr && version_ >= 11) return refuse(code, 400, "The header Host is missing.");
  if (host != nullptr && !is_host(*host)) return refuse(code, 400, "The header Host is malformed.");

  const std::string* length = request_.header("Content-Length");
  const std::string* coding = request_.header("Transfer-Encoding");
  if (length != nullptr && coding != nullptr) {
    return refuse(code, 400, "Content-Length and Transfer-Encoding exclude each other.");
  }
  if (length != nullptr && !all_digits(*length)) {
    return refuse(code, 400, "The header Content-Length is malformed.");
  }
  if (coding == nullptr) return;
  if (version_ < 11) return refuse(code, 400, "HTTP/1.0 has no Transfer-Encoding.");
  if (http::same_name(*coding, "chunked")) return;
  // Only a final "chunked" tells where the body ends (RFC 9112, 6.3); others we cannot undo.
  const std::string_view last =
      http::trim(std::string_view(*coding).substr(coding->rfind(',') + 1));
  const bool framed = http::same_name(last, "chunked");
  refuse(code, framed ? 501 : 400, "The only transfer coding accepted is chunked.");
}

void RequestParser::check_size(ErrorCode& code) {
  const std::string* length = request_.header("Content-Length");
  body_limit_ = limits_.body_bytes;
  if (length == nullptr && request_.header("Transfer-Encoding") == nullptr) return;
  const bool absurd = length != nullptr && length->size() > kMaxLengthDigits;
  const std::uint64_t size = length == nullptr || absurd ? 0 : std::stoull(*length);
  // What is small costs nothing to hold and less than to stream.
  const bool small = length != nullptr && !absurd &&
                     size <= std::min<std::uint64_t>(limits_.body_bytes, kSmallBody);
  streamed_ = !small && policy_ != nullptr && policy_->streams(request_);
  if (streamed_) body_limit_ = limits_.streamed_body_bytes;
  if (absurd || size > body_limit_) {
    streamed_ = false;
    refuse_body(code);
  }
}

void RequestParser::check_expectation(ErrorCode& code) {
  const std::string* expect = request_.header("Expect");
  // An HTTP/1.0 client cannot mean it (RFC 9110, 10.1.1).
  if (expect == nullptr || version_ < 11) return;
  if (!http::same_name(*expect, "100-continue")) {
    return refuse(code, 417, "The only expectation met is 100-continue.");
  }
  expects_continue_ = true;
}

void RequestParser::on_header_impl(ErrorCode& code) {
  head_done_ = true;
  check_singletons(code);
  if (!refusal_) check_framing(code);
  if (!refusal_) check_size(code);
  if (!refusal_) check_expectation(code);
}

void RequestParser::on_body_init_impl(const boost::optional<std::uint64_t>& length,
                                      ErrorCode& /*code*/) {
  // Memory follows what arrives, not what is announced.
  constexpr std::uint64_t kAtOnce = std::uint64_t{16} * 1024;
  if (length && !streamed_) {
    request_.body.reserve(static_cast<std::size_t>(std::min(*length, kAtOnce)) + bytes::kPadding);
  }
}

std::size_t RequestParser::on_body_impl(View body, ErrorCode& /*code*/) {
  request_.body.append(body.data(), body.size());
  return body.size();
}

void RequestParser::on_chunk_header_impl(std::uint64_t size, View extensions, ErrorCode& code) {
  if (extensions.size() > kMaxChunkExtension) {
    return refuse(code, 400, "A chunk extension is too long.");
  }
  // The body is never beyond the limit, so the difference cannot wrap.
  if (size > body_limit_ - body_size_) refuse_body(code);
}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t /*remain*/, View body,
                                              ErrorCode& /*code*/) {
  request_.body.append(body.data(), body.size());
  body_size_ += body.size();
  return body.size();
}

void RequestParser::on_finish_impl(ErrorCode& /*code*/) {}

}  // namespace specgen::transport
