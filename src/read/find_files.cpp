// SPDX-License-Identifier: Apache-2.0
#include <policygraph/read/find_files.hpp>

#include <read/file_bytes.hpp>
#include <read/table_records.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <set>
#include <string_view>
#include <utility>

namespace policygraph::read {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 13> k_endings = {
    ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".shtml", ".xhtml", ".docx", ".pdf", ".ofd", ".mht", ".zip"};

} // namespace

bool is_document_name(const std::string& name) {
    const std::size_t dot = name.rfind('.');
    // A README says what its folder holds; it is read only where it is named itself.
    if (dot == std::string::npos || dot == 0 || name.starts_with("README")) {
        return false;
    }
    std::string ending = name.substr(dot);
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::find(k_endings.begin(), k_endings.end(), ending) != k_endings.end();
}

namespace {

class Walk {
public:
    explicit Walk(Tables tables) : m_tables(tables) {}

    // Folders wait on a stack, so that a deep tree is no deep recursion; entries are pushed in reverse
    // order of names and come off in order.
    void add(const fs::path& root) {
        const std::size_t files_before = m_found.files.size();
        const std::size_t problems_before = m_found.problems.size();
        m_waiting.push_back({root, true});
        bool folder = false;
        bool repeated = false;
        while (!m_waiting.empty()) {
            const Entry entry = std::move(m_waiting.back());
            m_waiting.pop_back();
            const Seen seen = visit(entry);
            folder = folder || (entry.named && seen == Seen::folder);
            repeated = repeated || seen == Seen::again;
        }
        if (folder && !repeated && m_found.files.size() == files_before && m_found.problems.size() == problems_before) {
            m_found.problems.push_back({root, "holds no documents"});
        }
    }

    FoundFiles finish() { return std::move(m_found); }

private:
    enum class Seen { file, folder, again, nothing };
    struct Entry {
        fs::path path;
        bool named; ///< given by the caller, so that its ending does not matter
    };

    Seen visit(const Entry& entry) {
        struct ::stat status {};
        if (::stat(entry.path.c_str(), &status) != 0) {
            const int error = errno;
            const bool link = fs::is_symlink(fs::symlink_status(entry.path, m_error));
            problem(entry, link && error == ENOENT ? "is a symbolic link to nothing"
                           : error == ENOENT       ? "does not exist"
                           : error == ELOOP        ? "is a symbolic link that leads back to itself"
                                                   : std::string("cannot be looked at (") + std::strerror(error) + ")");
            return Seen::nothing;
        }
        if (!S_ISDIR(status.st_mode) && !S_ISREG(status.st_mode)) {
            problem(entry, describe(status));
            return Seen::nothing;
        }
        if (S_ISREG(status.st_mode) && !entry.named && !is_taken(entry.path.filename().string())) {
            return Seen::nothing;
        }
        if (!m_seen.insert({status.st_dev, status.st_ino}).second) {
            return Seen::again;
        }
        if (S_ISREG(status.st_mode)) {
            m_found.files.push_back(entry.path);
            return Seen::file;
        }
        push_entries(entry);
        return Seen::folder;
    }

    [[nodiscard]] bool is_taken(const std::string& name) const {
        return is_document_name(name) ||
               (m_tables == Tables::Take && !name.starts_with('.') && table_kind(name).has_value());
    }

    void push_entries(const Entry& folder) {
        std::vector<fs::path> entries;
        std::error_code error;
        for (fs::directory_iterator i(folder.path, error), end; !error && i != end; i.increment(error)) {
            if (!i->path().filename().string().starts_with('.')) {
                entries.push_back(i->path());
            }
        }
        if (error) {
            problem(folder, error.value() == EACCES ? "may not be read (no permission)"
                                                    : "cannot be read (" + error.message() + ")");
        }
        std::sort(entries.begin(), entries.end(),
                  [](const fs::path& a, const fs::path& b) { return a.native() > b.native(); });
        for (fs::path& path : entries) {
            m_waiting.push_back({std::move(path), false});
        }
    }

    void problem(const Entry& entry, std::string text) { m_found.problems.push_back({entry.path, std::move(text)}); }

    Tables m_tables;
    FoundFiles m_found;
    std::vector<Entry> m_waiting;
    std::set<std::pair<dev_t, ino_t>> m_seen;
    std::error_code m_error;
};

} // namespace

FoundFiles find_files(const std::vector<fs::path>& paths, Tables tables) {
    Walk walk(tables);
    for (const fs::path& path : paths) {
        walk.add(path);
    }
    return walk.finish();
}

} // namespace policygraph::read
