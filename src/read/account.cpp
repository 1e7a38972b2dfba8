// SPDX-License-Identifier: Apache-2.0
#include <policygraph/read/account.hpp>

#include <policygraph/base/utf8.hpp>
#include <read/trace.hpp>

#include <algorithm>

namespace policygraph::read {

namespace {

constexpr std::string_view k_replacement = "\xEF\xBF\xBD";

// From bytes of the page to bytes of the file.
class Way {
public:
    Way(const Units& units, std::size_t bytes) : m_units(units), m_bytes(bytes) {}

    [[nodiscard]] std::uint64_t begin(std::uint32_t page) const { return m_units.empty() ? page : at(page)->source; }
    /// Where the character ends that the page's byte is one of.
    [[nodiscard]] std::uint64_t end(std::uint32_t page) const {
        if (m_units.empty()) {
            return page + 1;
        }
        const auto next = std::next(at(page));
        return next == m_units.end() ? m_bytes : next->source;
    }

private:
    [[nodiscard]] Units::const_iterator at(std::uint32_t page) const {
        return std::prev(std::upper_bound(m_units.begin(), m_units.end(), page,
                                          [](std::uint32_t value, const Unit& unit) { return value < unit.text; }));
    }

    const Units& m_units;
    std::uint64_t m_bytes;
};

} // namespace

Account make_account(std::string_view bytes, const Units& units, std::string_view page, const Trace& trace,
                     std::string_view text) {
    Account account;
    account.bytes = bytes.size();
    account.uses.assign(5, 0);
    if (units.empty()) {
        for (const ByteUse use : trace.uses) {
            ++account.uses[static_cast<std::size_t>(use)];
        }
        account.uses[0] += bytes.size() - page.size(); // not even decoded
    } else {
        account.uses[static_cast<std::size_t>(ByteUse::markup)] += units.front().source; // what shifts a code in
    }
    for (std::size_t i = 0; i < units.size(); ++i) {
        const bool last = i + 1 == units.size();
        const std::uint64_t size = (last ? bytes.size() : units[i + 1].source) - units[i].source;
        const bool broken = page.substr(units[i].text).starts_with(k_replacement) && units[i].broken;
        const ByteUse use = broken                        ? ByteUse::repair
                            : units[i].text < page.size() ? trace.uses[units[i].text]
                                                          : ByteUse::markup;
        account.uses[static_cast<std::size_t>(use)] += size;
    }
    const Way way(units, bytes.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::uint32_t origin = i < trace.origin.size() ? trace.origin[i] : 0;
        const std::size_t length = std::min(base::utf8_length(text[i]), text.size() - i);
        if (origin == 0) {
            ++account.made;
            ++i;
            continue;
        }
        const auto reference = trace.reference_ends.find(origin - 1);
        const bool plain = reference == trace.reference_ends.end();
        const std::uint64_t begin = way.begin(origin - 1);
        const std::uint64_t end =
            way.end(plain ? origin - 1 + static_cast<std::uint32_t>(length) - 1 : reference->second - 1);
        std::size_t until = i + length;
        while (!plain && until < text.size() && until < trace.origin.size() && trace.origin[until] == origin) {
            ++until; // a reference may stand for several characters
        }
        const bool copied = plain && bytes.substr(begin, end - begin) == text.substr(i, length);
        SourcePiece* const before = account.pieces.empty() ? nullptr : &account.pieces.back();
        if (before != nullptr && copied && before->copied && before->end == begin && before->text.end == i) {
            before->end = end;
            before->text.end = static_cast<std::uint32_t>(until);
        } else {
            account.pieces.push_back(
                {{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(until)}, begin, end, copied});
        }
        i = until;
    }
    return account;
}

std::vector<std::pair<std::uint64_t, std::uint64_t>> Account::sources(base::Span span) const {
    auto piece = std::upper_bound(pieces.begin(), pieces.end(), span.begin,
                                  [](std::uint32_t value, const SourcePiece& p) { return value < p.text.end; });
    std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
    for (; piece != pieces.end() && piece->text.begin < span.end; ++piece) {
        const std::uint32_t from = std::max(span.begin, piece->text.begin);
        const std::uint32_t to = std::min(span.end, piece->text.end);
        const bool copied = piece->copied;
        ranges.emplace_back(copied ? piece->begin + (from - piece->text.begin) : piece->begin,
                            copied ? piece->begin + (to - piece->text.begin) : piece->end);
    }
    return ranges;
}

std::pair<std::uint64_t, std::uint64_t> Account::to_source(base::Span span) const {
    std::uint64_t begin = bytes;
    std::uint64_t end = 0;
    for (const auto& [from, to] : sources(span)) {
        begin = std::min(begin, from);
        end = std::max(end, to);
    }
    return begin < end ? std::pair(begin, end) : std::pair<std::uint64_t, std::uint64_t>(0, 0);
}

} // namespace policygraph::read
