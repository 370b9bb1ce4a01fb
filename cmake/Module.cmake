# One way to declare a folder's library, its unit tests, benchmarks and fuzz targets.
include(GoogleTest)

# gongbao_library(NAME base SOURCES a.cc b.cc PUBLIC dep... PRIVATE dep...)
# makes the static library gongbao_<NAME>; includes are written from the project's root.
function(gongbao_library)
  cmake_parse_arguments(ARG "" "NAME" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(gongbao_${ARG_NAME} STATIC ${ARG_SOURCES})
  target_include_directories(gongbao_${ARG_NAME} PUBLIC ${CMAKE_SOURCE_DIR})
  target_link_libraries(gongbao_${ARG_NAME} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} gongbao_warnings)
endfunction()

# gongbao_test(NAME text_test SOURCES decode_test.cc LINK gongbao_text [LABEL unit] [TIMEOUT 60])
# makes one test program; each TEST in it is a CTest test.
function(gongbao_test)
  cmake_parse_arguments(ARG "" "NAME;LABEL;TIMEOUT" "SOURCES;LINK" ${ARGN})
  if(NOT ARG_LABEL)
    set(ARG_LABEL unit)
  endif()
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  add_executable(${ARG_NAME} ${ARG_SOURCES})
  target_link_libraries(${ARG_NAME} PRIVATE ${ARG_LINK} GTest::gmock GTest::gtest_main gongbao_warnings)
  set_target_properties(${ARG_NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  gtest_discover_tests(${ARG_NAME} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} DISCOVERY_MODE PRE_TEST
    PROPERTIES LABELS ${ARG_LABEL} TIMEOUT ${ARG_TIMEOUT})
endfunction()

# gongbao_benchmark(NAME engine_bench SOURCES ... LINK ...): one iteration runs in CTest so that it can't rot.
function(gongbao_benchmark)
  cmake_parse_arguments(ARG "" "NAME" "SOURCES;LINK" ${ARGN})
  add_executable(${ARG_NAME} ${ARG_SOURCES})
  target_link_libraries(${ARG_NAME} PRIVATE ${ARG_LINK} benchmark::benchmark gongbao_warnings)
  set_target_properties(${ARG_NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bench)
  add_test(NAME bench.${ARG_NAME} COMMAND ${ARG_NAME} --benchmark_min_time=0)
  set_tests_properties(bench.${ARG_NAME} PROPERTIES LABELS unit WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endfunction()

# gongbao_fuzz(NAME decode_fuzz SOURCES decode_fuzz.cc LINK gongbao_text): only under the fuzz preset.
function(gongbao_fuzz)
  cmake_parse_arguments(ARG "" "NAME" "SOURCES;LINK" ${ARGN})
  if(GONGBAO_FUZZ)
    add_executable(${ARG_NAME} ${ARG_SOURCES})
    target_link_libraries(${ARG_NAME} PRIVATE ${ARG_LINK} gongbao_warnings -fsanitize=fuzzer)
    set_target_properties(${ARG_NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/fuzz)
    if(NOT TARGET fuzz_targets)
      add_custom_target(fuzz_targets)
    endif()
    add_dependencies(fuzz_targets ${ARG_NAME})
  endif()
endfunction()
