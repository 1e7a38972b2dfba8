// SPDX-License-Identifier: Apache-2.0
// The labels, types and properties of a query: the checker gathers them, and those that neither the schema nor the
// database knows are named, since a misspelt one finds nothing without being wrong.
#include "query/cypher_words.hpp"

#include "query/cypher_checker.hpp"

#include <policygraph/base/nearest.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/lexicon/ontology.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace policygraph::query::cypher {

void Checker::note_properties(const ExpressionPtr& map, Word::Of of) {
    if (map && map->op == Op::MapOf) {
        for (const std::string& name : map->names) {
            m_words.push_back({of, name, map->at});
        }
    }
}

void Checker::note_words(const Pattern& pattern) {
    for (const NodePattern& node : pattern.nodes) {
        for (const std::string& label : node.labels) {
            m_words.push_back({Word::Of::Label, label, node.at});
        }
        note_properties(node.properties, Word::Of::NodeProperty);
    }
    for (const EdgePattern& edge : pattern.edges) {
        for (const std::string& type : edge.types) {
            m_words.push_back({Word::Of::Type, type, edge.at});
        }
        note_properties(edge.properties, Word::Of::EdgeProperty);
    }
}

/// n.name and n:Label, where n is known to be a node or a relationship.
void Checker::note_words(const Expression& expression, const Place& place) {
    const bool property = expression.op == Op::Property;
    if ((!property && expression.op != Op::HasLabels) || expression.args[0]->op != Op::Variable) {
        return;
    }
    const auto found = place.scope->find(expression.args[0]->name);
    if (found == place.scope->end() || (found->second.kind != Kind::Node && found->second.kind != Kind::Edge)) {
        return;
    }
    const bool node = found->second.kind == Kind::Node;
    if (property) {
        m_words.push_back({node ? Word::Of::NodeProperty : Word::Of::EdgeProperty, expression.name, expression.at});
        return;
    }
    for (const std::string& label : expression.names) {
        m_words.push_back({node ? Word::Of::Label : Word::Of::Type, label, expression.at});
    }
}

namespace {

using lexicon::Ontology;

constexpr std::array<std::string_view, 6> k_always = {"name", "id", "file", "byte_start", "byte_end", "quote"};

bool is_kind(Word::Of of) {
    return of == Word::Of::Label || of == Word::Of::Type;
}

bool of_nodes(Word::Of of) {
    return of == Word::Of::Label || of == Word::Of::NodeProperty;
}

/// What a word can be, and the kinds' names for people, which lead to the kind.
struct Choices {
    std::vector<std::string> words;
    std::map<std::string, std::string> kind_of_label;
};

Choices choices(const Ontology& ontology, Word::Of of) {
    Choices found;
    if (of == Word::Of::NodeProperty) {
        found.words.emplace_back("name");
    }
    std::set<std::string> attributes;
    for (const auto& [name, kind] : of_nodes(of) ? ontology.nodes() : ontology.edges()) {
        if (is_kind(of)) {
            found.words.push_back(name);
            found.kind_of_label.emplace(kind.label_zh, name);
            found.kind_of_label.emplace(kind.label_en, name);
        }
        for (const auto& [attribute, type] : kind.attributes) {
            attributes.insert(attribute);
        }
    }
    if (!is_kind(of)) {
        found.words.insert(found.words.end(), attributes.begin(), attributes.end());
        found.words.insert(found.words.end(), k_always.begin(), k_always.end());
    }
    return found;
}

/// A kind is told by its file alone: nothing need be read for it.
bool is_kind_of_schema(const std::filesystem::path& schema, const Word& word) {
    std::error_code error; // a word too long for a file is no file
    return is_kind(word.of) && word.text.find('/') == std::string::npos &&
           std::filesystem::exists(schema / (of_nodes(word.of) ? "nodes" : "edges") / (word.text + ".json"), error);
}

/// A kind that somebody added to the schema of the database alone.
bool has_kind(const store::Reader& reader, const Word& word) {
    const std::string table = of_nodes(word.of) ? "node" : "edge";
    return !reader.rows("SELECT 1 FROM " + table + " WHERE kind = :kind LIMIT 1", {{"kind", word.text}}).empty();
}

std::string sentence(const Word& word, const Choices& choices) {
    const std::string what = of_nodes(word.of) ? "no node has " : "no relationship has ";
    const std::string sort = word.of == Word::Of::Label  ? "the label "
                             : word.of == Word::Of::Type ? "the type "
                                                         : "the property ";
    const auto labelled = choices.kind_of_label.find(word.text);
    const std::optional<std::string> near = labelled != choices.kind_of_label.end()
                                                ? std::optional(labelled->second)
                                                : base::nearest(word.text, choices.words);
    std::string hint = near ? "; nearest: " + *near : "";
    if (!near && is_kind(word.of)) { // they are few
        for (const std::string& kind : choices.words) {
            hint += (hint.empty() ? "; there are " : ", ") + kind;
        }
    }
    return what + sort + word.text + hint;
}

} // namespace

std::vector<Unknown> unknown_words(const store::Reader& reader, const std::vector<Word>& words) {
    const std::filesystem::path schema = lexicon::find_home() / "schema";
    std::optional<Ontology> ontology; // read only where it is needed
    std::vector<Unknown> unknown;
    std::set<std::pair<Word::Of, std::string>> looked_at;
    for (const Word& word : words) {
        const bool always =
            !is_kind(word.of) && std::find(k_always.begin(), k_always.end(), word.text) != k_always.end();
        if (always || is_kind_of_schema(schema, word) || !looked_at.emplace(word.of, word.text).second) {
            continue;
        }
        if (!ontology) {
            ontology = Ontology::load(schema);
        }
        const Choices known = choices(*ontology, word.of);
        const bool there = std::find(known.words.begin(), known.words.end(), word.text) != known.words.end();
        if (!there && !(is_kind(word.of) && has_kind(reader, word))) {
            unknown.push_back({word.at, sentence(word, known)});
        }
    }
    std::stable_sort(unknown.begin(), unknown.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    return unknown;
}

} // namespace policygraph::query::cypher
