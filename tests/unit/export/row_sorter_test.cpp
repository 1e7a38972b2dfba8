// SPDX-License-Identifier: Apache-2.0
#include "export/row_sorter.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace policygraph::exporting {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

std::vector<std::string> sorted_by_sorter(const Rows& rows, std::size_t most_in_memory) {
    RowSorter sorter(most_in_memory);
    for (const auto& [key, row] : rows) {
        sorter.add(key, row);
    }
    std::vector<std::string> out;
    sorter.for_each([&](std::string_view /*key*/, std::string_view row) { out.emplace_back(row); });
    return out;
}

std::vector<std::string> sorted_plainly(Rows rows) {
    std::sort(rows.begin(), rows.end());
    std::vector<std::string> out;
    for (auto& [key, row] : rows) {
        out.push_back(std::move(row));
    }
    return out;
}

// Keys of `characters`, rows of up to 3,000 bytes.
Rows some_rows(std::size_t count, std::string_view characters) {
    std::mt19937 random(7); // NOLINT(*-msc51-cpp): the same rows each time
    Rows rows;
    for (std::size_t i = 0; i < count; ++i) {
        std::string key;
        const std::size_t length = random() % 6;
        for (std::size_t j = 0; j < length; ++j) {
            key += characters[random() % characters.size()];
        }
        rows.emplace_back(key,
                          std::string(random() % 3000, static_cast<char>('a' + random() % 26)) + std::to_string(i));
    }
    return rows;
}

TEST(RowSorter, GivesRowsInTheOrderOfTheirKeysFromMemoryAndFromAFile) {
    std::string all_bytes;
    for (int byte = 1; byte < 256; ++byte) {
        all_bytes += static_cast<char>(byte);
    }
    for (const std::string& characters : {std::string("0123456789abcdef"), std::string("/09:AFafgz"), all_bytes}) {
        const Rows rows = some_rows(2000, characters);
        const std::vector<std::string> expected = sorted_plainly(rows);
        EXPECT_EQ(sorted_by_sorter(rows, 100U << 20U), expected);
        EXPECT_EQ(sorted_by_sorter(rows, 0), expected);
        EXPECT_EQ(sorted_by_sorter(rows, 1U << 20U), expected); // half in memory first
    }
}

TEST(RowSorter, MayBeUsedAgain) {
    RowSorter sorter(0);
    for (int round = 0; round < 2; ++round) {
        sorter.add("b", "2");
        sorter.add("a", "1");
        std::string out;
        sorter.for_each([&](std::string_view /*key*/, std::string_view row) { out += row; });
        EXPECT_EQ(out, "12");
    }
}

} // namespace
} // namespace policygraph::exporting
