// SPDX-License-Identifier: Apache-2.0
#include "cli/shell_completion.hpp"

#include "cli/commands.hpp"

#include <policygraph/base/errors.hpp>

namespace policygraph::cli {

namespace {

constexpr std::string_view k_blanks = " \t";

std::vector<std::string> command_names(std::string_view word) {
    std::vector<std::string> names;
    for (const CommandEntry& entry : commands()) {
        if (entry.in_shell) {
            names.emplace_back(entry.name);
        }
    }
    names.insert(names.end(), {"help", "quit"});
    std::erase_if(names, [&](const std::string& name) { return name.compare(0, word.size(), word) != 0; });
    return names;
}

std::vector<std::string> option_names(std::string_view command, std::string_view word) {
    std::vector<std::string> names;
    for (const CommandEntry& entry : commands()) {
        if (!entry.in_shell || command != entry.name) {
            continue;
        }
        CLI::App app;
        const std::unique_ptr<Command> made = entry.make();
        made->declare(app);
        for (const CLI::Option* option : app.get_options()) {
            for (const std::string& name : option->get_lnames()) {
                names.push_back("--" + name);
            }
        }
    }
    std::erase_if(names, [&](const std::string& name) { return name.compare(0, word.size(), word) != 0; });
    return names;
}

std::vector<std::string> node_names(const store::Reader& reader, std::string_view word) {
    constexpr char k_last[] = "\xF4\x8F\xBF\xBF"; // after every character in the order of bytes
    const store::Params range = {{"from", std::string(word)}, {"to", std::string(word) + k_last}};
    std::vector<std::string> names;
    reader.query("SELECT name FROM node WHERE name >= :from AND name < :to UNION "
                 "SELECT name FROM alias WHERE name >= :from AND name < :to LIMIT 200",
                 range, [&](const store::Row& row) {
                     std::string name = store::text_of(row.front());
                     if (name.find_first_of(" \t'\"") == std::string::npos) {
                         names.push_back(std::move(name));
                     }
                     return true;
                 });
    return names;
}

} // namespace

std::vector<std::string> shell_completions(const store::Reader& reader, std::string_view before,
                                           std::string_view word) {
    const std::size_t begin = before.find_first_not_of(k_blanks);
    if (begin == std::string_view::npos) {
        return command_names(word);
    }
    const std::string_view command = before.substr(begin, before.find_first_of(k_blanks, begin) - begin);
    if (command == "help") {
        return command_names(word);
    }
    try {
        if (!word.empty() && word.front() == '-') {
            return option_names(command, word);
        }
        return word.empty() ? std::vector<std::string>() : node_names(reader, word);
    } catch (const base::DataError&) {
        return {}; // the command itself will say it
    }
}

} // namespace policygraph::cli
