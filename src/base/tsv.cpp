// SPDX-License-Identifier: Apache-2.0
#include <policygraph/base/tsv.hpp>

#include <policygraph/base/errors.hpp>

#include <fstream>
#include <sstream>
#include <string_view>

namespace policygraph::base {

std::string read_data_file(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream bytes;
    if (!stream || !(bytes << stream.rdbuf())) {
        throw DataError(path.string(), 0, 0, "cannot be read");
    }
    return std::move(bytes).str();
}

std::vector<TsvRow> read_tsv(const std::filesystem::path& path, std::size_t columns) {
    const std::string bytes = read_data_file(path);
    std::vector<TsvRow> rows;
    std::string_view rest = bytes;
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const std::size_t end = rest.find('\n');
        std::string_view line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        if (line.empty() || line.front() == '#') {
            continue;
        }
        TsvRow row{number, {}};
        for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
            row.cells.emplace_back(line.substr(0, tab));
            line.remove_prefix(tab + 1);
        }
        row.cells.emplace_back(line);
        if (row.cells.size() > columns) {
            throw DataError(path.string(), number, 0, "has more than " + std::to_string(columns) + " columns");
        }
        row.cells.resize(columns);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace policygraph::base
