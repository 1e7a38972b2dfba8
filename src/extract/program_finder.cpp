// SPDX-License-Identifier: Apache-2.0
#include "program_finder.hpp"

namespace policygraph::extract {

ProgramFinder::ProgramFinder(const lexicon::Lexicon&) {}

std::vector<Program> ProgramFinder::find(const Context&) const {
    return {};
}

} // namespace policygraph::extract
