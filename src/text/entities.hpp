// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <text/edits.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::text {

/// Character references that a careless copy of a web page left in plain text (&nbsp; &lt;关于…&gt; &#8220;,
/// also escaped twice: &amp;nbsp;). Only whole ones, with their ';'.
class Entities {
public:
    /// `file` is data/html_entities.tsv. Throws DataError.
    explicit Entities(const std::filesystem::path& file);

    [[nodiscard]] std::vector<Edit> find(std::string_view source) const;

private:
    /// Appends the character of the reference behind an '&' (its name or number and ';'); its bytes, 0 for none.
    std::size_t resolve(std::string_view text, std::string& out) const;

    std::map<std::string, std::string, std::less<>> m_names; ///< with their ';'
};

} // namespace policygraph::text
