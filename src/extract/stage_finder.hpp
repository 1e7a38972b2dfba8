// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include "classed_words.hpp"
#include "layout.hpp"
#include "period.hpp"

#include <optional>
#include <string>
#include <vector>

namespace policygraph::extract {

/// Finds the stages of a time plan: 动员部署阶段(2023年3月—5月); 第一阶段:…。时间:…; in a part on the schedule
/// also paragraphs and numbered items that open with their period.
class StageFinder {
public:
    explicit StageFinder(const lexicon::Lexicon& lexicon);
    [[nodiscard]] std::vector<Stage> find(const Context& context) const;

private:
    enum Class { StageWord, TimeWord, NameWord };
    [[nodiscard]] std::optional<Stage> in_brackets(const Context& context, const Layout& layout,
                                                   const Layout::Enclosed& bracket, int year) const;
    [[nodiscard]] std::optional<Stage> after_label(const Context& context, const Layout& layout, base::Span sentence,
                                                   base::Span before, int year) const;
    [[nodiscard]] std::optional<Stage> by_year(const Context& context, const Layout& layout, base::Span opening,
                                               int year) const;
    [[nodiscard]] base::Span name_before(const Context& context, const Layout& layout, std::uint32_t offset) const;
    [[nodiscard]] bool names_stage(std::string_view text) const;
    [[nodiscard]] static bool closes_heading(const Context& context, int section, const Layout::Enclosed& bracket);

    ClassedWords m_words;
    PeriodReader m_periods;
};

} // namespace policygraph::extract
