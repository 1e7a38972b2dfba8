// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include <iconv.h>
#include <unistd.h>

namespace policygraph::read {

/// The folder of real data beside the source tree; tests on it are skipped where it is absent.
inline std::filesystem::path shared_folder() {
    const char* const named = std::getenv("POLICYGRAPH_SHARED");
    return named != nullptr ? std::filesystem::path(named)
                            : std::filesystem::path(POLICYGRAPH_SOURCE_DIR).parent_path() / "shared";
}

inline std::string slurp(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return std::move(bytes).str();
}

inline std::string recode(std::string_view text, const char* from, const char* to) {
    const iconv_t converter = iconv_open(to, from);
    std::string input(text);
    std::string output(text.size() * 4 + 16, '\0');
    char* in = input.data();
    char* out = output.data();
    std::size_t in_left = input.size();
    std::size_t out_left = output.size();
    const bool failed = iconv(converter, &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1);
    iconv_close(converter);
    output.resize(output.size() - out_left);
    return failed ? std::string() : output;
}

/// A folder of its own for one test, gone at its end.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "policygraph-XXXXXX").string();
        m_path = ::mkdtemp(pattern.data());
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path write(const std::string& name, std::string_view bytes) const {
        const std::filesystem::path file = m_path / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << bytes;
        return file;
    }

private:
    std::filesystem::path m_path;
};

} // namespace policygraph::read
