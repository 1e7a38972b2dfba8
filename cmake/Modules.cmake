# SPDX-License-Identifier: Apache-2.0
# policygraph_add_module(NAME [SOURCES …] [HEADERS …] [USES module…] [LINKS library…])
#   one static library a module: src/NAME/SOURCES, include/policygraph/NAME/HEADERS. USES names the modules it
#   may include (policygraph_uses_NAME keeps them for the layering test), LINKS what is not ours.
function(policygraph_add_module NAME)
    cmake_parse_arguments(ARG "" "" "SOURCES;HEADERS;USES;LINKS" ${ARGN})
    list(TRANSFORM ARG_SOURCES PREPEND ${CMAKE_SOURCE_DIR}/src/${NAME}/)
    list(TRANSFORM ARG_HEADERS PREPEND ${CMAKE_SOURCE_DIR}/include/policygraph/${NAME}/)
    set(target policygraph_${NAME})
    add_library(${target} STATIC ${ARG_SOURCES})
    target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/include FILES ${ARG_HEADERS})
    set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
    target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/src)
    list(TRANSFORM ARG_USES PREPEND policygraph_ OUTPUT_VARIABLE uses)
    target_link_libraries(${target} PUBLIC policygraph_settings policygraph_rapidjson ${uses} ${ARG_LINKS})
    set_property(GLOBAL APPEND PROPERTY POLICYGRAPH_MODULES ${NAME})
    set_property(GLOBAL PROPERTY POLICYGRAPH_USES_${NAME} "${ARG_USES}")
endfunction()
