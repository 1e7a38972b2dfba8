// SPDX-License-Identifier: Apache-2.0
#include "program_finder.hpp"

#include "markers.hpp"
#include "program_scan.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

std::uint32_t step(std::string_view text, std::uint32_t offset) {
    return static_cast<std::uint32_t>(base::utf8_length(text[offset]));
}

} // namespace

// 临港、金山等应用基地; “护航”“蓝天”等专项行动: each piece with what follows 等.
void ProgramFinder::share_type(Scan& scan, const Walk& walk, base::Span rest, const ProgramWords::Type& what) const {
    constexpr std::uint32_t k_longest_piece = 60;
    if (m_words.projects(rest.in(scan.text)) == rest.size()) {
        return; // project_lists() reads these
    }
    if (rest.in(scan.text).find(markers::k_open_quote) != std::string_view::npos) {
        return; // “最美屋顶”等“最美”系列评选活动 has its own name
    }
    // 各类专项资金, 系列活动: what is spoken of in general gives its type to quoted names only.
    const ClassedWords::Match general = m_words.verb(rest.in(scan.text));
    const bool in_general = general && (general.what == ProgramWords::Lead || general.what == ProgramWords::Build);
    std::vector<base::Span> pieces;
    for (const base::Span piece : walk.list) {
        base::Span one = piece;
        bool governed = false;
        one = strip_lead(scan.text, one, one.end, governed);
        // “护航”“蓝天” stand side by side without a mark.
        const std::string_view inside = one.in(scan.text);
        if (inside.starts_with(markers::k_open_quote)) {
            for (std::size_t at = 0; at < inside.size() && inside.substr(at).starts_with(markers::k_open_quote);) {
                const std::size_t close = inside.find(markers::k_close_quote, at);
                const std::size_t end =
                    close == std::string_view::npos ? inside.size() : close + markers::k_close_quote.size();
                pieces.push_back(
                    {one.begin + static_cast<std::uint32_t>(at), one.begin + static_cast<std::uint32_t>(end)});
                at = end;
            }
        } else {
            pieces.push_back(one);
        }
    }
    const auto is_place = [&](base::Span piece) { return m_words.is_place(piece.in(scan.text)); };
    const bool places =
        2 * std::count_if(pieces.begin(), pieces.end(), is_place) > static_cast<std::ptrdiff_t>(pieces.size());
    for (const base::Span piece : pieces) {
        const std::string_view inside = piece.in(scan.text);
        if (piece.size() < k_two_characters || piece.size() > k_longest_piece ||
            m_words.type_at_end(inside) != nullptr) {
            continue;
        }
        const bool quoted = inside.starts_with(markers::k_open_quote);
        const std::string_view open = quoted ? inside.substr(markers::k_open_quote.size()) : inside;
        const bool typed = quoted && open.ends_with(markers::k_close_quote) &&
                           m_words.type_at_end(open.substr(0, open.size() - markers::k_close_quote.size())) != nullptr;
        if (typed || (in_general && !quoted)) {
            continue; // “英才计划”等系列计划: in_quotes() reads it
        }
        const std::size_t size = base::count_characters(inside);
        const bool own = (what.rule == ProgramWords::Rule::Own || what.category == "fund") && size >= 5;
        const bool placed = (what.category == "base" || what.category == "zone") && size <= 6 &&
                            (places || is_place(piece)) && m_words.mark(rest.in(scan.text)) == 0;
        if (quoted || own || placed) {
            scan.found.push_back(in_general ? Candidate{{piece}, piece, what.category, 750}
                                            : Candidate{{piece, rest}, {piece.begin, rest.end}, what.category, 750});
        }
    }
}

// “筑基”“智造”三大工程: each quote with the type word. False where the name is not of that form.
bool ProgramFinder::adjacent_quotes(Scan& scan, base::Span name, base::Span type,
                                    const ProgramWords::Type& what) const {
    std::vector<base::Span> quotes;
    std::uint32_t at = name.begin;
    while (scan.text.substr(at).starts_with(markers::k_open_quote)) {
        const std::size_t close = scan.text.substr(at, type.begin - at).find(markers::k_close_quote);
        if (close == std::string_view::npos) {
            return false;
        }
        const auto end = at + static_cast<std::uint32_t>(close + markers::k_close_quote.size());
        quotes.push_back({at, end});
        at = end;
    }
    const std::string_view between = scan.text.substr(at, type.begin - at);
    if (quotes.size() < 2 || !(between.empty() || m_words.is_generic(between))) {
        return false;
    }
    for (const base::Span quote : quotes) {
        scan.found.push_back({{quote, type}, {quote.begin, type.end}, what.category, 800});
    }
    return true;
}

// 国家、上海市临床医学研究中心: a level that stands alone before a list mark shares the rest.
void ProgramFinder::share_mark(Scan& scan, const Walk& walk, base::Span type, const ProgramWords::Type& what) const {
    const std::string_view last = scan.text.substr(walk.begin, type.end - walk.begin);
    const std::size_t mark = m_words.mark(last);
    if (walk.list.size() != 1 || mark <= 3 || what.rule == ProgramWords::Rule::Quoted ||
        mark + k_two_characters >= last.size() || what.rule == ProgramWords::Rule::None) {
        return;
    }
    bool governed = false;
    const base::Span first = strip_lead(scan.text, walk.list.front(), walk.list.front().end, governed);
    if (first.size() > 3 && m_words.level(first.in(scan.text)) == first.size()) {
        const base::Span rest{walk.begin + static_cast<std::uint32_t>(mark), type.end};
        scan.found.push_back({{first, rest}, {first.begin, type.end}, what.category, 700});
    }
}

// 青浦西虹桥、杨浦湾谷、嘉定马东专业产业基地: where each member begins with its place, all share the type and the
// generic words before it.
void ProgramFinder::share_places(Scan& scan, const Walk& walk, base::Span type, const ProgramWords::Type& what) const {
    constexpr std::uint32_t k_longest_piece = 45;
    if (walk.list.empty() || what.category == "fund" || what.rule != ProgramWords::Rule::Distinct ||
        m_words.place(scan.text.substr(walk.begin)) == 0) {
        return;
    }
    std::vector<base::Span> pieces;
    for (const base::Span piece : walk.list) {
        bool governed = false;
        const base::Span one = strip_lead(scan.text, piece, piece.end, governed);
        if (one.size() > k_longest_piece || m_words.place(one.in(scan.text)) == 0) {
            return;
        }
        pieces.push_back(one);
    }
    const std::string_view part = scan.text.substr(walk.begin, type.begin - walk.begin);
    if (after_builder(scan.text, {walk.begin, type.end}, type.begin).begin != walk.begin) {
        return; // 咸宁、黄冈建设…产业园: they are the builders
    }
    // 武汉、黄石人力资源服务产业园: bare places share all that follows the last one.
    const bool bare = std::all_of(pieces.begin(), pieces.end(),
                                  [&](base::Span one) { return m_words.place(one.in(scan.text)) == one.size(); });
    const std::size_t own = bare ? part.size() - m_words.place(part) : m_words.generic_at_end(part);
    const base::Span shared{type.begin - static_cast<std::uint32_t>(own), type.end};
    if (own == 0 && what.category == "zone" && base::count_characters(type.in(scan.text)) <= 3) {
        return; // 石家庄、保定高新区
    }
    for (const base::Span piece : pieces) {
        scan.found.push_back({{piece, shared}, {piece.begin, type.end}, what.category, 700});
    }
}

// 推进A、B、C等重点项目建设: the members of the list, where one at least names its place.
void ProgramFinder::project_lists(Scan& scan) const {
    for (const lexicon::CueScanner::Hit& hit : scan.context.hits(Cues::ListEnds)) {
        if (m_words.projects(scan.text.substr(hit.end)) == 0 || scan.layout.enclosure(hit.begin) != nullptr) {
            continue;
        }
        Walk walk{.begin = scan.layout.clause(hit.begin).begin};
        // Verbs begin the list only before its first mark: 建设 ends names in it.
        const std::size_t mark = scan.text.substr(walk.begin, hit.begin - walk.begin).find(markers::k_enumeration);
        const std::uint32_t first_end =
            mark == std::string_view::npos ? hit.begin : walk.begin + static_cast<std::uint32_t>(mark);
        this->walk(scan, walk, first_end);
        bool governed = walk.governed;
        base::Span piece = strip_lead(scan.text, {walk.begin, first_end}, first_end, governed);
        std::vector<base::Span> pieces;
        bool distinct = false;
        for (std::uint32_t i = first_end; i <= hit.begin && governed;) {
            if (i == hit.begin || scan.text.substr(i).starts_with(markers::k_enumeration)) {
                piece.end = i;
                pieces.push_back(piece);
                distinct = distinct || m_words.is_distinct(piece.in(scan.text));
                piece.begin = i + 3;
            }
            i += step(scan.text, i);
        }
        const bool every_long = pieces.size() > 1 && std::all_of(pieces.begin(), pieces.end(), [&](base::Span one) {
                                    return base::count_characters(one.in(scan.text)) >= 7;
                                });
        for (const base::Span one : pieces) {
            const std::size_t size = base::count_characters(one.in(scan.text));
            if ((distinct || every_long) && size >= 5 && one.size() <= k_longest_program) {
                scan.found.push_back({{one}, one, "project", 750});
            }
        }
    }
}

} // namespace policygraph::extract
