// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace policygraph::read {

/// The named characters of HTML (&nbsp; &mdash; …), from data/html_entities.tsv, and numbered ones (&#8212;).
class HtmlEntities {
public:
    explicit HtmlEntities(const std::filesystem::path& file);

    /// Appends the text with its character references resolved; what is none stays as it stands.
    void append(std::string& out, std::string_view text) const;

    /// Resolves the reference at the start of `text`; the number of bytes it takes, 0 for none.
    std::size_t resolve(std::string& out, std::string_view text) const;

private:
    [[nodiscard]] const std::string* find(std::string_view name) const;

    std::vector<std::pair<std::string, std::string>> m_names; ///< sorted; the name with its ';' where it needs one
};

} // namespace policygraph::read
