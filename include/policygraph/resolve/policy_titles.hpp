// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::resolve {

/// What a title as written stands for.
struct PolicyIdentity {
    std::string id;    ///< content id of the node; "" where the title names nothing by itself (实施方案)
    std::string kind;  ///< "Policy" or "Law"
    std::string title; ///< to show: the plan's own title, without the notice around it
};

/// One identity for the ways in which a title is written: quotes, widths, blanks, dashes, 〈〉 and 《》, the notice
/// that sends the plan out, 中华人民共和国 before the name of a law. Everything else tells two titles apart.
class PolicyTitles {
public:
    /// Reads data/title_words.tsv; throws DataError.
    explicit PolicyTitles(const std::filesystem::path& data);

    /// `title` in the normal form, without its outer 《》.
    [[nodiscard]] PolicyIdentity identity(std::string_view title) const;

    /// The title without what varies between copies of it.
    [[nodiscard]] static std::string folded(std::string_view title);

private:
    [[nodiscard]] std::string_view unwrapped(std::string_view title) const;
    [[nodiscard]] bool is_law(std::string_view title) const;
    [[nodiscard]] const std::vector<std::string>& words(std::string_view key) const;

    std::map<std::string, std::vector<std::string>, std::less<>> m_words;
};

} // namespace policygraph::resolve
