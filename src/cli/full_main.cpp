// SPDX-License-Identifier: Apache-2.0
// policygraph-full: all commands, with the libraries that only some of them need.
#include "cli/command_build.hpp"
#include "cli/command_check.hpp"
#include "cli/command_compact.hpp"
#include "cli/command_coverage.hpp"
#include "cli/command_digest.hpp"
#include "cli/command_export.hpp"
#include "cli/command_extract.hpp"
#include "cli/command_judge.hpp"
#include "cli/command_load.hpp"
#include "cli/command_remove.hpp"
#include "cli/command_serve.hpp"
#include "cli/command_shell.hpp"
#include "cli/commands.hpp"
#include "cli/program.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace policygraph::cli {

std::unique_ptr<Command> make_full(std::string_view name, const std::vector<std::string>& /*words*/) {
    using Maker = std::pair<std::string_view, std::unique_ptr<Command> (*)()>;
    static constexpr std::array<Maker, 13> k_makers = {{{"build", make_build},
                                                        {"check", make_check},
                                                        {"compact", make_compact},
                                                        {"coverage", make_coverage},
                                                        {"different", make_different},
                                                        {"digest", make_digest},
                                                        {"export", make_export},
                                                        {"extract", make_extract},
                                                        {"load", make_load},
                                                        {"remove", make_remove},
                                                        {"same", make_same},
                                                        {"serve", make_serve},
                                                        {"shell", make_shell}}};
    const auto* const found =
        std::find_if(k_makers.begin(), k_makers.end(), [&](const Maker& maker) { return maker.first == name; });
    return found == k_makers.end() ? nullptr : found->second();
}

} // namespace policygraph::cli

int main(int argc, char** argv) {
    return policygraph::cli::run_program(argc, argv);
}
