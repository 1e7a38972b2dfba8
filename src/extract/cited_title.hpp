// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/lexicon/lexicon.hpp>

#include "classed_words.hpp"

#include <string>
#include <string_view>

namespace policygraph::extract {

/// What a title says by its own words (data/lexicon/citation_words.tsv).
class TitleWords {
public:
    enum Class : int {
        Short,
        Send,
        Close,
        BehindMade,
        Type,
        Generic,
        Not,
        BehindNot,
        About,
        Forward,
        BeforeMade,
        Licence,
        Sent,
        Basis
    };

    /// …办法(试行), …目录(2016年版) without what the bracket says of the edition.
    [[nodiscard]] static std::string_view without_edition(std::string_view title);

    explicit TitleWords(const lexicon::Lexicon& lexicon);

    struct Cited {
        std::string title;        ///< of the plan
        std::string notice_title; ///< of the notice that sends it out, or ""
    };
    /// 国务院关于印发X的通知 → X, and the notice's title; else the title itself.
    [[nodiscard]] Cited plan_of(const std::string& title) const;
    /// 《实施意见》, 《办法》: made of general words only, a short form of what was named before.
    [[nodiscard]] bool is_short(std::string_view title) const;
    /// Forms, certificates, newspapers.
    [[nodiscard]] bool is_no_policy(std::string_view title) const;
    /// Ends as titles of documents do.
    [[nodiscard]] bool ends_as_title(std::string_view text) const;
    /// Where the subject of a title without marks begins (关于), or npos.
    [[nodiscard]] std::size_t find_about(std::string_view text) const;
    [[nodiscard]] const ClassedWords& words() const { return m_words; }

private:
    ClassedWords m_words;
};

} // namespace policygraph::extract
