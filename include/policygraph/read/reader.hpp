// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/read/documents.hpp>
#include <policygraph/read/source_text.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace policygraph::read {

struct Account;

struct ReadOptions {
    /// The encoding of every file (utf-8, utf-16le, utf-16be, utf-32le, utf-32be, gb18030, gbk, gb2312, big5,
    /// big5-hkscs, hz); empty: as the file declares it, else found out.
    std::string encoding;
    std::uint64_t size_limit = std::uint64_t{1} << 30U;
};

/// Whether ReadOptions::encoding may have this value.
[[nodiscard]] bool is_encoding(const std::string& name);

/// Turns files into SourceText: encodings, HTML, … Shared by any number of threads.
///
///     Reader reader(data_folder);
///     SourceText source = reader.read("plan.html");
class Reader {
public:
    /// `data` is the folder that holds lexicon/ with the words of web pages. Throws DataError, and
    /// UsageError where options.encoding is not known.
    explicit Reader(const std::filesystem::path& data, ReadOptions options = {});
    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;

    /// Reads one regular file; throws InputError (missing, unreadable, not a regular file, empty, binary,
    /// invalid in its encoding, too large). `path` is kept as given. Never waits on a FIFO or device.
    [[nodiscard]] SourceText read(const std::filesystem::path& path) const;

    /// The same for what Documents loaded. A record's title that its text does not begin with becomes its first line.
    [[nodiscard]] SourceText read(RawDocument document) const;

    /// The same, with where every byte went and came from: the way back to the file. Of text, Markdown and web
    /// pages; throws InputError for other formats too.
    [[nodiscard]] SourceText read(RawDocument document, Account& account) const;

    /// The same for bytes that came from elsewhere; `name` takes the path's place.
    [[nodiscard]] SourceText read_bytes(const std::string& name, std::string bytes) const;

private:
    [[nodiscard]] SourceText read(RawDocument document, Account* account) const;

    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace policygraph::read
