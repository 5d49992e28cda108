#include "layout/separators.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace specgen::generator::layout {
namespace {

using Kind = Token::Kind;

/// Binary operators, those that bind least first.
constexpr auto kPrecedence = std::to_array<std::pair<std::string_view, int>>({
    {"?", 1},
    {":", 1},
    {"||", 2},
    {"&&", 3},
    {"|", 4},
    {"==", 5},
    {"!=", 5},
    {"<", 5},
    {"<=", 5},
    {">", 5},
    {">=", 5},
    {"<<", 6},
    {"+", 7},
    {"-", 7},
});
constexpr int kAdjacentStrings = 8;
constexpr int kNoSeparator = 9;

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> texts) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

/// Blanks on both sides tell a binary operator.
bool is_binary(const std::vector<Token>& tokens, std::size_t at, Range range) {
  return tokens[at].kind == Kind::kOperator && tokens[at].space_before && at > range.begin &&
         at + 1 < range.end && tokens[at + 1].space_before;
}

bool is_assignment(const std::vector<Token>& tokens, std::size_t at, Range range) {
  return is_binary(tokens, at, range) && is_one_of(tokens[at].text, {"=", "+="}) &&
         !is_one_of(tokens[at + 1].text, {"0", "default", "delete"});
}

int precedence(const std::vector<Token>& tokens, std::size_t at, Range range) {
  if (at > range.begin && tokens[at].kind == Kind::kString && tokens[at].space_before &&
      tokens[at - 1].kind == Kind::kString) {
    return kAdjacentStrings;
  }
  if (!is_binary(tokens, at, range)) return kNoSeparator;
  const auto found = std::find_if(kPrecedence.begin(), kPrecedence.end(), [&](const auto& entry) {
    return entry.first == tokens[at].text;
  });
  return found == kPrecedence.end() ? kNoSeparator : found->second;
}

/// Lines end behind operators, but before those that tell what comes.
std::size_t place_to_break(const std::vector<Token>& tokens, std::size_t at) {
  const bool before =
      tokens[at].kind == Kind::kString || is_one_of(tokens[at].text, {"?", ":", "<<"});
  return before ? at : at + 1;
}

}  // namespace

std::size_t width(const std::vector<Token>& tokens, Range range) {
  return range.empty() ? 0 : tokens[range.end - 1].end - tokens[range.begin].begin;
}

std::size_t next(const std::vector<Token>& tokens, std::size_t at) {
  const Token& token = tokens[at];
  return token.kind == Kind::kOpen && token.match != Token::kNone ? token.match + 1 : at + 1;
}

Separators find_separators(const std::vector<Token>& tokens, Range range) {
  Separators commas{Separators::Kind::kComma, {}};
  Separators operators{Separators::Kind::kOperator, {}};
  std::size_t sign = Token::kNone;
  std::size_t colon = Token::kNone;
  int lowest = kNoSeparator;
  for (std::size_t at = range.begin; at < range.end; at = next(tokens, at)) {
    if (tokens[at].kind == Kind::kComma && at + 1 < range.end) commas.places.push_back(at + 1);
    if (tokens[at].text == ":" && colon == Token::kNone) colon = at;
    if (sign == Token::kNone && is_assignment(tokens, at, range)) sign = at;
    const int binds = precedence(tokens, at, range);
    if (binds < lowest) operators.places.clear();
    lowest = std::min(lowest, binds);
    if (binds == lowest && binds < kNoSeparator) {
      operators.places.push_back(place_to_break(tokens, at));
    }
  }
  const bool has_bases = is_one_of(tokens[range.begin].text, {"class", "struct"});
  if (has_bases && colon != Token::kNone && colon + 1 < range.end) {
    return {Separators::Kind::kBases, {colon + 1}};
  }
  if (!commas.places.empty()) return commas;
  if (sign != Token::kNone) return {Separators::Kind::kAssignment, {sign}};
  if (!operators.places.empty()) return operators;
  return {};
}

std::vector<Range> split(Range range, const std::vector<std::size_t>& places) {
  std::vector<Range> parts;
  std::size_t begin = range.begin;
  for (const std::size_t place : places) {
    parts.push_back({begin, place});
    begin = place;
  }
  if (begin < range.end) parts.push_back({begin, range.end});
  return parts;
}

std::vector<Range> items_of(const std::vector<Token>& tokens, Range range) {
  std::vector<std::size_t> places;
  for (std::size_t at = range.begin; at < range.end; at = next(tokens, at)) {
    if (tokens[at].kind == Kind::kComma) places.push_back(at + 1);
  }
  return split(range, places);
}

std::vector<Range> statements_of(const std::vector<Token>& tokens, Range range) {
  std::vector<std::size_t> places;
  for (std::size_t at = range.begin; at < range.end;) {
    const std::size_t after = next(tokens, at);
    const bool block_ends = tokens[at].is_block && tokens[at].kind == Kind::kOpen &&
                            after < range.end && tokens[after].kind == Kind::kWord &&
                            tokens[after].text != "else";
    if (tokens[at].kind == Kind::kSemicolon || block_ends) places.push_back(after);
    at = after;
  }
  return split(range, places);
}

std::size_t control_head(const std::vector<Token>& tokens, Range range) {
  if (range.size() < 2 || !is_one_of(tokens[range.begin].text, {"if", "for", "while"})) {
    return range.begin;
  }
  const std::size_t end = next(tokens, range.begin + 1);
  const bool has_condition = end > range.begin + 2 && end < range.end;
  return has_condition && tokens[end].text != "{" ? end : range.begin;
}

bool is_jump(const Token& token) { return is_one_of(token.text, {"return", "throw"}); }

bool is_punctuation(const Token& token) {
  return token.kind == Kind::kComma || token.kind == Kind::kSemicolon;
}

}  // namespace specgen::generator::layout
