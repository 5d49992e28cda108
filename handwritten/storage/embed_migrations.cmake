# Writes OUTPUT, a C++ file that holds the SQL files of DIRECTORY in the order of their names.
# Called as a script: cmake -DDIRECTORY=… -DOUTPUT=… -P embed_migrations.cmake
file(GLOB files ${DIRECTORY}/*.sql)
list(SORT files)
set(entries "")
set(count 0)
foreach(file IN LISTS files)
  get_filename_component(name ${file} NAME_WE)
  if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])_[a-z_]+$")
    message(FATAL_ERROR "${file}: a migration is named like 0001_accounts.sql")
  endif()
  math(EXPR count "${count} + 1")
  string(REGEX REPLACE "^0+" "" version ${CMAKE_MATCH_1})
  if(NOT version EQUAL count)
    message(FATAL_ERROR "${file}: migrations are numbered without gaps; expected ${count}")
  endif()
  file(READ ${file} sql)
  string(APPEND entries "    {${version}, \"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"storage/migrations.hpp\"

namespace auth {
namespace {

constexpr Migration kMigrations[] = {
${entries}};

}  // namespace

std::span<const Migration> embedded_migrations() { return kMigrations; }

}  // namespace auth
")
