# SPDX-License-Identifier: Apache-2.0
# Everything that is not ours; docs/dependencies.md says what for. Header-only libraries are SYSTEM.
find_package(Boost 1.74 REQUIRED)
if(POLICYGRAPH_STATIC)
    find_library(SQLite3_LIBRARY NAMES libsqlite3.a)
endif()
find_package(SQLite3 3.40 REQUIRED)
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto SSL)
find_package(fmt 9 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
if(POLICYGRAPH_STATIC)
    find_library(UTF8PROC_LIBRARY NAMES libutf8proc.a)
    find_library(CRYPTO_LIBRARY NAMES libcrypto.a)
endif()
find_library(UTF8PROC_LIBRARY NAMES utf8proc REQUIRED)
find_library(CRYPTO_LIBRARY NAMES crypto REQUIRED)
# By path: Debian's md4cConfig.cmake asks for md4c-html too, which is another package.
find_path(MD4C_INCLUDE_DIR md4c.h REQUIRED)
find_library(MD4C_LIBRARY md4c REQUIRED)
find_path(HTTPLIB_INCLUDE_DIR httplib.h REQUIRED)
find_library(HTTPLIB_LIBRARY cpp-httplib REQUIRED)
find_path(XLSXWRITER_INCLUDE_DIR xlsxwriter.h REQUIRED)
find_library(XLSXWRITER_LIBRARY xlsxwriter REQUIRED)
find_path(LIBEDIT_INCLUDE_DIR editline/readline.h REQUIRED)
find_library(LIBEDIT_LIBRARY edit REQUIRED)
find_path(RAPIDJSON_INCLUDE_DIR rapidjson/document.h REQUIRED)

add_library(policygraph_fmt INTERFACE)
target_link_libraries(policygraph_fmt INTERFACE $<IF:$<BOOL:${POLICYGRAPH_STATIC}>,fmt::fmt-header-only,fmt::fmt>)

add_library(policygraph_utf8proc INTERFACE)
target_link_libraries(policygraph_utf8proc INTERFACE ${UTF8PROC_LIBRARY})

add_library(policygraph_crypto INTERFACE)
target_link_libraries(policygraph_crypto INTERFACE ${CRYPTO_LIBRARY})

add_library(policygraph_rapidjson INTERFACE)
target_include_directories(policygraph_rapidjson SYSTEM INTERFACE ${RAPIDJSON_INCLUDE_DIR})
target_compile_definitions(policygraph_rapidjson INTERFACE RAPIDJSON_HAS_STDSTRING=1)

# What only reading files needs. A program that reads none says so by POLICYGRAPH_ANSWERS_ONLY: it can be linked statically
# then, and md4c has no archive.
set(reads $<NOT:$<BOOL:$<TARGET_PROPERTY:POLICYGRAPH_ANSWERS_ONLY>>>)
add_library(policygraph_md4c INTERFACE)
target_include_directories(policygraph_md4c SYSTEM INTERFACE ${MD4C_INCLUDE_DIR})
target_link_libraries(policygraph_md4c INTERFACE $<${reads}:${MD4C_LIBRARY}>)

add_library(policygraph_zlib INTERFACE)
target_include_directories(policygraph_zlib SYSTEM INTERFACE ${ZLIB_INCLUDE_DIRS})
target_link_libraries(policygraph_zlib INTERFACE $<${reads}:${ZLIB_LIBRARIES}>)

add_library(policygraph_xlsxwriter INTERFACE)
target_include_directories(policygraph_xlsxwriter SYSTEM INTERFACE ${XLSXWRITER_INCLUDE_DIR})
target_link_libraries(policygraph_xlsxwriter INTERFACE ${XLSXWRITER_LIBRARY})

add_library(policygraph_libedit INTERFACE)
target_include_directories(policygraph_libedit SYSTEM INTERFACE ${LIBEDIT_INCLUDE_DIR})
target_link_libraries(policygraph_libedit INTERFACE ${LIBEDIT_LIBRARY})

# Debian builds the library with these, and the classes differ without them. Nothing here uses TLS.
add_library(policygraph_httplib INTERFACE)
target_include_directories(policygraph_httplib SYSTEM INTERFACE ${HTTPLIB_INCLUDE_DIR})
target_compile_definitions(policygraph_httplib INTERFACE CPPHTTPLIB_OPENSSL_SUPPORT CPPHTTPLIB_ZLIB_SUPPORT
    CPPHTTPLIB_BROTLI_SUPPORT)
target_link_libraries(policygraph_httplib INTERFACE ${HTTPLIB_LIBRARY} OpenSSL::SSL ZLIB::ZLIB)
