// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/editions.hpp>

#include <policygraph/base/hash.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

namespace policygraph::resolve {

namespace {

constexpr std::size_t k_year_digits = 4;
constexpr const char* k_edition_of = "edition_of";

enum class Likeness { Same, Apart, Unclear };

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// 2021 of 冀科农规(2021)1号; "" where there is none.
std::string_view year_of(std::string_view number) {
    for (std::size_t at = 0; at + k_year_digits <= number.size(); ++at) {
        const std::string_view four = number.substr(at, k_year_digits);
        const bool alone = (at == 0 || !is_digit(number[at - 1])) &&
                           (at + k_year_digits == number.size() || !is_digit(number[at + k_year_digits]));
        if (alone && (four.starts_with("19") || four.starts_with("20")) &&
            std::all_of(four.begin(), four.end(), is_digit)) {
            return four;
        }
    }
    return {};
}

std::u32string code_points(std::string_view text) {
    std::u32string codes;
    for (std::size_t at = 0; at < text.size(); at += base::utf8_length(text[at])) {
        codes += base::code_point(text, at);
    }
    return codes;
}

/// One character lost, added or taken for another: 国科发农(2020)17号 for 国科发农(2020)173号.
bool misprinted(std::string_view one, std::string_view other) {
    std::u32string a = code_points(one);
    std::u32string b = code_points(other);
    if (a.size() > b.size()) {
        std::swap(a, b);
    }
    const auto differ = std::mismatch(a.begin(), a.end(), b.begin());
    const std::u32string_view rest_a(a.data() + (differ.first - a.begin()), a.end() - differ.first);
    const std::u32string_view rest_b(b.data() + (differ.second - b.begin()), b.end() - differ.second);
    return a.size() == b.size() ? rest_a.size() <= 1 || rest_a.substr(1) == rest_b.substr(1)
                                : a.size() + 1 == b.size() && rest_b.substr(1) == rest_a;
}

Likeness compare(const NumberUse& a, const NumberUse& b) {
    if (a.told_apart.contains(b.number) || b.told_apart.contains(a.number)) {
        return Likeness::Apart;
    }
    if (!a.place.empty() && !b.place.empty() && a.place != b.place) {
        return Likeness::Unclear; // one forwards what the other made
    }
    if (a.own && b.own && !a.date.empty() && !b.date.empty()) {
        const std::size_t exact = std::min(a.date.size(), b.date.size());
        return a.date.substr(0, exact) == b.date.substr(0, exact) ? Likeness::Same : Likeness::Apart;
    }
    const std::string_view year = year_of(a.number);
    const std::string_view other = year_of(b.number);
    if (misprinted(a.number, b.number) || (!year.empty() && year == other)) {
        return Likeness::Same;
    }
    const bool dated = !year.empty() && !other.empty();
    return dated || (a.own && b.own) ? Likeness::Apart : Likeness::Unclear;
}

/// Best known first: what leads an edition must not hang on what else is there.
bool leads_before(const NumberUse& a, const NumberUse& b) {
    const auto rank = [](const NumberUse& use) {
        return std::tuple(!use.own, use.date.empty(), use.told_apart.empty(), ~use.documents,
                          std::string_view(use.number));
    };
    return rank(a) < rank(b);
}

bool belongs_to_policy(std::string_view kind) {
    constexpr std::array<std::string_view, 4> k_kinds = {"Task", "Target", "Stage", "Incentive"};
    return std::find(k_kinds.begin(), k_kinds.end(), kind) != k_kinds.end();
}

/// The editions name their title, the title's node does not.
void mark_edition(base::Attributes& attributes, const std::string& title, bool edition) {
    if (edition) {
        attributes[k_edition_of] = title;
    } else {
        attributes.erase(k_edition_of);
    }
}

} // namespace

std::map<std::string, std::string> editions(std::vector<NumberUse> uses) {
    std::sort(uses.begin(), uses.end(), leads_before);
    std::vector<const NumberUse*> leads;
    std::map<std::string, std::string> edition;
    bool told = false;
    for (const NumberUse& use : uses) {
        told = told || !use.told_apart.empty();
        std::vector<const NumberUse*> same;
        bool unclear = false;
        for (const NumberUse* lead : leads) {
            const Likeness likeness = compare(use, *lead);
            unclear = unclear || likeness == Likeness::Unclear;
            if (likeness == Likeness::Same) {
                same.push_back(lead);
            }
        }
        if (same.size() == 1) {
            edition.emplace(use.number, same.front()->number);
        } else if (same.empty() && (!unclear || !use.told_apart.empty())) {
            leads.push_back(&use);
            edition.emplace(use.number, use.number);
        }
    }
    return leads.size() > 1 || told ? edition : std::map<std::string, std::string>();
}

std::string edition_id(const std::string& title, const std::string& number) {
    return base::combined_id(title, base::content_id({"edition", number}));
}

void move_policies(Contribution& contribution, const EditionMoves& moves) {
    std::map<std::string, std::string> renamed = moves.moves;
    if (const auto own = moves.moves.find(moves.own); own != moves.moves.end()) {
        const std::string way = base::combined_id(own->first, own->second);
        for (const NodeClaim& claim : contribution.nodes) {
            if (belongs_to_policy(claim.kind)) {
                renamed.try_emplace(claim.id, base::combined_id(claim.id, way));
            }
        }
    }
    const auto rename = [&](std::string& id) {
        const auto found = renamed.find(id);
        id = found == renamed.end() ? id : found->second;
    };
    for (NodeClaim& claim : contribution.nodes) {
        if (const auto moved = moves.moves.find(claim.id); moved != moves.moves.end()) {
            mark_edition(claim.attributes, moves.title, moved->second != moves.title);
        }
        rename(claim.id);
        for (const char* pointer : {"policy_id", "task_id"}) {
            if (const auto found = claim.attributes.find(pointer); found != claim.attributes.end()) {
                rename(std::get<std::string>(found->second));
            }
        }
    }
    for (EdgeClaim& claim : contribution.edges) {
        rename(claim.source);
        rename(claim.target);
    }
    for (AliasClaim& claim : contribution.aliases) {
        rename(claim.node);
    }
}

} // namespace policygraph::resolve
