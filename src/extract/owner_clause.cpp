// SPDX-License-Identifier: Apache-2.0
#include "owner_clause.hpp"

#include "brackets.hpp"
#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <optional>

namespace policygraph::extract {

namespace {

using Class = OwnerWords::Class;

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '.')) {
        text.remove_suffix(1);
    }
    return text;
}

bool is_list_label(Class c) {
    return c <= Class::LabelImplement;
}

Class verb_of(Class label) {
    switch (label) {
    case Class::LabelLead:
        return Class::VerbLead;
    case Class::LabelParticipant:
        return Class::VerbParticipant;
    case Class::LabelImplement:
        return Class::VerbImplement;
    default:
        return Class::VerbResponsible;
    }
}

// Pieces end at , ; 。 outside brackets, and before a label with its colon.
std::vector<std::string_view> cut(std::string_view clause, const OwnerWords& words) {
    std::vector<std::string_view> pieces;
    const brackets::Depth depth(clause);
    std::size_t begin = 0;
    const auto end_at = [&](std::size_t end, std::size_t next) {
        if (const std::string_view piece = trimmed(clause.substr(begin, end - begin)); !piece.empty()) {
            pieces.push_back(piece);
        }
        begin = next;
    };
    for (std::size_t i = 0; i < clause.size();) {
        const std::size_t size = base::utf8_length(clause[i]);
        if (!depth.inside(i)) {
            const std::string_view rest = clause.substr(i);
            if (rest.starts_with(',') || rest.starts_with(';') || rest.starts_with(markers::k_full_stop)) {
                end_at(i, i + size);
            } else if (const auto label = words.prefix(rest, Class::LabelResponsible, Class::LabelOther);
                       label && rest.substr(label.size).starts_with(':')) {
                end_at(i, i);
                i += label.size; // 牵头责任单位: is no 责任单位:
                continue;
            }
        }
        i += size;
    }
    end_at(clause.size(), clause.size());
    return pieces;
}

} // namespace

struct OwnerClauseParser::State {
    std::string_view clause;
    OwnerClause result;
    std::optional<Class> label;            // the label that governs what follows
    std::vector<std::string_view> waiting; // lists without label whose verb is still to come
    bool skipping = false;                 // behind a label of persons, times, remarks
};

OwnerClauseParser::Stripped OwnerClauseParser::strip_verbs(std::string_view text) const {
    constexpr std::size_t k_long_adverb = 9; // bytes: 按职责 alone says that a verb is meant
    Stripped stripped{trimmed(text), false, Class::VerbResponsible};
    bool implement = false;
    bool participant = false;
    bool lead = false;
    while (const auto word = m_words.suffix(stripped.list, Class::VerbLead, Class::Adverb)) {
        if (word.size == stripped.list.size()) {
            stripped.list = {};
        }
        if (word.what == Class::Adverb && !stripped.verb && word.size < k_long_adverb) {
            break;
        }
        stripped.verb = true;
        implement = implement || word.what == Class::VerbImplement;
        participant = participant || word.what == Class::VerbParticipant;
        lead = lead || word.what == Class::VerbLead;
        if (stripped.list.empty()) {
            break;
        }
        stripped.list = trimmed(stripped.list.substr(0, stripped.list.size() - word.size));
    }
    stripped.what = lead          ? Class::VerbLead
                    : participant ? Class::VerbParticipant
                    : implement   ? Class::VerbImplement
                                  : Class::VerbResponsible;
    return stripped;
}

// To implement is said of lower levels; a department that 负责落实 is responsible.
OwnerRole OwnerClauseParser::role_of(Class verb, std::string_view name) const {
    switch (verb) {
    case Class::VerbLead:
        return OwnerRole::Lead;
    case Class::VerbParticipant:
        return OwnerRole::Participant;
    case Class::VerbImplement:
        return m_words.suffix(name, Class::Lower, Class::Lower) || m_words.prefix(name, Class::Lower, Class::Lower)
                   ? OwnerRole::Implement
                   : OwnerRole::Responsible;
    default:
        return OwnerRole::Responsible;
    }
}

void OwnerClauseParser::add(std::string_view list, Class what, State& state) const {
    for (std::size_t i = 0; i < list.size(); i += base::utf8_length(list[i])) {
        if (const auto with = m_words.prefix(list.substr(i), Class::With, Class::With)) { // A会同B负责: B takes part
            add_names(list.substr(0, i), what, state);
            add_names(list.substr(i + with.size), Class::VerbParticipant, state);
            return;
        }
    }
    add_names(list, what, state);
}

void OwnerClauseParser::add_names(std::string_view list, Class what, State& state) const {
    const auto found = m_names.list(list, OrganNames::Mode::Closed);
    if (!found) {
        state.result.unknown += list.empty() ? 0 : 1;
        return;
    }
    state.result.unknown += found->unknown;
    state.result.others = state.result.others || found->others;
    for (const OrganName& organ : found->names) {
        OrganName placed = organ;
        placed.begin += static_cast<std::size_t>(list.data() - state.clause.data());
        const Class own = role_behind(list, organ).value_or(what);
        state.result.owners.push_back({std::move(placed), role_of(own, organ.name)});
    }
}

// 市教育局(牵头)、市财政局: the bracket behind a name tells what it does.
std::optional<OwnerWords::Class> OwnerClauseParser::role_behind(std::string_view list, const OrganName& organ) const {
    std::string_view rest = list.substr(std::min(organ.begin, list.size()));
    if (!rest.starts_with(organ.name) || !rest.substr(organ.name.size()).starts_with('(')) {
        return std::nullopt;
    }
    rest.remove_prefix(organ.name.size() + 1);
    if (const auto verb = m_words.prefix(rest, Class::VerbLead, Class::VerbParticipant);
        verb && rest.substr(verb.size).starts_with(')')) {
        return verb.what;
    }
    const auto label = m_words.prefix(rest, Class::LabelResponsible, Class::LabelImplement);
    return label && rest.substr(label.size).starts_with(')') ? std::optional(verb_of(label.what)) : std::nullopt;
}

bool OwnerClauseParser::states_first_leads(std::string_view piece) const {
    for (const auto& hit : m_words.scan(piece)) {
        if (hit.what == Class::First) {
            const auto hits = m_words.scan(piece.substr(hit.end));
            for (const auto& after : hits) {
                if (after.what == Class::VerbLead || after.what == Class::LabelLead) {
                    return true;
                }
            }
        }
    }
    return false;
}

bool OwnerClauseParser::read_below(std::string_view piece, OwnerClause& clause) const {
    const auto below = m_words.prefix(piece, Class::Below, Class::Below);
    if (!below) {
        return false;
    }
    const Stripped stripped = strip_verbs(piece.substr(below.size));
    if (const auto found = m_names.list(stripped.list, OrganNames::Mode::Closed)) {
        for (const OrganName& organ : found->names) {
            clause.below.push_back({organ, role_of(stripped.what, organ.name)});
        }
    }
    return true;
}

// A牵头B配合 without a comma between.
bool OwnerClauseParser::read_two_verbs(std::string_view piece, State& state) const {
    for (const auto& hit : m_words.scan(piece)) {
        if (!OwnerWords::is_verb(hit.what) || hit.begin == 0 || hit.end == piece.size() ||
            m_words.vetoed(piece.substr(hit.end))) {
            continue;
        }
        const Stripped left = strip_verbs(piece.substr(0, hit.end));
        const std::string_view right = piece.substr(hit.end);
        const auto left_names = m_names.list(left.list, OrganNames::Mode::Open);
        const Stripped right_verbs = strip_verbs(right);
        if (left_names && !right_verbs.list.empty() && m_names.list(right_verbs.list, OrganNames::Mode::Open)) {
            read_list(piece.substr(0, hit.end), state);
            read_list(right, state);
            return true;
        }
    }
    return false;
}

void OwnerClauseParser::read_list(std::string_view piece, State& state) const {
    piece = trimmed(piece);
    if (const auto lead_in = m_words.prefix(piece, Class::LeadIn, Class::LeadIn)) {
        piece.remove_prefix(lead_in.size);
    }
    Stripped stripped = strip_verbs(piece);
    if (!stripped.verb && !state.label) {
        state.waiting.push_back(piece);
        state.result.times.emplace_back(piece);
        return;
    }
    Class what = stripped.what;
    if (state.label) { // a lead's list leads whatever verb closes it; else the verb says more than the label
        const Class label = verb_of(*state.label);
        const bool verb_decides = stripped.verb && (what == Class::VerbLead || what == Class::VerbParticipant);
        what = verb_decides ? what : label;
    }
    for (const std::string_view earlier : state.waiting) {
        add(earlier, what, state);
    }
    state.waiting.clear();
    state.result.labelled = true;
    const std::size_t before = state.result.owners.size();
    add(stripped.list, what, state);
    if (state.result.owners.size() == before) {
        state.result.times.emplace_back(piece);
    }
}

void OwnerClauseParser::read_piece(std::string_view piece, State& state) const {
    if (states_first_leads(piece)) {
        state.result.first_leads = true;
        return;
    }
    if (read_below(piece, state.result)) {
        return;
    }
    auto label = m_words.prefix(piece, Class::LabelResponsible, Class::LabelOther);
    std::size_t colon = label.size;
    if (!label && m_words.prefix(piece, Class::LabelHost, Class::LabelHost)) {
        label = m_words.prefix(piece, Class::LabelHost, Class::LabelHost);
        colon = label.size;
        label.what = Class::LabelResponsible;
    }
    if (!label) { // (牵头:A;配合:B)
        label = m_words.prefix(piece, Class::VerbLead, Class::VerbImplement);
        colon = label.size;
        if (label && piece.substr(colon).starts_with(':')) {
            label.what = label.what == Class::VerbLead          ? Class::LabelLead
                         : label.what == Class::VerbParticipant ? Class::LabelParticipant
                                                                : Class::LabelResponsible;
        }
    }
    while (label && colon < piece.size() && piece[colon] == ' ') {
        ++colon;
    }
    // 责任单位:A, 责任单位为A
    const auto is = m_words.prefix(piece.substr(std::min(colon, piece.size())), Class::Is, Class::Is);
    const std::size_t joint = colon < piece.size() && piece[colon] == ':' ? 1
                              : label && is_list_label(label.what)        ? is.size
                                                                          : 0;
    if (label && joint != 0) {
        state.waiting.clear();
        state.skipping = !is_list_label(label.what);
        piece = trimmed(piece.substr(colon + joint));
        if (state.skipping) {
            if (label.what == Class::LabelTime) {
                state.result.times.emplace_back(piece);
            }
            return;
        }
        state.label = label.what;
        state.result.labelled = true;
    }
    if (state.skipping || piece.empty()) {
        return;
    }
    if (!read_two_verbs(piece, state)) {
        read_list(piece, state);
    }
}

OwnerClause OwnerClauseParser::parse(std::string_view clause) const {
    State state;
    state.clause = clause;
    for (const std::string_view piece : cut(clause, m_words)) {
        read_piece(piece, state);
    }
    if (!state.result.labelled) {
        state.result.owners.clear();
    }
    return std::move(state.result);
}

} // namespace policygraph::extract
