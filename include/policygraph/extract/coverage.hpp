// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/span.hpp>
#include <policygraph/extract/facts.hpp>
#include <policygraph/lexicon/cue_scanner.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/text/normal_text.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace policygraph::extract {

/// What became of the cues of one family (责任, 牵头, 《, 〔年〕, %, 以上 …) in one document.
struct CueFamily {
    struct Place {
        std::string cue;
        base::Span span;   ///< into the source text
        bool used = false; ///< inside the evidence of a fact; else it was not understood
    };
    std::string name;
    std::vector<Place> places; ///< in the order of the text
};

/// Counts cues against facts, so that an analyst sees what the rules did not understand. Families and their
/// cues are data/lexicon/cue_families.tsv.
class Coverage {
public:
    explicit Coverage(const lexicon::Lexicon& lexicon);
    /// All families in the order of their names, those without an occurrence too.
    [[nodiscard]] std::vector<CueFamily> of(const text::NormalText& normal, const Facts& facts) const;
    /// The names of the families, sorted.
    [[nodiscard]] const std::vector<std::string>& families() const { return m_families; }

private:
    lexicon::CueScanner m_scanner;
    std::vector<std::string> m_cues;
    std::vector<std::size_t> m_family_of_cue;
    std::vector<std::string> m_families;
};

} // namespace policygraph::extract
