// SPDX-License-Identifier: Apache-2.0
#include "deadline.hpp"

#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

int year_of(std::string_view digits) {
    int year = 0;
    for (const char digit : digits) {
        year = year * 10 + (digit - '0');
    }
    return year;
}

/// The last run of four digits that can be a year, or 0.
int last_year_in(std::string_view text) {
    int found = 0;
    std::size_t run = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const bool digit = i < text.size() && text[i] >= '0' && text[i] <= '9';
        if (digit) {
            ++run;
            continue;
        }
        if (run == 4) {
            const int year = year_of(text.substr(i - 4, 4));
            if (year >= 1949 && year <= 2050) {
                found = year;
            }
        }
        run = 0;
    }
    return found;
}

int first_year_in(std::string_view text) {
    for (std::size_t i = 4; i <= text.size(); ++i) {
        if (const int year = last_year_in(text.substr(i - 4, 4)); year != 0) {
            return year;
        }
    }
    return 0;
}

/// The first year with its month near the top, for texts without a date of their own: 2023年6月, 2017年08月16日.
int year_at_top(std::string_view text) {
    constexpr std::size_t k_top = 2000;
    text = text.substr(0, std::min(k_top, text.size()));
    for (std::size_t at = text.find(markers::k_year); at != std::string_view::npos;
         at = text.find(markers::k_year, at + 1)) {
        const std::size_t month = at + markers::k_year.size();
        if (at >= 4 && month < text.size() && text[month] >= '0' && text[month] <= '9') {
            if (const int year = last_year_in(text.substr(at - 4, 4)); year != 0) {
                return year;
            }
        }
    }
    return 0;
}

bool opens(std::string_view text, base::Span span, std::uint32_t offset) {
    constexpr std::uint32_t k_opening = 90; // bytes: some thirty characters before the date still open the span
    return offset >= span.begin && offset - span.begin <= k_opening &&
           span.in(text).find('\n') == std::string_view::npos;
}

} // namespace

int document_year(const Context& context) {
    const structure::Header& header = context.outline.header;
    if (header.date_signed) {
        if (const int year = first_year_in(header.date_signed->value); year != 0) {
            return year;
        }
    }
    if (header.doc_number) {
        if (const int year = last_year_in(header.doc_number->value); year != 0) {
            return year;
        }
    }
    if (header.title) {
        if (const int year = first_year_in(header.title->value); year != 0) {
            return year;
        }
    }
    return year_at_top(context.text());
}

Deadlines::Deadlines(const Context& context, const Layout& layout, const MomentScanner& scanner)
    : m_layout(layout), m_document_year(document_year(context)),
      m_report(!context.outline.header.title || context.outline.header.kind == structure::DocumentKind::News ||
               context.outline.header.kind == structure::DocumentKind::Other) {
    m_moments = scanner.at(context.hits(Cues::Moments), context.text(), m_document_year);
    for (const Moment& moment : m_moments) { // a plan of the twelfth five years is not of before them
        constexpr int k_plan = 4;
        const auto& title = context.outline.header.title;
        const bool own = title && title->span.contains(moment.span.begin) && moment.kind == Moment::Kind::Plan;
        m_document_year = own ? std::max(m_document_year, moment.year - k_plan) : m_document_year;
    }
    for (const Moment& moment : m_moments) {
        m_last_plan = moment.kind == Moment::Kind::Plan ? std::max(m_last_plan, moment.year) : m_last_plan;
    }
    for (const Moment& moment : m_moments) {
        if (is_deadline(moment) && !layout.in(Layout::Enclosure::Title, moment.span.begin) &&
            (!layout.in(Layout::Enclosure::Bracket, moment.span.begin) || in_heading(context, moment.span.begin))) {
            add_scope(context, moment);
        }
    }
}

bool Deadlines::is_past(const Moment& moment) const {
    if (moment.base || moment.year == 0 || moment.kind == Moment::Kind::MonthDay) {
        return false;
    }
    if (moment.as_of && moment.year <= m_document_year) {
        return true;
    }
    if (moment.kind == Moment::Kind::Plan && moment.year < m_last_plan && moment.year <= m_document_year) {
        return true; // “十一五”期间 in a text that speaks of the next plan
    }
    // Without the document's date the last five-year plan that it names is the present one.
    return moment.year < (m_document_year != 0 ? m_document_year : m_last_plan - 4);
}

bool Deadlines::is_deadline(const Moment& moment) const {
    const bool unknown = m_document_year == 0 || (m_report && moment.year == m_document_year);
    if (unknown && moment.kind == Moment::Kind::Date && !moment.until && !moment.limit) {
        return false; // 2016年,…: of what has been or of what is to come, nobody knows
    }
    return moment.year != 0 && !moment.base && !is_past(moment) &&
           (moment.kind != Moment::Kind::MonthDay || moment.limit);
}

// 一、行动目标(到2020年)
bool Deadlines::in_heading(const Context& context, std::uint32_t at) {
    const int index = context.section_at(at);
    return index >= 0 && !context.outline.sections[static_cast<std::size_t>(index)].leaf &&
           context.outline.sections[static_cast<std::size_t>(index)].heading.contains(at);
}

// “十五五”时期主要目标和2026年重点工作: whose time what follows has nobody knows.
bool Deadlines::names_other_year(base::Span line, const Moment& moment) const {
    return std::any_of(m_moments.begin(), m_moments.end(), [&](const Moment& other) {
        return line.contains(other.span.begin) && other.year != moment.year && is_deadline(other);
    });
}

// A short line without a number that names a year: 2026年重点工作.
bool Deadlines::opens_chapter(const Context& context, base::Span paragraph, const Moment& moment) const {
    constexpr std::size_t k_longest = 40; // characters
    constexpr std::size_t k_words = 4;    // beside the year
    constexpr std::uint32_t k_start = 9;  // bytes before it: “ and blanks
    const std::string_view text = context.text();
    const std::string_view line = paragraph.in(text);
    return moment.kind != Moment::Kind::Period && moment.month == 0 && !names_other_year(paragraph, moment) &&
           moment.span.begin <= paragraph.begin + k_start &&
           line.find(markers::k_full_stop) == std::string_view::npos && line.find(',') == std::string_view::npos &&
           base::count_characters(line) <= k_longest &&
           base::count_characters(line) >= base::count_characters(moment.span.in(text)) + k_words &&
           paragraph.begin > text.find(markers::k_full_stop);
}

// How far a deadline reaches beyond its sentence: over the section whose heading or opening it is, over the
// section of aims it stands in, over the rest of a paragraph that it opens.
void Deadlines::add_scope(const Context& context, const Moment& moment) {
    const std::uint32_t at = moment.span.begin;
    const base::Span sentence = m_layout.sentence(at);
    const base::Span paragraph = m_layout.paragraph(at);
    base::Span reach = sentence;
    const bool in_opening_clause = opens(context.text(), sentence, at);
    if (in_opening_clause && opens(context.text(), paragraph, at)) {
        reach = paragraph;
    }
    const int index = context.section_at(at);
    if (index >= 0) {
        const structure::Section& section = context.outline.sections[static_cast<std::size_t>(index)];
        const bool heading = section.heading.contains(at) && !names_other_year(section.heading, moment);
        const bool aims = section.role == structure::Role::Aims;
        const bool opening = !section.leaf && section.text.contains(at);
        // 根据…相关目标任务,到2025年: in a part of aims the first sentence says the time, however late.
        const std::size_t body = context.text().find_first_not_of(" \n", section.heading.end);
        const bool first =
            aims && moment.until && body <= at && m_layout.sentence(static_cast<std::uint32_t>(body)).contains(at);
        if (heading || (in_opening_clause && (aims || opening)) || first) {
            reach = {at, section.whole.end};
        } else {
            reach.end = std::min(reach.end, std::max(section.whole.end, sentence.end));
        }
    } else if (in_opening_clause) {
        // Without numbered sections: a paragraph that ends in a colon announces what follows it.
        const std::size_t end = std::min<std::size_t>(paragraph.end, context.text().size());
        const std::string_view body = context.text().substr(paragraph.begin, end - paragraph.begin);
        if (body.find_last_not_of(' ') != std::string_view::npos && body[body.find_last_not_of(' ')] == ':') {
            reach.end = static_cast<std::uint32_t>(context.text().size());
        }
    }
    if (opens_chapter(context, paragraph, moment)) {
        reach.end = static_cast<std::uint32_t>(context.text().size()); // until another one names its time
        std::erase_if(m_open_chapters, [&](std::size_t scope) {
            m_scopes[scope].reach.end = std::min(m_scopes[scope].reach.end, std::max(m_scopes[scope].reach.begin, at));
            return true;
        });
    }
    reach.begin = at;
    if (reach.end == context.text().size()) {
        m_open_chapters.push_back(m_scopes.size());
    }
    m_scopes.push_back({reach, at, moment.iso()});
}

std::string Deadlines::at(std::uint32_t offset) const {
    const base::Span sentence = m_layout.sentence(offset);
    const Scope* before = nullptr;
    for (const Scope& scope : m_scopes) {
        if (scope.moment > offset) {
            // A deadline after the number counts in its own clause only: 新增5个(2025年底前).
            if (before == nullptr && m_layout.clause(offset).contains(scope.moment)) {
                return scope.iso;
            }
            break;
        }
        if (sentence.contains(scope.moment) || scope.reach.contains(offset)) {
            before = &scope;
        }
    }
    return before == nullptr ? "" : before->iso;
}

bool Deadlines::past(std::uint32_t offset) const {
    auto moment = std::lower_bound(m_moments.begin(), m_moments.end(), m_layout.paragraph(offset).begin,
                                   [](const Moment& m, std::uint32_t value) { return m.span.begin < value; });
    bool past = false; // a paragraph that opens in the past stays there until another moment is named
    for (; moment != m_moments.end() && moment->span.begin < offset; ++moment) {
        past = (moment->base ? past : is_past(*moment)) && !m_layout.in(Layout::Enclosure::Title, moment->span.begin) &&
               !m_layout.in(Layout::Enclosure::Bracket, moment->span.begin);
    }
    return past;
}

std::vector<base::Span> Deadlines::within(base::Span sentence) const {
    std::vector<base::Span> found;
    auto moment = std::lower_bound(m_moments.begin(), m_moments.end(), sentence.begin,
                                   [](const Moment& m, std::uint32_t value) { return m.span.begin < value; });
    for (; moment != m_moments.end() && moment->span.begin < sentence.end; ++moment) {
        if (is_deadline(*moment)) {
            found.push_back(moment->span);
        }
    }
    return found;
}

std::uint32_t Deadlines::after_moments(std::uint32_t begin, std::uint32_t offset) const {
    auto moment = std::lower_bound(m_moments.begin(), m_moments.end(), begin,
                                   [](const Moment& m, std::uint32_t value) { return m.span.begin < value; });
    std::uint32_t end = begin;
    for (; moment != m_moments.end() && moment->span.end <= offset; ++moment) {
        end = moment->base && moment->span.begin != begin ? end : moment->span.end;
    }
    return end;
}

} // namespace policygraph::extract
