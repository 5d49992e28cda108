#include "api/all_apis.hpp"
#include "feature_server.hpp"
#include "server/operations.hpp"

namespace features::bodies {
namespace {

std::string text_of(const std::optional<Place>& place) {
  if (!place) return "-";
  return place->city + (place->zip.is_null() ? "" : "/" + place->zip.value());
}

class Handlers : public AllApis {
 public:
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
  PutBytesResult put_bytes(const PutBytesRequest& request,
                           const specgen::RequestContext& /*context*/) override {
    return PutBytesOk{.body = request.body};
  }
  ReportResult report(const ReportRequest& /*request*/,
                      const specgen::RequestContext& context) override {
    if (context.media_type() == "text/csv") return ReportOk{.x_count = 1, .body = "city\nBern\n"};
    return ReportOk{.x_count = 2, .body = Place{.city = "Bern"}};
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
  EXPECT_EQ(post("/form", kForm, "name=x&age=x"), "400 /age type: must be an integer");
  EXPECT_EQ(post("/form", kForm, ""), "400  required: must be present");
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
            "400 /title encoding: must be UTF-8");
  EXPECT_EQ(server_.post("/upload", kMultipart, "no parts").status, 400);
  EXPECT_EQ(server_.post("/upload", "multipart/form-data", "--x--").status, 400);
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

}  // namespace
}  // namespace features::bodies
