// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "program_finder.hpp"

namespace policygraph::extract {

// One document.
struct ProgramFinder::Scan {
    const Context& context;
    std::string_view text;
    const Layout& layout;
    const std::vector<Quantity>& quantities;
    int province = 0; ///< the document's own
    std::vector<Candidate> found{};
    std::uint32_t boxed = 0; ///< end of the last name that opened a box
};

// The way from the start of a clause to a type word: where the name may begin.
struct ProgramFinder::Walk {
    std::uint32_t begin = 0;        ///< of the name as known so far
    std::vector<base::Span> list{}; ///< the pieces before it in an open list: 临港、金山、
    bool governed = false;          ///< a verb stands before the name, or it begins a heading
    bool caused = false;            ///< its clause begins with a verb
    bool quoted = false;            ///< a quoted name is part of it
    bool and_so = false;            ///< 等 closed the list: its pieces share what follows
    bool plural = false;            ///< 一批 stands before it
    bool counted = false;           ///< a count of several stands before it (10个…平台)
    bool joined = false;            ///< another name stands before it in a list

    /// Takes the name to begin at `offset` at the earliest; what was found before it does not count.
    void begin_at(std::uint32_t offset, bool by_verb) {
        begin = offset;
        governed = by_verb;
        quoted = false;
        list.clear();
        and_so = false;
        plural = false;
        counted = false;
        joined = false;
    }
};

inline constexpr std::uint32_t k_longest_program = 120; // bytes: forty characters
inline constexpr std::uint32_t k_two_characters = 6;    // bytes

} // namespace policygraph::extract
