// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace policygraph::resolve {

/// How long the names of a list are that begin with a character: who looks for the names at the beginning of a text
/// asks for these sizes only, of which there are few, and mostly none.
class NameSizes {
public:
    void add(std::string_view name) {
        if (name.empty()) {
            return;
        }
        std::vector<std::size_t>& sizes = m_sizes[base::code_point(name, 0)];
        const auto place = std::lower_bound(sizes.begin(), sizes.end(), name.size(), std::greater<>());
        if (place == sizes.end() || *place != name.size()) {
            sizes.insert(place, name.size());
        }
    }

    /// Bytes of the names that may stand at the beginning of `text`, greatest first; some may be longer than it.
    [[nodiscard]] const std::vector<std::size_t>& at(std::string_view text) const {
        static const std::vector<std::size_t> k_none;
        const auto found = text.empty() ? m_sizes.end() : m_sizes.find(base::code_point(text, 0));
        return found == m_sizes.end() ? k_none : found->second;
    }

private:
    std::unordered_map<char32_t, std::vector<std::size_t>> m_sizes; // by the first character
};

} // namespace policygraph::resolve
