// SPDX-License-Identifier: Apache-2.0
#include "cited_title.hpp"

#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace policygraph::extract {

namespace {

constexpr std::size_t k_shortest_plan = 12; // bytes: four characters

// Takes title marks off that stand around the whole or were left open by a cut.
std::string_view without_marks(std::string_view text) {
    constexpr std::array k_open{markers::k_open_title, markers::k_open_inner_title, std::string_view("<")};
    constexpr std::array k_close{markers::k_close_title, markers::k_close_inner_title, std::string_view(">")};
    for (std::size_t i = 0; i < k_open.size(); ++i) {
        if (text.starts_with(k_open[i]) && text.find(k_close[i]) >= text.size() - k_close[i].size()) {
            text.remove_prefix(k_open[i].size());
            if (text.ends_with(k_close[i])) {
                text.remove_suffix(k_close[i].size());
            }
            return text;
        }
        if (text.ends_with(k_close[i]) && text.find(k_open[i]) == std::string_view::npos) {
            text.remove_suffix(k_close[i].size());
        }
    }
    return text;
}

// 〈某办法〉等文件: the first of several that the notice sends out.
std::string_view first_of_several(std::string_view text) {
    const bool opens = text.starts_with(markers::k_open_inner_title) || text.starts_with(markers::k_open_title);
    const std::size_t close = std::min(text.find(markers::k_close_inner_title), text.find(markers::k_close_title));
    if (!opens || close == std::string_view::npos ||
        !text.substr(close + markers::k_close_title.size()).starts_with(markers::k_and_others)) {
        return text;
    }
    return text.substr(markers::k_open_title.size(), close - markers::k_open_title.size());
}

} // namespace

TitleWords::TitleWords(const lexicon::Lexicon& lexicon)
    : m_words(lexicon, "citation_words",
              {"short", "send", "close", "behind_made", "type", "generic", "not", "behind_not", "about", "forward",
               "before_made", "licence", "sent", "basis"}) {}

std::string_view TitleWords::without_edition(std::string_view title) {
    while (title.ends_with(')') && title.rfind('(') != std::string_view::npos) {
        title = title.substr(0, title.rfind('('));
    }
    return title;
}

TitleWords::Cited TitleWords::plan_of(const std::string& title) const {
    const std::string_view whole = title;
    for (std::size_t i = m_words.next_place(whole, 0); i < whole.size();
         i = m_words.next_place(whole, i + base::utf8_length(whole[i]))) {
        const auto send = m_words.prefix(whole.substr(i));
        if (!send || (send.what != Send && send.what != Forward)) {
            continue;
        }
        std::string_view plan = whole.substr(i + send.size);
        // 印发〈…的通知〉: the marks may close before or behind the notice's own end.
        plan = without_marks(plan);
        const auto close = m_words.suffix(plan);
        if (!close || close.what != Close) {
            break;
        }
        plan = without_marks(plan.substr(0, plan.size() - close.size));
        plan = first_of_several(plan);
        if (const std::size_t about = find_about(plan); send.what == Forward && about != std::string_view::npos) {
            plan = plan.substr(about); // 转发某部关于…: the issuer is no part of the title
        }
        if (plan.size() < k_shortest_plan) {
            break;
        }
        return {std::string(plan), title};
    }
    return {title, {}};
}

bool TitleWords::is_short(std::string_view title) const {
    bool typed = false;
    title = without_edition(title);
    while (!title.empty()) {
        const auto word = m_words.prefix(title);
        if (!word || (word.what != Generic && word.what != Type && word.what != BehindNot)) {
            return false;
        }
        typed = typed || word.what != Generic;
        title.remove_prefix(word.size);
    }
    return typed;
}

std::size_t TitleWords::find_about(std::string_view text) const {
    for (std::size_t i = m_words.next_place(text, 0); i < text.size();
         i = m_words.next_place(text, i + base::utf8_length(text[i]))) {
        const auto word = m_words.prefix(text.substr(i));
        if (word && (word.what == About || word.what == Send || word.what == Forward)) {
            return i;
        }
    }
    return std::string_view::npos;
}

bool TitleWords::is_no_policy(std::string_view title) const {
    const auto word = m_words.suffix(title);
    return word && word.what == Not;
}

bool TitleWords::ends_as_title(std::string_view text) const {
    text = without_edition(text);
    const auto word = m_words.suffix(text);
    return word && (word.what == Type || word.what == Close || word.what == BehindNot);
}

} // namespace policygraph::extract
