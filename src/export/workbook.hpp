// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace policygraph::exporting {

/// A sheet as exports/profiles/workbook.json describes it.
struct SheetPlan {
    struct Column {
        std::string title;
        double width = 16;
        bool labels = false;                                    ///< the cell is a kind and shown by its label
        bool wrap = false;                                      ///< long texts go on in further lines
        std::map<std::string, std::string, std::less<>> values; ///< what is shown for a value
    };
    enum class Rows : std::uint8_t { Query, Nodes, Edges, Evidence, Notes };

    std::string name;
    Rows rows = Rows::Query;
    std::string sql; ///< of a query
    std::vector<Column> columns;
    std::vector<std::pair<std::string, std::string>> lines; ///< of notes
};

struct WorkbookPlan {
    std::string link_title; ///< head of the column that leads to the evidence
    std::string link_text;
    std::string cut;                                        ///< ends a text that Excel cannot hold whole
    std::map<std::string, std::string, std::less<>> titles; ///< of columns that the profile does not name
    std::vector<SheetPlan> sheets;

    /// From HOME/exports/profiles/workbook.json with the queries of HOME/exports/sheets. Throws DataError.
    [[nodiscard]] static WorkbookPlan load(const std::filesystem::path& home);
};

} // namespace policygraph::exporting
