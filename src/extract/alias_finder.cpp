// SPDX-License-Identifier: Apache-2.0
#include "alias_finder.hpp"

#include "brackets.hpp"
#include "markers.hpp"
#include "title_scanner.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace policygraph::extract {

namespace {

constexpr std::size_t k_reach = 300;         // bytes before the bracket
constexpr std::size_t k_longest_alias = 20;  // characters
constexpr std::size_t k_longest_organ = 120; // bytes

std::string without_marks(std::string_view text) {
    constexpr std::array k_marks{markers::k_open_title, markers::k_close_title, markers::k_open_quote,
                                 markers::k_close_quote};
    std::string bare;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t size = base::utf8_length(text[i]);
        const std::string_view one = text.substr(i, size);
        if (one != " " && one != "\n" && std::find(k_marks.begin(), k_marks.end(), one) == k_marks.end()) {
            bare += one;
        }
        i += size;
    }
    return bare;
}

std::string_view without_last_bracket(std::string_view before) {
    if (before.ends_with(')')) {
        const std::size_t open = before.rfind('(');
        return open == std::string_view::npos ? before : before.substr(0, open);
    }
    return before;
}

} // namespace

AliasFinder::AliasFinder(const lexicon::Lexicon& lexicon, const OrganNames& names, const NamePlaces& places)
    : m_titles(lexicon), m_names(names), m_places(places) {}

std::string AliasFinder::defined(std::string_view inner) const {
    const ClassedWords& words = m_titles.words();
    for (std::size_t i = words.next_place(inner, 0); i < inner.size();
         i = words.next_place(inner, i + base::utf8_length(inner[i]))) {
        const auto word = words.prefix(inner.substr(i));
        if (!word || word.what != TitleWords::Short) {
            continue;
        }
        std::string_view rest = inner.substr(i + word.size);
        rest = rest.substr(rest.find_first_not_of(": ") == std::string_view::npos ? 0 : rest.find_first_not_of(": "));
        const std::string alias = without_marks(rest);
        const std::size_t length = base::count_characters(alias);
        const bool plain = alias.find_first_of(",;:()") == std::string::npos &&
                           alias.find(markers::k_enumeration) == std::string::npos &&
                           alias.find(markers::k_full_stop) == std::string::npos;
        return plain && length >= 2 && length <= k_longest_alias ? alias : std::string();
    }
    return {};
}

// 《…》 right before the bracket, where it is cited or the text's own.
std::optional<Alias> AliasFinder::of_policy(std::string_view before, const Facts& facts) const {
    before = without_last_bracket(before);
    if (!before.ends_with(markers::k_close_title)) {
        return std::nullopt;
    }
    std::size_t open = before.rfind(markers::k_open_title);
    if (open == std::string_view::npos) {
        return std::nullopt;
    }
    const std::size_t begin = open + markers::k_open_title.size();
    const std::string_view inner = before.substr(begin, before.size() - begin - markers::k_close_title.size());
    const std::string title = folded_title(m_titles.plan_of(joined_title(inner)).title);
    const auto same = [&](std::string_view name) { return folded_title(name) == title; };
    const Document& document = facts.document;
    if (document.title && same(document.title->value)) {
        return Alias{document.title->value, {}, Alias::Of::Policy, {}};
    }
    const auto cited = std::find_if(facts.citations.begin(), facts.citations.end(),
                                    [&](const Citation& citation) { return same(citation.title); });
    return cited == facts.citations.end() ? std::nullopt
                                          : std::optional<Alias>({cited->title, {}, Alias::Of::Policy, {}});
}

std::optional<Alias> AliasFinder::of_named(std::string_view before, const Facts& facts) const {
    for (const Group& group : facts.groups) {
        if (before.ends_with(group.name)) {
            return Alias{group.name, {}, Alias::Of::Group, {}};
        }
    }
    const std::string bare = without_marks(before);
    for (const Program& program : facts.programs) {
        const std::string name = without_marks(program.name);
        const std::string_view front =
            std::string_view(bare).substr(0, bare.size() - std::min(bare.size(), name.size()));
        if (bare.ends_with(name) && !front.ends_with(markers::k_and) && !front.ends_with(markers::k_enumeration)) {
            return Alias{program.name, {}, Alias::Of::Program, {}};
        }
    }
    return std::nullopt;
}

// The longest name of an organ that ends before the bracket and begins where a name may.
std::optional<Alias> AliasFinder::of_organ(std::string_view before, std::string_view alias) const {
    if (alias.starts_with(markers::k_each) || // 以下简称各运营商: a class, not the last of them
        !m_names.opens_name(alias) || m_names.strength(alias) < OrganNames::Strength::Weak) {
        return std::nullopt;
    }
    std::size_t from = before.size() - std::min(before.size(), k_longest_organ);
    while (from < before.size() && (static_cast<unsigned char>(before[from]) & 0xC0U) == 0x80U) {
        ++from;
    }
    std::string_view rest = before.substr(from);
    rest = rest.substr(rest.find_last_of(",;:\n()") + 1);
    for (const std::string_view mark : {markers::k_full_stop, markers::k_enumeration, markers::k_close_title}) {
        const std::size_t at = rest.rfind(mark);
        rest = rest.substr(at == std::string_view::npos ? 0 : at + mark.size());
    }
    for (std::size_t i = 0; i < rest.size(); i += base::utf8_length(rest[i])) {
        const std::string_view name = rest.substr(i);
        if (m_places.prefix(name) > 0 && m_names.strength(name) == OrganNames::Strength::Strong) {
            const auto list = m_names.list(name, OrganNames::Mode::Open);
            if (list && list->names.size() == 1 && list->names.front().name == name && name != alias) {
                return Alias{std::string(name), {}, Alias::Of::Agency, {}};
            }
        }
    }
    return std::nullopt;
}

std::vector<Alias> AliasFinder::find(const Context& context, const Facts& facts) const {
    const std::string_view text = context.text();
    std::vector<Alias> aliases;
    for (const brackets::Pair& pair : context.brackets()) {
        const std::string alias = defined(pair.inner.in(text));
        if (alias.empty()) {
            continue;
        }
        std::size_t from = pair.outer.begin - std::min<std::size_t>(pair.outer.begin, k_reach);
        while (from < pair.outer.begin && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) {
            ++from;
        }
        const std::string_view before = text.substr(from, pair.outer.begin - from);
        std::optional<Alias> found = of_policy(before, facts);
        found = found ? found : of_named(before, facts);
        found = found ? found : of_organ(before, alias);
        const bool known = found && std::any_of(aliases.begin(), aliases.end(), [&](const Alias& one) {
                               return one.alias == alias; // its first meaning
                           });
        if (!found || known || found->name == alias) {
            continue;
        }
        found->alias = alias;
        found->general = found->of == Alias::Of::Policy ? m_titles.is_short(alias) : !m_names.opens_name(alias);
        found->evidence = context.evidence(pair.outer, "alias.short");
        aliases.push_back(std::move(*found));
    }
    return aliases;
}

} // namespace policygraph::extract
