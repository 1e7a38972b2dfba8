// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/writer.hpp"

namespace policygraph::exporting {

/// GEXF: the form that Gephi itself writes. In 1.3 an edge says its kind, so that Gephi keeps parallel relations
/// apart; 1.2 is for networkx 2.8, which reads nothing newer.
class GexfWriter : public Writer {
public:
    enum class Version { V12, V13 };
    GexfWriter(Sink& sink, Version version) : Writer(sink), m_version(version) {}
    void begin(const Frame& frame) override;
    void section(Section section) override;
    void node(const NodeRow& node) override;
    void edge(const EdgeRow& edge) override;
    void end() override;

private:
    void columns(std::string_view element, const std::vector<Column>& columns);
    void values(const std::vector<Cell>& cells, const std::vector<Column>& columns);
    void spell(const Spell& spell);
    void look(const Look& look);
    void attribute(std::string_view name, std::string_view text);

    Version m_version;
    Frame m_frame;
};

} // namespace policygraph::exporting
