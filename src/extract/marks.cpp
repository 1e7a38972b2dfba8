// SPDX-License-Identifier: Apache-2.0
#include "marks.hpp"

#include <policygraph/base/character_set.hpp>

namespace policygraph::extract {

std::vector<std::uint32_t> find_marks(std::string_view text) {
    static constexpr base::CharacterSet k_marks(U"\n ,;:。!?()[]<>〔〕【】《》“”「」");
    std::vector<std::uint32_t> places;
    places.reserve(text.size() / 16); // a mark in five to ten characters
    for (std::size_t at = k_marks.next(text, 0); at < text.size();
         at = k_marks.next(text, at + base::utf8_length(text[at]))) {
        places.push_back(static_cast<std::uint32_t>(at));
    }
    return places;
}

} // namespace policygraph::extract
