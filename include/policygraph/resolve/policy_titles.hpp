// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/resolve/agency_namer.hpp>
#include <policygraph/resolve/document_numbers.hpp>

#include <filesystem>
#include <map>
#include <optional>
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

/// What a title shares with the other versions and levels of its policy, and what sets it apart. Titles of one subject
/// and seat are versions, of one subject and edition in seats one above the other are levels (resolve/policy_ties.hpp).
struct TitleSeries {
    std::string subject; ///< the folded title without place, issuer, years and marks; "" where that is no subject
    std::string edition; ///< "2021", "trial", "2021 edition", "" …: the year, (2021年本) or (修订), (试行)
    std::string seat;    ///< code of the place whose policy it is; "" if not known
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

    /// False for 关于印发《X》实施细则的通知, which sends out another plan than X.
    [[nodiscard]] bool is_notice_of(std::string_view title, std::string_view notice) const;

    /// `scope` is the place of the document where the title is its own, else k_no_place.
    [[nodiscard]] TitleSeries series(std::string_view title, const TitleContext& context, int scope) const;

    /// Code of the place whose organ gave the number; "" if not known.
    [[nodiscard]] std::string place_of_number(std::string_view number) const;

    /// The title without what varies between copies of it.
    [[nodiscard]] static std::string folded(std::string_view title);

private:
    struct Marks {
        bool trial = false;
        bool edition = false;
        int year = 0;
    };
    // title_series.cpp
    [[nodiscard]] Marks take_marks(std::string& key) const;
    [[nodiscard]] std::optional<int> take_years(std::string& key) const;
    [[nodiscard]] PlaceTable::Prefix leading_place(std::string_view text, int scope) const;
    [[nodiscard]] std::pair<int, bool> seat_of_issuer(std::string_view head, int scope) const;
    [[nodiscard]] int take_seat(std::string& key, int scope) const;
    // policy_titles.cpp
    [[nodiscard]] bool ends_there(std::string_view rest) const;
    [[nodiscard]] std::string_view unwrapped(std::string_view title) const;
    /// 人力资源社会保障部、财政部 → 人力资源和社会保障部: numbers and citations name the first of joint issuers only.
    [[nodiscard]] std::string issuer_key(std::string_view issuers) const;
    [[nodiscard]] std::string without_slips(std::string key) const;
    [[nodiscard]] std::string with_issuer(const std::string& key, const TitleContext& context) const;
    [[nodiscard]] bool is_law(std::string_view title) const;
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    [[nodiscard]] const std::vector<std::string>& words(std::string_view key) const;
    [[nodiscard]] const Pairs& pairs(std::string_view key) const;

    const AgencyNamer& m_namer;
    const DocumentNumbers& m_numbers;
    std::map<std::string, std::vector<std::string>, std::less<>> m_words;
    std::map<std::string, Pairs, std::less<>> m_pairs;  ///< of the words that have a value
    std::vector<std::pair<std::string, int>> m_periods; ///< the five-year plans and their first years, longest first
};

} // namespace policygraph::resolve
