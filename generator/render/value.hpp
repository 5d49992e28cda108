#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace specgen::generator {

/// What a template sees: text, a condition, a list, or an object with named values. Built by the
/// view functions from a plan; a template can only print it, it can't compute with it.
class Value {
 public:
  struct Entry;
  using List = std::vector<Value>;

  /// Values by name. Has few of them, and there are very many objects: a list is faster than a map.
  class Object {
   public:
    Object();
    Object(std::initializer_list<Entry> entries);  // NOLINT(*-explicit-*)
    Object(const Object& other);
    Object(Object&& other) noexcept;
    Object& operator=(const Object& other);
    Object& operator=(Object&& other) noexcept;
    ~Object();

    /// Names are literals: they have to outlive the object.
    void insert_or_assign(std::string_view name, Value value);
    const Value* find(std::string_view name) const;
    const std::vector<Entry>& entries() const { return entries_; }

   private:
    std::vector<Entry> entries_;
  };

  Value(std::string text) : data_(std::move(text)) {}         // NOLINT(*-explicit-*)
  Value(std::string_view text) : data_(std::string(text)) {}  // NOLINT(*-explicit-*)
  Value(const char* text) : data_(std::string(text)) {}       // NOLINT(*-explicit-*)
  Value(bool condition) : data_(condition) {}                 // NOLINT(*-explicit-*)
  Value(List list) : data_(std::move(list)) {}                // NOLINT(*-explicit-*)
  Value(Object object) : data_(std::move(object)) {}          // NOLINT(*-explicit-*)
  /// A text that outlives the value and is not copied: for the published document, which is larger
  /// than all other texts together.
  static Value refer_to(std::string_view text);
  explicit Value(const std::vector<std::string>& texts) : data_(List(texts.begin(), texts.end())) {}

  std::optional<std::string_view> text() const {
    if (const auto* text = std::get_if<std::string>(&data_)) return *text;
    if (const auto* text = std::get_if<std::string_view>(&data_)) return *text;
    return std::nullopt;
  }
  const bool* condition() const { return std::get_if<bool>(&data_); }
  const List* list() const { return std::get_if<List>(&data_); }
  const Object* object() const { return std::get_if<Object>(&data_); }

  /// "a text", "a condition", "a list" or "an object".
  std::string_view kind() const;

 private:
  std::variant<std::string, std::string_view, bool, List, Object> data_;
};

/// A name and its value. The value can be moved out of an initializer_list, whose elements are
/// constant: views are deep, and each level would be copied otherwise.
struct Value::Entry {
  std::string_view name;
  mutable Value value;
};

// Only here does a compiler know what an entry is.
inline Value::Object::Object() = default;
inline Value::Object::Object(const Object& other) = default;
inline Value::Object::Object(Object&& other) noexcept = default;
inline Value::Object& Value::Object::operator=(const Object& other) = default;
inline Value::Object& Value::Object::operator=(Object&& other) noexcept = default;
inline Value::Object::~Object() = default;

}  // namespace specgen::generator
