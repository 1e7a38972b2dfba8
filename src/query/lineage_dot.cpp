// SPDX-License-Identifier: Apache-2.0
#include <policygraph/query/other_formats.hpp>
#include <policygraph/query/visible.hpp>

#include <map>
#include <set>
#include <vector>

namespace policygraph::query {

namespace {

std::string dot_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : visible_line(text)) {
        out += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    }
    return out + "\"";
}

/// Policies by what a row says of them, numbered in the order in which they come.
class Policies {
public:
    explicit Policies(std::ostream& out) : m_out(out) {}

    std::string of(const std::string& title, const std::string& kind, const std::string& more) {
        const auto [place, fresh] = m_numbers.try_emplace(title + '\n' + kind + '\n' + more, m_numbers.size() + 1);
        std::string name = "p" + std::to_string(place->second);
        if (fresh) {
            m_out << "  " << name << " [label=" << dot_string(title) << (kind == "Law" ? ", shape=ellipse" : "")
                  << (more.empty() ? "" : ", tooltip=" + dot_string(more)) << "];\n";
        }
        return name;
    }

private:
    std::ostream& m_out;
    std::map<std::string, std::size_t> m_numbers;
};

} // namespace

void write_lineage_dot(const Table& lineage, const std::string& policy, std::ostream& out) {
    out << "digraph lineage {\n  rankdir=BT;\n  node [shape=box];\n";
    out << "  root [label=" << dot_string(policy) << ", style=bold];\n";
    Policies policies(out);
    std::set<std::string> edges;
    std::vector<std::string> above; // by depth, the policy under which rows stand
    for (std::size_t row = 0; row < lineage.rows.size(); ++row) {
        const auto text = [&](std::string_view column) { return lineage.text(row, column); };
        const auto depth = static_cast<std::size_t>(std::get<std::int64_t>(lineage.rows[row][0]));
        above.resize(depth, "root");
        const std::string parent = depth == 1 ? "root" : above[depth - 1];
        const bool root = text("title") == policy && text("note") == "again";
        const std::string more = text("doc_number") + (text("place").empty() ? "" : " " + text("place"));
        const std::string here = root ? "root" : policies.of(text("title"), text("kind"), more);
        above.push_back(here);
        const bool up = text("direction") == "up";
        std::string edge = (up ? parent : here) + " -> " + (up ? here : parent) +
                           " [label=" + dot_string(text("relation")) + ", tooltip=" + dot_string(text("quote")) +
                           "];\n";
        if (edges.insert(edge).second) { // one that lies above may lie below, too
            out << "  " << edge;
        }
    }
    out << "}\n";
}

} // namespace policygraph::query
