// SPDX-License-Identifier: Apache-2.0
#include "program_finder.hpp"

#include "markers.hpp"
#include "program_scan.hpp"
#include "task_finder.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <unordered_set>

namespace policygraph::extract {

namespace {

std::string joined(std::string_view text, const std::vector<base::Span>& pieces) {
    std::string out;
    for (const base::Span piece : pieces) {
        out += piece.in(text);
    }
    return out;
}

/// What stands somewhere and is built, other than campaigns, plans and funds.
bool is_place(const ProgramWords::Type& what) {
    return what.category == "platform" || what.category == "centre" || what.category == "base" ||
           what.category == "facility" || what.category == "zone";
}

// The shortest of the names that the name ends in and that has six characters or more, else itself.
std::string shortest_end(const std::string& name, const std::unordered_set<std::string>& names) {
    constexpr std::size_t k_least = 6;
    std::size_t characters = 0;
    for (std::size_t at = name.size(); at > 0;) {
        do {
            --at;
        } while (at > 0 && (static_cast<unsigned char>(name[at]) & 0xC0U) == 0x80U);
        if (++characters >= k_least && names.contains(name.substr(at))) {
            return name.substr(at);
        }
    }
    return name;
}

} // namespace

ProgramFinder::ProgramFinder(const lexicon::Lexicon& lexicon, const NamePlaces& places)
    : m_words(lexicon, places), m_quantities(lexicon) {
    for (const lexicon::Word& word : m_words.type_words().words()) {
        m_types.add(word.text);
    }
    m_types.compile();
    m_list_ends.add(markers::k_and_so);
    m_list_ends.compile();
}

// …中心达到16家, …平台5个: a count of several follows at once or after a word or two.
bool ProgramFinder::counted_after(const Scan& scan, std::uint32_t end) {
    constexpr std::uint32_t k_near = 6; // bytes: 达到
    const auto quantity = std::lower_bound(scan.quantities.begin(), scan.quantities.end(), end,
                                           [](const Quantity& q, std::uint32_t value) { return q.span.begin < value; });
    return quantity != scan.quantities.end() && quantity->kind == UnitKind::Count && quantity->value > 1 &&
           quantity->span.begin <= end + k_near &&
           scan.text.substr(end, quantity->span.begin - end).find_first_of(" ,;:\n()") == std::string_view::npos;
}

// 国家级质检中心, 省级产业计量中心: a level has one of that work; 国家级创新中心 are many.
bool ProgramFinder::has_own_work(std::string_view part) const {
    const std::size_t rank = m_words.rank(part);
    const std::string_view own = part.substr(rank);
    return rank != 0 && base::count_characters(own) >= 2 && !m_words.is_generic(own, true) && !m_words.has_join(own) &&
           !m_words.is_class(own) && m_words.rank(own) == 0;
}

// 科技成果转化基金 in a list of funds, 全省住房公积金转移接续平台: no other is called so.
bool ProgramFinder::is_specific(const Walk& walk, std::string_view part, const ProgramWords::Type& what) const {
    constexpr std::size_t k_least = 6; // characters
    const std::size_t scope = m_words.scope(part);
    const bool of_all =
        scope != 0 && (what.category == "platform" || what.category == "facility") && !m_words.has_verb(part);
    part.remove_prefix(scope);
    const bool fund = what.category == "fund" && walk.joined;
    return (of_all || fund) && base::count_characters(part) >= k_least && !walk.counted &&
           !m_words.is_generic(part, true) && !m_words.has_join(part) && !m_words.is_class(part);
}

// 10个省级数据产业园: a level grants the name to several, which are called so.
bool ProgramFinder::is_granted(const Scan& scan, const Walk& walk, std::string_view part, base::Span type,
                               const ProgramWords::Type& what) const {
    const std::size_t rank = m_words.rank(part);
    return (walk.counted || counted_after(scan, type.end)) && is_place(what) && what.category != "platform" &&
           rank != 0 && rank != part.size();
}

// A piece of a sentence, which names nothing.
bool ProgramFinder::is_piece(const Walk& walk, std::string_view part, bool bare, const ProgramWords::Type& what) const {
    constexpr std::size_t k_long_sentence = 16; // characters: what no verb governs is rather a part of a sentence
    const std::size_t size = base::count_characters(part);
    const std::size_t least = what.category == "prize" ? 1 : 2; // 省政府质量奖
    const ClassedWords::Match verb = m_words.verb(part);
    return size < least || part.find_first_of(",;:\n") != std::string_view::npos ||
           part.find(markers::k_open_title) != std::string_view::npos || (verb && verb.size == part.size()) ||
           (walk.plural && !walk.quoted) || m_words.opens_no_name(part) ||
           (bare && ProgramWords::ends_with_join(part)) || // 规划和计划 are two; 观测与数据系统 may be one
           (!walk.governed && !walk.quoted && size > k_long_sentence);
}

// A class of things, or a level of one: 重点工业互联网平台, 10家…平台, 省级专项资金, 国家和省级科技创新平台.
bool ProgramFinder::is_kind(const Scan& scan, const Walk& walk, std::string_view part, base::Span type,
                            const ProgramWords::Type& what) const {
    constexpr std::size_t k_named = 7; // characters: 重大技术装备攻关工程 is a name, 重大生态修复工程 a class
    const std::size_t type_size = base::count_characters(type.in(scan.text));
    const std::size_t mark = m_words.mark(part, scan.province);
    const std::size_t level = m_words.level(part);
    const bool of_class = !walk.quoted && m_words.is_class(part);
    const bool several = !walk.quoted && is_place(what) && what.category != "zone" &&
                         (walk.counted || counted_after(scan, type.end)) && !is_granted(scan, walk, part, type, what) &&
                         !m_words.is_distinct(part, false, scan.province);
    return several || (of_class && is_place(what)) || m_words.of_joined_levels(part) ||
           (of_class && what.category == "project" &&
            (base::count_characters(part) < k_named || m_words.has_join(part))) ||
           (what.category == "fund" && level >= 3 && m_words.is_generic(part.substr(level))) ||
           (what.category == "zone" && mark == part.size() && type_size <= 3) || // 合肥高新区
           (type_size <= 2 && mark != 0 && m_words.is_generic(part.substr(mark))) ||
           (type_size <= 2 && what.category == "platform" &&
            m_words.type_at_end(part) != nullptr); // 自由贸易试验区平台 is named without 平台
}

bool ProgramFinder::is_name(const Scan& scan, const Walk& walk, base::Span name, base::Span type,
                            const ProgramWords::Type& what) const {
    using Rule = ProgramWords::Rule;
    constexpr std::size_t k_long = 8;           // characters, with the type word
    constexpr std::size_t k_least_headline = 6; // characters, with the type word
    const std::string_view part = scan.text.substr(name.begin, type.begin - name.begin);
    const std::size_t size = base::count_characters(part);
    const std::size_t mark = m_words.mark(part, scan.province);
    const bool bare = base::count_characters(type.in(scan.text)) <= 2;
    if (name.size() > k_longest_program || is_piece(walk, part, bare, what) || is_kind(scan, walk, part, type, what)) {
        return false;
    }
    const std::string_view after = scan.text.substr(type.end);
    const bool listed = after.starts_with(markers::k_enumeration);
    // 省级…平台 and 国际…中心 are classes of things, unless much stands between.
    constexpr std::size_t k_graded = 11; // characters, with the type word
    const bool graded = is_place(what) && !(walk.governed && !listed && !after.starts_with(markers::k_and_so) &&
                                            base::count_characters(name.in(scan.text)) >= k_graded);
    const bool distinct = walk.quoted || m_words.is_distinct(part, !graded, scan.province) ||
                          (is_place(what) && what.category != "platform" && has_own_work(part)) ||
                          is_granted(scan, walk, part, type, what) || is_specific(walk, part, what);
    const bool article = (what.category == "project" || what.category == "plan") &&
                         is_article(scan.context.outline, scan.context.section_at(name.begin));
    const bool statute = article || scan.context.outline.header.kind == structure::DocumentKind::Law;
    if (statute && !distinct) {
        return false; // what a statute calls 工程 or 计划 is a kind of thing
    }
    const auto apart = [&] { return distinct && (mark != 0 || !m_words.is_generic(part)); };
    const auto long_enough = [&] {
        return !m_words.is_generic(part, true) &&
               !(graded && m_words.level(part) != 0 && !m_words.is_distinct(part, false)) &&
               (distinct || (walk.governed && walk.list.empty() && !walk.joined && !listed && !m_words.has_join(part) &&
                             base::count_characters(name.in(scan.text)) >= k_long));
    };
    switch (what.rule) {
    case Rule::Own: // (三)文化惠民工程: what a heading holds alone is a name, though each of its words is generic
        return walk.quoted ||
               (is_headline(scan, name) && base::count_characters(name.in(scan.text)) >= k_least_headline &&
                !m_words.is_class(part)) ||
               ((walk.governed || distinct) && !m_words.is_generic(part));
    case Rule::System: // 国家(省、部)重点实验室: those of several levels
        return apart() && part.find('(') == std::string_view::npos;
    case Rule::Distinct:
        return apart();
    case Rule::Placed:
        return walk.quoted || (walk.governed && mark != 0 && size >= 6);
    case Rule::Long:
        return long_enough();
    case Rule::Either: // 省战略性新兴产业专项资金, 设立果品加工产业专项资金
        return apart() || long_enough();
    case Rule::Governed:
        return walk.quoted || distinct || (walk.governed && size >= 4);
    case Rule::Quoted:
        return walk.quoted;
    case Rule::Named: // 省级示范基地 says only which level
        return size >= 2 && (what.category != "base" || mark != part.size());
    case Rule::Whole:
    case Rule::None:
    case Rule::Self:
        return false;
    }
    return false;
}

// “串链行动”: a quote that ends in a type word is a name; with the noun before it (科技成果转化“三项改革”).
void ProgramFinder::in_quotes(Scan& scan, const Layout::Enclosed& quote, base::Span type,
                              const ProgramWords::Type& what) const {
    const std::string_view inside = quote.inner.in(scan.text);
    const std::size_t size = base::count_characters(inside);
    constexpr std::size_t k_longest_product = 10;
    constexpr std::size_t k_no_slogan = 7;
    const bool prize = what.category == "prize" || what.category == "competition"; // “中华技能大奖”
    const bool common = !prize && (what.rule == ProgramWords::Rule::Distinct || what.rule == ProgramWords::Rule::Long ||
                                   what.rule == ProgramWords::Rule::Either || what.rule == ProgramWords::Rule::System);
    const std::string_view own = scan.text.substr(quote.inner.begin, type.begin - quote.inner.begin);
    const bool slogan = what.rule == ProgramWords::Rule::None || inside.find('+') != std::string_view::npos ||
                        (what.rule == ProgramWords::Rule::Own && m_words.is_generic(own)) || // “形象工程”
                        (common && size < k_no_slogan && !m_words.is_distinct(inside));
    const bool list = inside.find(markers::k_enumeration) != std::string_view::npos; // “A示范区、B先行区”
    if (slogan || list || size < 3 || (what.rule == ProgramWords::Rule::Whole && size > k_longest_product)) {
        return;
    }
    Walk walk{.begin = scan.layout.clause(quote.outer.begin).begin};
    this->walk(scan, walk, quote.outer.end); // to its end, so that a verb before it cuts
    bool governed = false;
    const base::Span before = strip_lead(scan.text, {walk.begin, quote.outer.begin}, quote.outer.begin, governed);
    const std::size_t noun = base::count_characters(before.in(scan.text));
    const bool short_quote = size <= 5 && what.rule != ProgramWords::Rule::Whole;
    const bool beside = before.in(scan.text).ends_with(markers::k_close_quote); // “A计划”“B计划” are two
    if (short_quote && noun >= 4 && noun <= 12 && walk.list.empty() && !beside) {
        scan.found.push_back({{{before.begin, quote.outer.end}}, {before.begin, quote.outer.end}, what.category, 800});
        return;
    }
    scan.found.push_back({{quote.inner}, quote.outer, what.category, 850});
}

// A line of its own, or glued to the text of its box: 云边协同工程, 云边协同工程加快….
bool ProgramFinder::opens_box(const Scan& scan, base::Span name) const {
    const base::Span paragraph = scan.layout.paragraph(name.begin);
    const std::string_view before =
        scan.text.substr(paragraph.begin, name.begin - std::min(name.begin, paragraph.begin));
    if (before.find_first_not_of(' ') != std::string_view::npos) {
        return false;
    }
    const std::string_view after = scan.text.substr(name.end, std::max(paragraph.end, name.end) - name.end);
    const ClassedWords::Match verb = m_words.verb(after);
    return after.find_first_not_of(' ') == std::string_view::npos ||
           (verb && (verb.what == ProgramWords::Lead || verb.what == ProgramWords::Only));
}

bool ProgramFinder::is_headline(const Scan& scan, base::Span name) {
    const int index = scan.context.section_at(name.begin);
    return index >= 0 && scan.context.outline.sections[static_cast<std::size_t>(index)].heading == name;
}

// Behind the label of the box whose first line this is, "专栏3:"; 0 where it is none. A wide gap behind the label
// parts paragraphs.
std::uint32_t ProgramFinder::box_begin(const Scan& scan, std::uint32_t at) const {
    constexpr std::uint32_t k_longest_label = 40; // bytes
    const std::uint32_t paragraph = scan.layout.paragraph(at).begin;
    const base::Span before{paragraph - std::min(paragraph, k_longest_label), paragraph};
    const std::size_t line_end = before.in(scan.text).rfind('\n');
    const std::uint32_t line =
        line_end == std::string_view::npos ? paragraph : before.begin + static_cast<std::uint32_t>(line_end) + 1;
    const std::size_t label = m_words.box_label(base::Span{line, at}.in(scan.text));
    const std::uint32_t begin = line + static_cast<std::uint32_t>(label);
    return label == 0 || begin < paragraph ? 0 : begin;
}

// The name of a box, alone in its first line or glued to its text: 专栏1:标准体系构建及推广工程构建标准体系。
bool ProgramFinder::names_box(const Scan& scan, base::Span name) const {
    const std::string_view after = base::Span{name.end, scan.layout.paragraph(name.begin).end}.in(scan.text);
    const ClassedWords::Match verb = m_words.verb(after);
    return name.begin != 0 && name.size() <= k_longest_program && scan.boxed <= name.begin &&
           name.in(scan.text).find_first_of(",;:") == std::string_view::npos &&
           name.in(scan.text).find(markers::k_full_stop) == std::string_view::npos &&
           (after.find_first_not_of(' ') == std::string_view::npos ||
            (verb && verb.what != ProgramWords::Plain && verb.what != ProgramWords::Join));
}

// Where the name may begin at the earliest: behind a label, an opening bracket, a box; whether it is in a heading.
std::uint32_t ProgramFinder::earliest(const Scan& scan, base::Span type, bool& heading) const {
    std::uint32_t begin = scan.layout.clause(type.begin).begin;
    if (const std::uint32_t box = box_begin(scan, type.begin); box != 0) {
        begin = std::max(begin, box);
        heading = true;
    }
    if (const int index = scan.context.section_at(type.begin); index >= 0) {
        const structure::Section& section = scan.context.outline.sections[static_cast<std::size_t>(index)];
        begin = std::max(begin, std::min(section.label.end, type.begin));
        heading = heading || section.heading.contains(type.begin);
    }
    if (const Layout::Enclosed* around = scan.layout.enclosure(type.begin); around != nullptr) {
        begin = std::max(begin, around->inner.begin);
    }
    return scan.boxed <= type.begin ? std::max(begin, scan.boxed) : begin;
}

// 市级植入医疗器械、监管科学领域重点实验室: the first member carries the level for all. False where it is none.
bool ProgramFinder::list_of_level(Scan& scan, const Walk& walk, base::Span name, base::Span type,
                                  const ProgramWords::Type& what) const {
    using Rule = ProgramWords::Rule;
    if (walk.list.empty() || m_words.is_distinct(name.in(scan.text))) {
        return false;
    }
    bool governed = false;
    const base::Span whole = strip_lead(scan.text, {walk.list.front().begin, type.end}, type.begin, governed);
    if (m_words.level(whole.in(scan.text)) == 0 || m_words.is_distinct(walk.list.front().in(scan.text), false) ||
        whole.size() > k_longest_program || what.rule == Rule::None || what.rule == Rule::Quoted ||
        what.rule == Rule::Whole) {
        return false;
    }
    scan.found.push_back({{whole}, whole, what.category, 700});
    return true;
}

// “筑基”“智造”两大工程: the type is the end of what stands there.
void ProgramFinder::types_of_quotes(Scan& scan, base::Span name, base::Span type) const {
    for (std::uint32_t i = type.begin; i < type.end;) {
        i += static_cast<std::uint32_t>(base::utf8_length(scan.text[i]));
        const base::Span rest{i, type.end};
        const lexicon::Word* word = m_words.type_words().find(rest.in(scan.text));
        const ProgramWords::Type* inner = word == nullptr ? nullptr : m_words.type_at_end(rest.in(scan.text));
        if (inner != nullptr && inner->rule != ProgramWords::Rule::None) {
            (void)adjacent_quotes(scan, name, rest, *inner);
            return;
        }
    }
}

// 一批国家重点实验室, 省级工程研究中心、技术创新中心: what all of that level are called, in a list the level once for
// all.
bool ProgramFinder::of_level(Scan& scan, base::Span name, base::Span type, const ProgramWords::Type& what) const {
    constexpr std::size_t k_shortest = 4; // bytes: 省重点实验室 may be the end of 河北省重点实验室
    const std::size_t size = m_words.level_at_end(scan.text.substr(name.begin, type.begin - name.begin));
    if (size >= k_shortest) {
        const base::Span whole{type.begin - static_cast<std::uint32_t>(size), type.end};
        scan.found.push_back({{whole}, whole, what.category, 750});
        return true;
    }
    if (scan.found.empty() || name.begin != type.begin) {
        return false;
    }
    const Candidate& before = scan.found.back();
    const base::Span first = before.name.front();
    const auto level = static_cast<std::uint32_t>(m_words.level(first.in(scan.text)));
    const std::string_view between =
        scan.text.substr(before.span.end, std::max(type.begin, before.span.end) - before.span.end);
    const ProgramWords::Type* type_before = m_words.type_at_end(before.span.in(scan.text));
    if (level < k_shortest || (between != markers::k_enumeration && between != markers::k_and) ||
        type_before == nullptr || type_before->rule != ProgramWords::Rule::System) {
        return false;
    }
    scan.found.push_back({{{first.begin, first.begin + level}, type}, type, what.category, 750});
    return true;
}

void ProgramFinder::at_type(Scan& scan, base::Span type, const ProgramWords::Type& what) const {
    const Layout::Enclosed* around = scan.layout.enclosure(type.begin);
    if (scan.layout.in(Layout::Enclosure::Title, type.begin)) {
        return;
    }
    if (around != nullptr && around->kind == Layout::Enclosure::Quote) {
        if (around->inner.end == type.end) {
            in_quotes(scan, *around, type, what);
        }
        return;
    }
    if (const base::Span boxed{box_begin(scan, type.begin), type.end};
        what.rule == ProgramWords::Rule::Own && names_box(scan, boxed)) {
        scan.found.push_back({{boxed}, boxed, what.category, 900});
        scan.boxed = type.end;
        return;
    }
    bool heading = false;
    const std::uint32_t begin = earliest(scan, type, heading);
    Walk walk{.begin = begin};
    this->walk(scan, walk, type.begin);
    if (walk.and_so) {
        const std::size_t before = scan.found.size();
        share_type(scan, walk, {walk.begin, type.end}, what);
        if (scan.found.size() != before) {
            return;
        }
        walk.list.clear();
        walk.governed = true;
        walk.quoted =
            scan.text.substr(walk.begin, type.begin - walk.begin).find(markers::k_open_quote) != std::string_view::npos;
    }
    share_mark(scan, walk, type, what);
    if (what.rule == ProgramWords::Rule::Self) {
        scan.found.push_back({{type}, type, what.category, 850});
        return;
    }
    share_places(scan, walk, type, what);
    base::Span name = strip_lead(scan.text, {walk.begin, type.end}, type.begin, walk.governed);
    if (what.rule != ProgramWords::Rule::Own && !(walk.quoted && what.category == "activity")) { // “夜市”建设服务活动
        const base::Span built = after_builder(scan.text, name, type.begin);
        walk.governed = walk.governed || built.begin != name.begin;
        name = built;
    }
    if (const base::Span whole = launched(scan, {begin, type.begin}, type, what); whole.begin < name.begin) {
        name = whole;
        walk.begin_at(whole.begin, true);
        walk.quoted = whole.in(scan.text).find(markers::k_open_quote) != std::string_view::npos;
    }
    const bool box = !is_place(what) && opens_box(scan, {name.begin, type.end});
    scan.boxed = box ? type.end : scan.boxed;
    walk.governed = walk.governed || (heading && name.begin <= begin + 3) || box;
    if (!walk.list.empty()) {
        (void)strip_lead(scan.text, walk.list.front(), walk.list.front().end, walk.governed);
    }
    if (list_of_level(scan, walk, name, type, what)) {
        return;
    }
    if (what.rule == ProgramWords::Rule::None) {
        types_of_quotes(scan, name, type);
        return;
    }
    constexpr std::size_t k_level = 3; // bytes: 市
    if (m_words.level(name.in(scan.text)) == k_level && !walk.quoted) {
        const std::size_t levels = m_words.levels_before(scan.text.substr(0, name.begin));
        if (levels != 0 && !m_words.of_levels(name.in(scan.text))) {
            return; // 省、市工业设计创新中心: those of two levels
        }
        name.begin -= static_cast<std::uint32_t>(levels);
    }
    const bool named = is_name(scan, walk, name, type, what);
    const bool verb = m_words.has_verb(scan.text.substr(name.begin, type.begin - name.begin));
    if (what.rule == ProgramWords::Rule::System && (verb || !named) && of_level(scan, name, type, what)) {
        return;
    }
    if (named) {
        if (adjacent_quotes(scan, name, type, what)) {
            return;
        }
        scan.found.push_back({{name}, name, what.category, static_cast<std::uint16_t>(walk.governed ? 850 : 700)});
    }
}

// One record a name: of a name and a longer one that ends in it the shorter is kept, for the longer has words
// of the sentence before it.
std::vector<Program> ProgramFinder::settle(const Scan& scan) {
    std::unordered_set<std::string> names;
    for (const Candidate& candidate : scan.found) {
        names.insert(joined(scan.text, candidate.name));
    }
    const structure::Header& header = scan.context.outline.header;
    std::string_view title = header.title ? std::string_view(header.title->value) : std::string_view{};
    if (title.ends_with(')')) {
        title = title.substr(0, title.rfind('(')); // …行动计划(2020-2022年)
    }
    std::vector<Program> programs;
    std::unordered_set<std::string> taken;
    for (const Candidate& candidate : scan.found) {
        const std::string name = shortest_end(joined(scan.text, candidate.name), names);
        const auto same_place =
            std::equal_range(scan.found.begin(), scan.found.end(), candidate,
                             [](const Candidate& a, const Candidate& b) { return a.span.begin < b.span.begin; });
        const bool goes_on = std::any_of(same_place.first, same_place.second, [&](const Candidate& other) {
            return other.span.end > candidate.span.end;
        }); // …数据中心 of …数据中心河北省分中心
        const bool own_title = title.ends_with(name);
        if (own_title || goes_on || !taken.insert(name).second) {
            continue;
        }
        programs.push_back({name,
                            {},
                            candidate.category,
                            scan.context.task_at(candidate.span.begin),
                            scan.context.evidence(candidate.span, "program.type_word", candidate.confidence)});
    }
    return programs;
}

// That of the first issuer or the title that begins with a place.
int ProgramFinder::province(const Context& context) const {
    const structure::Header& header = context.outline.header;
    for (const structure::Found& issuer : header.issuers) {
        if (const int found = m_words.province(issuer.value); found != 0) {
            return found;
        }
    }
    return header.title ? m_words.province(header.title->value) : 0;
}

std::vector<Program> ProgramFinder::find(const Context& context) const {
    const std::string_view text = context.text();
    const std::vector<lexicon::CueScanner::Hit>& hits = context.hits(Cues::Programs);
    if (hits.empty()) {
        return {};
    }
    Scan scan{context, text, context.layout(), context.quantities(m_quantities), province(context)};
    std::uint32_t done = 0;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const lexicon::CueScanner::Hit& hit = hits[i];
        bool inner = hit.end <= done; // of a longer word that was taken
        for (std::size_t next = i + 1; next < hits.size() && hits[next].begin < hit.end && !inner; ++next) {
            inner = hits[next].end > hit.end; // a longer name goes on: 试点 in 试点城市
        }
        const ProgramWords::Type& type = m_words.type(hit.cue);
        // “绿盾”工程建设 has its name; 重大工程建设 has none.
        const bool quoted = text.substr(0, hit.begin).ends_with(markers::k_close_quote);
        if (inner || m_words.goes_on(text.substr(hit.end), type, quoted)) {
            continue;
        }
        done = hit.end;
        at_type(scan, {hit.begin, hit.end}, type);
    }
    project_lists(scan);
    std::stable_sort(scan.found.begin(), scan.found.end(),
                     [](const Candidate& a, const Candidate& b) { return a.span.begin < b.span.begin; });
    return settle(scan);
}

} // namespace policygraph::extract
