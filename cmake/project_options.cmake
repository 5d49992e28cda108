# What every target of the project is compiled with: link `project_options` PRIVATE.

option(WARNINGS_AS_ERRORS "Treat compiler warnings as errors" ON)
option(COVERAGE "Instrument for gcov" OFF)
set(SANITIZE "" CACHE STRING "address (with undefined), thread, or empty")
set_property(CACHE SANITIZE PROPERTY STRINGS "" address thread)

add_library(project_options INTERFACE)
target_compile_features(project_options INTERFACE cxx_std_20)
target_compile_options(project_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  $<$<BOOL:${WARNINGS_AS_ERRORS}>:-Werror>)
# GCC 12 and 13 see overlapping copies inside std::string where there are none (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
  target_compile_options(project_options INTERFACE -Wno-restrict)
endif()

# For the few libraries that every request runs through: loops over tokens and bodies become vector
# instructions, and how fast they are does not hang on where the linker happens to put them (up to a
# fifth of the time of decoding a small body).
add_library(hot_path_options INTERFACE)
target_compile_options(hot_path_options INTERFACE
  $<$<CONFIG:Release>:-O3 -falign-functions=64 -falign-loops=32>)

if(SANITIZE STREQUAL "address")
  # Applied to every directory, not to the interface alone: an object without it in the program
  # would hide what the others do to its memory.
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
elseif(SANITIZE STREQUAL "thread")
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  # -Wtsan speaks of std::atomic_thread_fence inside the standard library.
  add_compile_options(-Wno-tsan)
  add_link_options(-fsanitize=thread)
elseif(NOT SANITIZE STREQUAL "")
  message(FATAL_ERROR "SANITIZE must be 'address', 'thread' or empty, not '${SANITIZE}'")
endif()

if(COVERAGE)
  add_compile_options(--coverage -fprofile-update=atomic)
  add_link_options(--coverage)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT COVERAGE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()
