// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/span.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace policygraph::extract {

/// How a text in the normal form is cut by its punctuation: paragraphs (line ends, runs of blanks), sentences
/// (。!?), clauses (, ; :) and what stands between quotes, in 《》 or in brackets. One pass; all spans are
/// sorted and hold no closing mark. Commas inside brackets and titles cut nothing.
class Layout {
public:
    enum class Enclosure : std::uint8_t { Quote, Title, Bracket };
    struct Enclosed {
        base::Span inner; ///< without the marks
        base::Span outer; ///< with them
        Enclosure kind = Enclosure::Quote;
    };

    explicit Layout(std::string_view text);
    /// `marks`: find_marks of the text.
    Layout(std::string_view text, const std::vector<std::uint32_t>& marks);

    [[nodiscard]] base::Span clause(std::uint32_t offset) const { return at(m_clauses, offset); }
    [[nodiscard]] base::Span sentence(std::uint32_t offset) const { return at(m_sentences, offset); }
    [[nodiscard]] base::Span paragraph(std::uint32_t offset) const { return at(m_paragraphs, offset); }
    /// The innermost enclosure that holds the offset, or nullptr; of one kind only where a kind is given.
    [[nodiscard]] const Enclosed* enclosure(std::uint32_t offset) const;
    [[nodiscard]] bool in(Enclosure kind, std::uint32_t offset) const;

    [[nodiscard]] const std::vector<base::Span>& clauses() const { return m_clauses; }
    [[nodiscard]] const std::vector<base::Span>& sentences() const { return m_sentences; }
    [[nodiscard]] const std::vector<base::Span>& paragraphs() const { return m_paragraphs; }
    [[nodiscard]] const std::vector<Enclosed>& enclosed() const { return m_enclosed; }

private:
    struct Open {
        std::uint32_t offset;
        std::uint32_t size;
        Enclosure kind;
        std::uint32_t closer;
    };
    class Cutter;
    [[nodiscard]] static base::Span at(const std::vector<base::Span>& spans, std::uint32_t offset);

    std::vector<base::Span> m_clauses;
    std::vector<base::Span> m_sentences;
    std::vector<base::Span> m_paragraphs;
    std::vector<Enclosed> m_enclosed; // by outer.begin
    std::vector<int> m_parents;       // of m_enclosed
};

} // namespace policygraph::extract
