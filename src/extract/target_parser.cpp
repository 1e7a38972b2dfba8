// SPDX-License-Identifier: Apache-2.0
#include "target_parser.hpp"

#include "markers.hpp"
#include "target_clause.hpp"
#include "target_context.hpp"

namespace policygraph::extract {

TargetParser::TargetParser(const lexicon::Lexicon& lexicon)
    : m_cues(lexicon, "quantity_cues",
             {"least_after", "most_after", "most_after_time", "about_after", "more", "least", "most", "less", "equal",
              "growth", "fall", "ratio", "rank", "each", "respective", "from", "located"}),
      m_verbs(lexicon, "target_verbs",
              {"do", "act", "lead", "scope", "refer", "yield", "toward", "within", "object", "noun", "grade"}),
      m_context(lexicon, "target_context", target_context::names()) {}

namespace {

bool ends_clause(std::string_view text, std::size_t at) {
    return at >= text.size() || static_cast<unsigned char>(text[at]) < 0x80 ||
           text.substr(at).starts_with(markers::k_full_stop) || text.substr(at).starts_with(markers::k_enumeration);
}

} // namespace

std::vector<Quantity> TargetParser::figures(std::string_view text, std::vector<Quantity> quantities) const {
    std::erase_if(quantities, [&](const Quantity& quantity) {
        if (quantity.kind == UnitKind::Rank && !ends_clause(text, quantity.span.end)) {
            return true; // 世界500强企业: a name
        }
        if (quantity.kind == UnitKind::Score) { // 65岁以上老年人健康管理率: says of whom
            const ClassedWords::Match after = m_cues.prefix(text.substr(quantity.span.end));
            const bool bound = after && (after.what == LeastAfter || after.what == MostAfter);
            if (bound && !ends_clause(text, quantity.span.end + after.size)) {
                return true;
            }
        }
        if (!quantity.han && quantity.kind != UnitKind::Index) {
            return false;
        }
        const ClassedWords::Match before = m_cues.suffix(text.substr(0, quantity.span.begin));
        const ClassedWords::Match after = m_cues.prefix(text.substr(quantity.span.end));
        const bool compared = before && before.what >= More && before.what <= Equal;
        if (quantity.bare || quantity.kind == UnitKind::Index) {
            return !compared && !(quantity.bare && after && after.what == LeastAfter &&
                                  ends_clause(text, quantity.span.end + after.size)); // 保持在万亿元以上
        }
        const bool ranked = before && before.what == Rank && // 前三位, not 前三个季度
                            m_context.prefix(quantity.unit).what == target_context::Person;
        return quantity.value < 10 && !ranked && !(before && before.what == Least) &&
               !(after && after.what == LeastAfter);
    });
    return quantities;
}

base::Span TargetParser::announced(std::string_view text, const Layout& layout, base::Span sentence,
                                   base::Span clause) const {
    if (clause.begin <= sentence.begin) {
        return {};
    }
    base::Span before = layout.clause(clause.begin - 1);
    before.begin = std::max(before.begin, sentence.begin);
    bool change = false;
    for (ClassedWords::Match cue; !before.empty(); before.end -= static_cast<std::uint32_t>(cue.size)) {
        cue = m_cues.suffix(before.in(text));
        if (!cue || (cue.what != Growth && cue.what != Fall && cue.what != Equal)) {
            const ClassedWords::Match adverb = change ? m_verbs.suffix(before.in(text)) : ClassedWords::Match{};
            if (!adverb || adverb.what != Lead) {
                break;
            }
            cue = adverb;
        }
        change = change || cue.what == Growth || cue.what == Fall;
    }
    constexpr std::size_t k_longest = 60; // bytes: twenty characters
    return change && before.size() >= 6 && before.size() <= k_longest ? before : base::Span{};
}

TargetParser::Verbs TargetParser::verbs(std::string_view text) const {
    Verbs found = Verbs::None;
    for (ClassedWords::Match verb; !text.empty(); text.remove_prefix(verb.size)) {
        verb = m_verbs.prefix(text);
        if (!cuts(verb)) {
            return Verbs::None;
        }
        found = verb.what == Act ? Verbs::Work : Verbs::Bare;
    }
    return found;
}

std::uint32_t TargetParser::adverbs(std::string_view text) const {
    std::uint32_t size = 0;
    while (true) {
        const ClassedWords::Match word = m_verbs.prefix(text.substr(size));
        if (!word || word.what != Lead) {
            return size;
        }
        size += word.size;
    }
}

std::vector<Figure> TargetParser::parse(std::string_view text, base::Span clause,
                                        const std::vector<Quantity>& quantities, std::size_t first, std::size_t last,
                                        const std::vector<base::Span>& bases) const {
    return Clause(*this, text, clause, quantities, first, last, bases).run();
}

} // namespace policygraph::extract
