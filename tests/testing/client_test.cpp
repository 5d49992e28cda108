#include "specgen/testing/client.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scripted_server.hpp"

namespace specgen::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

std::string ok(const std::string&) { return answer(200, "", "hello"); }

TEST(Client, SendsWhatItIsToldAndNothingMore) {
  ScriptedServer server(ok);
  Client client(server.url() + "/v1/");
  const HttpResponse response = client.send({.method = "POST",
                                             .path = "/a/../b?c=d",
                                             .headers = {{"X-One", "1"}, {"X-Empty", ""}},
                                             .body = std::string("{\0}", 3)});
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, "hello");
  EXPECT_EQ(response.error, "");
  const std::string expected = "POST /v1/a/../b?c=d HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() +
                               "\r\nUser-Agent: specgen-testing\r\nAccept: */*\r\nX-One: 1\r\n"
                               "X-Empty:\r\nContent-Length: 3\r\n\r\n" +
                               std::string("{\0}", 3);
  EXPECT_THAT(server.requests(), ElementsAre(expected));
}

TEST(Client, PostWithoutBodySaysThatItIsEmpty) {
  ScriptedServer server(ok);
  Client client(server.url());
  client.send({.method = "POST", .path = "/", .headers = {}, .body = {}});
  ASSERT_THAT(server.requests(), SizeIs(1));
  EXPECT_THAT(server.requests()[0], HasSubstr("\r\nContent-Length: 0\r\n"));
}

TEST(Client, HeadHasNoBodyToWaitFor) {
  ScriptedServer server([](const std::string&) {
    return std::string("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
  });
  Client client(server.url());
  const HttpResponse response =
      client.send({.method = "HEAD", .path = "/", .headers = {}, .body = {}});
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.error, "");
}

TEST(Client, KeepsItsConnection) {
  ScriptedServer server(ok);
  Client client(server.url());
  client.send({});
  client.send({});
  EXPECT_EQ(server.connections(), 1U);
  EXPECT_THAT(server.requests(), SizeIs(2));
}

TEST(Client, UsesTheConnectionThatWasOpenedBefore) {
  ScriptedServer server(ok);
  Client client(server.url());
  ASSERT_EQ(client.connect(), "");
  EXPECT_THAT(server.requests(), SizeIs(0));
  EXPECT_EQ(client.send({}).status, 200);
  EXPECT_EQ(client.send({}).status, 200);
  EXPECT_EQ(server.connections(), 1U);
}

TEST(Client, FindsHeadersWhateverTheirCaseAndIgnoresInterimAnswers) {
  ScriptedServer server([](const std::string&) {
    return "HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n" +
           answer(200, "X-Late:  two words \r\n", "");
  });
  Client client(server.url());
  const HttpResponse response = client.send({});
  ASSERT_NE(response.header("x-late"), nullptr);
  EXPECT_EQ(*response.header("x-late"), "two words");
  EXPECT_EQ(response.header("X-Early"), nullptr);
}

TEST(Client, SaysWhyThereIsNoAnswer) {
  ScriptedServer server([](const std::string&) { return std::string(); });
  Client client(server.url());
  const HttpResponse response = client.send({});
  EXPECT_EQ(response.status, 0);
  EXPECT_EQ(response.error, "Empty reply from server");
}

TEST(Client, SaysWhyItCannotConnect) {
  std::string url;
  std::string port;
  {
    ScriptedServer server(ok);
    url = server.url();
    port = server.port();
  }
  Client client(url);
  EXPECT_EQ(client.connect(), "cannot connect to 127.0.0.1:" + port + ": Connection refused");
  EXPECT_EQ(client.send({}).status, 0);
  EXPECT_THAT(client.send({}).error, HasSubstr("Couldn't connect to server"));
}

TEST(Client, RefusesWhatIsNoUrl) {
  Client client("http://[nowhere");
  EXPECT_THAT(client.connect(), HasSubstr("bad URL 'http://[nowhere'"));
  EXPECT_EQ(client.send({}).status, 0);
}

TEST(Client, GivesUpOnAnAnswerThatDoesNotEnd) {
  ScriptedServer server([](const std::string&) {
    return std::string("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
  });
  Client client(server.url(), {.connect_timeout = std::chrono::milliseconds(1000),
                               .timeout = std::chrono::milliseconds(50)});
  const HttpResponse response = client.send({});
  EXPECT_EQ(response.status, 0);
  EXPECT_THAT(response.error, HasSubstr("timed out"));
}

TEST(Client, RefusesAnAnswerThatIsTooLong) {
  ScriptedServer server(ok);
  Client client(server.url(), {.max_body_bytes = 4});
  const HttpResponse response = client.send({});
  EXPECT_EQ(response.status, 0);
  EXPECT_EQ(response.error, "the answer's body is longer than 4 bytes");
}

}  // namespace
}  // namespace specgen::testing
