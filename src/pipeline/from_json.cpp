// SPDX-License-Identifier: Apache-2.0
#include <policygraph/pipeline/from_json.hpp>

#include "pipeline/json_place.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/graph/claims.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/lexicon/ontology.hpp>
#include <policygraph/store/database.hpp>

#include <rapidjson/error/en.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <limits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace policygraph::pipeline {

namespace {

constexpr const char* k_format = "policygraph-export-2";
constexpr const char* k_extractor = "json"; // never what a build would say: it reads such documents anew
constexpr std::int64_t k_most_bytes = std::numeric_limits<std::uint32_t>::max();

rapidjson::Document parse(const std::filesystem::path& path) {
    std::string bytes;
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error)) { // opening a FIFO would wait for a writer
        std::ifstream stream(path, std::ios::binary);
        bytes.assign(std::istreambuf_iterator<char>(stream), {});
        if (!stream.is_open() || stream.bad()) {
            throw base::InputError(path.string(), "cannot be read");
        }
    } else {
        throw base::InputError(path.string(), "is not a file");
    }
    rapidjson::Document json;
    json.Parse<rapidjson::kParseFullPrecisionFlag | rapidjson::kParseValidateEncodingFlag |
               rapidjson::kParseIterativeFlag>(bytes.data(), bytes.size());
    if (json.HasParseError()) {
        const std::size_t offset = std::min(json.GetErrorOffset(), bytes.size());
        const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(offset);
        const auto line = std::count(bytes.begin(), end, '\n') + 1;
        throw base::InputError(
            path.string(), "line " + std::to_string(line) + ": " + rapidjson::GetParseError_En(json.GetParseError()),
            offset);
    }
    return json;
}

/// A document and its claims, in the making.
struct Made {
    read::SourceText source;
    resolve::Contribution contribution;
};

std::string hex(const JsonPlace& place, std::size_t digits) {
    std::string text = place.text();
    if (text.size() != digits || text.find_first_not_of("0123456789abcdef") != std::string::npos) {
        place.fail("must be " + std::to_string(digits) + " hexadecimal digits");
    }
    return text;
}

class Reading {
public:
    explicit Reading(const JsonPlace& all) {
        if (all.member("format").text() != k_format) {
            all.member("format").fail(std::string("must be \"") + k_format + "\"");
        }
        each(all, "documents", [&](const JsonPlace& one) { document(one); });
        each(all, "nodes", [&](const JsonPlace& one) { node(one); });
        each(all, "edges", [&](const JsonPlace& one) { edge(one); });
        each(all, "aliases", [&](const JsonPlace& one) { alias(one); });
    }

    [[nodiscard]] std::vector<Made> take() && { return std::move(m_made); }

private:
    template <typename Take>
    static void each(const JsonPlace& parent, const char* name, const Take& take) {
        const JsonPlace array = parent.member(name);
        const std::size_t size = array.size();
        for (std::size_t i = 0; i < size; ++i) {
            take(array.at(i));
        }
    }

    void document(const JsonPlace& json) {
        Made made;
        made.source.sha256 = hex(json.member("id"), 64);
        made.source.path = json.member("path").text();
        made.source.bytes =
            static_cast<std::uint64_t>(json.member("bytes").whole(0, std::numeric_limits<std::int64_t>::max()));
        made.source.format = json.member("format").text();
        made.source.decoder = json.member("decoder").text();
        made.source.text = json.member("text").text();
        made.contribution.document_id = made.source.sha256;
        if (!m_index.emplace(made.source.sha256, m_made.size()).second) {
            json.member("id").fail("stands there twice");
        }
        m_made.push_back(std::move(made));
    }

    Made& of(const JsonPlace& place) {
        const auto found = m_index.find(place.text());
        if (found == m_index.end()) {
            place.fail("names a document that is not among the documents");
        }
        return m_made[found->second];
    }

    static resolve::Evidence evidence(const JsonPlace& json, const std::string& text) {
        resolve::Evidence made;
        made.span.begin = static_cast<std::uint32_t>(json.member("byte_start").whole(0, k_most_bytes));
        made.span.end = static_cast<std::uint32_t>(json.member("byte_end").whole(made.span.begin, k_most_bytes));
        made.rule = json.member("rule").text();
        made.confidence = static_cast<std::uint16_t>(json.member("confidence").whole(0, 1000));
        made.written = json.member("written").text();
        if (made.span.end > text.size() || made.span.in(text) != json.member("quote").text()) {
            json.member("quote").fail("is not what the document says there");
        }
        return made;
    }

    void node(const JsonPlace& json) {
        resolve::NodeClaim settled;
        settled.id = hex(json.member("id"), 32);
        settled.kind = json.member("kind").text();
        settled.name = json.member("name").text();
        settled.attributes = json.member("attributes").attributes();
        each(json, "evidence", [&](const JsonPlace& one) {
            resolve::NodeClaim claim = settled;
            if (one.has("name")) {
                claim.name = one.member("name").text();
            }
            if (one.has("attributes")) {
                claim.attributes = one.member("attributes").attributes();
            }
            claim.priority = static_cast<std::uint8_t>(one.member("priority").whole(0, 255));
            Made& document = of(one.member("document"));
            claim.evidence = evidence(one, document.source.text);
            document.contribution.nodes.push_back(std::move(claim));
        });
    }

    void edge(const JsonPlace& json) {
        resolve::EdgeClaim settled;
        settled.kind = json.member("kind").text();
        settled.source = json.member("source").text();
        settled.target = json.member("target").text();
        settled.attributes = json.member("attributes").attributes();
        if (json.member("id").text() != settled.id()) {
            json.member("id").fail("does not follow from kind, source and target");
        }
        each(json, "evidence", [&](const JsonPlace& one) {
            resolve::EdgeClaim claim = settled;
            if (one.has("attributes")) {
                claim.attributes = one.member("attributes").attributes();
            }
            Made& document = of(one.member("document"));
            claim.evidence = evidence(one, document.source.text);
            document.contribution.edges.push_back(std::move(claim));
        });
    }

    void alias(const JsonPlace& json) {
        of(json.member("document"))
            .contribution.aliases.push_back(
                {json.member("node").text(), json.member("name").text(), json.member("type").text()});
    }

    std::vector<Made> m_made;
    std::unordered_map<std::string, std::size_t> m_index; // by hash; asked only, never walked
};

store::Database open_or_create(const std::filesystem::path& path) {
    std::error_code error;
    return std::filesystem::exists(path, error) ? store::Database::open(path) : store::Database::create(path);
}

void add(store::Database& database, const std::filesystem::path& file, std::vector<Made>&& documents,
         const lexicon::Ontology& ontology, BuildReport& report) {
    for (Made& made : documents) {
        try {
            const store::Entry entry =
                store::make_entry(std::move(made.source), k_extractor, std::move(made.contribution));
            graph::require_kinds(entry.contribution, ontology);
            ++(database.remove(entry.source.sha256) ? report.replaced : report.added);
            database.add(entry);
        } catch (const base::InputError& error) {
            throw base::InputError(file.string(), error.what());
        }
        ++report.read;
    }
}

} // namespace

BuildReport build_from_json(const std::filesystem::path& file, const BuildOptions& options) {
    const std::filesystem::path home = options.home.empty() ? lexicon::find_home() : options.home;
    const lexicon::Ontology ontology = lexicon::Ontology::load(home / "schema");
    BuildReport report;
    std::vector<Made> documents;
    {
        const rapidjson::Document json = parse(file);
        const std::string name = file.string();
        documents = Reading(JsonPlace(json, name)).take();
    }
    if (documents.empty()) {
        throw base::InputError(file.string(), "holds no document, and no database is made of nothing");
    }
    store::Database database = open_or_create(options.database);
    add(database, file, std::move(documents), ontology, report);
    report.content = database.commit();
    return report;
}

} // namespace policygraph::pipeline
