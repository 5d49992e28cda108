# The harness under emitted tests and under the project's own tests over real HTTP.
find_package(CURL)
find_package(GTest)
find_package(nlohmann_json)

if(CURL_FOUND AND GTest_FOUND AND nlohmann_json_FOUND)
  add_library(
    specgen-testing STATIC
    specgen/testing/captures.cpp
    specgen/testing/client.cpp
    specgen/testing/conformance.cpp
    specgen/testing/connect.cpp
    specgen/testing/coverage.cpp
    specgen/testing/expectation.cpp
    specgen/testing/freshness.cpp
    specgen/testing/main.cpp
    specgen/testing/output_log.cpp
    specgen/testing/report.cpp
    specgen/testing/runner.cpp
    specgen/testing/server_process.cpp
    specgen/testing/spec.cpp
    specgen/testing/target.cpp
    specgen/testing/url.cpp)
  add_library(specgen::testing ALIAS specgen-testing)
  target_link_libraries(
    specgen-testing
    PUBLIC specgen-runtime GTest::gtest Threads::Threads
    PRIVATE $<BUILD_INTERFACE:project_options> CURL::libcurl nlohmann_json::nlohmann_json)
else()
  message(STATUS "libcurl, GoogleTest or nlohmann_json is missing: specgen-testing is left out")
endif()
