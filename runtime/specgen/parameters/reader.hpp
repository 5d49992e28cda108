#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "specgen/json/document.hpp"
#include "specgen/json/input.hpp"
#include "specgen/parameters/form_fields.hpp"
#include "specgen/parameters/object_text.hpp"
#include "specgen/parameters/spec.hpp"
#include "specgen/violations.hpp"

namespace specgen {

/// A header field of a request, as received.
struct HeaderView {
  std::string_view name;
  std::string_view value;
};

/// Views of anything with `name` and `value`; they must not outlive it.
template <class Headers>
std::vector<HeaderView> view_headers(const Headers& headers) {
  std::vector<HeaderView> views;
  views.reserve(headers.size());
  for (const auto& header : headers) views.push_back({header.name, header.value});
  return views;
}

/// Where a request's parameters come from. Nothing is owned.
struct ParameterText {
  /// The parts of the path that stand for the template's parameters, in its order, as sent: still
  /// percent-encoded, since an encoded comma is data and a bare one separates items.
  std::span<const std::string_view> path = {};
  /// What follows the '?', as sent.
  std::string_view query = {};
  std::span<const HeaderView> headers = {};
};

/// Whether a field of a query or form, still encoded, is part of this parameter, which is in the
/// query.
bool belongs_to(const FormField& field, const ParameterSpec& spec);

/// Reads the parameters of one request and reports violations at "/name". Not thread-safe.
class ParameterReader {
 public:
  ParameterReader(const ParameterText& text, Violations& violations);

  /// Decodes the parameter by `decode(input, T&)`. Where it is absent, `out` keeps its value (the
  /// default), and a required one is a violation "required".
  template <class T, class F>
  void read(const ParameterSpec& spec, T& out, F&& decode) {
    with_input(spec, [&](const json::Input& in) { decode(in, out); });
  }
  /// Where it is absent, `out` stays empty.
  template <class T, class F>
  void read(const ParameterSpec& spec, std::optional<T>& out, F&& decode) {
    with_input(spec, [&](const json::Input& in) { decode(in, out.emplace()); });
  }
  /// The parameter's JSON, valid until the next call; empty where it is absent or cannot be read at
  /// all. Violations are at or below `at`; null stands for parts that are bad.
  std::string_view read_json(const ParameterSpec& spec, const json::Path& at) {
    to_json(spec, at);
    return json_;
  }

 private:
  template <class F>
  void with_input(const ParameterSpec& spec, F&& use) {
    const json::Path root;
    const json::Path at(root, spec.name);
    std::string outer = violations_.in();
    violations_.set_in(std::string(to_string(spec.in)));
    if (to_json(spec, at)) {
      const auto document = json::Document::parse(json_, violations_, {}, at);
      if (document) use(document->input(violations_, at));
    }
    violations_.set_in(std::move(outer));
  }

  /// Puts the parameter's JSON into `json_`; false where it is absent or bad, which is then
  /// reported.
  bool to_json(const ParameterSpec& spec, const json::Path& at);
  bool scalar_to_json(const ParameterSpec& spec, const json::Path& at);
  bool array_to_json(const ParameterSpec& spec, const json::Path& at);
  bool object_to_json(const ParameterSpec& spec, const json::Path& at);
  bool spread_object(const ParameterSpec& spec, const json::Path& at, ObjectText& object);
  /// The members of an object whose text is in one piece; nothing where it is absent or bad.
  std::optional<std::vector<FormField>> members_of(const ParameterSpec& spec, const json::Path& at);
  /// Every text that was sent for the parameter, encoded.
  std::vector<std::string_view> texts_of(const ParameterSpec& spec) const;
  bool absent(const ParameterSpec& spec, const json::Path& at);
  bool fail(const json::Path& at, std::string_view keyword, std::string_view message);

  ParameterText text_;
  Violations& violations_;
  std::vector<FormField> query_;
  std::string json_;
};

}  // namespace specgen
