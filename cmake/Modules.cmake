# SPDX-License-Identifier: Apache-2.0
# The headers of the language that most sources take, read once for all targets that reuse them: two thirds of the time
# of a small source went into them. Where code is compiled often, that is in development and for fuzzing; optimized builds do
# without, for g++ 12 then warns of what is in these headers. What a public header forgets is still found: each is compiled on
# its own.
if(CMAKE_BUILD_TYPE STREQUAL "Debug" OR POLICYGRAPH_FUZZ)
    set(POLICYGRAPH_PRECOMPILED ON)
endif()
function(policygraph_add_precompiled NAME)
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/precompiled/${NAME}.cpp CONTENT "// Holds what is precompiled.\n")
    add_library(${NAME} OBJECT ${CMAKE_BINARY_DIR}/precompiled/${NAME}.cpp)
    target_link_libraries(${NAME} PRIVATE policygraph_settings)
    target_precompile_headers(${NAME} PRIVATE <algorithm> <array> <cstdint> <filesystem> <functional> <map> <memory>
        <optional> <set> <string> <string_view> <unordered_map> <utility> <vector> ${ARGN})
endfunction()
function(policygraph_reuse_precompiled TARGET NAME)
    if(POLICYGRAPH_PRECOMPILED)
        target_precompile_headers(${TARGET} REUSE_FROM ${NAME})
    endif()
endfunction()
if(POLICYGRAPH_PRECOMPILED)
    policygraph_add_precompiled(policygraph_precompiled)
endif()

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
    policygraph_reuse_precompiled(${target} policygraph_precompiled)
    list(TRANSFORM ARG_USES PREPEND policygraph_ OUTPUT_VARIABLE uses)
    target_link_libraries(${target} PUBLIC policygraph_settings policygraph_rapidjson ${uses} ${ARG_LINKS})
    set_property(GLOBAL APPEND PROPERTY POLICYGRAPH_MODULES ${NAME})
    set_property(GLOBAL PROPERTY POLICYGRAPH_USES_${NAME} "${ARG_USES}")
endfunction()

# policygraph_write_modules(FILE): a line a module, "name<TAB>used,used", for the layering test.
function(policygraph_write_modules FILE)
    get_property(modules GLOBAL PROPERTY POLICYGRAPH_MODULES)
    set(lines "")
    foreach(module ${modules})
        get_property(uses GLOBAL PROPERTY POLICYGRAPH_USES_${module})
        list(JOIN uses "," uses)
        string(APPEND lines "${module}\t${uses}\n")
    endforeach()
    file(CONFIGURE OUTPUT ${FILE} CONTENT "${lines}")
endfunction()
