# SPDX-License-Identifier: Apache-2.0
# Traditional → simplified: OpenCC's tables are taken from the installed package (libopencc-data) at build
# time, dumped by opencc_dict (package opencc) and turned into C++ arrays in the build folder.
find_program(OPENCC_DICT opencc_dict REQUIRED)
find_file(OPENCC_TS_CHARACTERS opencc/TSCharacters.ocd2 PATHS /usr/share /usr/local/share REQUIRED)
cmake_path(GET OPENCC_TS_CHARACTERS PARENT_PATH opencc_data)

# policygraph_chinese_tables(FILE): FILE is the generated source, for the module `text`.
function(policygraph_chinese_tables FILE)
    cmake_path(GET FILE PARENT_PATH folder)
    set(dumps)
    foreach(table TSCharacters TSPhrases)
        add_custom_command(OUTPUT ${folder}/${table}.txt
            COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
            COMMAND ${OPENCC_DICT} -f ocd2 -t text -i ${opencc_data}/${table}.ocd2 -o ${folder}/${table}.txt
            DEPENDS ${opencc_data}/${table}.ocd2 COMMENT "OpenCC ${table}" VERBATIM)
        list(APPEND dumps ${folder}/${table}.txt)
    endforeach()
    add_executable(make_chinese_tables ${CMAKE_SOURCE_DIR}/src/text/tables/make_chinese_tables.cpp)
    add_custom_command(OUTPUT ${FILE} COMMAND make_chinese_tables ${dumps} ${FILE}
        DEPENDS ${dumps} make_chinese_tables COMMENT "Chinese tables" VERBATIM)
endfunction()
