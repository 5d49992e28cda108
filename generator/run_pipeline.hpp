#pragma once

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>

#include "commands.hpp"
#include "output/output_tree.hpp"
#include "pipeline.hpp"

/// What the commands share.
namespace specgen::generator {

/// The options for output in `directory`: given, else those of the last run, else the namespace
/// "api" with formats asserted. Throws
/// std::runtime_error for what is no namespace.
CodeOptions choose_options(const Arguments& arguments, const std::string& directory);

/// Generates, and prints what there is to say about the document in the form that was asked for.
std::optional<Generated> run_pipeline(const Arguments& arguments, const CodeOptions& code,
                                      const Templates& templates, const Console& console);

void print_diagnostics(const Diagnostics& diagnostics, const Arguments& arguments,
                       const Console& console);

OutputOptions output_options(const std::string& spec, const std::string& directory,
                             const CodeOptions& code, bool force);

/// Writes the output; false, with the reasons, where something is in the way.
enum class Listing { kFiles, kTotals };
bool write_generated(const OutputOptions& options, Generated generated, Listing listing,
                     const Console& console);

/// The way from a directory, which need not be there, to a file.
std::string relative_path(const std::filesystem::path& path,
                          const std::filesystem::path& directory);

/// "1 file", "2 files"
std::string count_of(std::size_t number, const std::string& noun);

}  // namespace specgen::generator
