// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/lexicon/lexicon.hpp>

#include "classed_words.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace policygraph::extract {

/// A stretch of time as plans write it: 2024年1月-2024年3月, 2018年9—12月, 7月下旬至8月中旬, 8月底前.
struct Period {
    std::string start; ///< ISO year-month, "" where open
    std::string end;
    std::uint32_t size = 0; ///< bytes read
};

/// Reads periods with the words of data/lexicon/time_words.tsv.
class PeriodReader {
public:
    explicit PeriodReader(const lexicon::Lexicon& lexicon);
    /// The period that the text begins with; years that it leaves out are `year` (0: not known, then none is read).
    [[nodiscard]] std::optional<Period> read(std::string_view text, int year) const;

private:
    enum Class {
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
        BaseAfter
    };
    struct Point {
        int year = 0;
        int month = 0;
        bool limit = false;  ///< 前: the end of what came before
        std::size_t end = 0; ///< 0: no point
    };
    [[nodiscard]] Point read_point(std::string_view text, std::size_t offset) const;
    [[nodiscard]] std::size_t separator(std::string_view text, std::size_t offset) const;
    [[nodiscard]] bool is(std::string_view text, std::size_t offset, Class what, std::size_t& size) const;

    ClassedWords m_words;
};

} // namespace policygraph::extract
