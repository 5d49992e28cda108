#include "specgen/testing/report.hpp"

#include <array>
#include <cstddef>
#include <cstdio>

#include "specgen/json/utf8.hpp"

namespace specgen::testing {
namespace {

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

// For a POSIX shell: everything between single quotes is literal.
std::string quote(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'') {
      result += R"('\'')";
    } else {
      result += c;
    }
  }
  return result += "'";
}

bool fits_argument(std::string_view body) {
  for (const char c : body) {
    if (is_control(c) && c != '\n' && c != '\t') return false;
  }
  // curl reads a file for a leading '@'.
  return !body.starts_with('@') && json::is_utf8(body);
}

// As printf's format: octal escapes have exactly three digits, so that a digit after one is safe.
std::string quote_for_printf(std::string_view body) {
  std::string format;
  for (const char c : body) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '%') {
      format += "%%";
    } else if (c == '\\') {
      format += "\\\\";
    } else if (byte < 0x20 || byte >= 0x7F) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\%03o", static_cast<unsigned>(byte));
      format += escape.data();
    } else {
      format += c;
    }
  }
  return quote(format);
}

std::string header_line(const NameValue& header) {
  return header.value.empty() ? header.name + ";" : header.name + ": " + header.value;
}

bool sends_content_type(const HttpRequest& request) {
  HttpResponse headers;  // for its case-insensitive look-up
  headers.headers = request.headers;
  return headers.header("Content-Type") != nullptr;
}

// Bytes that are no text, made visible.
std::string readable(std::string_view bytes) {
  std::string result;
  const bool utf8 = json::is_utf8(bytes);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if ((is_control(c) && c != '\n' && c != '\t') || (!utf8 && byte >= 0x80)) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\x%02X", static_cast<unsigned>(byte));
      result += escape.data();
    } else {
      result += c;
    }
  }
  return result;
}

// Never cuts inside a character.
std::size_t cut_at(std::string_view text, std::size_t limit) {
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
  return limit;
}

}  // namespace

std::string curl_command(std::string_view base_url, const HttpRequest& request) {
  std::string command = "curl -i --path-as-is";
  if (request.method == "HEAD") {
    command += " --head";
  } else {
    command += " -X " + request.method;
  }
  command += " " + quote(std::string(base_url) + request.path);
  for (const NameValue& header : request.headers) {
    command += " \\\n  -H " + quote(header_line(header));
  }
  if (!request.body) {
    return request.method == "POST" ? command + " \\\n  -H 'Content-Length: 0'" : command;
  }
  if (!sends_content_type(request)) command += " \\\n  -H 'Content-Type:'";
  if (fits_argument(*request.body)) {
    return command + " \\\n  --data-binary " + quote(*request.body);
  }
  return "printf " + quote_for_printf(*request.body) + " |\n" + command + " \\\n  --data-binary @-";
}

std::string describe(const HttpResponse& response, std::size_t max_body) {
  if (response.status == 0) return "no answer: " + response.error;
  std::string text = "HTTP " + std::to_string(response.status) + "\n";
  for (const NameValue& header : response.headers) {
    text += header.name + ": " + readable(header.value) + "\n";
  }
  text += "\n";
  if (response.body.size() <= max_body) return text + readable(response.body);
  const std::size_t shown = cut_at(response.body, max_body);
  return text + readable(std::string_view(response.body).substr(0, shown)) + "\n… and " +
         std::to_string(response.body.size() - shown) + " more bytes";
}

std::string indent(std::string_view text, std::size_t spaces) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    if (!line.empty()) result.append(spaces, ' ').append(line);
    result += '\n';
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return result;
}

}  // namespace specgen::testing
