# What `cmake --install` lays down: the programs and the page. Nothing else is read at run time.
# gongbao-reader stays beside gongbao and gongbao-extractor, which look for it there.
foreach(program IN ITEMS gongbao gongbao-extractor gongbao-reader gongbao-indexer gongbao-query
    gongbao-console)
  install(TARGETS ${program} RUNTIME DESTINATION bin)
endforeach()
install(DIRECTORY ${CMAKE_BINARY_DIR}/web/ DESTINATION share/gongbao/web)
install(FILES LICENSE NOTICE DESTINATION share/doc/gongbao)
