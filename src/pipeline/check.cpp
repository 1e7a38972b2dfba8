// SPDX-License-Identifier: Apache-2.0
#include <policygraph/pipeline/check.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/read/documents.hpp>
#include <policygraph/read/reader.hpp>
#include <policygraph/store/digest.hpp>
#include <policygraph/store/integrity.hpp>
#include <policygraph/store/reader.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace policygraph::pipeline {

namespace {

struct Quote {
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

struct StoredSource {
    std::string sha256;
    std::string path;
    std::string text;
    std::string format;
    std::string decoder;
    std::vector<Quote> quotes;
};

bool is_boundary(std::string_view text, std::int64_t offset) {
    const auto at = static_cast<std::size_t>(offset);
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80;
}

bool lies_within(std::string_view text, Quote quote) {
    return quote.begin >= 0 && quote.begin <= quote.end && quote.end <= static_cast<std::int64_t>(text.size()) &&
           is_boundary(text, quote.begin) && is_boundary(text, quote.end);
}

std::string_view cut(std::string_view text, Quote quote) {
    return text.substr(static_cast<std::size_t>(quote.begin), static_cast<std::size_t>(quote.end - quote.begin));
}

std::size_t first_difference(std::string_view a, std::string_view b) {
    return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

std::size_t count_rows(const store::Reader& reader, const char* table) {
    return static_cast<std::size_t>(
        std::get<std::int64_t>(reader.rows(std::string("SELECT count(*) FROM ") + table).at(0).at(0)));
}

std::vector<std::int64_t> document_rows(const store::Reader& reader) {
    std::vector<std::int64_t> rows;
    reader.query("SELECT id FROM document ORDER BY path, key", {}, [&](const store::Row& row) {
        rows.push_back(std::get<std::int64_t>(row[0]));
        return true;
    });
    return rows;
}

StoredSource load(const store::Reader& reader, std::int64_t id) {
    StoredSource stored;
    reader.query("SELECT key, path, text, format, decoder FROM document WHERE id = :id", {{"id", id}},
                 [&](const store::Row& row) {
                     stored = {store::text_of(row[0]), store::text_of(row[1]), store::text_of(row[2]),
                               store::text_of(row[3]), store::text_of(row[4]), {}};
                     return false;
                 });
    reader.query("SELECT byte_start, byte_end FROM evidence WHERE document = :id ORDER BY byte_start, byte_end",
                 {{"id", id}}, [&](const store::Row& row) {
                     stored.quotes.push_back({std::get<std::int64_t>(row[0]), std::get<std::int64_t>(row[1])});
                     return true;
                 });
    return stored;
}

/// How the quotes of a document stand in the text that its file gives now.
SourceFinding compare(const StoredSource& stored, const read::SourceText& now) {
    SourceFinding finding{stored.path, SourceState::Changed, first_difference(stored.text, now.text), {}};
    std::size_t same = 0;
    std::size_t moved = 0;
    for (const Quote quote : stored.quotes) {
        const std::string_view words = cut(stored.text, quote);
        if (lies_within(now.text, quote) && cut(now.text, quote) == words) {
            ++same;
        } else if (now.text.find(words) != std::string::npos) {
            ++moved;
        }
    }
    const std::size_t gone = stored.quotes.size() - same - moved;
    if (gone == 0 && moved != 0) {
        finding.state = SourceState::Moved;
    }
    finding.detail =
        fmt::format("{}: {} since the build, first at byte {}; of {} quotes {} stand where they did, {} moved, "
                    "{} are gone",
                    stored.path, now.sha256 == stored.sha256 ? "is read otherwise" : "changed",
                    finding.first_difference, stored.quotes.size(), same, moved, gone);
    return finding;
}

/// The files that documents came from: read as they would be now.
struct Files {
    std::filesystem::path data;
    read::Reader reader;
    read::DocumentFinder finder;

    /// Where the build was told the encoding, the decoder's name tells it again.
    read::SourceText read(const StoredSource& stored) {
        const read::RawDocument raw = finder.load(stored.path, stored.format);
        const std::string encoding = stored.decoder.substr(0, stored.decoder.find(' '));
        try {
            if (read::SourceText now = reader.read(raw);
                now.decoder == stored.decoder || !read::is_encoding(encoding)) {
                return now;
            }
        } catch (const base::InputError&) { // perhaps for want of that encoding
            if (!read::is_encoding(encoding)) {
                throw;
            }
        }
        return read::Reader(data, {encoding}).read(raw);
    }
};

SourceFinding hold_against_file(Files& files, const StoredSource& stored) {
    try {
        const read::SourceText now = files.read(stored);
        if (now.sha256 == stored.sha256 && now.text == stored.text) {
            return {stored.path, SourceState::Same, 0, {}};
        }
        return compare(stored, now);
    } catch (const base::InputError& error) {
        return {stored.path, SourceState::Missing, 0, error.what()};
    }
}

} // namespace

CheckReport check(const std::filesystem::path& database, const std::filesystem::path& home,
                  const std::function<void(std::size_t, std::size_t)>& progress) {
    const std::filesystem::path knowledge = home.empty() ? lexicon::find_home() : home;
    const store::Reader reader(database);
    CheckReport report;
    store::check_integrity(reader, knowledge, [&](const std::string& problem) { report.problems.push_back(problem); });
    report.nodes = count_rows(reader, "node");
    report.edges = count_rows(reader, "edge");
    Files files{knowledge / "data", read::Reader(knowledge / "data"), {}};
    const std::vector<std::int64_t> documents = document_rows(reader);
    for (const std::int64_t id : documents) { // one document's text in memory at a time
        const StoredSource stored = load(reader, id);
        report.quotes += stored.quotes.size();
        const auto outside = std::count_if(stored.quotes.begin(), stored.quotes.end(),
                                           [&](Quote quote) { return !lies_within(stored.text, quote); });
        if (outside != 0) {
            report.problems.push_back(fmt::format("{}: {} quotes do not lie within its text", stored.path, outside));
        } else if (stored.path == "-") {
            // came from standard input: there is no file to hold it against
        } else if (SourceFinding finding = hold_against_file(files, stored); finding.state != SourceState::Same) {
            report.sources.push_back(std::move(finding));
        }
        if (progress) {
            progress(++report.documents, documents.size());
        } else {
            ++report.documents;
        }
    }
    report.digest = store::digest(reader);
    return report;
}

} // namespace policygraph::pipeline
