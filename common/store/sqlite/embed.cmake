# cmake -DOUT=migrations.cc -DFILES=0001_a.sql,0002_b.sql -P embed.cmake: makes a source file that
# holds the migrations. Their numbers must run from 1 without a gap.
string(REPLACE "," ";" FILES "${FILES}")
set(number 0)
set(entries "")
foreach(file IN LISTS FILES)
  math(EXPR number "${number} + 1")
  get_filename_component(name ${file} NAME)
  if(NOT name MATCHES "^0*${number}_[a-z0-9_]+\\.sql$")
    message(FATAL_ERROR "${name}: migrations are numbered without a gap; number ${number} is due")
  endif()
  file(READ ${file} sql)
  string(APPEND entries "    {\"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()
file(WRITE ${OUT} "// Made by embed.cmake.
#include \"common/store/sqlite/migrations.h\"

namespace gongbao::store {
namespace {
constexpr Migration kMigrations[] = {
${entries}};
}  // namespace

std::span<const Migration> Migrations() { return kMigrations; }

}  // namespace gongbao::store
")
