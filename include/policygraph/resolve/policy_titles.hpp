// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/resolve/agency_namer.hpp>
#include <policygraph/resolve/document_numbers.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace policygraph::resolve {

/// What a title as written stands for.
struct PolicyIdentity {
    std::string id;    ///< content id of the node; "" where title and context name nothing (实施方案)
    std::string kind;  ///< "Policy" or "Law"
    std::string title; ///< to show: the plan's own title, without the notice around it
};

/// What stands around a title and tells who issued it; each "" where it is not known.
struct TitleContext {
    std::string_view doc_number;
    std::string_view notice_title;
    std::string issuers; ///< of the document that carries the title, one after the other
};

/// One identity for the ways in which a title is written: quotes, widths, blanks, dashes, 〈〉 and 《》, the notice
/// that sends the plan out, 中华人民共和国 before the name of a law. Everything else tells two titles apart.
class PolicyTitles {
public:
    /// Reads data/title_words.tsv; throws DataError. Namer and numbers must live as long.
    PolicyTitles(const std::filesystem::path& data, const AgencyNamer& namer, const DocumentNumbers& numbers);

    /// `title` in the normal form, without its outer 《》. A title that begins without its issuer (关于加快…的意见) is
    /// completed from the context, so that it is one with the full title and no other organ's 关于加快…的意见.
    [[nodiscard]] PolicyIdentity identity(std::string_view title, const TitleContext& context = {}) const;

    /// The five-year plans' names and first years, longest first.
    [[nodiscard]] const std::vector<std::pair<std::string, int>>& periods() const { return m_periods; }

    /// The title without what varies between copies of it.
    [[nodiscard]] static std::string folded(std::string_view title);

private:
    [[nodiscard]] std::string_view unwrapped(std::string_view title) const;
    /// 人力资源社会保障部、财政部 → 人力资源和社会保障部财政部
    [[nodiscard]] std::string issuer_key(std::string_view issuers) const;
    [[nodiscard]] std::string with_issuer(const std::string& key, const TitleContext& context) const;
    [[nodiscard]] bool is_law(std::string_view title) const;
    [[nodiscard]] const std::vector<std::string>& words(std::string_view key) const;

    const AgencyNamer& m_namer;
    const DocumentNumbers& m_numbers;
    std::map<std::string, std::vector<std::string>, std::less<>> m_words;
    std::vector<std::pair<std::string, int>> m_periods;
};

} // namespace policygraph::resolve
