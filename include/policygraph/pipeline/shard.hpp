// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/pipeline/build.hpp>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

// The facts of many documents as a file that another machine can make and `load` joins:
//   {"fact":"header","format":1,"extractor":"…","shard":"2/8"}
//   {"fact":"source","document":"<sha256>","path":…,"bytes":…,"format":…,"decoder":…,"text":…}
//   … the lines of extract/facts_json.hpp for this document …
//   {"fact":"refused","path":…,"reason":…}       a document that could not be used
//   {"fact":"trailer","documents":…,"refused":…,"lines":…,"sha256":"…"}
// The trailer's sha256 is that of h("") = "", h(lines up to n) = SHA-256(h(lines before n) + line n with its '\n').
namespace policygraph::pipeline {

struct ShardOptions {
    std::filesystem::path home; ///< holds data/ and schema/; empty: lexicon::find_home()
    std::string encoding;       ///< as in BuildOptions
    read::Columns columns;
    std::size_t index = 1; ///< from 1 to `count`
    std::size_t count = 1; ///< a document belongs to the shard that its name's hash says, whatever else is there
    std::size_t threads = 0;
    std::function<bool()> interrupted;
};

struct ShardReport {
    std::size_t documents = 0;
    bool interrupted = false; ///< no trailer was written
    std::vector<Refused> refused;
};

/// Writes the shard of the documents that `paths` name. The bytes do not depend on threads. Throws DataError.
[[nodiscard]] ShardReport write_shard(const std::vector<std::filesystem::path>& paths, const ShardOptions& options,
                                      std::ostream& out);

struct LoadOptions {
    std::filesystem::path database = "policygraph.db";
    std::filesystem::path home;
    std::size_t threads = 0;
    std::function<bool()> interrupted;
};

struct LoadReport {
    std::size_t files = 0;
    std::size_t added = 0;
    std::size_t replaced = 0; ///< were in the database by other rules
    std::size_t unchanged = 0;
    store::Content content;            ///< of the database afterwards
    bool interrupted = false;          ///< the database is as it was
    std::vector<Refused> refused;      ///< files, documents ("file:line") and what documents the shards had refused
    std::vector<std::string> versions; ///< paths under which the database has several documents now
};

/// Joins shards into the database: a union, so that order, repeats and overlaps of the files do not matter. A file
/// without its trailer, or made by other rules, is refused; a document with a fact that breaks the kinds of schema/ or
/// whose quote is not what the document says is refused and named by file and line. Documents are told apart by their
/// bytes: of a file that changed between two extractions both versions stay, because nothing in a shard says which is
/// the later and a union must not depend on the order; `build` over the files or `remove` takes the old one out. Throws
/// DataError, UsageError.
[[nodiscard]] LoadReport load(const std::vector<std::filesystem::path>& files, const LoadOptions& options);

} // namespace policygraph::pipeline
