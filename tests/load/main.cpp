// 100 people sign up at once: all must get in, none may be lost, and neither the machine's cores
// nor those who only want a token validated may notice. Prints what it measured beside what was
// promised.

#include <cstdio>
#include <exception>
#include <fstream>
#include <latch>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "bcrypt_baseline.hpp"
#include "latency.hpp"
#include "service.hpp"

namespace auth::load {
namespace {

using e2e::Account;
using e2e::HttpRequest;
using e2e::HttpResponse;
using e2e::Json;
using e2e::Service;
using e2e::Settings;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kSignUps = 100;
constexpr std::chrono::milliseconds kBaseline{3000};
constexpr std::chrono::milliseconds kIdle{3000};
constexpr Microseconds kProbeInterval{2000};

constexpr double kMinThroughput = 0.9;  // of what bcrypt alone reaches
constexpr double kMaxLatencyRatio = 5.0;
constexpr double kMaxMebibytes = 60.0;

/// A line of the report: what was measured, what was promised.
class Report {
 public:
  void add(const std::string& what, const std::string& measured, const std::string& goal,
           bool reached) {
    std::printf("%-46s %-26s %-16s %s\n", what.c_str(), measured.c_str(), goal.c_str(),
                reached ? "ok" : "MISSED");
    all_reached_ = all_reached_ && reached;
  }
  void note(const std::string& what, const std::string& measured) const {
    std::printf("%-46s %s\n", what.c_str(), measured.c_str());
  }
  bool all_reached() const { return all_reached_; }

 private:
  bool all_reached_ = true;
};

std::string number(double value, int digits) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

std::string milliseconds(Microseconds time) {
  return number(static_cast<double>(time.count()) / 1000.0, 2) + " ms";
}

/// A figure in kB from /proc/PID/status (proc(5)), in MiB.
double mebibytes(const Service& service, const std::string& name) {
  std::ifstream status("/proc/" + std::to_string(service.pid()) + "/status");
  std::string line;
  while (std::getline(status, line)) {
    if (line.starts_with(name + ":")) return std::stod(line.substr(name.size() + 1)) / 1024.0;
  }
  throw std::runtime_error("no " + name + " in the server's status");
}

struct SignUpRun {
  std::vector<HttpResponse> responses;
  double seconds = 0;
};

SignUpRun sign_up_together(const Service& service) {
  SignUpRun run;
  run.responses.resize(kSignUps);
  std::latch connected(kSignUps + 1);
  std::vector<std::thread> clients;
  for (std::size_t i = 0; i < kSignUps; ++i) {
    clients.emplace_back([&, i] {
      e2e::Client client(service.base_url(), {.timeout = std::chrono::minutes(5)});
      const HttpRequest request{
          .method = "POST",
          .path = "/signup",
          .headers = {{"Content-Type", "application/json"}},
          .body = Json{{"email", e2e::new_email("load")}, {"password", e2e::kPassword}}.dump()};
      run.responses[i].error = client.connect();
      connected.arrive_and_wait();
      if (run.responses[i].error.empty()) run.responses[i] = client.send(request);
    });
  }
  connected.arrive_and_wait();
  const Clock::time_point begin = Clock::now();
  for (std::thread& client : clients) client.join();
  run.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  return run;
}

void report_sign_ups(const SignUpRun& run, Service& service, Report& report) {
  std::size_t created = 0;
  std::set<std::string> ids;
  for (const HttpResponse& response : run.responses) {
    if (response.status != 201) continue;
    ++created;
    ids.insert(e2e::json(response).at("user").at("id"));
  }
  std::size_t stored = 0;
  for (const std::string& id : ids) {
    const std::string found =
        service.database().run("SELECT count(*) FROM users WHERE id = '" + id + "'");
    stored += found == "1" ? 1U : 0U;
  }
  const std::string all = std::to_string(kSignUps);
  report.add("concurrent sign-ups answered 201", std::to_string(created), all, created == kSignUps);
  report.add("of these in the database", std::to_string(stored), all, stored == kSignUps);
}

bool run() {
  Service service(Settings{{"TEST_PASSWORD_COST", "12"}});
  const Account account(service);
  Report report;
  report.note("resident memory at rest", number(mebibytes(service, "VmRSS"), 1) + " MiB");

  const double bcrypt_before = bcrypt_hashes_per_second(kBaseline);
  ValidateProbe idle_probe(service, account.token, kProbeInterval);
  std::this_thread::sleep_for(kIdle);
  const auto idle = idle_probe.stop();

  ValidateProbe busy_probe(service, account.token, kProbeInterval);
  const SignUpRun sign_ups = sign_up_together(service);
  const auto busy = busy_probe.stop();
  const double bcrypt_after = bcrypt_hashes_per_second(kBaseline);

  report_sign_ups(sign_ups, service, report);
  const double bcrypt = (bcrypt_before + bcrypt_after) / 2;
  const double rate = static_cast<double>(kSignUps) / sign_ups.seconds;
  report.note("bcrypt alone, before and after",
              number(bcrypt_before, 2) + " and " + number(bcrypt_after, 2) + " hashes/s");
  report.note("sign-ups", number(rate, 2) + "/s in " + number(sign_ups.seconds, 2) + " s");
  report.add("throughput, of bcrypt alone", number(rate / bcrypt, 3),
             ">= " + number(kMinThroughput, 2), rate / bcrypt >= kMinThroughput);
  const Microseconds idle_p99 = percentile(idle, 99);
  const Microseconds busy_p99 = percentile(busy, 99);
  report.note("/validate idle, p50 / p99",
              milliseconds(percentile(idle, 50)) + " / " + milliseconds(idle_p99));
  report.note("/validate during the sign-ups, p50 / p99",
              milliseconds(percentile(busy, 50)) + " / " + milliseconds(busy_p99));
  const double ratio =
      static_cast<double>(busy_p99.count()) / static_cast<double>(idle_p99.count());
  report.add("/validate p99, of idle", number(ratio, 2), "<= " + number(kMaxLatencyRatio, 1),
             ratio <= kMaxLatencyRatio);
  const double peak = mebibytes(service, "VmHWM");
  report.add("highest resident memory", number(peak, 1) + " MiB",
             "<= " + number(kMaxMebibytes, 0) + " MiB", peak <= kMaxMebibytes);
  return report.all_reached();
}

}  // namespace
}  // namespace auth::load

int main() {
  try {
    return auth::load::run() ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "load: %s\n", error.what());
    return 2;
  }
}
