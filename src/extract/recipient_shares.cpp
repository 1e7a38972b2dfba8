// SPDX-License-Identifier: Apache-2.0
#include "recipient_shares.hpp"

#include "brackets.hpp"
#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

constexpr std::size_t k_two = 6; // bytes: two characters

std::string_view last_character(std::string_view text) {
    return text.empty() ? text : text.substr(base::begin_of_character_before(text, text.size()));
}

} // namespace

RecipientShares::Parts RecipientShares::parts(std::string_view list) {
    Parts found;
    const brackets::Depth depth(list);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < list.size();) {
        std::size_t cut = 0;
        for (const std::string_view mark :
             {markers::k_enumeration, markers::k_and_and_also, markers::k_and, markers::k_and_also}) {
            cut = cut == 0 && list.substr(i).starts_with(mark) ? mark.size() : cut;
        }
        if (cut != 0 && !depth.inside(i)) {
            found.push_back(list.substr(begin, i - begin));
            begin = i + cut;
        }
        i += cut != 0 ? cut : base::utf8_length(list[i]);
    }
    found.push_back(list.substr(begin));
    return found;
}

// 甲平台, 乙平台, 丙、丁平台 of 甲平台、乙平台和丙、丁平台 where there are three amounts: a member ends as the last one
// does.
RecipientShares::Parts RecipientShares::joined(const Parts& parts, std::size_t count) {
    std::string_view end = parts.back().substr(0, parts.back().find(markers::k_of));
    while (end.size() > k_two) {
        end.remove_prefix(base::utf8_length(end.front()));
        Parts found;
        const char* begin = parts.front().data();
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i + 1 == parts.size() || parts[i].ends_with(end)) {
                found.emplace_back(begin, static_cast<std::size_t>(parts[i].data() + parts[i].size() - begin));
                begin = i + 1 == parts.size() ? begin : parts[i + 1].data();
            }
        }
        if (found.size() == count) {
            return found;
        }
    }
    return parts;
}

// 某特派团 of 某特派团团长和成员, 获奖的 of 获奖的企业和个人: what stands before the first of nothing but payees.
std::size_t RecipientShares::body_of(const Parts& each) const {
    for (std::size_t i = 1; i < each.size(); ++i) {
        const ClassedWords::Match payee = m_payees.prefix(each[i]);
        if (!payee || payee.what != PayeeWords::Payee || payee.size != each[i].size()) {
            return 0;
        }
    }
    const ClassedWords::Match first = m_payees.suffix(each.front());
    const std::string_view body = each.front().substr(0, each.front().size() - first.size);
    const ClassedWords::Match whose = m_payees.suffix(body);
    const bool belongs = body.ends_with(markers::k_of) || (whose && whose.what == PayeeWords::Payee);
    return first && first.what == PayeeWords::Payee && belongs ? body.size() : 0;
}

// 首次获得 of 首次获得甲奖.
std::size_t RecipientShares::head_of(std::string_view first) const {
    std::size_t head = 0;
    for (std::size_t i = 0; i < first.size();) {
        const ClassedWords::Match word = m_payees.prefix(first.substr(i));
        const bool gains = word && (word.what == PayeeWords::Gaining || word.what == PayeeWords::Doing) &&
                           i + word.size < first.size();
        head = gains ? i + word.size : head;
        i += gains ? word.size : base::utf8_length(first[i]);
    }
    return head;
}

// 某省专利奖 of 某省专利奖一等奖、二等奖, 省级 of 省级车间、工厂: what the first name says for the others too.
std::size_t RecipientShares::shared_by(std::string_view name, std::string_view next) const {
    const ClassedWords::Match level = m_payees.prefix(name);
    const ClassedWords::Match other = m_payees.prefix(next);
    if (other && other.what == PayeeWords::Level) {
        return 0;
    }
    if (level && level.what == PayeeWords::Level && level.size < name.size()) {
        return level.size;
    }
    if (name.size() <= next.size() || next.size() < k_two || (next.front() >= '0' && next.front() <= '9')) {
        return 0;
    }
    const std::string_view before = name.substr(0, name.size() - next.size());
    const std::string_view end = last_character(next);
    const bool alike = name.substr(name.size() - k_two) == next.substr(next.size() - k_two);
    return alike || (name.ends_with(end) && before.ends_with(end)) ? before.size() : 0;
}

// 通过某某3-5级的企业, with three amounts: one a level. Nothing where no such range stands there.
std::optional<std::string> RecipientShares::of_levels(std::string_view recipients, std::size_t index,
                                                      std::size_t count) {
    const auto digit = [&](std::size_t i) {
        return i < recipients.size() && recipients[i] >= '0' && recipients[i] <= '9';
    };
    for (std::size_t dash = recipients.find('-'); dash != std::string_view::npos;
         dash = recipients.find('-', dash + 1)) {
        if (dash > 0 && digit(dash - 1) && digit(dash + 1) && !digit(dash + 2) && (dash < 2 || !digit(dash - 2)) &&
            static_cast<std::size_t>(recipients[dash + 1] - recipients[dash - 1]) + 1 == count) {
            return std::string(recipients.substr(0, dash - 1)) +
                   static_cast<char>(recipients[dash - 1] + static_cast<char>(index)) +
                   std::string(recipients.substr(dash + 2));
        }
    }
    return std::nullopt;
}

// The bytes of 省级, 二 with which it ends or begins; 0 where no rank stands there.
std::size_t RecipientShares::rank_at_end(std::string_view part) const {
    const ClassedWords::Match level = m_payees.suffix(part);
    if (level && level.what == PayeeWords::Level) {
        return level.size;
    }
    const std::string_view last = last_character(part);
    return m_numerals.find(last) != nullptr ? last.size() : 0;
}

std::size_t RecipientShares::rank_at_begin(std::string_view part) const {
    const ClassedWords::Match level = m_payees.prefix(part);
    if (level && level.what == PayeeWords::Level) {
        return level.size;
    }
    const std::string_view first = part.substr(0, part.empty() ? 0 : base::utf8_length(part.front()));
    return m_numerals.find(first) != nullptr ? first.size() : 0;
}

// 评定为国家级、省级、市级基地的单位, 获得某奖一、二等奖: ranks between what is said of all.
std::optional<std::string> RecipientShares::of_ranks(const Parts& each, std::size_t index) const {
    const std::size_t end = rank_at_end(each.front());
    const std::size_t begin = rank_at_begin(each.back());
    const bool between = std::all_of(each.begin() + 1, each.end() - 1,
                                     [&](std::string_view part) { return rank_at_begin(part) == part.size(); });
    if (end == 0 || begin == 0 || begin == each.back().size() || !between) {
        return std::nullopt;
    }
    const std::string_view head = each.front().substr(0, each.front().size() - end);
    const std::string_view rank = index == 0                 ? each.front().substr(head.size())
                                  : index + 1 == each.size() ? each.back().substr(0, begin)
                                                             : each[index];
    return std::string(head) + std::string(rank) + std::string(each.back().substr(begin));
}

std::optional<std::string> RecipientShares::share(std::string_view recipients, std::size_t index,
                                                  std::size_t count) const {
    Parts each = parts(recipients);
    if (count < 2 || each.size() == 1) {
        const std::optional<std::string> level = count < 2 ? std::nullopt : of_levels(recipients, index, count);
        return level ? level : std::string(recipients);
    }
    if (each.size() > count) {
        each = joined(each, count);
    }
    const bool merged = each.size() > count; // 采用兼职、挂职等方式参与的[团长和成员]
    if (merged) {
        const std::size_t last = each.size() - count;
        const char* begin = each.front().data();
        each.erase(each.begin(), each.begin() + static_cast<std::ptrdiff_t>(last));
        each.front() = {begin, static_cast<std::size_t>(each.front().data() + each.front().size() - begin)};
    }
    if (each.size() != count) {
        return std::nullopt;
    }
    if (std::optional<std::string> ranked = of_ranks(each, index)) {
        return ranked;
    }
    const std::string_view first = each.front();
    const std::string_view last = each.back();
    if (const std::size_t body = body_of(each); body != 0) {
        return std::string(first.substr(0, body)) + std::string(index == 0 ? first.substr(body) : each[index]);
    }
    if (merged) {
        return std::nullopt;
    }
    const std::size_t head = head_of(first);
    // Its last character, behind which the last name ends too: 甲[奖], 乙[奖]的企业.
    const std::size_t of = last.find(markers::k_of);
    const std::string_view before = last.substr(0, of);
    std::size_t tail = before.rfind(last_character(first));
    constexpr std::size_t k_four = 4; // characters
    if (tail != std::string_view::npos) {
        tail += last_character(first).size();
    } else if (of == std::string_view::npos && base::count_characters(last) >= k_four) {
        tail = last.size(); // 数字化车间、智能工厂
    } else if (of != std::string_view::npos &&
               base::count_characters(before) <= base::count_characters(each[count - 2]) + 2) { // 优秀、良好的园区
        tail = of;
    }
    const auto two = [&](std::string_view part) { return part.size() == k_two && base::count_characters(part) == 2; };
    if (two(first.substr(head)) && std::all_of(each.begin() + 1, each.end() - 1, two) && last.size() > 2 * k_two) {
        tail = k_two; // 主持国际、国家、行业标准制修订的企业
    }
    if (tail == std::string_view::npos || tail == 0 || base::count_characters(first.substr(head)) < 2) {
        return std::nullopt; // 一、二等奖
    }
    const std::string_view name = first.substr(head);
    const std::size_t shared = shared_by(name, count > 2 ? each[1] : last.substr(0, tail));
    const std::string_view own = index == 0 ? name : index + 1 == count ? last.substr(0, tail) : each[index];
    return std::string(first.substr(0, head + (index == 0 ? 0 : shared))) + std::string(own) +
           std::string(last.substr(tail));
}

} // namespace policygraph::extract
