# The warnings that every target of this project is built with. Whether they are errors is the preset's word.
add_library(gongbao_warnings INTERFACE)
target_compile_options(gongbao_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual -Woverloaded-virtual
  -Wimplicit-fallthrough)
# g++ 12 sees overlaps in std::string's operator+ that are not there (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(gongbao_warnings INTERFACE -Wno-restrict)
endif()
