// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/sheet.hpp"
#include "export/writer.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace policygraph::exporting {

/// A workbook for Excel and its like, by libxlsxwriter in its constant-memory mode, made in a temporary folder. Texts
/// are always written as texts, so that none runs as a formula. Keeps the names of the nodes and four bytes a row of
/// evidence in memory, for the ends of edges and for links.
class XlsxWriter : public Writer {
public:
    /// `home` holds exports/. Throws DataError.
    XlsxWriter(Sink& sink, const std::filesystem::path& home);
    ~XlsxWriter() override;
    XlsxWriter(const XlsxWriter&) = delete;
    XlsxWriter& operator=(const XlsxWriter&) = delete;

    [[nodiscard]] Needs needs() const override { return {.all_evidence = true}; }
    [[nodiscard]] std::vector<std::string> queries() const override;
    void begin(const Frame& frame) override;
    void node(const NodeRow& node) override;
    void edge(const EdgeRow& edge) override;
    void query_row(std::size_t query, const std::vector<store::Cell>& cells, std::int64_t evidence) override;
    void end() override;
    [[nodiscard]] std::vector<std::string> remarks() const override;

private:
    Sheet& sheet(SheetPlan::Rows rows);
    void cells(Sheet& sheet, const std::vector<Cell>& cells, const std::vector<Column>& columns);
    void evidence(const std::vector<Evidence>& evidence, std::string_view kind, std::string_view object,
                  std::string_view key);
    void link(Sheet& sheet, std::int64_t evidence);
    void notes();

    WorkbookPlan m_plan;
    std::filesystem::path m_folder;
    std::string m_file;
    std::string m_temporary; // the folder's name as libxlsxwriter wants it
    SheetContext m_context;
    std::vector<Sheet> m_sheets;                          // in the plan's order
    std::vector<std::size_t> m_query_sheets;              // by query
    std::vector<std::uint32_t> m_evidence_source;         // by row of the store; 0: not there
    std::unordered_map<std::string, std::string> m_names; // of nodes by key; asked only, never walked
    Frame m_frame;
    std::size_t m_nodes = 0;
    std::size_t m_edges = 0;
};

} // namespace policygraph::exporting
