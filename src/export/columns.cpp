// SPDX-License-Identifier: Apache-2.0
#include "export/columns.hpp"

#include <policygraph/base/errors.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace policygraph::exporting {

namespace {

bool is_taken(std::string_view id) {
    static constexpr std::array<std::string_view, 19> k_taken = {
        "color", "edge",   "id",          "key",    "kind",  "label",  "name", "node", "quote", "relation",
        "size",  "source", "source_file", "target", "title", "weight", "x",    "y",    "z"};
    static_assert(std::is_sorted(k_taken.begin(), k_taken.end()));
    return std::binary_search(k_taken.begin(), k_taken.end(), id);
}

std::string column_of(const std::string& attribute) {
    return is_taken(attribute) ? "attribute_" + attribute : attribute;
}

Type type_of(lexicon::AttributeType type) {
    switch (type) {
    case lexicon::AttributeType::Number:
        return Type::Number;
    case lexicon::AttributeType::Truth:
        return Type::Boolean;
    default:
        return Type::String;
    }
}

} // namespace

Columns::Columns(const std::vector<Column>& wanted, const lexicon::Ontology::Kinds& kinds,
                 const std::set<std::string, std::less<>>& used, std::vector<std::string_view> own) {
    std::map<std::string, Type> found; // by id
    std::map<std::string, std::string> id_of;
    for (const auto& [name, kind] : kinds) {
        if (!used.contains(name)) {
            continue;
        }
        for (const auto& [attribute, description] : kind.attributes) {
            const std::string id = id_of[attribute] = column_of(attribute);
            const auto [at, fresh] = found.emplace(id, type_of(description.type));
            at->second = fresh || at->second == type_of(description.type) ? at->second : Type::String;
        }
    }
    for (const std::string_view id : own) {
        found[std::string(id)] = Type::String;
    }
    for (Column column : wanted) {
        if (const auto at = found.find(column.id); at != found.end()) {
            column.type = at->second;
            m_columns.push_back(std::move(column));
            found.erase(at);
        }
    }
    for (const auto& [id, type] : found) {
        m_columns.push_back({id, id, type});
    }
    for (const auto& [attribute, id] : id_of) {
        m_attributes.emplace_back(attribute, index_of(id));
    }
    for (const std::string_view id : own) {
        m_own.emplace_back(id, index_of(std::string(id)));
    }
}

std::size_t Columns::index_of(const std::string& id) const {
    const auto at =
        std::find_if(m_columns.begin(), m_columns.end(), [&](const Column& column) { return column.id == id; });
    return static_cast<std::size_t>(at - m_columns.begin());
}

std::size_t Columns::of_attribute(std::string_view name) const {
    const auto at = std::lower_bound(m_attributes.begin(), m_attributes.end(), name,
                                     [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
    if (at == m_attributes.end() || at->first != name) {
        throw base::DataError("schema", 0, 0, "no kind at hand has the attribute \"" + std::string(name) + '"');
    }
    return at->second;
}

std::size_t Columns::of_own(std::string_view id) const {
    const auto at = std::find_if(m_own.begin(), m_own.end(), [&](const auto& entry) { return entry.first == id; });
    return at->second;
}

} // namespace policygraph::exporting
