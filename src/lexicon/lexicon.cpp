// SPDX-License-Identifier: Apache-2.0
#include <policygraph/lexicon/lexicon.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/tsv.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string_view>

namespace policygraph::lexicon {

namespace {

std::size_t announced_columns(const std::filesystem::path& path) {
    constexpr std::string_view k_mark = "# columns: ";
    const std::string bytes = base::read_data_file(path);
    const std::size_t mark = bytes.find(k_mark);
    if (mark == std::string::npos || (mark != 0 && bytes[mark - 1] != '\n')) {
        throw base::DataError(path.string(), 1, 0, "has no line \"# columns: word …\"");
    }
    const std::size_t end = std::min(bytes.find('\n', mark), bytes.size());
    return static_cast<std::size_t>(std::count(bytes.begin() + static_cast<std::ptrdiff_t>(mark),
                                               bytes.begin() + static_cast<std::ptrdiff_t>(end), '\t')) +
           1;
}

} // namespace

Lexicon Lexicon::load(const std::filesystem::path& data) {
    Lexicon lexicon;
    lexicon.m_data = data;
    std::error_code error;
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(data / "lexicon", error)) {
        if (entry.path().extension() == ".tsv") {
            files.insert(entry.path());
        }
    }
    if (error) {
        throw base::DataError((data / "lexicon").string(), 0, 0, "cannot be listed: " + error.message());
    }
    for (const auto& file : files) {
        lexicon.m_lists.try_emplace(file.stem().string(), file, announced_columns(file));
    }
    return lexicon;
}

const WordList& Lexicon::list(const std::string& name) const {
    const auto found = m_lists.find(name);
    if (found == m_lists.end()) {
        throw base::DataError((m_data / "lexicon" / (name + ".tsv")).string(), 0, 0, "is missing");
    }
    return found->second;
}

std::filesystem::path find_home() {
    std::vector<std::filesystem::path> candidates;
    if (const char* home = std::getenv("POLICYGRAPH_HOME"); home != nullptr && *home != '\0') {
        candidates.emplace_back(home);
    } else {
        std::error_code error;
        const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
        if (!error) {
            candidates.push_back(program.parent_path().parent_path() / "share" / "policygraph");
        }
        candidates.emplace_back(POLICYGRAPH_SOURCE_DIR);
    }
    for (const auto& candidate : candidates) {
        std::error_code error;
        if (std::filesystem::is_directory(candidate / "data" / "lexicon", error)) {
            return candidate;
        }
    }
    throw base::DataError(candidates.front().string(), 0, 0, "holds no data/lexicon; set POLICYGRAPH_HOME");
}

} // namespace policygraph::lexicon
