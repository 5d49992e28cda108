#include <gtest/gtest.h>

#include "domain/enable_mfa.hpp"
#include "domain/log_in.hpp"
#include "domain/sign_up.hpp"
#include "domain/store_error.hpp"
#include "fakes.hpp"

namespace auth {
namespace {

constexpr std::int64_t kNow = 1'780'396'200;
constexpr const char* kEmail = "Someone@Example.com";
constexpr const char* kKey = "someone@example.com";
constexpr const char* kPassword = "Pass1234";

class AccountsTest : public ::testing::Test {
 protected:
  Session sign_up(const char* email = kEmail) {
    return std::get<Session>(sign_up_.run(email, kPassword));
  }
  LogInResult log_in(const char* password = kPassword,
                     std::optional<std::string_view> code = std::nullopt) {
    return log_in_.run(kEmail, password, code);
  }
  /// Signs up and switches MFA on; the user's id.
  std::string sign_up_with_mfa() {
    const Session session = sign_up();
    EXPECT_TRUE(std::holds_alternative<MfaEnrolment>(enable(session)));
    return session.user.id;
  }
  EnableMfaResult enable(const Session& session) {
    return enable_mfa_.run(codec_.issued.at(session.access_token));
  }
  static std::string code_at(std::int64_t time) { return "code " + std::to_string(time / 30); }

  testing::FakeClock clock_{kNow};
  testing::CountingRandom random_;
  testing::FakeCodec codec_;
  testing::FakeHasher hasher_;
  testing::FakeFactor factor_;
  testing::MemoryUserStore users_;
  testing::MemoryMfaStore mfa_{users_};
  testing::MemoryAttemptStore attempts_;
  Revocations revocations_;
  Sessions sessions_{codec_, users_, revocations_, clock_, random_, std::chrono::seconds(86400)};
  SignUp sign_up_{hasher_, users_, sessions_, random_};
  LogIn log_in_{hasher_, factor_, users_, mfa_, attempts_, sessions_, clock_};
  EnableMfa enable_mfa_{factor_, users_, mfa_};
};

using SignUpTest = AccountsTest;
using LogInTest = AccountsTest;
using EnableMfaTest = AccountsTest;

TEST_F(SignUpTest, KeepsTheAddressAsTyped) {
  const Session session = sign_up();
  EXPECT_EQ(session.user, (User{"user_abcdefghijklmnop", kEmail, UserStatus::kActive, false,
                                "2026-06-02T10:30:00Z", 0}));
  EXPECT_EQ(users_.keys.at(kKey), session.user.id);
  EXPECT_EQ(users_.users.at(session.user.id).password,
            (StoredPassword{"hash of Pass1234", "fake", "p1"}));
  EXPECT_EQ(codec_.issued.at(session.access_token).user_id, session.user.id);
}

TEST_F(SignUpTest, AnAddressIsTakenInAnyCase) {
  sign_up();
  EXPECT_TRUE(std::holds_alternative<EmailTaken>(sign_up_.run("SOMEONE@EXAMPLE.COM", "Other5678")));
  EXPECT_EQ(users_.users.size(), 1U);
}

TEST_F(SignUpTest, AWeakPasswordCostsNoHash) {
  const SignUpResult result = sign_up_.run(kEmail, "password");
  EXPECT_EQ(std::get<WeakPassword>(result).faults,
            (std::vector<PasswordFault>{{"pattern", "must contain an upper-case letter"},
                                        {"pattern", "must contain a digit"}}));
  EXPECT_EQ(hasher_.hashes, 0);
  EXPECT_TRUE(users_.users.empty());
}

TEST_F(SignUpTest, ATakenIdIsReplacedOnce) {
  class Unlucky final : public UserStore {
   public:
    std::variant<User, EmailTaken, IdTaken> add(const NewUser& user) override {
      ids.push_back(user.id);
      if (left-- > 0) return IdTaken{};
      return User{user.id, user.email, UserStatus::kActive, false, "", 0};
    }
    std::optional<User> find(std::string_view) override { return std::nullopt; }
    std::optional<UserCredentials> find_credentials(std::string_view) override {
      return std::nullopt;
    }
    bool replace_password(std::string_view, const StoredPassword&, const StoredPassword&) override {
      return false;
    }
    bool is_live(std::string_view, std::string_view, std::int64_t) override { return false; }
    int left = 1;
    std::vector<std::string> ids;
  } unlucky;
  const SignUp sign_up(hasher_, unlucky, sessions_, random_);
  EXPECT_TRUE(std::holds_alternative<Session>(sign_up.run(kEmail, kPassword)));
  ASSERT_EQ(unlucky.ids.size(), 2U);
  EXPECT_NE(unlucky.ids[0], unlucky.ids[1]);
  EXPECT_EQ(hasher_.hashes, 1);
  unlucky.left = 2;
  EXPECT_THROW(sign_up.run(kEmail, kPassword), std::runtime_error);
}

TEST_F(LogInTest, RightPasswordInAnyCaseOfTheAddress) {
  const Session session = sign_up();
  const LogInResult result = log_in_.run("sOMEONE@eXAMPLE.COM", kPassword, std::nullopt);
  EXPECT_EQ(std::get<Session>(result).user, session.user);
  EXPECT_TRUE(attempts_.failures.empty());
}

TEST_F(LogInTest, ACodeIsNotLookedAtWhileMfaIsOff) {
  sign_up();
  EXPECT_TRUE(std::holds_alternative<Session>(log_in(kPassword, "garbage")));
}

TEST_F(LogInTest, EveryRefusalCostsOneHashAndLooksTheSame) {
  const std::string id = sign_up().user.id;
  const auto refused_after_one_hash = [this](const char* email, const char* password) {
    const int before = hasher_.hashes;
    const LogInResult result = log_in_.run(email, password, std::nullopt);
    EXPECT_EQ(hasher_.hashes, before + 1);
    return std::holds_alternative<InvalidCredentials>(result);
  };
  EXPECT_TRUE(refused_after_one_hash("nobody@example.com", kPassword));
  EXPECT_TRUE(refused_after_one_hash(kEmail, "Pass1235"));
  users_.suspend(id);
  EXPECT_TRUE(refused_after_one_hash(kEmail, kPassword));
  users_.reactivate(id);
  EXPECT_TRUE(refused_after_one_hash(kEmail, "Pass1235"));
  // Three failures: locked, and the right password helps no more.
  EXPECT_TRUE(refused_after_one_hash(kEmail, kPassword));
  EXPECT_EQ(attempts_.failures, (std::map<std::string, int>{{kKey, 3}, {"nobody@example.com", 1}}));
}

TEST_F(LogInTest, SuccessForgetsFailures) {
  sign_up();
  log_in("Pass1235");
  log_in("Pass1235");
  EXPECT_EQ(attempts_.failures.at(kKey), 2);
  EXPECT_TRUE(std::holds_alternative<Session>(log_in()));
  EXPECT_TRUE(attempts_.failures.empty());
}

TEST_F(LogInTest, ACodeIsNeededWhenMfaIsOn) {
  sign_up_with_mfa();
  EXPECT_TRUE(std::holds_alternative<MfaCodeMissing>(log_in()));
  EXPECT_TRUE(std::holds_alternative<MfaCodeMissing>(log_in(kPassword, "")));
  const LogInResult result = log_in(kPassword, code_at(kNow));
  EXPECT_TRUE(std::get<Session>(result).user.mfa_enabled);
}

TEST_F(LogInTest, AMissingCodeIsNoFailureAndForgivesNone) {
  sign_up_with_mfa();
  log_in(kPassword, "wrong");
  EXPECT_EQ(attempts_.failures.at(kKey), 1);
  log_in();
  log_in();
  EXPECT_EQ(attempts_.failures.at(kKey), 1);
}

TEST_F(LogInTest, WrongCodesLockTheAccount) {
  sign_up_with_mfa();
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(std::holds_alternative<MfaCodeWrong>(log_in(kPassword, "wrong")));
  }
  EXPECT_TRUE(std::holds_alternative<InvalidCredentials>(log_in(kPassword, code_at(kNow))));
}

TEST_F(LogInTest, TheCodeIsNotLookedAtUnlessThePasswordIsRight) {
  const std::string id = sign_up_with_mfa();
  EXPECT_TRUE(std::holds_alternative<InvalidCredentials>(log_in("Pass1235", code_at(kNow))));
  EXPECT_FALSE(mfa_.steps.contains(id));
}

TEST_F(LogInTest, ACodeWorksOnceAndNeverAnEarlierOne) {
  sign_up_with_mfa();
  EXPECT_TRUE(std::holds_alternative<Session>(log_in(kPassword, code_at(kNow))));
  EXPECT_TRUE(std::holds_alternative<MfaCodeWrong>(log_in(kPassword, code_at(kNow))));
  clock_.set(kNow - 30);
  EXPECT_TRUE(std::holds_alternative<MfaCodeWrong>(log_in(kPassword, code_at(kNow - 30))));
  clock_.set(kNow + 30);
  EXPECT_TRUE(std::holds_alternative<Session>(log_in(kPassword, code_at(kNow + 30))));
}

TEST_F(LogInTest, ARecoveryCodeWorksOnce) {
  sign_up_with_mfa();
  EXPECT_TRUE(std::holds_alternative<Session>(log_in(kPassword, "recovery 1")));
  EXPECT_TRUE(std::holds_alternative<MfaCodeWrong>(log_in(kPassword, "recovery 1")));
  EXPECT_TRUE(std::holds_alternative<MfaCodeWrong>(log_in(kPassword, "recovery 2")));
}

TEST_F(LogInTest, AHashOfAnotherPepperIsRenewed) {
  const std::string id = sign_up().user.id;
  hasher_.pepper_id = "p2";
  log_in("Pass1235");
  EXPECT_EQ(users_.users.at(id).password, (StoredPassword{"hash of Pass1234", "fake", "p1"}));
  hasher_.hashes = 0;
  EXPECT_TRUE(std::holds_alternative<Session>(log_in()));
  EXPECT_EQ(hasher_.hashes, 2);
  EXPECT_EQ(users_.users.at(id).password, (StoredPassword{"hash of Pass1234", "fake", "p2"}));
  EXPECT_TRUE(std::holds_alternative<Session>(log_in()));
  EXPECT_EQ(hasher_.hashes, 3);
}

TEST_F(LogInTest, ASecretOfAnotherKeyIsSealedAgain) {
  const std::string id = sign_up_with_mfa();
  factor_.key_id = "k2";
  log_in(kPassword, "wrong");
  EXPECT_EQ(mfa_.secrets.at(id), (SealedSecret{"k1", "sealed for " + id}));
  EXPECT_TRUE(std::holds_alternative<Session>(log_in(kPassword, code_at(kNow))));
  EXPECT_EQ(mfa_.secrets.at(id), (SealedSecret{"k2", "sealed for " + id}));
}

/// Takes no new hashes and no new secrets.
class ReadOnlyUserStore final : public UserStore {
 public:
  explicit ReadOnlyUserStore(UserStore& users) : users_(users) {}
  std::variant<User, EmailTaken, IdTaken> add(const NewUser& user) override {
    return users_.add(user);
  }
  std::optional<User> find(std::string_view id) override { return users_.find(id); }
  std::optional<UserCredentials> find_credentials(std::string_view key) override {
    return users_.find_credentials(key);
  }
  bool replace_password(std::string_view, const StoredPassword&, const StoredPassword&) override {
    throw StoreUnavailable("no writing");
  }
  bool is_live(std::string_view id, std::string_view session, std::int64_t epoch) override {
    return users_.is_live(id, session, epoch);
  }

 private:
  UserStore& users_;
};

class ReadOnlyMfaStore final : public MfaStore {
 public:
  explicit ReadOnlyMfaStore(MfaStore& mfa) : mfa_(mfa) {}
  bool enable(std::string_view id, const SealedSecret& secret,
              const std::vector<std::string>& digests) override {
    return mfa_.enable(id, secret, digests);
  }
  std::optional<SealedSecret> secret(std::string_view id) override { return mfa_.secret(id); }
  bool replace_secret(std::string_view, const SealedSecret&, const SealedSecret&) override {
    throw StoreUnavailable("no writing");
  }
  bool use_step(std::string_view id, std::int64_t step) override { return mfa_.use_step(id, step); }
  bool use_recovery_code(std::string_view id, std::string_view digest) override {
    return mfa_.use_recovery_code(id, digest);
  }

 private:
  MfaStore& mfa_;
};

TEST_F(LogInTest, WhatCannotBeRenewedNowIsNoReasonToRefuse) {
  const std::string id = sign_up_with_mfa();
  hasher_.pepper_id = "p2";
  factor_.key_id = "k2";
  ReadOnlyUserStore users(users_);
  ReadOnlyMfaStore mfa(mfa_);
  const LogIn log_in(hasher_, factor_, users, mfa, attempts_, sessions_, clock_);
  EXPECT_TRUE(std::holds_alternative<Session>(log_in.run(kEmail, kPassword, code_at(kNow))));
  EXPECT_EQ(users_.users.at(id).password.pepper_id, "p1");
  EXPECT_EQ(mfa_.secrets.at(id).key_id, "k1");
}

TEST_F(LogInTest, MfaWithoutASecretLetsNobodyIn) {
  const std::string id = sign_up().user.id;
  users_.users.at(id).user.mfa_enabled = true;
  EXPECT_TRUE(std::holds_alternative<MfaCodeWrong>(log_in(kPassword, code_at(kNow))));
}

TEST_F(EnableMfaTest, ShowsTheSecretOnce) {
  const Session session = sign_up();
  const EnableMfaResult result = enable(session);
  const auto& enrolment = std::get<MfaEnrolment>(result);
  EXPECT_EQ(enrolment.secret, "SECRET");
  EXPECT_EQ(enrolment.qr_code, "data:Someone@Example.com");
  EXPECT_EQ(enrolment.recovery_codes, std::vector<std::string>{"recovery 1"});
  EXPECT_EQ(mfa_.secrets.at(session.user.id).bytes, "sealed for " + session.user.id);
  EXPECT_TRUE(users_.find(session.user.id)->mfa_enabled);
  EXPECT_TRUE(std::holds_alternative<MfaAlreadyEnabled>(enable(session)));
}

TEST_F(EnableMfaTest, SuspendedAndDeletedAccountsAreGone) {
  const Session session = sign_up();
  users_.suspend(session.user.id);
  EXPECT_TRUE(std::holds_alternative<AccountGone>(enable(session)));
  users_.reactivate(session.user.id);
  EXPECT_TRUE(std::holds_alternative<AccountGone>(enable(session)));
  users_.remove(session.user.id);
  EXPECT_TRUE(std::holds_alternative<AccountGone>(enable(session)));
}

/// Does something between the look at the account and the switch.
class Interrupted final : public MfaStore {
 public:
  explicit Interrupted(std::function<void()> interruption) : interrupt_(std::move(interruption)) {}
  bool enable(std::string_view, const SealedSecret&, const std::vector<std::string>&) override {
    interrupt_();
    return false;
  }
  std::optional<SealedSecret> secret(std::string_view) override { return std::nullopt; }
  bool replace_secret(std::string_view, const SealedSecret&, const SealedSecret&) override {
    return false;
  }
  bool use_step(std::string_view, std::int64_t) override { return false; }
  bool use_recovery_code(std::string_view, std::string_view) override { return false; }

 private:
  std::function<void()> interrupt_;
};

TEST_F(EnableMfaTest, WhoeverComesSecondLearnsWhy) {
  const Session session = sign_up();
  const Claims claims = codec_.issued.at(session.access_token);
  Interrupted faster([&] { users_.users.at(session.user.id).user.mfa_enabled = true; });
  EXPECT_TRUE(
      std::holds_alternative<MfaAlreadyEnabled>(EnableMfa(factor_, users_, faster).run(claims)));
  users_.users.at(session.user.id).user.mfa_enabled = false;
  Interrupted suspended([&] { users_.suspend(session.user.id); });
  EXPECT_TRUE(
      std::holds_alternative<AccountGone>(EnableMfa(factor_, users_, suspended).run(claims)));
}

}  // namespace
}  // namespace auth
