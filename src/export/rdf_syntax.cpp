// SPDX-License-Identifier: Apache-2.0
// Turtle 1.1 and JSON-LD 1.1. A JSON string is a Turtle string, too: both know the same escapes.
#include "export/rdf_syntax.hpp"

namespace policygraph::exporting {

namespace {

class Turtle : public RdfSyntax {
public:
    using RdfSyntax::RdfSyntax;

    void begin(const std::vector<std::pair<std::string, std::string>>& prefixes) override {
        for (const auto& [name, iri] : prefixes) {
            sink() << "@prefix " << name << ": <" << iri << "> .\n";
        }
    }
    void subject(std::string_view iri) override {
        sink() << "\n";
        iri.empty() ? sink() << "[]" : sink() << "<" << iri << ">";
        m_first_property = true;
    }
    void types(const std::vector<std::string>& terms) override {
        property("a");
        for (const std::string& one : terms) {
            term(one);
        }
    }
    void property(std::string_view term) override {
        sink() << (m_first_property ? " " : " ;\n    ") << term << " ";
        m_first_property = false;
        m_first_value = true;
    }
    void iri(std::string_view iri) override {
        value();
        sink() << "<" << iri << ">";
    }
    void term(std::string_view term) override {
        value();
        sink() << term;
    }
    void literal(std::string_view text, std::string_view language, std::string_view type) override {
        value();
        sink().json(text);
        if (!language.empty()) {
            sink() << "@" << language;
        } else if (!type.empty()) {
            sink() << "^^" << type;
        }
    }
    void open() override {
        value();
        sink() << "[";
        m_first_property = true;
    }
    void close() override {
        sink() << " ]";
        m_first_property = m_first_value = false;
    }
    void end_subject() override { sink() << " .\n"; }
    void end() override {}

private:
    void value() {
        sink() << (m_first_value ? "" : ", ");
        m_first_value = false;
    }
    bool m_first_property = true;
    bool m_first_value = true;
};

class JsonLd : public RdfSyntax {
public:
    using RdfSyntax::RdfSyntax;

    void begin(const std::vector<std::pair<std::string, std::string>>& prefixes) override {
        sink() << "{\"@context\":{";
        const char* between = "";
        for (const auto& [name, iri] : prefixes) {
            sink() << between << "\"" << name << "\":";
            sink().json(iri);
            between = ",";
        }
        sink() << "},\n\"@graph\":[";
    }
    void subject(std::string_view iri) override {
        sink() << (m_first_subject ? "\n{" : ",\n{");
        m_first_subject = false;
        m_first_property = true;
        if (!iri.empty()) {
            sink() << "\"@id\":";
            sink().json(iri);
            m_first_property = false;
        }
    }
    void types(const std::vector<std::string>& terms) override {
        begin_property("@type");
        for (const std::string& one : terms) {
            value();
            sink().json(one);
        }
    }
    void property(std::string_view term) override { begin_property(term); }
    void iri(std::string_view iri) override {
        value();
        sink() << "{\"@id\":";
        sink().json(iri);
        sink() << "}";
    }
    void term(std::string_view term) override { iri(term); }
    void literal(std::string_view text, std::string_view language, std::string_view type) override {
        value();
        sink() << "{\"@value\":";
        sink().json(text);
        if (!language.empty()) {
            sink() << R"(,"@language":")" << language << "\"";
        } else if (!type.empty()) {
            sink() << R"(,"@type":")" << type << "\"";
        }
        sink() << "}";
    }
    void open() override {
        value();
        sink() << "{";
        m_first_property = true;
        m_in_property = false;
    }
    void close() override {
        end_property();
        sink() << "}";
        m_first_property = m_first_value = false;
        m_in_property = true;
    }
    void end_subject() override {
        end_property();
        sink() << "}";
    }
    void end() override { sink() << "\n]}\n"; }

private:
    void begin_property(std::string_view name) {
        end_property();
        sink() << (m_first_property ? "\"" : ",\"") << name << "\":[";
        m_first_property = false;
        m_first_value = m_in_property = true;
    }
    void end_property() {
        sink() << (m_in_property ? "]" : "");
        m_in_property = false;
    }
    void value() {
        sink() << (m_first_value ? "" : ",");
        m_first_value = false;
    }
    bool m_first_subject = true;
    bool m_first_property = true;
    bool m_first_value = true;
    bool m_in_property = false;
};

} // namespace

std::unique_ptr<RdfSyntax> make_turtle(Sink& sink) {
    return std::make_unique<Turtle>(sink);
}

std::unique_ptr<RdfSyntax> make_json_ld(Sink& sink) {
    return std::make_unique<JsonLd>(sink);
}

} // namespace policygraph::exporting
