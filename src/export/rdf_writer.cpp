// SPDX-License-Identifier: Apache-2.0
#include "export/rdf_writer.hpp"

#include <policygraph/base/errors.hpp>

#include <algorithm>
#include <utility>

namespace policygraph::exporting {

namespace {

constexpr std::size_t k_context = 96; // bytes before and after a quote, about 32 Han

void require_base(const std::string& base) {
    const std::size_t colon = base.find(':');
    const bool scheme = colon != std::string::npos && colon > 0 &&
                        base.substr(0, colon).find_first_not_of(
                            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.") == std::string::npos;
    const bool clean = std::none_of(base.begin(), base.end(), [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 ||
               std::string_view("<>\"{}|^`\\").find(c) != std::string_view::npos;
    });
    if (!scheme || !clean) {
        throw base::UsageError("no IRI begins with \"" + base + "\"; one does with https://example.org/");
    }
}

std::string_view type_of_number(std::string_view digits) {
    if (digits.find_first_of("eE") != std::string_view::npos) {
        return "xsd:double";
    }
    return digits.find('.') == std::string_view::npos ? "xsd:integer" : "xsd:decimal";
}

/// 2025, 2025-09 or 2025-09-30; "" for anything else.
std::string_view type_of_date(std::string_view text) {
    const std::string_view pattern = "0000-00-00";
    const bool fits = text.size() <= pattern.size() &&
                      std::equal(text.begin(), text.end(), pattern.begin(),
                                 [](char c, char p) { return p == '0' ? c >= '0' && c <= '9' : c == p; });
    if (!fits) {
        return {};
    }
    return text.size() == 4 ? "xsd:gYear" : text.size() == 7 ? "xsd:gYearMonth" : text.size() == 10 ? "xsd:date" : "";
}

bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::string_view before(const Evidence& evidence) {
    std::size_t begin = evidence.byte_start - std::min<std::size_t>(k_context, evidence.byte_start);
    while (begin < evidence.byte_start && continues(evidence.text[begin])) {
        ++begin;
    }
    return evidence.text.substr(begin, evidence.byte_start - begin);
}

std::string_view after(const Evidence& evidence) {
    std::size_t end = std::min<std::size_t>(evidence.text.size(), evidence.byte_end + k_context);
    while (end > evidence.byte_end && end < evidence.text.size() && continues(evidence.text[end])) {
        --end;
    }
    return evidence.text.substr(evidence.byte_end, end - evidence.byte_end);
}

} // namespace

RdfWriter::RdfWriter(Sink& sink, const std::filesystem::path& home, std::string base, std::unique_ptr<RdfSyntax> syntax)
    : Writer(sink), m_profile(RdfProfile::load(home)), m_base(std::move(base)), m_syntax(std::move(syntax)) {
    require_base(m_base);
}

void RdfWriter::begin(const Frame& /*frame*/) {
    m_syntax->begin(m_profile.prefixes);
}

void RdfWriter::document(const DocumentRow& document) {
    m_points.emplace(document.key, CodePoints(document.text));
    m_syntax->subject(iri(document.node));
    m_syntax->property(m_profile.own_term("path"));
    m_syntax->literal(document.path, {}, {});
    m_syntax->property(m_profile.own_term("sha256"));
    m_syntax->literal(document.key, {}, {});
    m_syntax->end_subject();
}

void RdfWriter::value(std::string_view attribute, const Value& value) {
    std::string_view type;
    if (value.type == Type::Boolean) {
        type = "xsd:boolean";
    } else if (value.type != Type::String) {
        type = type_of_number(value.text);
    } else if (m_profile.dates.contains(attribute)) {
        type = type_of_date(value.text);
    }
    m_syntax->literal(value.text, {}, type);
}

void RdfWriter::attributes(std::string_view kind, const std::vector<Attribute>& attributes) {
    for (const Attribute& attribute : attributes) {
        m_syntax->property(m_profile.own_term(attribute.name));
        value(attribute.name, attribute.value);
        const auto terms = m_profile.attributes.find(std::pair(std::string(kind), std::string(attribute.name)));
        if (terms != m_profile.attributes.end()) {
            for (const std::string& term : terms->second) {
                m_syntax->property(term);
                value(attribute.name, attribute.value);
            }
        }
    }
}

void RdfWriter::node(const NodeRow& node) {
    const std::string self = iri(node.key);
    m_syntax->subject(self);
    RdfProfile::Terms types = {m_profile.own_term(node.kind)};
    if (const auto more = m_profile.kinds.find(node.kind); more != m_profile.kinds.end()) {
        types.insert(types.end(), more->second.begin(), more->second.end());
    }
    m_syntax->types(types);
    if (!node.name.empty()) {
        m_syntax->property("skos:prefLabel");
        m_syntax->literal(node.name, m_profile.language, {});
    }
    attributes(node.kind, node.attributes);
    m_syntax->end_subject();
    annotations(self, node.evidence);
}

void RdfWriter::edge(const EdgeRow& edge) {
    const std::string source = iri(edge.source);
    const std::string target = iri(edge.target);
    m_syntax->subject(source);
    RdfProfile::Terms terms = {m_profile.own_term(edge.kind)};
    if (const auto more = m_profile.relations.find(edge.kind); more != m_profile.relations.end()) {
        terms.insert(terms.end(), more->second.begin(), more->second.end());
    }
    for (const std::string& term : terms) {
        m_syntax->property(term);
        m_syntax->iri(target);
    }
    m_syntax->end_subject();

    const std::string self = iri(edge.key);
    m_syntax->subject(self);
    m_syntax->types({"rdf:Statement"});
    m_syntax->property("rdf:subject");
    m_syntax->iri(source);
    m_syntax->property("rdf:predicate");
    m_syntax->term(terms.front());
    m_syntax->property("rdf:object");
    m_syntax->iri(target);
    attributes({}, edge.attributes);
    m_syntax->end_subject();
    annotations(self, edge.evidence);
}

void RdfWriter::annotations(std::string_view body, const std::vector<Evidence>& evidence) {
    for (const Evidence& one : evidence) {
        const std::string document = iri(one.document->node);
        m_syntax->subject({});
        m_syntax->types({"oa:Annotation"});
        m_syntax->property("oa:hasBody");
        m_syntax->iri(body);
        m_syntax->property("oa:hasTarget");
        m_syntax->open();
        m_syntax->types({"oa:SpecificResource"});
        m_syntax->property("oa:hasSource");
        m_syntax->iri(document);
        selectors(one);
        m_syntax->close();
        m_syntax->property("prov:wasDerivedFrom");
        m_syntax->iri(document);
        m_syntax->property(m_profile.own_term("rule"));
        m_syntax->literal(one.rule, {}, {});
        m_syntax->property(m_profile.own_term("confidence"));
        m_syntax->literal(std::to_string(one.confidence), {}, "xsd:integer");
        if (!one.written.empty()) {
            m_syntax->property(m_profile.own_term("written"));
            m_syntax->literal(one.written, {}, {});
        }
        m_syntax->end_subject();
    }
}

void RdfWriter::selectors(const Evidence& evidence) {
    const CodePoints& points = m_points.find(evidence.document->key)->second;
    const auto text = [&](std::string_view term, std::string_view value) {
        m_syntax->property(term);
        m_syntax->literal(value, {}, {});
    };
    const auto number = [&](std::string_view term, std::size_t byte) {
        m_syntax->property(term);
        m_syntax->literal(std::to_string(points.before(evidence.text, byte)), {}, "xsd:nonNegativeInteger");
    };
    m_syntax->property("oa:hasSelector");
    m_syntax->open();
    m_syntax->types({"oa:TextQuoteSelector"});
    text("oa:exact", evidence.quote);
    text("oa:prefix", before(evidence));
    text("oa:suffix", after(evidence));
    m_syntax->close();
    m_syntax->open();
    m_syntax->types({"oa:TextPositionSelector"});
    number("oa:start", evidence.byte_start);
    number("oa:end", evidence.byte_end);
    m_syntax->close();
}

void RdfWriter::alias(const AliasRow& alias) {
    // The same name from several documents is one triple.
    m_syntax->subject(iri(alias.node));
    m_syntax->property("skos:altLabel");
    m_syntax->literal(alias.name, m_profile.language, {});
    m_syntax->end_subject();
}

void RdfWriter::end() {
    m_syntax->end();
}

} // namespace policygraph::exporting
