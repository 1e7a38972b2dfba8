// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::read {

/// The numbers that Word makes itself (一、 (一) 1. 第一条), from word/numbering.xml: definitions of list
/// levels, and the counters of the lists in a document.
class WordNumbering {
public:
    static constexpr std::size_t k_levels = 9;

    WordNumbering() = default;
    /// `xml` may be empty. Throws InputError.
    WordNumbering(const std::string& document, std::string_view xml);

    /// The text that Word sets before the next paragraph of a list's level; empty for bullets and unknown lists.
    [[nodiscard]] std::string next(const std::string& list, std::size_t level);

private:
    struct Level {
        unsigned start = 1;
        std::string format = "decimal";
        std::string text; ///< "%1、"
    };
    using Levels = std::array<Level, k_levels>;
    struct List {
        std::string abstract;
        std::map<std::size_t, unsigned> starts; ///< overrides of the list
    };

    std::map<std::string, Levels> m_abstract;
    std::map<std::string, List> m_lists;
    std::map<std::string, std::array<unsigned, k_levels>> m_counters; ///< by abstract list: lists share its count
    std::map<std::string, bool> m_started;                            ///< lists whose override has been applied
};

/// A number in one of Word's formats (decimal, chineseCounting, upperLetter, …).
[[nodiscard]] std::string word_number(unsigned value, std::string_view format);

} // namespace policygraph::read
