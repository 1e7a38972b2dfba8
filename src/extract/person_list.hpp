// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/span.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include "classed_words.hpp"
#include "organ_names.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace policygraph::extract {

/// Reads lists of persons with their posts: 王某 市财政局局长, 王某(副市长), and in copies without line ends
/// 王某市财政局局长李某市水利局副局长. What matters is the post: persons are nobody's nodes.
class PersonList {
public:
    PersonList(const lexicon::Lexicon& lexicon, const OrganNames& names);
    /// The posts in the order of the list; ends at the first thing that is no person with a post.
    [[nodiscard]] std::vector<base::Span> posts(std::string_view text, base::Span list) const;
    [[nodiscard]] bool ends_as_post(std::string_view name) const { return static_cast<bool>(m_posts.suffix(name)); }
    /// 市财政局 of 市财政局常务副局长: the organ that a post speaks for; the whole where it speaks for none.
    [[nodiscard]] std::string_view organ_of(std::string_view post) const;

private:
    enum Speaker { Head, Rank }; ///< those of organ_posts.tsv, in the order of the constructor
    struct Entry {
        base::Span post;
        std::uint32_t end = 0;
    };
    [[nodiscard]] std::optional<Entry> read(std::string_view text, std::uint32_t begin, std::uint32_t end) const;
    [[nodiscard]] std::uint32_t name_end(std::string_view text, std::uint32_t begin, std::uint32_t end) const;
    [[nodiscard]] std::uint32_t post_end(std::string_view text, std::uint32_t begin, std::uint32_t end) const;
    [[nodiscard]] bool begins_person(std::string_view rest) const;
    [[nodiscard]] bool begins_post(std::string_view rest) const;

    ClassedWords m_posts;
    ClassedWords m_speakers;
    const lexicon::WordList& m_surnames;
    const OrganNames& m_organs;
};

} // namespace policygraph::extract
