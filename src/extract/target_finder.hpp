// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include "deadline.hpp"
#include "layout.hpp"
#include "name_places.hpp"
#include "target_parser.hpp"

#include <vector>

namespace policygraph::extract {

/// Finds quantified aims (metric, comparator, value, deadline).
class TargetFinder {
public:
    TargetFinder(const lexicon::Lexicon& lexicon, const NamePlaces& places);
    [[nodiscard]] std::vector<Target> find(const Context& context) const;
    [[nodiscard]] const lexicon::CueScanner& moments() const { return m_moments.anchors(); }

private:
    struct Place;
    class Aims;
    [[nodiscard]] bool no_aims_here(const Context& context, const Layout& layout, base::Span clause) const;
    [[nodiscard]] bool past(const Place& place, const Quantity& quantity) const;
    [[nodiscard]] bool is_target(const Place& place, const Figure& figure, const Quantity& quantity) const;
    [[nodiscard]] bool is_meant(const Place& place, const Figure& figure, const Quantity& quantity) const;
    [[nodiscard]] bool only_places(std::string_view metric) const;
    [[nodiscard]] bool complete_part(const Place& place, Figure& figure) const;
    [[nodiscard]] bool complete_region(const Place& place, Figure& figure, const Quantity& quantity) const;
    [[nodiscard]] static bool complete_noun(const Place& place, Figure& figure, const Quantity& quantity);
    [[nodiscard]] bool is_ruling(const Context& context) const;
    [[nodiscard]] ClassedWords::Match end_of(const Place& place, const Figure& figure) const;
    [[nodiscard]] bool names_nothing(std::string_view metric, const Figure& figure, const Quantity& quantity) const;
    [[nodiscard]] bool ends_with_index(const Place& place, const Figure& figure) const;
    void complete_index(const Place& place, Figure& figure) const;
    [[nodiscard]] bool fits_unit(const Place& place, const Figure& figure, const Quantity& quantity) const;
    [[nodiscard]] Target make(const Place& place, const Figure& figure, const Quantity& quantity) const;
    [[nodiscard]] base::Span yearly(const Place& place, const Figure& figure, const Quantity& quantity) const;
    [[nodiscard]] std::vector<Figure> figures_of(const Place& place, const std::vector<Quantity>& quantities,
                                                 std::size_t first, std::size_t last) const;
    void read_clause(Place& place, const std::vector<Quantity>& quantities, std::size_t first, std::size_t last,
                     Aims& aims) const;

    QuantityScanner m_quantities;
    MomentScanner m_moments;
    TargetParser m_parser;
    ClassedWords m_context;
    ClassedWords m_reviews;
    const lexicon::WordList& m_acts;
    const NamePlaces& m_places;
};

} // namespace policygraph::extract
