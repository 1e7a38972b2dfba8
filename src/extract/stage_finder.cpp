// SPDX-License-Identifier: Apache-2.0
#include "stage_finder.hpp"

#include "deadline.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

constexpr std::uint32_t k_longest_name = 120; // bytes

base::Span trim(std::string_view text, base::Span span) {
    constexpr std::string_view k_edges = " :,.";
    while (!span.empty() && k_edges.find(text[span.begin]) != std::string_view::npos) {
        ++span.begin;
    }
    while (!span.empty() && k_edges.find(text[span.end - 1]) != std::string_view::npos) {
        --span.end;
    }
    return span;
}

} // namespace

StageFinder::StageFinder(const lexicon::Lexicon& lexicon)
    : m_words(lexicon, "stage_words", {"stage", "time", "name"}), m_periods(lexicon) {}

bool StageFinder::names_stage(std::string_view text) const {
    const ClassedWords::Match word = m_words.suffix(text);
    return word && word.what == StageWord;
}

// The heading or the start of the sentence before an offset, without its number.
base::Span StageFinder::name_before(const Context& context, const Layout& layout, std::uint32_t offset) const {
    const base::Span sentence = layout.sentence(offset);
    base::Span name{std::max(sentence.begin, layout.paragraph(offset).begin), offset};
    if (const int index = context.section_at(offset); index >= 0) {
        const structure::Section& section = context.outline.sections[static_cast<std::size_t>(index)];
        name.begin = std::max(name.begin, std::min(section.label.end, offset));
    }
    if (const std::size_t colon = name.in(context.text()).rfind(':'); colon != std::string_view::npos) {
        const base::Span after = trim(context.text(), {name.begin + static_cast<std::uint32_t>(colon) + 1, name.end});
        name = after.empty() ? name : after;
    }
    return trim(context.text(), name);
}

// (一)摸底排查(5月底前): in a part on the schedule what is headed so is a stage, whatever its name.
bool StageFinder::closes_heading(const Context& context, int section, const Layout::Enclosed& bracket) {
    if (section < 0) {
        return false;
    }
    const structure::Section& item = context.outline.sections[static_cast<std::size_t>(section)];
    return item.role == structure::Role::Stages && item.parent >= 0 && bracket.outer.begin > item.heading.begin &&
           bracket.outer.begin <= item.heading.end && bracket.outer.end >= item.heading.end;
}

// 动员部署阶段(2023年3月—5月); in a part on the schedule any heading or opening that ends in such a bracket.
std::optional<Stage> StageFinder::in_brackets(const Context& context, const Layout& layout,
                                              const Layout::Enclosed& bracket, int year) const {
    const std::string_view text = context.text();
    if (bracket.kind != Layout::Enclosure::Bracket || bracket.inner.empty() || bracket.inner.size() > k_longest_name) {
        return std::nullopt;
    }
    const base::Span inner = trim(text, bracket.inner);
    const std::optional<Period> period = m_periods.read(inner.in(text), year);
    if (!period) {
        return std::nullopt;
    }
    base::Span name = name_before(context, layout, bracket.outer.begin);
    const bool whole = period->size + 18 >= inner.size(); // 12月底前持续推进
    const int index = context.section_at(bracket.outer.begin);
    const bool named = !name.empty() && name.size() <= k_longest_name;
    const bool stage = named && whole && (names_stage(name.in(text)) || closes_heading(context, index, bracket));
    if (!stage) {
        if (index < 0 || !whole || period->start.substr(0, 4) + "x" == "x" + period->end.substr(0, 4)) {
            return std::nullopt;
        }
        // 一段开头…。(7月下旬至8月中旬): the opening of a section that has numbered measures inside.
        const structure::Section& section = context.outline.sections[static_cast<std::size_t>(index)];
        const bool closes_opening = bracket.outer.end + 3 >= section.text.end ||
                                    layout.paragraph(bracket.outer.begin).end <= bracket.outer.end + 3;
        if (section.leaf || !section.text.contains(bracket.outer.begin) || !closes_opening || section.heading.empty()) {
            return std::nullopt;
        }
        name = trim(text, section.heading);
    }
    Stage result;
    result.name = std::string(name.in(text));
    result.start = period->start;
    result.end = period->end;
    result.evidence = context.evidence({std::min(name.begin, bracket.outer.begin), bracket.outer.end},
                                       stage ? "stage.bracket" : "stage.section_bracket", stage ? 950 : 850);
    return result;
}

// 第一阶段:安排部署阶段。时间:2024年1月-2024年3月。 and 第一阶段:准备发动。2004年8月底以前,…
std::optional<Stage> StageFinder::after_label(const Context& context, const Layout& layout, base::Span sentence,
                                              base::Span before, int year) const {
    const std::string_view text = context.text();
    base::Span rest = trim(text, sentence);
    const ClassedWords::Match label = m_words.prefix(rest.in(text));
    const bool labelled = label && label.what == TimeWord && text.substr(rest.begin + label.size).starts_with(':');
    if (labelled) {
        rest.begin += label.size;
        rest = trim(text, rest);
    }
    const std::optional<Period> period = m_periods.read(rest.in(text), year);
    if (!period || before.empty()) {
        return std::nullopt;
    }
    base::Span opening = trim(text, before);
    bool chapter = false; // 三、实施步骤: what holds the stages is none
    if (const int index = context.section_at(before.begin); index >= 0) {
        const structure::Section& section = context.outline.sections[static_cast<std::size_t>(index)];
        opening.begin = std::max(opening.begin, std::min(section.label.end, opening.end));
        chapter = section.parent < 0 && section.role == structure::Role::Stages;
    }
    const std::size_t colon = opening.in(text).find(':');
    const std::string_view head = opening.in(text).substr(0, std::min(colon, opening.in(text).size()));
    if (chapter && !labelled && colon == std::string_view::npos) {
        return std::nullopt;
    }
    if (!names_stage(head) && !(labelled && names_stage(opening.in(text)))) {
        return std::nullopt;
    }
    base::Span name = opening;
    if (colon != std::string_view::npos) {
        name = trim(text, {opening.begin + static_cast<std::uint32_t>(colon) + 1, opening.end});
    }
    if (name.empty() || name.size() > k_longest_name) {
        return std::nullopt;
    }
    Stage stage;
    stage.name = std::string(name.in(text));
    stage.start = period->start;
    stage.end = period->end;
    stage.evidence = context.evidence({opening.begin, rest.begin + period->size}, "stage.label", 950);
    (void)layout;
    return stage;
}

// 2017年,…, (一)2015年3月底前,…: in a part on the schedule.
std::optional<Stage> StageFinder::by_year(const Context& context, const Layout& layout, base::Span opening,
                                          int year) const {
    const std::string_view text = context.text();
    const base::Span start = trim(text, opening);
    const int index = context.section_at(start.begin);
    if (index < 0 || context.outline.sections[static_cast<std::size_t>(index)].role != structure::Role::Stages) {
        return std::nullopt;
    }
    const base::Span clause = trim(text, {start.begin, std::max(start.begin, layout.clause(start.begin).end)});
    const std::optional<Period> period = m_periods.read(clause.in(text), year);
    if (!period || period->size != clause.size()) {
        return std::nullopt;
    }
    Stage stage;
    stage.name = std::string(clause.in(text));
    stage.start = period->start;
    stage.end = period->end;
    stage.evidence = context.evidence(clause, "stage.year", 850);
    return stage;
}

std::vector<Stage> StageFinder::find(const Context& context) const {
    struct Placed {
        std::uint32_t at;
        Stage stage;
    };
    std::vector<Placed> placed;
    const Layout& layout = context.layout();
    const int year = document_year(context);
    for (const Layout::Enclosed& bracket : layout.enclosed()) {
        if (std::optional<Stage> stage = in_brackets(context, layout, bracket, year)) {
            placed.push_back({bracket.outer.begin, std::move(*stage)});
        }
    }
    base::Span before;
    for (const base::Span sentence : layout.sentences()) {
        if (std::optional<Stage> stage = after_label(context, layout, sentence, before, year)) {
            placed.push_back({sentence.begin, std::move(*stage)});
        }
        before = sentence;
    }
    for (const base::Span paragraph : layout.paragraphs()) {
        if (std::optional<Stage> stage = by_year(context, layout, paragraph, year)) {
            placed.push_back({paragraph.begin, std::move(*stage)});
        }
    }
    for (const structure::Section& section : context.outline.sections) {
        if (section.role != structure::Role::Stages || section.parent < 0) {
            continue;
        }
        if (std::optional<Stage> stage = by_year(context, layout, {section.label.end, section.whole.end}, year)) {
            placed.push_back({section.label.end, std::move(*stage)});
        }
    }
    std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.at < b.at; });
    std::vector<Stage> stages;
    if (placed.size() < 2) {
        return stages; // one alone is no plan
    }
    for (Placed& one : placed) {
        one.stage.order = static_cast<std::uint32_t>(stages.size()) + 1;
        stages.push_back(std::move(one.stage));
    }
    return stages;
}

} // namespace policygraph::extract
