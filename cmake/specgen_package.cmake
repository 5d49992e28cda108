# `cmake --install build` and find_package(specgen): the program, the libraries under generated
# code with their headers, the templates, specgen_add_api(). Only what `specgen-package` builds.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(specgen_package_directory ${CMAKE_INSTALL_LIBDIR}/cmake/specgen)
set_target_properties(specgen-runtime PROPERTIES EXPORT_NAME runtime)
set_target_properties(specgen-server PROPERTIES EXPORT_NAME server)
set_target_properties(specgen-allocator PROPERTIES EXPORT_NAME allocator)
install(TARGETS specgen specgen-runtime specgen-server specgen-allocator EXPORT specgen)
install(DIRECTORY runtime/specgen DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
        FILES_MATCHING PATTERN "*.hpp")
install(DIRECTORY templates/ DESTINATION ${CMAKE_INSTALL_DATADIR}/specgen/templates)
set(package_targets specgen specgen-runtime specgen-server)

if(TARGET specgen-testing)
  set(SPECGEN_HAS_TESTING TRUE)
  set_target_properties(specgen-testing PROPERTIES EXPORT_NAME testing)
  install(TARGETS specgen-testing EXPORT specgen-testing)
  install(EXPORT specgen-testing NAMESPACE specgen:: FILE specgen-testing-targets.cmake
          DESTINATION ${specgen_package_directory})
  list(APPEND package_targets specgen-testing)
else()
  set(SPECGEN_HAS_TESTING FALSE)
endif()
add_custom_target(specgen-package DEPENDS ${package_targets})

install(EXPORT specgen NAMESPACE specgen:: FILE specgen-targets.cmake
        DESTINATION ${specgen_package_directory})
configure_package_config_file(
  cmake/specgen-config.cmake.in ${CMAKE_BINARY_DIR}/package/specgen-config.cmake
  INSTALL_DESTINATION ${specgen_package_directory})
write_basic_package_version_file(
  ${CMAKE_BINARY_DIR}/package/specgen-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  ${CMAKE_BINARY_DIR}/package/specgen-config.cmake
  ${CMAKE_BINARY_DIR}/package/specgen-config-version.cmake
  cmake/specgen_add_api.cmake
  DESTINATION ${specgen_package_directory})
