#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "specgen/function_ref.hpp"
#include "specgen/json/input.hpp"
#include "specgen/parameters/form_fields.hpp"
#include "specgen/parameters/spec.hpp"
#include "specgen/violations.hpp"

namespace specgen {

class ObjectText;

/// A header field of a request, as received.
struct HeaderView {
  std::string_view name;
  std::string_view value;
};

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
  ParameterReader(const ParameterReader&) = delete;
  ParameterReader& operator=(const ParameterReader&) = delete;
  ~ParameterReader();

  /// The headers, where they were not among the text.
  void set_headers(std::span<const HeaderView> headers) { text_.headers = headers; }

  /// Decodes the parameter. Where it is absent, `decode` is not called, and a required one is a
  /// violation "required".
  void read(const ParameterSpec& spec, FunctionRef<void(const json::Input&)> decode);
  /// The same by `decode(input, T&)`. Where it is absent, `out` keeps its value (the default).
  template <class T, class F>
  void read(const ParameterSpec& spec, T& out, const F& decode) {
    read(spec, [&](const json::Input& in) { decode(in, out); });
  }
  /// Where it is absent, `out` stays empty.
  template <class T, class F>
  void read(const ParameterSpec& spec, std::optional<T>& out, const F& decode) {
    read(spec, [&](const json::Input& in) { decode(in, out.emplace()); });
  }
  /// The parameter's JSON, valid until the next call; empty where it is absent or cannot be read at
  /// all. Violations are at or below `at`; null stands for parts that are bad.
  std::string_view read_json(const ParameterSpec& spec, const json::Path& at);

 private:
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
