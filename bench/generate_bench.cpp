// Measures specgen on very large documents: `bench-generate SPECGEN [FIXTURES]`. Where the
// fixtures are not there, it makes documents of the same size.

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr int kRounds = 5;

/// What a process needed.
struct Cost {
  double wall = 0;    ///< Seconds.
  double cpu = 0;     ///< Seconds, user and system, of all its threads.
  double memory = 0;  ///< Megabytes at its peak.
};

/// Runs `work` in a process of its own; what it returns is the exit status.
Cost measure(const std::function<int()>& work) {
  std::fflush(stdout);
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child == 0) ::_exit(work());
  int status = 0;
  rusage usage{};
  if (::wait4(child, &status, 0, &usage) != child || status != 0) {
    throw std::runtime_error("what was to be measured failed");
  }
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  return {wall.count(), seconds(usage.ru_utime) + seconds(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

Cost load(const fs::path& document) {
  return measure([&] {
    const YAML::Node root = YAML::LoadFile(document.string());
    return root.IsMap() ? 0 : 1;
  });
}

/// Into a folder that is not there yet.
Cost generate(const std::string& specgen, const fs::path& document, const fs::path& out) {
  return measure([&] {
    if (std::freopen("/dev/null", "w", stdout) == nullptr ||
        std::freopen("/dev/null", "w", stderr) == nullptr) {
      return 1;
    }
    ::execl(specgen.c_str(), specgen.c_str(), "generate", document.c_str(), "--out", out.c_str(),
            static_cast<char*>(nullptr));
    return 127;
  });
}

/// The middle one by `member`.
double median(std::vector<Cost> costs, double Cost::*member) {
  std::sort(costs.begin(), costs.end(),
            [&](const Cost& left, const Cost& right) { return left.*member < right.*member; });
  return costs[costs.size() / 2].*member;
}

constexpr std::string_view kYamlPath = R"(  /things@/{id}:
    get:
      operationId: get_thing_@
      description: Gives one thing of its kind, with everything that is known about it.
      parameters:
        - name: id
          in: path
          required: true
          schema:
            type: string
        - name: page
          in: query
          schema:
            type: integer
            default: 1
      responses:
        '200':
          description: The thing
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/thing-@'
)";

constexpr std::string_view kYamlSchema = R"(    thing-@:
      type: object
      description: ~
      required:
        - id
        - name
      properties:
        id:
          type: integer
          format: int64
          description: What tells it from all others. Numbers are never used again, also not when
            the thing itself was deleted a long time ago; they say nothing about its age.
          example: 42
        name:
          type: string
          minLength: 1
          description: What people call it.
        summary:
          type: string
          description: What it is about, in a few sentences that people can read who have never
            seen it before. Markdown is allowed, HTML is not; links stay as they are. Where nobody
            has written one, the first paragraph of the thing's own text stands here, without the
            pictures, and cut behind the last whole word.
          example: A thing of its kind, made for the people who measure how long it takes to read
            documents that are larger than any person would write by hand, which is what they are.
        created_at:
          type: string
          format: date-time
        state:
          type: string
          enum:
            - open
            - closed
        labels:
          type: array
          items:
            type: string
      example:
        id: 42
        name: The first of its kind
        summary: It was there before all the others, and it will be there when they are gone.
        created_at: '2026-01-02T03:04:05Z'
        state: open
        labels:
          - large
          - made
          - for measuring
)";

constexpr std::string_view kJsonPath = R"(    "/things@/{id}": {
      "get": {
        "operationId": "get_thing_@",
        "description": "~ ~ ~",
        "parameters": [
          {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}},
          {"name": "page", "in": "query", "schema": {"type": "integer", "default": 1}}
        ],
        "responses": {
          "200": {
            "description": "The thing",
            "content": {
              "application/json": {"schema": {"$ref": "#/components/schemas/thing-@"}}
            }
          }
        }
      }
    })";

constexpr std::string_view kJsonSchema = R"(      "thing-@": {
        "type": "object",
        "description": "~ ~ ~",
        "required": ["id", "name"],
        "properties": {
          "id": {
            "type": "integer", "format": "int64", "example": 42,
            "description": "What tells it from all others. Numbers are never used again."
          },
          "summary": {
            "type": "string",
            "description": "What it is about, in a few sentences that people can read who have never seen it before. Markdown is allowed, HTML is not; links stay as they are.",
            "example": "A thing of its kind, made for the people who measure how long it takes to read documents that are larger than any person would write by hand."
          },
          "name": {"type": "string", "minLength": 1, "description": "What people call it."},
          "created_at": {"type": "string", "format": "date-time"},
          "state": {"type": "string", "enum": ["open", "closed"]},
          "labels": {"type": "array", "items": {"type": "string"}}
        },
        "example": {
          "id": 42,
          "name": "The first of its kind",
          "summary": "It was there before all the others, and it will be there when they are gone.",
          "created_at": "2026-01-02T03:04:05Z",
          "state": "open",
          "labels": ["large", "made", "for measuring"]
        }
      })";

/// What most of a real document is: text for people.
constexpr std::string_view kParagraph =
    "Markdown is allowed, HTML is not, and links stay as they are. Where nobody has written one, "
    "the "
    "first paragraph of the text stands here, without the pictures, and cut behind the last whole "
    "word. Numbers are never used again, also not when the thing itself was deleted a long time "
    "ago; "
    "they say nothing about its age. Whoever may see the thing may see this as well, and whoever "
    "may "
    "change it finds the rules for that in the part about changes, with one example for each of "
    "them. "
    "All times are in UTC. Lists are sorted by the time at which their items came in, the last one "
    "first, and have thirty items on a page unless the request asks for more, up to a hundred. An "
    "empty list is no error. Requests are counted for each hour, and what is left is said in a "
    "header "
    "of every answer; those that come too often are told when to come again.";

/// The text as often as `count`, with its number for '@' and a paragraph for '~'.
void repeat(std::string_view text, int count, std::string_view separator, std::ostream& out) {
  for (int at = 0; at < count; ++at) {
    if (at > 0) out << separator;
    for (const char c : text) {
      if (c == '@') {
        out << at;
      } else if (c == '~') {
        out << kParagraph;
      } else {
        out << c;
      }
    }
  }
}

void make_yaml(const fs::path& path, int count) {
  std::ofstream out(path);
  out << "openapi: 3.0.3\ninfo:\n  title: Large\n  version: '1'\npaths:\n";
  repeat(kYamlPath, count, "", out);
  out << "components:\n  schemas:\n";
  repeat(kYamlSchema, count, "", out);
}

void make_json(const fs::path& path, int count) {
  std::ofstream out(path);
  out << R"({"openapi": "3.0.3", "info": {"title": "Large", "version": "1"}, "paths": {)"
      << "\n";
  repeat(kJsonPath, count, ",\n", out);
  out << "\n  }, \"components\": {\"schemas\": {\n";
  repeat(kJsonSchema, count, ",\n", out);
  out << "}}}\n";
}

/// A folder in memory where there is one, so that no disk is measured; deleted with its content.
class Folder {
 public:
  Folder() {
    const fs::path memory = "/dev/shm";
    const fs::path parent = fs::is_directory(memory) ? memory : fs::temp_directory_path();
    std::string pattern = (parent / "bench-generate-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a folder");
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code error;
    fs::remove_all(path_, error);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void compare_with_loading(const std::string& specgen, const fs::path& yaml, const Folder& folder) {
  std::vector<Cost> loads;
  std::vector<Cost> runs;
  for (int round = 0; round < kRounds; ++round) {  // interleaved: noise is noise for both
    loads.push_back(load(yaml));
    runs.push_back(generate(specgen, yaml, folder.path() / ("yaml-" + std::to_string(round))));
  }
  std::printf("%s\n", yaml.filename().c_str());
  std::printf("  yaml-cpp loads it      %5.2f s, %.2f s CPU\n", median(loads, &Cost::wall),
              median(loads, &Cost::cpu));
  std::printf("  specgen generates      %5.2f s, %.2f s CPU, %.0f MB\n", median(runs, &Cost::wall),
              median(runs, &Cost::cpu), median(runs, &Cost::memory));
  std::printf("  generate / load        %5.2f, of CPU %.2f\n",
              median(runs, &Cost::wall) / median(loads, &Cost::wall),
              median(runs, &Cost::cpu) / median(loads, &Cost::cpu));
}

void measure_json(const std::string& specgen, const fs::path& json, const Folder& folder) {
  std::vector<Cost> runs;
  for (int round = 0; round < kRounds; ++round) {
    runs.push_back(generate(specgen, json, folder.path() / ("json-" + std::to_string(round))));
  }
  std::printf("%s (%.1f MB)\n", json.filename().c_str(),
              static_cast<double>(fs::file_size(json)) / 1e6);
  std::printf("  specgen generates      %5.2f s, %.2f s CPU, %.0f MB\n", median(runs, &Cost::wall),
              median(runs, &Cost::cpu), median(runs, &Cost::memory));
}

void run(const std::string& specgen, const fs::path& fixtures) {
  const Folder folder;
  fs::path yaml = fixtures / "openapi/github-v3-2022.yaml";
  fs::path json = fixtures / "openapi/github-full-2026.json";
  if (fixtures.empty() || !fs::exists(yaml) || !fs::exists(json)) {
    yaml = folder.path() / "large.yaml";
    json = folder.path() / "large.json";
    make_yaml(yaml, 1150);  // 3.5 MB
    make_json(json, 1900);  // 13 MB
  }
  compare_with_loading(specgen, yaml, folder);
  measure_json(specgen, json, folder);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc < 2) throw std::runtime_error("usage: bench-generate SPECGEN [FIXTURES]");
    run(argv[1], argc > 2 ? argv[2] : "");
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-generate: %s\n", error.what());
    return EXIT_FAILURE;
  }
}
