#include "specgen/http/wire.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "specgen/http/field_rules.hpp"

namespace specgen::http {
namespace {

constexpr std::array<std::string_view, 5> kOwnHeaders = {
    "Content-Length", "Date", "Connection", "Transfer-Encoding", "X-Request-Id",
};

void append_number(std::string& out, std::uint64_t number, int base = 10) {
  std::array<char, 20> digits{};
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number, base);
  out.append(digits.data(), result.ptr);
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

bool has_content(int status) { return status != 204 && status != 304; }

void append_chunk(std::string& out, std::string_view bytes) {
  append_number(out, bytes.size(), 16);
  out.append("\r\n").append(bytes).append("\r\n");
}

std::optional<std::string> find_fault(const Response& response) {
  if (response.status < 200 || response.status > 599) return "the response's status is no status";
  if (!is_field_value(response.content_type)) {
    return "the response's content type holds control characters";
  }
  for (const Header& header : response.headers) {
    if (!is_token(header.name)) return "a response header's name is no token";
    if (!is_field_value(header.value)) {
      return "the value of response header " + header.name + " holds control characters";
    }
    for (const std::string_view own : kOwnHeaders) {
      if (same_name(header.name, own)) {
        return "response header " + header.name + " is for the server to set";
      }
    }
  }
  return std::nullopt;
}

void append_response(std::string& out, const Response& response, const WireOptions& options) {
  out.append("HTTP/1.1 ");
  append_number(out, static_cast<std::size_t>(response.status));
  out.append(" ").append(reason_phrase(response.status)).append("\r\n");
  append_header(out, "Date", options.date);
  append_header(out, "Connection", options.keep_alive ? "keep-alive" : "close");
  if (!options.request_id.empty()) append_header(out, "X-Request-Id", options.request_id);
  for (const Header& header : response.headers) append_header(out, header.name, header.value);
  const bool content = has_content(response.status);
  if (content) {
    if (!response.content_type.empty()) append_header(out, "Content-Type", response.content_type);
    if (options.chunked) append_header(out, "Transfer-Encoding", "chunked");
    if (!options.streamed || options.length) {
      out.append("Content-Length: ");
      append_number(out, options.streamed ? *options.length : response.body.size());
      out.append("\r\n");
    }
  }
  out.append("\r\n");
  if (content && !options.head_only) out.append(response.body);
}

}  // namespace specgen::http
