// SPDX-License-Identifier: Apache-2.0
// Shards are read twice: once from end to end to hold them against their trailer and to note where each document's
// lines begin, then a document at a time, in the order of the paths, so that memory does not grow with the files.
#include <policygraph/pipeline/shard.hpp>

#include "ordered_work.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/hash.hpp>
#include <policygraph/extract/facts_json.hpp>
#include <policygraph/graph/claims.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/lexicon/ontology.hpp>
#include <policygraph/pipeline/extractor.hpp>
#include <policygraph/store/database.hpp>

#include <rapidjson/document.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <map>
#include <stdexcept>
#include <tuple>
#include <variant>

namespace policygraph::pipeline {

namespace {

rapidjson::Document parse(const std::string& line) {
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(line.data(), line.size());
    if (json.HasParseError() || !json.IsObject()) {
        throw std::invalid_argument("is no JSON object");
    }
    return json;
}

std::string text(const rapidjson::Value& json, const char* key) {
    const auto found = json.FindMember(key);
    if (found == json.MemberEnd() || !found->value.IsString()) {
        throw std::invalid_argument(std::string(key) + " is missing or no text");
    }
    return {found->value.GetString(), found->value.GetStringLength()};
}

std::uint64_t number(const rapidjson::Value& json, const char* key) {
    const auto found = json.FindMember(key);
    if (found == json.MemberEnd() || !found->value.IsUint64()) {
        throw std::invalid_argument(std::string(key) + " is missing or no whole number");
    }
    return found->value.GetUint64();
}

/// The lines of one document inside a shard.
struct Block {
    std::string path; // of the document
    std::string sha256;
    std::size_t file = 0;
    std::streamoff offset = 0;
    std::size_t line = 0; // from 1
    std::size_t lines = 0;
    std::string extractor;
};

/// Reads a shard from end to end. Throws std::invalid_argument where it is not whole.
class Scan {
public:
    Scan(const std::filesystem::path& path, std::size_t file, const std::string& version)
        : m_file(file), m_version(version) {
        std::error_code error;
        if (std::filesystem::is_regular_file(path, error)) { // opening a FIFO would wait for a writer
            m_in.open(path, std::ios::binary);
        }
        if (!m_in.is_open()) {
            throw std::invalid_argument("cannot be read as a file");
        }
    }

    std::vector<Block> run(std::vector<Refused>& refused) {
        std::string line;
        while (std::getline(m_in, line)) {
            if (m_ended || m_in.eof()) {
                throw std::invalid_argument(m_ended ? "goes on after its trailer" : "ends within a line");
            }
            take(line, refused);
            m_offset += static_cast<std::streamoff>(line.size()) + 1;
        }
        if (!m_ended) {
            throw std::invalid_argument("has no trailer: whoever wrote it did not finish");
        }
        return std::move(m_blocks);
    }

private:
    void take(const std::string& line, std::vector<Refused>& refused) {
        if (line.starts_with(R"({"fact":"trailer")")) {
            end(parse(line));
            return;
        }
        ++m_lines;
        m_hash = base::sha256_hex(m_hash + line + "\n");
        if (m_lines == 1) {
            begin(line);
        } else if (line.starts_with(R"({"fact":"source")")) {
            const rapidjson::Document json = parse(line);
            m_blocks.push_back({text(json, "path"), text(json, "document"), m_file, m_offset, m_lines, 1, m_extractor});
        } else if (line.starts_with(R"({"fact":"refused")")) {
            const rapidjson::Document json = parse(line);
            refused.push_back({text(json, "path"), text(json, "reason")});
        } else if (m_blocks.empty()) {
            throw std::invalid_argument("has facts that belong to no document");
        } else {
            ++m_blocks.back().lines;
        }
    }
    void begin(const std::string& line) {
        if (!line.starts_with(R"({"fact":"header")")) {
            throw std::invalid_argument("does not begin with the header of `extract --shard` or `extract -o`");
        }
        const rapidjson::Document json = parse(line);
        if (number(json, "format") != 1) {
            throw std::invalid_argument("was written by a newer policygraph");
        }
        m_extractor = text(json, "extractor");
        if (m_extractor != m_version && !m_extractor.starts_with(m_version + "+")) {
            throw std::invalid_argument("was extracted by another version of the program or its data");
        }
    }
    void end(const rapidjson::Document& json) {
        if (text(json, "sha256") != m_hash || number(json, "lines") != m_lines ||
            number(json, "documents") != m_blocks.size()) {
            throw std::invalid_argument("is not what its trailer says: it was changed or damaged");
        }
        m_ended = true;
    }

    std::ifstream m_in;
    std::size_t m_file;
    const std::string& m_version;
    std::string m_extractor;
    std::string m_hash;
    std::streamoff m_offset = 0;
    std::size_t m_lines = 0;
    bool m_ended = false;
    std::vector<Block> m_blocks;
};

bool at_border(const std::string& words, std::size_t offset) {
    return offset == words.size() || (static_cast<unsigned char>(words[offset]) & 0xC0U) != 0x80U;
}

/// Holds every range and quote of a line, those of group members too, against the document.
void check_quotes(const rapidjson::Value& json, const std::string& words) {
    for (const char* key : {"span", "text"}) {
        const auto range = json.FindMember(key);
        if (range == json.MemberEnd() || !range->value.IsArray() || range->value.Size() != 2) {
            continue;
        }
        const rapidjson::Value& begin = range->value[0];
        const rapidjson::Value& end = range->value[1];
        if (!begin.IsUint() || !end.IsUint() || begin.GetUint() > end.GetUint() || end.GetUint() > words.size() ||
            !at_border(words, begin.GetUint()) || !at_border(words, end.GetUint())) {
            throw std::invalid_argument(std::string(key) + " does not lie within the document's text");
        }
        const auto quote = json.FindMember("quote");
        if (std::string_view(key) == "span" && quote != json.MemberEnd() && quote->value.IsString() &&
            words.substr(begin.GetUint(), end.GetUint() - begin.GetUint()) != quote->value.GetString()) {
            throw std::invalid_argument("the quote is not what the document says there");
        }
    }
    if (const auto members = json.FindMember("members"); members != json.MemberEnd() && members->value.IsArray()) {
        for (const rapidjson::Value& one : members->value.GetArray()) {
            if (one.IsObject()) {
                check_quotes(one, words);
            }
        }
    }
}

/// A document as its lines say it, or why it is refused.
using Result = std::variant<store::Entry, Refused>;

read::SourceText source_of(const std::string& line) {
    const rapidjson::Document json = parse(line);
    read::SourceText source;
    source.sha256 = text(json, "document");
    source.path = text(json, "path");
    source.bytes = number(json, "bytes");
    source.format = text(json, "format");
    source.decoder = text(json, "decoder");
    source.text = text(json, "text");
    return source;
}

Result read_block(const Block& block, const std::filesystem::path& file, const Extractor& extractor,
                  const lexicon::Ontology& ontology) {
    std::size_t number = block.line;
    const auto refused = [&](const char* reason) {
        return Refused{file.string() + ":" + std::to_string(number), reason};
    };
    try {
        std::ifstream in(file, std::ios::binary);
        in.seekg(block.offset);
        std::string line;
        std::getline(in, line);
        read::SourceText source = source_of(line);
        extract::Facts facts;
        for (std::size_t i = 1; i < block.lines && std::getline(in, line); ++i) {
            ++number;
            const rapidjson::Document json = parse(line);
            if (text(json, "document") != block.sha256) {
                throw std::invalid_argument("stands among the facts of another document");
            }
            if (i == 1) {
                facts = extract::from_ndjson(line, file.string()).at(0);
                continue;
            }
            check_quotes(json, source.text);
            extract::add_fact(line, facts);
        }
        store::Entry entry = store::make_entry(std::move(source), block.extractor, extractor.resolve(facts));
        graph::require_kinds(entry.contribution, ontology);
        return entry;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        return refused(error.what());
    }
}

/// The documents of all shards, each once, under the least of its paths.
std::vector<Block> scan(const std::vector<std::filesystem::path>& files, const std::string& version,
                        LoadReport& report) {
    std::vector<Block> all;
    for (std::size_t i = 0; i < files.size(); ++i) {
        try {
            std::vector<Refused> refused;
            std::vector<Block> blocks = Scan(files[i], i, version).run(refused);
            all.insert(all.end(), std::make_move_iterator(blocks.begin()), std::make_move_iterator(blocks.end()));
            report.refused.insert(report.refused.end(), refused.begin(), refused.end());
            ++report.files;
        } catch (const std::invalid_argument& error) {
            report.refused.push_back({files[i].string(), error.what()});
        }
    }
    const auto order = [](const Block& a, const Block& b) {
        return std::tie(a.sha256, a.path, a.file) < std::tie(b.sha256, b.path, b.file);
    };
    std::sort(all.begin(), all.end(), order);
    const auto same = [](const Block& a, const Block& b) { return a.sha256 == b.sha256; };
    all.erase(std::unique(all.begin(), all.end(), same), all.end());
    std::sort(all.begin(), all.end(),
              [](const Block& a, const Block& b) { return std::tie(a.path, a.sha256) < std::tie(b.path, b.sha256); });
    return all;
}

void join(store::Database& database, const std::map<std::string, store::StoredDocument>& before, const Block& block,
          store::Entry& entry, LoadReport& report) {
    const auto known = before.find(block.sha256);
    if (known != before.end()) { // of two paths the lesser stands
        entry.source.path = std::min(entry.source.path, known->second.path);
        database.remove(block.sha256);
    }
    try {
        database.add(entry);
        ++(known != before.end() ? report.replaced : report.added);
    } catch (const base::InputError& error) {
        report.refused.push_back({block.path, error.what()});
    }
}

} // namespace

LoadReport load(const std::vector<std::filesystem::path>& files, const LoadOptions& options) {
    const std::filesystem::path home = options.home.empty() ? lexicon::find_home() : options.home;
    const Extractor extractor(home);
    const lexicon::Ontology ontology = lexicon::Ontology::load(home / "schema");
    LoadReport report;
    std::vector<Block> blocks = scan(files, extractor.version(), report);
    if (blocks.empty()) {
        return report; // no database is made of nothing
    }
    std::error_code error;
    store::Database database = std::filesystem::exists(options.database, error)
                                   ? store::Database::open(options.database)
                                   : store::Database::create(options.database);
    std::map<std::string, store::StoredDocument> before;
    for (store::StoredDocument& document : database.documents()) {
        before.emplace(document.sha256, std::move(document));
    }
    std::erase_if(blocks, [&](const Block& block) {
        const auto known = before.find(block.sha256);
        if (known == before.end() || known->second.extractor != block.extractor) {
            return false;
        }
        if (block.path < known->second.path) {
            database.rename(block.sha256, block.path);
        }
        ++report.unchanged;
        return true;
    });
    OrderedWork<Result> work(blocks.size(), [&](std::size_t i) {
        return read_block(blocks[i], files[blocks[i].file], extractor, ontology);
    });
    const std::size_t threads =
        options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    work.run(threads, [&](std::size_t i, Result&& result) {
        if (auto* entry = std::get_if<store::Entry>(&result)) {
            join(database, before, blocks[i], *entry, report);
        } else {
            report.refused.push_back(std::get<Refused>(std::move(result)));
        }
        report.interrupted = options.interrupted && options.interrupted();
        return !report.interrupted;
    });
    if (report.interrupted || report.added + report.replaced + report.unchanged == 0) {
        return report;
    }
    std::map<std::string, std::size_t> of_path;
    for (const store::StoredDocument& document : database.documents()) {
        of_path[document.path] += document.path == "-" ? 0 : 1; // standard input
    }
    for (const auto& [path, documents] : of_path) {
        if (documents > 1) {
            report.versions.push_back(path);
        }
    }
    report.content = database.commit();
    return report;
}

} // namespace policygraph::pipeline
