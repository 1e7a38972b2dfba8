// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "structure/cue_words.hpp"
#include "structure/frame.hpp"

#include <optional>
#include <string>
#include <vector>

namespace policygraph::structure {

/// A title in the text, over one line or several.
struct Title {
    LineRange lines;
    base::Span span;
    std::string value;  ///< the lines joined
    bool sends = false; ///< of a notice that sends a plan out (…关于印发…的通知)
    std::string inner;  ///< the plan's name in it, without 《》
};

/// Finds and reads titles (data/lexicon/title_types.tsv, header_cues.tsv).
class TitleReader {
public:
    explicit TitleReader(const lexicon::Lexicon& lexicon);

    /// The title that begins at the line, over at most four lines below `end`.
    [[nodiscard]] std::optional<Title> at(const Frame& frame, std::size_t line, std::size_t end) const;
    /// The title without what web pages put around it: 附件: before, a file's ending or a document number behind.
    [[nodiscard]] std::string_view cleaned(std::string_view title) const;
    /// Whether the text has a title's form: ends with a kind of document, holds no sentence.
    [[nodiscard]] bool is_title(std::string_view text) const;
    /// Whether the line is a date or a document number: never a part of a title.
    [[nodiscard]] bool is_other_line(std::string_view line) const;
    /// Fills `sends` and `inner` by the value.
    void analyse(Title& title) const;
    /// Whether two names mean one document: equal but for 《》, blanks, 关于 and 的.
    [[nodiscard]] bool same(std::string_view a, std::string_view b) const;
    /// The name without what `same` passes over.
    [[nodiscard]] std::string bare(std::string_view name) const;
    static constexpr std::u32string_view k_passed = U"《》〈〉“”<> \n"; ///< passed by in bare names, beside 的 and 关于
    /// What stands before 关于 or 印发: the issuers' names; empty where there are none.
    [[nodiscard]] std::string_view issuers_of(std::string_view title) const;
    [[nodiscard]] bool is_of(std::string_view title, std::string_view type_class) const;
    [[nodiscard]] const CueWords& cues() const { return m_cues; }

private:
    [[nodiscard]] bool goes_on(std::string_view value, std::string_view line) const;
    [[nodiscard]] std::optional<Title> cut_from(const Frame& frame, std::size_t line) const;
    [[nodiscard]] bool is_organs(std::string_view line) const;
    [[nodiscard]] bool may_begin(std::string_view line) const;

    CueWords m_types;
    CueWords m_cues;
    CueWords m_organs;
};

/// The text without one bracketed addition at its end: X(试行) → X.
[[nodiscard]] std::string_view without_addition(std::string_view text);

} // namespace policygraph::structure
