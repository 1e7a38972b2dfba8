// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/facts.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/structure/outline.hpp>
#include <policygraph/text/normal_text.hpp>

#include <memory>
#include <string>

namespace policygraph::extract {

/// Finds the facts of one document: a pure function of its text, its outline and the data files. Built once
/// from the lexicon, then used by any number of threads.
class Extractor {
public:
    explicit Extractor(const lexicon::Lexicon& lexicon);
    ~Extractor();
    Extractor(Extractor&&) noexcept;
    Extractor& operator=(Extractor&&) noexcept;

    /// `document_id` is the SHA-256 of the raw bytes; `path` is only handed through.
    [[nodiscard]] Facts extract(const std::string& document_id, const std::string& path, const text::NormalText& normal,
                                const structure::Outline& outline) const;

private:
    struct Finders;
    std::unique_ptr<const Finders> m_finders;
};

} // namespace policygraph::extract
