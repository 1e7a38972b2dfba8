// SPDX-License-Identifier: Apache-2.0
#include <policygraph/extract/facts.hpp>

#include <array>
#include <cstddef>

namespace policygraph::extract {

const char* name_of(Relation relation) {
    constexpr std::array k_names{"implements", "based_on", "cites", "formulates", "revises", "repeals"};
    return k_names.at(static_cast<std::size_t>(relation));
}

const char* name_of(OwnerRole role) {
    constexpr std::array k_names{"lead", "responsible", "implement", "participant"};
    return k_names.at(static_cast<std::size_t>(role));
}

const char* name_of(Comparator comparator) {
    constexpr std::array k_names{"=", ">=", ">", "<=", "<", "rank<=", "growth>=", "growth="};
    return k_names.at(static_cast<std::size_t>(comparator));
}

const char* name_of(Alias::Of of) {
    constexpr std::array k_names{"policy", "agency", "group", "program"};
    return k_names.at(static_cast<std::size_t>(of));
}

} // namespace policygraph::extract
