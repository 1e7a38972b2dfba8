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

namespace policygraph::structure {

/// A document's number (发文字号), in parts: 国办发 · 2021 · 5, or an order's: 某省人民政府令 · 0 · 18.
struct DocNumber {
    std::string prefix;       ///< the issuer's mark with what follows it (国办发, 某部令)
    std::uint32_t year = 0;   ///< 0 where the number has none (…令第18号)
    std::uint32_t serial = 0; ///< at least 1
    std::string text;         ///< the whole in the usual shape: 国办发〔2021〕5号
};

/// Reads a number that stands alone: any brackets, blanks inside, 第 before the serial, year in front
/// ((2021)某科函字第9号), 某令第18号, 某公告2020年第1号; misshapen ones (2022〔137〕号, 〔2014〕号16) as a
/// reader would take them. Of several numbers in a row the first is returned. Nothing where it is no number.
[[nodiscard]] std::optional<DocNumber> parse_doc_number(std::string_view text);

/// Finds numbers in running text of the normal form.
class DocNumberFinder {
public:
    struct Hit {
        base::Span span; ///< without the words before it (根据国发〔2014〕64号 → 国发〔2014〕64号)
        DocNumber number;
    };

    /// Uses the list doc_number_leads: words that stand right before a number and are no part of it.
    explicit DocNumberFinder(const lexicon::Lexicon& lexicon);

    /// All numbers with a bracketed year, in order. Linear.
    [[nodiscard]] std::vector<Hit> find(std::string_view text) const;

private:
    [[nodiscard]] std::size_t begin_of(std::string_view text, std::size_t bracket) const;

    lexicon::CueScanner m_leads;
};

} // namespace policygraph::structure
