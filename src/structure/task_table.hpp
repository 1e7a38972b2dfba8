// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "structure/cue_words.hpp"
#include "structure/frame.hpp"

#include <policygraph/structure/outline.hpp>

#include <vector>

namespace policygraph::structure {

/// Finds tables that share out tasks: a row of headers (序号, 重点任务, 责任单位, 完成时限) and rows below it, cells
/// parted by tabs. The headers' words are data/lexicon/table_headers.tsv.
class TaskTables {
public:
    explicit TaskTables(const lexicon::Lexicon& lexicon) : m_words(lexicon, "table_headers") {}

    /// Adds the rows of the part's tables as sections, numbered as printed or else from 1. The heading is the
    /// task's cell. A table below a numbered text belongs to its last section.
    void find(const Frame& frame, base::Span part, int part_index, Outline& outline) const;

private:
    struct Columns {
        std::size_t count = 0;
        int number = -1;
        int task = -1;
        std::vector<std::pair<TableCell::Kind, std::size_t>> others;
        std::vector<base::Span> headers;
        std::vector<base::Span> above; ///< the last cells that held something
    };
    [[nodiscard]] Columns columns_of(std::string_view text, const std::vector<base::Span>& cells) const;

    static void add_cells(Columns& columns, const std::vector<base::Span>& cells, int section, Outline& outline);

    CueWords m_words;
};

} // namespace policygraph::structure
