// SPDX-License-Identifier: Apache-2.0
// policygraph: answers questions itself, and becomes policygraph-full for the other commands.
#include "cli/commands.hpp"
#include "cli/program.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/store/quick_memory.hpp>

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::cli {

std::unique_ptr<Command> make_full(std::string_view /*name*/, const std::vector<std::string>& words) {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    const std::string program = (self.parent_path() / "policygraph-full").string();
    std::string name = "policygraph";
    std::vector<std::string> copies = words; // execv takes what it does not change for changeable
    std::vector<char*> arguments = {name.data()};
    std::transform(copies.begin(), copies.end(), std::back_inserter(arguments), [](auto& word) { return word.data(); });
    arguments.push_back(nullptr);
    ::execv(program.c_str(), arguments.data());
    throw base::DataError(program, 0, 0, std::string("cannot be started: ") + std::strerror(errno));
}

} // namespace policygraph::cli

int main(int argc, char** argv) {
    // A short life: memory is taken in large pieces and not given back before the end.
    static_cast<void>(mallopt(M_TOP_PAD, 1 << 20));
    static_cast<void>(mallopt(M_TRIM_THRESHOLD, 256 << 20));
    policygraph::store::use_quick_memory();
    return policygraph::cli::run_program(argc, argv);
}
