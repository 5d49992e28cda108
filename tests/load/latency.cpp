#include "latency.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace auth::load {
namespace {

using Clock = std::chrono::steady_clock;

}  // namespace

Microseconds percentile(std::vector<Microseconds> values, double percent) {
  const double rank = std::ceil(percent / 100.0 * static_cast<double>(values.size()));
  const auto index = static_cast<std::ptrdiff_t>(std::max(1.0, rank)) - 1;
  std::nth_element(values.begin(), values.begin() + index, values.end());
  return values[static_cast<std::size_t>(index)];
}

ValidateProbe::ValidateProbe(const e2e::Service& at, const std::string& token,
                             Microseconds interval)
    : thread_([this, url = at.base_url(), token, interval] { run(url, token, interval); }) {}

ValidateProbe::~ValidateProbe() {
  stopping_ = true;
  if (thread_.joinable()) thread_.join();
}

std::vector<Microseconds> ValidateProbe::stop() {
  stopping_ = true;
  if (thread_.joinable()) thread_.join();
  if (!failure_.empty()) throw std::runtime_error(failure_);
  return latencies_;
}

void ValidateProbe::run(const std::string& base_url, const std::string& token,
                        Microseconds interval) {
  e2e::Client client(base_url);
  const e2e::HttpRequest request{
      .method = "POST", .path = "/validate", .headers = {{"Authorization", "Bearer " + token}}};
  client.send(request);  // Opens the connection.
  Clock::time_point due = Clock::now();
  while (!stopping_) {
    const e2e::HttpResponse response = client.send(request);
    if (response.status != 200) {
      failure_ = "/validate answered " + std::to_string(response.status) + " " + response.error;
      return;
    }
    latencies_.push_back(std::chrono::duration_cast<Microseconds>(Clock::now() - due));
    due += interval;
    std::this_thread::sleep_until(due);
  }
}

}  // namespace auth::load
