// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/read/find_files.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace policygraph::read {

/// Which columns (CSV, TSV) or members (NDJSON) of a table's records hold what. An empty name was not asked for;
/// the text then stands in "text".
struct Columns {
    std::string text;
    std::string title;
    std::string path;
};

/// The bytes of one document and what its container says of it.
struct RawDocument {
    std::string name; ///< the path, or "archive.zip!member", "table.csv!record"
    std::string bytes;
    std::string title;   ///< of a record's title column
    std::string format;  ///< of a record: the table's kind and columns, such as "ndjson(content,title,)"; else empty
    std::string decoder; ///< where the bytes have been decoded already: the decoder's name
};

/// The SHA-256 of a document's raw bytes, and for a record of its title too where it has one: the document's id.
[[nodiscard]] std::string document_id(const RawDocument& document);

/// All documents that paths name, without their bytes. A path is a file or a folder (find_files), "-" for
/// standard input, a .zip archive of documents (names as in folders; archives in archives are refused) or a
/// table of texts: .ndjson or .jsonl, .csv, .tsv (in UTF-8 or as guessed from its first bytes). In folders, tables
/// are taken only where columns are given. What standard input is, is told by its first bytes.
///
/// A member's document is called "archive.zip!member"; a record's "table.csv!17" by its line (of CSV: by its
/// record), or by its path column, where it has one: "table.csv!docs/plan.txt".
///
///     Documents documents({"corpus"}, {});
///     for (std::size_t i = 0; i < documents.size(); ++i) {
///         SourceText source = reader.read(documents.load(i));
///     }
class Documents {
public:
    static constexpr std::uint64_t k_size_limit = std::uint64_t{1} << 30U;

    Documents(const std::vector<std::filesystem::path>& paths, Columns columns,
              std::uint64_t size_limit = k_size_limit);
    ~Documents();
    Documents(Documents&&) noexcept;
    Documents& operator=(Documents&&) noexcept;

    [[nodiscard]] std::size_t size() const;
    /// The name before the record is read: a path column shows in RawDocument::name only.
    [[nodiscard]] const std::string& name(std::size_t i) const;
    /// Paths that yield no document, and why.
    [[nodiscard]] const std::vector<Outcome>& problems() const;
    /// In byte order of the names, where the order of the arguments must not show.
    void sort();

    /// Reads one document's bytes and no more. Throws InputError. Safe to call from several threads.
    [[nodiscard]] RawDocument load(std::size_t i) const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

/// The document that Documents called `name`, as it is now; `format` is what RawDocument::format was. For one
/// after the other of the same container, which stays open.
class DocumentFinder {
public:
    DocumentFinder();
    ~DocumentFinder();

    /// Throws InputError where there is none of that name any more.
    [[nodiscard]] RawDocument load(const std::string& name, const std::string& format);
    [[nodiscard]] bool exists(const std::string& name, const std::string& format);

private:
    struct Container;
    std::unique_ptr<Container> m_container;
};

} // namespace policygraph::read
