#include <filesystem>
#include <ostream>
#include <stdexcept>

#include "commands.hpp"
#include "output/read_file.hpp"
#include "plan/names.hpp"
#include "run_pipeline.hpp"
#include "scaffold/scaffold.hpp"

namespace specgen::generator {
namespace {

namespace fs = std::filesystem;

constexpr const char* kGeneratedFolder = "generated";

/// Makes a directory the current one while it lives: what a project says about its own files is
/// relative to the project, as it will be when its owner runs specgen there.
class InDirectory {
 public:
  explicit InDirectory(const fs::path& directory) : before_(fs::current_path()) {
    fs::current_path(directory);
  }
  InDirectory(const InDirectory&) = delete;
  InDirectory& operator=(const InDirectory&) = delete;
  ~InDirectory() {
    std::error_code error;
    fs::current_path(before_, error);
  }

 private:
  fs::path before_;
};

/// Writes those files that are not there yet, and tells about each.
void write_new_files(const std::vector<FileText>& files, const std::string& directory,
                     std::ostream& out) {
  for (const FileText& file : files) {
    const std::string shown = (fs::path(directory) / file.path).string();
    if (fs::exists(file.path)) {
      out << "  kept     " << shown << "\n";
      continue;
    }
    out << "  new      " << shown << "\n";
    write_file(file.path, file.text);
  }
}

/// Puts a copy of the document into the project, unless it is there already or refers to other
/// files, which would be missing. Gives its path relative to the project, which is the current
/// directory.
std::string adopt_spec(const fs::path& spec, const CodeOptions& code, const Templates& templates,
                       std::ostream& out) {
  std::string inside = relative_path(spec, fs::current_path());
  if (!inside.starts_with("../")) return inside;
  const fs::path copy = fs::path("spec") / spec.filename();
  if (fs::exists(copy)) return copy.generic_string();
  write_file(copy, read_file(spec).value());
  Diagnostics diagnostics;
  if (generate(copy.generic_string(), code, templates, diagnostics)) {
    out << "  new      " << copy.generic_string() << "\n";
    return copy.generic_string();
  }
  fs::remove(copy);
  std::error_code error;
  fs::remove(copy.parent_path(), error);
  return inside;
}

std::string project_name(const fs::path& directory) {
  const fs::path absolute = fs::absolute(directory).lexically_normal();
  const fs::path name =
      absolute.has_filename() ? absolute.filename() : absolute.parent_path().filename();
  return plan::file_name(name.string());
}

ExitCode add_handlers(const Arguments& arguments, const Templates& templates,
                      const Console& console) {
  const CodeOptions code =
      choose_options(arguments, (fs::path(arguments.out) / kGeneratedFolder).string());
  const auto generated = run_pipeline(arguments, code, templates, console);
  if (!generated) return ExitCode::kSpecErrors;
  if (!fs::is_directory(fs::path(arguments.out) / "handlers")) {
    throw std::runtime_error("no project in '" + arguments.out + "': it has no folder 'handlers'");
  }
  const InDirectory inside(arguments.out);
  std::vector<FileText> missing;
  for (FileText& file : render_handlers(generated->plan, templates)) {
    if (!fs::exists(file.path)) missing.push_back(std::move(file));
  }
  if (missing.empty()) console.out << "every operation has its handler\n";
  write_new_files(missing, arguments.out, console.out);
  return ExitCode::kOk;
}

}  // namespace

ExitCode run_init(const Arguments& arguments, const Console& console) {
  const Templates templates = load_templates(arguments.templates);
  if (arguments.add) return add_handlers(arguments, templates, console);
  const CodeOptions code = choose_options(arguments, "");
  if (!run_pipeline(arguments, code, templates, console)) return ExitCode::kSpecErrors;

  const fs::path spec = fs::absolute(arguments.spec);
  fs::create_directories(arguments.out);
  const InDirectory inside(arguments.out);
  ProjectOptions project;
  project.spec = adopt_spec(spec, code, templates, console.out);
  Diagnostics diagnostics;
  auto generated = generate(project.spec, code, templates, diagnostics);
  if (!generated)
    throw std::runtime_error("'" + project.spec + "' is another document; move it away");
  project.title = generated->title;
  project.name = project_name(fs::current_path());
  project.specgen_root = SPECGEN_SOURCE_ROOT;
  write_new_files(render_project(generated->plan, project, templates), arguments.out, console.out);
  const auto options = output_options(project.spec, kGeneratedFolder, code, false);
  if (!write_generated(options, std::move(*generated), Listing::kTotals, console))
    return ExitCode::kUsage;
  console.out << "\nnow: cd " << arguments.out
              << " && cmake -B build && cmake --build build -j && build/server\n";
  return ExitCode::kOk;
}

}  // namespace specgen::generator
