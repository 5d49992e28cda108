#include "specgen/transport/framer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <random>
#include <string>
#include <vector>

namespace specgen::transport {

void PrintTo(const FramedRequest& framed, std::ostream* out) {
  *out << http::to_string(framed.request.method) << " path=" << framed.request.path
       << " query=" << framed.request.query << " headers=";
  for (const http::Header& header : framed.request.headers) {
    *out << header.name << ":" << header.value << ";";
  }
  *out << " body=" << framed.request.body << " keep_alive=" << framed.keep_alive;
}

void PrintTo(const FramingError& error, std::ostream* out) {
  *out << error.status << " " << error.detail;
}

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// What a stream of bytes came to.
struct Reading {
  std::vector<FramedRequest> requests;
  std::optional<FramingError> error;
  std::size_t continues = 0;
  Framer::Phase phase = Framer::Phase::kIdle;

  /// Whether 100 Continue is due depends on what has already arrived, and so on the pieces.
  friend bool operator==(const Reading& left, const Reading& right) {
    return left.requests == right.requests && left.error == right.error &&
           left.phase == right.phase;
  }
};

void PrintTo(const Reading& reading, std::ostream* out) {
  for (const FramedRequest& request : reading.requests) {
    PrintTo(request, out);
    *out << "\n";
  }
  if (reading.error) PrintTo(*reading.error, out);
  *out << " phase=" << static_cast<int>(reading.phase);
}

LimitOptions small_limits() {
  LimitOptions limits;
  limits.header_bytes = 256;
  limits.header_count = 8;
  limits.target_bytes = 64;
  limits.body_bytes = 32;
  return limits;
}

void drain(Framer& framer, Reading& reading) {
  while (!reading.error) {
    auto event = framer.next();
    if (auto* request = std::get_if<FramedRequest>(&event)) {
      reading.requests.push_back(std::move(*request));
    } else if (auto* error = std::get_if<FramingError>(&event)) {
      reading.error = std::move(*error);
    } else if (std::holds_alternative<Framer::Continue>(event)) {
      ++reading.continues;
    } else {
      break;
    }
  }
  reading.phase = framer.phase();
}

Reading read_pieces(const std::vector<std::string_view>& pieces) {
  Framer framer(small_limits());
  Reading reading;
  for (const std::string_view piece : pieces) {
    framer.feed(piece);
    drain(framer, reading);
  }
  return reading;
}

Reading read_whole(std::string_view stream) { return read_pieces({stream}); }

FramedRequest request(http::Method method, const std::string& target,
                      std::vector<http::Header> headers, std::string body = "",
                      bool keep_alive = true) {
  FramedRequest framed;
  framed.request.method = method;
  framed.request.target = target;
  const std::size_t mark = target.find('?');
  framed.request.path = target.substr(0, mark);
  if (mark != std::string::npos) framed.request.query = target.substr(mark + 1);
  framed.request.headers = std::move(headers);
  framed.request.body = std::move(body);
  framed.keep_alive = keep_alive;
  return framed;
}

const http::Header kHost{"Host", "a"};

struct Refusal {
  std::string stream;
  int status;
  std::string detail;
};

const std::string kBadHead = "The request head is malformed.";

std::vector<Refusal> refusals() {
  const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
  const std::string chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
  const std::string nul(1, '\0');
  return {
      {"get / HTTP/1.1\r\nHost: a\r\n\r\n", 400, "Methods are in capital letters."},
      {"Get / HTTP/1.1\r\nHost: a\r\n\r\n", 400, "Methods are in capital letters."},
      {"BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501, "The method is unknown."},
      {"CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", 501, "The method is unknown."},
      {"\x16\x03\x01\x02", 400, "This is not an HTTP/1.1 request."},
      {" GET / HTTP/1.1\r\nHost: a\r\n\r\n", 400, "This is not an HTTP/1.1 request."},
      {"\r\n\r\n\r\n\r\n\r\nGET / HTTP/1.1\r\n\r\n", 400,
       "Too many empty lines before the request line."},
      {"\rGET / HTTP/1.1\r\n\r\n", 400, "This is not an HTTP/1.1 request."},
      {"\nGET / HTTP/1.1\r\n\r\n", 400, "A line of the request head does not end in CR LF."},
      {"GET / HTTP/1.1\nHost: a\r\n\r\n", 400, "A line of the request head does not end in CR LF."},
      {"GET / HTTP/1.1\r\nHost: a\n\r\n", 400, "A line of the request head does not end in CR LF."},
      {"GET / HTTP/1.1\r\nHost: a\r\n\n", 400, "A line of the request head does not end in CR LF."},
      {"GET / HTTP/1.1\r\nHost: a\r\nA: b\r\n c\r\n\r\n", 400,
       "Folded header lines are not accepted."},
      {"GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400, "Folded header lines are not accepted."},
      {"GET / HTTP/1.1\r\n\r\n", 400, "The header Host is missing."},
      {"GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400, "The header Host stands twice."},
      {"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400, "The header Host is malformed."},
      {"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400, "The header Host is malformed."},
      {"GET /#a HTTP/1.1\r\nHost: a\r\n\r\n", 400, "The request target is malformed."},
      {"GET /\x80 HTTP/1.1\r\nHost: a\r\n\r\n", 400, "The request target is malformed."},
      {"GET a HTTP/1.1\r\nHost: a\r\n\r\n", 400, "The request target is malformed."},
      {"GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400, "The request target is malformed."},
      {"GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400, "The request target is malformed."},
      {"GET http:///x HTTP/1.1\r\nHost: a\r\n\r\n", 400, "The request target is malformed."},
      {"GET http://u@a/x HTTP/1.1\r\nHost: a\r\n\r\n", 400, "The request target is malformed."},
      {"GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400, kBadHead},
      {"GET / / HTTP/1.1\r\nHost: a\r\n\r\n", 400, kBadHead},
      {"GET /" + nul + " HTTP/1.1\r\nHost: a\r\n\r\n", 400, kBadHead},
      {"GET / HTTP/1.1\r\nHost: a\r\nA: " + nul + "\r\n\r\n", 400, kBadHead},
      {"GET / HTTP/1.1\r\nHost: a\r\nA: \x01\r\n\r\n", 400, kBadHead},
      {"GET / HTTP/1.1\r\nHost: a\r\nA\x01: b\r\n\r\n", 400, kBadHead},
      {"GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400, kBadHead},
      {"GET / HTTP/1.1\r\n: a\r\n\r\n", 400, kBadHead},
      {"GET / HTTP/1.1\r\nHost\r\n\r\n", 400, kBadHead},
      {"GET / HTTP/1.1\r\nHost: a\r\nA: b\rc\r\n\r\n", 400, kBadHead},
      {"GET /\r\n\r\n", 400, kBadHead},
      {"PRI * HTTP/2.0\r\n\r\n", 505, "Only HTTP/1.1 and HTTP/1.0 are spoken here."},
      {"GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505, "Only HTTP/1.1 and HTTP/1.0 are spoken here."},
      {"GET / HTTP/1.11\r\nHost: a\r\n\r\n", 400, kBadHead},
      {"GET / XTTP/1.1\r\nHost: a\r\n\r\n", 400, kBadHead},
      {"GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Basic a\r\nAuthorization: Basic a\r\n\r\n", 400,
       "The header Authorization stands twice."},
      {"GET / HTTP/1.1\r\nHost: a\r\nContent-Type: a/b\r\nContent-Type: a/b\r\n\r\n", 400,
       "The header Content-Type stands twice."},
      {post + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400,
       "The header Content-Length stands twice."},
      {post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc", 400, kBadHead},
      {post + "Content-Length: 3, 3\r\n\r\nabc", 400, "The header Content-Length is malformed."},
      {post + "Content-Length: +3\r\n\r\nabc", 400, kBadHead},
      {post + "Content-Length: -3\r\n\r\nabc", 400, kBadHead},
      {post + "Content-Length: 3x\r\n\r\nabc", 400, kBadHead},
      {post + "Content-Length: \r\n\r\nabc", 400, kBadHead},
      {post + "Content-Length: 18446744073709551616\r\n\r\nabc", 400, kBadHead},
      {post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, kBadHead},
      {post + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", 400, kBadHead},
      {post + "Transfer-Encoding: ch\r\n\r\n", 400,
       "The only transfer coding accepted is chunked."},
      {post + "Transfer-Encoding: chunked, gzip\r\n\r\n", 400,
       "The only transfer coding accepted is chunked."},
      {post + "Transfer-Encoding: gzip, chunked\r\n\r\n", 501,
       "The only transfer coding accepted is chunked."},
      {post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 400, kBadHead},
      {"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
       "HTTP/1.0 has no Transfer-Encoding."},
      {post + "Expect: 200-ok\r\nContent-Length: 1\r\n\r\na", 417,
       "The only expectation met is 100-continue."},
      {chunked + "x\r\n\r\n\r\n", 400, "The chunked body is malformed."},
      {chunked + "3\r\nabcde\r\n", 400, "The chunked body is malformed."},
      {chunked + "-1\r\nabc\r\n", 400, "The chunked body is malformed."},
      {chunked + "fffffffffffffffff\r\nabc\r\n", 400, "The chunked body is malformed."},
      {chunked + "0\r\nA\x01: b\r\n\r\n", 400, "The chunked body is malformed."},
      {chunked + "1;" + std::string(300, 'e') + "\r\na\r\n0\r\n\r\n", 400,
       "A chunk extension is too long."},
      {chunked + std::string(5000, '0') + "\r\n\r\n", 400,
       "A chunk header or the trailers are too large."},
      {chunked + "0\r\nA: " + std::string(5000, 'x') + "\r\n\r\n", 400,
       "A chunk header or the trailers are too large."},
      {"GET /" + std::string(64, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414,
       "The request target is too long."},
      {"GET /" + std::string(200, 'x'), 414, "The request target is too long."},
      {"GET / HTTP/1.1\r\nHost: a\r\nA: " + std::string(240, 'x') + "\r\n\r\n", 431,
       "The request head is too large."},
      {"GET / HTTP/1.1\r\nHost: a\r\n" + std::string("A:\r\nA:\r\nA:\r\nA:\r\nA:\r\nA:\r\n") +
           "A:\r\nA:\r\n\r\n",
       431, "The request head is too large."},
  };
}

std::vector<std::string> acceptables() {
  const std::string post = "POST /p?q=1 HTTP/1.1\r\nHost: a\r\n";
  const std::string chunked = post + "Transfer-Encoding: Chunked\r\n\r\n";
  return {
      "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
      "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\n\r\n\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET /a HTTP/1.0\r\n\r\n",
      "HEAD /a HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
      post + "Content-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\nHost: a\r\n\r\n",
      post + "Content-Length: 0\r\n\r\n",
      post + "Content-Length: 32\r\n\r\n" + std::string(32, 'b'),
      post + "Expect: 100-Continue\r\nContent-Length: 3\r\n\r\nabc",
      chunked + "3\r\nabc\r\n0\r\n\r\n",
      chunked + "0\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
      chunked + "3;x=\"y\"\r\nabc\r\n1\r\n\r\r\n0\r\nTrailer: t\r\n\r\n",
      chunked + "03\r\n\r\n\r\r\n00\r\n\r\n",
      "GET /half",
      post + "Content-Length: 3\r\n\r\nab",
      chunked + "3\r\nab",
  };
}

TEST(Framer, ReadsAPlainRequest) {
  const Reading reading = read_whole("GET /a/b?c=d?e HTTP/1.1\r\nHost: a\r\nX-Y:  z \r\n\r\n");
  EXPECT_THAT(reading.requests,
              ElementsAre(request(http::Method::kGet, "/a/b?c=d?e", {kHost, {"X-Y", "z"}})));
  EXPECT_EQ(reading.requests.front().request.query, "c=d?e");
  EXPECT_EQ(reading.phase, Framer::Phase::kIdle);
}

TEST(Framer, KeepsHeaderOrderAndRepeats) {
  const Reading reading = read_whole("GET / HTTP/1.1\r\nB: 1\r\nHost: a\r\nb: 2\r\nEmpty:\r\n\r\n");
  EXPECT_THAT(reading.requests,
              ElementsAre(request(http::Method::kGet, "/",
                                  {{"B", "1"}, kHost, {"b", "2"}, {"Empty", ""}})));
}

TEST(Framer, PipelinedRequestsComeInOrder) {
  const Reading reading = read_whole(
      "POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi"
      "POST /2 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nho\r\n0\r\n\r\n"
      "GET /3 HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_THAT(
      reading.requests,
      ElementsAre(
          request(http::Method::kPost, "/1", {kHost, {"Content-Length", "2"}}, "hi"),
          request(http::Method::kPost, "/2", {kHost, {"Transfer-Encoding", "chunked"}}, "ho"),
          request(http::Method::kGet, "/3", {kHost})));
}

TEST(Framer, DropsTrailersAndExtensions) {
  const Reading reading = read_whole(
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
      "2;x=y\r\nhi\r\n0;z\r\nHost: b\r\nA: b\r\n\r\n");
  EXPECT_THAT(reading.requests,
              ElementsAre(request(http::Method::kPost, "/",
                                  {kHost, {"Transfer-Encoding", "chunked"}}, "hi")));
}

TEST(Framer, ReducesAbsoluteForm) {
  EXPECT_THAT(read_whole("GET HTTP://b:80/x?y HTTP/1.1\r\nHost: a\r\n\r\n").requests,
              ElementsAre(request(http::Method::kGet, "/x?y", {kHost})));
  EXPECT_THAT(read_whole("GET https://b HTTP/1.1\r\nHost: a\r\n\r\n").requests,
              ElementsAre(request(http::Method::kGet, "/", {kHost})));
  EXPECT_THAT(read_whole("GET http://b?y HTTP/1.1\r\nHost: a\r\n\r\n").requests,
              ElementsAre(request(http::Method::kGet, "/?y", {kHost})));
}

TEST(Framer, KnowsWhenTheConnectionStays) {
  const auto keeps = [](std::string_view stream) {
    return read_whole(stream).requests.at(0).keep_alive;
  };
  EXPECT_TRUE(keeps("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
  EXPECT_TRUE(keeps("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
  EXPECT_FALSE(keeps("GET / HTTP/1.0\r\n\r\n"));
  EXPECT_FALSE(keeps("GET / HTTP/1.1\r\nHost: a\r\nConnection: foo, CLOSE\r\n\r\n"));
}

TEST(Framer, AsksForTheBodyOnlyWhereTheClientWaits) {
  const std::string head = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n";
  EXPECT_EQ(read_whole(head + "Content-Length: 3\r\n\r\n").continues, 1U);
  EXPECT_EQ(read_whole(head + "Content-Length: 3\r\n\r\nabc").continues, 0U);
  EXPECT_EQ(read_whole(head + "Content-Length: 0\r\n\r\n").continues, 0U);
  EXPECT_EQ(read_pieces({head, "Content-Length: 3\r\n\r\n", "a", "b", "c"}).continues, 1U);
  // HTTP/1.0 clients cannot mean it.
  EXPECT_EQ(
      read_whole("POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n").continues,
      0U);
}

TEST(Framer, TellsItsPhase) {
  EXPECT_EQ(read_whole("").phase, Framer::Phase::kIdle);
  EXPECT_EQ(read_whole("\r\n").phase, Framer::Phase::kIdle);
  EXPECT_EQ(read_whole("G").phase, Framer::Phase::kHead);
  EXPECT_EQ(read_whole("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n").phase,
            Framer::Phase::kBody);
  EXPECT_EQ(read_whole("\x01").phase, Framer::Phase::kFailed);
}

TEST(Framer, RefusesWhatIsDangerous) {
  for (const Refusal& refusal : refusals()) {
    const Reading reading = read_whole(refusal.stream);
    EXPECT_THAT(reading.requests, IsEmpty()) << refusal.stream;
    EXPECT_EQ(reading.error, (FramingError{refusal.status, refusal.detail, {}})) << refusal.stream;
  }
}

TEST(Framer, RefusesLargeBodiesBeforeTheyCome) {
  const std::string post = "POST /p HTTP/1.1\r\nHost: a\r\n";
  FramedRequest head = request(http::Method::kPost, "/p", {kHost, {"Content-Length", "33"}}, "");
  EXPECT_EQ(read_whole(post + "Content-Length: 33\r\n\r\n").error,
            (FramingError{413, "The body is too large.", head.request}));
  head = request(http::Method::kPost, "/p", {kHost, {"Transfer-Encoding", "chunked"}}, "");
  EXPECT_EQ(read_whole(post + "Transfer-Encoding: chunked\r\n\r\n20\r\n" + std::string(32, 'x') +
                       "\r\n1\r\n")
                .error,
            (FramingError{413, "The body is too large.", head.request}));
}

TEST(Framer, StaysFailed) {
  Framer framer(small_limits());
  framer.feed("\x01");
  const auto first = framer.next();
  framer.feed("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(framer.next(), first);
  EXPECT_EQ(framer.buffered(), 0U);
}

void expect_same_at_every_split(const std::string& stream) {
  const Reading whole = read_whole(stream);
  const std::string_view view(stream);
  for (std::size_t first = 0; first <= view.size(); ++first) {
    ASSERT_EQ(read_pieces({view.substr(0, first), view.substr(first)}), whole)
        << "split at " << first << " of " << stream;
  }
  std::vector<std::string_view> bytes;
  for (std::size_t i = 0; i < view.size(); ++i) bytes.push_back(view.substr(i, 1));
  ASSERT_EQ(read_pieces(bytes), whole) << "byte by byte: " << stream;
}

TEST(Framer, SaysTheSameAtEverySplit) {
  for (const std::string& stream : acceptables()) {
    ASSERT_FALSE(read_whole(stream).error) << stream;
    expect_same_at_every_split(stream);
  }
  for (const Refusal& refusal : refusals()) expect_same_at_every_split(refusal.stream);
}

TEST(Framer, SaysTheSameAtEverySplitOfMutatedRequests) {
  std::mt19937 random(20240607);
  const std::vector<std::string> seeds = acceptables();
  const std::string_view alphabet("\r\n\t :;,0159afAGHT/%#\0\x80\x7f", 23);
  const auto below = [&random](std::size_t bound) { return random() % bound; };
  for (int round = 0; round < 3000; ++round) {
    std::string stream = seeds[below(seeds.size())];
    for (std::size_t edits = 1 + below(3); edits > 0; --edits) {
      const std::size_t at = below(stream.size() + 1);
      const char byte = alphabet[below(alphabet.size())];
      if (below(3) == 0)
        stream.insert(at, 1, byte);
      else if (at < stream.size() && below(2) == 0)
        stream.erase(at, 1);
      else if (at < stream.size())
        stream[at] = byte;
    }
    const Reading whole = read_whole(stream);
    const std::string_view view(stream);
    const std::size_t first = below(view.size() + 1);
    const std::size_t second = first + below(view.size() - first + 1);
    ASSERT_EQ(read_pieces(
                  {view.substr(0, first), view.substr(first, second - first), view.substr(second)}),
              whole)
        << "split at " << first << " and " << second << " of " << stream;
  }
}

}  // namespace
}  // namespace specgen::transport
