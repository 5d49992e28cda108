#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "specgen/json/writer.hpp"

namespace specgen {

class ByteStream;
class EventStream;
class Violations;

/// What emitted code writes the answer to one request with. Not thread-safe.
///
/// Its functions are not inline, and it shows nothing of what responses are made of: each operation
/// has a file that uses it, and would compile that once more.
class ResponseWriter {
 public:
  /// At first the status is 200, and there is no body.
  void set_status(int status);
  /// A status that must be within `first` and `last`: else throws std::out_of_range, which names
  /// `response`.
  void set_status(int status, int first, int last, std::string_view response);
  void add_header(std::string_view name, std::string_view value);

  std::string_view content_type() const;
  void set_content_type(std::string_view content_type);
  /// The media type to send a body as, of those that it may be sent as: the one that the client
  /// likes best, else the first. There must be one.
  void choose_content_type(std::string_view preferred,
                           std::initializer_list<std::string_view> possible);
  /// Where the chosen type is a range such as image/*: the one that the handler names. See
  /// http::name_media_type().
  void name_content_type(std::string_view named, std::initializer_list<std::string_view> declared);

  /// Writes the body.
  json::Writer& json();
  void set_body(const std::string& body);
  void set_body(const ByteStream& body);
  void set_body(const EventStream& body);

  /// The refusal of a request that breaks the spec's rules, instead of a response: 400.
  void refuse(const Violations& violations);

 private:
  friend class ResponseCollector;

  struct State;
  explicit ResponseWriter(State& state) : state_(&state) {}

  State* state_;
};

}  // namespace specgen
