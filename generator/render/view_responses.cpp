#include "render/view_parts.hpp"

namespace specgen::generator::views {
namespace {

Value body_view(const plan::ResponseText::Body& body) {
  return Value::Object{
      {"index", body.index},
      {"has_one_media_type", body.literals.size() == 1},
      {"has_several_media_types", body.literals.size() > 1},
      {"content_type_literal", body.literals.front()},
      {"content_type_literals", listed(body.literals)},
      {"has_range", body.has_range},
      {"sendings", list(body.sendings,
                        [](const plan::ResponseText::Sending& sending) {
                          return Value::Object{
                              {"has_condition", !sending.condition.empty()},
                              {"condition", sending.condition},
                              {"is_json", sending.json},
                              {"encode", statements(sending.encode)},
                          };
                        })},
  };
}

}  // namespace

Value responses(const plan::OperationText& operation) {
  return list(operation.responses, [&](const plan::ResponseText& response) {
    const bool fixed = !response.fixed_status.empty();
    const bool body = !response.bodies.empty();
    const bool used = !fixed || body || !response.headers.empty();
    return Value::Object{
        {"name", response.name},
        {"doc", texts(response.doc)},
        {"has_fixed_status", fixed},
        {"fixed_status", response.fixed_status},
        {"has_free_status", !fixed},
        {"initial_status", response.initial_status},
        {"has_range", !response.range_first.empty()},
        {"range_first", response.range_first},
        {"range_last", response.range_last},
        {"status", fixed ? response.name + "::kStatus" : "response.status"},
        {"parameter", used ? "response" : "/*response*/"},
        {"members", members(response.members)},
        {"headers",
         list(response.headers,
              [](const plan::ResponseText::Header& header) {
                return Value::Object{
                    {"name_literal", header.name_literal}, {"has_opening", !header.opening.empty()},
                    {"opening", header.opening},           {"is_encoded", !header.encode.empty()},
                    {"encode", statements(header.encode)}, {"value", header.value},
                };
              })},
        {"chooses_media_type", operation.chooses_media_type},
        {"has_one_body_type", response.bodies.size() == 1},
        {"has_several_body_types", response.bodies.size() > 1},
        {"bodies", list(response.bodies, body_view)},
    };
  });
}

}  // namespace specgen::generator::views
