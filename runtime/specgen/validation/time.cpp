#include <array>
#include <optional>
#include <string_view>

#include "specgen/bytes.hpp"
#include "specgen/validation/characters.hpp"
#include "specgen/validation/formats.hpp"

// Dates, times and durations of RFC 3339.
namespace specgen {
namespace {

constexpr int kMinutesOfDay = 24 * 60;

/// Takes things off the front of a text; each gives false, or nothing, where they are not there.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool at_end() const { return text_.empty(); }

  bool accept(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }

  /// Exactly `length` digits whose number is within the bounds.
  std::optional<int> number(std::size_t length, int min, int max) {
    if (text_.size() < length) return std::nullopt;
    int value = 0;
    for (const char c : text_.substr(0, length)) {
      if (!is_digit(c)) return std::nullopt;
      value = value * 10 + (c - '0');
    }
    if (value < min || value > max) return std::nullopt;
    text_.remove_prefix(length);
    return value;
  }

  /// One digit or more.
  bool digits() {
    const std::size_t length = text_.find_first_not_of("0123456789");
    if (length == 0 || text_.empty()) return false;
    text_.remove_prefix(length == std::string_view::npos ? text_.size() : length);
    return true;
  }

 private:
  std::string_view text_;
};

struct Day {
  int day;
  int last_of_month;
};

int days_of_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::optional<Day> read_date(Reader& in) {
  const auto year = in.number(4, 0, 9999);
  if (!year || !in.accept('-')) return std::nullopt;
  const auto month = in.number(2, 1, 12);
  if (!month || !in.accept('-')) return std::nullopt;
  const int last = days_of_month(*year, *month);
  const auto day = in.number(2, 1, last);
  if (!day) return std::nullopt;
  return Day{*day, last};
}

/// Minutes east of UTC.
std::optional<int> read_offset(Reader& in) {
  if (in.accept('Z') || in.accept('z')) return 0;
  const bool east = in.accept('+');
  if (!east && !in.accept('-')) return std::nullopt;
  const auto hours = in.number(2, 0, 23);
  if (!hours || !in.accept(':')) return std::nullopt;
  const auto minutes = in.number(2, 0, 59);
  if (!minutes) return std::nullopt;
  const int offset = *hours * 60 + *minutes;
  return east ? offset : -offset;
}

/// A leap second is the last of a day in UTC; with a date, of a month (RFC 3339 section 5.7).
bool is_leap_second(int utc_minute, const Day* date) {
  const int day_shift = utc_minute < 0 ? -1 : utc_minute / kMinutesOfDay;
  if (utc_minute - day_shift * kMinutesOfDay != kMinutesOfDay - 1) return false;
  if (date == nullptr) return true;
  const int day = date->day + day_shift;
  return day == date->last_of_month || day == 0;
}

bool read_time(Reader& in, const Day* date) {
  const auto hour = in.number(2, 0, 23);
  if (!hour || !in.accept(':')) return false;
  const auto minute = in.number(2, 0, 59);
  if (!minute || !in.accept(':')) return false;
  const auto second = in.number(2, 0, 60);
  if (!second || (in.accept('.') && !in.digits())) return false;
  const auto offset = read_offset(in);
  if (!offset) return false;
  return *second < 60 || is_leap_second(*hour * 60 + *minute - *offset, date);
}

/// Numbers, each with one of these units: in their order, none left out between two. Gives how many
/// there were; nothing where the order is broken.
std::optional<int> read_units(Reader& in, std::string_view units) {
  int count = 0;
  while (in.digits()) {
    // The first may be any of them, a later one only that which follows.
    while (count == 0 && !units.empty() && !in.accept(units.front())) units.remove_prefix(1);
    if (units.empty() || (count > 0 && !in.accept(units.front()))) return std::nullopt;
    units.remove_prefix(1);
    ++count;
  }
  return count;
}

/// Whether it is written in the usual way, "2026-06-02T10:30:00Z", and of a day that each month
/// has.
bool is_usual_date_time(std::string_view text) {
  constexpr unsigned kDigits = 0b1101'1011'0110'1111;  // among the first 16 bytes
  if (text.size() != std::string_view("2026-06-02T10:30:00Z").size()) return false;
  const unsigned digits = bytes::bits(bytes::is_between(bytes::load(text.data()), '0', '9'));
  const bool has_look = digits == kDigits && text[4] == '-' && text[7] == '-' && text[10] == 'T' &&
                        text[13] == ':' && text[16] == ':' && is_digit(text[17]) &&
                        is_digit(text[18]) && text[19] == 'Z';
  const auto number_at = [&](std::size_t at) { return (text[at] - '0') * 10 + text[at + 1] - '0'; };
  const int month = number_at(5);
  const int day = number_at(8);
  return has_look && month >= 1 && month <= 12 && day >= 1 && day <= 28 && number_at(11) < 24 &&
         number_at(14) < 60 && number_at(17) < 60;
}

}  // namespace

bool is_date(std::string_view text) {
  Reader in(text);
  return read_date(in) && in.at_end();
}

bool is_time(std::string_view text) {
  Reader in(text);
  return read_time(in, nullptr) && in.at_end();
}

bool is_date_time(std::string_view text) {
  if (is_usual_date_time(text)) return true;
  Reader in(text);
  const auto date = read_date(in);
  return date && (in.accept('T') || in.accept('t')) && read_time(in, &*date) && in.at_end();
}

bool is_duration(std::string_view text) {
  Reader in(text);
  if (!in.accept('P')) return false;
  if (!text.empty() && text.back() == 'W') return in.digits() && in.accept('W') && in.at_end();
  const auto days = read_units(in, "YMD");
  if (!days) return false;
  if (!in.accept('T')) return *days > 0 && in.at_end();
  const auto seconds = read_units(in, "HMS");
  return seconds && *seconds > 0 && in.at_end();
}

}  // namespace specgen
