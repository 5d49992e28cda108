#include "specgen/server/response_writer.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

#include "specgen/http/media_type.hpp"
#include "specgen/server/response_collector.hpp"
#include "specgen/streams/byte_stream.hpp"
#include "specgen/streams/event_stream.hpp"
#include "specgen/violations.hpp"

namespace specgen {

struct ResponseWriter::State {
  http::Response response;
  json::Writer json;
  std::optional<Problem> problem;
};

void ResponseWriter::set_status(int status) { state_->response.status = status; }

void ResponseWriter::set_status(int status, int first, int last, std::string_view response) {
  if (status < first || status > last) {
    throw std::out_of_range(std::string(response) + ": status is not within " +
                            std::to_string(first) + " and " + std::to_string(last));
  }
  set_status(status);
}

void ResponseWriter::add_header(std::string_view name, std::string_view value) {
  state_->response.headers.push_back({std::string(name), std::string(value)});
}

std::string_view ResponseWriter::content_type() const { return state_->response.content_type; }

void ResponseWriter::set_content_type(std::string_view content_type) {
  state_->response.content_type = content_type;
}

void ResponseWriter::choose_content_type(std::string_view preferred,
                                         std::initializer_list<std::string_view> possible) {
  const auto* const found = std::find(possible.begin(), possible.end(), preferred);
  set_content_type(found == possible.end() ? *possible.begin() : *found);
}

void ResponseWriter::name_content_type(std::string_view named,
                                       std::initializer_list<std::string_view> declared) {
  state_->response.content_type = http::name_media_type(content_type(), named, declared);
}

json::Writer& ResponseWriter::json() { return state_->json; }

void ResponseWriter::set_body(const std::string& body) { state_->response.body = body; }

void ResponseWriter::set_body(const ByteStream& body) {
  state_->response.body = body.content();
  state_->response.stream = body.stream();
}

void ResponseWriter::set_body(const EventStream& body) { state_->response.stream = body.stream(); }

void ResponseWriter::refuse(const Violations& violations) {
  Problem& problem = state_->problem.emplace(
      make_problem(ProblemKind::kInvalidRequest, "the request does not satisfy the API's rules"));
  problem.violations = violations.all();
}

Outcome ResponseCollector::collect(FunctionRef<void(ResponseWriter&)> write) {
  ResponseWriter::State state;
  ResponseWriter writer(state);
  write(writer);
  if (state.problem) return std::move(*state.problem);
  if (!state.json.text().empty()) state.response.body = state.json.take();
  return std::move(state.response);
}

}  // namespace specgen
