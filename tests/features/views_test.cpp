#include <type_traits>

#include "api/all_apis.hpp"
#include "feature_server.hpp"
#include "models/spare.hpp"
#include "operations/add_photo.hpp"
#include "operations/add_profile.hpp"
#include "operations/add_user.hpp"
#include "operations/get_status.hpp"
#include "operations/order.hpp"
#include "operations/pay.hpp"
#include "operations/put_directory.hpp"
#include "operations/tell_ready.hpp"
#include "operations/user_added.hpp"
#include "server/operations.hpp"

namespace features::views {
namespace {

// What may not be sent has no member, so that nobody can send it.
template <class T>
concept HasId = requires(const T& value) {
  value.id;
};
template <class T>
concept HasPassword = requires(const T& value) {
  value.password;
};
template <class T>
concept HasSecret = requires(const T& value) {
  value.secret;
};
static_assert(HasId<User> && !HasPassword<User>);
static_assert(!HasId<UserRequest2> && HasPassword<UserRequest2>);
// What the API sends of itself is what it gives, and the answers are what it takes.
static_assert(HasId<Told> && !HasSecret<Told> && !HasId<Wish> && HasSecret<Wish>);
static_assert(std::is_same_v<decltype(TellReadyRequest::body), std::optional<Told>>);
static_assert(std::is_same_v<decltype(TellReadyOk::body), Wish>);
static_assert(std::is_same_v<decltype(UserAddedRequest::body), std::optional<User>>);
static_assert(HasId<Spare> && !HasSecret<Spare>);

User stored(const UserRequest2& request, std::int64_t id) {
  User user{.id = id,
            .name = request.name + "/" + request.password,
            .address = {.city = request.address.city, .verified = false}};
  user.address.kind = request.address.kind;
  if (request.friends) {
    auto& friends = user.friends.emplace();
    for (const UserRequest2& each : *request.friends) friends.push_back(stored(each, id + 1));
  }
  return user;
}

class Handlers : public AllApis {
 public:
  AddUserResult add_user(const AddUserRequest& request,
                         const specgen::RequestContext& /*context*/) override {
    return AddUserCreated{.body = stored(request.body, 7)};
  }
  PutDirectoryResult put_directory(const PutDirectoryRequest& request,
                                   const specgen::RequestContext& /*context*/) override {
    PutDirectoryOk response;
    for (const auto& [name, user] : request.body) response.body.emplace(name, stored(user, 1));
    return response;
  }
  PayResult pay(const PayRequest& request, const specgen::RequestContext& /*context*/) override {
    if (const auto* transfer = std::get_if<Transfer>(&request.body)) {
      return PayOk{.body = *transfer};
    }
    const std::string& number = std::get<CardRequest>(request.body).number;
    return PayOk{.body = Card{.last_digits = number.substr(number.size() - 2)}};
  }
  OrderOperationResult order(const OrderOperationRequest& request,
                             const specgen::RequestContext& /*context*/) override {
    return OrderOperationOk{
        .body = {.id = 10, .note = request.body.note, .item = request.body.item}};
  }
  AddProfileResult add_profile(const AddProfileRequest& request,
                               const specgen::RequestContext& /*context*/) override {
    return AddProfileOk{.body = request.body.name + "/" + request.body.secret.value_or("-")};
  }
  AddPhotoResult add_photo(const AddPhotoRequest& request,
                           const specgen::RequestContext& /*context*/) override {
    return AddPhotoOk{.body = std::to_string(request.body.file.size())};
  }
  GetStatusResult get_status(const GetStatusRequest& /*request*/,
                             const specgen::RequestContext& /*context*/) override {
    return GetStatusOk{.body = {}};
  }
};

class Views : public testing::Test {
 protected:
  std::string post(const std::string& path, const std::string& json) {
    return FeatureServer::text(server_.post(path, "application/json", json));
  }

  Handlers handlers_;
  FeatureServer server_{kBasePath, make_operations(handlers_)};
};

constexpr const char* kStored = R"({"id":7,"name":"n/12345678",)"
                                R"("address":{"city":"Bern","verified":false,"kind":"home"}})";

TEST_F(Views, RequestsNeedNotHaveWhatIsReadOnly) {
  EXPECT_EQ(post("/users", R"({"password":"12345678","name":"n",)"
                           R"("address":{"city":"Bern","kind":"home"}})"),
            std::string("201 ") + kStored);
  EXPECT_EQ(post("/users", R"({"id":1,"name":"n","address":{"verified":true}})"),
            "400 /address/city required: is required; /password required: is required");
}

TEST_F(Views, WhatIsReadOnlyIsCheckedAndDropped) {
  EXPECT_EQ(post("/users", R"({"id":99,"created":"2024-01-01T00:00:00Z","owner":{},"password":)"
                           R"("12345678","name":"n","address":{"city":"Bern","verified":true,)"
                           R"("kind":"home"},"credentials":{"token":"t"}})"),
            std::string("201 ") + kStored);
  EXPECT_EQ(post("/users", R"({"id":0,"created":"today","owner":{"id":"x"},"password":"12345678",)"
                           R"("name":"n","address":{"city":"Bern","verified":1},"other":1})"),
            "400 /id minimum: must be at least 1; /created format: must be a date and time such as "
            "2026-06-02T10:30:00Z; /owner/id type: must be an integer; /address/verified type: "
            "must be true or false; /other additionalProperties: is not a known property");
}

TEST_F(Views, SchemasThatHoldOthersHaveTheirViews) {
  EXPECT_EQ(post("/users", R"({"password":"12345678","name":"a","address":{"city":"A"},)"
                           R"("friends":[{"id":5,"password":"abcdefgh","name":"b",)"
                           R"("address":{"city":"B"}}]})"),
            R"(201 {"id":7,"name":"a/12345678","address":{"city":"A","verified":false},)"
            R"("friends":[{"id":8,"name":"b/abcdefgh",)"
            R"("address":{"city":"B","verified":false}}]})");
  const auto put = [&](const std::string& json) {
    return FeatureServer::text(server_.send({.method = "PUT",
                                             .path = "/directories",
                                             .headers = {{"Content-Type", "application/json"}},
                                             .body = json}));
  };
  EXPECT_EQ(put(R"({"x":{"id":9,"password":"12345678","name":"a","address":{"city":"A"}}})"),
            R"(200 {"x":{"id":1,"name":"a/12345678","address":{"city":"A","verified":false}}})");
  EXPECT_EQ(put(R"({"x":{"id":9,"name":"a","address":{"city":"A"}}})"),
            "400 /x/password required: is required");
}

TEST_F(Views, AlternativesHaveTheirViews) {
  EXPECT_EQ(post("/payments", R"({"number":"1234"})"), R"(200 {"last_digits":"34"})");
  EXPECT_EQ(post("/payments", R"({"number":"1234","last_digits":"x"})"),
            R"(200 {"last_digits":"34"})");
  EXPECT_EQ(post("/payments", R"({"iban":"CH"})"), R"(200 {"iban":"CH"})");
  EXPECT_EQ(post("/payments", R"({"last_digits":"34"})"),
            "400  oneOf: must match one of 2 alternatives; the closest is number 1: '/number' is "
            "required");
}

TEST_F(Views, OnePartOfAConjunctionTellsWhatAnotherRequires) {
  EXPECT_EQ(post("/orders", R"({"note":"n","item":"i"})"),
            R"(200 {"id":10,"note":"n","item":"i"})");
  EXPECT_EQ(post("/orders", R"({"id":11})"), R"(200 {"id":10})");
  EXPECT_EQ(post("/orders", R"({"id":9})"), "400 /id minimum: must be at least 10");
}

TEST_F(Views, FormsKnowWhatTheyDrop) {
  const auto form = [&](const std::string& text) {
    return FeatureServer::text(
        server_.post("/profiles", "application/x-www-form-urlencoded", text));
  };
  EXPECT_EQ(form("name=n"), "200 n/-");
  EXPECT_EQ(form("name=n&secret=7&rank=9&tags=1&tags=2"), "200 n/7");
  EXPECT_EQ(form("name=n&rank=10"), "400 /rank maximum: must be at most 9");
  EXPECT_EQ(form("name=n&tags=x"), "400 /tags/0 type: must be an integer");
  const std::string bytes("\0\xFF", 2);
  const auto part = [](const std::string& name, const std::string& content) {
    return "--b\r\nContent-Disposition: form-data; name=" + name + "\r\n\r\n" + content + "\r\n";
  };
  EXPECT_EQ(FeatureServer::text(
                server_.post("/photos", "multipart/form-data; boundary=b",
                             part("file", bytes) + part("thumbnail", bytes + "x") + "--b--\r\n")),
            "200 2");
}

TEST_F(Views, NothingMayBeLeft) {
  EXPECT_EQ(FeatureServer::text(server_.get("/status")), "200 {}");
}

}  // namespace
}  // namespace features::views
