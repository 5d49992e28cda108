#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace specgen::generator {

/// The bytes of a file; nothing where there is none. Throws std::runtime_error where it is there
/// and can't be read.
std::optional<std::string> read_file(const std::filesystem::path& path);

/// Writes a file where it is, which may be half there when this fails. The folder has to be there.
/// Throws std::runtime_error, which speaks of `shown`.
void write_in_place(const std::filesystem::path& path, const std::string& text,
                    const std::filesystem::path& shown);

/// Makes a folder and those above it. Throws std::runtime_error.
void create_folder(const std::filesystem::path& path);

/// Writes a file through a temporary one beside it, so that it is never half there. Makes folders.
/// Throws std::runtime_error.
void write_file(const std::filesystem::path& path, const std::string& text);

}  // namespace specgen::generator
