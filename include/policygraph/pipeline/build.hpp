// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/read/documents.hpp>
#include <policygraph/store/database.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace policygraph::pipeline {

/// What to do with documents of the database whose files are not among those given.
enum class Absent { Keep, Prune };
/// What a document that cannot be used does: it is reported and skipped, or it stops the build.
enum class Refusal { Skip, Stop };

struct BuildOptions {
    std::filesystem::path database = "policygraph.db";
    std::filesystem::path home;   ///< holds data/ and schema/; empty: lexicon::find_home()
    std::string encoding;         ///< of all files (read::ReadOptions); empty: found out
    read::Columns columns;        ///< of tables of documents
    std::size_t threads = 0;      ///< 0: as many as the machine has
    Absent absent = Absent::Keep; ///< Prune: documents whose files are not among `paths` go
    Refusal refusal = Refusal::Skip;
    std::function<void(std::size_t done, std::size_t all)> progress; ///< called on the caller's thread
    std::function<bool()> interrupted;                               ///< true: ends with what is complete so far
};

/// A document that could not be used, and why.
struct Refused {
    std::string path;
    std::string reason;
};

struct BuildReport {
    std::size_t read = 0;      ///< files looked at
    std::size_t added = 0;     ///< documents that are new in the database
    std::size_t replaced = 0;  ///< whose text changed under their path, or which had to be extracted anew
    std::size_t unchanged = 0; ///< same bytes and same extractor: nothing to do
    std::size_t removed = 0;   ///< gone with --prune or `remove`
    std::size_t repeated = 0;  ///< files with the same bytes as another one; one document
    store::Content content;    ///< of the database afterwards
    bool interrupted = false;
    std::vector<Refused> refused; ///< in the order of the paths
};

/// Reads files, folders and containers (read::Documents) into the database: what is new is added, what changed is
/// replaced, what is unchanged costs nothing. The result does not depend on threads, order or what the database went
/// through before. All or nothing: an exception leaves the database as it was. Throws UsageError where nothing is there
/// to read, DataError for the database and data files, InputError only with Refusal::Stop.
[[nodiscard]] BuildReport build(const std::vector<std::filesystem::path>& paths, const BuildOptions& options);

/// Takes documents out of the database at `path`, each given by its path in the database, its SHA-256 or the first
/// eight or more digits of it, with all that only they support. Throws UsageError where one is not there or not clear.
[[nodiscard]] BuildReport remove(const std::filesystem::path& path, const std::vector<std::string>& documents);

/// The SHA-256 of what the database says, whatever way it came to be.
[[nodiscard]] std::string digest(const std::filesystem::path& database);

} // namespace policygraph::pipeline
