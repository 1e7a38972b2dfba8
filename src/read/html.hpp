// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/read/source_text.hpp>
#include <read/html_entities.hpp>
#include <read/page_words.hpp>
#include <read/trace.hpp>

#include <filesystem>
#include <string_view>

namespace policygraph::read {

/// Web pages as documents: the article's lines and the publisher's metadata; furniture off.
class Html {
public:
    /// `data` holds html_entities.tsv and lexicon/.
    explicit Html(const std::filesystem::path& data)
        : m_entities(data / "html_entities.tsv"), m_words(data / "lexicon") {}

    /// Puts text and metadata into `source`.
    void read(std::string_view page, SourceText& source, Trace* trace = nullptr) const;

private:
    HtmlEntities m_entities;
    PageWords m_words;
};

} // namespace policygraph::read
