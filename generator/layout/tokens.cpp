#include "layout/tokens.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace specgen::generator::layout {
namespace {

using Kind = Token::Kind;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80U;
}

/// A comment that code can follow.
std::size_t comment_size(std::string_view text) {
  if (!text.starts_with("/*")) return 0;
  return std::min(text.find("*/", 2), text.size() - 2) + 2;
}

/// A raw string from its '"' on: "(…)" with the delimiter around it.
std::size_t raw_size(std::string_view text) {
  const auto open = text.find('(');
  if (open == std::string_view::npos) return std::string_view::npos;
  const std::string end = ")" + std::string(text.substr(1, open - 1)) + "\"";
  const auto found = text.find(end, open);
  return found == std::string_view::npos ? found : found + end.size();
}

/// Operators of two characters that must not be taken apart; the others stand alone.
constexpr std::string_view kLongOperators = "::->&&||==!=<=>=<<+=-=|=++--";

std::size_t operator_size(std::string_view text) {
  for (std::size_t at = 0; text.size() > 1 && at < kLongOperators.size(); at += 2) {
    if (text[0] == kLongOperators[at] && text[1] == kLongOperators[at + 1]) return 2;
  }
  return 1;
}

/// Whether a literal, with its prefix, can start with it: asked at every token.
bool starts_literal(char c) {
  return c == '"' || c == '\'' || c == 'R' || c == 'u' || c == 'U' || c == 'L';
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view line) : line_(line) {}

  std::vector<Token> run() {
    while (at_ < line_.size()) {
      if (line_[at_] == ' ' || line_[at_] == '\t') {
        space_ = true;
        ++at_;
      } else {
        next();
      }
    }
    place();
    return std::move(tokens_);
  }

 private:
  void next() {
    const char c = line_[at_];
    const std::string_view rest = line_.substr(at_);
    if (rest.starts_with("//")) return add(Kind::kComment, rest.size());
    if (const std::size_t size = std::min(literal_size(rest), rest.size()); size > 0) {
      return add(rest[size - 1] == '"' ? Kind::kString : Kind::kWord, size);
    }
    if (const std::size_t size = word_size(rest); size > 0) return add(Kind::kWord, size);
    if (const std::size_t size = comment_size(rest); size > 0) return add(Kind::kWord, size);
    if (c == '(' || c == '[' || c == '{') return open();
    if (c == ')' || c == ']' || c == '}') return close(c);
    if (c == ',') return add(Kind::kComma, 1);
    if (c == ';') {
      forget_angles();
      return add(Kind::kSemicolon, 1);
    }
    if (c == '<' && !space_ && !tokens_.empty() && tokens_.back().kind == Kind::kWord &&
        !rest.starts_with("<<") && !rest.starts_with("<=")) {
      return open();
    }
    if (c == '>' && !open_.empty() && tokens_[open_.back()].text == "<") return close(c);
    add(Kind::kOperator, operator_size(rest));
  }

  void add(Kind kind, std::size_t size) {
    Token token;
    token.kind = kind;
    token.space_before = space_;
    token.text = line_.substr(at_, size);
    tokens_.push_back(token);
    space_ = false;
    at_ += size;
  }

  void open() {
    const bool is_block = line_[at_] == '{' && !tokens_.empty() && opens_block(tokens_.back());
    add(Kind::kOpen, 1);
    tokens_.back().is_block = is_block;
    open_.push_back(tokens_.size() - 1);
  }

  static bool opens_block(const Token& before) {
    return before.text == ")" || before.text == "const" || before.text == "mutable" ||
           before.text == "override" || before.text == "noexcept" || before.text == "else" ||
           before.text == "try" || before.text == "do";
  }

  /// Brackets that don't match stay without a partner: the line is part of a longer statement.
  void close(char c) {
    if (c != '>') forget_angles();
    add(Kind::kClose, 1);
    if (open_.empty()) return;
    Token& partner = tokens_[open_.back()];
    partner.match = tokens_.size() - 1;
    tokens_.back().match = open_.back();
    tokens_.back().is_block = partner.is_block;
    open_.pop_back();
  }

  /// A '<' whose '>' does not come is the operator.
  void forget_angles() {
    while (!open_.empty() && tokens_[open_.back()].text == "<") {
      tokens_[open_.back()].kind = Kind::kOperator;
      open_.pop_back();
    }
  }

  /// Decides about blanks, and counts columns.
  void place() {
    std::size_t column = 0;
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      Token& token = tokens_[at];
      if (at == 0) {
        token.space_before = false;
      } else {
        const Token& before = tokens_[at - 1];
        const bool list_begins = before.text == "{" && before.match != Token::kNone;
        const bool list_ends = token.text == "}" && token.match != Token::kNone;
        if ((list_begins && !before.is_block) || (list_ends && !token.is_block)) {
          token.space_before = false;
        }
      }
      const bool is_comment = token.kind == Kind::kComment && at > 0;
      column += is_comment ? 2 : (token.space_before ? 1 : 0);
      token.begin = column;
      column += columns_of(token.text);
      token.end = column;
    }
  }

  std::string_view line_;
  std::size_t at_ = 0;
  bool space_ = false;
  std::vector<Token> tokens_;
  std::vector<std::size_t> open_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view line) { return Tokenizer(line).run(); }

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::size_t word_size(std::string_view text) {
  if (text.empty() || !is_word(text.front())) return 0;
  const bool is_number = text.front() >= '0' && text.front() <= '9';
  const auto end = std::find_if_not(text.begin(), text.end(), [is_number](char c) {
    return is_word(c) || (is_number && c == '\'');
  });
  return static_cast<std::size_t>(end - text.begin());
}

std::size_t literal_size(std::string_view text) {
  if (text.empty() || !starts_literal(text.front())) return 0;
  constexpr auto kPrefixes = std::to_array<std::string_view>({"u8", "u", "U", "L"});
  std::size_t prefix = 0;
  for (const std::string_view each : kPrefixes) {
    if (prefix == 0 && text.starts_with(each)) prefix = each.size();
  }
  const bool raw = text.substr(prefix).starts_with("R\"");
  if (raw) {
    const std::size_t size = raw_size(text.substr(prefix + 1));
    return size == std::string_view::npos ? size : prefix + 1 + size;
  }
  if (prefix >= text.size() || (text[prefix] != '"' && text[prefix] != '\'')) return 0;
  const char quote = text[prefix];
  for (std::size_t at = prefix + 1; at < text.size(); ++at) {
    if (text[at] == quote) return at + 1;
    if (text[at] == '\\') ++at;
  }
  return text.size();
}

}  // namespace specgen::generator::layout
