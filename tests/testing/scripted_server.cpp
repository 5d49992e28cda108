#include "scripted_server.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace specgen::testing {
namespace {

constexpr std::string_view kHeadEnd = "\r\n\r\n";

// How many bytes the request at the start of `buffer` has, or 0 when it is not complete.
std::size_t complete(const std::string& buffer) {
  const std::size_t head = buffer.find(kHeadEnd);
  if (head == std::string::npos) return 0;
  const std::string name = "\r\nContent-Length: ";
  const std::size_t at = buffer.find(name);
  const std::size_t length =
      at < head ? std::stoul(buffer.substr(at + name.size())) : std::size_t{0};
  const std::size_t whole = head + kHeadEnd.size() + length;
  return buffer.size() >= whole ? whole : 0;
}

bool send_all(int fd, const std::string& bytes) {
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    const ssize_t count = ::send(fd, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) return false;
    sent += static_cast<std::size_t>(count);
  }
  return true;
}

}  // namespace

ScriptedServer::ScriptedServer(Script script) : script_(std::move(script)) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 128) != 0 ||
      ::getsockname(listener_, generic, &size) != 0) {
    throw std::runtime_error("cannot listen on loopback");
  }
  port_ = ntohs(address.sin_port);
  accepting_ = std::thread([this] { accept_all(); });
}

ScriptedServer::~ScriptedServer() {
  ::shutdown(listener_, SHUT_RDWR);
  accepting_.join();
  ::close(listener_);
  {
    const std::lock_guard lock(mutex_);
    for (const int fd : open_) ::shutdown(fd, SHUT_RDWR);
  }
  for (std::thread& thread : serving_) thread.join();
  for (const int fd : open_) ::close(fd);
}

std::string ScriptedServer::url() const { return "http://127.0.0.1:" + port(); }

std::vector<std::string> ScriptedServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

void ScriptedServer::accept_all() {
  for (;;) {
    const int fd = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd < 0) return;
    ++connections_;
    const std::lock_guard lock(mutex_);
    open_.push_back(fd);
    serving_.emplace_back([this, fd] { serve(fd); });
  }
}

void ScriptedServer::serve(int fd) {
  std::string buffer;
  std::array<char, 4096> chunk;
  for (;;) {
    const ssize_t count = ::recv(fd, chunk.data(), chunk.size(), 0);
    if (count <= 0) return;
    buffer.append(chunk.data(), static_cast<std::size_t>(count));
    while (const std::size_t size = complete(buffer)) {
      const std::string request = buffer.substr(0, size);
      buffer.erase(0, size);
      {
        const std::lock_guard lock(mutex_);
        requests_.push_back(request);
      }
      const std::string bytes = script_(request);
      if (bytes.empty() || !send_all(fd, bytes)) {
        ::shutdown(fd, SHUT_RDWR);
        return;
      }
    }
  }
}

std::string answer(int status, const std::string& headers, const std::string& body) {
  return "HTTP/1.1 " + std::to_string(status) + " Scripted\r\n" + headers +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string json_answer(int status, const std::string& body) {
  return answer(status, "Content-Type: application/json\r\n", body);
}

std::string body_of(const std::string& request) {
  return request.substr(request.find(kHeadEnd) + kHeadEnd.size());
}

std::string first_line(const std::string& request) {
  return request.substr(0, request.find("\r\n"));
}

}  // namespace specgen::testing
