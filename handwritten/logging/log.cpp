#include "logging/log.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <climits>
#include <cstdio>
#include <ctime>
#include <utility>

namespace auth {
namespace {

constexpr std::size_t kMaxPending = 1 << 20;
constexpr auto kLinger = std::chrono::milliseconds(20);
/// How often to look whether it is time to go, while nobody reads.
constexpr std::chrono::duration<int, std::milli> kPatience(50);

std::string_view name_of(LogLevel level) {
  switch (level) {
    case LogLevel::kInfo:
      return "info";
    case LogLevel::kWarning:
      return "warning";
    case LogLevel::kError:
      return "error";
  }
  return "error";
}

/// A JSON string. Bytes beyond ASCII are written as U+FFFD: whoever sent them, the log stays JSON.
void append_string(std::string& line, std::string_view text) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  line += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      line += {'\\', c};
    } else if (byte < 0x20 || byte == 0x7f) {
      line += "\\u00";
      line += {kHex[byte >> 4], kHex[byte & 15]};
    } else if (byte >= 0x80) {
      line += "\\ufffd";
    } else {
      line += c;
    }
  }
  line += '"';
}

void append_value(std::string& line, const LogField& field) {
  if (const auto* text = std::get_if<std::string_view>(&field.value)) {
    append_string(line, *text);
  } else if (const auto* integer = std::get_if<std::int64_t>(&field.value)) {
    line += std::to_string(*integer);
  } else {
    std::array<char, 64> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                   std::get<double>(field.value), std::chars_format::fixed, 3);
    line.append(digits.data(), end.ptr);
  }
}

/// RFC 3339 with microseconds.
void append_time(std::string& line, std::int64_t microseconds) {
  const std::time_t seconds = microseconds / 1'000'000;
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  std::array<char, 48> text{};
  const int size =
      std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%06dZ",
                    utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min,
                    utc.tm_sec, static_cast<int>(microseconds % 1'000'000));
  line.append(text.data(), static_cast<std::size_t>(size));
}

std::int64_t microseconds_now() {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(since_epoch).count();
}

}  // namespace

std::string format_log_line(std::int64_t time, LogLevel level, std::string_view event,
                            std::initializer_list<LogField> fields) {
  std::string line = R"({"time":")";
  append_time(line, time);
  line += R"(","level":")";
  line += name_of(level);
  line += R"(","event":)";
  append_string(line, event);
  for (const LogField& field : fields) {
    line += ',';
    append_string(line, field.name);
    line += ':';
    append_value(line, field);
  }
  return line += "}\n";
}

Log::Log(int descriptor, std::chrono::milliseconds farewell)
    : descriptor_(descriptor), farewell_(farewell), writer_([this] { run(); }) {}

Log::~Log() {
  give_up_at_ = std::chrono::steady_clock::now() + farewell_;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  writer_.join();
}

void Log::write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  const std::string line = format_log_line(microseconds_now(), level, event, fields);
  const std::lock_guard lock(mutex_);
  if (pending_.size() + line.size() > kMaxPending) {
    ++dropped_;
    return;
  }
  const bool was_empty = pending_.empty();
  pending_ += line;
  if (was_empty) wake_.notify_one();
}

void Log::run() {
  std::string batch;
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return stopping_ || !pending_.empty(); });
    // Lines come in bursts; a short wait makes one write of many.
    if (!stopping_) wake_.wait_for(lock, kLinger, [this] { return stopping_; });
    batch.clear();
    batch.swap(pending_);
    const std::int64_t dropped = std::exchange(dropped_, 0);
    const bool is_last = stopping_;
    lock.unlock();
    if (dropped > 0) {
      batch += format_log_line(microseconds_now(), LogLevel::kWarning, "log_lines_dropped",
                               {{"count", dropped}});
    }
    write_out(batch);
    lock.lock();
    if (is_last) return;
  }
}

void Log::write_out(std::string_view text) {
  while (!text.empty() && wait_for_reader()) {
    // No more than what a pipe takes without blocking once it is ready (pipe(7)).
    const ssize_t written =
        ::write(descriptor_, text.data(), std::min<std::size_t>(text.size(), PIPE_BUF));
    if (written < 0 && errno != EINTR && errno != EAGAIN) return;  // Nobody is left to tell.
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// False when it is time to give up on the reader.
bool Log::wait_for_reader() {
  pollfd ready{descriptor_, POLLOUT, 0};
  while (::poll(&ready, 1, kPatience.count()) <= 0) {
    if (std::chrono::steady_clock::now() >= give_up_at_.load()) return false;
  }
  return true;
}

}  // namespace auth
