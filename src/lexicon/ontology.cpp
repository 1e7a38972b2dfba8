// SPDX-License-Identifier: Apache-2.0
#include <policygraph/lexicon/ontology.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/json_file.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace policygraph::lexicon {

namespace {

/// Reads one kind's file and says where it is wrong.
class KindFile {
public:
    explicit KindFile(const std::filesystem::path& path) : m_path(path), m_json(base::read_json(path)) {
        if (!m_json.IsObject()) {
            fail("is not a JSON object");
        }
    }

    [[nodiscard]] Kind read(bool is_edge) const {
        static const std::set<std::string, std::less<>> known = {"kind",  "labels", "doc",    "identity",
                                                                 "color", "source", "target", "attributes"};
        for (const auto& member : m_json.GetObject()) {
            if (!known.contains(member.name.GetString())) {
                fail(std::string("knows no \"") + member.name.GetString() + '"');
            }
        }
        Kind kind;
        kind.name = text(m_json, "kind");
        if (kind.name != m_path.stem().string()) {
            fail("its \"kind\" is not the file's name");
        }
        const rapidjson::Value& labels = object(m_json, "labels");
        kind.label_zh = text(labels, "zh");
        kind.label_en = text(labels, "en");
        kind.doc = text(m_json, "doc");
        kind.color = color();
        if (is_edge) {
            kind.source = list("source");
            kind.target = list("target");
        }
        for (const auto& member : object(m_json, "attributes").GetObject()) {
            const std::string name = member.name.GetString();
            if (!member.value.IsObject()) {
                fail("attribute \"" + name + "\" is not an object");
            }
            kind.attributes.emplace(name, AttributeKind{type(text(member.value, "type")), text(member.value, "doc")});
        }
        return kind;
    }

    [[noreturn]] void fail(const std::string& reason) const { throw base::DataError(m_path.string(), 0, 0, reason); }

private:
    [[nodiscard]] const rapidjson::Value& object(const rapidjson::Value& in, const char* name) const {
        const auto found = in.FindMember(name);
        if (found == in.MemberEnd() || !found->value.IsObject()) {
            fail(std::string("\"") + name + "\" is missing or not an object");
        }
        return found->value;
    }

    [[nodiscard]] std::string text(const rapidjson::Value& in, const char* name) const {
        const auto found = in.FindMember(name);
        if (found == in.MemberEnd() || !found->value.IsString() || found->value.GetStringLength() == 0) {
            fail(std::string("\"") + name + "\" is missing or not a text");
        }
        return found->value.GetString();
    }

    [[nodiscard]] std::vector<std::string> list(const char* name) const {
        const auto found = m_json.FindMember(name);
        if (found == m_json.MemberEnd() || !found->value.IsArray() || found->value.Empty()) {
            fail(std::string("\"") + name + "\" is missing or not a list of kinds");
        }
        std::vector<std::string> kinds;
        for (const rapidjson::Value& entry : found->value.GetArray()) {
            if (!entry.IsString()) {
                fail(std::string("\"") + name + "\" holds something that is not the name of a kind");
            }
            kinds.emplace_back(entry.GetString());
        }
        return kinds;
    }

    [[nodiscard]] std::string color() const {
        const std::string value = text(m_json, "color");
        if (value.size() != 7 || value[0] != '#' ||
            value.find_first_not_of("0123456789ABCDEFabcdef", 1) != std::string::npos) {
            fail("\"color\" is not of the form #RRGGBB");
        }
        return value;
    }

    [[nodiscard]] AttributeType type(const std::string& name) const {
        static constexpr std::array<std::pair<std::string_view, AttributeType>, 5> k_types = {
            {{"text", AttributeType::Text},
             {"number", AttributeType::Number},
             {"truth", AttributeType::Truth},
             {"date", AttributeType::Date},
             {"id", AttributeType::Id}}};
        for (const auto& [word, type] : k_types) {
            if (word == name) {
                return type;
            }
        }
        fail("type \"" + name + "\" is none of text, number, truth, date, id");
    }

    std::filesystem::path m_path;
    rapidjson::Document m_json;
};

Ontology::Kinds read_folder(const std::filesystem::path& folder, bool is_edge) {
    Ontology::Kinds kinds;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".json") {
            Kind kind = KindFile(entry.path()).read(is_edge);
            kinds.emplace(kind.name, std::move(kind));
        }
    }
    if (kinds.empty()) {
        throw base::DataError(folder.string(), 0, 0, "holds no kinds");
    }
    return kinds;
}

bool is_date(std::string_view text) {
    static constexpr std::string_view k_shape = "0000-00-00";
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool fits = k_shape[i] == '0' ? text[i] >= '0' && text[i] <= '9' : text[i] == k_shape[i];
        if (!fits) {
            return false;
        }
    }
    return true;
}

bool fits(AttributeType type, const base::Value& value) {
    switch (type) {
    case AttributeType::Number:
        return std::holds_alternative<double>(value) || std::holds_alternative<std::int64_t>(value);
    case AttributeType::Truth:
        return std::holds_alternative<bool>(value);
    case AttributeType::Date:
        return std::holds_alternative<std::string>(value) && is_date(std::get<std::string>(value));
    case AttributeType::Id:
    case AttributeType::Text:
        break;
    }
    return std::holds_alternative<std::string>(value);
}

std::string attribute_problem(const Kind& kind, const base::Attributes& attributes) {
    for (const auto& [name, value] : attributes) {
        const auto known = kind.attributes.find(name);
        if (known == kind.attributes.end()) {
            return kind.name + " has no attribute \"" + name + '"';
        }
        if (!fits(known->second.type, value)) {
            return "attribute \"" + name + "\" of " + kind.name +
                   " has a value of another type: " + base::text_of(attributes, name);
        }
    }
    return {};
}

bool among(const std::vector<std::string>& kinds, std::string_view kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

} // namespace

Ontology Ontology::load(const std::filesystem::path& schema) {
    Ontology ontology;
    ontology.m_nodes = read_folder(schema / "nodes", false);
    ontology.m_edges = read_folder(schema / "edges", true);
    for (const auto& [name, kind] : ontology.m_edges) {
        for (const auto* ends : {&kind.source, &kind.target}) {
            for (const std::string& end : *ends) {
                if (!ontology.m_nodes.contains(end)) {
                    throw base::DataError((schema / "edges" / (name + ".json")).string(), 0, 0,
                                          "joins \"" + end + "\", which is no kind of node");
                }
            }
        }
    }
    return ontology;
}

std::string Ontology::node_problem(std::string_view kind, const base::Attributes& attributes) const {
    const auto known = m_nodes.find(kind);
    return known == m_nodes.end() ? "there is no kind of node \"" + std::string(kind) + '"'
                                  : attribute_problem(known->second, attributes);
}

std::string Ontology::edge_problem(std::string_view kind, std::string_view source, std::string_view target,
                                   const base::Attributes& attributes) const {
    const auto known = m_edges.find(kind);
    if (known == m_edges.end()) {
        return "there is no kind of edge \"" + std::string(kind) + '"';
    }
    if (!among(known->second.source, source) || !among(known->second.target, target)) {
        return std::string(kind) + " does not join " + std::string(source) + " to " + std::string(target);
    }
    return attribute_problem(known->second, attributes);
}

} // namespace policygraph::lexicon
