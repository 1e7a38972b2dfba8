// SPDX-License-Identifier: Apache-2.0
#include "program_finder.hpp"

#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

constexpr std::uint32_t k_longest_name = 120; // bytes: forty characters
constexpr std::uint32_t k_two_characters = 6; // bytes

std::string joined(std::string_view text, const std::vector<base::Span>& pieces) {
    std::string out;
    for (const base::Span piece : pieces) {
        out += piece.in(text);
    }
    return out;
}

std::uint32_t step(std::string_view text, std::uint32_t offset) {
    return static_cast<std::uint32_t>(base::utf8_length(text[offset]));
}

} // namespace

// One document.
struct ProgramFinder::Scan {
    const Context& context;
    std::string_view text;
    const Layout& layout;
    const std::vector<Quantity>& quantities;
    std::vector<Candidate> found;
};

// The way from the start of a clause to a type word: where the name may begin.
struct ProgramFinder::Walk {
    std::uint32_t begin = 0;        ///< of the name as known so far
    std::vector<base::Span> list{}; ///< the pieces before it in an open list: 临港、金山、
    bool governed = false;          ///< a verb stands before the name, or it begins a heading
    bool caused = false;            ///< its clause begins with a verb
    bool quoted = false;            ///< a quoted name is part of it
    bool and_so = false;            ///< 等 closed the list: its pieces share what follows
    bool plural = false;            ///< 一批 stands before it
    bool joined = false;            ///< another name stands before it in a list
};

ProgramFinder::ProgramFinder(const lexicon::Lexicon& lexicon) : m_words(lexicon), m_quantities(lexicon) {
    for (const lexicon::Word& word : m_words.type_words().words()) {
        m_types.add(word.text);
    }
    m_types.compile();
    m_list_ends.add(markers::k_and_so);
    m_list_ends.compile();
}

void ProgramFinder::walk(const Scan& scan, Walk& walk, std::uint32_t end) const {
    const std::string_view text = scan.text;
    auto quantity = std::lower_bound(scan.quantities.begin(), scan.quantities.end(), walk.begin,
                                     [](const Quantity& q, std::uint32_t value) { return q.span.begin < value; });
    const auto begin_at = [&](std::uint32_t offset, bool governed) {
        walk.begin = offset;
        walk.governed = governed;
        walk.quoted = false;
        walk.list.clear();
        walk.and_so = false;
        walk.plural = false;
        walk.joined = false;
    };
    for (std::uint32_t i = walk.begin; i < end;) {
        const std::string_view rest = text.substr(i, end - i);
        while (quantity != scan.quantities.end() && quantity->span.begin < i) {
            ++quantity;
        }
        if (quantity != scan.quantities.end() && quantity->span.begin == i && quantity->span.end + 3 <= end &&
            !quantity->han) {
            begin_at(quantity->span.end, true);
            i = walk.begin;
            continue;
        }
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead >= 0xE4 && lead <= 0xE9 && !m_words.may_be_verb(text, i)) {
            i += 3; // a Han character at which no verb and no particle begins
            continue;
        }
        if (rest.starts_with(markers::k_open_quote)) { // a quoted part is taken whole
            const std::size_t close = rest.find(markers::k_close_quote);
            walk.quoted = walk.quoted || close != std::string_view::npos;
            i += static_cast<std::uint32_t>(close == std::string_view::npos ? markers::k_open_quote.size()
                                                                            : close + markers::k_close_quote.size());
            continue;
        }
        if (rest.starts_with(markers::k_close_title)) {
            begin_at(i + static_cast<std::uint32_t>(markers::k_close_title.size()), false);
            i = walk.begin;
            continue;
        }
        if (rest.front() == '(') {
            const std::size_t close = rest.find(')');
            i += close == std::string_view::npos ? 1 : static_cast<std::uint32_t>(close) + 1;
            continue;
        }
        if (rest.starts_with(markers::k_enumeration)) {
            const base::Span piece{walk.begin, i};
            if (m_words.type_at_end(piece.in(text)) != nullptr) {
                begin_at(i + 3, true);
                walk.joined = true;
            } else {
                walk.list.push_back(piece);
                walk.begin = i + 3;
            }
            i = walk.begin;
            continue;
        }
        const ClassedWords::Match verb = m_words.verb(rest);
        if (verb && verb.what == ProgramWords::Plural) { // 一批…: a class of things, unless it is quoted
            begin_at(i + verb.size, true);
            walk.plural = true;
            i = walk.begin;
            continue;
        }
        if (verb && verb.what == ProgramWords::Join &&
            m_words.type_at_end(text.substr(walk.begin, i - walk.begin)) != nullptr) {
            begin_at(i + verb.size, true);
            walk.joined = true;
            i = walk.begin;
            continue;
        }
        if (rest.starts_with(markers::k_and_so) && verb.what == ProgramWords::Hard) {
            if (walk.list.empty() && !walk.quoted) {
                begin_at(i + 3, false);
            } else {
                walk.list.push_back({walk.begin, i});
                walk.begin = i + 3;
                walk.and_so = true;
            }
            i = walk.begin;
            continue;
        }
        // A particle cuts anywhere, a verb only where two characters are left for a name (支持 in 支持计划).
        if (verb && verb.what == ProgramWords::Hard &&
            (verb.size == 3 || rest.size() - verb.size >= k_two_characters)) {
            const bool of = rest.starts_with(markers::k_of);
            begin_at(i + verb.size, !of && verb.size > 3);
            i = walk.begin;
            continue;
        }
        walk.caused = walk.caused || (i == walk.begin && verb && verb.what == ProgramWords::Lead);
        i += verb && verb.what == ProgramWords::Plain ? verb.size : step(text, i);
    }
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
        const ClassedWords::Match verb = m_words.verb(text.substr(name.begin, type - name.begin));
        if (!verb || verb.what == ProgramWords::Plain || name.begin + verb.size + k_two_characters > type) {
            return name;
        }
        governed = true;
        name.begin += verb.size;
    }
    return name;
}

bool ProgramFinder::is_name(const Scan& scan, const Walk& walk, base::Span name, base::Span type,
                            const ProgramWords::Type& what) const {
    using Rule = ProgramWords::Rule;
    constexpr std::size_t k_long = 8; // characters, with the type word
    const std::string_view part = scan.text.substr(name.begin, type.begin - name.begin);
    const std::size_t size = base::count_characters(part);
    const std::size_t mark = m_words.mark(part);
    const ClassedWords::Match verb = m_words.verb(part);
    if (name.size() > k_longest_name || size < 2 || part.find_first_of(",;:\n") != std::string_view::npos ||
        (verb && verb.size == part.size())) {
        return false;
    }
    if (walk.plural && !walk.quoted) {
        return false;
    }
    constexpr std::size_t k_long_sentence = 16; // characters: what no verb governs is rather a part of a sentence
    if (!walk.governed && !walk.quoted && size > k_long_sentence) {
        return false;
    }
    const std::size_t level = m_words.level(part);
    if (what.category == "fund" && level > 3 && m_words.is_generic(part.substr(level))) {
        return false; // 省级专项资金, 省级政府投资基金
    }
    const bool bare = base::count_characters(type.in(scan.text)) <= 2;
    if ((mark == part.size() && what.category == "zone" && base::count_characters(type.in(scan.text)) <= 3) ||
        (mark != 0 && bare && m_words.is_generic(part.substr(mark))) ||
        (what.category == "platform" && bare && m_words.type_at_end(part) != nullptr)) {
        return false; // 合肥高新区, 省级平台; 自由贸易试验区平台 is named without 平台
    }
    const bool listed = scan.text.substr(type.end).starts_with(markers::k_enumeration);
    const bool distinct = walk.quoted || m_words.is_distinct(part);
    switch (what.rule) {
    case Rule::Own:
        return walk.quoted || ((walk.governed || distinct) && !m_words.is_generic(part));
    case Rule::Distinct:
        return distinct && (mark != 0 || !m_words.is_generic(part));
    case Rule::Placed:
        return walk.quoted || (walk.governed && mark != 0 && size >= 6);
    case Rule::Long:
        return !m_words.is_generic(part) &&
               (distinct || (walk.governed && walk.list.empty() && !walk.joined && !listed &&
                             base::count_characters(name.in(scan.text)) >= k_long));
    case Rule::Governed:
        return walk.quoted || distinct || (walk.governed && size >= 4);
    case Rule::Quoted:
        return walk.quoted;
    case Rule::Named:
        return size >= 2;
    case Rule::Whole:
    case Rule::None:
    case Rule::Self:
        return false;
    }
    return false;
}

// 临港、金山等应用基地; “护航”“蓝天”等专项行动: each piece with what follows 等.
void ProgramFinder::share_type(Scan& scan, const Walk& walk, base::Span rest, const ProgramWords::Type& what) const {
    constexpr std::uint32_t k_longest_piece = 60;
    if (m_words.projects(rest.in(scan.text)) == rest.size()) {
        return; // project_lists() reads these
    }
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
        const std::size_t size = base::count_characters(inside);
        const bool own = (what.rule == ProgramWords::Rule::Own || what.category == "fund") && size >= 5;
        const bool placed = (what.category == "base" || what.category == "zone") && size <= 6 &&
                            (places || is_place(piece)) && m_words.mark(rest.in(scan.text)) == 0;
        if (quoted || own || placed) {
            scan.found.push_back({{piece, rest}, {piece.begin, rest.end}, what.category, 750});
        }
    }
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
    const base::Span shared{type.begin - static_cast<std::uint32_t>(m_words.generic_at_end(part)), type.end};
    for (const base::Span piece : pieces) {
        scan.found.push_back({{piece, shared}, {piece.begin, type.end}, what.category, 700});
    }
}

// “串链行动”: a quote that ends in a type word is a name; with the noun before it (科技成果转化“三项改革”).
void ProgramFinder::in_quotes(Scan& scan, const Layout::Enclosed& quote, const ProgramWords::Type& what) const {
    const std::string_view inside = quote.inner.in(scan.text);
    const std::size_t size = base::count_characters(inside);
    constexpr std::size_t k_longest_product = 10;
    constexpr std::size_t k_no_slogan = 7;
    const bool common = what.rule == ProgramWords::Rule::Distinct || what.rule == ProgramWords::Rule::Long;
    const bool slogan = what.rule == ProgramWords::Rule::None || inside.find('+') != std::string_view::npos ||
                        (common && size < k_no_slogan && !m_words.is_distinct(inside));
    if (slogan || size < 3 || (what.rule == ProgramWords::Rule::Whole && size > k_longest_product)) {
        return;
    }
    Walk walk{.begin = scan.layout.clause(quote.outer.begin).begin};
    this->walk(scan, walk, quote.outer.end); // to its end, so that a verb before it cuts
    bool governed = false;
    const base::Span before = strip_lead(scan.text, {walk.begin, quote.outer.begin}, quote.outer.begin, governed);
    const std::size_t noun = base::count_characters(before.in(scan.text));
    const bool short_quote = size <= 5 && what.rule != ProgramWords::Rule::Whole;
    if (short_quote && noun >= 4 && noun <= 12 && walk.list.empty()) {
        scan.found.push_back({{{before.begin, quote.outer.end}}, {before.begin, quote.outer.end}, what.category, 800});
        return;
    }
    scan.found.push_back({{quote.inner}, quote.outer, what.category, 850});
}

void ProgramFinder::at_type(Scan& scan, base::Span type, const ProgramWords::Type& what) const {
    const Layout::Enclosed* around = scan.layout.enclosure(type.begin);
    if (scan.layout.in(Layout::Enclosure::Title, type.begin)) {
        return;
    }
    if (around != nullptr && around->kind == Layout::Enclosure::Quote) {
        if (around->inner.end == type.end) {
            in_quotes(scan, *around, what);
        }
        return;
    }
    std::uint32_t begin = scan.layout.clause(type.begin).begin;
    bool heading = false;
    if (const int index = scan.context.section_at(type.begin); index >= 0) {
        const structure::Section& section = scan.context.outline.sections[static_cast<std::size_t>(index)];
        begin = std::max(begin, std::min(section.label.end, type.begin));
        heading = section.heading.contains(type.begin);
    }
    if (around != nullptr) {
        begin = std::max(begin, around->inner.begin);
    }
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
    }
    share_mark(scan, walk, type, what);
    if (what.rule == ProgramWords::Rule::Self) {
        scan.found.push_back({{type}, type, what.category, 850});
        return;
    }
    share_places(scan, walk, type, what);
    const base::Span name = strip_lead(scan.text, {walk.begin, type.end}, type.begin, walk.governed);
    walk.governed = walk.governed || (heading && name.begin <= begin + 3);
    if (!walk.list.empty()) {
        (void)strip_lead(scan.text, walk.list.front(), walk.list.front().end, walk.governed);
    }
    if (!walk.list.empty() && !m_words.is_distinct(name.in(scan.text))) {
        // 市级植入医疗器械、监管科学领域重点实验室: the first member carries the level for all.
        bool governed = false;
        const base::Span whole = strip_lead(scan.text, {walk.list.front().begin, type.end}, type.begin, governed);
        if (m_words.level(whole.in(scan.text)) != 0 && whole.size() <= k_longest_name &&
            what.rule != ProgramWords::Rule::None) {
            scan.found.push_back({{whole}, whole, what.category, 700});
            return;
        }
    }
    if (is_name(scan, walk, name, type, what)) {
        scan.found.push_back({{name}, name, what.category, static_cast<std::uint16_t>(walk.governed ? 850 : 700)});
    }
}

// 推进A、B、C等重点项目建设: the members of the list, where one at least names its place.
void ProgramFinder::project_lists(Scan& scan) const {
    for (const lexicon::CueScanner::Hit& hit : m_list_ends.scan(scan.text)) {
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
            if ((distinct || every_long) && size >= 5 && one.size() <= k_longest_name) {
                scan.found.push_back({{one}, one, "project", 750});
            }
        }
    }
}

// One record a name: of a name and a longer one that ends in it the shorter is kept, for the longer has words
// of the sentence before it.
std::vector<Program> ProgramFinder::settle(const Scan& scan) const {
    std::vector<std::string> names;
    for (const Candidate& candidate : scan.found) {
        names.push_back(joined(scan.text, candidate.name));
    }
    const structure::Header& header = scan.context.outline.header;
    std::vector<Program> programs;
    std::vector<std::string> taken;
    for (std::size_t i = 0; i < scan.found.size(); ++i) {
        std::string name = names[i];
        for (const std::string& other : names) {
            const bool shorter =
                other.size() < name.size() && name.ends_with(other) && base::count_characters(other) >= 6;
            if (shorter) {
                name = other;
            }
        }
        const bool goes_on = std::any_of(scan.found.begin(), scan.found.end(), [&](const Candidate& other) {
            return other.span.begin == scan.found[i].span.begin && other.span.end > scan.found[i].span.end;
        }); // …数据中心 of …数据中心河北省分中心
        const bool own_title = header.title && header.title->value.ends_with(name);
        if (own_title || goes_on || std::find(taken.begin(), taken.end(), name) != taken.end()) {
            continue;
        }
        taken.push_back(name);
        const Candidate& candidate = scan.found[i];
        programs.push_back({name,
                            {},
                            candidate.category,
                            scan.context.task_at(candidate.span.begin),
                            scan.context.evidence(candidate.span, "program.type_word", candidate.confidence)});
    }
    return programs;
}

std::vector<Program> ProgramFinder::find(const Context& context) const {
    const std::string_view text = context.text();
    const std::vector<lexicon::CueScanner::Hit> hits = m_types.scan(text);
    if (hits.empty()) {
        return {};
    }
    Scan scan{context, text, context.layout(), context.quantities(m_quantities), {}};
    std::uint32_t done = 0;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const lexicon::CueScanner::Hit& hit = hits[i];
        bool inner = hit.end <= done; // of a longer word that was taken
        for (std::size_t next = i + 1; next < hits.size() && hits[next].begin < hit.end && !inner; ++next) {
            inner = hits[next].end > hit.end; // a longer name goes on: 试点 in 试点城市
        }
        const ProgramWords::Type& type = m_words.type(hit.cue);
        if (inner || m_words.goes_on(text.substr(hit.end), type)) {
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
