#include "specgen/decode/object.hpp"

#include <bit>

#include "specgen/decode/wording.hpp"

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

/// Reports the required members that were not there.
void report_missing(const json::Input& in, const MemberRules& rules, std::size_t word,
                    std::uint64_t missing) {
  for (; missing != 0; missing &= missing - 1) {
    const MemberRule& rule = rules[word * 64 + static_cast<std::size_t>(std::countr_zero(missing))];
    const json::Path path(in.path(), rule.name);
    in.violations().add(path, "required", "is required");
  }
}

void check_required(const json::Input& in, const MemberRules& rules, const RuleSet& seen) {
  for (std::size_t word = 0; word * 64 < rules.size(); ++word) {
    const std::uint64_t missing = rules.required(word) & ~seen.word(word);
    if (missing != 0) report_missing(in, rules, word, missing);
  }
}

}  // namespace

ObjectWalk::ObjectWalk(const json::Input& in, const MemberRules& members, const ObjectRules& rules)
    : in_(in),
      rules_(members),
      additional_(rules.additional),
      members_(in.element()),
      walkable_(in.element().is_object()),
      seen_(members.size()) {
  if (!walkable_) {
    in.violation("type", "must be an object");
    return;
  }
  check_member_count(in, rules.min_properties, rules.max_properties);
}

bool ObjectWalk::next() {
  if (!walkable_) return false;
  if (started_) members_.next();
  started_ = true;
  for (; !members_.done(); members_.next()) {
    name_ = members_.name();
    rule_ = rules_.find(name_);
    if (rule_ != MemberRules::kNone) {
      seen_.insert(rule_);
      return true;
    }
    if (additional_ == Additional::kAllowed) return true;
    report_forbidden();
  }
  walkable_ = false;
  check_required(in_, rules_, seen_);
  return false;
}

void ObjectWalk::report_forbidden() const {
  const json::Path path(in_.path(), name_);
  in_.violations().add(path, "additionalProperties", "is not a known property");
}

ObjectRead::ObjectRead(const json::Input& in, const MemberRules& members, const ObjectRules& rules)
    : in_(in), reader_(*in.reader()), members_(members), rules_(rules), seen_(members.size()) {
  reader_.open('{');
}

bool ObjectRead::next() {
  if (!reader_.next_member(count_ == 0)) return finish();
  ++count_;
  // Most texts have the order of the rules, or that of the texts before.
  std::uint16_t& order = reader_.order_behind(members_.keys() + behind_);
  const auto expected = static_cast<std::uint16_t>(behind_ + order);
  if (expected >= members_.size() || !members_.is_plain(expected) ||
      !reader_.take_name(members_.key(expected))) {
    return look_up(order);
  }
  rule_ = expected;
  name_ = members_[rule_].name;
  return take_rule();
}

bool ObjectRead::look_up(std::uint16_t& order) {
  if (!reader_.take_string(name_)) return false;
  rule_ = members_.find(name_, json::key_of_padded(name_));
  if (rule_ == MemberRules::kNone) return add_additional() && reader_.take_colon();
  order = static_cast<std::uint16_t>(rule_ - behind_);
  return take_rule();
}

bool ObjectRead::add_additional() {
  if (rules_.additional == Additional::kForbidden || additional_count_ == kMaxAdditional) {
    return reader_.fail();
  }
  for (std::size_t i = 0; i < additional_count_; ++i) {
    if (name_ == std::string_view(additional_names_[i], additional_sizes_[i]))
      return reader_.fail();
  }
  additional_names_[additional_count_] = name_.data();
  additional_sizes_[additional_count_++] = name_.size();
  return true;
}

bool ObjectRead::finish() {
  if (reader_.failed()) return false;
  check_required(in_, members_, seen_);
  if (count_ < rules_.min_properties || count_ > rules_.max_properties) reader_.fail();
  return false;
}

}  // namespace specgen
