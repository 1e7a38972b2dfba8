// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace policygraph::read {

/// The words of web pages, from data/lexicon/: what parts are for (page_parts.tsv) and what their labels
/// and <meta> names say of the document (page_labels.tsv).
class PageWords {
public:
    explicit PageWords(const std::filesystem::path& lexicon);

    enum class Part { text, furniture, article };
    /// What an element's class or id names: each word of it, split at blanks, is looked up whole and then
    /// in its pieces between "-" and "_".
    [[nodiscard]] Part part(std::string_view names) const;

    /// The read::Field key that a label (without blanks and colon) or <meta> name stands for; empty if none.
    [[nodiscard]] std::string_view key(std::string_view label) const;
    /// The longest label that `text` ends with, empty if none.
    [[nodiscard]] std::string_view label_at_end(std::string_view text) const;

private:
    std::map<std::string, Part, std::less<>> m_parts;
    std::map<std::string, std::string, std::less<>> m_labels;
    std::size_t m_longest_label = 0;
};

} // namespace policygraph::read
