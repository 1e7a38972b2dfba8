// SPDX-License-Identifier: Apache-2.0
#include "structure/header_reader.hpp"

#include "structure/annexes.hpp"
#include "structure/dates.hpp"
#include "structure/header_state.hpp"
#include "structure/markers.hpp"

#include <algorithm>

namespace policygraph::structure {

namespace {

constexpr std::size_t k_most_top = 120; // lines that may stand above the first number

std::optional<Found> published(const HeaderReader::Published& values, const std::string& key) {
    const auto found = values.find(key);
    return found == values.end() || found->second.empty() ? std::nullopt : std::optional(Found{found->second, {}});
}

} // namespace

HeaderReader::HeaderReader(const lexicon::Lexicon& lexicon)
    : m_titles(lexicon), m_fields(lexicon), m_furniture(lexicon), m_signatures(lexicon), m_effects(lexicon),
      m_numbers(lexicon) {}

// The lines above the first number: the publisher's table, furniture, titles.
void HeaderReader::read_top(State& state) const {
    const Frame& frame = state.frame;
    state.apart.assign(frame.lines.size(), false);
    state.top = std::min(frame.lines.size(), k_most_top);
    state.first_label = state.end;
    for (const Label& label : frame.labels) {
        const bool sure =
            label.place == Place::LineStart || (frame.flattened && label.style <= Numbering::Part && label.next >= 0 &&
                                                frame.labels[static_cast<std::size_t>(label.next)].number == 2);
        if (label.number == 1 && label.style < Numbering::SubItem && sure) {
            state.top = std::min<std::size_t>(state.top, label.line + (label.place == Place::LineStart ? 0 : 1));
            state.first_label = label.span.begin;
            break;
        }
    }
    for (std::size_t i = 0; i < state.top; ++i) {
        const std::string_view line = frame.line(i);
        if (m_fields.read(frame, i, state.fields) || m_furniture.is_head(line)) {
            state.apart[i] = true;
            continue;
        }
        if (state.titles.size() < 8) {
            if (auto title = m_titles.at(frame, i, state.top)) {
                i = std::max(i + 1, title->lines.last) - 1;
                cut_number_off(*title, state);
                state.titles.push_back(std::move(*title));
            }
        }
    }
    // A few fields stand below the text.
    for (std::size_t i = frame.lines.size(); i > state.top && frame.lines.size() - i < 6; --i) {
        if (frame.line(i - 1).size() < 200 && frame.line(i - 1).find(markers::k_full_stop) == std::string_view::npos) {
            state.apart[i - 1] = m_fields.read(frame, i - 1, state.fields);
        }
    }
}

// "临政发〔2013〕26号临海市人民政府关于…": a number that a lost line end left before the title.
void HeaderReader::cut_number_off(Title& title, State& state) const {
    const auto hits = m_numbers.find(title.value);
    if (hits.empty() || hits.front().span.begin != 0 || title.lines.last > title.lines.first + 1) {
        return;
    }
    const std::uint32_t end = hits.front().span.end;
    const base::Span rest_span = trimmed(title.value, {end, static_cast<std::uint32_t>(title.value.size())});
    const std::string rest(rest_span.in(title.value));
    if (rest.empty() || !m_titles.is_title(rest)) {
        return;
    }
    state.fields.try_emplace("doc_number", Found{hits.front().number.text, {title.span.begin, title.span.begin + end}});
    title.span.begin = std::min(title.span.begin + rest_span.begin, title.span.end);
    title.value = rest;
}

// The notice's title and, where there is no notice, the document's own.
void HeaderReader::choose_titles(State& state) const {
    for (const Title& title : state.titles) {
        if (title.sends) {
            state.notice = &title;
            state.inner = title.inner;
            break;
        }
    }
    for (const Title& title : state.titles) { // the page's short headline, then the title with those who issue it
        if (state.notice != nullptr && title.sends && m_titles.same(title.inner, state.inner) &&
            m_titles.issuers_of(state.notice->value).empty() && !m_titles.issuers_of(title.value).empty()) {
            state.notice = &title;
        }
    }
    // A document's title stands above its first sentence, or is none.
    std::uint32_t sentence = state.end;
    for (std::size_t i = 0; i < state.top; ++i) {
        if (!state.apart[i] && state.frame.line(i).size() > 120 &&
            state.frame.line(i).find(markers::k_full_stop) != std::string_view::npos) {
            sentence = state.frame.lines[i].span.end;
            break;
        }
    }
    if (state.notice == nullptr && !state.titles.empty() && state.titles.front().span.begin < sentence) {
        state.main = &state.titles.front();
        for (const Title& title : state.titles) { // the page's headline, then the title itself
            const std::string_view issuers = m_titles.issuers_of(title.value);
            if (m_titles.same(title.value, state.main->value) ||
                (!issuers.empty() &&
                 m_titles.same(std::string_view(title.value).substr(issuers.size()), state.main->value))) {
                state.main = &title;
            }
        }
    }
    const Title* first = state.notice != nullptr ? state.notice : state.main;
    if (first != nullptr) {
        std::size_t line = first->lines.first;
        while (line > 0 && !state.apart[line - 1] && state.frame.line(line - 1).size() < 60 &&
               (is_other_number(state.frame.line(line - 1)) || parse_doc_number(state.frame.line(line - 1)))) {
            --line;
        }
        state.begin = state.frame.lines[line].span.begin;
    } else {
        std::size_t line = 0;
        while (line + 1 < state.frame.lines.size() && state.apart[line]) {
            ++line;
        }
        state.begin = state.frame.lines.empty() ? 0 : state.frame.lines[line].span.begin;
    }
    state.body = state.begin;
}

void HeaderReader::set_titles(State& state) const {
    Header& header = state.header;
    if (state.notice != nullptr) {
        header.notice_title = Found{state.notice->value, state.notice->span};
    }
    if (state.plan) {
        cut_number_off(*state.plan, state);
        header.title = Found{state.plan->value, state.plan->span};
        const bool about = m_titles.cues().at_begin(state.plan->value, "about") != 0;
        if (about && !state.inner.empty() && m_titles.cues().at_begin(state.inner, "about") == 0 &&
            m_titles.same(state.plan->value, state.inner)) {
            header.title->value = state.inner;
        }
    } else if (!state.inner.empty()) {
        const base::Span span = state.notice != nullptr ? state.notice->span : base::Span{state.begin, state.begin};
        header.title = Found{state.inner, span};
    } else if (state.main != nullptr) {
        header.title = Found{state.main->value, state.main->span};
    } else if (const auto field = state.fields.find("title"); field != state.fields.end()) {
        header.title = field->second;
    } else {
        header.title = published(state.published, "title");
    }
    if (header.title && state.order) {
        take_order_off(state);
    }
    if (header.title) {
        header.title->value = std::string(m_titles.cleaned(header.title->value));
    }
    if (header.title && header.title->value.starts_with(markers::k_title_open) &&
        header.title->value.ends_with(markers::k_title_close)) {
        std::string& value = header.title->value;
        value = value.substr(3, value.size() - 6);
    }
}

// What a field of the publisher's table names as organs.
void HeaderReader::add_organs(const Found& names, Header& header) const {
    for (Found& organ : m_signatures.split(names.value, {0, static_cast<std::uint32_t>(names.value.size())})) {
        if (m_signatures.is_organ(organ.value)) {
            organ.span = names.span;
            header.issuers.push_back(std::move(organ));
        }
    }
}

// Below the notice, behind its sentence, above rules that an order promulgates, else at the end of the text.
std::optional<Signature> HeaderReader::find_signature(const State& state) const {
    if (state.body > state.begin) {
        if (auto below = m_signatures.last_in(state.frame, {state.title_end(), state.body})) {
            return below;
        }
    }
    if (state.sent_on && state.body >= state.sent_on->span.end) {
        return Signature{.organs = {}, .date = state.sent_on, .span = state.sent_on->span};
    }
    constexpr std::uint32_t k_order_reach = 3000; // bytes
    const base::Span order{state.begin, state.begin + std::min(state.end - state.begin, k_order_reach)};
    if (auto holder = m_signatures.of_holder(state.frame, order)) {
        return holder;
    }
    std::uint32_t end = state.end; // an annex may be signed by others
    for (std::size_t i = 0; i < state.frame.lines.size(); ++i) {
        const std::uint32_t begin = state.frame.lines[i].span.begin;
        if (begin > state.body && begin > state.title_end() && begins_annex(state.frame.line(i), m_titles.cues())) {
            end = begin;
            break;
        }
    }
    return m_signatures.last_in(state.frame, {std::max(state.body, state.title_end()), end});
}

void HeaderReader::read_signature(State& state) const {
    Header& header = state.header;
    const std::optional<Signature> signature = find_signature(state);
    if (signature) {
        header.date_signed = signature->date;
        state.signed_until = signature->span.end;
        header.issuers = signature->organs;
        for (Found& organ : header.issuers) { // "附件:某方案某省某厅2015年4月8日": the annex's name stands before it
            if (!state.inner.empty() && organ.value.starts_with(state.inner)) {
                organ.value.erase(0, state.inner.size());
                organ.span.begin = organ.span.end - static_cast<std::uint32_t>(organ.value.size());
            }
        }
    }
    if (state.order && header.issuers.empty() && !state.fields.contains("issuer")) {
        header.issuers = state.order_by;
    }
    const Title* title = state.notice != nullptr ? state.notice : state.main;
    if (title != nullptr) {
        const std::string_view issuers = m_titles.issuers_of(title->value);
        if (!issuers.empty()) {
            auto organs = m_signatures.split(issuers, {0, static_cast<std::uint32_t>(issuers.size())});
            const bool fuller = organs.size() == 1 && header.issuers.size() == 1 &&
                                header.issuers[0].value.ends_with(organs[0].value); // the title's is cut off
            if (organs.size() >= header.issuers.size() && !fuller) {
                for (Found& organ : organs) { // the value's offsets are the text's only on one line
                    organ.span = {title->span.begin + organ.span.begin, title->span.begin + organ.span.end};
                    organ.span.end = std::min(organ.span.end, title->span.end);
                }
                header.issuers = std::move(organs);
            }
        }
    }
    const auto field = [&](const char* key) {
        const auto found = state.fields.find(key);
        return found == state.fields.end() ? published(state.published, key) : std::optional(found->second);
    };
    if (header.issuers.empty()) {
        if (const auto issuer = field("issuer")) {
            add_organs(*issuer, header);
        }
    }
    if (header.issuers.empty()) { // whom the page names as its source, if that is no newspaper
        if (auto source = field("source"); source && !m_signatures.is_press(source->value)) {
            if (source->value.ends_with(')')) {
                source->value.resize(std::min(source->value.find('('), source->value.size()));
            }
            add_organs(*source, header);
        }
    }
    if (!header.date_signed) {
        if (const auto day = field("date_signed")) {
            if (const auto date = first_date(day->value)) {
                header.date_signed = Found{date->iso(), day->span};
            }
        }
    }
}

void HeaderReader::set_kind(State& state) const {
    const CueWords& cues = m_titles.cues();
    Header& header = state.header;
    const std::string title = header.title ? header.title->value : "";
    const std::string_view opening = state.text().substr(state.begin, 3000);
    const bool numbered = state.first_label < state.end;
    const bool articles =
        std::any_of(state.frame.labels.begin(), state.frame.labels.end(), [&state](const Label& label) {
            return label.style == Numbering::Article && (label.place == Place::LineStart || state.order);
        });
    const bool official_marks = header.doc_number || state.notice != nullptr || state.sent;
    if (!official_marks && cues.in(title, "interpretation") &&
        cues.at_end(without_addition(title), "interpretation") != 0) {
        header.kind = DocumentKind::Interpretation;
    } else if (!official_marks && !header.date_signed && cues.in(opening, "news") &&
               (title.empty() || !m_titles.is_title(title) || cues.in(title, "report"))) {
        header.kind = DocumentKind::News;
    } else if ((state.order && articles) ||
               (state.notice == nullptr && !state.sent && !title.empty() &&
                (m_titles.is_of(title, "law") || (articles && cues.in(opening.substr(0, 1200), "adopted"))))) {
        header.kind = DocumentKind::Law;
    } else if (official_marks || (m_titles.is_title(title) || header.date_signed || !header.issuers.empty()) ||
               numbered) {
        header.kind = DocumentKind::Official;
    }
}

// A report's headline names the policy in 《》, the text often more fully: that is the title.
void HeaderReader::set_reported_title(State& state) const {
    Header& header = state.header;
    if (header.kind != DocumentKind::News && header.kind != DocumentKind::Interpretation) {
        return;
    }
    const auto name_in = [](std::string_view text, std::size_t from) {
        const std::size_t open = text.find(markers::k_title_open, from);
        const std::size_t close = open == std::string_view::npos ? open : text.find(markers::k_title_close, open);
        return close == std::string_view::npos
                   ? base::Span{}
                   : base::Span{static_cast<std::uint32_t>(open + 3), static_cast<std::uint32_t>(close)};
    };
    const std::string headline = header.title ? header.title->value : "";
    const base::Span own = name_in(headline, 0);
    const std::string_view opening = state.text().substr(0, std::min<std::size_t>(state.end, state.begin + 3000U));
    for (base::Span name = name_in(opening, state.title_end()); !name.empty(); name = name_in(opening, name.end)) {
        if (own.empty() ? m_titles.is_title(name.in(opening)) : name.in(opening).ends_with(own.in(headline))) {
            header.title = Found{std::string(name.in(opening)), name};
            return;
        }
    }
    if (!own.empty()) {
        header.title->value = headline.substr(own.begin, own.size());
    }
}

std::uint32_t HeaderReader::read(const Frame& frame, const Published& published_values, Outline& outline) const {
    State state{.frame = frame, .published = published_values, .header = outline.header};
    if (frame.lines.empty()) {
        return 0;
    }
    state.end = frame.lines.back().span.end;
    read_top(state);
    choose_titles(state);
    find_order(state);
    find_sent(state);
    find_plan(state);
    set_titles(state);
    read_numbers(state);
    read_recipients(state);
    read_signature(state);
    read_effect(state);
    set_kind(state);
    set_reported_title(state);
    if (state.body > state.begin) {
        outline.parts.push_back({Part::Kind::Notice,
                                 {state.begin, state.body},
                                 state.notice != nullptr ? state.notice->span : base::Span{}});
    }
    const base::Span title = state.plan                                           ? state.plan->span
                             : state.main != nullptr && state.body == state.begin ? state.main->span
                                                                                  : base::Span{};
    outline.parts.push_back({Part::Kind::Body, {state.body, state.end}, title});
    // A signature right below the title stands above the text, not below it.
    const std::uint32_t text_begin = std::max(state.body, state.title_end());
    const bool below = state.signed_until > text_begin &&
                       state.text().substr(text_begin, state.signed_until - text_begin).find(markers::k_full_stop) !=
                           std::string_view::npos;
    return below ? state.signed_until : 0;
}

} // namespace policygraph::structure
