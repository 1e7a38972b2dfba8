// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/character_set.hpp>
#include <policygraph/base/span.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::extract {

enum class UnitKind : std::uint8_t {
    Count,
    Share,
    Points,
    Times,
    Money,
    Price,
    Time,
    Measure,
    Rank,
    Score,
    Index,
    None
};

/// A number with its unit, or before a word that closes a figure without one (Index: 指数达到82以上): 2.5万件, 15%,
/// 3—5个, 百分之十, 30余家, 万亿元. Spans are into the scanned text.
struct Quantity {
    base::Span span; ///< from the number to the end of the unit
    double value = 0;
    std::optional<double> value_max{}; ///< of a range (3—5个)
    std::string unit{};                ///< 亿元 keeps its scale; 3万件 is 30000 of 件 (data/lexicon/units.tsv)
    UnitKind kind = UnitKind::Count;
    bool more = false;   ///< 余, 多 stands in it
    bool han = false;    ///< written in Chinese numerals
    bool bare = false;   ///< a multiplier alone: 百亿元, 万人
    bool scaled = false; ///< 万 or 亿 stands before the unit
};

/// Finds quantities. Numbers without a unit that data/lexicon/units.tsv knows (years, numbers in names) are none.
class QuantityScanner {
public:
    explicit QuantityScanner(const lexicon::Lexicon& lexicon);
    /// In the order of the text, not overlapping. Linear.
    [[nodiscard]] std::vector<Quantity> scan(std::string_view text) const;

private:
    enum class Numeral : std::uint8_t { None, Digit, Multiplier, More, Percent, Range, Point, Fraction };
    struct Number;
    class Waiting;
    [[nodiscard]] double scale_of(std::string_view unit) const;
    [[nodiscard]] Numeral numeral_at(std::string_view text, std::size_t offset, double& value, std::size_t& size) const;
    [[nodiscard]] Number read_number(std::string_view text, std::size_t offset) const;
    [[nodiscard]] bool begins_unit(std::string_view text, std::size_t multiplier) const;
    static void keep_scale(Number& number, std::string_view written);
    [[nodiscard]] Number read_han(std::string_view text, std::size_t offset) const;
    void read_scale(std::string_view text, Number& number) const;
    [[nodiscard]] std::size_t read_range_mark(std::string_view text, std::size_t offset) const;
    void read_per(std::string_view text, Number& number) const;
    [[nodiscard]] bool read_unit(std::string_view text, Number& number) const;
    /// `low`: the number at `offset`, the lower of a range, also where it has no unit and gives nothing.
    [[nodiscard]] std::optional<Quantity> read(std::string_view text, std::size_t offset, std::size_t& next,
                                               Number& low) const;
    [[nodiscard]] bool may_begin(std::string_view text, std::size_t offset) const;

    struct Unit {
        UnitKind kind = UnitKind::Count;
        bool scaled = false;
    };
    const lexicon::WordList& m_units;
    const lexicon::WordList& m_numerals;
    struct NumeralWord {
        Numeral what = Numeral::None;
        double value = 0;
    };
    std::vector<Unit> m_unit_of_word; // one a word of m_units
    std::vector<NumeralWord> m_numeral_of_word;
    base::CharacterSet m_beginnings; // digits and Han characters that may begin a number
    std::string m_ordinal;           // 第
};

} // namespace policygraph::extract
