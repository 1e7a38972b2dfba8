// SPDX-License-Identifier: Apache-2.0
// Where the notice ends and the plan that it sends out begins.
#include "structure/dates.hpp"
#include "structure/header_state.hpp"
#include "structure/markers.hpp"

#include <policygraph/base/character_set.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <functional>

namespace policygraph::structure {

namespace {

constexpr std::size_t k_most_title_lines = 4;
constexpr std::size_t k_most_title_line = 300; // bytes

// How much of the shorter name's characters the other holds, in hundredths; both bare.
std::size_t likeness(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) {
        std::swap(a, b);
    }
    std::size_t at = 0;
    std::size_t hits = 0;
    for (std::size_t i = 0; i + 3 <= a.size(); i += 3) {
        const std::size_t found = b.find(a.substr(i, 3), at);
        if (found != std::string_view::npos && found < at + 30) {
            at = found + 3;
            ++hits;
        }
    }
    return a.empty() ? 0 : hits * 300 / b.size();
}

constexpr std::size_t k_alike = 85; // hundredths

// Tells at its first characters that a line is not the plan's name: of two names that are alike the one has few
// characters that the other has not.
class NameCharacters {
public:
    NameCharacters(std::string_view name, std::string_view bare) : m_most_others(bare.size() / 3 * 18 / 100 + 4) {
        for (std::size_t at = 0; at < name.size(); at += base::utf8_length(name[at])) {
            m_characters.add(base::code_point(name, at));
        }
        for (const char32_t passed : TitleReader::k_passed) {
            m_characters.add(passed);
        }
    }
    // `others`: characters of the lines before that the name has not.
    [[nodiscard]] bool may_go_on(std::string_view line, std::size_t& others) const {
        for (std::size_t at = 0; at < line.size() && others <= m_most_others; at += base::utf8_length(line[at])) {
            others += m_characters.contains(base::code_point(line, at)) ? 0 : 1;
        }
        return others <= m_most_others;
    }

private:
    base::CharacterSet m_characters;
    std::size_t m_most_others; // and four for 关于, which may be in either
};

} // namespace

// "《某方案》已经市政府同意,现印发给你们": a notice, even where its title is lost.
void HeaderReader::find_sent(State& state) const {
    // 根据《某通知》(某发〔2021〕2号)要求: what a text rests on is not what it sends out.
    const auto is_basis = [this](std::string_view behind) {
        if (const std::size_t close = behind.find(')'); behind.starts_with("(") && close != std::string_view::npos) {
            behind.remove_prefix(close + 1);
        }
        return m_titles.cues().at_begin(behind, "basis") != 0;
    };
    const std::uint32_t from = state.notice != nullptr ? state.notice->span.end : 0;
    for (std::size_t i = 0; i < state.frame.lines.size() && state.frame.lines[i].span.begin < state.end; ++i) {
        const base::Span span = state.frame.lines[i].span;
        if (span.end <= from || state.apart[i]) {
            continue;
        }
        const std::uint32_t begin = std::max(span.begin, from);
        if (begin >= state.first_label || i > 40) {
            return;
        }
        const std::string_view line = state.text().substr(begin, std::min<std::uint32_t>(span.end - begin, 1500));
        const auto sent = m_titles.cues().first(line, "sent");
        if (!sent) {
            continue;
        }
        state.sent = true;
        state.sent_at = begin;
        const std::size_t stop = line.find(markers::k_full_stop, sent->end);
        if (stop != std::string_view::npos) {
            state.sent_on = m_signatures.date_at(
                state.text(), begin + static_cast<std::uint32_t>(stop + markers::k_full_stop.size()));
        }
        const std::string_view before = line.substr(0, sent->end + 150);
        const std::size_t close = before.rfind(markers::k_title_close, sent->begin);
        const std::size_t open = close == std::string_view::npos ? close : before.rfind(markers::k_title_open, close);
        if (open != std::string_view::npos && !is_basis(before.substr(close + 3)) &&
            (close > sent->begin ||
             before.substr(close, sent->begin - close).find(markers::k_full_stop) == std::string_view::npos)) {
            // Where the notice's title says the same without 《》 and without 的, the sentence has it in full.
            const std::string_view named = before.substr(open + 3, close - open - 3);
            if (state.inner.empty() || m_titles.bare(named) == m_titles.bare(state.inner)) {
                state.inner = named;
            }
        }
        if (state.notice == nullptr && state.main != nullptr && state.main->span.begin > begin) {
            // The title read first is the plan's; the notice's own is lost.
            state.main = nullptr;
            std::size_t first = 0;
            while (state.apart[first]) {
                ++first;
            }
            state.begin = state.frame.lines[first].span.begin;
            state.body = state.begin;
        }
        return;
    }
}

bool HeaderReader::find_plan_line(State& state, std::size_t from) const {
    const Frame& frame = state.frame;
    const std::string bare = m_titles.bare(state.inner);
    const NameCharacters characters(state.inner, bare);
    for (std::size_t i = from; i < frame.lines.size(); ++i) {
        std::string value;
        std::size_t others = 0;
        for (std::size_t last = i; last < std::min(frame.lines.size(), i + k_most_title_lines); ++last) {
            const std::string_view line = frame.line(last);
            if (line.size() > k_most_title_line || line.ends_with(':') || value.size() > state.inner.size() + 60 ||
                !characters.may_go_on(line, others) || line.find(markers::k_full_stop) != std::string_view::npos ||
                m_titles.is_other_line(line)) {
                break;
            }
            value += line;
            const std::string candidate = m_titles.bare(value);
            const bool equal =
                candidate == bare || (candidate.size() + 30 > bare.size() && likeness(candidate, bare) >= k_alike &&
                                      (last == i || m_titles.is_title(value)));
            if (!equal) {
                continue;
            }
            // A year or (试行) in brackets below belongs to the title.
            if (candidate != bare || last + 1 >= frame.lines.size() || frame.line(last + 1).size() > 60 ||
                frame.line(last + 1).front() != '(' || frame.line(last + 1).back() != ')' ||
                first_date(frame.line(last + 1))) {
                state.plan =
                    Title{{i, last + 1}, {frame.lines[i].span.begin, frame.lines[last].span.end}, value, false, {}};
            } else {
                value += frame.line(last + 1);
                state.plan =
                    Title{{i, last + 2}, {frame.lines[i].span.begin, frame.lines[last + 1].span.end}, value, false, {}};
            }
            state.body = state.plan->span.begin;
            return true;
        }
    }
    return false;
}

// In a flattened copy the plan's title stands in the middle of a line, right behind the date.
bool HeaderReader::find_plan_inline(State& state, std::uint32_t from) const {
    const std::string_view text = state.text();
    const std::boyer_moore_horspool_searcher searcher(state.inner.begin(), state.inner.end());
    const auto next = [&](std::size_t begin) {
        const auto rest = text.substr(std::min(begin, text.size()));
        const auto found = std::search(rest.begin(), rest.end(), searcher);
        return found == rest.end() ? text.size() : static_cast<std::size_t>(found - text.begin());
    };
    for (std::size_t at = next(from); at < state.end; at = next(at + 1)) {
        const std::size_t end = at + state.inner.size();
        const bool named = text.compare(end, 3, markers::k_title_close) == 0;
        const char32_t before = character_before(text, at);
        if (named && before == U'《') {
            const std::size_t open = at - markers::k_title_open.size();
            const char32_t outer = character_before(text, open);
            const bool line =
                outer == U'\n' && (end + 3 >= text.size() || text[end + 3] == '\n' || text[end + 3] == ' ');
            if (outer != markers::k_day_code && !line) { // 《某方案》已经同意,现印发: the notice's sentence
                continue;
            }
            const base::Span span{static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(end + 3)};
            state.plan = Title{{}, span, state.inner, false, {}};
            state.body = span.begin;
            return true;
        }
        const bool listed =
            at > 0 && text[at - 1] == ':' && m_titles.cues().at_end(text.substr(0, at - 1), "annex") != 0;
        if (listed && next(end) < state.end) {
            continue; // the list of annexes, then the annex
        }
        if (named || before == U'《' || before == U',' || before == U'、') {
            continue;
        }
        const base::Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
        state.plan = Title{{}, span, state.inner, false, {}};
        state.body = span.begin;
        return true;
    }
    return false;
}

// The plan's name at this very place, but for 的, 关于 and quotes: 加快发展若干措施, 加快发展的若干措施.
void HeaderReader::find_plan_at(State& state, std::uint32_t at) const {
    const std::string_view text = state.text();
    const std::string bare = m_titles.bare(state.inner);
    const std::size_t most = std::min<std::size_t>(at + state.inner.size() + 18, text.size());
    for (std::size_t end = at; !bare.empty() && end < most;) {
        end += base::utf8_length(text[end]);
        if (m_titles.bare(text.substr(at, end - at)) == bare) {
            const base::Span span{at, static_cast<std::uint32_t>(end)};
            state.plan = Title{{}, span, std::string(span.in(text)), false, {}};
            return;
        }
    }
}

// The notice is signed above the first number: what stands below is the plan.
bool HeaderReader::find_plan_below_signature(State& state, std::uint32_t from, std::uint32_t until) const {
    const auto signature = m_signatures.last_in(state.frame, {from, until});
    if (!signature || !signature->date) {
        return false;
    }
    const std::uint32_t behind = trimmed(state.text(), {signature->span.end, state.end}).begin;
    const bool same_line = state.text().find('\n', signature->span.end) > behind + 30U;
    if (state.frame.flattened || (same_line && behind - signature->span.end < 2)) { // the plan goes on in the same line
        state.body = behind;
        find_plan_at(state, behind);
        return true;
    }
    for (std::size_t i = 0; i < state.frame.lines.size(); ++i) {
        if (state.frame.lines[i].span.begin < signature->span.end) {
            continue;
        }
        if (state.frame.lines[i].span.begin >= until) {
            if (state.body == state.begin && state.text().substr(until).starts_with(markers::k_ordinal)) { // 第一条
                state.body = until;
            }
            break;
        }
        if (auto title = m_titles.at(state.frame, i, std::min(i + k_most_title_lines, state.frame.lines.size()));
            title) {
            state.plan = title;
            state.body = title->span.begin;
            return true;
        }
        if (state.body == state.begin && (state.frame.line(i).front() != '(' || state.frame.line(i).size() > 60)) {
            state.body = state.frame.lines[i].span.begin;
        }
    }
    return state.body > state.begin;
}

// Where the outermost numbering begins anew, 0 where it does not.
std::uint32_t HeaderReader::second_first_label(const State& state) {
    const auto& labels = state.frame.labels;
    const auto first = std::find_if(labels.begin(), labels.end(),
                                    [&](const Label& label) { return label.span.begin == state.first_label; });
    if (first == labels.end()) {
        return 0;
    }
    for (int i = first->next; i >= 0; i = labels[static_cast<std::size_t>(i)].next) {
        const Label& label = labels[static_cast<std::size_t>(i)];
        if (label.number == 1 && label.place <= first->place) {
            return label.span.begin;
        }
    }
    return 0;
}

void HeaderReader::find_plan(State& state) const {
    if (state.notice == nullptr && !state.sent) {
        return;
    }
    // An order that promulgates rules may stand below their title, which comes again behind it.
    const std::uint32_t from = state.order ? std::max(state.title_end(), state.sent_at) : state.title_end();
    std::size_t line = 0;
    while (line < state.frame.lines.size() && state.frame.lines[line].span.begin < from) {
        ++line;
    }
    if (!state.inner.empty() && (find_plan_line(state, line) || find_plan_inline(state, from))) {
        return;
    }
    if (find_plan_below_signature(state, from, state.first_label)) {
        return;
    }
    if (const std::uint32_t restart = second_first_label(state);
        restart > 0 && find_plan_below_signature(state, from, restart)) {
        return; // the notice has a numbering of its own
    }
    if (state.sent_on) {
        state.body = trimmed(state.text(), {state.sent_on->span.end, state.end}).begin;
        find_plan_at(state, state.body);
        return;
    }
    if (state.notice == nullptr && state.main != nullptr) {
        state.inner.clear(); // the title above is the document's own
    }
}

} // namespace policygraph::structure
