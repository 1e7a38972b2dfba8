// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/json_text.hpp"
#include "export/writer.hpp"

namespace policygraph::exporting {

/// Everything, in the shape of schema/export.schema.json: a database can be built from it.
class JsonWriter : public Writer {
public:
    using Writer::Writer;
    [[nodiscard]] Needs needs() const override {
        return {.all_evidence = true, .texts = true, .aliases = true, .columns = false};
    }
    [[nodiscard]] std::string_view between() const override { return ","; }
    void begin(const Frame& frame) override;
    void section(Section section) override;
    void document(const DocumentRow& document) override;
    void node(const NodeRow& node) override;
    void edge(const EdgeRow& edge) override;
    void alias(const AliasRow& alias) override;
    void end() override;

private:
    void member(std::string_view name, std::string_view text);
    void evidence(const std::vector<Evidence>& evidence, std::string_view name, std::string_view attributes);
};

/// Node-link JSON: its list of edges is "links" for networkx 2 and d3, "edges" for networkx 3.
class NodeLinkWriter : public Writer {
public:
    enum class Edges { Links, Edges };
    NodeLinkWriter(Sink& sink, Edges edges) : Writer(sink), m_name(edges == Edges::Links ? "links" : "edges") {}
    [[nodiscard]] std::string_view between() const override { return ","; }
    void begin(const Frame& frame) override;
    void section(Section section) override;
    void node(const NodeRow& node) override;
    void edge(const EdgeRow& edge) override;
    void end() override;

private:
    std::string_view m_name;
    Frame m_frame;
};

class CytoscapeWriter : public Writer {
public:
    using Writer::Writer;
    [[nodiscard]] std::string_view between() const override { return ","; }
    void begin(const Frame& frame) override;
    void section(Section section) override;
    void node(const NodeRow& node) override;
    void edge(const EdgeRow& edge) override;
    void end() override;

private:
    Frame m_frame;
};

/// For graphology, sigma and Gephi Lite.
class GraphologyWriter : public Writer {
public:
    using Writer::Writer;
    [[nodiscard]] std::string_view between() const override { return ","; }
    void begin(const Frame& frame) override;
    void section(Section section) override;
    void node(const NodeRow& node) override;
    void edge(const EdgeRow& edge) override;
    void end() override;

private:
    Frame m_frame;
};

} // namespace policygraph::exporting
