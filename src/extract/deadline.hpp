// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>

#include "layout.hpp"
#include "moment.hpp"

#include <string>
#include <vector>

namespace policygraph::extract {

/// The year of the document: of its signature, its number or its title, else 0.
[[nodiscard]] int document_year(const Context& context);

/// Which deadline governs a place of the text (GUIDE, `targets.deadline`): that of the sentence, of the
/// nearest heading, or of the opening of the section or paragraph it stands in.
class Deadlines {
public:
    Deadlines(const Context& context, const Layout& layout, const MomentScanner& scanner);

    /// ISO, or "".
    [[nodiscard]] std::string at(std::uint32_t offset) const;
    /// True where the sentence speaks of the past: its moment lies before the document's year.
    [[nodiscard]] bool past(std::uint32_t offset) const;
    /// The end of the last moment inside [begin, offset), else begin.
    [[nodiscard]] std::uint32_t after_moments(std::uint32_t begin, std::uint32_t offset) const;
    /// Where the deadlines of a sentence stand.
    [[nodiscard]] std::vector<base::Span> within(base::Span sentence) const;
    [[nodiscard]] const std::vector<Moment>& moments() const { return m_moments; }

private:
    struct Scope {
        base::Span reach;
        std::uint32_t moment; ///< where it stands
        std::string iso;
    };
    [[nodiscard]] bool is_deadline(const Moment& moment) const;
    [[nodiscard]] bool is_past(const Moment& moment) const;
    [[nodiscard]] static bool in_heading(const Context& context, std::uint32_t at);
    [[nodiscard]] bool names_other_year(base::Span line, const Moment& moment) const;
    [[nodiscard]] bool opens_chapter(const Context& context, base::Span paragraph, const Moment& moment) const;
    void add_scope(const Context& context, const Moment& moment);

    const Layout& m_layout;
    std::vector<Moment> m_moments;
    std::vector<Scope> m_scopes;              // in the order of the text
    std::vector<std::size_t> m_open_chapters; // scopes that reach to the end so far
    int m_document_year;
    bool m_report;       ///< a text that tells what has been: its own year alone is no deadline
    int m_last_plan = 0; ///< the last year of the latest five-year plan named
};

} // namespace policygraph::extract
