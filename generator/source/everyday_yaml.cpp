#include <algorithm>

#include "source/yaml_builder.hpp"
#include "source/yaml_cursor.hpp"
#include "source/yaml_parser.hpp"
#include "source/yaml_scalars.hpp"

namespace specgen::generator {
namespace {

/// What stands at the end of a line but '\n' has rules of its own; so has a tab.
bool has_controls(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return (c >= 0 && c < ' ' && c != '\n') || c == 0x7F; });
}

class EverydayYaml {
 public:
  EverydayYaml(SourceFile& file, YamlBuilder& builder)
      : file_(file), cursor_(file.text), builder_(builder) {}

  void read() {
    cursor_.skip_to_text();
    if (cursor_.at_document_marker()) {
      cursor_.skip(3);
      finish_line();
    }
    builder_.OnDocumentStart(cursor_.mark());
    // A text without quotes would go on in the first column.
    const bool is_plain =
        !cursor_.at_indicator('-') && key_size() == 0 && !at_quote() && !at_flow();
    if (is_plain) throw UnusualYaml{};
    read_node(0);
    if (!cursor_.at_end()) throw UnusualYaml{};
  }

 private:
  struct Scalar {
    YAML::Mark mark;
    std::string_view text;
    bool plain = false;
  };

  /// Counts how deeply the reader is in collections.
  class Level {
   public:
    explicit Level(std::size_t& depth) : depth_(depth) {
      // Further down yaml-cpp says that it is too deep.
      if (++depth_ > kDeepest) throw UnusualYaml{};
    }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;
    ~Level() { --depth_; }

   private:
    static constexpr std::size_t kDeepest = 100;
    std::size_t& depth_;
  };

  bool at_quote() const { return cursor_.peek() == '"' || cursor_.peek() == '\''; }
  bool at_flow() const { return cursor_.peek() == '[' || cursor_.peek() == '{'; }
  bool at_comment_or_line_end() const { return cursor_.at_line_end() || cursor_.peek() == '#'; }

  /// Behind a value: to what the next line with text has.
  void finish_line() {
    const std::size_t line = cursor_.line();
    cursor_.skip_to_text();
    const bool is_last = cursor_.line() > line || cursor_.at_end();
    if (!is_last || cursor_.at_document_marker()) throw UnusualYaml{};
  }

  /// The size of the plain key that stands here; 0 where the line has none.
  std::size_t key_size() const {
    if (!at_plain_scalar(cursor_)) return 0;
    const std::string_view line = cursor_.rest_of_line();
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '#' && i > 0 && line[i - 1] == ' ') return 0;
      if (line[i] == ':' && (i + 1 == line.size() || line[i + 1] == ' ')) return i;
    }
    return 0;
  }

  /// A block collection or a scalar that starts on its line, maybe behind "- ". `parent` is the
  /// column of the collection around it.
  void read_node(std::size_t parent) {
    if (cursor_.at_indicator('-')) return read_sequence();
    const std::size_t column = cursor_.column();
    if (key_size() > 0) return read_mapping(read_key(), column);
    if (!at_quote()) return read_value(parent);
    const std::size_t line = cursor_.line();
    const Scalar scalar = read_quoted();
    if (cursor_.line() == line && cursor_.at_indicator(':')) return read_mapping(scalar, column);
    put(scalar);
    finish_line();
  }

  void read_sequence() {
    const Level level(depth_);
    const std::size_t column = cursor_.column();
    builder_.start_sequence(cursor_.mark());
    while (!cursor_.at_end() && cursor_.column() == column && cursor_.at_indicator('-')) {
      cursor_.skip(1);
      cursor_.skip_spaces();
      if (at_comment_or_line_end()) {
        finish_line();
        if (cursor_.at_end() || cursor_.column() <= column) {
          add_missing();
          continue;
        }
      }
      read_node(column);
    }
    if (!cursor_.at_end() && cursor_.column() > column) throw UnusualYaml{};
    builder_.end_collection();
  }

  void read_mapping(Scalar key, std::size_t column) {
    const Level level(depth_);
    builder_.start_mapping(key.mark);
    while (true) {
      put_key(key);
      read_member(column);
      if (cursor_.at_end() || cursor_.column() < column) break;
      if (cursor_.column() > column) throw UnusualYaml{};
      key = read_key();
    }
    builder_.end_collection();
  }

  /// Moves to the ':' behind it.
  Scalar read_key() {
    if (at_quote()) {
      const std::size_t line = cursor_.line();
      const Scalar key = read_quoted();
      if (cursor_.line() > line || !cursor_.at_indicator(':')) throw UnusualYaml{};
      return key;
    }
    const std::size_t size = key_size();
    const Scalar key{cursor_.mark(), cursor_.rest_of_line().substr(0, size), true};
    if (size == 0 || key.text.back() == ' ') throw UnusualYaml{};
    cursor_.skip(size);
    return key;
  }

  /// At the ':' behind it.
  void put_key(const Scalar& key) {
    constexpr std::size_t kLongest = 1000;  // yaml-cpp takes some more for no key
    const auto start = static_cast<std::size_t>(key.mark.column);
    if (cursor_.column() - start > kLongest) throw UnusualYaml{};
    put(key);
  }

  /// A member's value, from the ':' on.
  void read_member(std::size_t column) {
    cursor_.skip(1);
    cursor_.skip_spaces();
    if (!at_comment_or_line_end()) return read_value(column);
    finish_line();
    const bool is_nested =
        cursor_.column() > column || (cursor_.column() == column && cursor_.at_indicator('-'));
    if (!cursor_.at_end() && is_nested) return read_node(column);
    add_missing();
  }

  /// As yaml-cpp, says the place of what follows.
  void add_missing() {
    // It takes the end of the text for the start of a line.
    if (cursor_.at_end() && cursor_.column() > 0) throw UnusualYaml{};
    builder_.OnNull(cursor_.mark(), 0);
  }

  /// What cannot be a block collection.
  void read_value(std::size_t parent) {
    const char c = cursor_.peek();
    if (c == '|' || c == '>') {
      const YAML::Mark mark = cursor_.mark();
      put({mark, read_block_scalar(cursor_, parent, file_), false});
    } else if (at_flow()) {
      read_flow();
    } else if (at_quote()) {
      put(read_quoted());
    } else {
      if (!at_plain_scalar(cursor_)) throw UnusualYaml{};
      const YAML::Mark mark = cursor_.mark();
      put({mark, read_plain_scalar(cursor_, parent + 1, file_), true});
    }
    finish_line();
  }

  Scalar read_quoted() {
    const YAML::Mark mark = cursor_.mark();
    return {mark, read_quoted_scalar(cursor_, file_), false};
  }

  void put(const Scalar& scalar) {
    if (scalar.plain) {
      builder_.add_plain(scalar.mark, scalar.text);
    } else {
      builder_.add_string(scalar.mark, scalar.text);
    }
  }

  void read_flow() {
    const Level level(depth_);
    const bool is_mapping = cursor_.peek() == '{';
    const char end = is_mapping ? '}' : ']';
    if (is_mapping) {
      builder_.start_mapping(cursor_.mark());
    } else {
      builder_.start_sequence(cursor_.mark());
    }
    skip_in_flow(1);
    while (cursor_.peek() != end) {
      if (is_mapping) read_flow_key();
      read_flow_value();
      skip_in_flow(0);
      if (cursor_.peek() == end) break;
      if (cursor_.peek() != ',') throw UnusualYaml{};
      skip_in_flow(1);
    }
    cursor_.skip(1);
    builder_.end_collection();
  }

  /// That many characters and what has no meaning behind them.
  void skip_in_flow(std::size_t count) {
    cursor_.skip(count);
    cursor_.skip_to_text();
    if (cursor_.at_document_marker()) throw UnusualYaml{};
  }

  void read_flow_key() {
    const std::size_t line = cursor_.line();
    const Scalar key = read_flow_scalar();
    const bool has_value = key.plain ? cursor_.at_indicator(':') : cursor_.peek() == ':';
    if (cursor_.line() > line || !has_value) throw UnusualYaml{};
    put_key(key);
    skip_in_flow(1);
  }

  void read_flow_value() {
    if (at_flow()) return read_flow();
    put(read_flow_scalar());
  }

  /// Without quotes only on one line, and where its first character can have no other meaning.
  Scalar read_flow_scalar() {
    if (at_quote()) return read_quoted();
    const bool is_negative = cursor_.peek() == '-' && is_word(cursor_.peek(1));
    if (!is_negative && !is_word(cursor_.peek())) throw UnusualYaml{};
    const std::string_view rest = cursor_.rest_of_line();
    std::size_t size = 1;
    while (size < rest.size() && goes_on(rest.substr(size))) ++size;
    const std::string_view text = rest.substr(0, size);
    const Scalar scalar{cursor_.mark(), text.substr(0, text.find_last_not_of(' ') + 1), true};
    cursor_.skip(scalar.text.size());
    return scalar;
  }

  static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '/' || c == '.' || c == '$';
  }

  static bool goes_on(std::string_view rest) {
    if (rest.front() == ':') return rest.size() > 1 && is_word(rest[1]);
    return std::string_view(",?[]{}#").find(rest.front()) == std::string_view::npos;
  }

  SourceFile& file_;
  YamlCursor cursor_;
  YamlBuilder& builder_;
  std::size_t depth_ = 0;
};

}  // namespace

bool parse_everyday_yaml(SourceFile& file) {
  Diagnostics ignored;  // yaml-cpp's parser says them again
  try {
    YamlBuilder builder(file, ignored);
    if (has_controls(file.text)) throw UnusualYaml{};
    EverydayYaml(file, builder).read();
    if (ignored.all().empty()) return true;
  } catch (const UnusualYaml&) {
  } catch (const YamlRefused&) {
  }
  file.root = Node();
  return false;
}

}  // namespace specgen::generator
