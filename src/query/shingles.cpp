// SPDX-License-Identifier: Apache-2.0
#include "query/shingles.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::query {

HanText han_text(std::string_view text) {
    HanText found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = base::utf8_length(text[at]);
        const char32_t code = base::code_point(text, at);
        if (base::is_han(code)) {
            found.letters.push_back(code);
            found.begins.push_back(static_cast<std::uint32_t>(at));
            found.ends.push_back(static_cast<std::uint32_t>(at + length));
        }
        at += length;
    }
    return found;
}

std::vector<Fingerprint> fingerprints(const HanText& text) {
    constexpr std::uint64_t k_base = 0x100000001B3;
    constexpr std::uint64_t k_mix = 0x9E3779B97F4A7C15;
    const auto& letters = text.letters;
    std::vector<Fingerprint> kept;
    if (letters.size() < k_shingle) {
        return kept;
    }
    std::uint64_t power = 1;
    for (std::size_t i = 1; i < k_shingle; ++i) {
        power *= k_base;
    }
    std::vector<std::uint64_t> hashes;
    std::uint64_t rolling = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (i >= k_shingle) {
            rolling -= power * letters[i - k_shingle];
        }
        rolling = rolling * k_base + letters[i];
        if (i + 1 >= k_shingle) {
            const std::uint64_t mixed = (rolling ^ (rolling >> 29U)) * k_mix;
            hashes.push_back(mixed ^ (mixed >> 32U));
        }
    }
    std::size_t last = static_cast<std::size_t>(-1);
    for (std::size_t begin = 0; begin + k_window <= hashes.size(); ++begin) {
        std::size_t least = begin;
        for (std::size_t i = begin + 1; i < begin + k_window; ++i) {
            least = hashes[i] <= hashes[least] ? i : least;
        }
        if (least != last) {
            kept.push_back({hashes[least], static_cast<std::uint32_t>(least)});
            last = least;
        }
    }
    return kept;
}

Run run_through(const HanText& first, const HanText& second, std::uint32_t a, std::uint32_t b) {
    const auto& x = first.letters;
    const auto& y = second.letters;
    Run run{a, b, 0};
    while (run.a + run.length < x.size() && run.b + run.length < y.size() &&
           x[run.a + run.length] == y[run.b + run.length]) {
        ++run.length;
    }
    if (run.length < k_shingle) { // two texts with one hash
        return {a, b, 0};
    }
    while (run.a > 0 && run.b > 0 && x[run.a - 1] == y[run.b - 1]) {
        --run.a;
        --run.b;
        ++run.length;
    }
    return run;
}

} // namespace policygraph::query
