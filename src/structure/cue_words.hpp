// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/lexicon/lexicon.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::structure {

/// A list whose second column names the kinds (comma-separated) of each word, asked for in short texts (lines, titles).
class CueWords {
public:
    struct Found {
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    CueWords(const lexicon::Lexicon& lexicon, const std::string& list);

    /// Words of a kind, longest first; throws DataError where there is none.
    [[nodiscard]] const std::vector<std::string>& of(const std::string& kind) const;
    /// The first word of the kind in `text`, the longest at its place.
    [[nodiscard]] std::optional<Found> first(std::string_view text, const std::string& kind) const;
    /// The last word of the kind in `text`.
    [[nodiscard]] std::optional<Found> last(std::string_view text, const std::string& kind) const;
    [[nodiscard]] bool in(std::string_view text, const std::string& kind) const {
        return first(text, kind).has_value();
    }
    /// The longest word of the kind that `text` ends (begins) with; its size, or 0.
    [[nodiscard]] std::size_t at_end(std::string_view text, const std::string& kind) const;
    [[nodiscard]] std::size_t at_begin(std::string_view text, const std::string& kind) const;

private:
    std::map<std::string, std::vector<std::string>> m_words;
    std::string m_list;
};

} // namespace policygraph::structure
