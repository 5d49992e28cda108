#include <array>

#include "api/all_apis.hpp"
#include "feature_server.hpp"
#include "operations/either.hpp"
#include "operations/feed.hpp"
#include "operations/follow.hpp"
#include "operations/labels.hpp"
#include "operations/pick.hpp"
#include "operations/picture.hpp"
#include "operations/post_avatar.hpp"
#include "operations/post_form.hpp"
#include "operations/post_nameless.hpp"
#include "operations/post_styled_form.hpp"
#include "operations/post_styled_upload.hpp"
#include "operations/post_xml_part.hpp"
#include "operations/put_bytes.hpp"
#include "operations/put_image.hpp"
#include "operations/put_note.hpp"
#include "operations/report.hpp"
#include "operations/status.hpp"
#include "operations/upload.hpp"
#include "operations/version.hpp"
#include "operations/xml.hpp"
#include "server/operations.hpp"

namespace features::bodies {
namespace {

std::string text_of(const std::optional<Place>& place) {
  if (!place) return "-";
  return place->city + (place->zip.is_null() ? "" : "/" + place->zip.value());
}

/// What came for the properties that the two styled forms share.
template <class Body>
std::string styled_text(const Body& body) {
  std::string text;
  for (const std::string& tag : body.tags.value_or(std::vector<std::string>())) text += "#" + tag;
  for (const std::int64_t size : body.sizes.value_or(std::vector<std::int64_t>())) {
    text += " " + std::to_string(size);
  }
  text += " " + text_of(body.place);
  if (body.range) {
    text += " " + std::to_string(body.range->from.value_or(-1)) + ".." +
            std::to_string(body.range->to.value_or(-1));
  }
  text += " " + body.note.value_or("-");
  for (const std::int64_t id : body.ids.value_or(std::vector<std::int64_t>())) {
    text += " @" + std::to_string(id);
  }
  if (body.labels) {
    for (const auto& [name, label] : *body.labels) text += " " + name + "=" + label;
  }
  return text;
}

class Handlers : public AllApis {
 public:
  PostStyledFormResult post_styled_form(const PostStyledFormRequest& request,
                                        const specgen::RequestContext& /*context*/) override {
    return PostStyledFormOk{.body = styled_text(request.body)};
  }
  PostStyledUploadResult post_styled_upload(const PostStyledUploadRequest& request,
                                            const specgen::RequestContext& /*context*/) override {
    return PostStyledUploadOk{.body = styled_text(request.body)};
  }
  PostAvatarResult post_avatar(const PostAvatarRequest& request,
                               const specgen::RequestContext& /*context*/) override {
    return PostAvatarOk{.body = request.body.name + " " + request.body.image.value_or("-") + " " +
                                text_of(request.body.place)};
  }
  PostXmlPartResult post_xml_part(const PostXmlPartRequest& /*request*/,
                                  const specgen::RequestContext& /*context*/) override {
    return PostXmlPartOk{.body = "never"};
  }
  PostFormResult post_form(const PostFormRequest& request,
                           const specgen::RequestContext& /*context*/) override {
    std::string text = request.body.name + " " + std::to_string(request.body.age.value_or(0));
    for (const std::string& tag : request.body.tags.value_or(std::vector<std::string>())) {
      text += " #" + tag;
    }
    return PostFormOk{.body = text + " " + text_of(request.body.place)};
  }
  UploadResult upload(const UploadRequest& request,
                      const specgen::RequestContext& /*context*/) override {
    std::string text = request.body.title + " " + std::to_string(request.body.count.value_or(0)) +
                       " " + text_of(request.body.place) + " " +
                       std::to_string(request.body.file.size());
    for (const std::string& file : request.body.more.value_or(std::vector<std::string>())) {
      text += " +" + std::to_string(file.size());
    }
    return UploadOk{.body = text};
  }
  EitherResult either(const EitherRequest& request,
                      const specgen::RequestContext& /*context*/) override {
    if (!request.body) return EitherOk{.body = "nothing"};
    if (const auto* text = std::get_if<std::string>(&*request.body)) {
      return EitherOk{.body = "text " + *text};
    }
    return EitherOk{.body = "place " + text_of(std::get<Place>(*request.body))};
  }
  XmlResult xml(const XmlRequest& /*request*/,
                const specgen::RequestContext& /*context*/) override {
    return XmlOk{.body = "never"};
  }
  PostNamelessResult post_nameless(const PostNamelessRequest& /*request*/,
                                   const specgen::RequestContext& /*context*/) override {
    return PostNamelessOk{.body = "never"};
  }
  PutBytesResult put_bytes(const PutBytesRequest& request,
                           const specgen::RequestContext& /*context*/) override {
    // What comes goes back at once, so that it may be longer than anything that is held.
    return PutBytesOk{.body = specgen::ByteStream([body = request.body](specgen::BodyWriter& out) {
                        std::array<char, 4096> piece{};
                        std::size_t count = 0;
                        while ((count = body.read(piece)) > 0) {
                          if (!out.write({piece.data(), count})) return;
                        }
                      })};
  }
  PutImageResult put_image(const PutImageRequest& request,
                           const specgen::RequestContext& context) override {
    if (!request.body) return PutImageOk{.body = request.name + " nothing"};
    return PutImageOk{.body = request.name + " " + *context.request().header("Content-Type") + " " +
                              std::to_string(request.body->read_all(10).size())};
  }
  PickResult pick(const PickRequest& request, const specgen::RequestContext& /*context*/) override {
    return PickOk{.body = request.body};
  }
  FollowResult follow(const FollowRequest& request,
                      const specgen::RequestContext& /*context*/) override {
    if (request.count > 100) return FollowNotFound{.body = Place{.city = "Bern"}};
    return FollowOk{.body =
                        specgen::EventStream([count = request.count](specgen::EventWriter& events) {
                          for (std::int64_t i = 1; i <= count; ++i) {
                            const std::string id = std::to_string(i);
                            if (!events.send({.data = "event\n" + id, .id = id})) return;
                          }
                        })};
  }
  FeedResult feed(const FeedRequest& /*request*/, const specgen::RequestContext& context) override {
    if (context.media_type() != "text/event-stream") {
      return FeedOk{.body = std::vector<std::string>{"a", "b"}};
    }
    return FeedOk{.body = specgen::EventStream([](specgen::EventWriter& events) {
                    (void)(events.send({.data = "a"}) && events.send({.data = "b"}));
                  })};
  }
  ReportResult report(const ReportRequest& /*request*/,
                      const specgen::RequestContext& context) override {
    if (context.media_type() == "text/csv") return ReportOk{.x_count = 1, .body = "city\nBern\n"};
    return ReportOk{.x_count = 2, .body = Place{.city = "Bern"}};
  }
  PictureResult picture(const PictureRequest& request,
                        const specgen::RequestContext& context) override {
    if (context.media_type() == "application/json") return PictureOk{.body = Place{.city = "Bern"}};
    return PictureOk{.content_type = request.type, .body = specgen::ByteStream("bytes")};
  }
  PutNoteResult put_note(const PutNoteRequest& request,
                         const specgen::RequestContext& /*context*/) override {
    return PutNoteOk{.body = "'" + request.body + "'"};
  }
  VersionResult version(const VersionRequest& request,
                        const specgen::RequestContext& /*context*/) override {
    return VersionOk{.body = std::to_string(request.body.index() + 1)};
  }
  LabelsResult labels(const LabelsRequest& request,
                      const specgen::RequestContext& /*context*/) override {
    return LabelsOk{.x_cache = LabelsOkXCache::kHit,
                    .x_ids = std::vector<std::int64_t>{1, 2},
                    .x_names = {request.name, "b"},
                    .x_place = Place{.city = "Bern", .zip = std::string("3000")},
                    .x_spread = Place{.city = "Bern"},
                    .x_json = Place{.city = "Bern"},
                    .x_marks = {1, nullptr, request.mark.value_or(2)},
                    .x_null = nullptr,
                    .set_cookie = {"a=1, 2", "b=3"},
                    .body = "labelled"};
  }
  StatusResult status(const StatusRequest& request,
                      const specgen::RequestContext& /*context*/) override {
    const int code = static_cast<int>(request.code);
    if (code >= 400 && code < 500) return Status4XX{.status = code, .body = {.city = "Bern"}};
    return StatusDefault{.status = code, .body = "other"};
  }
};

class Bodies : public testing::Test {
 protected:
  std::string post(const std::string& path, const std::string& type, const std::string& body) {
    return FeatureServer::text(server_.post(path, type, body));
  }

  Handlers handlers_;
  FeatureServer server_{kBasePath, make_operations(handlers_)};
};

constexpr const char* kForm = "application/x-www-form-urlencoded";

TEST_F(Bodies, Forms) {
  EXPECT_EQ(post("/form", kForm, "name=J%C3%B6rg+B&age=7&tags=a&tags=b&place={\"city\":\"Bern\"}"),
            "200 J\xC3\xB6rg B 7 #a #b Bern");
  EXPECT_EQ(post("/form", kForm, "name=x&age=3000000000&other=1"),
            "400 /name minLength: must have at least 2 characters; /age format: must be between "
            "-2147483648 and 2147483647; /other additionalProperties: is not a known property");
  EXPECT_EQ(post("/form", kForm, "name=x&age=x&place={&other=1&tags=%zz"),
            "400 /tags encoding: must be percent-encoded UTF-8 without NUL; "
            "/age type: must be an integer; "
            "/place syntax: must be valid JSON: expected a member's name in double quotes at line "
            "1, column 2; "
            "/name minLength: must have at least 2 characters; "
            "/other additionalProperties: is not a known property");
  EXPECT_EQ(post("/form", kForm, ""), "400 /name required: is required");
  EXPECT_EQ(post("/form", "text/plain", "name=xx"),
            "415 The body must be one of: application/x-www-form-urlencoded.");
}

constexpr const char* kMultipart = "multipart/form-data; boundary=\"a b\"";

std::string part(const std::string& headers, const std::string& content) {
  return "--a b\r\nContent-Disposition: form-data; " + headers + "\r\n\r\n" + content + "\r\n";
}

TEST_F(Bodies, MultipartFormsWithFiles) {
  const std::string bytes("\0\r\n--a \xFF", 9);
  EXPECT_EQ(
      post("/upload", kMultipart,
           part("name=title", "T") + part("name=\"count\"", "3") +
               part("name=\"place\"\r\nContent-Type: application/json", R"({"city":"Bern"})") +
               part("name=file; filename=\"f.bin\"\r\nContent-Type: application/octet-stream",
                    bytes) +
               part("name=more", "") + part("name=more", "12") + "--a b--\r\n"),
      "200 T 3 Bern " + std::to_string(bytes.size()) + " +0 +2");
  EXPECT_EQ(post("/upload", kMultipart, part("name=title", std::string(21, 'x')) + "--a b--"),
            "400 /title maxLength: must have at most 20 characters; /file required: is required");
  EXPECT_EQ(post("/upload", kMultipart, part("name=title", "\xFF") + "--a b--"),
            "400 /title encoding: must be UTF-8; /file required: is required");
  EXPECT_EQ(server_.post("/upload", kMultipart, "no parts").status, 400);
  EXPECT_EQ(server_.post("/upload", "multipart/form-data", "--x--").status, 400);
}

TEST_F(Bodies, FormsInTheStylesOfParameters) {
  EXPECT_EQ(post("/styled-form", kForm,
                 "tags=a,b%2Cc&sizes=1|2%7C3&place%5Bcity%5D=Bern&place[zip]=3000&from=1&to=2"
                 "&note=a/b?c&ids=7&ids=8"),
            "200 #a#b,c 1 2 3 Bern/3000 1..2 a/b?c @7 @8");
  EXPECT_EQ(post("/styled-form", kForm, "note=x"), "200  - x");
  EXPECT_EQ(post("/styled-form", kForm, ""), "200  - -");
  EXPECT_EQ(post("/styled-form", kForm, "color=red&to=3&si+ze=%2Bx&tags=a,b"),
            "200 #a#b - -1..3 - color=red si ze=+x");
  EXPECT_EQ(post("/styled-form", kForm, "tags=a&sizes=1|x&place[zip]=1&from=y"),
            "400 /sizes/1 type: must be an integer; /range/from type: must be an integer; "
            "/tags minItems: must have at least 2 items; /place/city required: is required");
}

TEST_F(Bodies, MultipartFormsInTheStylesOfParameters) {
  EXPECT_EQ(post("/styled-upload", kMultipart,
                 part("name=tags", "a,100%,b+c&d=e") + part("name=sizes", "1|2") +
                     part("name=\"place[city]\"", "Bern") + part("name=from", "1") +
                     part("name=note", "x") + part("name=ids", "7") + "--a b--"),
            "200 #a#100%#b+c&d=e 1 2 Bern 1..-1 x @7");
  EXPECT_EQ(post("/styled-upload", kMultipart,
                 part("name=color", "red") + part("name=note", "x") + "--a b--"),
            "200  - x color=red");
  EXPECT_EQ(post("/styled-upload", kMultipart,
                 part("name=tags", "a") + part("name=\"place[zip]\"", "1") + "--a b--"),
            "400 /tags minItems: must have at least 2 items; /place/city required: is required");
}

TEST_F(Bodies, PartsAreOfTheirMediaTypesAndHaveTheirHeaders) {
  const std::string png = "name=image\r\nContent-Type: image/PNG; q=1\r\nX-Width: ";
  const std::string json = "name=place\r\nContent-Type: application/json";
  EXPECT_EQ(post("/avatar", kMultipart,
                 part("name=name", "Jo") + part(png + "16", "bytes") +
                     part(json, R"({"city":"Bern"})") + "--a b--"),
            "200 Jo bytes Bern");
  EXPECT_EQ(post("/avatar", kMultipart,
                 part("name=name", "J") +
                     part("name=image\r\nContent-Type: image/gif\r\nX-Width: 0", "bytes") +
                     part("name=place\r\nContent-Type: application/xml", "<city/>") + "--a b--"),
            "400 /image contentType: must be of type image/png, image/jpeg; "
            "/place contentType: must be of type application/json; "
            "/name minLength: must have at least 2 characters; "
            "/image minimum: header X-Width must be at least 1");
  EXPECT_EQ(post("/avatar", kMultipart,
                 part("name=name", "Jo") + part("name=image", "bytes") + "--a b--"),
            "400 /image required: header X-Width is required");
  EXPECT_EQ(post("/xml-part", kMultipart, part("name=place", "<a/>") + "--a b--"),
            "415 This server reads none of the media types that the API declares here.");
}

TEST_F(Bodies, SeveralMediaTypesAreAVariant) {
  EXPECT_EQ(post("/either", "application/json", R"({"city":"Bern","zip":"3000"})"),
            "200 place Bern/3000");
  EXPECT_EQ(post("/either", "text/plain", "abc"), "200 text abc");
  EXPECT_EQ(post("/either", "text/plain", "ABC"), "400  pattern: must match the pattern ^[a-z]+$");
  EXPECT_EQ(post("/either", "text/plain", "\xFF"), "400  encoding: must be UTF-8");
  EXPECT_EQ(post("/either", "application/xml", "<city/>"),
            "415 The body must be one of: application/json, text/plain.");
  EXPECT_EQ(FeatureServer::text(
                server_.send({.method = "POST", .path = "/either", .headers = {}, .body = {}})),
            "200 nothing");
}

TEST_F(Bodies, XmlIsRefused) {
  EXPECT_EQ(post("/xml", "application/xml", "<a/>"),
            "415 This server reads none of the media types that the API declares here.");
}

TEST_F(Bodies, WhatIsNoMediaTypeMatchesNone) {
  EXPECT_EQ(post("/nameless", "application/json", "{}"),
            "415 This server reads none of the media types that the API declares here.");
  EXPECT_EQ(FeatureServer::text(
                server_.send({.method = "POST", .path = "/nameless", .headers = {}, .body = {}})),
            "400  required: must be present");
}

TEST_F(Bodies, BytesStayWhatTheyAre) {
  const std::string bytes("\0\xFF\r\n", 4);
  const auto response = server_.send({.method = "PUT",
                                      .path = "/bytes",
                                      .headers = {{"Content-Type", "application/octet-stream"}},
                                      .body = bytes});
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, bytes);
  EXPECT_EQ(*response.header("Content-Type"), "application/octet-stream");
}

TEST_F(Bodies, BytesMayBeMoreThanFitsIntoMemory) {
  const std::string bytes(3'000'000, 'x');
  const auto response = server_.send({.method = "PUT",
                                      .path = "/bytes",
                                      .headers = {{"Content-Type", "application/octet-stream"}},
                                      .body = bytes});
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body.size(), bytes.size());
}

TEST_F(Bodies, BytesOfSeveralMediaTypesAreOneStream) {
  const auto put = [&](const std::string& path, const std::string& type, const std::string& body) {
    return FeatureServer::text(server_.send(
        {.method = "PUT", .path = path, .headers = {{"Content-Type", type}}, .body = body}));
  };
  EXPECT_EQ(put("/images/it", "image/jpeg", "12345"), "200 it image/jpeg 5");
  EXPECT_EQ(put("/images/it", "image/jpeg", "12345678901"),
            "413 the body is larger than its reader takes");
  EXPECT_EQ(put("/images/i", "image/png", "1"),
            "400 /name minLength: must have at least 2 characters");
  EXPECT_EQ(put("/images/it", "image/gif", "1"),
            "415 The body must be one of: image/png, image/jpeg.");
  EXPECT_EQ(FeatureServer::text(
                server_.send({.method = "PUT", .path = "/images/it", .headers = {}, .body = {}})),
            "200 it nothing");
  EXPECT_EQ(post("/pick", "image/png", "\xFF"), "200 \xFF");
}

TEST_F(Bodies, EventsFollowOneAnother) {
  const auto response = server_.get("/events?count=2");
  EXPECT_EQ(*response.header("Content-Type"), "text/event-stream");
  EXPECT_EQ(response.body, "id: 1\ndata: event\ndata: 1\n\nid: 2\ndata: event\ndata: 2\n\n");
  EXPECT_EQ(server_.get("/events?count=101").status, 404);
  EXPECT_EQ(FeatureServer::text(server_.get("/events?count=0")),
            "400 /count minimum: must be at least 1");
}

TEST_F(Bodies, ClientsChooseBetweenEventsAndAList) {
  EXPECT_EQ(server_.get("/feed").body, R"(["a","b"])");
  const auto response = server_.get("/feed", {{"Accept", "text/event-stream"}});
  EXPECT_EQ(*response.header("Content-Type"), "text/event-stream");
  EXPECT_EQ(response.body, "data: a\n\ndata: b\n\n");
}

TEST_F(Bodies, ClientsChooseAmongTheMediaTypesOfAResponse) {
  const auto ask = [&](const std::string& accept) {
    const auto response = server_.get("/report", {{"Accept", accept}});
    return *response.header("Content-Type") + " " + *response.header("X-Count") + " " +
           response.body;
  };
  EXPECT_EQ(ask("*/*"), R"(application/json 2 {"city":"Bern","zip":null})");
  EXPECT_EQ(ask("application/hal+json, application/json;q=0.5"),
            R"(application/hal+json 2 {"city":"Bern","zip":null})");
  EXPECT_EQ(ask("text/csv"), "text/csv 1 city\nBern\n");
  EXPECT_EQ(server_.get("/report", {{"Accept", "image/png"}}).status, 406);
}

TEST_F(Bodies, RangesOfStatusesAndDefaults) {
  EXPECT_EQ(FeatureServer::text(server_.get("/status/404")), R"(404 {"city":"Bern","zip":null})");
  EXPECT_EQ(FeatureServer::text(server_.get("/status/502")), "502 other");
}

TEST_F(Bodies, HandlersNameAMediaTypeOfARange) {
  const auto ask = [&](const std::string& type, const std::string& accept) {
    const auto response = server_.get("/picture?type=" + type, {{"Accept", accept}});
    return *response.header("Content-Type") + " " + response.body;
  };
  EXPECT_EQ(ask("image/png", "image/png"), "image/png bytes");
  EXPECT_EQ(ask("image/gif", "image/*, application/json;q=0.5"), "image/gif bytes");
  EXPECT_EQ(ask("image/png", "*/*"), R"(application/json {"city":"Bern","zip":null})");
  EXPECT_EQ(server_.get("/picture?type=text/html", {{"Accept", "image/*"}}).status, 500);
  EXPECT_EQ(server_.get("/picture?type=image/png", {{"Accept", "text/html"}}).status, 406);
}

TEST_F(Bodies, TextMayBeEmptyAndItsAnswerAnything) {
  const auto put = [&](std::vector<specgen::testing::NameValue> headers, const std::string& body) {
    return server_.send(
        {.method = "PUT", .path = "/note", .headers = std::move(headers), .body = body});
  };
  const auto response = put({{"Content-Type", "text/plain"}}, "abc");
  EXPECT_EQ(*response.header("Content-Type"), "application/octet-stream");
  EXPECT_EQ(response.body, "'abc'");
  EXPECT_EQ(put({{"Content-Type", "text/plain"}, {"Content-Length", "0"}}, "").body, "''");
  EXPECT_EQ(put({}, "").status, 400);
}

TEST_F(Bodies, ParametersOfMediaTypesChoose) {
  EXPECT_EQ(post("/version", "application/json;version=2", "7"), "200 2");
  EXPECT_EQ(post("/version", "application/json; version=1", "\"x\""), "200 1");
  EXPECT_EQ(post("/version", "application/json", "\"x\""), "200 1");
  EXPECT_EQ(post("/version", "application/json;version=2", "\"x\""),
            "400  type: must be an integer");
}

TEST_F(Bodies, HeadersOfEveryType) {
  std::string text;
  for (const auto& header : server_.get("/labels").headers) {
    if (header.name.starts_with("X-") && header.name != "X-Request-Id") {
      text += header.name + ": " + header.value + "\n";
    }
    if (header.name == "Set-Cookie") text += header.name + ": " + header.value + "\n";
  }
  EXPECT_EQ(text,
            "X-Cache: HIT\n"
            "X-Ids: 1,2\n"
            "X-Names: a,b\n"
            "X-Place: city,Bern,zip,3000\n"
            "X-Spread: city=Bern,zip=\n"
            "X-Json: {\"city\":\"Bern\",\"zip\":null}\n"
            "X-Marks: 1,,2\n"
            "X-Null: \n"
            "Set-Cookie: a=1, 2\n"
            "Set-Cookie: b=3\n");
}

TEST_F(Bodies, NullIsNothingInParametersAndHeaders) {
  const auto marks = [&](const std::string& query) {
    const auto response = server_.get("/labels" + query);
    const std::string* header = response.header("X-Marks");
    return header == nullptr ? FeatureServer::text(response) : *header;
  };
  EXPECT_EQ(marks("?mark="), "1,,");
  EXPECT_EQ(marks("?mark=7"), "1,,7");
  EXPECT_EQ(marks("?mark=null"), "400 /mark type: must be an integer");
}

TEST_F(Bodies, HeadersThatWouldBeReadAsSomethingElseAreNotSent) {
  const auto response = server_.get("/labels?name=a,b");
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.header("X-Cache"), nullptr);
  EXPECT_EQ(response.header("X-Names"), nullptr);
}

}  // namespace
}  // namespace features::bodies
