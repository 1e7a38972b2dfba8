// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/structure/doc_number.hpp>

#include "citation_relation.hpp"
#include "cited_title.hpp"
#include "organ_names.hpp"
#include "title_scanner.hpp"

#include <vector>

namespace policygraph::extract {

/// Finds the other documents that the text names, each with its number and its relation: one record for each
/// title, relation and task.
class CitationFinder {
public:
    CitationFinder(const lexicon::Lexicon& lexicon, const OrganNames& names);
    [[nodiscard]] std::vector<Citation> find(const Context& context) const;

private:
    class Pass; // over one document

    TitleWords m_titles;
    const OrganNames& m_names;
    CitationRelations m_relations;
    structure::DocNumberFinder m_numbers;
    ClassedWords m_reviews; // review_words.tsv
};

} // namespace policygraph::extract
