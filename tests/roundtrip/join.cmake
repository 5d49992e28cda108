# Compiles models and handlers many at once: servers of round trips have one of each for every schema
# of a document. Files of operations have functions of the same names, and those with patterns may
# have, or constants, so they stay apart.
file(GLOB apart generated/server/*.cpp generated/*.cpp *.cpp)
file(GLOB_RECURSE sources generated/*.cpp)
foreach(source IN LISTS sources)
  file(STRINGS ${source} pattern REGEX "specgen::Pattern( k|> )" LIMIT_COUNT 1)
  if(pattern)
    list(APPEND apart ${source})
  endif()
endforeach()
set_source_files_properties(${apart} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
set(CMAKE_UNITY_BUILD ON)
set(CMAKE_UNITY_BUILD_BATCH_SIZE 16)
# The project compiles its handlers with a definition each, which keeps files apart as well; a server
# of round trips is built once only.
file(GLOB handlers handlers/*.cpp)
cmake_language(DEFER CALL set_property SOURCE ${handlers} PROPERTY COMPILE_DEFINITIONS)
