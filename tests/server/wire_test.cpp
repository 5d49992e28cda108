#include "specgen/http/wire.hpp"

#include <gtest/gtest.h>

namespace specgen::http {
namespace {

std::string wire(const Response& response, bool keep_alive = true, bool head_only = false) {
  std::string out;
  append_response(
      out, response,
      {.request_id = "id", .date = "now", .keep_alive = keep_alive, .head_only = head_only});
  return out;
}

TEST(Wire, WritesAWholeMessage) {
  EXPECT_EQ(wire({201, "application/json", {{"Location", "/a"}}, "{}"}),
            "HTTP/1.1 201 Created\r\nDate: now\r\nConnection: keep-alive\r\nX-Request-Id: id\r\n"
            "Location: /a\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
}

TEST(Wire, ClosesAndAnswersHead) {
  EXPECT_EQ(wire({200, "a/b", {}, "xyz"}, false, true),
            "HTTP/1.1 200 OK\r\nDate: now\r\nConnection: close\r\nX-Request-Id: id\r\n"
            "Content-Type: a/b\r\nContent-Length: 3\r\n\r\n");
}

TEST(Wire, NoContentHasNoLength) {
  EXPECT_EQ(wire({204, "a/b", {}, "x"}),
            "HTTP/1.1 204 No Content\r\nDate: now\r\nConnection: keep-alive\r\nX-Request-Id: id\r\n"
            "\r\n");
}

TEST(Wire, UnknownStatusHasAnEmptyReason) {
  EXPECT_EQ(wire({299, {}, {}, {}}),
            "HTTP/1.1 299 \r\nDate: now\r\nConnection: keep-alive\r\nX-Request-Id: id\r\n"
            "Content-Length: 0\r\n\r\n");
}

TEST(FindFault, PassesGoodResponses) {
  EXPECT_EQ(find_fault({200, "a/b", {{"A", "b"}}, "x"}), std::nullopt);
}

TEST(FindFault, RefusesInjection) {
  EXPECT_EQ(find_fault({200, "a\r\nb", {}, {}}),
            "the response's content type holds control characters");
  EXPECT_EQ(find_fault({200, {}, {{"A", "b\r\nC: d"}}, {}}),
            "the value of response header A holds control characters");
  EXPECT_EQ(find_fault({200, {}, {{"A", std::string("b\0c", 3)}}, {}}),
            "the value of response header A holds control characters");
  EXPECT_EQ(find_fault({200, {}, {{"A\r\nB", "b"}}, {}}), "a response header's name is no token");
  EXPECT_EQ(find_fault({200, {}, {{"", "b"}}, {}}), "a response header's name is no token");
}

TEST(FindFault, RefusesTheServersOwnHeaders) {
  for (const char* name :
       {"Content-Length", "date", "CONNECTION", "Transfer-Encoding", "X-Request-Id"}) {
    EXPECT_EQ(find_fault({200, {}, {{name, "1"}}, {}}),
              "response header " + std::string(name) + " is for the server to set");
  }
}

TEST(FindFault, RefusesStatusesThatAreNone) {
  for (const int status : {0, 100, 199, 600}) {
    EXPECT_EQ(find_fault({status, {}, {}, {}}), "the response's status is no status");
  }
}

}  // namespace
}  // namespace specgen::http
