// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/span.hpp>
#include <policygraph/lexicon/cue_scanner.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::extract {

/// A point in time or a period that the text names: 到2025年底, 2026年6月, 5月底前, “十四五”末, 近五年, 年底前.
struct Moment {
    enum class Kind : std::uint8_t {
        Date,     ///< with its year
        MonthDay, ///< 5月底前: the year is the document's
        Plan,     ///< a five-year plan
        Relative, ///< 近五年, 三年内, 年底前: from the document's date
        Period,   ///< 2021-2025年
    };
    base::Span span; ///< with the words around it: 到…底前
    Kind kind = Kind::Date;
    int year = 0;       ///< 0 where the document's date is needed and not known
    int month = 0;      ///< 0: not given
    int day = 0;        ///< 0: not given
    int start_year = 0; ///< of a Period
    bool as_of = false; ///< 截至 stands before it: what follows has been reached
    bool until = false; ///< 到, 至 stands before it
    bool base = false;  ///< 比2020年, 在2020年的基础上: a year to compare with, no deadline
    bool limit = false; ///< 底, 前, 末 … stands after it

    /// "2025", "2026-06", "2026-06-30"; "" where the year is not known.
    [[nodiscard]] std::string iso() const;
};

/// Finds moments. The words are data/lexicon/time_words.tsv.
class MomentScanner {
public:
    explicit MomentScanner(const lexicon::Lexicon& lexicon);
    /// In the order of the text, not overlapping; `document_year` 0 where it is not known.
    [[nodiscard]] std::vector<Moment> scan(std::string_view text, int document_year) const {
        return at(m_anchors.scan(text), text, document_year);
    }
    /// The same where the anchors are known.
    [[nodiscard]] std::vector<Moment> at(const std::vector<lexicon::CueScanner::Hit>& anchors, std::string_view text,
                                         int document_year) const;
    [[nodiscard]] const lexicon::CueScanner& anchors() const { return m_anchors; }

private:
    enum class Class : std::uint8_t {
        Year,
        Month,
        Day,
        Third,
        Limit,
        Until,
        Plan,
        PlanEnd,
        Relative,
        RelativeAfter,
        This,
        BaseBefore,
        BaseAfter,
        AsOf
    };
    struct Anchor {
        Class what;
        int value;
    };
    [[nodiscard]] bool extend(std::string_view text, std::uint32_t& end, Class what, int* value = nullptr) const;
    void read_month_day(std::string_view text, Moment& moment) const;
    void read_limit(std::string_view text, Moment& moment) const;
    void read_base(std::string_view text, Moment& moment) const;
    void read_until(std::string_view text, Moment& moment) const;
    [[nodiscard]] std::optional<Moment> at_year(std::string_view text, std::uint32_t begin, std::uint32_t end,
                                                int document_year) const;
    [[nodiscard]] std::optional<Moment> years_from_now(std::string_view text, std::uint32_t begin, std::uint32_t end,
                                                       int years, int document_year) const;
    [[nodiscard]] std::optional<Moment> at_month(std::string_view text, std::uint32_t begin, int document_year) const;
    [[nodiscard]] std::optional<Moment> at_plan(std::string_view text, base::Span span, int year) const;
    [[nodiscard]] int han_digit(std::string_view text, std::size_t at) const;
    [[nodiscard]] int small_number(std::string_view text, std::uint32_t& at) const;
    [[nodiscard]] int han_year_before(std::string_view text, std::uint32_t end, std::uint32_t& begin) const;
    [[nodiscard]] int han_number_before(std::string_view text, std::uint32_t end, std::uint32_t& begin) const;

    const lexicon::WordList& m_words;
    const lexicon::WordList& m_numerals;
    std::vector<Class> m_classes; // one a word
    lexicon::CueScanner m_anchors;
    std::vector<Anchor> m_anchor_of_cue;
};

} // namespace policygraph::extract
