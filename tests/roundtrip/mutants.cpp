#include "mutants.hpp"

#include <string>
#include <utility>

namespace specgen::roundtrip {
namespace {

/// What may stand where something else was.
const std::vector<Json>& strangers() {
  static const std::vector<Json> kStrangers = {nullptr,
                                               true,
                                               "",
                                               "?",
                                               std::string(300, 'z'),
                                               0,
                                               -1000000007,
                                               1000000007,
                                               0.123,
                                               Json::array(),
                                               Json::array({1, "two", nullptr, 1}),
                                               Json::object(),
                                               Json::object({{"stranger", 1}})};
  return kStrangers;
}

/// Changes at a pointer and at all below it. `whole` is the value, in which `part` stands.
class Mutation {
 public:
  explicit Mutation(const Json& whole) : whole_(whole) {}

  std::vector<Json> run(std::size_t most) {
    visit(Pointer(), whole_);  // only counts
    step_ = std::exchange(count_, 0) / most + 1;
    makes_ = true;
    visit(Pointer(), whole_);
    return std::move(mutants_);
  }

 private:
  using Pointer = Json::json_pointer;

  /// Changes the part at the pointer by `change(Json&)`, where it is this one's turn.
  template <class F>
  void mutate(const Pointer& at, F change) {
    if (count_++ % step_ != 0 || !makes_) return;
    change(mutants_.emplace_back(whole_)[at]);
  }

  void visit(const Pointer& at, const Json& part) {
    for (const Json& stranger : strangers()) {
      if (stranger != part) mutate(at, [&](Json& changed) { changed = stranger; });
    }
    if (part.is_object()) visit_object(at, part);
    if (part.is_array()) visit_array(at, part);
  }

  void visit_object(const Pointer& at, const Json& object) {
    mutate(at, [](Json& changed) { changed["stranger"] = "?"; });
    for (const auto& [name, member] : object.items()) {
      const std::string& gone = name;  // clang 14 takes no binding into a lambda
      mutate(at, [&gone](Json& changed) { changed.erase(gone); });
      visit(at / name, member);
    }
  }

  void visit_array(const Pointer& at, const Json& array) {
    for (const Json& stranger : strangers()) {
      mutate(at, [&](Json& changed) { changed.push_back(stranger); });
    }
    for (std::size_t i = 0; i < array.size(); ++i) {
      mutate(at, [&](Json& changed) { changed.push_back(array[i]); });
      mutate(at, [&](Json& changed) { changed.erase(i); });
      visit(at / i, array[i]);
    }
  }

  const Json& whole_;
  std::vector<Json> mutants_;
  std::size_t count_ = 0;
  std::size_t step_ = 1;
  bool makes_ = false;
};

}  // namespace

std::vector<Json> mutants_of(const Json& value, std::size_t most) {
  return Mutation(value).run(most);
}

}  // namespace specgen::roundtrip
