// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/document_scope.hpp>

#include <policygraph/base/utf8.hpp>

namespace policygraph::resolve {

DocumentScope::DocumentScope(const AgencyNamer& namer, const DocumentNumbers& numbers)
    : m_namer(namer), m_numbers(numbers) {}

Scope DocumentScope::made(int place, const char* reason, base::Span span) const {
    return {place, place == k_no_place ? std::string() : m_namer.places()[place].full_name, reason, span};
}

int DocumentScope::leading_place(std::string_view text, bool weak) const {
    for (const std::string_view party : m_namer.words("party")) {
        if (text.starts_with(party)) {
            const int place = leading_place(text.substr(party.size()), weak);
            if (place != k_no_place) {
                return place;
            }
        }
    }
    for (const std::string_view sited : m_namer.words("sited")) {
        if (text.starts_with(sited)) {
            return leading_place(text.substr(sited.size()), weak);
        }
    }
    if (m_namer.is_central(text, k_country)) {
        return k_country;
    }
    if (m_namer.opens_with(text, "central")) {
        return m_namer.opens_with(text, "weak") && !weak ? k_no_place : k_country;
    }
    const auto prefixes = m_namer.places().prefixes(text, k_no_place);
    return prefixes.empty() ? k_no_place : prefixes.front().place;
}

int DocumentScope::place_in(std::string_view title) const {
    if (m_namer.opens_with(title, "central")) {
        return k_no_place;
    }
    for (std::size_t at = 0; at < title.size(); at += base::utf8_length(title[at])) {
        for (const PlaceTable::Prefix& prefix : m_namer.places().prefixes(title.substr(at), k_no_place)) {
            const bool province = m_namer.places()[prefix.place].level <= Level::Province;
            if (prefix.full || at == 0 || province) {
                return prefix.place;
            }
        }
    }
    return k_no_place;
}

Scope DocumentScope::from_issuers(const extract::Facts& facts) const {
    for (const extract::Name& issuer : facts.document.issuers) {
        const int place = leading_place(issuer.value, true);
        if (place != k_no_place) {
            return made(place, "issuer", issuer.evidence.span);
        }
        if (Scope town = township(issuer, "issuer"); !town.name.empty()) {
            return town;
        }
    }
    return {};
}

Scope DocumentScope::township(const extract::Name& name, const char* reason) const {
    // 茂林镇…: below the county; the name is kept, no code is guessed.
    constexpr std::size_t k_shortest = 6; // bytes before 镇, 乡: two characters to four
    constexpr std::size_t k_longest = 12;
    for (const std::string_view town : m_namer.words("township")) {
        const std::size_t at = name.value.find(town);
        if (at != std::string::npos && at >= k_shortest && at <= k_longest) {
            return {k_no_place, name.value.substr(0, at + town.size()), reason, name.evidence.span};
        }
    }
    return {};
}

Scope DocumentScope::from_weak_titles(const extract::Facts& facts) const {
    for (const auto* title : {&facts.document.notice_title, &facts.document.title}) {
        if (*title && leading_place((*title)->value, true) == k_country) {
            return made(k_country, "title", (*title)->evidence.span);
        }
    }
    return {};
}

Scope DocumentScope::from_number(const extract::Facts& facts) const {
    if (!facts.document.doc_number) {
        return {};
    }
    const extract::Name& number = *facts.document.doc_number;
    const DocumentNumbers::Office* office = m_numbers.office(number.value);
    return office == nullptr ? Scope{} : made(office->place, "doc_number", number.evidence.span);
}

Scope DocumentScope::from_titles(const extract::Facts& facts) const {
    const auto& document = facts.document;
    for (const auto* title : {&document.notice_title, &document.title}) {
        if (*title) {
            const int place = leading_place((*title)->value, false);
            if (place != k_no_place) {
                return made(place, title == &document.title ? "title" : "notice_title", (*title)->evidence.span);
            }
        }
    }
    for (const auto* title : {&document.notice_title, &document.title}) {
        if (*title) {
            const int place = place_in((*title)->value);
            if (place != k_no_place) {
                return made(place, title == &document.title ? "title" : "notice_title", (*title)->evidence.span);
            }
        }
    }
    return {};
}

Scope DocumentScope::from_recipients(const extract::Facts& facts) const {
    for (const extract::Name& recipient : facts.document.recipients) {
        const int place =
            m_namer.opens_with(recipient.value, "everywhere") ? k_country : leading_place(recipient.value, true);
        if (place != k_no_place) {
            return made(place, "recipients", recipient.evidence.span);
        }
    }
    return {};
}

Scope DocumentScope::from_owners(const extract::Facts& facts) const {
    // Owners often name the city: 抚州海关. The place that holds all named ones decides; two provinces decide nothing.
    const PlaceTable& places = m_namer.places();
    Scope scope;
    Scope centre;
    std::size_t central = 0;
    for (const extract::Owner& owner : facts.owners) {
        if (m_namer.is_central(owner.completed, k_country)) {
            ++central;
            centre = made(k_country, "owners", owner.evidence.span);
            continue;
        }
        const auto prefixes = places.prefixes(owner.name, k_no_place);
        if (prefixes.empty() || prefixes.front().size == owner.name.size()) {
            continue;
        }
        const int place = prefixes.front().place;
        if (scope.place == k_no_place || places.within(scope.place, place)) {
            scope = made(place, "owners", owner.evidence.span);
        } else if (!places.within(place, scope.place)) {
            return {};
        }
    }
    // Organs of the centre throughout: a document of the centre.
    const bool all = scope.place == k_no_place && central >= 3 && central * 4 >= facts.owners.size() * 3;
    return all ? centre : scope;
}

Scope DocumentScope::scope(const extract::Facts& facts) const {
    for (const auto part :
         {&DocumentScope::from_issuers, &DocumentScope::from_number, &DocumentScope::from_titles,
          &DocumentScope::from_recipients, &DocumentScope::from_owners, &DocumentScope::from_weak_titles}) {
        Scope scope = (this->*part)(facts);
        if (scope.place != k_no_place || !scope.name.empty()) {
            return scope;
        }
    }
    return {};
}

} // namespace policygraph::resolve
