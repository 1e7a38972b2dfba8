// SPDX-License-Identifier: Apache-2.0
#include "program_finder.hpp"

#include "markers.hpp"
#include "program_scan.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

/// That a character is Han, by its first byte.
bool is_han(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte >= 0xE4 && byte <= 0xE9;
}

std::uint32_t step(std::string_view text, std::uint32_t offset) {
    return static_cast<std::uint32_t>(base::utf8_length(text[offset]));
}

/// The digits of a table's row number that the tables' loss glued between two cells: 管理局6工业互联网平台; else 0.
std::uint32_t table_number(std::string_view text, std::uint32_t offset) {
    const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    const auto han = [&](std::size_t i) { return i < text.size() && static_cast<unsigned char>(text[i]) >= 0xE4; };
    if (offset == 0 || !digit(offset) || static_cast<unsigned char>(text[offset - 1]) < 0x80 ||
        text.substr(0, offset).ends_with(markers::k_ordinal)) {
        return 0;
    }
    std::uint32_t end = offset;
    while (digit(end)) {
        ++end;
    }
    return han(end) && !text.substr(end).starts_with(markers::k_year) ? end - offset : 0;
}

} // namespace

// Where the walk goes on behind the mark at `i`; `i` where none stands there.
std::uint32_t ProgramFinder::behind_mark(std::string_view text, Walk& walk, std::uint32_t i, std::uint32_t end) const {
    const std::string_view rest = text.substr(i, end - i);
    if (rest.starts_with(markers::k_open_quote)) { // a quoted part is taken whole
        const std::size_t close = rest.find(markers::k_close_quote);
        const std::string_view inside = rest.substr(
            markers::k_open_quote.size(), close == std::string_view::npos ? 0 : close - markers::k_open_quote.size());
        walk.quoted = walk.quoted || (!inside.empty() && !m_words.is_generic(inside)); // “十四五” names nothing
        return i + static_cast<std::uint32_t>(close == std::string_view::npos ? markers::k_open_quote.size()
                                                                              : close + markers::k_close_quote.size());
    }
    if (rest.starts_with(markers::k_close_title)) {
        walk.begin_at(i + static_cast<std::uint32_t>(markers::k_close_title.size()), false);
        return walk.begin;
    }
    if (rest.front() == ',' || rest.front() == ';' || rest.front() == ':') { // inside brackets
        walk.begin_at(i + 1, false);
        return walk.begin;
    }
    if (const std::uint32_t digits = table_number(text, i); digits != 0) {
        walk.begin_at(i + digits, false);
        return walk.begin;
    }
    if (rest.front() == '(') {
        const std::size_t close = rest.find(')');
        return i + (close == std::string_view::npos ? 1 : static_cast<std::uint32_t>(close) + 1);
    }
    if (rest.starts_with(markers::k_enumeration)) {
        const base::Span piece{walk.begin, i};
        if (m_words.type_at_end(piece.in(text)) != nullptr) {
            const bool plural = walk.plural; // 一批A中心、B中心
            walk.begin_at(i + 3, true);
            walk.joined = true;
            walk.plural = plural;
        } else {
            walk.list.push_back(piece);
            walk.begin = i + 3;
        }
        return walk.begin;
    }
    return i;
}

void ProgramFinder::walk(const Scan& scan, Walk& walk, std::uint32_t end) const {
    const std::string_view text = scan.text;
    auto quantity = std::lower_bound(scan.quantities.begin(), scan.quantities.end(), walk.begin,
                                     [](const Quantity& q, std::uint32_t value) { return q.span.begin < value; });
    for (std::uint32_t i = walk.begin; i < end;) {
        const std::string_view rest = text.substr(i, end - i);
        while (quantity != scan.quantities.end() && quantity->span.begin < i) {
            ++quantity;
        }
        if (quantity != scan.quantities.end() && quantity->span.begin == i && quantity->span.end + 3 <= end &&
            quantity->kind != UnitKind::Index &&
            (!quantity->han || (!quantity->bare && quantity->kind == UnitKind::Count && quantity->value > 1))) {
            walk.begin_at(quantity->span.end, true);
            walk.counted = quantity->kind == UnitKind::Count && quantity->value > 1;
            i = walk.begin;
            continue;
        }
        const bool han = is_han(text[i]);
        if (han && !m_words.may_be_verb(text, i)) {
            // Han characters at which no quantity, no verb and no particle begins.
            const std::uint32_t until = quantity != scan.quantities.end() ? std::min(end, quantity->span.begin) : end;
            do {
                i += 3;
            } while (i < until && is_han(text[i]) && !m_words.may_be_verb(text, i));
            continue;
        }
        if (!han) {
            if (const std::uint32_t behind = behind_mark(text, walk, i, end); behind != i) {
                i = behind;
                continue;
            }
        }
        const ClassedWords::Match verb = m_words.verb(rest);
        if (verb && verb.what == ProgramWords::Only) { // 开展试点: cuts even where nothing is left for a name
            walk.begin_at(i + verb.size, true);
            i = walk.begin;
            continue;
        }
        if (verb && verb.what == ProgramWords::Plural) { // 一批…: a class of things, unless it is quoted
            walk.begin_at(i + verb.size, true);
            walk.plural = true;
            i = walk.begin;
            continue;
        }
        const std::string_view piece_before = text.substr(walk.begin, i - walk.begin);
        if (verb && verb.what == ProgramWords::Join && rest.substr(verb.size).starts_with(markers::k_open_quote) &&
            !piece_before.ends_with(markers::k_close_quote)) { // 审批程序与“一会三函”改革
            walk.begin_at(i + verb.size, walk.governed);
            i = walk.begin;
            continue;
        }
        if (verb && verb.what == ProgramWords::Join &&
            (m_words.type_at_end(piece_before) != nullptr || m_words.is_place(piece_before) ||
             (m_words.rank(rest.substr(verb.size)) >= k_two_characters && piece_before.size() > k_two_characters &&
              m_words.level(piece_before) == 0 && m_words.level_at_end(piece_before) == 0) || // 工作站和省级实践基地
             m_words.begins_another(piece_before, rest.substr(verb.size)))) {
            walk.begin_at(i + verb.size, true);
            walk.joined = true;
            i = walk.begin;
            continue;
        }
        if (rest.starts_with(markers::k_and_so) && verb.what == ProgramWords::Hard &&
            (verb.size == markers::k_and_so.size() || !walk.list.empty() || walk.quoted)) { // 甲、乙等地科研计划
            if (walk.list.empty() && !walk.quoted) {
                walk.begin_at(i + 3, walk.governed);
            } else {
                walk.list.push_back({walk.begin, i});
                walk.begin = i + 3;
                walk.and_so = true;
            }
            i = walk.begin;
            continue;
        }
        if (verb && (verb.what == ProgramWords::Lead || verb.what == ProgramWords::Build) && rest.size() > verb.size &&
            m_words.acts(piece_before)) { // 政府部门要深化“某某”改革
            walk.begin_at(i + verb.size, true);
            i = walk.begin;
            continue;
        }
        // A particle cuts anywhere, a verb only where two characters are left for a name (支持 in 支持计划).
        if (verb && verb.what == ProgramWords::Hard &&
            (verb.size == 3 || rest.size() - verb.size >= k_two_characters)) {
            const bool of = rest.starts_with(markers::k_of);
            walk.begin_at(i + verb.size, !of && verb.size > 3);
            i = walk.begin;
            continue;
        }
        walk.caused = walk.caused || (i == walk.begin && verb && verb.what == ProgramWords::Lead);
        // What begins inside a longer word does not cut: 进行 in 推进行业.
        i += verb && verb.what != ProgramWords::Hard ? verb.size : step(text, i);
    }
}

// 交易所建设统一交易平台: who builds it is no part of the name of a place or a platform.
base::Span ProgramFinder::after_builder(std::string_view text, base::Span name, std::uint32_t type) const {
    base::Span found = name;
    for (std::uint32_t i = name.begin; i < type;) {
        const std::string_view rest = text.substr(i, type - i);
        if (rest.starts_with(markers::k_open_quote)) {
            const std::size_t close = rest.find(markers::k_close_quote);
            i += static_cast<std::uint32_t>(close == std::string_view::npos ? rest.size() : close);
            continue;
        }
        const ClassedWords::Match verb = m_words.verb(rest);
        const bool builds = verb && verb.what == ProgramWords::Build;
        if (builds && i > name.begin && i + verb.size + k_two_characters <= type) {
            found.begin = i + verb.size;
        }
        i += builds || (verb && verb.what == ProgramWords::Plain) ? verb.size : step(text, i);
    }
    return found;
}

// 开展促进科技成果转化专项行动: all between the verb that begins an undertaking and the type word, where nothing in it
// parts it; else the type word.
base::Span ProgramFinder::launched(const Scan& scan, base::Span clause, base::Span type,
                                   const ProgramWords::Type& what) const {
    constexpr std::size_t k_least = 9; // bytes before the type word
    const std::string_view text = scan.text;
    const bool work = what.category == "project" || what.category == "pilot" || what.category == "campaign" ||
                      what.category == "plan";
    const auto behind = static_cast<std::uint32_t>(m_words.behind_launch(clause.in(text)));
    const base::Span part{clause.begin + behind, type.begin};
    if (!work || behind == 0 || part.size() < k_least || part.size() > k_longest_program ||
        (what.rule != ProgramWords::Rule::Own && what.rule != ProgramWords::Rule::Named) ||
        !m_words.ends_launched(text.substr(type.end))) {
        return type;
    }
    const auto quantity = std::lower_bound(scan.quantities.begin(), scan.quantities.end(), part.begin,
                                           [](const Quantity& q, std::uint32_t value) { return q.span.begin < value; });
    if (quantity != scan.quantities.end() && quantity->span.begin == part.begin) {
        return type; // 实施十六项5G融合应用工程
    }
    for (std::uint32_t i = part.begin; i < part.end;) {
        const ClassedWords::Match verb = m_words.verb({text.substr(i, part.end - i)});
        const bool first = i == part.begin;
        const bool open_list =
            text.substr(i).starts_with(markers::k_and_so) && i + k_least < part.end; // 电池等危险废物试点
        const bool particle = verb.size == markers::k_of.size() && verb.what == ProgramWords::Hard && !open_list;
        const bool parts = verb && (particle || verb.what == ProgramWords::Join || verb.what == ProgramWords::Plural ||
                                    (first && (verb.what == ProgramWords::Hard || verb.what == ProgramWords::Only)));
        if (parts || text.substr(i).starts_with(markers::k_enumeration) ||
            std::string_view(",;: ").find(text[i]) != std::string_view::npos) {
            return type;
        }
        i += verb ? verb.size : step(text, i);
    }
    return {part.begin, type.end};
}

base::Span ProgramFinder::strip_lead(std::string_view text, base::Span name, std::uint32_t type, bool& governed) const {
    while (name.begin < type) {
        if (text[name.begin] == '(') { // (地名加学科名)国家研究中心
            const std::size_t close = text.substr(name.begin, type - name.begin).find(')');
            if (close == std::string_view::npos) {
                return name;
            }
            name.begin += static_cast<std::uint32_t>(close) + 1;
            continue;
        }
        if (text[name.begin] == ' ' || text[name.begin] == '-') {
            ++name.begin;
            continue;
        }
        ClassedWords::Match verb = m_words.verb(text.substr(name.begin, type - name.begin));
        if (const std::size_t level = m_words.level(text.substr(name.begin)); level == 3) {
            // 市建设…中心: who does it stands before the verb
            const ClassedWords::Match next = m_words.verb(text.substr(name.begin + level, type - name.begin - level));
            if (next && next.size >= k_two_characters && next.what != ProgramWords::Plain &&
                next.what != ProgramWords::Join && name.begin + level + next.size + k_two_characters <= type) {
                name.begin += static_cast<std::uint32_t>(level);
                verb = next;
            }
        }
        if (!verb || verb.what == ProgramWords::Plain || name.begin + verb.size + k_two_characters > type) {
            return name;
        }
        governed = true;
        name.begin += verb.size;
    }
    return name;
}

} // namespace policygraph::extract
