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
    const std::string_view words = text.substr(0, span.end);
    // Only sentences with such a word say anything, and few have one.
    for (std::size_t begin = span.begin; begin < span.end;) {
        const auto hit = m_words.first(words.substr(begin), "any");
        if (!hit) {
            break;
        }
        const std::size_t place = begin + hit->begin;
        const std::string_view before = words.substr(begin, place - begin);
        const std::size_t line = before.rfind('\n');
        const std::size_t stop = before.rfind(markers::k_full_stop);
        const std::size_t from = std::max(line == std::string_view::npos ? 0 : line + 1,
                                          stop == std::string_view::npos ? 0 : stop + markers::k_full_stop.size());
        const std::size_t end = std::min(words.find(markers::k_full_stop, place), words.size());
        const std::size_t line_end = words.substr(place, end - place).find('\n');
        const std::size_t sentence_end = line_end == std::string_view::npos ? end : place + line_end;
        read_sentence(text, {static_cast<std::uint32_t>(begin + from), static_cast<std::uint32_t>(sentence_end)},
                      signed_on, effect);
        begin = sentence_end + 1;
        while (begin < span.end && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80) {
            ++begin; // behind the full stop
        }
    }
    return effect;
}

} // namespace policygraph::structure
