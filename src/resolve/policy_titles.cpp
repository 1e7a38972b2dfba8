// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/policy_titles.hpp>

#include "resolve/markers.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/hash.hpp>
#include <policygraph/base/tsv.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::resolve {

namespace {

constexpr char32_t k_full_width = 0xFEE0; // from U+FF01…FF5E to ASCII

/// Quotes, title marks, blanks: they come and go between copies.
bool is_dropped(char32_t code) {
    constexpr std::u32string_view k_dropped = U" \t\n\r\u3000\u00A0_《》〈〉<>“”‘’\"'「」『』﹁﹂";
    return k_dropped.find(code) != std::u32string_view::npos;
}

bool is_dash(char32_t code) {
    constexpr std::u32string_view k_dashes = U"-‐‑‒–—―─~～－";
    return k_dashes.find(code) != std::u32string_view::npos;
}

char32_t folded_code(char32_t code) {
    if (code >= 0xFF01 && code <= 0xFF5E) {
        code -= k_full_width;
    }
    if (code == U'〔' || code == U'[' || code == U'【') {
        return U'(';
    }
    if (code == U'〕' || code == U']' || code == U'】') {
        return U')';
    }
    return code >= U'A' && code <= U'Z' ? code - U'A' + U'a' : code;
}

bool ends_with_any(std::string_view text, const std::vector<std::string>& endings) {
    return std::any_of(endings.begin(), endings.end(), [&](const std::string& end) { return text.ends_with(end); });
}

/// Bytes of the longest ending that the text has; 0: none.
std::size_t longest_ending(std::string_view text, const std::vector<std::string>& endings) {
    std::size_t longest = 0;
    for (const std::string& end : endings) {
        longest = text.ends_with(end) ? std::max(longest, end.size()) : longest;
    }
    return longest;
}

} // namespace

PolicyTitles::PolicyTitles(const std::filesystem::path& data, const AgencyNamer& namer, const DocumentNumbers& numbers)
    : m_namer(namer), m_numbers(numbers) {
    for (const base::TsvRow& row : base::read_tsv(data / "title_words.tsv", 3)) {
        if (row.cells[0] == "period") {
            m_periods.emplace_back(row.cells[1], std::stoi(row.cells[2]));
        } else if (!row.cells[2].empty()) {
            m_pairs[row.cells[0]].emplace_back(row.cells[1], row.cells[2]);
        } else {
            m_words[row.cells[0]].push_back(row.cells[1]);
        }
    }
    std::stable_sort(m_periods.begin(), m_periods.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    for (const char* key : {"wrapper", "wrapped", "law", "no_law", "state", "generic", "about", "trial", "edition",
                            "national", "lead", "annex", "span"}) {
        if (words(key).empty()) {
            throw base::DataError((data / "title_words.tsv").string(), 0, 0, std::string("has no word for ") + key);
        }
    }
}

const std::vector<std::string>& PolicyTitles::words(std::string_view key) const {
    static const std::vector<std::string> k_none;
    const auto found = m_words.find(key);
    return found == m_words.end() ? k_none : found->second;
}

const PolicyTitles::Pairs& PolicyTitles::pairs(std::string_view key) const {
    static const Pairs k_none;
    const auto found = m_pairs.find(key);
    return found == m_pairs.end() ? k_none : found->second;
}

std::string PolicyTitles::folded(std::string_view title) {
    std::string key;
    bool dash = false;
    for (std::size_t at = 0; at < title.size(); at += base::utf8_length(title[at])) {
        const char32_t code = folded_code(base::code_point(title, at));
        if (is_dropped(code)) {
            continue;
        }
        if (is_dash(code)) {
            key += dash ? "" : "-";
            dash = true;
            continue;
        }
        dash = false;
        base::append_utf8(key, code);
    }
    return key;
}

/// What follows a title's 》 in a notice: …》的通知, …》等文件的通知; …》实施细则的通知 goes on.
bool PolicyTitles::ends_there(std::string_view rest) const {
    constexpr std::size_t k_particle = 3; // bytes of one character
    const auto& endings = words("wrapped");
    const auto& others = words("among");
    const auto closes = [&](const std::string& end) {
        return rest.ends_with(end) && rest.size() <= end.size() + k_particle;
    };
    const auto goes_on = [&](const std::string& word) { return rest.starts_with(word); };
    return std::any_of(endings.begin(), endings.end(), closes) || std::any_of(others.begin(), others.end(), goes_on);
}

bool PolicyTitles::is_notice_of(std::string_view title, std::string_view notice) const {
    const std::string marked = std::string(k_title_open) + std::string(title) + std::string(k_title_close);
    const std::size_t at = notice.find(marked);
    return at == std::string_view::npos || notice.find(k_title_close, at + marked.size()) != std::string_view::npos ||
           ends_there(notice.substr(at + marked.size()));
}

std::string_view PolicyTitles::unwrapped(std::string_view title) const {
    if (!ends_with_any(title, words("wrapped"))) {
        return title;
    }
    for (const std::string& wrapper : words("wrapper")) {
        const std::size_t at = title.find(wrapper);
        if (at == std::string_view::npos) {
            continue;
        }
        std::string_view inner = title.substr(at + wrapper.size());
        const std::size_t open = inner.find(k_title_open);
        const std::size_t close = inner.rfind(k_title_close);
        if (open != std::string_view::npos && close != std::string_view::npos && close > open &&
            ends_there(inner.substr(close + k_title_close.size()))) {
            return inner.substr(open + k_title_open.size(), close - open - k_title_open.size());
        }
        // …的通知: the ending and the one character before it
        for (const std::string& ending : words("wrapped")) {
            constexpr std::size_t k_particle = 3;
            if (inner.ends_with(ending) && inner.size() > ending.size() + k_particle) {
                return inner.substr(0, inner.size() - ending.size() - k_particle);
            }
        }
    }
    return title;
}

bool PolicyTitles::is_law(std::string_view title) const {
    // A version or a note in brackets does not change what it is: …法(2020年修正).
    while (title.ends_with(k_close) && title.rfind(k_open) != std::string_view::npos && title.rfind(k_open) > 0) {
        title = title.substr(0, title.rfind(k_open));
    }
    // The longer ending decides: 算法 is no law, 预算法 is one.
    return longest_ending(title, words("law")) > longest_ending(title, words("no_law"));
}

std::string PolicyTitles::issuer_key(std::string_view issuers) const {
    while (issuers.starts_with(k_pause) || issuers.starts_with(' ')) {
        issuers.remove_prefix(issuers.front() == ' ' ? 1 : k_pause.size());
    }
    if (const auto organ = m_namer.leading_central(issuers); organ.second > 0) {
        return organ.first;
    }
    std::size_t size = std::min({issuers.size(), issuers.find(k_pause), issuers.find(' ')});
    for (const char* key : {"no_issuer", "among"}) {
        for (const std::string& word : words(key)) {
            size = std::min(size, issuers.find(word));
        }
    }
    issuers = issuers.substr(0, size);
    const auto parts = m_namer.run_together(issuers, k_no_place);
    return m_namer.name(parts.empty() ? issuers : parts.front(), k_no_place).full;
}

std::string PolicyTitles::with_issuer(const std::string& key, const TitleContext& context) const {
    for (const std::string& about : words("about")) {
        const std::size_t at = key.find(about);
        if (at == std::string::npos) {
            continue;
        }
        constexpr std::size_t k_longest = 150; // bytes: more than any list of issuers in front of 关于
        if (at > 0) {
            return at <= k_longest ? issuer_key(std::string_view(key).substr(0, at)) + key.substr(at) : key;
        }
        const DocumentNumbers::Office* office =
            context.doc_number.empty() ? nullptr : m_numbers.office(context.doc_number);
        if (office != nullptr && !office->organ.empty()) {
            return issuer_key(office->organ) + key;
        }
        const std::string notice = folded(context.notice_title);
        const std::size_t head = notice.find(about);
        if (head != std::string::npos && head > 0 && head <= k_longest) {
            return issuer_key(std::string_view(notice).substr(0, head)) + key;
        }
        const std::string issuer = issuer_key(context.issuers);
        if (office == nullptr && !context.doc_number.empty() && !m_namer.name(issuer, k_no_place).official) {
            // 你公司…(安缆〔2020〕44号): whoever that is
            return std::string(context.doc_number.substr(0, context.doc_number.find(k_number_open))) + issuer + key;
        }
        return issuer + key;
    }
    return key;
}

/// Without what copies leave at a title: 附件2: in front, a bracket whose other half is elsewhere, brackets around the
/// whole, the last 年 of (2020-2022年).
std::string PolicyTitles::without_slips(std::string key) const {
    constexpr std::size_t k_to_year = 5; // bytes of -2022
    for (const std::string& annex : words("annex")) {
        if (key.starts_with(annex)) {
            const std::size_t end = key.find_first_not_of("0123456789:", annex.size());
            key.erase(0, end == std::string::npos ? 0 : end);
        }
    }
    const auto opened = std::count(key.begin(), key.end(), k_open.front());
    const auto closed = std::count(key.begin(), key.end(), k_close.front());
    if (closed > opened && key.ends_with(k_close)) {
        key.pop_back();
    } else if (opened == 1 && closed == 1 && key.starts_with(k_open) && key.ends_with(k_close)) {
        key = key.substr(1, key.size() - 2);
    }
    for (const std::string& year : words("span")) {
        const std::size_t at = key.rfind(year + std::string(k_close));
        if (at != std::string::npos && at > k_to_year && key[at - k_to_year] == '-' &&
            key.find_first_not_of("0123456789", at - k_to_year + 1) == at) {
            key.erase(at, year.size());
        }
    }
    return key;
}

std::string PolicyTitles::place_of_number(std::string_view number) const {
    const DocumentNumbers::Office* office = number.empty() ? nullptr : m_numbers.office(number);
    return office == nullptr ? std::string() : m_namer.places()[office->place].code;
}

PolicyIdentity PolicyTitles::identity(std::string_view title, const TitleContext& context) const {
    constexpr std::size_t k_shortest = 4; // characters; fewer name nothing unless it is a law
    const std::string_view inner = unwrapped(title);
    const std::string key = without_slips(folded(inner));
    PolicyIdentity identity{{}, is_law(key) ? "Law" : "Policy", std::string(inner)};
    const auto& generic = words("generic");
    const bool law = identity.kind == "Law";
    if ((!law && base::count_characters(key) <= k_shortest) || key.empty() ||
        std::find(generic.begin(), generic.end(), key) != generic.end()) {
        if (!context.doc_number.empty()) {
            identity.id = base::content_id({"Policy", "number", DocumentNumbers::folded(context.doc_number)});
        }
        return identity;
    }
    std::string name = law ? key : with_issuer(key, context);
    if (law) {
        for (const std::string& state : words("state")) {
            if (name.starts_with(state) && name.size() > state.size()) {
                name.erase(0, state.size());
            }
        }
    }
    for (std::size_t at = 0; (at = name.find(k_of, at)) != std::string::npos;) {
        name.erase(at, k_of.size()); // …的若干措施, …若干措施
    }
    identity.id = base::content_id({identity.kind, name});
    return identity;
}

} // namespace policygraph::resolve
