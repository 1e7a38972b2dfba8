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

} // namespace policygraph::extract
