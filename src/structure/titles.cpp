// SPDX-License-Identifier: Apache-2.0
#include "structure/titles.hpp"

#include "structure/dates.hpp"
#include "structure/markers.hpp"

#include <policygraph/base/character_set.hpp>
#include <policygraph/base/utf8.hpp>
#include <policygraph/structure/doc_number.hpp>

#include <algorithm>

namespace policygraph::structure {

namespace {

constexpr std::size_t k_least = 12;      // bytes: four characters
constexpr std::size_t k_most = 480;      // bytes: 160 characters, without the organs before
constexpr std::size_t k_most_line = 210; // bytes: of one line of a broken title
constexpr std::size_t k_most_lines = 4;  // beside lines of organs
constexpr std::size_t k_most_organ_lines = 10;

bool holds(std::string_view text, std::string_view mark) {
    return text.find(mark) != std::string_view::npos;
}

// Ends inside the name of a plan: 关于印发《某实施细则.
bool opens_name(std::string_view text) {
    const std::size_t open = text.rfind(markers::k_title_open);
    const std::size_t close = text.rfind(markers::k_title_close);
    return open != std::string_view::npos && (close == std::string_view::npos || close < open);
}

// Of 《甲办法》《乙办法》 and 《甲办法》和《乙办法》 where the first name ends.
std::size_t end_of_first(std::string_view names) {
    std::size_t close = names.find(markers::k_title_close);
    while (close != std::string_view::npos) {
        const std::string_view behind = names.substr(close + markers::k_title_close.size());
        const std::size_t open = behind.find(markers::k_title_open);
        if (open == 0 || (!behind.empty() && open == base::utf8_length(behind[0]))) {
            break;
        }
        close = names.find(markers::k_title_close, close + markers::k_title_close.size());
    }
    return close;
}

// One line and those after it without a break, as a title is printed.
void append(std::string& value, std::string_view line) {
    value += line;
}

} // namespace

std::string_view without_addition(std::string_view text) {
    if (text.ends_with(')')) {
        const std::size_t open = text.rfind('(');
        if (open != std::string_view::npos && open > 0) {
            text.remove_suffix(text.size() - open);
        }
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    return text;
}

TitleReader::TitleReader(const lexicon::Lexicon& lexicon)
    : m_types(lexicon, "title_types"), m_cues(lexicon, "header_cues"), m_organs(lexicon, "organ_forms") {}

bool TitleReader::is_of(std::string_view title, std::string_view type_class) const {
    title = without_addition(without_addition(title));
    if (title.ends_with(markers::k_title_close)) {
        title.remove_suffix(markers::k_title_close.size());
        title = without_addition(title);
    }
    const std::size_t size = m_types.at_end(title, type_class);
    for (const char* other : {"policy", "law", "report", "weak"}) { // 办法 is no 法
        if (m_types.at_end(title, other) > size) {
            return false;
        }
    }
    return size != 0;
}

std::string_view TitleReader::cleaned(std::string_view title) const {
    title.remove_prefix(m_cues.at_begin(title, "copied"));
    if (const std::size_t annex = m_cues.at_begin(title, "annex"); annex != 0) {
        std::size_t at = std::min(title.find_first_not_of("0123456789 ", annex), title.size());
        if (at < title.size() && title[at] == ':') {
            at = std::min(title.find_first_not_of(' ', at + 1), title.size());
            title.remove_prefix(at);
        }
    }
    for (const std::string_view ending : {".docx", ".doc", ".pdf", ".wps", ".ofd", ".DOC", ".PDF", ".txt"}) {
        if (title.ends_with(ending)) {
            title.remove_suffix(ending.size());
        }
    }
    if (title.ends_with(markers::k_number)) { // "…的通知某发〔2020〕13号"
        const std::size_t year = title.rfind(markers::k_year_open);
        const auto kind = m_cues.last(title.substr(0, std::min(year, title.size())), "ending");
        if (year != std::string_view::npos && kind && year - kind->end < 40) {
            title = title.substr(0, kind->end);
        }
    }
    return title;
}

bool TitleReader::is_title(std::string_view text) const {
    const auto about = m_cues.first(text, "about");
    if (text.size() < k_least || text.size() - (about ? about->begin : 0) > k_most ||
        holds(text, markers::k_full_stop) || holds(text, ";") || holds(text, "?") || text.ends_with(':') ||
        read_label(text, 0)) {
        return false;
    }
    if (text.starts_with(markers::k_title_open) && !text.ends_with(markers::k_title_close)) {
        return is_of(text, "report"); // 《某方案》政策解读
    }
    return m_cues.at_begin(text, "annex") == 0 &&
           (is_of(text, "policy") || is_of(text, "law") || is_of(text, "report") || (about && is_of(text, "weak")));
}

bool TitleReader::is_organs(std::string_view line) const {
    return line.size() <= k_most_line && m_organs.at_end(line, "ending") != 0 && !m_cues.in(line, "about");
}

bool TitleReader::is_other_line(std::string_view line) const {
    if (line.size() > 120) {
        return false;
    }
    if (const auto date = last_date(line); date && date->begin == 0 && line.size() - date->end < 45) {
        return true;
    }
    return line.find(markers::k_number) != std::string_view::npos && !is_title(line) &&
           parse_doc_number(line).has_value();
}

// A broken title begins with an organ's name or with what it is about.
bool TitleReader::may_begin(std::string_view line) const {
    return m_cues.in(line, "about") || m_cues.in(line, "dispatch") || m_organs.at_end(line, "ending") != 0 ||
           line.size() >= 30;
}

// "…的通知各市人民政府:" or "…的意见 某发〔2020〕1号": the title at the beginning of a longer line.
std::optional<Title> TitleReader::cut_from(const Frame& frame, std::size_t line) const {
    const std::string_view text = frame.line(line);
    const std::string_view head = text.substr(0, std::min(text.size(), k_most));
    const auto ending = m_cues.first(head, "ending");
    if (!ending || ending->end == text.size() ||
        !(m_cues.in(head.substr(0, ending->begin), "about") || m_cues.in(head.substr(0, ending->begin), "dispatch"))) {
        return std::nullopt;
    }
    // A letterhead and the number may be glued to it: "某某文件某发〔2021〕6号某某关于…".
    std::size_t from = 0;
    if (const std::size_t close = head.substr(0, ending->begin).rfind(markers::k_year_close);
        close != std::string_view::npos) {
        const std::size_t number = head.find(markers::k_number, close);
        if (number != std::string_view::npos && number < close + 12 && number < ending->begin) {
            from = number + markers::k_number.size();
        }
    }
    if (const std::size_t address = head.substr(0, ending->begin).rfind("://");
        address != std::string_view::npos && address > from) {
        from = address; // a web address glued to it: on behind its last ASCII character
        while (from < ending->begin && static_cast<unsigned char>(head[from]) < 0x80) {
            ++from;
        }
    }
    const std::string_view value = head.substr(from, ending->end - from);
    if (!is_title(value) || holds(value, ":") || holds(value, ",") || opens_name(value)) {
        return std::nullopt;
    }
    const std::string_view rest = text.substr(ending->end, 900);
    if (!holds(rest, ":") && !holds(rest, markers::k_year_open) && !frame.flattened) {
        return std::nullopt;
    }
    Title title;
    title.lines = {line, line};
    const std::uint32_t begin = frame.lines[line].span.begin;
    title.span = {begin + static_cast<std::uint32_t>(from), begin + static_cast<std::uint32_t>(ending->end)};
    title.value = value;
    analyse(title);
    return title;
}

// 关于印发《某实施细则 + (试行)》的通知; 关于印发某行动计划 + (2016-2020年)的通知: the bracket is inside the title.
bool TitleReader::goes_on(std::string_view value, std::string_view line) const {
    return m_cues.in(value, "dispatch") && opens_name(value) == holds(line, markers::k_title_close) &&
           m_cues.at_end(line, "ending") != 0;
}

std::optional<Title> TitleReader::at(const Frame& frame, std::size_t line, std::size_t end) const {
    if (auto cut = cut_from(frame, line)) {
        return cut;
    }
    std::string value;
    std::size_t organs = 0; // lines of organs above: any number may issue a paper together
    while (organs < k_most_organ_lines && line + organs < end && is_organs(frame.line(line + organs))) {
        ++organs;
    }
    for (std::size_t last = line; last < std::min(end, line + organs + k_most_lines); ++last) {
        const std::string_view text = frame.line(last);
        if (is_other_line(text) || text.size() > k_most_line * 2 ||
            (last > line && (text.size() > k_most_line || (text.front() == '(' && !goes_on(value, text)))) ||
            read_label(text, 0)) {
            break;
        }
        if (last > line && last <= line + organs && is_organs(frame.line(last - 1)) && is_organs(text)) {
            value += ' ';
        }
        append(value, last == line ? cleaned(text) : text);
        if (last == line && !is_title(value) && !may_begin(text)) {
            break;
        }
        if (!is_title(value) || (organs > 0 && last < line + organs)) {
            continue;
        }
        if (last > line && !m_cues.in(value, "about") && !m_cues.in(value, "dispatch")) {
            continue;
        }
        // A title goes on where the next line, not this one, ends as titles do.
        if (last + 1 < end && m_cues.at_end(value, "ending") == 0 && frame.line(last + 1).size() <= k_most_line) {
            const std::string longer = value + std::string(frame.line(last + 1));
            if (m_cues.at_end(longer, "ending") != 0 && is_title(longer) && !m_cues.in(frame.line(last + 1), "about") &&
                !read_label(frame.line(last + 1), 0)) {
                continue;
            }
        }
        Title title;
        // The year or (试行) may stand on a line of its own below.
        std::size_t final = last;
        if (last + 1 < end) {
            const std::string_view below = frame.line(last + 1);
            if (below.size() < 60 && below.front() == '(' && below.back() == ')' &&
                !holds(below, markers::k_year_open) && !first_date(below)) {
                append(value, below);
                final = last + 1;
            }
        }
        title.lines = {line, final + 1};
        title.span = {frame.lines[line].span.begin, frame.lines[final].span.end};
        title.value = value;
        analyse(title);
        return title;
    }
    return std::nullopt;
}

void TitleReader::analyse(Title& title) const {
    const std::string_view value = title.value;
    const auto about = m_cues.first(value, "about");
    auto dispatch = m_cues.first(value, "dispatch");
    const auto publish = m_cues.first(value, "publish");
    if (publish && (!dispatch || publish->begin < dispatch->begin) &&
        value.substr(publish->end).starts_with(markers::k_title_open)) {
        dispatch = publish;
    }
    if (!dispatch) {
        return;
    }
    const std::size_t expected = about && about->begin < dispatch->begin ? about->end : 0;
    const std::string_view between = value.substr(expected, dispatch->begin - expected);
    const bool direct =
        expected != 0 ? between.size() <= 6 : m_organs.at_end(between, "ending") != 0 || between.empty();
    std::string_view kind = without_addition(value);
    const std::size_t notice = m_cues.at_end(kind, "notice");
    if (!direct || notice == 0) {
        return;
    }
    std::string_view inner = kind.substr(dispatch->end, kind.size() - notice - dispatch->end);
    const std::size_t open = inner.find(markers::k_title_open);
    const std::size_t close = inner.rfind(markers::k_title_close);
    const bool whole = open != std::string_view::npos && close != std::string_view::npos && close > open &&
                       inner.size() - close - markers::k_title_close.size() <= 30;
    if (whole && (open == 0 || m_organs.at_end(inner.substr(0, open), "ending") != 0)) {
        const std::size_t first_close = std::min(end_of_first(inner), close);
        inner = inner.substr(open + markers::k_title_open.size(), first_close - open - markers::k_title_open.size());
    } else if (inner.size() > 3) {
        inner.remove_suffix(inner.ends_with(markers::k_de) ? markers::k_de.size() : 0);
    }
    title.sends = inner.size() >= k_least;
    title.inner = inner;
}

std::string TitleReader::bare(std::string_view name) const {
    static constexpr base::CharacterSet k_set(k_passed);
    std::string result;
    for (std::size_t at = 0; at < name.size();) {
        const std::string_view rest = name.substr(at);
        const std::size_t about = m_cues.at_begin(rest, "about");
        const std::size_t size = base::utf8_length(name[at]);
        if (about != 0) {
            at += about;
            continue;
        }
        const std::string_view letter = name.substr(at, size);
        if (!k_set.contains(base::code_point(name, at)) && letter != markers::k_de) {
            result += letter;
        }
        at += size;
    }
    return result;
}

bool TitleReader::same(std::string_view a, std::string_view b) const {
    return bare(a) == bare(b);
}

std::string_view TitleReader::issuers_of(std::string_view title) const {
    std::size_t end = std::string_view::npos;
    for (const char* kind : {"about", "dispatch", "publish"}) {
        if (const auto found = m_cues.first(title, kind)) {
            end = std::min(end, found->begin);
        }
    }
    if (end == std::string_view::npos || end == 0) {
        return {};
    }
    std::string_view issuers = title.substr(0, end);
    if (holds(issuers, markers::k_title_open)) {
        return {}; // the word stands in a name
    }
    while (!issuers.empty() && issuers.back() == ' ') {
        issuers.remove_suffix(1);
    }
    return m_organs.at_end(issuers, "ending") != 0 ? issuers : std::string_view{};
}

} // namespace policygraph::structure
