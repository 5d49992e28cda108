#include "plan/error_members.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "plan/error_names.hpp"
#include "plan/error_violations.hpp"
#include "plan/kind.hpp"
#include "plan/literals.hpp"
#include "plan/names.hpp"

namespace specgen::generator::plan {
namespace {

using Meaning = ErrorMeaning;

/// Those of specgen::default_status().
constexpr auto kStatuses =
    std::to_array<int>({400, 401, 403, 404, 405, 406, 408, 413, 414, 415, 417, 431, 501, 503, 505});
constexpr int kOtherStatus = 500;

/// The sentence for people; where the schema has no list of violations, with those in it.
constexpr std::string_view kDetail = "problem.detail";
constexpr std::string_view kDetailAndViolations = "error_text(problem)";

bool is_uri(const StringType& type) {
  return type.format == "kUri" || type.format == "kUriReference";
}

bool takes_statuses(const NumberBounds& bounds) {
  const auto number = [](const std::optional<std::string>& literal, double otherwise) {
    return literal ? std::strtod(literal->c_str(), nullptr) : otherwise;
  };
  return !bounds.multiple_of && number(bounds.minimum, 400) <= 400 &&
         number(bounds.exclusive_minimum, 399) < 400 && number(bounds.maximum, 599) >= 599 &&
         number(bounds.exclusive_maximum, 600) > 599;
}

/// A valid value for a required string of a format of which an error says nothing.
std::string placeholder(const StringType& type) {
  if (is_uri(type)) return "about:blank";
  if (type.format == "kDateTime") return "1970-01-01T00:00:00Z";
  if (type.format == "kDate") return "1970-01-01";
  if (type.format == "kUuid") return "00000000-0000-0000-0000-000000000000";
  return {};
}

/// Writes statements for one struct; for structs within it, another of these does.
class ErrorFiller {
 public:
  ErrorFiller(const Declarations& declarations, NameScope& locals, ErrorShapeText& text)
      : declarations_(declarations), locals_(locals), text_(text) {}

  /// `target` is an expression of the struct; `path` is what comes before its members' names.
  bool fill(const StructDeclaration& declaration, const std::string& target,
            const std::string& path) {
    find_text(declaration);
    for (const MemberDeclaration& member : declaration.members) {
      if (member.boxed) continue;  // errors within errors
      const bool filled = fill_member(member, target + "." + member.name, path);
      if (!filled && member.required) leave(member, target + "." + member.name, path);
    }
    return says_something_;
  }

 private:
  /// Decides which member takes the sentence for people: where none is called "message", a title
  /// or the like does.
  void find_text(const StructDeclaration& declaration) {
    constexpr auto kOrder = std::to_array<Meaning>(
        {Meaning::kText, Meaning::kTitle, Meaning::kReason, Meaning::kError});
    for (const Meaning wanted : kOrder) {
      for (const MemberDeclaration& member : declaration.members) {
        const Kind kind = kind_of(*member.type, declarations_);
        const Meaning meaning = error_meaning(member.json_name);
        if (meaning == Meaning::kTitle) has_title_ = true;
        if (text_member_ != nullptr || free_string(kind) == nullptr) continue;
        if (meaning == wanted) text_member_ = &member;
      }
    }
  }

  bool fill_member(const MemberDeclaration& member, const std::string& place,
                   const std::string& path) {
    const Kind kind = kind_of(*member.type, declarations_);
    const Meaning meaning = error_meaning(member.json_name);
    const bool is_wrapper = meaning == Meaning::kError && text_member_ == nullptr;
    bool filled = false;
    if (const auto* fields = declared<StructDeclaration>(kind, declarations_)) {
      filled = is_wrapper && fill_inner(*fields, access(member, kind, place), member, path);
    } else if (const auto* array = std::get_if<ArrayType>(&kind.type->kind)) {
      // Beside a text, a list can only be about details, which most errors do not have.
      if (!is_wrapper) return fill_violations(*array, member, kind, place, meaning);
      filled = fill_only_item(*array, access(member, kind, place), member, path);
    } else {
      const std::string value = scalar(member, kind, meaning);
      filled = !value.empty();
      if (filled) text_.statements.push_back(place + " = " + value + ";\n");
    }
    says_something_ = says_something_ || (filled && meaning != Meaning::kRequestId);
    return filled;
  }

  /// The value of a string, number or enumerator as an expression; empty: nothing fits.
  std::string scalar(const MemberDeclaration& member, const Kind& kind, Meaning meaning) {
    if (const auto* string = std::get_if<StringType>(&kind.type->kind)) {
      return string_value(member, *string, meaning, free_string(kind) != nullptr);
    }
    if (const auto* enumeration = declared<EnumDeclaration>(kind, declarations_)) {
      return enumerator(std::get<NamedType>(kind.type->kind), *enumeration, meaning);
    }
    if (meaning != Meaning::kStatus && meaning != Meaning::kCode) return {};
    const auto* integer = std::get_if<IntegerType>(&kind.type->kind);
    const auto* number = std::get_if<NumberType>(&kind.type->kind);
    const bool fits = (integer != nullptr && takes_statuses(integer->bounds)) ||
                      (number != nullptr && takes_statuses(number->bounds));
    return fits ? "problem.status" : "";
  }

  std::string string_value(const MemberDeclaration& member, const StringType& type, Meaning meaning,
                           bool is_free) {
    // RFC 9457, 4.2.1: the type of an error whose title is its status's.
    if (meaning == Meaning::kType && type.patterns.empty() &&
        (is_uri(type) || (type.format.empty() && has_title_))) {
      return "std::string(\"about:blank\")";
    }
    if (!is_free) return {};
    if (&member == text_member_ || meaning == Meaning::kText) {
      return std::string(kDetail);
    }
    switch (meaning) {
      case Meaning::kStatus:
        return "std::to_string(problem.status)";
      case Meaning::kTitle:
        return "std::string(specgen::http::reason_phrase(problem.status))";
      case Meaning::kRequestId:
        return "problem.request_id";
      case Meaning::kCode:
      case Meaning::kType:
      case Meaning::kError:
      case Meaning::kReason:
        text_.uses_word = true;
        return "error_word(problem)";
      default:
        return {};
    }
  }

  std::string enumerator(const NamedType& type, const EnumDeclaration& enumeration,
                         Meaning meaning) {
    if (meaning == Meaning::kUnknown || meaning == Meaning::kRequestId) return {};
    const std::string& name = declarations_.of(type).name;
    ErrorShapeText::EnumFunction function{file_name(name) + "_of", name, {}, {}};
    const auto find = [&](int status) -> std::string {
      for (const auto& entry : enumeration.enumerators) {
        if (stands_for_status(entry.text, status)) return name + "::" + entry.name;
      }
      return {};
    };
    for (const int status : kStatuses) {
      if (auto found = find(status); !found.empty()) {
        function.values.emplace_back(std::to_string(status), std::move(found));
      }
    }
    function.otherwise = find(kOtherStatus);
    if (function.values.empty() && function.otherwise.empty()) return {};
    if (function.otherwise.empty()) {
      function.otherwise = name + "::" + enumeration.enumerators.front().name;
    }
    const bool known = std::any_of(text_.functions.begin(), text_.functions.end(),
                                   [&](const auto& each) { return each.name == function.name; });
    std::string call = function.name + "(problem.status)";
    if (!known) text_.functions.push_back(std::move(function));
    return call;
  }

  /// An expression of the value itself, which is made where it may be absent or null.
  static std::string access(const MemberDeclaration& member, const Kind& kind,
                            const std::string& place) {
    return place + (member.is_optional() ? ".emplace()" : "") + (kind.nullable ? ".emplace()" : "");
  }

  /// An error within a member: "error": {…}.
  bool fill_inner(const StructDeclaration& fields, const std::string& value,
                  const MemberDeclaration& member, const std::string& path) {
    const ErrorShapeText before = text_;
    const std::string local = locals_.claim(member.name);
    text_.statements.push_back("auto& " + local + " = " + value + ";\n");
    const bool said = ErrorFiller(declarations_, locals_, text_)
                          .fill(fields, local, path + member.json_name + ".");
    if (!said) text_ = before;
    return said;
  }

  /// A list with the error as its only item: "errors": [{…}].
  bool fill_only_item(const ArrayType& array, const std::string& value,
                      const MemberDeclaration& member, const std::string& path) {
    const Kind item = kind_of(*array.item, declarations_);
    if (item.nullable || array.min_items > 1) return false;
    if (const auto* fields = declared<StructDeclaration>(item, declarations_)) {
      return fill_inner(*fields, value + ".emplace_back()", member, path);
    }
    if (free_string(item) == nullptr) return false;
    text_.statements.push_back(value + ".push_back(" + std::string(kDetail) + ");\n");
    return true;
  }

  bool fill_violations(const ArrayType& array, const MemberDeclaration& member, const Kind& kind,
                       const std::string& place, Meaning meaning) {
    if (meaning != Meaning::kViolations && meaning != Meaning::kError) return false;
    const bool always_there = !member.is_optional() && !kind.nullable;
    const std::string add = add_violation(array, always_there ? place : "list", declarations_);
    if (add.empty()) return false;
    const std::string loop =
        "for (const specgen::Violation& violation : problem.violations) {\n" + add + "}\n";
    text_.lists_violations = true;
    const std::string made = "auto& list = " + access(member, kind, place) + ";\n";
    text_.statements.push_back(
        always_there ? loop : "if (!problem.violations.empty()) {\n" + made + loop + "}\n");
    return true;
  }

  /// A required member that nothing fits: its zero value has to do.
  void leave(const MemberDeclaration& member, const std::string& place, const std::string& path) {
    const Kind kind = kind_of(*member.type, declarations_);
    const bool empty_will_do = kind.nullable ||
                               std::holds_alternative<ArrayType>(kind.type->kind) ||
                               std::holds_alternative<BooleanType>(kind.type->kind) ||
                               std::holds_alternative<MapType>(kind.type->kind);
    if (empty_will_do) return;
    text_.unguessed.push_back(comment_line(path + member.json_name, 80));
    const auto* string = std::get_if<StringType>(&kind.type->kind);
    const std::string value = string == nullptr ? "" : placeholder(*string);
    if (!value.empty()) text_.statements.push_back(place + " = \"" + value + "\";\n");
  }

  const Declarations& declarations_;
  NameScope& locals_;
  ErrorShapeText& text_;
  const MemberDeclaration* text_member_ = nullptr;
  bool has_title_ = false;
  bool says_something_ = false;
};

void put_violations_into_text(ErrorShapeText& text) {
  for (std::string& statement : text.statements) {
    const auto at = statement.find(kDetail);
    if (at == std::string::npos) continue;
    statement.replace(at, kDetail.size(), kDetailAndViolations);
    text.uses_text = true;
  }
}

}  // namespace

bool fill_error(const StructDeclaration& declaration, const Declarations& declarations,
                ErrorShapeText& text) {
  NameScope locals({"body", "problem", "violation", "list", "item"});
  const bool says_something = ErrorFiller(declarations, locals, text).fill(declaration, "body", "");
  if (!text.lists_violations) put_violations_into_text(text);
  return says_something;
}

}  // namespace specgen::generator::plan
