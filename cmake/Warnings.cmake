# The warnings that every target of this project is built with. Whether they are errors is the preset's word.
add_library(gongbao_warnings INTERFACE)
target_compile_options(gongbao_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual -Woverloaded-virtual
  -Wimplicit-fallthrough)
