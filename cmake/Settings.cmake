# SPDX-License-Identifier: Apache-2.0
# What holds for every target: the language, the warnings, the sanitizers of a preset.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release)
endif()

option(POLICYGRAPH_DEVELOPER "All warnings, as errors" OFF)
option(POLICYGRAPH_SANITIZE "Address and undefined-behaviour sanitizers" OFF)
# The dynamic linker takes longer than most questions: 4 ms for what the archives settle at build time.
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT POLICYGRAPH_SANITIZE)
    set(static_default ON)
endif()
option(POLICYGRAPH_STATIC "Link libstdc++, SQLite and others that have an archive statically: a quicker start"
    ${static_default})
if(POLICYGRAPH_STATIC)
    include(CheckCXXSourceCompiles)
    set(CMAKE_REQUIRED_LINK_OPTIONS -static-pie)
    check_cxx_source_compiles("int main() {}" POLICYGRAPH_STATIC_WHOLE)
    unset(CMAKE_REQUIRED_LINK_OPTIONS)
    if(POLICYGRAPH_STATIC_WHOLE) # not -static: that reads all tables of unwinding at the first exception
        set(POLICYGRAPH_QUICK_START -static-pie -Wl,--gc-sections)
    else()
        set(POLICYGRAPH_QUICK_START -static-libstdc++ -static-libgcc -Wl,--gc-sections,--as-needed)
    endif()
endif()

add_library(policygraph_settings INTERFACE)
target_compile_features(policygraph_settings INTERFACE cxx_std_20)
target_compile_options(policygraph_settings INTERFACE -ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)
if(POLICYGRAPH_DEVELOPER)
    target_compile_options(policygraph_settings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
        -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast -Werror)
else()
    target_compile_options(policygraph_settings INTERFACE -Wall)
endif()
if(POLICYGRAPH_STATIC)
    target_compile_options(policygraph_settings INTERFACE -ffunction-sections -fdata-sections)
endif()
if(POLICYGRAPH_SANITIZE)
    # Sanitizing makes g++ take what Boost's optional holds for uninitialized (its manual warns of such warnings).
    target_compile_options(policygraph_settings INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
        -fno-omit-frame-pointer -Wno-error=uninitialized)
    target_link_options(policygraph_settings INTERFACE -fsanitize=address,undefined)
endif()
if(POLICYGRAPH_FUZZ) # an option of the top: what libFuzzer steers by
    target_compile_options(policygraph_settings INTERFACE -fsanitize=fuzzer-no-link
        -fsanitize-ignorelist=${CMAKE_SOURCE_DIR}/fuzz/ignore.txt)
endif()
