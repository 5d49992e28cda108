#include "specgen/streams/event_stream.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace specgen {
namespace {

void check_line(std::string_view text, const char* what) {
  constexpr std::string_view kEnds("\r\n\0", 3);
  if (text.find_first_of(kEnds) != std::string_view::npos) throw std::invalid_argument(what);
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).push_back('\n');
}

/// Clients end a line at CR LF, LF or CR.
void append_data(std::string& out, std::string_view data) {
  while (true) {
    const std::size_t end = std::min(data.find_first_of("\r\n"), data.size());
    append_field(out, "data", data.substr(0, end));
    if (end == data.size()) return;
    data.remove_prefix(end + (data.substr(end).starts_with("\r\n") ? 2 : 1));
  }
}

}  // namespace

void append_event(std::string& out, const Event& event) {
  check_line(event.event, "the type of an event must be one line without NUL");
  check_line(event.id.value_or(""), "the id of an event must be one line without NUL");
  if (!event.event.empty()) append_field(out, "event", event.event);
  if (event.id) append_field(out, "id", *event.id);
  if (event.retry) append_field(out, "retry", std::to_string(event.retry->count()));
  if (!event.data.empty() || !event.event.empty()) append_data(out, event.data);
  out.push_back('\n');
}

bool EventWriter::send(const Event& event) {
  text_.clear();
  append_event(text_, event);
  return out_->write(text_) && out_->wanted();
}

bool EventWriter::comment(std::string_view text) {
  check_line(text, "a comment must be one line without NUL");
  text_.assign(":");
  text_.append(text).append("\n\n");
  return out_->write(text_) && out_->wanted();
}

EventStream::EventStream(std::function<void(EventWriter&)> produce) {
  auto run = [produce = std::move(produce)](BodyWriter& out) {
    EventWriter events(out);
    produce(events);
  };
  stream_ = std::make_shared<StreamedBody>(StreamedBody{std::move(run), {}});
}

}  // namespace specgen
