#include "specgen/testing/runner.hpp"

#include <algorithm>
#include <exception>
#include <latch>
#include <thread>
#include <utility>

#include "specgen/testing/captures.hpp"
#include "specgen/testing/conformance.hpp"
#include "specgen/testing/expectation.hpp"
#include "specgen/testing/report.hpp"
#include "specgen/testing/url.hpp"

namespace specgen::testing {
namespace {

// Long enough for the news of its death, and only waited for when it gave no answer.
constexpr std::chrono::milliseconds kDeathTimeout{500};

bool is_json(std::string_view content_type) {
  return content_type.find("json") != std::string_view::npos;
}

HttpRequest make_request(const EdgeRequest& given, const Captures& captures, Freshness& freshness) {
  HttpRequest request{.method = given.method, .path = {}, .headers = {}, .body = {}};
  std::vector<NameValue> query = given.query;
  for (NameValue& parameter : query) parameter.value = captures.fill(parameter.value);
  request.path = captures.fill_path(given.path) + query_string(query);
  if (given.body) {
    const std::string body = freshness.fresh_body(*given.body, given.fresh);
    const bool json = is_json(given.content_type);
    request.body = json ? captures.fill_json(body) : captures.fill(body);
    if (!given.content_type.empty()) {
      request.headers.push_back({"Content-Type", given.content_type});
    }
  }
  for (const NameValue& header : given.headers) {
    request.headers.push_back({header.name, captures.fill(header.value)});
  }
  return request;
}

bool expects_server_error(const EdgeRequest& request) {
  return std::any_of(request.expected.begin(), request.expected.end(),
                     [](const std::string& status) { return status.starts_with('5'); });
}

std::vector<HttpResponse> send_together(const std::string& base_url, const HttpRequest& request,
                                        std::size_t count) {
  std::vector<HttpResponse> responses(count);
  std::latch start(static_cast<std::ptrdiff_t>(count));
  std::vector<std::thread> threads;
  threads.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    threads.emplace_back([&, i] {
      Client client(base_url);
      const std::string error = client.connect();
      start.arrive_and_wait();
      if (error.empty()) {
        responses[i] = client.send(request);
      } else {
        responses[i].error = error;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  return responses;
}

std::string section(std::string_view title, std::string_view text) {
  return "\n  " + std::string(title) + ":\n" + indent(text, 4);
}

std::string list(const Violations& violations) {
  std::string text;
  for (const Violation& violation : violations.all()) {
    text += violation.pointer + " " + violation.message + " (" + violation.keyword + ")\n";
  }
  return text;
}

/// One run of one case.
class CaseRun {
 public:
  CaseRun(const ApiSpec& api, Target& target, const RunnerOptions& options, Coverage& coverage,
          const EdgeCase& edge_case)
      : api_(api),
        target_(target),
        options_(options),
        coverage_(coverage),
        case_(edge_case),
        base_url_(target.base_url()),
        output_start_(target.process() != nullptr ? target.process()->output_size() : 0),
        client_(base_url_) {}

  std::optional<std::string> run() {
    const std::size_t rounds = case_.concurrent ? options_.concurrent_rounds : 1;
    for (round_ = 1; round_ <= rounds; ++round_) {
      target_.freshness().begin_round();
      captures_ = {};
      if (!run_round()) return title() + report_ + server_section();
    }
    return std::nullopt;
  }

 private:
  bool run_round() {
    for (std::size_t i = 0; i < case_.given.size(); ++i) {
      const std::string step = "given step " + std::to_string(i + 1) + " of " +
                               std::to_string(case_.given.size()) + ", ";
      if (!run_one(case_.given[i], step)) return false;
    }
    return case_.concurrent ? run_race(case_.request) : run_one(case_.request, {});
  }

  bool run_one(const EdgeRequest& given, const std::string& step) {
    const HttpRequest request = make_request(given, captures_, target_.freshness());
    const HttpResponse response = client_.send(request);
    if (!is_expected(given.expected, response.status)) {
      report_ += "  " + step + given.method + " " + given.path + ": expected " +
                 describe_expected(given.expected) + ", got " + describe_status(response.status) +
                 "\n";
      report_ += exchange(request, response);
      return false;
    }
    if (!conforms(given, request, response, step)) return false;
    const std::string error = captures_.take(given.captures, response.body);
    if (error.empty()) return true;
    report_ += "  " + step + given.method + " " + given.path + ": " + error + "\n";
    report_ += exchange(request, response);
    return false;
  }

  bool run_race(const EdgeRequest& given) {
    const HttpRequest request = make_request(given, captures_, target_.freshness());
    const auto responses = send_together(base_url_, request, case_.requests);
    std::vector<int> statuses;
    statuses.reserve(responses.size());
    for (const HttpResponse& response : responses) statuses.push_back(response.status);
    if (!is_expected_race(given.expected, statuses)) {
      report_ += "  " + given.method + " " + given.path + ", " + std::to_string(case_.requests) +
                 " at once (round " + std::to_string(round_) + "): expected " +
                 describe_expected_race(given.expected, case_.requests) + ", got " +
                 describe_statuses(statuses) + "\n";
      report_ += race_exchange(request, responses);
      return false;
    }
    return std::all_of(responses.begin(), responses.end(), [&](const HttpResponse& response) {
      return conforms(given, request, response, "one of those at once, ");
    });
  }

  bool conforms(const EdgeRequest& given, const HttpRequest& request, const HttpResponse& response,
                const std::string& step) {
    const OperationSpec* operation = find_operation(api_, given.operation);
    if (operation == nullptr) {
      report_ += "  the spec has no operation '" + given.operation + "'\n";
      return false;
    }
    coverage_.record(*operation, response.status);
    const Violations violations =
        check_conformance(response, *operation, expects_server_error(given));
    if (violations.empty()) return true;
    report_ += "  " + step + given.method + " " + given.path + ": the answer, " +
               std::to_string(response.status) + " as expected, is not what " +
               std::string(operation->source) + " declares:\n" + indent(list(violations), 4);
    report_ += exchange(request, response);
    return false;
  }

  std::string title() const {
    return case_.id + " \"" + case_.description + "\" (" + case_.source + ")\n";
  }

  std::string exchange(const HttpRequest& request, const HttpResponse& response) const {
    return section("request", curl_command(base_url_, request)) +
           section("response", describe(response));
  }

  // One answer of each status: the others of a race say the same.
  std::string race_exchange(const HttpRequest& request,
                            const std::vector<HttpResponse>& responses) const {
    std::string text = section("request, " + std::to_string(case_.requests) + " of these at once",
                               curl_command(base_url_, request));
    std::set<int> shown;
    for (const HttpResponse& response : responses) {
      if (!shown.insert(response.status).second) continue;
      text += section("a response", describe(response));
    }
    return text;
  }

  static std::string describe_status(int status) {
    return status == 0 ? "no answer" : std::to_string(status);
  }

  std::string server_section() const {
    ServerProcess* process = target_.process();
    if (process == nullptr) return {};
    std::string text;
    if (const auto status = process->wait(unanswered() ? kDeathTimeout : kDeathTimeout * 0)) {
      text = "\n  THE SERVER HAS ENDED: " + describe_wait_status(*status) + "\n";
    }
    const std::string output = process->output_since(output_start_);
    return text + section("the server wrote meanwhile", output.empty() ? "(nothing)" : output);
  }

  bool unanswered() const { return report_.find("no answer") != std::string::npos; }

  const ApiSpec& api_;
  Target& target_;
  const RunnerOptions& options_;
  Coverage& coverage_;
  const EdgeCase& case_;
  std::string base_url_;
  std::size_t output_start_;
  Client client_;
  std::size_t round_ = 0;
  Captures captures_;
  std::string report_;
};

}  // namespace

Runner::Runner(const ApiSpec& api, Target& target, RunnerOptions options)
    : api_(api), target_(target), options_(options) {}

std::optional<std::string> Runner::run(const EdgeCase& edge_case) {
  try {
    return CaseRun(api_, target_, options_, coverage_, edge_case).run();
  } catch (const std::exception& error) {
    return edge_case.id + " \"" + edge_case.description + "\" (" + edge_case.source +
           ") could not be run:\n" + indent(error.what(), 2);
  }
}

}  // namespace specgen::testing
