#include "test_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "specgen/http/field_rules.hpp"

namespace specgen {

std::string TestResponse::header(std::string_view name) const {
  for (const http::Header& header : headers) {
    if (http::same_name(header.name, name)) return header.value;
  }
  return "(none)";
}

TestClient::TestClient(std::uint16_t port, std::uint8_t from)
    : descriptor_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const timeval limit{20, 0};
  ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  ::setsockopt(descriptor_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (from != 1) {
    sockaddr_in source{};
    source.sin_family = AF_INET;
    source.sin_addr.s_addr = htonl(INADDR_LOOPBACK - 1U + from);
    const int on = 1;
    ::setsockopt(descriptor_, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    ::bind(descriptor_, reinterpret_cast<sockaddr*>(&source), sizeof source);
  }
  if (::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    ::close(descriptor_);
    throw std::runtime_error("cannot connect");
  }
}

TestClient::~TestClient() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool TestClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

ssize_t TestClient::send_now(std::string_view bytes) {
  const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return 0;
  return sent;
}

bool TestClient::fill() {
  std::array<char, 65536> buffer{};
  const ssize_t count = ::recv(descriptor_, buffer.data(), buffer.size(), 0);
  if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
    throw std::runtime_error("no answer within 20 s");
  }
  if (count <= 0) return false;
  received_.append(buffer.data(), static_cast<std::size_t>(count));
  return true;
}

std::optional<TestResponse> TestClient::read(bool head) {
  std::size_t end = 0;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
    if (!fill()) return std::nullopt;
  }
  TestResponse response;
  response.status = std::atoi(received_.c_str() + 9);
  std::size_t length = 0;
  for (std::size_t line = received_.find("\r\n") + 2; line < end;) {
    const std::size_t next = received_.find("\r\n", line);
    const std::string text = received_.substr(line, next - line);
    const std::size_t colon = text.find(':');
    response.headers.push_back(
        {text.substr(0, colon), std::string(http::trim(std::string_view(text).substr(colon + 1)))});
    if (http::same_name(response.headers.back().name, "Content-Length")) {
      length = static_cast<std::size_t>(std::stoul(response.headers.back().value));
    }
    line = next + 2;
  }
  received_.erase(0, end + 4);
  if (head) return response;
  while (received_.size() < length) {
    if (!fill()) return std::nullopt;
  }
  response.body = received_.substr(0, length);
  received_.erase(0, length);
  return response;
}

TestResponse TestClient::ask(std::string_view bytes) {
  send(bytes);
  return read().value_or(TestResponse{});
}

std::string TestClient::read_until(std::string_view end) {
  std::size_t found = 0;
  while ((found = received_.find(end)) == std::string::npos) {
    if (!fill()) return std::exchange(received_, {});
  }
  std::string text = received_.substr(0, found + end.size());
  received_.erase(0, text.size());
  return text;
}

std::string TestClient::read_to_end() {
  while (fill()) {
  }
  return std::exchange(received_, {});
}

void TestClient::half_close() { ::shutdown(descriptor_, SHUT_WR); }

void TestClient::reset() {
  const linger at_once{1, 0};
  ::setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  ::close(descriptor_);
  descriptor_ = -1;
}

}  // namespace specgen
