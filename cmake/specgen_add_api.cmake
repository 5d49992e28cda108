# specgen_add_api(TARGET name SPEC document [NAMESPACE ns] [FORMATS assert|annotate]
#                 [OUT directory] [TEMPLATES directory])
#
# Adds the static library `name` with the code of an OpenAPI document: models, JSON, and the
# interfaces to implement. It brings specgen::server and the directory to include from.
#
# NAMESPACE  C++ namespace such as acme::api; default: api.
# FORMATS    whether the `format` of strings is checked; default: assert.
# OUT        where the code goes; default: a directory of the build tree named like the target.
# TEMPLATES  templates that replace built-in ones of the same name.
#
# The code is generated when CMake runs, which needs to know the files, and again in a build when
# the document, a file that it refers to, a template or specgen has changed. Where that adds or
# takes files away, CMake runs again by itself. The sources of the tests that the document asks for
# are in `name_TEST_SOURCES`.
#
# The runtime's headers are precompiled for the target, as they are most of what compiling its many
# small files costs; CMAKE_DISABLE_PRECOMPILE_HEADERS keeps it from that, as ever.
function(specgen_add_api)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "TARGET;SPEC;NAMESPACE;FORMATS;OUT;TEMPLATES" "")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "specgen_add_api: unknown argument '${arg_UNPARSED_ARGUMENTS}'")
  endif()
  if(NOT arg_TARGET OR NOT arg_SPEC)
    message(FATAL_ERROR "specgen_add_api needs TARGET and SPEC")
  endif()
  if(NOT arg_OUT)
    set(arg_OUT ${CMAKE_CURRENT_BINARY_DIR}/${arg_TARGET})
  endif()
  cmake_path(ABSOLUTE_PATH arg_SPEC NORMALIZE)
  cmake_path(ABSOLUTE_PATH arg_OUT BASE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR} NORMALIZE)

  set(depfile ${CMAKE_CURRENT_BINARY_DIR}/${arg_TARGET}.d)
  set(arguments generate ${arg_SPEC} --out ${arg_OUT} --depfile ${depfile})
  if(arg_NAMESPACE)
    list(APPEND arguments --namespace ${arg_NAMESPACE})
  endif()
  if(arg_FORMATS)
    list(APPEND arguments --formats ${arg_FORMATS})
  endif()
  set(templates)
  if(arg_TEMPLATES)
    cmake_path(ABSOLUTE_PATH arg_TEMPLATES NORMALIZE)
    list(APPEND arguments --templates ${arg_TEMPLATES})
    file(GLOB_RECURSE templates CONFIGURE_DEPENDS ${arg_TEMPLATES}/*.mustache)
  endif()

  get_target_property(specgen specgen::specgen LOCATION)
  execute_process(COMMAND ${specgen} ${arguments} RESULT_VARIABLE result OUTPUT_QUIET)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "specgen_add_api: no code for ${arg_SPEC}")
  endif()
  include(${arg_OUT}/sources.cmake)
  if(NOT CMAKE_GENERATOR MATCHES "Ninja")
    # Ninja runs specgen before it looks whether CMake has to run again; others only look once.
    specgen_read_depfile(${depfile} inputs)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${inputs} ${templates})
  endif()

  # specgen leaves files alone that do not change, so that nothing is compiled for nothing; the
  # manifest says that it ran.
  add_custom_command(
    OUTPUT ${arg_OUT}/manifest.json
    BYPRODUCTS ${arg_OUT}/sources.cmake ${SPECGEN_API_SOURCES} ${SPECGEN_TEST_SOURCES}
    COMMAND specgen::specgen ${arguments}
    COMMAND ${CMAKE_COMMAND} -E touch ${arg_OUT}/manifest.json
    DEPENDS ${arg_SPEC} ${templates} specgen::specgen ${specgen}
    DEPFILE ${depfile}
    COMMENT "Generating ${arg_TARGET} from ${arg_SPEC}"
    VERBATIM)
  add_custom_target(${arg_TARGET}-generate DEPENDS ${arg_OUT}/manifest.json)

  add_library(${arg_TARGET} STATIC ${SPECGEN_API_SOURCES})
  add_dependencies(${arg_TARGET} ${arg_TARGET}-generate)
  target_include_directories(${arg_TARGET} PUBLIC ${arg_OUT})
  target_link_libraries(${arg_TARGET} PUBLIC specgen::server)
  target_precompile_headers(${arg_TARGET} PRIVATE <specgen/emitted.hpp>)
  # These gain little by it, and need not wait for it.
  set_source_files_properties(
    ${arg_OUT}/openapi_document.cpp ${arg_OUT}/server/operations.cpp
    PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  set(${arg_TARGET}_TEST_SOURCES ${SPECGEN_TEST_SOURCES} PARENT_SCOPE)
endfunction()

# The files that a depfile of specgen names: one a line behind the first, "  path \".
function(specgen_read_depfile depfile variable)
  file(READ ${depfile} text)
  string(REGEX MATCHALL "\n  [^\n]*[^ \\\n]" lines "${text}")
  set(inputs)
  foreach(line IN LISTS lines)
    string(REGEX REPLACE "^\n  " "" input "${line}")
    string(REGEX REPLACE "\\\\([ #])" "\\1" input "${input}")
    string(REPLACE "$$" "$" input "${input}")
    list(APPEND inputs "${input}")
  endforeach()
  set(${variable} ${inputs} PARENT_SCOPE)
endfunction()
