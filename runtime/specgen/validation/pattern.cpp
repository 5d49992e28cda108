#include "specgen/validation/pattern.hpp"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>
#include <cstdint>
#include <memory>
#include <new>
#include <stdexcept>
#include <utility>
#include <variant>

#include "specgen/json/utf8.hpp"
#include "specgen/validation/ecma_regex.hpp"

namespace specgen {
namespace {

// A match may take this many steps of backtracking, some milliseconds, and this much memory.
constexpr std::uint32_t kMatchLimit = 1'000'000;
constexpr std::uint32_t kHeapLimitKiB = 16 * 1024;
constexpr std::size_t kJitStackStart = std::size_t{32} * 1024;
constexpr std::size_t kJitStackMax = std::size_t{1024} * 1024;

template <auto kFree>
struct FreeBy {
  template <class T>
  void operator()(T* object) const {
    kFree(object);
  }
};
using Code = std::unique_ptr<pcre2_code, FreeBy<pcre2_code_free>>;
using MatchData = std::unique_ptr<pcre2_match_data, FreeBy<pcre2_match_data_free>>;
using MatchContext = std::unique_ptr<pcre2_match_context, FreeBy<pcre2_match_context_free>>;
using JitStack = std::unique_ptr<pcre2_jit_stack, FreeBy<pcre2_jit_stack_free>>;

/// What matching writes to: one for each thread, for all patterns.
struct Workspace {
  Workspace()
      : data(pcre2_match_data_create(1, nullptr)),
        context(pcre2_match_context_create(nullptr)),
        stack(pcre2_jit_stack_create(kJitStackStart, kJitStackMax, nullptr)) {
    if (!data || !context) throw std::bad_alloc();
    pcre2_set_match_limit(context.get(), kMatchLimit);
    pcre2_set_heap_limit(context.get(), kHeapLimitKiB);
    if (stack) pcre2_jit_stack_assign(context.get(), nullptr, stack.get());
  }

  MatchData data;
  MatchContext context;
  JitStack stack;
};

std::string error_text(int code) {
  constexpr std::size_t kLength = 256;
  std::array<PCRE2_UCHAR, kLength> buffer{};
  pcre2_get_error_message(code, buffer.data(), buffer.size());
  return reinterpret_cast<const char*>(buffer.data());
}

std::variant<Code, std::string> compile(std::string_view regex) {
  if (!json::is_utf8(regex)) return "it is not UTF-8";
  auto translated = translate_regex(regex);
  if (const auto* fault = std::get_if<RegexFault>(&translated)) return fault->message;
  const std::string& text = std::get<std::string>(translated);
  constexpr std::uint32_t kOptions = PCRE2_UTF | PCRE2_ALLOW_EMPTY_CLASS | PCRE2_DOLLAR_ENDONLY |
                                     PCRE2_MATCH_UNSET_BACKREF | PCRE2_NEVER_BACKSLASH_C;
  int error = 0;
  PCRE2_SIZE offset = 0;
  Code code(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), kOptions, &error,
                          &offset, nullptr));
  if (!code) return error_text(error);
  return code;
}

}  // namespace

class Pattern::Program {
 public:
  explicit Program(Code code)
      : code_(std::move(code)), jit_(pcre2_jit_compile(code_.get(), PCRE2_JIT_COMPLETE) == 0) {}

  Match find_in(std::string_view utf8) const {
    thread_local const Workspace workspace;
    const auto* text = reinterpret_cast<PCRE2_SPTR>(utf8.data());
    int result = PCRE2_ERROR_JIT_STACKLIMIT;
    if (jit_) {
      result = pcre2_jit_match(code_.get(), text, utf8.size(), 0, 0, workspace.data.get(),
                               workspace.context.get());
    }
    // The interpreter keeps its stack on the heap, and so gets further than compiled code.
    if (result == PCRE2_ERROR_JIT_STACKLIMIT) {
      result = pcre2_match(code_.get(), text, utf8.size(), 0, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT,
                           workspace.data.get(), workspace.context.get());
    }
    if (result >= 0) return Match::kYes;
    return result == PCRE2_ERROR_NOMATCH ? Match::kNo : Match::kTooCostly;
  }

 private:
  Code code_;
  bool jit_;
};

Pattern::Pattern(std::string_view regex, std::string_view message)
    : regex_(regex), message_(message), program_(nullptr) {
  auto compiled = compile(regex);
  if (const auto* fault = std::get_if<std::string>(&compiled)) {
    throw std::invalid_argument("the pattern '" + regex_ + "' is refused: " + *fault);
  }
  if (message_.empty()) message_ = "must match the pattern " + regex_;
  program_ = new Program(std::move(std::get<Code>(compiled)));
}

Pattern::~Pattern() { delete program_; }

std::optional<std::string> Pattern::check(std::string_view regex) {
  const auto compiled = compile(regex);
  if (const auto* fault = std::get_if<std::string>(&compiled)) return *fault;
  return std::nullopt;
}

Pattern::Match Pattern::find_in(std::string_view utf8) const { return program_->find_in(utf8); }

}  // namespace specgen
