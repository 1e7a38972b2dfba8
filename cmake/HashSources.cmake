# SPDX-License-Identifier: Apache-2.0
# cmake -DLIST=FILE -DOUTPUT=HEADER -P HashSources.cmake: one hash over the contents of the files that LIST names.
file(STRINGS ${LIST} files)
set(all "")
foreach(file ${files})
    file(SHA256 ${file} hash)
    string(APPEND all "${hash}\n")
endforeach()
string(SHA256 hash "${all}")
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT "#pragma once
#define POLICYGRAPH_CODE_HASH \"${hash}\"
" @ONLY)
