#pragma once

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <map>
#include <string>
#include <vector>

#include "source/source_file.hpp"

namespace specgen::generator {

/// Thrown to leave yaml-cpp's parser once an error was reported after which the rest is of no use.
struct YamlRefused {};

/// Builds a tree from the events of yaml-cpp's parser, which tell marks exactly (also an alias'
/// own, which YAML::Load forgets).
class YamlBuilder : public YAML::EventHandler {
 public:
  YamlBuilder(SourceFile& file, Diagnostics& diagnostics);

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override;
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override;

  /// The same events in fewer words, for a parser that knows neither tags nor anchors and finds
  /// tabs itself. Texts have to last as long as the file.
  void start_mapping(const YAML::Mark& mark) { start(mark, Node::Kind::kMapping, 0); }
  void start_sequence(const YAML::Mark& mark) { start(mark, Node::Kind::kSequence, 0); }
  void end_collection() { end(); }
  void add_plain(const YAML::Mark& mark, std::string_view text) {
    add_scalar(mark, text, Style::kPlain, 0);
  }
  void add_string(const YAML::Mark& mark, std::string_view text) {
    add_scalar(mark, text, Style::kString, 0);
  }

  bool has_document() const { return documents_ > 0; }
  bool has_failed() const { return failed_; }
  /// Offset in the text of what came last.
  std::size_t position() const { return position_; }

 private:
  /// A collection whose end has not come.
  struct Frame {
    Node node;
    YAML::anchor_t anchor = 0;
    bool has_key = false;  ///< In a mapping: the next value belongs to `key`.
    bool key_merges = false;
    Member key;
    std::vector<Node> merged;  ///< Values of `<<`.
  };

  enum class Style {
    kPlain,     ///< Without quotes or tag: may be a number, null and so on, and as a key a merge.
    kResolved,  ///< By its tag one of those.
    kString
  };

  Node make_node(const YAML::Mark& mark, Node::Kind kind);
  void error(const YAML::Mark& mark, std::string message, std::string hint = {});
  /// The same for what does not keep the document from being read.
  void report(const YAML::Mark& mark, std::string message, std::string hint = {});
  void check_tag(const YAML::Mark& mark, const std::string& tag, std::string_view kind);
  void check_closing_quote(const YAML::Mark& mark);
  void check_indentation(const YAML::Mark& mark);
  std::size_t offset_of(const YAML::Mark& mark) const;
  /// `text` lasts as long as the file.
  void add_scalar(const YAML::Mark& mark, std::string_view text, Style style,
                  YAML::anchor_t anchor);
  void start(const YAML::Mark& mark, Node::Kind kind, YAML::anchor_t anchor);
  void end();
  /// Puts a finished value where it belongs: it is a key, a member, an item, or the root.
  void put(Node node, YAML::anchor_t anchor, bool plain = false);
  void put_key(Frame& frame, const Node& node, bool plain);
  void merge_into(Frame& frame);
  Node copy(const Node& node);

  SourceFile& file_;
  Diagnostics& diagnostics_;
  std::vector<Frame> stack_;
  std::map<YAML::anchor_t, Node> anchors_;
  std::size_t documents_ = 0;
  std::size_t copied_ = 0;  ///< Values that aliases brought.
  std::size_t nodes_ = 0;
  std::size_t position_ = 0;
  bool failed_ = false;
};

}  // namespace specgen::generator
