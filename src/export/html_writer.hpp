// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/explorer_rows.hpp"
#include "export/inert_json.hpp"
#include "export/writer.hpp"

#include <filesystem>
#include <ostream>
#include <string>

namespace policygraph::exporting {

/// One page for any browser: the explorer of web/ with the selected rows and the texts of their documents in it.
/// It asks nothing of any network.
class HtmlWriter : public Writer {
public:
    /// `home` holds web/dist/explorer.html. Throws DataError where it is not there or not such a page.
    HtmlWriter(Sink& sink, const std::filesystem::path& home);

    [[nodiscard]] Needs needs() const override { return m_rows.needs(); }
    void begin(const Frame& frame) override;
    void document(const DocumentRow& document) override { m_rows.document(document); }
    void node(const NodeRow& node) override { m_rows.node(node); }
    void edge(const EdgeRow& edge) override { m_rows.edge(edge); }
    void alias(const AliasRow& alias) override { m_rows.alias(alias); }
    void end() override;

private:
    InertJson m_inert;
    std::ostream m_stream;
    Sink m_json;
    ExplorerRows m_rows;
    std::string m_head;
    std::string m_tail; ///< of the page, after the rows
};

} // namespace policygraph::exporting
