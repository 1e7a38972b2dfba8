// SPDX-License-Identifier: Apache-2.0
#include "running_owner.hpp"

#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

using Class = OwnerWords::Class;

constexpr std::size_t k_reach = 600; // bytes before a verb in which its list may begin

// Where the sentence that holds `offset` begins.
std::uint32_t sentence_begin(std::string_view text, std::uint32_t offset, std::uint32_t from) {
    const std::size_t least = std::max<std::size_t>(from, offset > k_reach ? offset - k_reach : 0);
    std::size_t i = offset;
    while (i > least) {
        const std::size_t mark = markers::k_full_stop.size();
        if (text[i - 1] == '\n' || text[i - 1] == ';' || text[i - 1] == ':' ||
            (i >= mark && text.substr(i - mark, mark) == markers::k_full_stop)) {
            break;
        }
        --i;
    }
    while (i < offset && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) {
        ++i; // the reach ended inside a character
    }
    return static_cast<std::uint32_t>(i);
}

base::Span span_of(std::string_view text, std::string_view part) {
    const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
    return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

// 第六条省统计局: the label of an article is no part of a name.
std::string_view without_label(std::string_view text) {
    constexpr std::size_t k_longest_label = 21; // bytes
    const std::size_t end =
        text.starts_with(markers::k_ordinal) ? text.find(markers::k_article) : std::string_view::npos;
    if (end <= k_longest_label) {
        text.remove_prefix(end + markers::k_article.size());
    }
    return text;
}

std::size_t piece_end(std::string_view text, std::size_t begin) {
    constexpr std::size_t k_longest_piece = 4000; // bytes: a list of all organs of a province has some 1,500
    std::size_t i = begin;
    while (i < std::min(text.size(), begin + k_longest_piece) && text[i] != ',' && text[i] != ';' && text[i] != '\n' &&
           !text.substr(i).starts_with(markers::k_full_stop)) {
        i += base::utf8_length(text[i]);
    }
    return i;
}

} // namespace

// The list right before the verb: behind 由, else the whole clause before 牵头 where it begins as organs do.
std::optional<base::Span> RunningOwnerParser::list_before(std::string_view text, std::uint32_t sentence,
                                                          const OwnerWords::Hit& verb) const {
    const std::string_view before = text.substr(sentence, verb.begin - sentence);
    if (const std::size_t by = before.rfind(markers::k_by); by != std::string_view::npos) {
        const auto begin = static_cast<std::uint32_t>(sentence + by + markers::k_by.size());
        if (m_words.suffix(before.substr(0, by), Class::Founds, Class::Founds)) {
            return std::nullopt; // 建立由某局牵头的机制: a body's composition
        }
        const auto stripped = m_clauses.strip_verbs(text.substr(begin, verb.end - begin));
        if (m_names.list(stripped.list, OrganNames::Mode::Open)) {
            return span_of(text, stripped.list);
        }
    }
    if (verb.what != Class::VerbLead) {
        return std::nullopt;
    }
    const std::size_t comma = before.rfind(',');
    const auto begin = sentence + static_cast<std::uint32_t>(comma == std::string_view::npos ? 0 : comma + 1);
    std::string_view list = without_label(m_clauses.strip_verbs(text.substr(begin, verb.end - begin)).list);
    if (const auto must = m_words.suffix(list, Class::Must, Class::Must)) {
        list.remove_suffix(must.size);
    }
    if (list.empty() || !m_names.begins_as_organ(list) || !m_names.list(list, OrganNames::Mode::Open)) {
        return std::nullopt;
    }
    return span_of(text, list);
}

// ,B、C配合 behind A牵头.
void RunningOwnerParser::read_partners(std::string_view text, Found& found) const {
    std::size_t begin = found.span.end;
    while (begin < text.size()) {
        const std::size_t comma = text[begin] == ',' ? 1 : 0;
        const auto with = m_words.prefix(text.substr(begin + comma), Class::With, Class::With);
        if (comma == 0 && !with) {
            return;
        }
        const std::size_t end = piece_end(text, begin + comma);
        const std::size_t from = begin + comma + with.size;
        const std::string_view piece = text.substr(from, end - from);
        std::size_t verb_end = 0;
        Class what = Class::VerbParticipant;
        for (const auto& hit : m_words.scan(piece)) {
            if (OwnerWords::is_verb(hit.what)) {
                verb_end = hit.end;
                what = hit.what;
                break;
            }
        }
        const auto stripped = m_clauses.strip_verbs(piece.substr(0, verb_end));
        const auto names =
            verb_end == 0 || m_words.vetoed(piece.substr(verb_end)) || (what == Class::VerbImplement && !with)
                ? std::nullopt
                : m_names.list(stripped.list, OrganNames::Mode::Open);
        if (!names) {
            return;
        }
        for (const OrganName& organ : names->names) {
            const OwnerRole role = with ? OwnerRole::Participant : m_clauses.role_of(stripped.what, organ.name);
            found.content.owners.push_back({organ, role});
        }
        found.span.end = static_cast<std::uint32_t>(from + verb_end);
        begin = end;
    }
}

std::optional<RunningOwnerParser::Found>
RunningOwnerParser::parse_is(std::string_view text, const OwnerWords::Hit& label, std::uint32_t from) const {
    const std::uint32_t sentence = sentence_begin(text, label.begin, from);
    const std::string_view before = text.substr(sentence, label.begin - sentence);
    const std::size_t comma = before.rfind(',');
    std::string_view piece = before.substr(comma == std::string_view::npos ? 0 : comma + 1);
    piece.remove_prefix(std::min(piece.find_first_not_of(' '), piece.size()));
    if (piece.starts_with(markers::k_enumeration)) { // …牵头单位、市县林业局为责任单位
        piece.remove_prefix(markers::k_enumeration.size());
    }
    for (std::size_t i = 0; i < piece.size(); i += base::utf8_length(piece[i])) {
        if (!m_words.prefix(piece.substr(i), Class::Is, Class::Is)) {
            continue;
        }
        const std::string_view list = piece.substr(0, i);
        const auto names = m_names.list(list, OrganNames::Mode::Open);
        if (list.empty() || !names || !m_names.begins_as_organ(list)) {
            return std::nullopt;
        }
        Found found;
        const Class verb = label.what == Class::LabelLead          ? Class::VerbLead
                           : label.what == Class::LabelParticipant ? Class::VerbParticipant
                                                                   : Class::VerbResponsible;
        for (const OrganName& organ : names->names) {
            found.content.owners.push_back({organ, m_clauses.role_of(verb, organ.name)});
        }
        found.content.labelled = true;
        found.span = {span_of(text, piece).begin, label.end};
        return found;
    }
    return std::nullopt;
}

std::optional<RunningOwnerParser::Found> RunningOwnerParser::parse(std::string_view text, const OwnerWords::Hit& verb,
                                                                   std::uint32_t from) const {
    // 牵头负责, 负责牵头组织实施: the verbs in a row count as one.
    OwnerWords::Hit all = verb;
    bool lead = verb.what == Class::VerbLead;
    while (const auto next = m_words.prefix(text.substr(all.end), Class::VerbLead, Class::Adverb)) {
        all.end += static_cast<std::uint32_t>(next.size);
        lead = lead || next.what == Class::VerbLead;
    }
    const std::uint32_t sentence = sentence_begin(text, verb.begin, from);
    // 由某局具体实施 counts where the sentence ends with it; 实施 with an object does not.
    const bool needs_end = verb.what == Class::VerbImplement;
    if (needs_end && piece_end(text, all.end) != all.end) {
        return std::nullopt;
    }
    const std::string_view object = text.substr(all.end, piece_end(text, all.end) - all.end);
    const bool no_clause = m_words.vetoed(text.substr(all.end)) || m_words.describes(object);
    const auto span = no_clause ? std::nullopt : list_before(text, sentence, verb);
    if (!span) {
        return std::nullopt;
    }
    Found found;
    const auto names = m_names.list(span->in(text), OrganNames::Mode::Open);
    for (const OrganName& organ : names->names) {
        found.content.owners.push_back({organ, lead ? OwnerRole::Lead : OwnerRole::Responsible});
    }
    found.content.labelled = true;
    found.span = {sentence, all.end};
    while (found.span.begin < span->begin && text[found.span.begin] == ' ') {
        ++found.span.begin;
    }
    found.whole_document = static_cast<bool>(m_words.prefix(text.substr(found.span.begin), Class::Whole, Class::Whole));
    read_partners(text, found);
    return found;
}

} // namespace policygraph::extract
