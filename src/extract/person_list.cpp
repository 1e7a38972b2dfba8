// SPDX-License-Identifier: Apache-2.0
#include "person_list.hpp"

#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

constexpr std::uint32_t k_longest_post = 150; // bytes

std::uint32_t step(std::string_view text, std::uint32_t at) {
    return static_cast<std::uint32_t>(base::utf8_length(text[at]));
}

bool is_blank(char c) {
    return c == ' ' || c == '\n';
}

bool is_han_at(std::string_view text, std::uint32_t at) {
    return static_cast<unsigned char>(text[at]) >= 0xE4 && static_cast<unsigned char>(text[at]) <= 0xE9;
}

} // namespace

PersonList::PersonList(const lexicon::Lexicon& lexicon, const OrganNames& names)
    : m_posts(lexicon, "posts", {"post"}), m_speakers(lexicon, "organ_posts", {"head", "rank"}),
      m_surnames(lexicon.list("surnames")), m_organs(names) {}

// 市…, 省…, 副市长, 国务院…: how a post may begin.
bool PersonList::begins_post(std::string_view rest) const {
    return !rest.empty() && (m_organs.opens_name(rest) || m_posts.prefix(rest));
}

// A surname and one or two characters more, right before a post, a blank or a bracket.
bool PersonList::begins_person(std::string_view rest) const {
    const lexicon::Word* surname = m_surnames.longest_prefix(rest);
    if (surname == nullptr) {
        return false;
    }
    std::size_t at = surname->text.size();
    for (int given = 0; given < 3 && at < rest.size(); ++given) {
        if (is_blank(rest[at]) || rest[at] == '(' || (given > 0 && begins_post(rest.substr(at)))) {
            return true;
        }
        if (!is_han_at(rest, static_cast<std::uint32_t>(at))) {
            return false;
        }
        at += base::utf8_length(rest[at]);
    }
    return at < rest.size() && (is_blank(rest[at]) || rest[at] == '(');
}

// Where the name of a person ends that begins here; `begin` where none does.
std::uint32_t PersonList::name_end(std::string_view text, std::uint32_t begin, std::uint32_t end) const {
    constexpr int k_longest = 4; // characters
    std::uint32_t at = begin;
    int characters = 0;
    for (; at < end && is_han_at(text, at) && characters <= k_longest; ++characters) {
        if (characters >= 2 && m_surnames.longest_prefix(text.substr(begin, end - begin)) != nullptr &&
            begins_post(text.substr(at, end - at))) {
            return at; // 王某某市财政局…
        }
        at += step(text, at);
    }
    if (characters == 1 && at < end && text[at] == ' ') { // 王 某
        const std::uint32_t second =
            std::min(end, at + static_cast<std::uint32_t>(text.substr(at).find_first_not_of(' ')));
        const std::uint32_t after = second < end ? second + step(text, second) : end;
        return after < end && (is_blank(text[after]) || text[after] == '(')  ? after
               : after < end && begins_post(text.substr(after, end - after)) ? after
                                                                             : begin;
    }
    const bool apart = at < end && (text[at] == ' ' || text[at] == '(');
    return characters >= 2 && characters <= k_longest && apart ? at : begin;
}

// The end of the post: behind a word of posts, where nothing goes on or the next person begins.
std::uint32_t PersonList::post_end(std::string_view text, std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t limit = std::min(end, begin + k_longest_post);
    std::uint32_t found = begin;
    for (std::uint32_t i = begin; i < limit && text[i] != '\n' && text[i] != ';' && text[i] != ',';) {
        const ClassedWords::Match word = m_posts.prefix(text.substr(i, end - i));
        if (!word) {
            i += step(text, i);
            continue;
        }
        i += word.size;
        const std::string_view rest = text.substr(i, end - i);
        if (rest.empty() || is_blank(rest.front()) || rest.starts_with(markers::k_full_stop) || rest.front() == ')' ||
            rest.front() == ',' || rest.front() == ';' || begins_person(rest)) {
            return i;
        }
        found = begin;
    }
    return found;
}

std::string_view PersonList::organ_of(std::string_view post) const {
    for (std::size_t at = post.size(); at > 0;) {
        at = base::begin_of_character_before(post, at);
        std::string_view rest = post.substr(at);
        ClassedWords::Match word = m_speakers.prefix(rest);
        while (word && word.what == Rank) {
            rest.remove_prefix(word.size);
            word = m_speakers.prefix(rest);
        }
        if (word && word.what == Head && word.size == rest.size() &&
            m_organs.strength(post.substr(0, at)) >= OrganNames::Strength::Weak &&
            m_speakers.suffix(post.substr(0, at)).what != Rank &&
            post.substr(0, at).find(markers::k_enumeration) == std::string_view::npos) {
            return post.substr(0, at);
        }
    }
    return post;
}

std::optional<PersonList::Entry> PersonList::read(std::string_view text, std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t at = name_end(text, begin, end);
    if (at == begin) {
        return std::nullopt;
    }
    while (at < end && text[at] == ' ') {
        ++at;
    }
    const bool bracket = at < end && text[at] == '(';
    at += bracket ? 1 : 0;
    const std::uint32_t post = post_end(text, at, end);
    if (post <= at) {
        return std::nullopt;
    }
    const bool closed = bracket && post < end && text[post] == ')';
    return Entry{{at, post}, post + (closed ? 1U : 0U)};
}

std::vector<base::Span> PersonList::posts(std::string_view text, base::Span list) const {
    std::vector<base::Span> posts;
    std::uint32_t at = list.begin;
    while (at < list.end) {
        const char c = text[at];
        if (is_blank(c) || c == ',' || c == ';') {
            ++at;
            continue;
        }
        if (text.substr(at).starts_with(markers::k_enumeration)) {
            at += static_cast<std::uint32_t>(markers::k_enumeration.size());
            continue;
        }
        const auto entry = read(text, at, list.end);
        if (!entry) {
            break;
        }
        posts.push_back(entry->post);
        at = entry->end;
    }
    return posts;
}

} // namespace policygraph::extract
