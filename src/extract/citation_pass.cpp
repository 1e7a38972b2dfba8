// SPDX-License-Identifier: Apache-2.0
#include "citation_pass.hpp"

#include "brackets.hpp"
#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <cctype>

namespace policygraph::extract {

namespace {

constexpr std::size_t k_longest_connector = 60; // bytes between two titles of a list
constexpr std::size_t k_shortest_shared = 24;   // bytes: eight characters that two forms of one title share
constexpr std::size_t k_behind = 240;           // bytes looked at behind a title
constexpr std::size_t k_longest_title = 300;    // bytes of a title without marks
constexpr std::size_t k_licence = 120;          // bytes between a title and what says that it is a licence's

std::uint32_t sentence_begin(std::string_view text, std::uint32_t offset, std::uint32_t least) {
    const auto stop = [&](std::size_t end) {
        return text[end - 1] == markers::k_full_stop.back() && text.substr(0, end).ends_with(markers::k_full_stop);
    };
    std::size_t i = offset;
    while (i > least && text[i - 1] != '\n' && text[i - 1] != ';' && !stop(i)) {
        --i;
    }
    return static_cast<std::uint32_t>(i);
}

/// …的若干措施 and …若干措施 are one title.
std::string own_form(std::string folded) {
    for (std::size_t at = 0; (at = folded.find(markers::k_of, at)) != std::string::npos;) {
        folded.erase(at, markers::k_of.size());
    }
    return folded;
}

} // namespace

CitationFinder::Pass::Pass(const CitationFinder& finder, const Context& context)
    : m_finder(finder), m_context(context), m_text(context.text()) {
    const auto& header = context.outline.header;
    for (const auto* own : {&header.title, &header.notice_title}) {
        if (*own) {
            m_own.push_back(own_form(folded_title((*own)->value)));
            m_own.push_back(own_form(folded_title(finder.m_titles.plan_of((*own)->value).title)));
        }
    }
}

std::vector<Citation> CitationFinder::Pass::run() {
    const std::vector<std::uint32_t>& marks = m_context.marks();
    const auto titles = scan_titles(m_text, marks);
    constexpr char32_t k_of_numbers = U'〕';
    if (std::any_of(marks.begin(), marks.end(),
                    [&](std::uint32_t at) { return base::code_point(m_text, at) == k_of_numbers; })) {
        m_numbers = m_finder.m_numbers.find(m_text);
        m_number_used.assign(m_numbers.size(), false);
    }
    for (const TitleMention& title : titles) {
        read_title(title);
    }
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        if (!m_number_used[i]) {
            read_numbered(m_numbers[i]);
        }
    }
    share_issuers();
    return std::move(m_found);
}

// The document's own title, also where one of the two has the issuer in front.
bool CitationFinder::Pass::is_own(const std::string& title) const {
    const std::string folded = own_form(title);
    return std::any_of(m_own.begin(), m_own.end(), [&](const std::string& own) {
        const std::string& shorter = own.size() < folded.size() ? own : folded;
        const std::string& longer = own.size() < folded.size() ? folded : own;
        return own == folded || (shorter.size() >= k_shortest_shared && longer.ends_with(shorter));
    });
}

// The edition before it, or the 管理办法 of the ministry in 某市管理办法: it has another number.
bool CitationFinder::Pass::is_namesake(const std::string& title, const Tail& tail, bool replaces) const {
    const bool same = std::find(m_own.begin(), m_own.end(), own_form(title)) != m_own.end();
    return !tail.doc_number.empty() && !is_own_number(tail.doc_number) && (replaces || !same);
}

bool CitationFinder::Pass::in_review(std::uint32_t offset) const {
    return m_context.reviews(m_finder.m_reviews).contains(offset);
}

// 根据《…著作权法》第五条,本作品…: the licence at the foot of a page.
bool CitationFinder::Pass::in_licence(std::string_view behind) const {
    const std::string_view near = behind.substr(0, k_licence);
    const std::string_view sentence = near.substr(0, near.find(markers::k_full_stop));
    return m_finder.m_titles.words().contains(sentence, TitleWords::Licence);
}

// 现将《…》印发给你们, 制定了《…》,现予公布: what the text itself sends out.
bool CitationFinder::Pass::sent_out(std::string_view behind) const {
    constexpr std::size_t k_sent = 90; // bytes: …》已经省政府同意,现印发给你们
    const std::string_view near = behind.substr(0, k_sent);
    const std::string_view sentence = near.substr(0, near.find(markers::k_full_stop));
    const std::size_t other = sentence.find(markers::k_open_title);
    return m_finder.m_titles.words().contains(sentence.substr(0, other), TitleWords::Sent);
}

// (二)编制依据。《…》《…》: the heading says what the titles are.
bool CitationFinder::Pass::below_basis(std::uint32_t offset) const {
    const int section = m_context.section_at(offset);
    if (section < 0) {
        return false;
    }
    const std::string_view heading =
        m_context.outline.sections[static_cast<std::size_t>(section)].heading.in(m_context.text());
    const ClassedWords::Match end = m_finder.m_titles.words().suffix(heading);
    return end && end.what == TitleWords::Basis;
}

bool CitationFinder::Pass::is_own_number(const std::string& number) const {
    const auto& header = m_context.outline.header;
    return (header.doc_number && header.doc_number->value == number) ||
           std::any_of(header.other_numbers.begin(), header.other_numbers.end(),
                       [&](const structure::Found& other) { return other.value == number; });
}

// (国发〔2021〕20号,以下简称《规划》)
void CitationFinder::Pass::read_bracket(base::Span inner, Tail& tail) {
    auto hit = std::lower_bound(m_numbers.begin(), m_numbers.end(), inner.begin,
                                [](const auto& a, std::uint32_t offset) { return a.span.begin < offset; });
    if (hit != m_numbers.end() && inner.contains(hit->span) && tail.doc_number.empty()) {
        tail.doc_number = hit->number.text;
    }
    if (tail.doc_number.empty()) { // (国务院令第711号): an order's number has no year that it could be found by
        const std::string_view order = inner.in(m_text);
        const std::size_t end = order.find(markers::k_number);
        const auto number = end == std::string_view::npos
                                ? std::nullopt
                                : structure::parse_doc_number(order.substr(0, end + markers::k_number.size()));
        tail.doc_number = number ? number->text : std::string{};
    }
    for (; hit != m_numbers.end() && inner.contains(hit->span); ++hit) {
        m_number_used[static_cast<std::size_t>(hit - m_numbers.begin())] = true;
    }
    const std::string_view words = inner.in(m_text);
    const auto step = [&](std::size_t i) { return i + base::utf8_length(words[i]); };
    for (std::size_t i = m_finder.m_titles.words().next_place(words, 0); i < words.size();
         i = m_finder.m_titles.words().next_place(words, step(i))) {
        const auto word = m_finder.m_titles.words().prefix(words.substr(i));
        if (word && word.what == TitleWords::Short) {
            tail.short_form = folded_title(words.substr(i + word.size));
            std::erase(tail.short_form, ':');
            return;
        }
    }
}

// 20《…管理办法》冀科农〔2012〕8号21《…》: a row of a list of documents. Before a title it may be the next one's.
void CitationFinder::Pass::read_number_behind(Tail& tail) {
    const auto hit = std::lower_bound(m_numbers.begin(), m_numbers.end(), tail.end,
                                      [](const auto& a, std::uint32_t offset) { return a.span.begin < offset; });
    if (!tail.doc_number.empty() || hit == m_numbers.end() || hit->span.begin != tail.end ||
        !(hit->span.end == m_text.size() || std::isdigit(static_cast<unsigned char>(m_text[hit->span.end])) != 0)) {
        return;
    }
    tail.doc_number = hit->number.text;
    tail.end = hit->span.end;
    m_number_used[static_cast<std::size_t>(hit - m_numbers.begin())] = true;
}

CitationFinder::Pass::Tail CitationFinder::Pass::read_tail(const TitleMention& title) {
    Tail tail{title.outer.end, {}, {}};
    for (int brackets_read = 0; brackets_read < 2; ++brackets_read) {
        std::size_t at = tail.end;
        while (at < m_text.size() && (m_text[at] == ' ' || m_text[at] == '\n')) {
            ++at;
        }
        const std::size_t close = at < m_text.size() ? brackets::close_of(m_text, at) : std::string_view::npos;
        if (close == std::string_view::npos) {
            read_number_behind(tail);
            break;
        }
        const std::size_t mark = brackets::size_of_mark(m_text, at);
        read_bracket({static_cast<std::uint32_t>(at + mark), static_cast<std::uint32_t>(close)}, tail);
        tail.end = static_cast<std::uint32_t>(close + mark);
    }
    return tail;
}

// 国发〔2014〕64号《…》, 国发〔2014〕64号文件《…》: the number right before a title is its own.
std::string CitationFinder::Pass::number_before(std::uint32_t offset) {
    constexpr std::uint32_t k_gap = 7; // bytes: 文件, a closing bracket
    const auto after = std::lower_bound(m_numbers.begin(), m_numbers.end(), offset,
                                        [](const auto& a, std::uint32_t value) { return a.span.end <= value; });
    if (after == m_numbers.begin()) {
        return {};
    }
    const auto hit = std::prev(after);
    const std::string_view gap = m_text.substr(hit->span.end, offset - hit->span.end);
    const auto index = static_cast<std::size_t>(hit - m_numbers.begin());
    if (gap.size() > k_gap || m_number_used[index] || gap.find_first_of(",;\n0123456789") != std::string_view::npos ||
        gap.find(markers::k_enumeration) != std::string_view::npos) {
        return {};
    }
    m_number_used[index] = true;
    return hit->number.text;
}

// What may stand between two titles that one cue governs: 、 和 与 and a short word on whose they are.
bool CitationFinder::Pass::continues_list(std::string_view gap) {
    constexpr std::size_t k_issuer = 15; // bytes behind a comma
    constexpr std::array k_words{markers::k_enumeration, markers::k_and, markers::k_with, markers::k_and_also,
                                 std::string_view("/")};
    if (gap.empty()) {
        return true;
    }
    if (gap.front() == ',') {
        return gap.size() <= k_issuer && gap.find(',', 1) == std::string_view::npos;
    }
    return gap.size() <= k_longest_connector && gap.find(',') == std::string_view::npos &&
           std::any_of(k_words.begin(), k_words.end(),
                       [&](std::string_view word) { return gap.find(word) != std::string_view::npos; });
}

int CitationFinder::Pass::add(Citation citation, base::Span span) {
    citation.task = m_context.task_at(span.begin);
    const auto [at, fresh] = m_index.try_emplace({folded_title(citation.title), citation.relation, citation.task},
                                                 static_cast<int>(m_found.size()));
    if (!fresh) {
        Citation& known = m_found[static_cast<std::size_t>(at->second)];
        known.doc_number = known.doc_number.empty() ? citation.doc_number : known.doc_number;
        known.notice_title = known.notice_title.empty() ? citation.notice_title : known.notice_title;
        known.issuer = known.issuer.empty() ? citation.issuer : known.issuer;
        return at->second;
    }
    m_found.push_back(std::move(citation));
    return at->second;
}

void CitationFinder::Pass::add_nested(const TitleMention& title, const Citation& outer, int index) {
    const std::string plan = folded_title(outer.title);
    for (const base::Span inner : title.nested) {
        const std::string whole = joined_title(inner.in(m_text));
        const auto cited = m_finder.m_titles.plan_of(whole);
        const std::string folded = folded_title(cited.title);
        if (folded == plan || is_own(folded) || m_finder.m_titles.is_short(cited.title) ||
            m_finder.m_titles.is_no_policy(cited.title) || folded.empty() ||
            folded_title(whole).find(plan) != std::string::npos) {
            continue;
        }
        Citation nested;
        nested.title = cited.title;
        nested.notice_title = cited.notice_title;
        nested.outer = index;
        nested.evidence = m_context.evidence(inner, "citation.nested");
        add(std::move(nested), inner);
    }
}

void CitationFinder::Pass::read_title(const TitleMention& title) {
    if (title.outer.begin < m_last_end && m_short.contains(folded_title(title.inner.in(m_text)))) {
        return; // (以下简称《方案》): read with the title before it, whose list goes on
    }
    const std::uint32_t sentence = sentence_begin(m_text, title.outer.begin, std::min(m_last_end, title.outer.begin));
    const bool same_sentence = sentence == m_last_end && m_last_end != 0;
    const std::string_view gap = m_text.substr(sentence, title.outer.begin - sentence);
    const std::string number = number_before(title.outer.begin);
    Tail tail = read_tail(title);
    const std::string_view behind = m_text.substr(tail.end, k_behind);

    const auto cue = m_finder.m_relations.before(gap, behind);
    if (cue) {
        m_relation = cue->relation;
        m_cue_begin = sentence + static_cast<std::uint32_t>(cue->begin);
        m_list_begin = m_found.size();
    } else if (!same_sentence || !continues_list(gap)) {
        m_relation.reset();
        m_cue_begin = title.outer.begin;
        m_list_begin = m_found.size();
    }
    m_last_end = tail.end;

    Citation citation;
    auto cited = m_finder.m_titles.plan_of(joined_title(title.inner.in(m_text)));
    const std::string folded = folded_title(cited.title);
    if (!tail.short_form.empty() && tail.short_form != folded) {
        m_short.insert(tail.short_form);
    }
    const auto definition = m_finder.m_titles.words().suffix(gap);
    const bool defines = definition && definition.what == TitleWords::Short;
    if (defines) {
        m_short.insert(folded);
    }
    citation.relation = m_relation.value_or(below_basis(title.outer.begin) ? Relation::BasedOn : Relation::Cites);
    const auto later = m_finder.m_relations.behind(behind);
    // 根据《…》修订本办法: what is revised stands behind the cue.
    if (later && !(*later == Relation::Revises && m_relation == Relation::BasedOn)) {
        citation.relation = *later;
        for (std::size_t i = m_list_begin; i < m_found.size(); ++i) {
            m_found[i].relation = *later;
        }
    }
    const bool replaces = citation.relation == Relation::Repeals || citation.relation == Relation::Revises;
    if (defines || m_short.contains(folded) || m_finder.m_titles.is_short(cited.title) ||
        m_finder.m_titles.is_no_policy(cited.title) || folded.empty() ||
        (is_own(folded) && !is_namesake(folded, tail, replaces)) || in_licence(behind)) {
        return;
    }
    if (tail.doc_number.empty() && number.empty() && sent_out(behind) &&
        (citation.relation == Relation::Cites || citation.relation == Relation::Formulates)) {
        m_own.push_back(own_form(folded));
        return;
    }
    const std::string_view bare = TitleWords::without_edition(folded);
    if (!replaces && tail.doc_number.empty() && bare.size() < folded.size() && is_own(std::string(bare))) {
        return; // the own title, with (试行) behind it
    }
    citation.doc_number = tail.doc_number.empty() ? number : tail.doc_number;
    if (citation.relation == Relation::Formulates && (!citation.doc_number.empty() || in_review(title.outer.begin))) {
        citation.relation = Relation::Cites; // what has a number was made already, and what a report looks back on
    }
    if (citation.relation == Relation::Cites && citation.doc_number.empty() &&
        !m_finder.m_titles.ends_as_title(cited.title)) {
        return; // a film, a book, a platform
    }
    citation.title = std::move(cited.title);
    citation.notice_title = std::move(cited.notice_title);
    if (citation.notice_title.empty() && m_finder.m_titles.find_about(citation.title) == 0) {
        citation.issuer = issuer_before(cue ? gap.substr(cue->end) : gap);
    }
    const base::Span span{std::min(m_cue_begin, title.outer.begin), tail.end};
    citation.evidence = m_context.evidence(span, "citation.title");
    if (!citation.doc_number.empty()) {
        m_title_of_number.emplace(citation.doc_number, citation.title);
    }
    const Citation copy = citation;
    add_nested(title, copy, add(std::move(citation), title.outer));
}

// A number that belongs to no title in 《》: 国务院关于…的意见(国发〔2014〕64号), or a bare one whose title the
// document names elsewhere.
void CitationFinder::Pass::read_numbered(const structure::DocNumberFinder::Hit& hit) {
    if (is_own_number(hit.number.text)) {
        return;
    }
    constexpr std::uint32_t k_reach = 900; // bytes: a text without stops must not be walked for each number
    std::uint32_t least = hit.span.begin > k_reach ? hit.span.begin - k_reach : 0;
    while ((static_cast<unsigned char>(m_text[least]) & 0xC0U) == 0x80U) {
        ++least;
    }
    const std::uint32_t sentence = sentence_begin(m_text, hit.span.begin, least);
    std::string_view before = m_text.substr(sentence, hit.span.begin - sentence);
    const std::string_view behind = m_text.substr(hit.span.end, k_behind);
    const bool in_bracket = before.ends_with('(') && behind.find(')') < k_behind;
    Citation citation;
    citation.doc_number = hit.number.text;
    base::Span span{sentence, hit.span.end};
    if (const auto known = m_title_of_number.find(hit.number.text); known != m_title_of_number.end()) {
        const auto cue = m_finder.m_relations.before(before, behind);
        citation.title = known->second;
        citation.relation = cue ? cue->relation : Relation::Cites;
        span.begin += static_cast<std::uint32_t>(cue ? cue->begin : before.size());
        citation.evidence = m_context.evidence(span, "citation.number");
        add(std::move(citation), span);
        return;
    }
    if (!in_bracket) {
        return;
    }
    before.remove_suffix(1);
    const std::size_t comma = before.find_last_of(",:");
    std::string_view title = before.substr(comma == std::string_view::npos ? 0 : comma + 1);
    const std::size_t about = m_finder.m_titles.find_about(title);
    if (about == std::string_view::npos || !m_finder.m_titles.ends_as_title(title) ||
        title.find(markers::k_close_title) != std::string_view::npos || title.size() > k_longest_title) {
        return;
    }
    // The cue in front is no part of the title, nor is what stands before it.
    const auto cue = m_finder.m_relations.before(title.substr(0, about), {});
    if (cue) {
        title.remove_prefix(cue->end);
        citation.relation = cue->relation;
    }
    auto cited = m_finder.m_titles.plan_of(joined_title(title));
    citation.title = std::move(cited.title);
    citation.notice_title = std::move(cited.notice_title);
    if (is_own(folded_title(citation.title))) {
        return;
    }
    span.begin = static_cast<std::uint32_t>(title.data() - m_text.data());
    citation.evidence = m_context.evidence(span, "citation.unmarked");
    add(std::move(citation), span);
}

} // namespace policygraph::extract
