// SPDX-License-Identifier: Apache-2.0
#include "export/code_points.hpp"

#include <algorithm>

namespace policygraph::exporting {

namespace {

constexpr std::size_t k_step = 4096;

std::size_t count(std::string_view bytes) {
    return static_cast<std::size_t>(std::count_if(
        bytes.begin(), bytes.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace

CodePoints::CodePoints(std::string_view text) {
    std::size_t points = 0;
    for (std::size_t at = 0; at <= text.size(); at += k_step) {
        m_before.push_back(static_cast<std::uint32_t>(points));
        points += count(text.substr(at, k_step));
    }
}

std::size_t CodePoints::before(std::string_view text, std::size_t byte) const {
    const std::size_t step = byte / k_step;
    return m_before.at(step) + count(text.substr(step * k_step, byte - step * k_step));
}

} // namespace policygraph::exporting
