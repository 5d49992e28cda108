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

/// The namespace for output in `directory`: given, else that of the last run, else "api". Throws
/// std::runtime_error for what is none.
std::string choose_namespace(const Arguments& arguments, const std::string& directory);

/// Generates, and prints what there is to say about the document in the form that was asked for.
std::optional<Generated> run_pipeline(const Arguments& arguments, const std::string& namespace_name,
                                      const Templates& templates, const Console& console);

void print_diagnostics(const Diagnostics& diagnostics, const Arguments& arguments,
                       const Console& console);

OutputOptions output_options(const std::string& spec, const std::string& directory,
                             const std::string& namespace_name, bool force);

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
