// SPDX-License-Identifier: Apache-2.0
#include <policygraph/read/read_file.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/hash.hpp>
#include <policygraph/base/utf8.hpp>

#include <fstream>
#include <sstream>

namespace policygraph::read {

SourceText read_file(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream bytes;
    if (!stream || !(bytes << stream.rdbuf())) {
        throw base::InputError(path.string(), "cannot be read");
    }
    SourceText source;
    source.path = path.string();
    source.text = std::move(bytes).str();
    if (const std::size_t bad = base::find_invalid_utf8(source.text); bad != std::string::npos) {
        throw base::InputError(source.path, "is not valid UTF-8", bad);
    }
    source.sha256 = base::sha256_hex(source.text);
    source.bytes = source.text.size();
    source.format = "text";
    source.decoder = "utf-8";
    return source;
}

} // namespace policygraph::read
