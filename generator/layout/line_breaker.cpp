#include "layout/line_breaker.hpp"

#include <algorithm>

#include "layout/layout.hpp"
#include "layout/separators.hpp"
#include "layout/split_literal.hpp"

namespace specgen::generator::layout {
namespace {

using Kind = Token::Kind;

constexpr std::size_t kContinuation = 4;
constexpr std::size_t kBlock = 2;
/// Deeper brackets than this are not broken any more: what is in them starts too far to the right.
constexpr int kMaxDepth = 60;

/// Writes the tokens of a line, from the outermost bracket inwards: what fits stays on one line;
/// what does not is broken where it binds least.
class LineBreaker {
 public:
  LineBreaker(std::vector<Token> tokens, std::size_t indent, std::string& out)
      : tokens_(std::move(tokens)), out_(out), column_(indent), line_indent_(indent) {}

  void run() {
    const Range line{0, tokens_.size()};
    if (line.size() > 1 && tokens_.back().kind == Kind::kComment && !fits(line, 0)) {
      // A comment behind code that leaves no room for it goes above the code.
      out_ += tokens_.back().text;
      newline(line_indent_);
      tokens_.pop_back();
    }
    statement({0, tokens_.size()}, 0);
  }

 private:
  // `tail` is always how many columns have to be left for what follows on the same line.

  bool fits(Range range, std::size_t tail) const {
    return column_ + width(tokens_, range) + tail <= kMaxColumns;
  }

  void flat(Range range) {
    for (std::size_t at = range.begin; at < range.end; ++at) {
      const Token& token = tokens_[at];
      if (at > range.begin) out_.append(token.begin - tokens_[at - 1].end, ' ');
      out_ += token.text;
    }
    column_ += width(tokens_, range);
  }

  void blank_before(std::size_t at) {
    if (at >= tokens_.size() || !tokens_[at].space_before) return;
    out_ += ' ';
    ++column_;
  }

  void newline(std::size_t indent) {
    while (out_.ends_with(' ')) out_.pop_back();
    out_ += '\n';
    out_.append(indent, ' ');
    column_ = line_indent_ = indent;
    ++lines_;
  }

  /// Something with its own end: a statement, an item of a list.
  void statement(Range range, std::size_t tail) {
    if (range.empty()) return;
    ++depth_;
    if (fits(range, tail) || depth_ > kMaxDepth) {
      flat(range);
    } else if (const auto head = control_head(tokens_, range); head > range.begin) {
      const std::size_t indent = line_indent_;
      expression({range.begin, head}, 0);
      newline(indent + kBlock);
      statement({head, range.end}, tail);
    } else if (is_punctuation(tokens_[range.end - 1]) && range.size() > 1) {
      const Range end{range.end - 1, range.end};
      statement({range.begin, end.begin}, tail + width(tokens_, end));
      flat(end);
    } else if (is_jump(tokens_[range.begin]) && range.size() > 1) {
      flat({range.begin, range.begin + 1});
      blank_before(range.begin + 1);
      expression({range.begin + 1, range.end}, tail);
    } else {
      expression(range, tail);
    }
    --depth_;
  }

  void expression(Range range, std::size_t tail) {
    if (range.empty()) return;
    if (fits(range, tail)) return flat(range);
    const Separators found = find_separators(tokens_, range);
    switch (found.kind) {
      case Separators::Kind::kNone:
        return chain(range, tail);
      case Separators::Kind::kAssignment:
        return assignment(range, found.places.front(), tail);
      case Separators::Kind::kBases:
        flat({range.begin, found.places.front()});
        blank_before(found.places.front());
        return fill(items_of(tokens_, {found.places.front(), range.end}), tail, column_);
      case Separators::Kind::kComma:
        return fill(split(range, found.places), tail, line_indent_);
      case Separators::Kind::kOperator:
        return fill(split(range, found.places), tail, column_);
    }
  }

  /// As many parts on each line as fit; none behind a part that took several lines.
  void fill(const std::vector<Range>& parts, std::size_t tail, std::size_t indent) {
    bool broken = false;
    for (std::size_t at = 0; at < parts.size(); ++at) {
      const std::size_t rest = at + 1 == parts.size() ? tail : 0;
      const std::size_t need = 1 + width(tokens_, parts[at]) + rest;
      if (at > 0 && !broken && column_ + need <= kMaxColumns) {
        blank_before(parts[at].begin);
      } else if (at > 0) {
        newline(indent);
      }
      const std::size_t lines = lines_;
      statement(parts[at], rest);
      broken = lines_ > lines;
    }
  }

  void assignment(Range range, std::size_t sign, std::size_t tail) {
    const Range left{range.begin, sign + 1};
    const Range right{sign + 1, range.end};
    const std::size_t indent = line_indent_;
    expression(left, 0);
    const bool fits_below = indent + kContinuation + width(tokens_, right) + tail <= kMaxColumns;
    const bool is_lambda = tokens_[right.begin].text == "[";
    const std::size_t here = lines_of_group(right, column_ + 1, tail);
    const bool list = tokens_[right.begin].text == "{";
    if ((fits_below && !is_lambda && !list && here != 2) || !head_fits(right)) {
      newline(indent + kContinuation);
    } else {
      blank_before(right.begin);
    }
    expression(right, tail);
  }

  /// Whether what stands before the first place to break fits behind a blank.
  bool head_fits(Range range) const {
    std::size_t at = range.begin;
    while (at < range.end && !is_breakable(at)) ++at;
    return at < range.end && column_ + 1 + width(tokens_, {range.begin, at + 1}) <= kMaxColumns;
  }

  /// Whether the token opens a bracket whose inside may go to a line of its own.
  bool is_breakable(std::size_t at) const {
    const Token& token = tokens_[at];
    return token.kind == Kind::kOpen && token.match != Token::kNone && token.match > at + 1 &&
           token.text != "[";
  }

  /// The last bracket at the range's own level whose opening fits on the line; kNone for none.
  std::size_t last_group(Range range, std::size_t column) const {
    std::size_t chosen = Token::kNone;
    for (std::size_t at = range.begin; at < range.end; at = next(tokens_, at)) {
      if (column + width(tokens_, {range.begin, at + 1}) > kMaxColumns) break;
      if (is_breakable(at)) chosen = at;
    }
    return chosen;
  }

  /// Words and brackets without an operator between them.
  void chain(Range range, std::size_t tail) {
    const std::size_t open = last_group(range, column_);
    if (open == Token::kNone || (tokens_[open].text == "<" && name_fits_below(range, tail))) {
      return words(range, tail);
    }
    const Token& bracket = tokens_[open];
    flat({range.begin, open + 1});
    const Range rest{bracket.match + 1, range.end};
    const std::size_t indent = line_indent_;
    if (bracket.is_block) {
      block(open);
    } else {
      group(open, tail_until_break(rest, tail));
    }
    if (rest.empty()) return;
    blank_before(rest.begin);
    line_indent_ = indent;
    expression(rest, tail);
  }

  /// What has to follow a closing bracket on its line.
  std::size_t tail_until_break(Range rest, std::size_t tail) const {
    const std::size_t blank = !rest.empty() && tokens_[rest.begin].space_before ? 1 : 0;
    for (std::size_t at = rest.begin; at < rest.end; ++at) {
      if (is_breakable(at)) return blank + width(tokens_, {rest.begin, at + 1});
    }
    return rest.empty() ? tail : blank + width(tokens_, rest) + tail;
  }

  /// The last blank at the range's own level that leaves a line which is not too long; where there
  /// is none, the first one. Gives the token behind it.
  std::size_t last_blank(Range range) const {
    std::size_t chosen = Token::kNone;
    for (std::size_t at = next(tokens_, range.begin); at < range.end; at = next(tokens_, at)) {
      const bool helps = column_ + width(tokens_, {range.begin, at}) <= kMaxColumns;
      if (tokens_[at].space_before && (helps || chosen == Token::kNone)) chosen = at;
    }
    return chosen;
  }

  /// Whether a declaration's type and name are each short enough for a line.
  bool name_fits_below(Range range, std::size_t tail) const {
    const std::size_t name = last_blank(range);
    return name != Token::kNone && column_ + width(tokens_, {range.begin, name}) <= kMaxColumns &&
           line_indent_ + kContinuation + width(tokens_, {name, range.end}) + tail <= kMaxColumns;
  }

  /// Without brackets to break: at a blank, else inside of a literal.
  void words(Range range, std::size_t tail) {
    if (range.size() == 1 && tokens_[range.begin].kind == Kind::kString) {
      return literal(tokens_[range.begin].text, tail);
    }
    const std::size_t at = last_blank(range);
    if (at == Token::kNone) return flat(range);
    flat({range.begin, at});
    newline(line_indent_ + kContinuation);
    expression({at, range.end}, tail);
  }

  void literal(std::string_view text, std::size_t tail) {
    const std::size_t indent = column_;
    bool first = true;
    for (const std::string& piece :
         split_literal(text, kMaxColumns - std::min(column_, kMaxColumns), tail)) {
      if (!first) newline(indent);
      first = false;
      out_ += piece;
      column_ += columns_of(piece);
    }
  }

  /// The inside of a bracket and its end; the opening stands already.
  void group(std::size_t open, std::size_t tail) {
    const std::size_t close = tokens_[open].match;
    const Range inside{open + 1, close};
    const auto parts = items_of(tokens_, inside);
    const std::size_t rest = tail + 1;
    const std::size_t indent = line_indent_;
    const std::size_t hanging = indent + kContinuation;
    const std::size_t aligned = column_;
    const std::size_t lines_aligned = lines_to_fill(parts, aligned, rest);
    const std::size_t lines_hanging = lines_to_fill(parts, hanging, rest);
    if (aligned <= hanging ||
        (lines_aligned > 0 && (lines_hanging == 0 || lines_aligned <= lines_hanging + 1))) {
      fill(parts, rest, aligned);
    } else if (lines_hanging == 0 && ends_in_lambda(parts)) {
      const std::size_t body = tokens_[close - 1].match;
      flat({open + 1, body + 1});
      block(body);
    } else {
      newline(hanging);
      fill(parts, rest, hanging);
    }
    flat({close, close + 1});
    line_indent_ = indent;
  }

  /// How many lines the parts fill from a column on; 0 where one of them alone is too long.
  std::size_t lines_to_fill(const std::vector<Range>& parts, std::size_t indent,
                            std::size_t tail) const {
    std::size_t lines = 1;
    std::size_t column = indent;
    for (std::size_t at = 0; at < parts.size(); ++at) {
      const std::size_t need = width(tokens_, parts[at]) + (at + 1 == parts.size() ? tail : 0);
      if (indent + need > kMaxColumns) return 0;
      const std::size_t beside = column + (at == 0 ? 0 : 1) + need;
      if (beside > kMaxColumns) ++lines;
      column = beside > kMaxColumns ? indent + need : beside;
    }
    return lines;
  }

  /// The lines that the range takes when its last bracket is aligned; 0 for none that can be.
  std::size_t lines_of_group(Range range, std::size_t column, std::size_t tail) const {
    if (find_separators(tokens_, range).kind != Separators::Kind::kNone) return 0;
    const std::size_t open = last_group(range, column);
    if (open == Token::kNone || tokens_[open].is_block) return 0;
    const Range rest{tokens_[open].match + 1, range.end};
    return lines_to_fill(items_of(tokens_, {open + 1, tokens_[open].match}),
                         column + width(tokens_, {range.begin, open + 1}),
                         tail_until_break(rest, tail) + 1);
  }

  /// Whether all but the body of a lambda, the last argument, fits on the line.
  bool ends_in_lambda(const std::vector<Range>& parts) const {
    const Range last = parts.back();
    if (tokens_[last.begin].text != "[" || tokens_[last.end - 1].text != "}") return false;
    const std::size_t open = tokens_[last.end - 1].match;
    if (open == Token::kNone || !tokens_[open].is_block) return false;
    return column_ + width(tokens_, {parts.front().begin, open + 1}) <= kMaxColumns;
  }

  /// Statements in braces, each on lines of its own; the opening stands already.
  void block(std::size_t open) {
    const std::size_t close = tokens_[open].match;
    const std::size_t indent = line_indent_;
    for (const Range part : statements_of(tokens_, {open + 1, close})) {
      newline(indent + kBlock);
      statement(part, 0);
    }
    newline(indent);
    flat({close, close + 1});
  }

  std::vector<Token> tokens_;
  std::string& out_;
  std::size_t column_;
  std::size_t line_indent_;  ///< Of the line that is being written.
  std::size_t lines_ = 0;
  int depth_ = 0;
};

}  // namespace

void break_line(std::string_view code, std::size_t indent, std::string& out) {
  LineBreaker(tokenize(code), indent, out).run();
}

}  // namespace specgen::generator::layout
