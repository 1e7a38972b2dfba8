// SPDX-License-Identifier: Apache-2.0
#include "program_words.hpp"

#include "markers.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace policygraph::extract {

namespace {

constexpr std::size_t k_han = 3; // bytes of a character

enum LaunchClass { Launch, NoLaunch, Determiner, End };
enum MarkClass { Mark, None, Zone, Grade, Rank, Class, Levels, Box, Never, Scope };

bool is_level(int what) {
    return what == Mark || what == Grade || what == Rank;
}

} // namespace

ProgramWords::ProgramWords(const lexicon::Lexicon& lexicon, const NamePlaces& places)
    : m_type_words(lexicon.list("program_types")), m_generic(lexicon.list("program_generic")),
      m_marks(lexicon, "program_marks",
              {"mark", "none", "zone", "grade", "rank", "class", "levels", "box", "never", "scope"}),
      m_verbs(lexicon, "program_verbs", {"hard", "lead", "plain", "join", "plural", "only", "build"}),
      m_lists(lexicon, "program_lists", {"projects"}), m_actors(lexicon, "program_actors", {"actor", "modal"}),
      m_launches(lexicon, "program_launches", {"launch", "none", "determiner", "end"}),
      m_numerals(lexicon.list("numerals")), m_places(places) {
    constexpr std::array<std::string_view, 12> k_rules{"own",  "distinct", "quoted", "whole",  "named",  "governed",
                                                       "long", "either",   "self",   "placed", "system", "none"};
    for (const lexicon::Word& word : m_type_words.words()) {
        const auto rule = std::find(k_rules.begin(), k_rules.end(), word.columns.at(1));
        if (rule == k_rules.end()) {
            throw base::DataError((lexicon.data() / "lexicon" / "program_types.tsv").string(), word.line, 3,
                                  "unknown rule \"" + word.columns[1] + "\"");
        }
        Type type{word.columns.at(0), static_cast<Rule>(rule - k_rules.begin()), {}};
        const std::string& stops = word.columns.at(2);
        for (std::size_t begin = 0; begin < stops.size();) {
            const std::size_t end = std::min(stops.find('|', begin), stops.size());
            const bool unless_quoted = stops[begin] == '~';
            begin += unless_quoted ? 1 : 0;
            type.not_before.push_back({stops.substr(begin, end - begin), unless_quoted});
            begin = end + 1;
        }
        m_types.push_back(std::move(type));
    }
}

const ProgramWords::Type* ProgramWords::type_at_end(std::string_view text) const {
    const lexicon::Word* word = m_type_words.longest_suffix(text);
    return word == nullptr ? nullptr : &m_types[static_cast<std::size_t>(word - m_type_words.words().data())];
}

bool ProgramWords::goes_on(std::string_view after, const Type& type, bool quoted) const {
    return std::any_of(type.not_before.begin(), type.not_before.end(), [&](const Stop& stop) {
        return after.starts_with(stop.word) && !(quoted && stop.unless_quoted);
    });
}

bool ProgramWords::is_generic(std::string_view part, bool any_length) const {
    constexpr std::size_t k_longest = 5; // characters: 数字社会建设 is a name though each word is generic
    if (!any_length && base::count_characters(part) > k_longest) {
        return false;
    }
    while (!part.empty()) {
        const lexicon::Word* word = m_generic.longest_prefix(part);
        if (word == nullptr) {
            return false;
        }
        part.remove_prefix(word->text.size());
        for (const std::string_view joint : {markers::k_and, markers::k_with, markers::k_enumeration}) {
            if (part.starts_with(joint)) {
                part.remove_prefix(joint.size());
            }
        }
    }
    return true;
}

bool ProgramWords::has_join(std::string_view part) const {
    return part.find(markers::k_and) != std::string_view::npos || part.find(markers::k_with) != std::string_view::npos;
}

bool ProgramWords::opens_no_name(std::string_view part) const {
    const ClassedWords::Match word = m_marks.prefix(part);
    return word && word.what == Never;
}

bool ProgramWords::ends_with_join(std::string_view part) {
    return part.ends_with(markers::k_and) || part.ends_with(markers::k_with) || part.ends_with(markers::k_and_also);
}

bool ProgramWords::is_class(std::string_view part) const {
    const ClassedWords::Match word = m_marks.prefix(part);
    return word && word.what == Class;
}

std::size_t ProgramWords::generic_at_end(std::string_view text) const {
    std::size_t size = 0;
    while (const lexicon::Word* word = m_generic.longest_suffix(text.substr(0, text.size() - size))) {
        size += word->text.size();
    }
    return size;
}

std::size_t ProgramWords::level(std::string_view text) const {
    const ClassedWords::Match word = m_marks.prefix(text);
    return word && is_level(word.what) ? word.size : 0;
}

std::size_t ProgramWords::scope(std::string_view text) const {
    const ClassedWords::Match word = m_marks.prefix(text);
    return word && word.what == Scope ? word.size : 0;
}

std::size_t ProgramWords::rank(std::string_view text) const {
    const ClassedWords::Match word = m_marks.prefix(text);
    return word && word.what == Rank ? word.size : 0;
}

bool ProgramWords::has_verb(std::string_view part) const {
    for (std::size_t i = 0; i < part.size();) {
        const ClassedWords::Match word = m_verbs.prefix(part.substr(i));
        if (word && (word.what == Hard || word.what == Only || word.what == Build)) {
            return true; // not Lead, which also holds nouns (领域)
        }
        i += word ? word.size : base::utf8_length(part[i]);
    }
    return false;
}

std::size_t ProgramWords::level_at_end(std::string_view text) const {
    const ClassedWords::Match word = m_marks.suffix(text);
    return word && is_level(word.what) ? word.size : 0;
}

// 组织省、: what comes next is of that level too.
std::size_t ProgramWords::levels_before(std::string_view before) const {
    if (!before.ends_with(markers::k_enumeration)) {
        return 0;
    }
    before.remove_suffix(markers::k_enumeration.size());
    const ClassedWords::Match word = m_marks.suffix(before);
    const bool level = word && word.size == k_han && is_level(word.what);
    return level ? word.size + markers::k_enumeration.size() : 0;
}

bool ProgramWords::begins_another(std::string_view before, std::string_view rest) const {
    constexpr std::size_t k_least = 4; // characters
    return mark(rest) >= 2 * k_han && base::count_characters(before) >= k_least && mark(before) != before.size() &&
           level_at_end(before) == 0;
}

bool ProgramWords::of_joined_levels(std::string_view part) const {
    const std::size_t first = level(part);
    part.remove_prefix(first);
    for (const std::string_view joint : {markers::k_and, markers::k_with, markers::k_enumeration}) {
        if (first != 0 && part.starts_with(joint)) {
            part.remove_prefix(joint.size());
            const std::size_t second = level(part);
            return second != 0 && is_generic(part.substr(second), true);
        }
    }
    return false;
}

bool ProgramWords::of_levels(std::string_view part) const {
    const ClassedWords::Match word = m_marks.prefix(part.substr(level(part)));
    return word && word.what == Levels;
}

std::size_t ProgramWords::box_label(std::string_view text) const {
    const auto behind_blanks = [text](std::size_t at) {
        return std::min(text.find_first_not_of(' ', at), text.size());
    };
    std::size_t at = behind_blanks(0);
    const ClassedWords::Match word = m_marks.prefix(text.substr(at));
    if (!word || word.what != Box) {
        return 0;
    }
    at = behind_blanks(at + word.size);
    std::size_t end = std::min(text.find_first_not_of("0123456789", at), text.size());
    while (const lexicon::Word* numeral = m_numerals.longest_prefix(text.substr(end))) {
        end += numeral->text.size();
    }
    if (end == at) {
        return 0;
    }
    end = behind_blanks(end);
    return text.substr(end).starts_with(':') ? behind_blanks(end + 1) : end;
}

std::size_t ProgramWords::mark(std::string_view text, int province) const {
    const ClassedWords::Match word = m_marks.prefix(text);
    return std::max<std::size_t>(m_places.prefix_within(text, province),
                                 word && word.what <= Rank && word.what != None ? word.size : 0);
}

bool ProgramWords::acts(std::string_view text) const {
    enum { Actor, Modal };
    ClassedWords::Match end = m_actors.suffix(text);
    while (end && end.what == Modal) {
        text.remove_suffix(end.size);
        end = m_actors.suffix(text);
    }
    return end && end.what == Actor;
}

std::size_t ProgramWords::behind_launch(std::string_view text) const {
    std::size_t behind = 0;
    for (std::size_t i = 0; i < text.size();) {
        const ClassedWords::Match word = m_launches.prefix(text.substr(i));
        i += word ? word.size : base::utf8_length(text[i]);
        if (word && word.what == Launch) {
            const ClassedWords::Match next = m_launches.prefix(text.substr(i));
            behind = next && next.what == Determiner ? 0 : i;
        }
    }
    return behind;
}

bool ProgramWords::ends_launched(std::string_view after) const {
    constexpr std::array k_marks{markers::k_full_stop, markers::k_enumeration};
    const ClassedWords::Match word = m_launches.prefix(after);
    return after.empty() || std::string_view(",;)\n").find(after.front()) != std::string_view::npos ||
           std::any_of(k_marks.begin(), k_marks.end(),
                       [&](std::string_view mark) { return after.starts_with(mark); }) ||
           (word && word.what == End);
}

bool ProgramWords::is_distinct(std::string_view part, bool grades, int province) const {
    for (std::size_t i = 0; i < part.size(); i += base::utf8_length(part[i])) {
        if (const ClassedWords::Match word = m_marks.prefix(part.substr(i));
            !grades && word && (word.what == Grade || word.what == Rank)) {
            i += word.size - base::utf8_length(part[i]);
            continue;
        }
        // One character (省, 市) counts at the start only.
        const std::size_t size = mark(part.substr(i), i == 0 ? province : 0);
        if (size > 3 || (size != 0 && i == 0)) {
            return true;
        }
    }
    return false;
}

} // namespace policygraph::extract
