// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace policygraph::store {

/// The file that a Writer works on. A new database grows in PATH.part, held with a lock so that of two
/// builders one wins and the other says so at once, and takes its name when it is complete.
class TargetFile {
public:
    /// Throws DataError where another program is at it.
    [[nodiscard]] static TargetFile make_new(const std::filesystem::path& path);
    [[nodiscard]] static TargetFile existing(const std::filesystem::path& path);
    /// An unfinished new file goes.
    ~TargetFile();
    TargetFile(TargetFile&& other) noexcept;
    TargetFile& operator=(TargetFile&&) = delete;

    [[nodiscard]] bool is_new() const { return m_lock >= 0; }
    [[nodiscard]] const std::filesystem::path& final() const { return m_final; }
    [[nodiscard]] const std::filesystem::path& working() const { return m_working; }
    /// Syncs the finished new file and renames it; the folder is synced, too.
    void publish();

private:
    TargetFile(std::filesystem::path final, std::filesystem::path working, int lock);
    [[noreturn]] void fail(const char* what) const;

    std::filesystem::path m_final;
    std::filesystem::path m_working;
    int m_lock =
        -1; // descriptor of the working file, locked; closing it before SQLite is done would drop SQLite's locks
};

} // namespace policygraph::store
