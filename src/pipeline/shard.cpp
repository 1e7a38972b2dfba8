// SPDX-License-Identifier: Apache-2.0
#include <policygraph/pipeline/shard.hpp>

#include "ordered_work.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/hash.hpp>
#include <policygraph/extract/facts_json.hpp>
#include <policygraph/graph/claims.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/lexicon/ontology.hpp>
#include <policygraph/pipeline/extractor.hpp>
#include <policygraph/read/reader.hpp>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <variant>

namespace policygraph::pipeline {

namespace {

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

/// One line: an object whose members `fill` writes.
template <class Fill>
std::string line_of(const char* fact, Fill fill) {
    rapidjson::StringBuffer buffer;
    Json json(buffer);
    json.StartObject();
    json.Key("fact");
    json.String(fact);
    fill(json);
    json.EndObject();
    return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

void member(Json& json, const char* key, const std::string& value) {
    json.Key(key);
    json.String(value);
}

std::string source_line(const read::SourceText& source) {
    return line_of("source", [&](Json& json) {
        member(json, "document", source.sha256);
        member(json, "path", source.path);
        json.Key("bytes");
        json.Uint64(source.bytes);
        member(json, "format", source.format);
        member(json, "decoder", source.decoder);
        member(json, "text", source.text);
    });
}

/// Writes lines and keeps what the trailer tells of them.
class Lines {
public:
    explicit Lines(std::ostream& out) : m_out(out) {}

    void add(std::string_view lines) {
        m_out << lines;
        while (!lines.empty()) {
            const std::size_t size = lines.find('\n') + 1;
            m_hash = base::sha256_hex(m_hash + std::string(lines.substr(0, size)));
            lines.remove_prefix(size);
            ++m_count;
        }
    }
    void finish(std::size_t documents, std::size_t refused) {
        m_out << line_of("trailer", [&](Json& json) {
            json.Key("documents");
            json.Uint64(documents);
            json.Key("refused");
            json.Uint64(refused);
            json.Key("lines");
            json.Uint64(m_count);
            member(json, "sha256", m_hash);
        });
    }

private:
    std::ostream& m_out;
    std::string m_hash;
    std::size_t m_count = 0;
};

bool is_in_shard(const std::string& name, const ShardOptions& options) {
    constexpr std::size_t k_digits = 12;
    return std::stoull(base::sha256_hex(name).substr(0, k_digits), nullptr, 16) % options.count == options.index - 1;
}

} // namespace

ShardReport write_shard(const std::vector<std::filesystem::path>& paths, const ShardOptions& options,
                        std::ostream& out) {
    const std::filesystem::path home = options.home.empty() ? lexicon::find_home() : options.home;
    const read::Reader reader(home / "data", {options.encoding});
    const Extractor extractor(home);
    const lexicon::Ontology ontology = lexicon::Ontology::load(home / "schema");
    read::Documents documents(paths, options.columns);
    documents.sort();
    std::vector<std::size_t> ours;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (is_in_shard(documents.name(i), options)) {
            ours.push_back(i);
        }
    }
    ShardReport report;
    Lines lines(out);
    lines.add(line_of("header", [&](Json& json) {
        json.Key("format");
        json.Uint(1);
        member(json, "extractor", extractor.version() + (options.encoding.empty() ? "" : "+" + options.encoding));
        member(json, "shard", std::to_string(options.index) + "/" + std::to_string(options.count));
    }));
    const auto refuse = [&](const std::string& path, const std::string& reason) {
        lines.add(line_of("refused", [&](Json& json) {
            member(json, "path", path);
            member(json, "reason", reason);
        }));
        report.refused.push_back({path, reason});
    };
    for (const read::Outcome& outcome : documents.problems()) {
        if (is_in_shard(outcome.path.string(), options)) {
            refuse(outcome.path.string(), outcome.problem);
        }
    }
    using Result = std::variant<std::string, Refused>; // the document's lines, or why there are none
    OrderedWork<Result> work(ours.size(), [&](std::size_t i) -> Result {
        try {
            const Extraction made = extractor.run(reader.read(documents.load(ours[i])));
            graph::require_closed(made.contribution);
            graph::require_kinds(made.contribution, ontology);
            return source_line(made.source) + extract::to_ndjson(made.facts, made.source.text);
        } catch (const base::InputError& error) {
            return Refused{documents.name(ours[i]), error.what()};
        }
    });
    const std::size_t threads =
        options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    work.run(threads, [&](std::size_t, Result&& result) {
        if (const auto* made = std::get_if<std::string>(&result)) {
            lines.add(*made);
            ++report.documents;
        } else {
            const Refused& refused = std::get<Refused>(result);
            refuse(refused.path, refused.reason);
        }
        report.interrupted = options.interrupted && options.interrupted();
        return !report.interrupted && out.good();
    });
    if (!report.interrupted) {
        lines.finish(report.documents, report.refused.size());
    }
    return report;
}

} // namespace policygraph::pipeline
