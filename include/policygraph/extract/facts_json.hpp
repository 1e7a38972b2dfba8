// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/facts.hpp>

#include <string>
#include <string_view>
#include <vector>

// Facts as text, one JSON object a line: what `policygraph extract` prints and `policygraph load` reads.
//   {"fact":"document","document":"<sha256>","path":"a.txt","kind":"official"}   opens the facts of one document
//   {"fact":"field","document":…,"field":"title","value":…,"span":[0,30],"rule":…,"confidence":1000}
//   {"fact":"task","document":…,"path":"4/1/2","title":…,"text":[120,480],…}
//   {"fact":"owner","document":…,"task":2,"task_path":"4/1/2","name":…,"role":"lead",…}
// and so on for citation, target, brand, program, group, stage and incentive, each list in the order of the
// text. "task" is the task's place in that order, from 1; it is absent where a fact covers the whole document.
// Spans are byte offsets into the source text.
namespace policygraph::extract {

/// The lines of one document, each ended by '\n'. With the source text given, each line has its "quote".
[[nodiscard]] std::string to_ndjson(const Facts& facts, std::string_view source = {});

/// A quote that a line claims for its span; the caller holds it against the document.
struct QuoteClaim {
    std::size_t line = 0; ///< from 1
    std::string document_id;
    base::Span span;
    std::string quote;
};

/// Reads the lines of any number of documents, in their order. Throws base::DataError(name, line, …) on a
/// line that is no such fact. `quotes` receives all quotes that the lines carry.
[[nodiscard]] std::vector<Facts> from_ndjson(std::string_view lines, const std::string& name,
                                             std::vector<QuoteClaim>* quotes = nullptr);

/// Adds the fact of one line (no "document" line) to `facts`. A task is known by its path where the line has one.
/// Throws std::invalid_argument with the reason; `facts` is as before then.
void add_fact(std::string_view line, Facts& facts);

/// A fact in a line for people and tests: `owner 市科技局 lead`, `citation implements 某规划 国发〔2021〕20号`.
/// One line a fact, in the order of the lists; the fields of the document are left out.
[[nodiscard]] std::vector<std::string> render(const Facts& facts);

} // namespace policygraph::extract
