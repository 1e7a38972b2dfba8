// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/store/entry.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace policygraph::store {

/// A document that a database holds.
struct StoredDocument {
    std::string sha256;
    std::string path;
    std::string extractor; ///< with what its facts were extracted
};

/// How much a database holds.
struct Content {
    std::size_t nodes = 0;
    std::size_t edges = 0;
    std::size_t evidence = 0;
};

/// A database opened to be changed, in one transaction: all of it with `commit`, or nothing. Nodes, edges and
/// aliases follow the documents: they come with the first that claims them and go with the last.
class Database {
public:
    /// Makes a new database beside `path` under a temporary name; `commit` syncs it and renames it to `path`,
    /// over an older one if there is one. Throws DataError, also while another program does the same.
    [[nodiscard]] static Database create(const std::filesystem::path& path);
    /// Opens the existing one. Throws DataError where it is not ours or another program is writing it.
    [[nodiscard]] static Database open(const std::filesystem::path& path);
    ~Database();
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;

    /// In the order of the paths.
    [[nodiscard]] std::vector<StoredDocument> documents() const;
    /// Adds a document. Throws InputError where it is there already.
    void add(const Entry& entry);
    /// Takes a document out; false where it is not there.
    bool remove(const std::string& sha256);
    /// Gives a document another path.
    void rename(const std::string& sha256, const std::string& path);
    /// Settles what changed, builds what is missing, counts all, and makes it last. Where that meets damage nothing
    /// is written, as where nothing changed. The object is spent afterwards.
    Content commit();

private:
    class Writer;
    explicit Database(std::unique_ptr<Writer> writer);
    std::unique_ptr<Writer> m_writer;
};

} // namespace policygraph::store
