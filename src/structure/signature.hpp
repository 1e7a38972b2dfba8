// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "structure/cue_words.hpp"
#include "structure/frame.hpp"

#include <policygraph/structure/outline.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace policygraph::structure {

/// Who signed and when (落款): organs in lines of their own or run together, the date below or behind.
struct Signature {
    std::vector<Found> organs;
    std::optional<Found> date; ///< ISO
    base::Span span;
};

/// Reads signatures (data/lexicon/organ_forms.tsv, posts.tsv).
class SignatureReader {
public:
    explicit SignatureReader(const lexicon::Lexicon& lexicon)
        : m_forms(lexicon, "organ_forms"), m_posts(lexicon, "posts") {}

    /// The last signature in the span of the text; nothing where no date stands where one is signed.
    [[nodiscard]] std::optional<Signature> last_in(const Frame& frame, base::Span span) const;
    /// The first date in the span that the holder of a post signs, as orders are signed (省长 某某 2022年8月18日).
    [[nodiscard]] std::optional<Signature> of_holder(const Frame& frame, base::Span span) const;
    /// The date that begins at `at` or behind blanks there, if it is no part of a sentence about another text.
    [[nodiscard]] std::optional<Found> date_at(std::string_view text, std::uint32_t at) const;
    /// The names in a row of organs: split at blanks and 、, and where one name ends and another begins.
    [[nodiscard]] std::vector<Found> split(std::string_view text, base::Span run) const;
    [[nodiscard]] bool is_organ(std::string_view name) const;
    /// Whether it ends with a post and no more: 中华人民共和国主席.
    [[nodiscard]] bool is_post(std::string_view name) const { return m_posts.at_end(name, "post") != 0; }
    /// Whether the name is that of a newspaper, agency of news or company, which may be a source but issues nothing.
    [[nodiscard]] bool is_press(std::string_view name) const { return m_forms.at_end(name, "press") != 0; }

private:
    [[nodiscard]] bool ends_with_holder(std::string_view text) const;
    [[nodiscard]] bool is_other_day(std::string_view behind) const;
    [[nodiscard]] bool has_branch(std::string_view piece, std::string_view rest) const;
    [[nodiscard]] bool goes_on(std::string_view piece, std::string_view behind) const;
    [[nodiscard]] std::optional<Signature> in_lines(const Frame& frame, LineRange range, base::Span span) const;
    [[nodiscard]] std::optional<Signature> glued(const Frame& frame, base::Span span) const;
    void split_run(std::string_view text, base::Span run, std::vector<Found>& organs) const;

    CueWords m_forms;
    CueWords m_posts;
};

} // namespace policygraph::structure
