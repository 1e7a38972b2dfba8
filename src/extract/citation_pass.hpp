// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "citation_finder.hpp"
#include "review_zones.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

namespace policygraph::extract {

/// One walk over the titles and numbers of a document.
class CitationFinder::Pass {
public:
    Pass(const CitationFinder& finder, const Context& context);
    [[nodiscard]] std::vector<Citation> run();

private:
    /// What stands right behind a title: its number, its short form.
    struct Tail {
        std::uint32_t end = 0; ///< behind the brackets
        std::string doc_number;
        std::string short_form; ///< folded
    };
    void read_title(const TitleMention& title);
    [[nodiscard]] Tail read_tail(const TitleMention& title);
    [[nodiscard]] std::string number_before(std::uint32_t offset);
    void share_issuers();
    [[nodiscard]] std::string issuer_before(std::string_view words) const;
    void read_bracket(base::Span inner, Tail& tail);
    void read_number_behind(Tail& tail);
    [[nodiscard]] static bool continues_list(std::string_view gap);
    [[nodiscard]] bool is_own(const std::string& title) const;
    [[nodiscard]] bool is_namesake(const std::string& title, const Tail& tail, bool replaces) const;
    [[nodiscard]] bool in_review(std::uint32_t offset) const;
    [[nodiscard]] bool in_licence(std::string_view behind) const;
    [[nodiscard]] bool sent_out(std::string_view behind) const;
    [[nodiscard]] bool below_basis(std::uint32_t offset) const;
    void read_numbered(const structure::DocNumberFinder::Hit& hit);
    /// Adds or finds the record; returns its index.
    int add(Citation citation, base::Span span);
    void add_nested(const TitleMention& title, const Citation& outer, int index);
    [[nodiscard]] bool is_own_number(const std::string& number) const;

    const CitationFinder& m_finder;
    const Context& m_context;
    std::string_view m_text;
    std::vector<structure::DocNumberFinder::Hit> m_numbers;
    std::vector<bool> m_number_used;
    std::vector<std::string> m_own;             // folded
    std::set<std::string, std::less<>> m_short; // folded short forms
    std::map<std::string, std::string> m_title_of_number;
    std::vector<Citation> m_found;
    std::map<std::tuple<std::string, Relation, int>, int> m_index;
    // The list of titles that is being read.
    std::uint32_t m_last_end = 0;
    std::optional<Relation> m_relation;
    std::size_t m_list_begin = 0; // in m_found
    std::uint32_t m_cue_begin = 0;
};

} // namespace policygraph::extract
