// SPDX-License-Identifier: Apache-2.0
#include "export/xlsx_writer.hpp"

#include <xlsxwriter.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <variant>

namespace policygraph::exporting {

namespace {

constexpr std::time_t k_created = 946684800; // 2000-01-01: the same graph gives the same bytes
constexpr std::uint32_t k_head_color = 0xDDE6F0;

std::filesystem::path make_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "policygraph-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("cannot make a temporary folder " + name);
    }
    return name;
}

std::vector<SheetPlan::Column> with(std::vector<SheetPlan::Column> columns, const std::vector<Column>& more,
                                    const WorkbookPlan& plan) {
    for (const Column& column : more) {
        SheetPlan::Column added;
        const auto title = plan.titles.find(column.title);
        added.title = title == plan.titles.end() ? column.title : title->second;
        added.labels = column.id == "kind" || column.id == "relation"; // the two columns that every profile has
        columns.push_back(std::move(added));
    }
    return columns;
}

} // namespace

XlsxWriter::XlsxWriter(Sink& sink, const std::filesystem::path& home)
    : Writer(sink), m_plan(WorkbookPlan::load(home)), m_folder(make_folder()),
      m_file((m_folder / "graph.xlsx").string()), m_temporary(m_folder.string()) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.use_zip64 = LXW_FALSE;
    options.tmpdir = m_temporary.data();
    m_context.workbook = workbook_new_opt(m_file.c_str(), &options);
    if (m_context.workbook == nullptr) {
        throw std::runtime_error("cannot begin a workbook in " + m_temporary);
    }
    lxw_doc_properties properties{};
    properties.created = k_created;
    workbook_set_properties(m_context.workbook, &properties);
    m_context.head = workbook_add_format(m_context.workbook);
    format_set_bold(m_context.head);
    format_set_bg_color(m_context.head, k_head_color);
    m_context.cell = workbook_add_format(m_context.workbook);
    format_set_align(m_context.cell, LXW_ALIGN_VERTICAL_TOP);
    m_context.wrapped = workbook_add_format(m_context.workbook);
    format_set_align(m_context.wrapped, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(m_context.wrapped);
    m_context.link = workbook_get_default_url_format(m_context.workbook);
    m_context.link_text = m_plan.link_text;
    m_context.cut = m_plan.cut;
}

XlsxWriter::~XlsxWriter() {
    if (m_context.workbook != nullptr) {
        lxw_workbook_free(m_context.workbook);
    }
    std::error_code error;
    std::filesystem::remove_all(m_folder, error);
}

std::vector<std::string> XlsxWriter::queries() const {
    std::vector<std::string> queries;
    for (const SheetPlan& plan : m_plan.sheets) {
        if (plan.rows == SheetPlan::Rows::Query) {
            queries.push_back(plan.sql);
        }
    }
    return queries;
}

void XlsxWriter::begin(const Frame& frame) {
    m_frame = frame;
    for (const std::vector<KindLabel>* const kinds : {&frame.kinds, &frame.relations}) {
        for (const KindLabel& kind : *kinds) {
            m_context.labels.emplace(kind.kind, kind.zh);
        }
    }
    for (const SheetPlan& plan : m_plan.sheets) {
        std::vector<SheetPlan::Column> columns = plan.columns;
        if (plan.rows == SheetPlan::Rows::Query) {
            m_query_sheets.push_back(m_sheets.size());
        } else if (plan.rows == SheetPlan::Rows::Nodes) {
            columns = with(std::move(columns), frame.node_columns, m_plan);
        } else if (plan.rows == SheetPlan::Rows::Edges) {
            columns = with(std::move(columns), frame.edge_columns, m_plan);
        }
        if (plan.rows != SheetPlan::Rows::Evidence && plan.rows != SheetPlan::Rows::Notes) {
            columns.push_back({m_plan.link_title, 8, false, false, {}});
        }
        m_sheets.emplace_back(m_context, plan.name, std::move(columns));
    }
}

Sheet& XlsxWriter::sheet(SheetPlan::Rows rows) {
    for (std::size_t i = 0; i < m_sheets.size(); ++i) {
        if (m_plan.sheets[i].rows == rows) {
            return m_sheets[i];
        }
    }
    throw std::runtime_error("exports/profiles/workbook.json lacks a sheet of nodes, edges, evidence or notes");
}

void XlsxWriter::cells(Sheet& sheet, const std::vector<Cell>& cells, const std::vector<Column>& columns) {
    auto cell = cells.begin();
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (cell == cells.end() || cell->column != column) {
            sheet.skip();
            continue;
        }
        const bool number = cell->value.type == Type::Number || cell->value.type == Type::Integer;
        number ? sheet.number(std::strtod(std::string(cell->value.text).c_str(), nullptr))
               : sheet.text(cell->value.text);
        ++cell;
    }
}

void XlsxWriter::link(Sheet& sheet, std::int64_t evidence) {
    const auto row = static_cast<std::size_t>(evidence);
    if (row < m_evidence_source.size() && m_evidence_source[row] != 0) {
        sheet.link(this->sheet(SheetPlan::Rows::Evidence), m_evidence_source[row]);
    } else {
        sheet.skip();
    }
}

void XlsxWriter::evidence(const std::vector<Evidence>& evidence, std::string_view kind, std::string_view object,
                          std::string_view key) {
    Sheet& sheet = this->sheet(SheetPlan::Rows::Evidence);
    for (const Evidence& one : evidence) {
        if (!sheet.next_row()) {
            continue;
        }
        const auto row = static_cast<std::size_t>(one.row);
        m_evidence_source.resize(std::max(m_evidence_source.size(), row + 1));
        m_evidence_source[row] = sheet.row();
        sheet.text(kind);
        sheet.text(object);
        sheet.text(one.quote);
        sheet.text(one.document->path);
        sheet.number(one.byte_start);
        sheet.number(one.byte_end);
        sheet.text(one.written);
        sheet.text(one.rule);
        sheet.number(static_cast<double>(one.confidence));
        sheet.text(key);
    }
}

void XlsxWriter::node(const NodeRow& node) {
    ++m_nodes;
    m_names.emplace(node.key, node.name);
    evidence(node.evidence, node.kind, node.name, node.key);
    Sheet& sheet = this->sheet(SheetPlan::Rows::Nodes);
    if (sheet.next_row()) {
        sheet.text(node.key);
        cells(sheet, node.cells, m_frame.node_columns);
        link(sheet, node.evidence.empty() ? 0 : node.evidence.front().row);
    }
}

void XlsxWriter::edge(const EdgeRow& edge) {
    ++m_edges;
    const std::string& source = m_names[std::string(edge.source)];
    const std::string& target = m_names[std::string(edge.target)];
    evidence(edge.evidence, edge.kind, source + " → " + target, edge.key);
    Sheet& sheet = this->sheet(SheetPlan::Rows::Edges);
    if (sheet.next_row()) {
        sheet.text(edge.key);
        sheet.text(source);
        sheet.text(target);
        sheet.text(edge.source);
        sheet.text(edge.target);
        cells(sheet, edge.cells, m_frame.edge_columns);
        link(sheet, edge.evidence.empty() ? 0 : edge.evidence.front().row);
    }
}

void XlsxWriter::query_row(std::size_t query, const std::vector<store::Cell>& cells, std::int64_t evidence) {
    const std::size_t at = m_query_sheets.at(query);
    Sheet& sheet = m_sheets[at];
    if (!sheet.next_row()) {
        return;
    }
    for (std::size_t i = 0; i < m_plan.sheets[at].columns.size(); ++i) {
        const store::Cell cell = i < cells.size() ? cells[i] : store::Cell();
        const bool named = !m_plan.sheets[at].columns[i].values.empty();
        if (const auto* whole = std::get_if<std::int64_t>(&cell); whole != nullptr && !named) {
            sheet.number(static_cast<double>(*whole));
        } else if (const auto* number = std::get_if<double>(&cell); number != nullptr && !named) {
            sheet.number(*number);
        } else {
            sheet.text(store::text_of(cell));
        }
    }
    link(sheet, evidence);
}

void XlsxWriter::notes() {
    const Losses& losses = m_context.losses;
    const std::map<std::string_view, std::size_t> counts = {{"{nodes}", m_nodes},
                                                            {"{edges}", m_edges},
                                                            {"{evidence}", sheet(SheetPlan::Rows::Evidence).row()},
                                                            {"{cut}", losses.cut},
                                                            {"{left_out}", losses.left_out},
                                                            {"{unlinked}", losses.unlinked}};
    for (std::size_t i = 0; i < m_sheets.size(); ++i) {
        for (const auto& [label, text] : m_plan.sheets[i].lines) {
            m_sheets[i].next_row();
            m_sheets[i].text(label);
            const auto count = counts.find(text);
            count != counts.end() ? m_sheets[i].number(static_cast<double>(count->second)) : m_sheets[i].text(text);
        }
    }
}

void XlsxWriter::end() {
    notes();
    for (Sheet& sheet : m_sheets) {
        sheet.finish();
    }
    const lxw_error error = workbook_close(std::exchange(m_context.workbook, nullptr));
    if (error != LXW_NO_ERROR) {
        throw std::runtime_error("cannot finish the workbook in " + m_temporary + ": " + lxw_strerror(error));
    }
    std::ifstream file(m_file, std::ios::binary);
    std::string piece(std::size_t{1} << 16U, '\0');
    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())), file.gcount() > 0) {
        sink() << std::string_view(piece.data(), static_cast<std::size_t>(file.gcount()));
    }
    sink().count_replaced(m_context.losses.replaced);
}

std::vector<std::string> XlsxWriter::remarks() const {
    const Losses& losses = m_context.losses;
    std::vector<std::string> remarks;
    if (losses.cut != 0) {
        remarks.push_back(std::to_string(losses.cut) + " texts were cut at the 32,767 characters of an Excel cell");
    }
    if (losses.left_out != 0) {
        remarks.push_back(std::to_string(losses.left_out) + " rows beyond Excel's 1,048,576 were left out");
    }
    if (losses.unlinked != 0) {
        remarks.push_back(std::to_string(losses.unlinked) + " rows beyond Excel's 65,530 links a sheet have no link");
    }
    return remarks;
}

} // namespace policygraph::exporting
