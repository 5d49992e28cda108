#include "edge_cases/expression.hpp"

#include <charconv>
#include <cstdint>
#include <vector>

#include "source/text.hpp"

namespace specgen::generator {
namespace {

using Value = std::variant<std::string, std::int64_t>;
using Names = std::set<std::string, std::less<>>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

std::string_view kind_of(const Value& value) {
  return std::holds_alternative<std::string>(value) ? "a string" : "an integer";
}

/// Parses and evaluates one expression, from behind "${" to its "}". Throws ExpressionError.
class Evaluator {
 public:
  Evaluator(std::string_view text, std::size_t position, const Names& captures)
      : text_(text), position_(position), captures_(captures) {}

  /// The text that the expression stands for.
  std::string evaluate() {
    skip_space();
    if (is_name_start(peek())) return evaluate_name();
    const Value value = parse_sum(0);
    skip_space();
    if (peek() != '}') fail_here("expected '}', '+' or '*'");
    ++position_;
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    return std::get<std::string>(value);
  }

  std::size_t position() const { return position_; }

 private:
  [[noreturn]] static void fail(std::size_t offset, std::string message, std::string hint = {}) {
    throw ExpressionError{offset, std::move(message), std::move(hint)};
  }

  [[noreturn]] void fail_here(const std::string& expected) {
    if (position_ >= text_.size()) fail(position_, "this expression is not closed: " + expected);
    fail(position_, expected);
  }

  char peek() const { return position_ < text_.size() ? text_[position_] : '\0'; }

  void skip_space() {
    while (peek() == ' ') ++position_;
  }

  std::string_view parse_name() {
    const std::size_t start = position_;
    while (is_name_start(peek()) || is_digit(peek())) ++position_;
    return text_.substr(start, position_ - start);
  }

  std::string evaluate_name() {
    const std::size_t start = position_;
    const std::string_view name = parse_name();
    if (captures_.count(name) == 0) {
      fail(start, "nothing was captured as " + quote(name),
           captures_.empty()
               ? "text in an expression stands in quotes: \"" + std::string(name) + "\""
               : did_you_mean(name, {captures_.begin(), captures_.end()}));
    }
    skip_space();
    if (peek() != '}') {
      fail(position_, "a captured value cannot be calculated with",
           "write ${" + std::string(name) + "} alone, with other text around it");
    }
    ++position_;
    return "${" + std::string(name) + "}";
  }

  Value parse_sum(int depth) {
    Value left = parse_product(depth);
    for (skip_space(); peek() == '+'; skip_space()) {
      const std::size_t at = position_++;
      const Value right = parse_product(depth);
      left = add(left, right, at);
    }
    return left;
  }

  Value parse_product(int depth) {
    Value left = parse_factor(depth);
    for (skip_space(); peek() == '*'; skip_space()) {
      const std::size_t at = position_++;
      const Value right = parse_factor(depth);
      left = multiply(left, right, at);
    }
    return left;
  }

  Value parse_factor(int depth) {
    constexpr int kDeepest = 100;
    skip_space();
    const char c = peek();
    if (c == '"' || c == '\'') return parse_literal();
    if (is_digit(c)) return parse_integer();
    if (is_name_start(c)) {
      const std::size_t start = position_;
      fail(start, "a name cannot be calculated with: " + quote(parse_name()),
           "text in an expression stands in quotes");
    }
    if (c != '(') fail_here("expected a string in quotes, an integer or '('");
    if (depth >= kDeepest) fail(position_, "parentheses are nested too deeply");
    ++position_;
    Value value = parse_sum(depth + 1);
    skip_space();
    if (peek() != ')') fail_here("expected ')', '+' or '*'");
    ++position_;
    return value;
  }

  Value parse_integer() {
    const std::size_t start = position_;
    while (is_digit(peek())) ++position_;
    std::int64_t value = 0;
    const auto [end, error] =
        std::from_chars(text_.data() + start, text_.data() + position_, value);
    if (error != std::errc() || value > kLargest) fail(start, "this number is too large");
    return value;
  }

  Value parse_literal() {
    const std::size_t start = position_;
    const char mark = text_[position_++];
    std::string value;
    while (peek() != mark || position_ >= text_.size()) {
      if (position_ >= text_.size()) fail(start, "this string is not closed");
      if (peek() == '\\') {
        parse_escape(value);
      } else {
        value += text_[position_++];
      }
    }
    ++position_;
    return value;
  }

  void parse_escape(std::string& value) {
    constexpr std::string_view kEscapes = "\"'\\/bfnrt";
    constexpr std::string_view kMeanings = "\"'\\/\b\f\n\r\t";
    const char c = position_ + 1 < text_.size() ? text_[position_ + 1] : '\0';
    if (const auto found = kEscapes.find(c); c != '\0' && found != std::string_view::npos) {
      value += kMeanings[found];
      position_ += 2;
      return;
    }
    std::uint32_t code_point = 0;
    const std::string_view digits = text_.substr(position_).substr(0, 6);
    const auto result = digits.size() == 6 && digits[1] == 'u'
                            ? std::from_chars(digits.data() + 2, digits.data() + 6, code_point, 16)
                            : std::from_chars_result{digits.data(), std::errc::invalid_argument};
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (result.ec != std::errc() || result.ptr != digits.data() + 6 || surrogate) {
      fail(position_, "unknown escape", "write \\\\ for a backslash");
    }
    append_utf8(value, code_point);
    position_ += 6;
  }

  static Value add(const Value& left, const Value& right, std::size_t at) {
    if (left.index() != right.index()) {
      fail(at, "'+' joins two strings or two integers, not " + std::string(kind_of(left)) +
                   " and " + std::string(kind_of(right)));
    }
    if (const auto* a = std::get_if<std::int64_t>(&left)) {
      return check_integer(*a + std::get<std::int64_t>(right), at);
    }
    const auto& a = std::get<std::string>(left);
    const auto& b = std::get<std::string>(right);
    if (a.size() + b.size() > kMaxExpressionResult) fail_length(at);
    return a + b;
  }

  static Value multiply(const Value& left, const Value& right, std::size_t at) {
    const auto* a = std::get_if<std::int64_t>(&left);
    const auto* b = std::get_if<std::int64_t>(&right);
    if (a != nullptr && b != nullptr) return check_integer(*a * *b, at);
    if (a == nullptr && b == nullptr) {
      fail(at, "'*' repeats a string by an integer, not by a string");
    }
    const auto& piece = std::get<std::string>(a == nullptr ? left : right);
    const auto count = static_cast<std::size_t>(a == nullptr ? *b : *a);
    if (piece.size() * count > kMaxExpressionResult) fail_length(at);
    std::string result;
    result.reserve(piece.size() * count);
    for (std::size_t i = 0; i < count && !piece.empty(); ++i) result += piece;
    return result;
  }

  static Value check_integer(std::int64_t value, std::size_t at) {
    if (value > kLargest) fail(at, "this number is too large");
    return value;
  }

  [[noreturn]] static void fail_length(std::size_t at) {
    fail(at, "the result has more than " + std::to_string(kMaxExpressionResult) + " bytes");
  }

  /// The product of two and the length of any repeated string stay far within 64 bits.
  static constexpr std::int64_t kLargest = 1'000'000'000;

  std::string_view text_;
  std::size_t position_;
  const Names& captures_;
};

}  // namespace

std::variant<std::string, ExpressionError> expand(std::string_view text, const Names& captures) {
  std::string result;
  std::size_t position = 0;
  try {
    while (position < text.size()) {
      const std::size_t dollar = text.find("${", position);
      result += text.substr(position, dollar - position);
      if (dollar == std::string_view::npos) break;
      if (dollar > position && text[dollar - 1] == '$') {  // "$${": the first '$' is there already
        result += '{';
        position = dollar + 2;
        continue;
      }
      Evaluator evaluator(text, dollar + 2, captures);
      result += evaluator.evaluate();
      position = evaluator.position();
      if (result.size() > kMaxExpressionResult) {
        return ExpressionError{
            dollar,
            "the text has more than " + std::to_string(kMaxExpressionResult) + " bytes",
            {}};
      }
    }
  } catch (ExpressionError& error) {
    return std::move(error);
  }
  return result;
}

}  // namespace specgen::generator
