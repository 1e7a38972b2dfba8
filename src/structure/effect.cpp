// SPDX-License-Identifier: Apache-2.0
#include "structure/effect.hpp"

#include "structure/dates.hpp"
#include "structure/lines.hpp"
#include "structure/markers.hpp"
#include "structure/numerals.hpp"

#include <algorithm>

namespace policygraph::structure {

namespace {

base::Span at(base::Span sentence, std::size_t begin, std::size_t end) {
    return {sentence.begin + static_cast<std::uint32_t>(begin), sentence.begin + static_cast<std::uint32_t>(end)};
}

} // namespace

// 有效期至2025年6月30日; 有效期3年, counted from the first day of force.
std::optional<Found> EffectReader::term_end(std::string_view text, base::Span sentence,
                                            const std::optional<Found>& effective) const {
    const std::string_view words = sentence.in(text);
    if (const auto until = m_words.first(words, "until")) {
        if (const auto date = first_date(words.substr(until->end, 60)); date && date->begin <= 6) {
            return Found{date->iso(), at(sentence, until->begin, until->end + date->end)};
        }
    }
    const auto term = m_words.first(words, "term");
    if (!term || !effective) {
        return std::nullopt;
    }
    for (std::size_t from = term->end; from < std::min(words.size(), term->end + 12); ++from) {
        auto years = read_arabic(words, from);
        years = years ? years : read_chinese(words, from);
        if (!years) {
            continue;
        }
        const bool counted =
            words.compare(years->end, 3, markers::k_year) == 0 && years->value >= 1 && years->value <= 30;
        const auto first = read_date(effective->value, 0);
        if (!counted || !first) {
            return std::nullopt;
        }
        return Found{first->after_years(years->value).iso(), at(sentence, term->begin, years->end + 3)};
    }
    return std::nullopt;
}

void EffectReader::read_sentence(std::string_view text, base::Span sentence, const std::string& signed_on,
                                 Effect& effect) const {
    const std::string_view words = sentence.in(text);
    const auto start = m_words.first(words, "start");
    if (start && !effect.effective) {
        const std::string_view before = words.substr(0, start->begin);
        const bool self = m_words.in(before.substr(0, 120), "self");
        const auto date = last_date(before);
        if (self && date && before.size() - date->end <= 6) {
            effect.effective = Found{date->iso(), at(sentence, date->begin, start->end)};
        } else if (const auto issued = m_words.last(before, "issued");
                   self && issued && before.size() - issued->end <= 24 && !signed_on.empty()) {
            effect.effective = Found{signed_on, at(sentence, issued->begin, start->end)};
        }
    }
    if (!effect.expires &&
        (start || m_words.at_begin(trimmed(text, sentence).in(text), "term") != 0 || m_words.in(words, "until"))) {
        effect.expires = term_end(text, sentence, effect.effective);
    }
}

EffectReader::Effect EffectReader::read(std::string_view text, base::Span span, const std::string& signed_on) const {
    Effect effect;
    std::uint32_t begin = span.begin;
    while (begin < span.end) {
        const std::size_t stop = std::min(text.find(markers::k_full_stop, begin), text.find('\n', begin));
        const std::uint32_t end = static_cast<std::uint32_t>(std::min<std::size_t>(stop, span.end));
        read_sentence(text, {begin, end}, signed_on, effect);
        begin = end + (end < span.end && text[end] == '\n' ? 1 : 3);
    }
    return effect;
}

} // namespace policygraph::structure
