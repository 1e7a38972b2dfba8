// SPDX-License-Identifier: Apache-2.0
#include <policygraph/query/table.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace policygraph::query {

namespace {

template <typename Number>
std::string shortest(Number number) {
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    return {buffer.data(), end};
}

struct AsText {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(std::int64_t number) const { return shortest(number); }
    std::string operator()(double number) const { return shortest(number); }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
};

} // namespace

std::optional<std::size_t> Heading::column(std::string_view name) const {
    const auto found = std::find(columns.begin(), columns.end(), name);
    return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

std::string Table::text(std::size_t row, std::string_view name) const {
    const auto index = column(name);
    return index ? to_text(rows[row][*index]) : std::string();
}

std::string to_text(const Cell& cell) {
    return std::visit(AsText{}, cell);
}

} // namespace policygraph::query
