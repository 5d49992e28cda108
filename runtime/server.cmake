# The HTTP server: its values and rules (http/), routing, executors, transport and server. Pistache
# and Boost are the business of transport/ alone, and so are private.

find_package(Boost 1.74 REQUIRED)
pkg_check_modules(PISTACHE REQUIRED IMPORTED_TARGET libpistache)

add_library(
  specgen-server STATIC
  specgen/executors/lane_executor.cpp
  specgen/http/date.cpp
  specgen/http/field_rules.cpp
  specgen/http/media_type.cpp
  specgen/http/message.cpp
  specgen/http/status.cpp
  specgen/http/wire.cpp
  specgen/routing/path_template.cpp
  specgen/routing/percent.cpp
  specgen/routing/router.cpp
  specgen/server/call.cpp
  specgen/server/context.cpp
  specgen/server/credentials.cpp
  specgen/server/dispatcher.cpp
  specgen/server/exchange.cpp
  specgen/server/observer.cpp
  specgen/server/preconditions.cpp
  specgen/server/problem.cpp
  specgen/server/request_id.cpp
  specgen/server/request_parameters.cpp
  specgen/server/responder.cpp
  specgen/server/response_writer.cpp
  specgen/server/route_table.cpp
  specgen/server/security.cpp
  specgen/server/server.cpp
  specgen/server/stream_writer.cpp
  specgen/server/termination.cpp
  specgen/streams/body_stream.cpp
  specgen/streams/event_stream.cpp
  specgen/transport/body_pipe.cpp
  specgen/transport/connection.cpp
  specgen/transport/connection_output.cpp
  specgen/transport/event_loop.cpp
  specgen/transport/framer.cpp
  specgen/transport/head_scanner.cpp
  specgen/transport/listen_socket.cpp
  specgen/transport/reply.cpp
  specgen/transport/request_parser.cpp
  specgen/transport/transport.cpp)
add_library(specgen::server ALIAS specgen-server)
target_include_directories(specgen-server
  PUBLIC $<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}> $<INSTALL_INTERFACE:include>)
target_compile_features(specgen-server PUBLIC cxx_std_20)
target_link_libraries(
  specgen-server
  PUBLIC specgen-runtime
  PRIVATE $<BUILD_INTERFACE:project_options> $<BUILD_INTERFACE:hot_path_options> PkgConfig::PISTACHE Boost::headers Threads::Threads)
set_target_properties(specgen-server PROPERTIES POSITION_INDEPENDENT_CODE ON)
if(SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # Instrumented, GCC 12 takes the empty optional that Boost.Beast's basic_parser returns for the
  # length of a body without one for an uninitialised value.
  set_source_files_properties(specgen/transport/request_parser.cpp
                              PROPERTIES COMPILE_OPTIONS -Wno-maybe-uninitialized)
endif()
