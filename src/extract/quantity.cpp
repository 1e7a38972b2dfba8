// SPDX-License-Identifier: Apache-2.0
#include "quantity.hpp"

#include "markers.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace policygraph::extract {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The product without the noise of binary fractions: 4.27 times 10000 is 42700.
double exact(double value) {
    constexpr double k_places = 1e6;
    return std::abs(value) < 1e9 ? std::round(value * k_places) / k_places : value;
}

UnitKind kind_of(const lexicon::Word& word, const lexicon::Lexicon& lexicon) {
    constexpr std::array<std::string_view, 12> k_kinds{"count", "share",   "points", "times", "money", "price",
                                                       "time",  "measure", "rank",   "score", "index", "none"};
    for (std::size_t i = 0; i < k_kinds.size(); ++i) {
        if (word.columns.front() == k_kinds[i]) {
            return static_cast<UnitKind>(i);
        }
    }
    throw base::DataError((lexicon.data() / "lexicon" / "units.tsv").string(), word.line, 2,
                          "unknown kind of unit \"" + word.columns.front() + "\"");
}

} // namespace

struct QuantityScanner::Number {
    std::size_t begin = 0;
    std::size_t end = 0; ///< 0: there is none
    double value = 0;
    double scale = 1; ///< 万, 亿 after digits: part of the unit or of the value
    std::string scale_text{};
    std::string unit{};
    UnitKind kind = UnitKind::Count;
    bool has_unit = false;
    bool more = false;
    bool han = false;
    bool bare = false;
    [[nodiscard]] explicit operator bool() const { return end != 0; }
};

QuantityScanner::QuantityScanner(const lexicon::Lexicon& lexicon)
    : m_units(lexicon.list("units")), m_numerals(lexicon.list("numerals")) {
    m_beginnings.add('0', '9');
    for (const lexicon::Word& word : m_units.words()) {
        m_unit_of_word.push_back({kind_of(word, lexicon), word.columns.at(1) == "yes"});
    }
    for (const lexicon::Word& word : m_numerals.words()) {
        const char32_t code = base::code_point(word.text, 0);
        const std::string& kind = word.columns.front();
        const Numeral what = kind == "digit"        ? Numeral::Digit
                             : kind == "multiplier" ? Numeral::Multiplier
                             : kind == "more"       ? Numeral::More
                             : kind == "percent"    ? Numeral::Percent
                             : kind == "range"      ? Numeral::Range
                             : kind == "point"      ? Numeral::Point
                             : kind == "fraction"   ? Numeral::Fraction
                                                    : Numeral::None;
        const std::string& value = word.columns.at(1);
        m_numeral_of_word.push_back({what, value.empty() ? 0 : std::strtod(value.c_str(), nullptr)});
        if ((kind == "digit" || kind == "multiplier" || kind == "percent" || kind == "permille") &&
            base::is_han(code)) {
            m_beginnings.add(code);
        }
        if (kind == "ordinal") {
            m_ordinal = word.text;
        }
    }
}

QuantityScanner::Numeral QuantityScanner::numeral_at(std::string_view text, std::size_t offset, double& value,
                                                     std::size_t& size) const {
    if (offset >= text.size() || static_cast<unsigned char>(text[offset]) < 0x80) {
        return Numeral::None;
    }
    const lexicon::Word* word = m_numerals.longest_prefix(text.substr(offset));
    if (word == nullptr) {
        return Numeral::None;
    }
    const NumeralWord& known = m_numeral_of_word[static_cast<std::size_t>(word - m_numerals.words().data())];
    size = word->text.size();
    value = known.value;
    return known.what;
}

// 千瓦: the multiplier belongs to a longer unit.
bool QuantityScanner::begins_unit(std::string_view text, std::size_t multiplier) const {
    const lexicon::Word* unit = m_units.longest_prefix(text);
    return unit != nullptr && unit->text.size() > multiplier && unit->columns.at(0) != "none";
}

// 一百一十一亿元 is kept in 亿元, as 111亿元 is.
void QuantityScanner::keep_scale(Number& number, std::string_view written) {
    constexpr double k_ten_thousand = 1e4;
    constexpr double k_hundred_million = 1e8;
    if (number.value < k_ten_thousand) {
        return;
    }
    const bool hundred_million = number.value >= k_hundred_million;
    number.scale = hundred_million ? k_hundred_million : k_ten_thousand;
    number.scale_text = hundred_million ? markers::k_hundred_million : markers::k_ten_thousand;
    if (hundred_million && written.ends_with(markers::k_hundred_million) &&
        written.substr(0, written.size() - markers::k_hundred_million.size()).ends_with(markers::k_ten_thousand)) {
        number.scale *= k_ten_thousand; // 万亿元
        number.scale_text = std::string(markers::k_ten_thousand) + number.scale_text;
    }
    number.value /= number.scale;
}

// 三百五十, 一万, 二〇二五, 百: sections below 万 are summed, 万 and 亿 multiply what stands before them.
QuantityScanner::Number QuantityScanner::read_han(std::string_view text, std::size_t offset) const {
    Number number{.begin = offset, .han = true};
    double total = 0;
    double section = 0;
    double digit = -1;
    double last_multiplier = 0;
    double fraction = 0; // the place of the next digit after 点
    bool any_digit = false;
    bool positional = false;
    std::size_t i = offset;
    for (double value = 0;;) {
        std::size_t size = 0;
        const Numeral numeral = numeral_at(text, i, value, size);
        if (numeral == Numeral::Point && fraction == 0 && any_digit) {
            double next_value = 0;
            std::size_t next_size = 0;
            if (numeral_at(text, i + size, next_value, next_size) != Numeral::Digit) {
                break;
            }
            fraction = 1;
        } else if (numeral == Numeral::Digit && fraction != 0) {
            fraction /= 10;
            digit = std::max(digit, 0.0) + value * fraction; // 二十九点五
        } else if (numeral == Numeral::Digit) {
            positional = positional || digit >= 0;
            digit = digit >= 0 ? digit * 10 + value : value;
            any_digit = true;
        } else if (numeral == Numeral::Multiplier && any_digit && begins_unit(text.substr(i), size)) {
            break; // 三百万千瓦
        } else if (numeral == Numeral::Multiplier && !positional) {
            number.bare = number.bare || (!any_digit && total == 0 && section == 0 && value > 10);
            if (value < 10000) {
                section += (digit >= 0 ? digit : 1) * value;
            } else {
                const double below = section + (digit >= 0 ? digit : 0);
                if (value < last_multiplier && below > 0) {
                    total += below * value; // 十八亿三千万
                } else {
                    total = (total + (below > 0 ? below : total > 0 ? 0 : 1)) * value;
                }
                last_multiplier = value;
                section = 0;
            }
            digit = -1;
        } else {
            break;
        }
        i += size;
    }
    number.end = i == offset ? 0 : i;
    number.value = total + section + (digit >= 0 ? digit : 0);
    if (section == 0 && digit < 0) {
        keep_scale(number, text.substr(offset, i - offset));
    }
    return number;
}

QuantityScanner::Number QuantityScanner::read_number(std::string_view text, std::size_t offset) const {
    if (offset < text.size() && !is_digit(text[offset])) {
        return read_han(text, offset);
    }
    std::string digits;
    std::size_t i = offset;
    bool point = false;
    for (; i < text.size(); ++i) {
        if (is_digit(text[i])) {
            digits += text[i];
        } else if (text[i] == ',' && !point && i + 3 < text.size() && is_digit(text[i + 1]) && is_digit(text[i + 2]) &&
                   is_digit(text[i + 3]) && (i + 4 >= text.size() || !is_digit(text[i + 4]))) {
            continue; // 1,234
        } else if (text[i] == '.' && !point && i + 1 < text.size() && is_digit(text[i + 1])) {
            point = true;
            digits += '.';
        } else {
            break;
        }
    }
    if (digits.empty() || digits.size() > 15) {
        return {};
    }
    return {.begin = offset, .end = i, .value = std::strtod(digits.c_str(), nullptr)};
}

// 万, 亿, 余, 多 after a number: 10余万, 2.5万, 30多.
void QuantityScanner::read_scale(std::string_view text, Number& number) const {
    for (int i = 0; i < 4; ++i) {
        double value = 0;
        std::size_t size = 0;
        const Numeral numeral = numeral_at(text, number.end, value, size);
        if (numeral == Numeral::More) {
            number.more = true;
        } else if (numeral == Numeral::Multiplier && value > 10 && (!number.han || number.more)) {
            number.scale *= value;
            number.scale_text += text.substr(number.end, size);
        } else {
            return;
        }
        number.end += size;
    }
}

// 立方米/公顷: a unit for each other one.
void QuantityScanner::read_per(std::string_view text, Number& number) const {
    if (number.kind != UnitKind::Measure || number.end >= text.size() || text[number.end] != '/') {
        return;
    }
    const lexicon::Word* word = m_units.longest_prefix(text.substr(number.end + 1));
    if (word == nullptr) {
        return;
    }
    const UnitKind kind = m_unit_of_word[static_cast<std::size_t>(word - m_units.words().data())].kind;
    if (kind == UnitKind::Measure || kind == UnitKind::Money || kind == UnitKind::Count || kind == UnitKind::Time) {
        number.unit += text.substr(number.end, word->text.size() + 1);
        number.end += word->text.size() + 1;
    }
}

bool QuantityScanner::read_unit(std::string_view text, Number& number) const {
    std::size_t at = number.end;
    if (at < text.size() && text[at] == ' ') {
        ++at; // "500 万元" of converted files
    }
    const lexicon::Word* word = m_units.longest_prefix(text.substr(at));
    if (word == nullptr) {
        return false;
    }
    const std::size_t end = at + word->text.size();
    if (is_letter(word->text.back()) && end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) {
        return false; // 5G, 12MBps of a name
    }
    if (word->text == "%" && end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) {
        return false; // %E5 of an address
    }
    const Unit unit = m_unit_of_word[static_cast<std::size_t>(word - m_units.words().data())];
    if (unit.kind == UnitKind::None) {
        return false;
    }
    number.has_unit = true;
    number.kind = unit.kind;
    if (unit.kind != UnitKind::Index) { // what follows an index is no part of it
        number.unit = word->text;
        number.end = end;
        read_per(text, number);
    }
    return true;
}

std::size_t QuantityScanner::read_range_mark(std::string_view text, std::size_t offset) const {
    if (offset >= text.size()) {
        return 0;
    }
    if (text[offset] == '-' || text[offset] == '~') {
        return text.substr(offset, 2) == "--" ? 2 : 1;
    }
    double value = 0;
    std::size_t size = 0;
    if (numeral_at(text, offset, value, size) == Numeral::Range) {
        return size;
    }
    const char32_t code = base::code_point(text, offset);
    const bool dash = code == U'\u2014' || code == U'\u2013' || code == U'\u2500' || code == U'\u2015' ||
                      code == U'\u301C' || code == U'\uFF5E' || code == U'\uFF0D';
    return dash ? (text.substr(offset, 6) == "\u2014\u2014" ? 6 : base::utf8_length(text[offset])) : 0;
}

bool QuantityScanner::may_begin(std::string_view text, std::size_t offset) const {
    if (offset == 0) {
        return true;
    }
    const char before = text[offset - 1];
    if (is_digit(text[offset])) {
        const bool glued = is_digit(before) || is_letter(before) || before == '.' || before == '+' || before == '_' ||
                           before == '/' || before == '=' ||
                           (before == '-' && offset > 1 && (is_letter(text[offset - 2]) || is_digit(text[offset - 2])));
        return !glued && !text.substr(0, offset).ends_with(m_ordinal);
    }
    if (is_digit(before)) {
        return false; // 3万: begins at 3
    }
    constexpr std::size_t k_han = 3;             // bytes of a character
    constexpr std::size_t k_longest = 8 * k_han; // 第一千二百三十四条 has seven
    std::size_t run = offset;                    // 十三 in 第五十三条 is part of an ordinal
    double value = 0;
    for (std::size_t size = 0; run >= k_han && offset - run < k_longest; run -= k_han) {
        if (numeral_at(text, run - k_han, value, size) == Numeral::None || size != k_han) {
            break;
        }
    }
    return !text.substr(0, run).ends_with(m_ordinal);
}

// 10000 of 万元: what the unit keeps of a number's scale.
double QuantityScanner::scale_of(std::string_view unit) const {
    double scale = 1;
    double value = 0;
    std::size_t size = 0;
    while (!unit.empty() && numeral_at(unit, 0, value, size) == Numeral::Multiplier) {
        scale *= value;
        unit.remove_prefix(size);
    }
    return scale;
}

std::optional<Quantity> QuantityScanner::read(std::string_view text, std::size_t offset, std::size_t& next,
                                              Number& low) const {
    std::size_t start = offset;
    double value = 0;
    std::size_t size = 0;
    const Numeral first = numeral_at(text, offset, value, size);
    if (first == Numeral::Fraction) { // 一半
        next = offset + size;
        return Quantity{.span = {static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(next)},
                        .value = value,
                        .unit = "%",
                        .kind = UnitKind::Share};
    }
    const bool percent_word = first == Numeral::Percent;
    if (percent_word) {
        start += size;
    }
    low = read_number(text, start);
    if (!low) {
        next = offset + base::utf8_length(text[offset]);
        return std::nullopt;
    }
    next = low.end;
    read_scale(text, low);
    if (percent_word) {
        Quantity share{.span = {static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(low.end)},
                       .value = low.value,
                       .unit = "%",
                       .kind = UnitKind::Share,
                       .han = low.han};
        const std::size_t to = low.end + read_range_mark(text, low.end);
        if (to > low.end && numeral_at(text, to, value, size) == Numeral::Percent) { // 百分之二十至百分之八十
            if (const Number high = read_number(text, to + size); high && high.value > low.value) {
                share.value_max = high.value;
                share.span.end = static_cast<std::uint32_t>(high.end);
            }
        }
        next = share.span.end;
        return share;
    }
    const std::size_t after_scale = low.end;
    (void)read_unit(text, low);
    Number high;
    if (const std::size_t mark = read_range_mark(text, low.has_unit ? low.end : after_scale); mark != 0) {
        high = read_number(text, (low.has_unit ? low.end : after_scale) + mark);
        if (high) {
            read_scale(text, high);
            const bool same = read_unit(text, high) && (!low.has_unit || low.unit == high.unit);
            if (!same || high.value * high.scale < low.value * low.scale) {
                high = {};
            }
        }
    }
    const Number& last = high ? high : low;
    if (!last.has_unit) {
        return std::nullopt;
    }
    next = last.end;
    Quantity quantity{.span = {static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(last.end)},
                      .unit = last.unit,
                      .kind = last.kind,
                      .more = low.more || last.more,
                      .han = low.han,
                      .bare = low.bare,
                      .scaled = last.scale > 1};
    const lexicon::Word* unit = m_units.find(last.unit);
    const bool scaled =
        unit != nullptr && m_unit_of_word[static_cast<std::size_t>(unit - m_units.words().data())].scaled;
    double divisor = 1;
    if (scaled && last.scale > 1) {
        quantity.unit = last.scale_text + last.unit;
        divisor = last.scale;
    }
    // In 3-5万 the scale of the second number is that of both.
    const double low_scale = high && low.scale == 1.0 && !low.has_unit ? high.scale : low.scale;
    quantity.value = exact(low.value * low_scale / divisor);
    if (high) {
        quantity.value_max = exact(high.value * high.scale / divisor);
    }
    return quantity;
}

// 200万、150万和30万元, 30、20、10万元: sums of money that wait for the unit of the last.
class QuantityScanner::Waiting {
public:
    explicit Waiting(std::string_view text) : m_text(text) {}

    void add(std::size_t begin, const Number& number) {
        const std::string_view rest = m_text.substr(std::min(number.end, m_text.size()));
        if (!number || number.han || !begins_with_joint(rest)) {
            m_numbers.clear();
            return;
        }
        if (!follows(begin)) {
            m_numbers.clear();
        }
        m_numbers.emplace_back(begin, number);
    }

    /// Those that stand right before a sum, with its unit; nothing waits any more.
    void settle(const Quantity& sum, double scale, std::vector<Quantity>& found) {
        if (sum.kind == UnitKind::Money && !m_numbers.empty() && follows(sum.span.begin)) {
            for (const auto& [begin, number] : m_numbers) {
                Quantity one = sum;
                one.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(number.end)};
                one.value = exact(number.value * (number.scale > 1 ? number.scale / scale : 1));
                one.value_max.reset();
                found.push_back(std::move(one));
            }
        }
        m_numbers.clear();
    }

private:
    static bool begins_with_joint(std::string_view rest) {
        return rest.starts_with(markers::k_enumeration) || rest.starts_with(markers::k_and) ||
               rest.starts_with(markers::k_and_also);
    }
    [[nodiscard]] bool follows(std::size_t begin) const {
        return !m_numbers.empty() && begin == m_numbers.back().second.end + markers::k_enumeration.size();
    }

    std::string_view m_text;
    std::vector<std::pair<std::size_t, Number>> m_numbers;
};

std::vector<Quantity> QuantityScanner::scan(std::string_view text) const {
    std::vector<Quantity> found;
    Waiting waiting(text);
    for (std::size_t i = m_beginnings.next(text, 0); i < text.size(); i = m_beginnings.next(text, i)) {
        if (!may_begin(text, i)) {
            i += base::utf8_length(text[i]);
            continue;
        }
        std::size_t next = i;
        Number number;
        if (std::optional<Quantity> quantity = read(text, i, next, number)) {
            waiting.settle(*quantity, scale_of(quantity->unit), found);
            found.push_back(std::move(*quantity));
        } else if (is_digit(text[i])) {
            waiting.add(i, number);
            next = std::max(next, number.end);
        }
        i = next;
    }
    return found;
}

} // namespace policygraph::extract
