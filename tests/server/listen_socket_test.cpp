#include "specgen/transport/listen_socket.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <stdexcept>
#include <system_error>

#include "test_client.hpp"

namespace specgen::transport {
namespace {

TEST(ListenSocket, AcceptsWithTheClientsAddress) {
  const ListenSocket socket("127.0.0.1", 0, 16);
  EXPECT_EQ(accept_connection(socket.descriptor()).status, Accepted::Status::kNone);
  const TestClient client(socket.port());
  const Accepted accepted = accept_connection(socket.descriptor());
  EXPECT_EQ(accepted.status, Accepted::Status::kConnection);
  EXPECT_EQ(accepted.address, "127.0.0.1");
  ::close(accepted.descriptor);
}

TEST(ListenSocket, SaysWhyItCannot) {
  const ListenSocket socket("127.0.0.1", 0, 16);
  try {
    const ListenSocket second("127.0.0.1", socket.port(), 16);
    FAIL() << "the port is taken";
  } catch (const std::system_error& error) {
    EXPECT_EQ(std::string(error.what()), "cannot listen on 127.0.0.1 port " +
                                             std::to_string(socket.port()) +
                                             ": Address already in use");
  }
  EXPECT_THROW(ListenSocket("localhost", 0, 16), std::invalid_argument);
}

TEST(ConnectionBudget, LeavesAReserve) {
  const std::size_t budget = connection_budget();
  EXPECT_GE(budget, 8U);
  EXPECT_LT(budget, static_cast<std::size_t>(::sysconf(_SC_OPEN_MAX)));
}

}  // namespace
}  // namespace specgen::transport
