#pragma once

#include <string>
#include <vector>

#include "plan/plan.hpp"
#include "render/value.hpp"

/// Views that several files share.
namespace specgen::generator::views {

/// What stands between the braces of an initialiser.
std::string listed(const std::vector<std::string>& items);
Value texts(const std::vector<std::string>& list);
/// The same for code: blocks are indented, and no line end is behind the last line of each.
Value statements(const std::vector<std::string>& list);
void add_includes(const plan::Includes& includes, Value::Object& view);
/// The schema tables that a file refers to.
void add_tables(const std::vector<std::string>& names, Value::Object& view);
Value patterns(const std::vector<plan::PatternsFunction>& functions);
Value members(const std::vector<plan::TypeText::Member>& members);
/// For the partial constant_parameter.
Value::Object style(const plan::StyleText& style);
Value types(const std::vector<plan::TypeText>& types);
Value responses(const plan::OperationText& operation);

/// A list made item by item.
template <class T, class F>
Value list(const std::vector<T>& items, F&& view) {
  Value::List out;
  out.reserve(items.size());
  for (const T& item : items) out.emplace_back(view(item));
  return out;
}

}  // namespace specgen::generator::views
