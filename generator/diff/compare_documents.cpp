#include "diff/compare_documents.hpp"

#include <map>

#include "diff/compare_operations.hpp"
#include "diff/compare_schemas.hpp"
#include "diff/compare_security.hpp"
#include "plan/enumerators.hpp"
#include "plan/handler_names.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

/// What an operation is found by: "GET /pets/{}".
std::string key_of(const Operation& operation) {
  std::string key = std::string(plan::method_text(operation.method)) + " ";
  bool in_name = false;
  for (const char c : operation.path) {
    in_name = c == '{' || (in_name && c != '}');
    if (!in_name || c == '{') key += c;
  }
  return key;
}

std::string label_of(const Operation& operation) {
  return std::string(plan::method_text(operation.method)) + " " + operation.path;
}

/// An operation that both documents have, while it is compared.
struct Draft {
  OperationChanges changes;
  OperationDraft parts;
};

class DocumentComparison {
 public:
  DocumentComparison(Document& before, Document& after)
      : before_(before),
        after_(after),
        old_handlers_(plan::handler_names(before.operations)),
        new_handlers_(plan::handler_names(after.operations)),
        schemas_(before.store, after.store) {}

  std::vector<OperationChanges> run() {
    compare_base_paths();
    std::map<std::string, std::size_t> old_operations;
    for (std::size_t i = 0; i < before_.operations.size(); ++i) {
      old_operations.emplace(key_of(before_.operations[i]), i);
    }
    std::vector<bool> found(before_.operations.size());
    for (std::size_t i = 0; i < after_.operations.size(); ++i) {
      const auto old_one = old_operations.find(key_of(after_.operations[i]));
      if (old_one == old_operations.end()) {
        report_new(i);
      } else {
        found[old_one->second] = true;
        compare(old_one->second, i);
      }
    }
    schemas_.settle();
    for (Draft& draft : drafts_) finish(std::move(draft));
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (!found[i]) report_gone(i);
    }
    return std::move(result_);
  }

 private:
  void compare_base_paths() {
    if (before_.base_path == after_.base_path) return;
    Change change;
    change.impact = Impact::kBreaking;
    change.what =
        "the base path is " + quote(after_.base_path) + ", was " + quote(before_.base_path);
    change.before.file = before_.file;
    change.after.file = after_.file;
    result_.push_back({"", "", {change}});
  }

  void report_new(std::size_t index) {
    const Operation& operation = after_.operations[index];
    Change change;
    change.what = "is new";
    change.before.file = before_.file;
    change.after = operation.location;
    drafts_.push_back({{label_of(operation), new_handlers_[index], {change}}, {}});
  }

  void report_gone(std::size_t index) {
    const Operation& operation = before_.operations[index];
    Change change;
    change.impact = Impact::kBreaking;
    change.what = "is gone";
    change.before = operation.location;
    change.after.file = after_.file;
    result_.push_back({label_of(operation), old_handlers_[index], {change}});
  }

  void compare(std::size_t old_index, std::size_t new_index) {
    const Operation& before = before_.operations[old_index];
    const Operation& after = after_.operations[new_index];
    Draft draft{{label_of(after), new_handlers_[new_index], {}}, {}};
    if (old_handlers_[old_index] != new_handlers_[new_index]) {
      Change change;
      change.impact = Impact::kBreaking;
      change.what = "the handler's function is " + quote(new_handlers_[new_index]) + ", was " +
                    quote(old_handlers_[old_index]);
      change.part = "operationId";
      change.before = before.location;
      change.after = after.location;
      draft.changes.changes.push_back(std::move(change));
    }
    if (auto change = compare_security(before_, before, after_, after)) {
      draft.changes.changes.push_back(*std::move(change));
    }
    draft.parts = compare_operations(before, after, schemas_);
    drafts_.push_back(std::move(draft));
  }

  /// Puts the changes of schemas into their places.
  void finish(Draft draft) {
    std::vector<Change>& changes = draft.changes.changes;
    for (OperationDraft::Entry& entry : draft.parts.entries) {
      if (!entry.is_pair) {
        changes.push_back(std::move(entry.change));
        continue;
      }
      for (Change& change : schemas_.changes(entry.pair)) {
        change.part = entry.change.part;
        changes.push_back(std::move(change));
      }
    }
    if (!changes.empty()) result_.push_back(std::move(draft.changes));
  }

  Document& before_;
  Document& after_;
  std::vector<std::string> old_handlers_;
  std::vector<std::string> new_handlers_;
  SchemaComparison schemas_;
  std::vector<Draft> drafts_;
  std::vector<OperationChanges> result_;
};

}  // namespace

std::vector<OperationChanges> compare_documents(Document& before, Document& after) {
  return DocumentComparison(before, after).run();
}

}  // namespace specgen::generator
