# project_test(NAME name SOURCES … [LIBRARIES …] [LABELS …] [NO_MAIN])
#
# Adds a GoogleTest program, each of whose cases is a ctest case. NO_MAIN: the sources bring a main
# of their own.
include(GoogleTest)

function(project_test)
  cmake_parse_arguments(arg "NO_MAIN" "NAME" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  add_executable(${arg_NAME} ${arg_SOURCES})
  # What is tested is optimised; the tests themselves would only take longer to compile.
  target_compile_options(${arg_NAME} PRIVATE -O0)
  target_link_libraries(${arg_NAME} PRIVATE ${arg_LIBRARIES} project_options GTest::gmock)
  if(arg_NO_MAIN)
    target_link_libraries(${arg_NAME} PRIVATE GTest::gtest)
  else()
    target_link_libraries(${arg_NAME} PRIVATE GTest::gtest_main)
  endif()
  gtest_discover_tests(${arg_NAME}
    DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT 300 LABELS "${arg_LABELS}")
endfunction()
