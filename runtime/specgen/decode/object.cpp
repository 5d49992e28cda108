#include "specgen/decode/object.hpp"

#include <array>
#include <bit>

#include "specgen/decode/rule_set.hpp"
#include "specgen/decode/wording.hpp"
#include "specgen/json/reader_inline.hpp"

namespace specgen {

bool check_member_count(const json::Input& in, std::uint64_t min_properties,
                        std::uint64_t max_properties) {
  const std::size_t size = in.element().size();
  if (size < min_properties) {
    in.violation("minProperties",
                 "must have at least " + count_of(min_properties, "property", "properties"));
  }
  if (size > max_properties) {
    in.violation("maxProperties",
                 "must have at most " + count_of(max_properties, "property", "properties"));
  }
  return size >= min_properties && size <= max_properties;
}

namespace {

using detail::AdditionalFunction;
using detail::MemberFunction;

/// Reports the required members that were not there.
void report_missing(const json::Input& in, const MemberRules& rules, std::size_t word,
                    std::uint64_t missing) {
  for (; missing != 0; missing &= missing - 1) {
    const std::size_t rule = word * 64 + static_cast<std::size_t>(std::countr_zero(missing));
    const json::Path path(in.path(), rules.name(rule));
    in.violations().add(path, "required", "is required");
  }
}

void check_required(const json::Input& in, const MemberRules& rules, const RuleSet& seen) {
  for (std::size_t word = 0; word * 64 < rules.size(); ++word) {
    const std::uint64_t missing = rules.required(word) & ~seen.word(word);
    if (missing != 0) report_missing(in, rules, word, missing);
  }
}

/// Walks the members of an object that has been parsed.
void walk_members(const json::Input& in, const MemberRules& members, const ObjectRules& rules,
                  const MemberFunction& member, const AdditionalFunction& additional) {
  if (!in.element().is_object()) {
    in.violation("type", "must be an object");
    return;
  }
  check_member_count(in, rules.min_properties, rules.max_properties);
  RuleSet seen(members.size());
  for (json::Element::Members walk(in.element()); !walk.done(); walk.next()) {
    const json::Path path(in.path(), walk.name());
    const json::Input value(walk.value(), path, in.violations());
    const std::size_t rule = members.find(walk.name());
    if (rule != MemberRules::kNone) {
      seen.insert(rule);
      member(rule, value);
    } else if (rules.additional == Additional::kForbidden) {
      value.violation("additionalProperties", "is not a known property");
    } else {
      additional(walk.name(), value);
    }
  }
  check_required(in, members, seen);
}

/// Takes names that are others than was expected.
class NameTaker {
 public:
  NameTaker(json::Reader& reader, const MemberRules& members, const ObjectRules& rules)
      : reader_(reader), members_(members), rules_(rules) {}

  /// Steps to the next member and takes its name; false behind the last one.
  [[gnu::noinline]] bool take(bool first) {
    if (!reader_.next_member(first) || !reader_.take_string(name_)) return false;
    rule_ = members_.find(name_, json::key_of_padded(name_));
    return (rule_ != MemberRules::kNone || add_additional()) && reader_.take_colon();
  }
  std::string_view name() const { return name_; }
  /// The index of its rule, or kNone.
  std::size_t rule() const { return rule_; }

 private:
  /// Additional members are remembered, so that none comes twice, up to as many.
  static constexpr std::size_t kMaxAdditional = 32;

  bool add_additional() {
    if (rules_.additional == Additional::kForbidden || count_ == kMaxAdditional) {
      return reader_.fail();
    }
    for (std::size_t i = 0; i < count_; ++i) {
      if (name_ == std::string_view(names_[i], sizes_[i])) return reader_.fail();
    }
    names_[count_] = name_.data();
    sizes_[count_++] = name_.size();
    return true;
  }

  json::Reader& reader_;
  const MemberRules& members_;
  const ObjectRules& rules_;
  std::string_view name_;
  std::size_t rule_ = MemberRules::kNone;
  std::size_t count_ = 0;
  // Not initialised: only what has been written is read.
  std::array<const char*, kMaxAdditional> names_;
  std::array<std::size_t, kMaxAdditional> sizes_;
};

/// Walks the members of an object that is yet to be read. Gives up, by a failure of the reader,
/// where walk_members would report something. Where time goes: what is rare is elsewhere.
void read_members(const json::Input& in, const MemberRules& members, const ObjectRules& rules,
                  const MemberFunction& member, const AdditionalFunction& additional) {
  json::Reader& reader = *in.reader();
  const json::QuotedName* const quoted = members.quoted();
  // So that each name of each table has a place of its own, as far as there are enough.
  const std::size_t place = reinterpret_cast<std::uintptr_t>(quoted) / sizeof(json::QuotedName);
  RuleSet seen(members.size());
  NameTaker others(reader, members, rules);
  json::Path path(in.path(), std::string_view());
  json::Input value(reader, path, in.violations());
  reader.open('{');
  std::size_t count = 0;
  for (std::size_t behind = 0;; ++count) {
    // Most texts have the order of the rules, or that of the texts before.
    std::size_t rule = behind + static_cast<std::size_t>(reader.order_at(place + behind));
    const char* const name =
        rule < members.size() ? reader.take_member(quoted[rule], count == 0) : nullptr;
    if (name != nullptr) {
      path.move_to({name, quoted[rule].name_size()});
    } else {
      if (!others.take(count == 0)) break;
      path.move_to(others.name());
      rule = others.rule();
      if (rule == MemberRules::kNone) {
        value.move_to(reader);
        additional(others.name(), value);
        continue;
      }
      reader.order_at(place + behind) = static_cast<std::int16_t>(rule - behind);
    }
    if (!seen.insert(rule)) {
      reader.fail();
      return;
    }
    behind = rule + 1;
    value.move_to(reader);
    member(rule, value);
  }
  if (reader.failed()) return;
  check_required(in, members, seen);
  if (count < rules.min_properties || count > rules.max_properties) reader.fail();
}

}  // namespace

void detail::decode_members(const json::Input& in, const MemberRules& members,
                            const ObjectRules& rules, MemberFunction member,
                            AdditionalFunction additional) {
  if (in.reader() == nullptr) return walk_members(in, members, rules, member, additional);
  read_members(in, members, rules, member, additional);
}

}  // namespace specgen
