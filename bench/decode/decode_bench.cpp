// usage: bench-decode FOLDER [ROUNDS]
//
// What decoding with validation by emitted code costs, beside what simdjson needs to build a DOM of
// the same text and check nothing, and beside nlohmann::json with checks written by hand. FOLDER
// holds the bodies. All contenders take turns in each round, because figures of different minutes
// of one machine cannot be compared; what counts is the ratio of their medians. Exit status 1 when
// a ratio misses its goal.
#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "emitted.hpp"
#include "handwritten.hpp"

/// Of mimalloc; null where the program is not linked to it.
extern "C" [[gnu::weak]] int mi_version();

namespace {

constexpr double kMostOfSimdjson = 2.5;
constexpr double kLeastOfNlohmann = 4.0;

/// Parses the text once; false when it is refused.
using Contender = std::function<bool()>;

struct Body {
  std::string name;
  std::string text;
  std::vector<Contender> contenders;  ///< simdjson, emitted code, nlohmann
};

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

Contender parse_only(const std::string& text) {
  return [parser = std::make_shared<simdjson::dom::parser>(),
          padded = std::make_shared<simdjson::padded_string>(text)] {
    return parser->parse(*padded).error() == simdjson::SUCCESS;
  };
}

using Check = bool (*)(const std::string& text);

Body make_body(const std::string& folder, const std::string& name, Check emitted, Check by_hand) {
  const std::string text = read_file(folder + "/" + name + ".json");
  return {
      name, text, {parse_only(text), [=] { return emitted(text); }, [=] { return by_hand(text); }}};
}

/// Nanoseconds for one run.
double measure(const Contender& contender, std::size_t runs) {
  const auto start = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < runs; ++i) {
    if (!contender()) throw std::runtime_error("a body is refused");
  }
  const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - start;
  return taken.count() / static_cast<double>(runs);
}

double median(std::vector<double> figures) {
  const auto middle = figures.begin() + static_cast<std::ptrdiff_t>(figures.size() / 2);
  std::nth_element(figures.begin(), middle, figures.end());
  return *middle;
}

/// Prints the row of a body; false when a goal is missed.
bool compare(const Body& body, std::size_t rounds) {
  constexpr double kBatch = 3e5;  // nanoseconds: mostly without another process in between
  std::vector<std::size_t> runs;
  for (const Contender& contender : body.contenders) {
    constexpr std::size_t kWarmUp = 1000;
    runs.push_back(1 + static_cast<std::size_t>(kBatch / measure(contender, kWarmUp)));
  }
  std::vector<std::vector<double>> figures(body.contenders.size());
  for (std::size_t round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < figures.size(); ++i) {
      figures[i].push_back(measure(body.contenders[i], runs[i]));
    }
  }
  const double simdjson = median(figures[0]);
  const double emitted = median(figures[1]);
  const double nlohmann = median(figures[2]);
  std::printf("%-6s %5zu bytes   %7.0f ns   %7.0f ns   %8.0f ns   %5.2f   %6.1f\n",
              body.name.c_str(), body.text.size(), simdjson, emitted, nlohmann, emitted / simdjson,
              nlohmann / emitted);
  return emitted <= kMostOfSimdjson * simdjson && nlohmann >= kLeastOfNlohmann * emitted;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: bench-decode FOLDER [ROUNDS]\n", stderr);
    return 2;
  }
  const std::string folder = argv[1];
  const std::size_t rounds = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 501;
  const std::vector<Body> bodies = {
      make_body(folder, "login", emitted::decode_login, handwritten::check_login),
      make_body(folder, "pet", emitted::decode_pet, handwritten::check_pet),
      make_body(folder, "push", emitted::decode_push, handwritten::check_push)};
  std::printf("medians of %zu rounds, allocator: %s\n", rounds,
              mi_version != nullptr ? "mimalloc" : "the C library's");
  std::puts("                       simdjson      emitted       nlohmann   ratio   faster");
  bool good = true;
  for (const Body& body : bodies) good &= compare(body, rounds);
  std::printf("goals: emitted / simdjson at most %.1f, nlohmann / emitted at least %.1f: %s\n",
              kMostOfSimdjson, kLeastOfNlohmann, good ? "met" : "missed");
  return good ? 0 : 1;
}
