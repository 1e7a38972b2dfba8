// SPDX-License-Identifier: Apache-2.0
// Widths: every column gets what its widest cell needs; while the sum exceeds the terminal, the widest column
// gives way, cell by cell, to no less than k_least. What does not fit is folded (tests: render_test.cpp).
#include "query/render_table.hpp"

#include <policygraph/query/visible.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace policygraph::query {

namespace {

constexpr std::size_t k_least = 8;
constexpr std::size_t k_gap = 2;
constexpr std::string_view k_bold = "\x1b[1m";
constexpr std::string_view k_faint = "\x1b[2m";
constexpr std::string_view k_plain = "\x1b[0m";
constexpr std::size_t k_block = 10000; // rows that are looked at together
constexpr std::array<std::string_view, 5> k_below = {"file", "byte_start", "byte_end", "quote", "depth"};

class TableWriter : public RowWriter {
public:
    TableWriter(const Layout& layout, std::ostream& out) : m_layout(layout), m_out(out) {}

    void begin(const Heading& heading) override { static_cast<Heading&>(m_table) = heading; }
    bool row(Row&& row) override {
        if (m_table.rows.size() == k_block) {
            write_rows(Rest::Follows);
        }
        m_table.rows.push_back(std::move(row));
        return m_out.good();
    }
    void finish() override { write_rows(Rest::None); }

private:
    enum class Rest : std::uint8_t { None, Follows };

    /// Of rows that are held; the last is kept back while others follow, as its source depends on the next.
    void write_rows(Rest rest) {
        if (m_table.rows.empty()) {
            return;
        }
        if (m_from == 0) {
            choose_columns(rest);
            choose_widths();
            write_head();
        }
        const std::size_t end = m_table.rows.size() - (rest == Rest::Follows ? 1 : 0);
        for (std::size_t r = m_from; !m_columns.empty() && r < end; ++r) {
            const std::size_t same = r == 0 ? 0 : same_columns(r);
            write_cells([&, i = std::size_t{0}](std::size_t c) mutable { return i++ < same ? "" : shown(r, c); });
            if (r + 1 == m_table.rows.size() || !same_source(r, r + 1)) {
                write_source(r);
            }
        }
        if (rest == Rest::Follows) {
            m_table.rows.erase(m_table.rows.begin(), m_table.rows.end() - 2);
            m_from = 1;
        }
    }

    void write_head() {
        if (m_columns.empty()) {
            return;
        }
        m_out << style(k_bold);
        write_cells([&](std::size_t c) { return visible_line(m_table.titles()[c]); });
        m_out << style(k_plain);
        std::string rule;
        for (const std::size_t width : m_widths) {
            for (std::size_t i = 0; i < width; ++i) {
                rule += "─";
            }
            rule += std::string(k_gap, ' ');
        }
        m_out << rule.substr(0, rule.size() - k_gap) << '\n';
    }

    [[nodiscard]] std::string_view style(std::string_view code) const {
        return m_layout.colours == Colours::Terminal ? code : std::string_view();
    }

    void choose_columns(Rest rest) {
        const bool tree = !m_table.tree.empty();
        for (std::size_t c = 0; c < m_table.columns.size(); ++c) {
            const std::string& name = m_table.columns[c];
            const bool below = std::find(k_below.begin(), k_below.end(), name) != k_below.end();
            if (below && (tree || name != "depth") && m_table.column("quote")) {
                continue;
            }
            const bool filled =
                rest == Rest::Follows || std::any_of(m_table.rows.begin(), m_table.rows.end(), [&](const Row& row) {
                    const bool* const truth = std::get_if<bool>(&row[c]);
                    return truth != nullptr ? *truth : !to_text(row[c]).empty();
                });
            if (filled) {
                m_columns.push_back(c);
            }
        }
    }

    void choose_widths() {
        std::size_t sum = 0;
        for (const std::size_t c : m_columns) {
            std::size_t most = width(visible_line(m_table.titles()[c]));
            for (std::size_t r = 0; r < m_table.rows.size(); ++r) {
                most = std::max(most, width(shown(r, c)));
            }
            m_widths.push_back(most);
            sum += most + k_gap;
        }
        for (; sum > m_layout.cells + k_gap; --sum) {
            const auto widest = std::max_element(m_widths.begin(), m_widths.end());
            if (*widest <= k_least) {
                break;
            }
            --*widest;
        }
    }

    /// How many columns from the left say the same as in the row above: they are not said again. The last one always
    /// is, and a tree's rows are all of their own.
    [[nodiscard]] std::size_t same_columns(std::size_t r) const {
        std::size_t same = 0;
        while (m_table.tree.empty() && same + 1 < m_columns.size() &&
               m_table.rows[r][m_columns[same]] == m_table.rows[r - 1][m_columns[same]]) {
            ++same;
        }
        return same;
    }

    /// Rows of one quote that also begin alike have it once, below the last of them.
    [[nodiscard]] bool same_source(std::size_t r, std::size_t next) const {
        for (const std::string_view name : {"file", "byte_start", "byte_end"}) {
            if (m_table.text(r, name) != m_table.text(next, name)) {
                return false;
            }
        }
        return same_columns(next) > 0;
    }

    [[nodiscard]] std::string shown(std::size_t r, std::size_t c) const {
        const Cell& cell = m_table.rows[r][c];
        if (const bool* truth = std::get_if<bool>(&cell)) {
            return *truth ? m_table.yes : "";
        }
        std::string text = visible_line(to_text(cell));
        if (m_table.columns[c] == m_table.tree) {
            const auto depth = m_table.column("depth");
            const auto* steps = depth ? std::get_if<std::int64_t>(&m_table.rows[r][*depth]) : nullptr;
            const auto level = steps == nullptr ? 0 : static_cast<std::size_t>(std::clamp<std::int64_t>(*steps, 0, 20));
            text.insert(0, level == 0 ? "" : std::string((level - 1) * 2, ' ') + "└ ");
        }
        return text;
    }

    template <typename Text>
    void write_cells(Text text_of) {
        std::vector<std::vector<std::string>> cells;
        std::size_t height = 1;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            cells.push_back(fold(text_of(m_columns[i]), m_widths[i]));
            height = std::max(height, cells.back().size());
        }
        for (std::size_t line = 0; line < height; ++line) {
            std::string row;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                const std::string text = line < cells[i].size() ? cells[i][line] : std::string();
                const std::size_t used = width(text);
                row += text + std::string((m_widths[i] > used ? m_widths[i] - used : 0) + k_gap, ' ');
            }
            m_out << row.substr(0, row.find_last_not_of(' ') + 1) << '\n';
        }
    }

    void write_source(std::size_t r) {
        const std::string file = m_table.text(r, "file");
        if (file.empty()) {
            return;
        }
        const std::string place =
            "    " + visible_line(file) + ":" + m_table.text(r, "byte_start") + "-" + m_table.text(r, "byte_end");
        const std::string quote = visible_line(m_table.text(r, "quote"));
        if (m_layout.quotes == Quotes::Whole) {
            m_out << style(k_faint) << place << style(k_plain) << '\n';
            for (const std::string& line : fold(quote, std::max<std::size_t>(m_layout.cells, 20) - 6)) {
                m_out << "      " << line << '\n';
            }
            return;
        }
        const std::size_t used = width(place) + 2;
        m_out << style(k_faint) << place;
        if (used + k_least < m_layout.cells) {
            m_out << "  " << cut(quote, m_layout.cells - used);
        }
        m_out << style(k_plain) << '\n';
    }

    Layout m_layout;
    std::ostream& m_out;
    Table m_table; // the rows not yet written, and one before them
    std::size_t m_from = 0;
    std::vector<std::size_t> m_columns;
    std::vector<std::size_t> m_widths;
};

} // namespace

std::unique_ptr<RowWriter> table_writer(const Layout& layout, std::ostream& out) {
    return std::make_unique<TableWriter>(layout, out);
}

} // namespace policygraph::query
