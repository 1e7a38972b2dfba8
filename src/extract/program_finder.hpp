// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/cue_scanner.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include "layout.hpp"
#include "program_words.hpp"
#include "quantity.hpp"

#include <string>
#include <vector>

namespace policygraph::extract {

/// Finds named undertakings by their type word (data/lexicon/program_types.tsv): the name ends with it and
/// begins after the nearest verb or particle (program_verbs.tsv), a number, a list mark or a quote.
class ProgramFinder {
public:
    ProgramFinder(const lexicon::Lexicon& lexicon, const NamePlaces& places);
    [[nodiscard]] std::vector<Program> find(const Context& context) const;
    [[nodiscard]] const lexicon::CueScanner& types() const { return m_types; }
    [[nodiscard]] const lexicon::CueScanner& list_ends() const { return m_list_ends; }

private:
    struct Candidate {
        std::vector<base::Span> name; ///< pieces, to be joined (临港、金山等应用基地: 临港 + 应用基地)
        base::Span span;
        std::string category;
        std::uint16_t confidence = 0;
    };
    struct Scan;
    struct Walk;
    [[nodiscard]] int province(const Context& context) const;
    [[nodiscard]] static bool is_headline(const Scan& scan, base::Span name);
    [[nodiscard]] std::uint32_t box_begin(const Scan& scan, std::uint32_t at) const;
    [[nodiscard]] bool names_box(const Scan& scan, base::Span name) const;
    [[nodiscard]] std::uint32_t earliest(const Scan& scan, base::Span type, bool& heading) const;
    bool list_of_level(Scan& scan, const Walk& walk, base::Span name, base::Span type,
                       const ProgramWords::Type& what) const;
    bool of_level(Scan& scan, base::Span name, base::Span type, const ProgramWords::Type& what) const;
    void types_of_quotes(Scan& scan, base::Span name, base::Span type) const;
    void at_type(Scan& scan, base::Span type, const ProgramWords::Type& what) const;
    void walk(const Scan& scan, Walk& walk, std::uint32_t end) const;
    std::uint32_t behind_mark(std::string_view text, Walk& walk, std::uint32_t i, std::uint32_t end) const;
    [[nodiscard]] base::Span strip_lead(std::string_view text, base::Span name, std::uint32_t type,
                                        bool& governed) const;
    [[nodiscard]] base::Span after_builder(std::string_view text, base::Span name, std::uint32_t type) const;
    [[nodiscard]] base::Span launched(const Scan& scan, base::Span clause, base::Span type,
                                      const ProgramWords::Type& what) const;
    [[nodiscard]] bool opens_box(const Scan& scan, base::Span name) const;
    [[nodiscard]] static bool counted_after(const Scan& scan, std::uint32_t end);
    [[nodiscard]] bool has_own_work(std::string_view part) const;
    [[nodiscard]] bool is_granted(const Scan& scan, const Walk& walk, std::string_view part, base::Span type,
                                  const ProgramWords::Type& what) const;
    [[nodiscard]] bool is_piece(const Walk& walk, std::string_view part, bool bare,
                                const ProgramWords::Type& what) const;
    [[nodiscard]] bool is_kind(const Scan& scan, const Walk& walk, std::string_view part, base::Span type,
                               const ProgramWords::Type& what) const;
    [[nodiscard]] bool is_specific(const Walk& walk, std::string_view part, const ProgramWords::Type& what) const;
    [[nodiscard]] bool is_name(const Scan& scan, const Walk& walk, base::Span name, base::Span type,
                               const ProgramWords::Type& what) const;
    void share_type(Scan& scan, const Walk& walk, base::Span rest, const ProgramWords::Type& what) const;
    void share_places(Scan& scan, const Walk& walk, base::Span type, const ProgramWords::Type& what) const;
    void share_mark(Scan& scan, const Walk& walk, base::Span type, const ProgramWords::Type& what) const;
    bool adjacent_quotes(Scan& scan, base::Span name, base::Span type, const ProgramWords::Type& what) const;
    void in_quotes(Scan& scan, const Layout::Enclosed& quote, base::Span type, const ProgramWords::Type& what) const;
    void project_lists(Scan& scan) const;
    [[nodiscard]] static std::vector<Program> settle(const Scan& scan);

    ProgramWords m_words;
    QuantityScanner m_quantities;
    lexicon::CueScanner m_types;
    lexicon::CueScanner m_list_ends; // 等
};

} // namespace policygraph::extract
