#include "specgen/transport/listen_socket.hpp"

#include <arpa/inet.h>
#include <linux/filter.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <system_error>

namespace specgen::transport {
namespace {

struct SocketAddress {
  sockaddr_storage storage{};
  socklen_t size = sizeof(sockaddr_storage);

  sockaddr* generic() { return reinterpret_cast<sockaddr*>(&storage); }
};

SocketAddress parse_address(const std::string& address, std::uint16_t port) {
  SocketAddress parsed;
  auto* v4 = reinterpret_cast<sockaddr_in*>(&parsed.storage);
  auto* v6 = reinterpret_cast<sockaddr_in6*>(&parsed.storage);
  if (::inet_pton(AF_INET, address.c_str(), &v4->sin_addr) == 1) {
    v4->sin_family = AF_INET;
    v4->sin_port = htons(port);
    parsed.size = sizeof(sockaddr_in);
  } else if (::inet_pton(AF_INET6, address.c_str(), &v6->sin6_addr) == 1) {
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons(port);
    parsed.size = sizeof(sockaddr_in6);
  } else {
    throw std::invalid_argument("not an IP address in numbers: '" + address + "'");
  }
  return parsed;
}

std::string format_address(const SocketAddress& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* raw = nullptr;
  if (address.storage.ss_family == AF_INET6) {
    raw = &reinterpret_cast<const sockaddr_in6*>(&address.storage)->sin6_addr;
  } else {
    raw = &reinterpret_cast<const sockaddr_in*>(&address.storage)->sin_addr;
  }
  ::inet_ntop(address.storage.ss_family, raw, text.data(), text.size());
  return text.data();
}

[[noreturn]] void fail(int descriptor, const std::string& what) {
  const std::error_code code(errno, std::system_category());
  if (descriptor >= 0) ::close(descriptor);
  throw std::system_error(code, what);
}

Accepted::Status classify(int error) {
  switch (error) {
    case EAGAIN:
      return Accepted::Status::kNone;
    case EMFILE:
    case ENFILE:
      return Accepted::Status::kExhausted;
    case ENOBUFS:
    case ENOMEM:
      return Accepted::Status::kUnavailable;
    case EBADF:
    case EINVAL:
    case ENOTSOCK:
      return Accepted::Status::kNone;
    default:
      // Errors of the one connection that was waiting: accept(2) asks to treat them as transient.
      return Accepted::Status::kRetry;
  }
}

}  // namespace

ListenSocket::ListenSocket(const std::string& address, std::uint16_t port, int backlog) {
  SocketAddress where = parse_address(address, port);
  const std::string what = "cannot listen on " + address + " port " + std::to_string(port);
  const int descriptor =
      ::socket(where.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (descriptor < 0) fail(descriptor, what);
  const int on = 1;
  if (::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
      ::bind(descriptor, where.generic(), where.size) != 0 || ::listen(descriptor, backlog) != 0 ||
      ::getsockname(descriptor, where.generic(), &where.size) != 0) {
    fail(descriptor, what);
  }
  descriptor_ = descriptor;
  port_ = ntohs(where.storage.ss_family == AF_INET6
                    ? reinterpret_cast<sockaddr_in6*>(&where.storage)->sin6_port
                    : reinterpret_cast<sockaddr_in*>(&where.storage)->sin_port);
}

ListenSocket::~ListenSocket() { ::close(descriptor_); }

void ListenSocket::refuse_new() const {
  // Offsets count from the TCP header (RFC 9293, 3.1), whose byte 13 holds the flags.
  constexpr std::uint32_t kFlags = 13;
  constexpr std::uint32_t kSynAndAck = 0x12;
  constexpr std::uint32_t kSyn = 0x02;
  std::array<sock_filter, 5> drop_requests = {{
      BPF_STMT(BPF_LD | BPF_B | BPF_ABS, kFlags),
      BPF_STMT(BPF_ALU | BPF_AND | BPF_K, kSynAndAck),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kSyn, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, 0),
      BPF_STMT(BPF_RET | BPF_K, 0xffffffffU),
  }};
  const sock_fprog program{drop_requests.size(), drop_requests.data()};
  (void)::setsockopt(descriptor_, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program);
}

Accepted accept_connection(int listen_descriptor) {
  SocketAddress peer;
  const int descriptor =
      ::accept4(listen_descriptor, peer.generic(), &peer.size, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (descriptor < 0) return {classify(errno), -1, {}};
  const int on = 1;
  ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return {Accepted::Status::kConnection, descriptor, format_address(peer)};
}

std::size_t connection_budget() {
  constexpr std::size_t kFloor = 8;
  constexpr std::size_t kSmallestReserve = 16;
  constexpr std::size_t kLargestReserve = 256;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return kFloor;
  const std::size_t all = static_cast<std::size_t>(std::min<rlim_t>(limit.rlim_cur, 1U << 20U));
  std::error_code ignored;
  const auto open = static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator("/proc/self/fd", ignored),
                    std::filesystem::directory_iterator()));
  const std::size_t taken = open + std::clamp(all / 4, kSmallestReserve, kLargestReserve);
  return std::max(kFloor, all > taken ? all - taken : 0);
}

}  // namespace specgen::transport
