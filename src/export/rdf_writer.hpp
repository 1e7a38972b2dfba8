// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/code_points.hpp"
#include "export/rdf_profile.hpp"
#include "export/rdf_syntax.hpp"
#include "export/writer.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace policygraph::exporting {

/// RDF. A node is a resource of its kind. An edge is a triple and, for its attributes and quotes, a statement about it.
/// A quote is a Web Annotation: its body is the node or statement, its target the place in the document, as
/// TextQuoteSelector and as TextPositionSelector (which counts code points).
class RdfWriter : public Writer {
public:
    /// `base`: what the IRIs of nodes begin with. Throws UsageError where no IRI can, DataError for the profile.
    RdfWriter(Sink& sink, const std::filesystem::path& home, std::string base, std::unique_ptr<RdfSyntax> syntax);

    [[nodiscard]] Needs needs() const override {
        return {.all_evidence = true, .texts = true, .aliases = true, .contexts = true};
    }
    void begin(const Frame& frame) override;
    void document(const DocumentRow& document) override;
    void node(const NodeRow& node) override;
    void edge(const EdgeRow& edge) override;
    void alias(const AliasRow& alias) override;
    void end() override;

private:
    void attributes(std::string_view kind, const std::vector<Attribute>& attributes);
    void value(std::string_view attribute, const Value& value);
    void annotations(std::string_view body, const std::vector<Evidence>& evidence);
    void selectors(const Evidence& evidence);
    [[nodiscard]] std::string iri(std::string_view key) const { return m_base + std::string(key); }

    RdfProfile m_profile;
    std::string m_base;
    std::unique_ptr<RdfSyntax> m_syntax;
    std::map<std::string, CodePoints, std::less<>> m_points; // by document
};

} // namespace policygraph::exporting
