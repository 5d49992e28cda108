# specgen::allocator: what a server's program links to allocate by mimalloc, which takes the place of
# the C library's malloc in the whole process. Programs decide, so no library here links it. It adds
# nothing where mimalloc is not installed, with -DCMAKE_DISABLE_FIND_PACKAGE_mimalloc=ON, and beside
# the sanitizers, which have allocators of their own.
if(NOT SANITIZE)
  find_package(mimalloc 2 QUIET GLOBAL)
endif()
if(NOT TARGET mimalloc)
  message(STATUS "Servers allocate by the C library")
endif()

add_library(specgen-allocator INTERFACE)
add_library(specgen::allocator ALIAS specgen-allocator)
target_link_libraries(specgen-allocator INTERFACE $<TARGET_NAME_IF_EXISTS:mimalloc>)
