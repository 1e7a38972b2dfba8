// SPDX-License-Identifier: Apache-2.0
#include <policygraph/query/rows.hpp>

namespace policygraph::query {

void pour(Table&& table, RowSink& rows) {
    rows.begin(table);
    for (Row& row : table.rows) {
        if (!rows.row(std::move(row))) {
            break;
        }
    }
    rows.left_out(table.left_out);
}

} // namespace policygraph::query
