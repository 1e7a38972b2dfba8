// SPDX-License-Identifier: Apache-2.0
#include <policygraph/query/match.hpp>

#include "query/cypher_run.hpp"
#include "query/cypher_store.hpp"
#include "query/cypher_words.hpp"

#include <policygraph/base/utf8.hpp>
#include <policygraph/query/visible.hpp>

#include <algorithm>
#include <utility>

namespace policygraph::query {

namespace {

using cypher::EdgeRef;
using cypher::NodeRef;
using cypher::Value;

struct PlaceInText {
    std::size_t line = 1;
    std::size_t column = 1; // in characters
    std::string_view before;
    std::string_view whole_line;
};

PlaceInText place_of(std::string_view query, std::size_t at) {
    at = std::min(at, query.size());
    PlaceInText place;
    const std::string_view head = query.substr(0, at);
    place.line = 1 + static_cast<std::size_t>(std::count(head.begin(), head.end(), '\n'));
    const std::size_t begin = head.rfind('\n') == std::string_view::npos ? 0 : head.rfind('\n') + 1;
    place.before = head.substr(begin);
    place.whole_line = query.substr(begin, std::min(query.find('\n', begin), query.size()) - begin);
    place.column = 1 + base::count_characters(place.before);
    return place;
}

std::string words_of(std::string_view query, std::size_t at, const std::string& reason) {
    const PlaceInText place = place_of(query, at);
    return "line " + std::to_string(place.line) + ", column " + std::to_string(place.column) + ": " + reason;
}

/// What a person reads: names of nodes, kinds of edges.
std::string shown(const Value& value, cypher::GraphSource& source, std::size_t depth = 0) {
    constexpr std::size_t k_deepest = 50;
    if (depth > k_deepest) {
        return "…";
    }
    if (const auto* node = value.get<NodeRef>()) {
        return shown(source.property(*node, "name"), source, depth + 1);
    }
    if (const auto* edge = value.get<EdgeRef>()) {
        return source.type(*edge);
    }
    std::string text;
    if (const cypher::List* list = value.list()) {
        for (const Value& one : *list) {
            text += (text.empty() ? "" : ", ") + shown(one, source, depth + 1);
        }
        return "[" + text + "]";
    }
    if (const cypher::Map* map = value.map()) {
        for (const auto& [key, one] : *map) {
            text += (text.empty() ? "" : ", ") + key + ": " + shown(one, source, depth + 1);
        }
        return "{" + text + "}";
    }
    if (const cypher::Path* path = value.path()) {
        for (std::size_t i = 0; i < path->nodes.size(); ++i) {
            if (i > 0) {
                const EdgeRef edge = path->edges[i - 1];
                const bool along = edge.source == path->nodes[i - 1];
                text += (along ? " -" : " <-") + source.type(edge) + (along ? "-> " : "- ");
            }
            text += shown(NodeRef{path->nodes[i]}, source, depth + 1);
        }
        return text;
    }
    const auto* truth = value.get<bool>();
    const auto* whole = value.get<std::int64_t>();
    const auto* real = value.get<double>();
    const auto* string = value.get<std::string>();
    return string != nullptr  ? *string
           : truth != nullptr ? (*truth ? "true" : "false")
           : whole != nullptr ? std::to_string(*whole)
           : real != nullptr  ? cypher::float_text(*real)
                              : "null";
}

Cell cell_of(Value& value, cypher::GraphSource& source) {
    if (value.is_null()) {
        return {};
    }
    if (const auto* truth = value.get<bool>()) {
        return *truth;
    }
    if (const auto* whole = value.get<std::int64_t>()) {
        return *whole;
    }
    if (const auto* real = value.get<double>()) {
        return *real;
    }
    return shown(value, source);
}

cypher::Map params_of(const MatchOptions& options, cypher::GraphSource& source) {
    constexpr std::string_view k_begins_value = "0123456789-'\"[{";
    cypher::Map params;
    for (const auto& [name, typed] : options.params) {
        const bool word = typed == "true" || typed == "false" || typed == "null";
        const bool value = word || (!typed.empty() && k_begins_value.find(typed.front()) != std::string_view::npos);
        params.insert_or_assign(name, value ? cypher::constant(typed, source) : Value(typed));
    }
    return params;
}

} // namespace

MatchError::MatchError(std::string_view query, std::size_t at, const std::string& reason)
    : base::UsageError(words_of(query, at, reason)) {
    constexpr std::size_t k_around = 60; // a long line is shown as far as it matters
    const PlaceInText place = place_of(query, at);
    std::size_t begin = 0;
    while (place.before.size() - begin > k_around) {
        begin += base::utf8_length(place.before[begin]);
    }
    const std::string before = visible(place.before.substr(std::min(begin, place.before.size())));
    const std::string line = visible(place.whole_line.substr(std::min(begin, place.whole_line.size())));
    m_excerpt = "  " + cut(line, k_around + 40) + "\n  " + std::string(width(before), ' ') + "^\n";
}

MatchAnswer match(const store::Reader& reader, std::string_view query, const MatchOptions& options) {
    cypher::StoreSource source(reader);
    const cypher::Map params = params_of(options, source);
    cypher::Answer answer = cypher::answer(query, source, params, {options.held, options.wanted, options.tick});
    MatchAnswer found;
    Table& table = found.table;
    table.columns = std::move(answer.columns);
    for (cypher::List& values : answer.rows) {
        Row row;
        for (Value& value : values) {
            row.push_back(cell_of(value, source));
        }
        table.rows.push_back(std::move(row));
        values.clear();
    }
    for (const cypher::Unknown& one : cypher::unknown_words(reader, answer.words)) {
        found.unknown.push_back(words_of(query, one.at, one.reason));
    }
    return found;
}

} // namespace policygraph::query
