# Tests of the back half: plan, render, output, commands, and the golden cases of tests/cases.
project_test(
  NAME generator-back-tests
  SOURCES
    support.cpp
    ${CMAKE_CURRENT_LIST_DIR}/bundle/bundle_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/bundle/yaml_writer_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/diff/compare_alternatives_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/diff/compare_operations_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/diff/compare_rules_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/diff/compare_schemas_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/diff/report_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/layout/break_line_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/layout/indent_blocks_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/layout/layout_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/layout/split_literal_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/layout/tokens_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/render/parallel_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/render/template_errors_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/render/template_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/plan/directions_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/plan/literals_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/plan/names_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/plan/number_literals_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/plan/type_depth_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/plan/unsupported_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/output/manifest_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/output/output_tree_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/output/unified_diff_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/cli/cases_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/cli/cli_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/cli/init_errors_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/cli/init_test.cpp
    ${CMAKE_CURRENT_LIST_DIR}/cli/lint_text.cpp
    ${CMAKE_CURRENT_LIST_DIR}/cli/temporary_folder.cpp
  LIBRARIES specgen-generator
  LABELS generator)
target_include_directories(generator-back-tests
  PRIVATE ${CMAKE_CURRENT_LIST_DIR} ${CMAKE_SOURCE_DIR}/tests)
target_compile_definitions(generator-back-tests
  PRIVATE SPECGEN_CASES="${CMAKE_CURRENT_LIST_DIR}/../cases")

# What the golden cases hold is compiled, with all warnings, when the tests run; it is of no use
# otherwise.
file(GLOB golden_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/../cases/*/expected/sources.cmake)
add_custom_target(golden-cases)
foreach(golden_file IN LISTS golden_files)
  cmake_path(GET golden_file PARENT_PATH folder)
  cmake_path(GET folder PARENT_PATH golden_case)
  cmake_path(GET golden_case FILENAME golden_case)
  include(${golden_file})
  add_library(golden-${golden_case} OBJECT EXCLUDE_FROM_ALL
    ${SPECGEN_API_SOURCES} ${SPECGEN_TEST_SOURCES})
  target_include_directories(golden-${golden_case} PRIVATE ${folder})
  target_compile_definitions(golden-${golden_case} PRIVATE SPECGEN_SERVER_COMMAND="server")
  target_link_libraries(golden-${golden_case}
    PRIVATE specgen-server specgen-testing project_options)
  add_dependencies(golden-cases golden-${golden_case})
endforeach()
add_test(NAME golden_cases_compile
  COMMAND ${CMAKE_COMMAND} --build ${CMAKE_BINARY_DIR} --target golden-cases)
# These two take longest, so they start first.
set_tests_properties(golden_cases_compile PROPERTIES
  TIMEOUT 1200 COST 1000 RESOURCE_LOCK build LABELS generator)

# Where there is one; it is among the packages of `make deps`.
find_program(CLANG NAMES clang++-14 clang++)
if(CLANG)
  add_test(NAME golden_cases_compile_under_clang
    COMMAND ${CMAKE_CURRENT_LIST_DIR}/cli/clang_cases.sh ${CLANG} ${CMAKE_SOURCE_DIR}/runtime
            ${CMAKE_CURRENT_LIST_DIR}/../cases)
  set_tests_properties(golden_cases_compile_under_clang PROPERTIES
    TIMEOUT 600 COST 500 LABELS generator)
endif()

# The libraries as they were just built, under the names that find_package(specgen) gives, so that
# the project of init_flow.sh need not build them again.
export(TARGETS specgen-runtime specgen-server specgen-allocator project_options hot_path_options
  NAMESPACE specgen:: FILE ${CMAKE_BINARY_DIR}/specgen-package/specgen-targets.cmake)
file(WRITE ${CMAKE_BINARY_DIR}/specgen-package/specgen-config.cmake
"find_package(simdjson REQUIRED)
find_package(mimalloc 2 QUIET)
find_package(Threads REQUIRED)
find_package(Boost REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(PCRE2 REQUIRED IMPORTED_TARGET libpcre2-8)
pkg_check_modules(IDN2 REQUIRED IMPORTED_TARGET libidn2)
pkg_check_modules(PISTACHE REQUIRED IMPORTED_TARGET libpistache)
include(\${CMAKE_CURRENT_LIST_DIR}/specgen-targets.cmake)
")
if(NOT SANITIZE)
  add_test(NAME init_flow
    COMMAND ${CMAKE_CURRENT_LIST_DIR}/cli/init_flow.sh $<TARGET_FILE:specgen>
            ${CMAKE_BINARY_DIR}/specgen-package)
  set_tests_properties(init_flow PROPERTIES TIMEOUT 600 COST 1000 LABELS generator)
endif()
