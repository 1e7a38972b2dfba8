// SPDX-License-Identifier: Apache-2.0
#include "duty_finder.hpp"

#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

namespace policygraph::extract {

namespace {

constexpr std::size_t k_longest_subject = 240; // bytes

bool ends_clause(std::string_view rest) {
    return rest.front() == ',' || rest.front() == ';' || rest.front() == ':' || rest.front() == '\n' ||
           rest.starts_with(markers::k_full_stop);
}

} // namespace

DutyFinder::DutyFinder(const lexicon::Lexicon& lexicon, const OrganNames& names)
    : m_cues(lexicon.list("duty_cues")), m_vetoes(lexicon.list("owner_vetoes")),
      m_headings(lexicon.list("duty_headings")), m_names(names) {}

// Where the first cue begins whose text before it is a list of organs; 0 where there is none.
std::size_t DutyFinder::subject_end(std::string_view clause) const {
    for (std::size_t i = 0; i < clause.size() && i < k_longest_subject; i += base::utf8_length(clause[i])) {
        if (ends_clause(clause.substr(i))) {
            return 0;
        }
        if (i > 0 && m_cues.longest_prefix(clause.substr(i)) != nullptr) {
            const std::string_view subject = clause.substr(0, i);
            if (m_names.begins_as_organ(subject) && m_names.list(subject, OrganNames::Mode::Open)) {
                return i;
            }
        }
    }
    return 0;
}

std::vector<DutyFinder::Duty> DutyFinder::find(std::string_view text, base::Span within) const {
    std::vector<Duty> duties;
    bool begins = true;
    for (std::uint32_t i = within.begin; i < within.end; i += static_cast<std::uint32_t>(base::utf8_length(text[i]))) {
        const std::string_view rest = text.substr(i, within.end - i);
        if (ends_clause(rest) || rest.front() == ' ') {
            begins = true;
            continue;
        }
        if (!begins) {
            continue;
        }
        begins = false;
        const std::size_t end = subject_end(rest);
        if (end == 0) {
            continue;
        }
        auto list = m_names.list(rest.substr(0, end), OrganNames::Mode::Open);
        if (!list->names.empty()) {
            const auto cue = m_cues.longest_prefix(rest.substr(end))->text.size();
            constexpr std::size_t k_shortest = 6; // bytes: 制 begins 制定 as well
            const lexicon::Word* veto = m_vetoes.longest_prefix(rest.substr(end + cue));
            if (veto != nullptr && veto->text.size() >= k_shortest) {
                continue; // 本办法由某局负责解释, 某局负责人
            }
            duties.push_back({{i, i + static_cast<std::uint32_t>(end + cue)}, std::move(list->names)});
        }
    }
    return duties;
}

std::optional<DutyFinder::Duty> DutyFinder::headed(const Context& context, int section) const {
    const auto& sections = context.outline.sections;
    const structure::Section& item = sections[static_cast<std::size_t>(section)];
    bool of_duties = false;
    for (int above = item.parent; above >= 0 && !of_duties; above = sections[static_cast<std::size_t>(above)].parent) {
        const base::Span heading = sections[static_cast<std::size_t>(above)].heading;
        of_duties = m_headings.longest_suffix(heading.in(context.text())) != nullptr;
    }
    const std::string_view heading = item.heading.in(context.text());
    if (!of_duties) {
        return std::nullopt;
    }
    auto list = m_names.list(heading, OrganNames::Mode::Open);
    const bool shared = heading.find(markers::k_and_so) != std::string_view::npos; // 甲、乙等某市分公司
    if (!list || list->names.empty() || (shared && !list->others)) {
        return std::nullopt;
    }
    return Duty{item.heading, std::move(list->names), "owner.heading"};
}

} // namespace policygraph::extract
