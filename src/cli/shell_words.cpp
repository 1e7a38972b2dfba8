// SPDX-License-Identifier: Apache-2.0
#include "cli/shell_words.hpp"

#include <policygraph/base/errors.hpp>

namespace policygraph::cli {

std::vector<std::string> shell_words(std::string_view line) {
    constexpr std::string_view k_blanks = " \t\r";
    std::vector<std::string> words;
    bool inside = false; // of a word; it may be empty as '' is
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char c = line[at];
        if (k_blanks.find(c) != std::string_view::npos) {
            inside = false;
            continue;
        }
        if (c == '#' && words.empty()) {
            return {};
        }
        if (!inside) {
            words.emplace_back();
            inside = true;
        }
        if (c != '\'' && c != '"') {
            words.back() += c;
            continue;
        }
        const std::size_t end = line.find(c, at + 1);
        if (end == std::string_view::npos) {
            throw base::UsageError(std::string("a quote is not closed: ") + c);
        }
        words.back() += line.substr(at + 1, end - at - 1);
        at = end;
    }
    return words;
}

} // namespace policygraph::cli
