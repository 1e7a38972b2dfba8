// SPDX-License-Identifier: Apache-2.0
#include "brand_finder.hpp"

#include "markers.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

constexpr std::size_t k_longest_quoted = 10;  // characters
constexpr std::size_t k_longest_unquoted = 8; // characters
constexpr std::uint32_t k_longest_list = 400; // bytes

} // namespace

struct BrandFinder::Scan {
    const Context& context;
    std::string_view text;
    const Layout& layout;
    std::vector<Brand> brands;
};

BrandFinder::BrandFinder(const lexicon::Lexicon& lexicon, const NamePlaces& places) : m_places(places) {
    for (const lexicon::Word& word : lexicon.list("brand_words").words()) {
        const std::string& use = word.columns.at(1);
        if (use == "after") {
            m_marks.add(word.text);
            m_types.push_back(word.columns.front());
            m_never.push_back(word.text); // “老字号” itself is no name
            m_generic.push_back(word.text);
        } else if (use == "not_after") {
            m_not_after.push_back(word.text);
        } else if (use == "never") {
            m_never.push_back(word.text);
        } else if (use == "generic") {
            m_generic.push_back(word.text);
        } else {
            throw base::DataError((lexicon.data() / "lexicon" / "brand_words.tsv").string(), word.line, 3,
                                  "unknown use \"" + use + "\"");
        }
    }
    m_marks.compile();
}

bool BrandFinder::has(std::string_view text, const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

void BrandFinder::add(Scan& scan, base::Span name, base::Span evidence, const std::string& type, std::string_view place,
                      const char* rule) {
    const std::string text = scan.context.string(name);
    const bool known =
        std::any_of(scan.brands.begin(), scan.brands.end(), [&](const Brand& b) { return b.name == text; });
    if (!known) {
        scan.brands.push_back({text, type, std::string(place), scan.context.task_at(name.begin),
                               scan.context.evidence(evidence, rule, 900)});
    }
}

/// 某市 of 打造某市“某茶”品牌: the longest name of a place that ends where the quotes begin.
std::string_view BrandFinder::place_before(const Scan& scan, std::uint32_t quotes) const {
    constexpr std::uint32_t k_longest_place = 45; // bytes
    const std::uint32_t clause = scan.layout.clause(quotes).begin;
    for (std::uint32_t i = std::max(clause, quotes - std::min(quotes, k_longest_place)); i < quotes; ++i) {
        const std::string_view name = scan.text.substr(i, quotes - i);
        if (m_places.prefix_of_any(name) == name.size()) {
            return name;
        }
    }
    return {};
}

// Where the list ends that a mark closes: behind 等 of “A”“B”等供销社自有品牌, whose they are stands between; else at
// the mark.
std::uint32_t BrandFinder::list_before(const Scan& scan, std::uint32_t mark) {
    constexpr std::uint32_t k_longest_owner = 24; // bytes
    const std::string closing = std::string(markers::k_close_quote) + std::string(markers::k_and_so);
    const auto reach = static_cast<std::uint32_t>(k_longest_owner + closing.size());
    const std::uint32_t from = std::max(scan.layout.clause(mark).begin, mark - std::min(mark, reach));
    const std::size_t close = base::Span{from, mark}.in(scan.text).rfind(closing);
    return close == std::string_view::npos ? mark : from + static_cast<std::uint32_t>(close + closing.size());
}

// “A”、“B”[等] before the mark: all quotes that stand in one list.
void BrandFinder::quoted(Scan& scan, std::uint32_t mark, const std::string& type) const {
    std::uint32_t end = type == "other" ? mark : list_before(scan, mark);
    std::vector<base::Span> names;
    while (true) {
        const std::string_view before = scan.text.substr(0, end);
        for (const std::string_view joint :
             {markers::k_enumeration, markers::k_and, markers::k_with, markers::k_and_so}) {
            const bool closing = joint == markers::k_and_so && !names.empty();
            if (!closing && before.ends_with(joint) &&
                before.substr(0, end - joint.size()).ends_with(markers::k_close_quote)) {
                end -= static_cast<std::uint32_t>(joint.size());
                break;
            }
        }
        if (!scan.text.substr(0, end).ends_with(markers::k_close_quote)) {
            break;
        }
        const Layout::Enclosed* quote =
            scan.layout.enclosure(end - static_cast<std::uint32_t>(markers::k_close_quote.size()) - 1);
        if (quote == nullptr || quote->kind != Layout::Enclosure::Quote || quote->outer.end != end) {
            break;
        }
        names.push_back(quote->inner);
        end = quote->outer.begin;
    }
    const std::string_view place = names.empty() ? std::string_view() : place_before(scan, end);
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
        const std::string_view inside = name->in(scan.text);
        const std::size_t size = base::count_characters(inside);
        if (size >= 2 && size <= k_longest_quoted &&
            std::find(m_never.begin(), m_never.end(), inside) == m_never.end() &&
            inside.find_first_of("0123456789+,") == std::string_view::npos) {
            add(scan, *name, {end, mark}, type, place, "brand.quoted");
        }
    }
}

// The place and product at the end of a piece of text: 某县白茶 in 延伸某县白茶; empty where no place begins it.
base::Span BrandFinder::place_name(std::string_view text, base::Span piece) const {
    base::Span found; // the last place before the product: 南丰 in 推广南丰蜜桔, though 广南 is a county too
    for (std::uint32_t i = piece.begin; i < piece.end; i += static_cast<std::uint32_t>(base::utf8_length(text[i]))) {
        const base::Span name{i, piece.end};
        const std::size_t size = base::count_characters(name.in(text));
        const std::size_t place = size > k_longest_unquoted ? 0 : m_places.prefix_of_any(name.in(text));
        if (place == 0 || size < 3) {
            continue;
        }
        const std::string_view product = text.substr(i + place, piece.end - i - static_cast<std::uint32_t>(place));
        const std::size_t left = base::count_characters(product);
        const bool is_place = m_places.prefix_of_any(product) == product.size(); // the county of the city before it
        if (left >= (found.empty() ? 1U : 2U) && left <= 5 && !is_place && !has(product, m_generic)) {
            found = name;
        }
    }
    return found;
}

// A、B、C等地理标志产品, 某县白茶地理标志.
void BrandFinder::unquoted(Scan& scan, std::uint32_t mark, const std::string& type) const {
    std::uint32_t end = mark;
    if (scan.text.substr(0, end).ends_with(markers::k_and_so)) {
        end -= static_cast<std::uint32_t>(markers::k_and_so.size());
    }
    if (scan.text.substr(0, end).ends_with(markers::k_close_quote)) {
        return;
    }
    const std::uint32_t clause = scan.layout.clause(end > 0 ? end - 1 : 0).begin;
    const std::uint32_t begin = std::max(clause, end > k_longest_list ? end - k_longest_list : 0U);
    std::vector<base::Span> names;
    std::uint32_t piece_end = end;
    for (std::uint32_t i = end; i > begin && piece_end > begin;) {
        --i;
        const bool cut = scan.text.substr(i).starts_with(markers::k_enumeration) ||
                         (names.empty() && scan.text.substr(i, piece_end - i).starts_with(markers::k_and));
        if (!cut && i != begin) {
            continue;
        }
        const std::uint32_t piece_begin = cut ? i + 3 : i;
        const base::Span name = place_name(scan.text, {piece_begin, piece_end});
        if (name.empty()) {
            break;
        }
        names.push_back(name);
        if (name.begin != piece_begin) {
            break; // words of the sentence stand before it: the first of the list
        }
        piece_end = i;
    }
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
        add(scan, *name, {names.back().begin, mark}, type, {}, "brand.place_and_product");
    }
}

std::vector<Brand> BrandFinder::find(const Context& context) const {
    const std::vector<lexicon::CueScanner::Hit>& hits = context.hits(Cues::Brands);
    if (hits.empty()) {
        return {};
    }
    Scan scan{context, context.text(), context.layout(), {}};
    std::uint32_t done = 0;
    for (const lexicon::CueScanner::Hit& hit : hits) {
        if (hit.begin < done || scan.layout.in(Layout::Enclosure::Title, hit.begin)) {
            continue;
        }
        done = hit.end;
        const std::string_view after = scan.text.substr(hit.end);
        const std::string& type = m_types[hit.cue];
        const bool part_of_another =
            type != "gi" && std::any_of(m_not_after.begin(), m_not_after.end(),
                                        [&](const std::string& word) { return after.starts_with(word); });
        if (part_of_another) {
            continue;
        }
        quoted(scan, hit.begin, type);
        if (type == "gi") {
            unquoted(scan, hit.begin, type);
        }
    }
    return std::move(scan.brands);
}

} // namespace policygraph::extract
