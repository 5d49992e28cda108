#include "specgen/violations.hpp"

#include <utility>

namespace specgen {

Violations::Violations() : Violations("body") {}
Violations::Violations(std::string in, std::size_t limit) : in_(std::move(in)), limit_(limit) {}
Violations::Violations(const Violations& other) = default;
Violations::Violations(Violations&& other) noexcept = default;
Violations& Violations::operator=(const Violations& other) = default;
Violations& Violations::operator=(Violations&& other) noexcept = default;
Violations::~Violations() = default;

void Violations::set_in(std::string_view in) { in_ = in; }

void Violations::add(const json::Path& at, std::string_view keyword, std::string_view message) {
  // The pointer is not even built when it would be thrown away.
  if (++count_ > limit_) return;
  kept_.push_back({in_, at.pointer(), std::string(keyword), std::string(message)});
}

void Violations::add(std::string in, std::string pointer, std::string_view keyword,
                     std::string_view message) {
  if (++count_ > limit_) return;
  kept_.push_back({std::move(in), std::move(pointer), std::string(keyword), std::string(message)});
}

void Violations::truncate(std::size_t size) {
  if (size >= count_) return;
  count_ = size;
  if (size < kept_.size())
    kept_.erase(kept_.begin() + static_cast<std::ptrdiff_t>(size), kept_.end());
}

}  // namespace specgen
