// Decoding and validating small bodies, against simdjson's DOM parsing of the same text alone.
#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "specgen/decode/decode.hpp"

namespace {

using specgen::Format;
using specgen::MemberRule;
using specgen::Pattern;
using specgen::json::Input;

const std::string kCredentials = R"({"email":"someone@example.com","password":"Pass1234 word"})";
const std::string kUser =
    R"({"id":"user_4k2j9x0q7w1e8r5t","email":"someone@example.com","status":"active",)"
    R"("mfaEnabled":false,"createdAt":"2026-06-02T10:30:00Z","logins":1234567,"score":0.25})";

struct Login {
  std::string email;
  std::string password;
};

struct Signup : Login {};

struct User {
  std::string id;
  std::string email;
  bool active = false;
  bool mfa_enabled = false;
  std::string created_at;
  std::int64_t logins = 0;
  double score = 0;
};

constexpr auto kLoginMembers = std::to_array<MemberRule>({{"email", true}, {"password", true}});
constexpr auto kUserMembers = std::to_array<MemberRule>({{"id", true},
                                                         {"email", true},
                                                         {"status", true},
                                                         {"mfaEnabled", true},
                                                         {"createdAt", true},
                                                         {"logins", true},
                                                         {"score", true}});
constexpr auto kStatus =
    std::to_array<specgen::EnumEntry<bool>>({{"active", true}, {"suspended", false}});

void decode_login(const Input& in, const specgen::StringRules& password, Login& out) {
  specgen::decode_object(in, kLoginMembers, {}, [&](std::size_t member, const Input& value) {
    if (member == 0) {
      specgen::decode_string(value, {.max_length = 254, .format = Format::kEmail}, out.email);
    } else {
      specgen::decode_string(value, password, out.password);
    }
  });
}

void decode(const Input& in, Login& out) { decode_login(in, {.max_length = 256}, out); }

void decode(const Input& in, Signup& out) {
  static const std::array<Pattern, 3> kPatterns{Pattern("[A-Z]"), Pattern("[a-z]"),
                                                Pattern("[0-9]")};
  decode_login(in, {.min_length = 8, .max_length = 256, .patterns = kPatterns}, out);
}

void decode(const Input& in, User& out) {
  static const std::array<Pattern, 1> kId{Pattern("^user_[a-z0-9]{16}$")};
  specgen::decode_object(
      in, kUserMembers, {.additional = specgen::Additional::kForbidden},
      [&](std::size_t member, const Input& value) {
        switch (member) {
          case 0:
            return specgen::decode_string(value, {.patterns = kId}, out.id);
          case 1:
            return specgen::decode_string(value, {.max_length = 254, .format = Format::kEmail},
                                          out.email);
          case 2:
            return specgen::decode_enum<bool>(value, kStatus, out.active);
          case 3:
            return specgen::decode_boolean(value, out.mfa_enabled);
          case 4:
            return specgen::decode_string(value, {.format = Format::kDateTime}, out.created_at);
          case 5:
            return specgen::decode_integer(value, {.minimum = 0}, out.logins);
          default:
            return specgen::decode_number(value, {.minimum = 0, .maximum = 1}, out.score);
        }
      });
}

void simdjson_parse(benchmark::State& state, const std::string& text) {
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(text);
  for (auto _ : state) {
    auto result = parser.parse(padded);
    benchmark::DoNotOptimize(result);
  }
}

template <class T>
void decode_and_validate(benchmark::State& state, const std::string& text) {
  for (auto _ : state) {
    specgen::Violations violations;
    T out;
    if (!specgen::json::decode_text(text, violations, {},
                                    [&](const Input& in) { decode(in, out); })) {
      state.SkipWithError("the body is refused");
    }
    benchmark::DoNotOptimize(out);
  }
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  benchmark::RegisterBenchmark("credentials/simdjson", simdjson_parse, kCredentials);
  benchmark::RegisterBenchmark("credentials/login", decode_and_validate<Login>, kCredentials);
  benchmark::RegisterBenchmark("credentials/signup", decode_and_validate<Signup>, kCredentials);
  benchmark::RegisterBenchmark("user/simdjson", simdjson_parse, kUser);
  benchmark::RegisterBenchmark("user/decode", decode_and_validate<User>, kUser);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
