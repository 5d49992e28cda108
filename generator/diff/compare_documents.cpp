#include "diff/compare_documents.hpp"

#include <map>
#include <optional>

#include "diff/compare_operations.hpp"
#include "diff/compare_schemas.hpp"
#include "diff/compare_schemes.hpp"
#include "diff/compare_security.hpp"
#include "diff/compare_servers.hpp"
#include "plan/enumerators.hpp"
#include "plan/handler_names.hpp"
#include "plan/names.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

/// A path template without the names in it: "/pets/{}".
std::string shape_of(std::string_view path) {
  std::string shape;
  bool in_name = false;
  for (const char c : path) {
    in_name = c == '{' || (in_name && c != '}');
    if (!in_name || c == '{') shape += c;
  }
  return shape;
}

std::string label_of(const Operation& operation) {
  const std::string method(plan::method_text(operation.method));
  return operation.event.empty() ? method + " " + operation.path
                                 : method + " of " + quote(operation.event);
}

std::string base_path_of(const Document& document, const Operation& operation) {
  return operation.base_path.value_or(document.base_path);
}

std::string interface_of(const Operation& operation) {
  return plan::camel_case(operation.tags.empty() ? "default" : operation.tags.front());
}

/// Operations of one kind in both documents.
struct Operations {
  const std::vector<Operation>& before;
  const std::vector<Operation>& after;
  Sender sender = Sender::kClient;
  std::vector<std::string> old_handlers = plan::handler_names(before);
  std::vector<std::string> new_handlers = plan::handler_names(after);
  std::vector<std::optional<std::size_t>> partners =
      std::vector<std::optional<std::size_t>>(after.size());  ///< Of each new one.
  std::vector<bool> found = std::vector<bool>(before.size());

  /// Pairs what has no partner yet with the first of the same key.
  template <typename OldKey, typename NewKey>
  void match(OldKey old_key, NewKey new_key) {
    std::multimap<std::string, std::size_t> by_key;
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (!found[i]) by_key.emplace(old_key(before[i]), i);
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
      const auto at = partners[i] ? by_key.end() : by_key.lower_bound(new_key(after[i]));
      if (at == by_key.end() || at->first != new_key(after[i])) continue;
      partners[i] = at->second;
      found[at->second] = true;
      by_key.erase(at);
    }
  }
};

/// An operation that both documents have, while it is compared.
struct Draft {
  OperationChanges changes;
  OperationDraft parts;
};

class DocumentComparison {
 public:
  DocumentComparison(Document& before, Document& after)
      : before_(before), after_(after), schemas_(before.store, after.store) {}

  std::vector<OperationChanges> run() {
    Operations served{before_.operations, after_.operations, Sender::kClient};
    const auto method = [](const Operation& each) {
      return std::string(plan::method_text(each.method)) + " ";
    };
    const auto url = [&](const Document& document) {
      return [&](const Operation& each) {
        return method(each) + base_path_of(document, each) + shape_of(each.path);
      };
    };
    const auto path = [&](const Operation& each) { return method(each) + shape_of(each.path); };
    served.match(url(before_), url(after_));
    served.match(path, path);
    compare_common(served);
    compare(served);
    const auto event = [&](const Operation& each) { return method(each) + each.event; };
    Operations webhooks{before_.webhooks, after_.webhooks, Sender::kApi};
    Operations callbacks{before_.callbacks, after_.callbacks, Sender::kApi};
    for (Operations* sent : {&webhooks, &callbacks}) {
      sent->match(event, event);
      compare(*sent);
    }
    schemas_.settle();
    for (Draft& draft : drafts_) finish(std::move(draft));
    for (const Operations* each : {&served, &webhooks, &callbacks}) report_gone(*each);
    return std::move(result_);
  }

 private:
  /// What is said once, because it is the document's.
  void compare_common(const Operations& served) {
    std::vector<Change> changes;
    if (auto change = compare_base_paths(served)) changes.push_back(*std::move(change));
    for (Change& change : compare_servers(before_, after_)) changes.push_back(std::move(change));
    for (Change& change : compare_schemes(before_, after_)) changes.push_back(std::move(change));
    if (!changes.empty()) result_.push_back({"", "", std::move(changes)});
  }

  /// Whether the URLs of operations change because that of the first server does.
  std::optional<Change> compare_base_paths(const Operations& served) const {
    if (before_.base_path == after_.base_path) return std::nullopt;
    bool moved = before_.operations.empty() && after_.operations.empty();
    for (std::size_t i = 0; i < served.after.size() && !moved; ++i) {
      moved = served.partners[i] && moves_with_document(served, i);
    }
    if (!moved) return std::nullopt;
    Change change;
    change.impact = Impact::kBreaking;
    change.what =
        "the base path is " + quote(after_.base_path) + ", was " + quote(before_.base_path);
    change.before = place_of_servers(before_);
    change.after = place_of_servers(after_);
    return change;
  }

  bool moves_with_document(const Operations& served, std::size_t index) const {
    const Operation& before = served.before[*served.partners[index]];
    const Operation& after = served.after[index];
    return before_.base_path != after_.base_path && !before.base_path && !after.base_path &&
           shape_of(before.path) == shape_of(after.path);
  }

  void compare(const Operations& operations) {
    for (std::size_t i = 0; i < operations.after.size(); ++i) {
      if (operations.partners[i]) {
        compare(operations, *operations.partners[i], i);
      } else {
        report_new(operations, i);
      }
    }
  }

  void report_new(const Operations& operations, std::size_t index) {
    const Operation& operation = operations.after[index];
    Change change;
    change.what = "is new";
    change.before.file = before_.file;
    change.after = operation.location;
    drafts_.push_back({{label_of(operation), operations.new_handlers[index], {change}}, {}});
  }

  void report_gone(const Operations& operations) {
    for (std::size_t i = 0; i < operations.before.size(); ++i) {
      if (operations.found[i]) continue;
      const Operation& operation = operations.before[i];
      Change change;
      change.impact = Impact::kBreaking;
      change.what = "is gone";
      change.before = operation.location;
      change.after.file = after_.file;
      result_.push_back({label_of(operation), operations.old_handlers[i], {change}});
    }
  }

  void compare(const Operations& operations, std::size_t old_index, std::size_t new_index) {
    const Operation& before = operations.before[old_index];
    const Operation& after = operations.after[new_index];
    const std::string& old_handler = operations.old_handlers[old_index];
    const std::string& new_handler = operations.new_handlers[new_index];
    Draft draft{{label_of(after), new_handler, {}}, {}};
    const auto report = [&](const char* part, const std::string& what) {
      draft.changes.changes.push_back(
          {Impact::kBreaking, what, part, {}, before.location, after.location});
    };
    if (old_handler != new_handler) {
      report("operationId",
             "the handler's function is " + quote(new_handler) + ", was " + quote(old_handler));
    }
    if (operations.sender == Sender::kClient) {
      if (interface_of(before) != interface_of(after)) {
        report("tags", "the handler's interface is " + quote(interface_of(after) + "Api") +
                           ", was " + quote(interface_of(before) + "Api"));
      }
      const std::string old_base = base_path_of(before_, before);
      const std::string new_base = base_path_of(after_, after);
      const bool same_url = old_base + shape_of(before.path) == new_base + shape_of(after.path);
      if (!same_url && !moves_with_document(operations, new_index)) {
        report("servers", "the base path is " + quote(new_base) + ", was " + quote(old_base));
      }
      if (auto change = compare_security(before_, before, after_, after)) {
        draft.changes.changes.push_back(*std::move(change));
      }
    }
    draft.parts = compare_operations(before, after, operations.sender, schemas_);
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
  SchemaComparison schemas_;
  std::vector<Draft> drafts_;
  std::vector<OperationChanges> result_;
};

}  // namespace

std::vector<OperationChanges> compare_documents(Document& before, Document& after) {
  return DocumentComparison(before, after).run();
}

}  // namespace specgen::generator
