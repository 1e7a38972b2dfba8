// SPDX-License-Identifier: Apache-2.0
#include "serve/answers.hpp"

#include <policygraph/store/reader.hpp>

#include <algorithm>
#include <chrono>
#include <sstream>

namespace policygraph::serve {

namespace {

constexpr std::chrono::seconds k_longest{10};

constexpr const char* k_largest = "SELECT n.key FROM node n ORDER BY (SELECT count(*) FROM edge WHERE source = n.id) + "
                                  "(SELECT count(*) FROM edge WHERE target = n.id) DESC, n.key LIMIT :most";
constexpr const char* k_neighbours =
    "SELECT key FROM node WHERE id IN (SELECT target FROM edge WHERE source = :id UNION "
    "SELECT source FROM edge WHERE target = :id) ORDER BY key LIMIT 2000";
constexpr const char* k_found = "SELECT key FROM node n WHERE instr(name, :text) > 0 OR EXISTS (SELECT 1 FROM alias a "
                                "WHERE a.node = n.id AND instr(a.name, :text) > 0) ORDER BY length(name), key LIMIT 50";

std::vector<std::string> keys(const store::Reader& reader, const char* sql, const store::Params& parameters) {
    std::vector<std::string> keys;
    reader.query(sql, parameters, [&](const store::Row& row) {
        keys.push_back(store::text_of(row.front()));
        return true;
    });
    return keys;
}

store::Reader open(const ServeOptions& options) {
    store::Reader reader(options.database);
    reader.set_time_limit(k_longest);
    return reader;
}

} // namespace

std::string Answers::rows(const store::Reader& reader, std::vector<std::string> nodes,
                          exporting::Completeness completeness) const {
    exporting::ExportOptions options;
    options.profile = m_options.profile;
    options.home = m_options.home;
    options.around = std::move(nodes);
    options.hops = 0;
    std::ostringstream out;
    exporting::export_explorer_rows(reader, options, completeness, out);
    return std::move(out).str();
}

std::string Answers::start() const {
    const store::Reader reader(m_options.database);
    const auto count = std::get<std::int64_t>(reader.rows("SELECT count(*) FROM node").at(0).at(0));
    if (static_cast<std::size_t>(count) <= m_options.most_nodes) {
        return rows(reader, {}, exporting::Completeness::Whole);
    }
    const auto most = static_cast<std::int64_t>(m_options.most_nodes);
    return rows(reader, keys(reader, k_largest, {{"most", most}}), exporting::Completeness::Part);
}

std::optional<std::string> Answers::near(const std::string& key) const {
    const store::Reader reader = open(m_options);
    const std::vector<store::Row> found = reader.rows("SELECT id FROM node WHERE key = :key", {{"key", key}});
    if (found.empty()) {
        return std::nullopt;
    }
    std::vector<std::string> nodes = keys(reader, k_neighbours, {{"id", found.front().front()}});
    nodes.push_back(key);
    return rows(reader, std::move(nodes), exporting::Completeness::Whole);
}

std::string Answers::search(const std::string& text) const {
    const store::Reader reader = open(m_options);
    std::vector<std::string> nodes = keys(reader, k_found, {{"text", text}});
    if (nodes.empty()) {
        return R"({"kinds":{},"relations":{},"columns":{},"documents":[],"nodes":[],"edges":[],"aliases":[]})";
    }
    return rows(reader, std::move(nodes), exporting::Completeness::Whole);
}

std::optional<std::string> Answers::text(const std::string& document) const {
    const store::Reader reader = open(m_options);
    const std::vector<store::Row> found =
        reader.rows("SELECT text FROM document WHERE key = :key", {{"key", document}});
    return found.empty() ? std::nullopt : std::optional(store::text_of(found.front().front()));
}

} // namespace policygraph::serve
