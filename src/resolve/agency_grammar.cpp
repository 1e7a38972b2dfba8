// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/agency_grammar.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/tsv.hpp>

#include <algorithm>

namespace policygraph::resolve {

namespace {

constexpr char k_hole = '@';     // where a frame holds its place
constexpr char k_at_level = '#'; // the name at one level of places
constexpr char k_alone = '=';    // a name that is known only by itself
constexpr std::string_view k_full = "{P}";
constexpr std::string_view k_brief = "{p}";
constexpr std::string_view k_written = "{w}";

} // namespace

AgencyGrammar::Table AgencyGrammar::read(const std::filesystem::path& path) {
    Table table;
    for (const base::TsvRow& row : base::read_tsv(path, 2)) {
        if (!table.emplace(row.cells[0], row.cells[1]).second) {
            throw base::DataError(path.string(), row.line, 1, "\"" + row.cells[0] + "\" stands there twice");
        }
    }
    return table;
}

AgencyGrammar::AgencyGrammar(const std::filesystem::path& data)
    : m_whole(read(data / "agencies.tsv")), m_stems(read(data / "agency_stems.tsv")),
      m_suffixes(read(data / "agency_suffixes.tsv")), m_endings(read(data / "agency_endings.tsv")) {
    for (const auto& stem : m_stems) {
        m_stem_sizes.add(stem.first);
    }
    for (const auto& [written, official] : m_whole) {
        if (const std::size_t hole = written.find(k_hole); hole != std::string::npos) {
            m_frames.push_back({written.substr(0, hole), written.substr(hole + 1), official});
        }
    }
}

std::optional<std::string> AgencyGrammar::known(std::string_view function, std::optional<Level> level) const {
    if (level) {
        const std::string own = std::string(function) + k_at_level + name_of(*level);
        if (const auto found = m_whole.find(own); found != m_whole.end()) {
            return found->second;
        }
    }
    if (const auto found = m_whole.find(function); found != m_whole.end()) {
        return found->second;
    }
    for (const std::size_t size : m_stem_sizes.at(function)) {
        const auto stem = size < function.size() ? m_stems.find(function.substr(0, size)) : m_stems.end();
        if (stem == m_stems.end()) {
            continue;
        }
        if (const auto suffix = m_suffixes.find(function.substr(size)); suffix != m_suffixes.end()) {
            return std::string(k_full) + stem->second + suffix->second;
        }
    }
    return std::nullopt;
}

std::optional<std::string> AgencyGrammar::known_alone(std::string_view name, Level level) const {
    if (const auto found = m_whole.find(k_alone + std::string(name)); found != m_whole.end()) {
        return found->second;
    }
    return known(name, level);
}

std::string AgencyGrammar::with_ending(std::string_view function) const {
    for (std::size_t begin = 0; begin < function.size(); ++begin) {
        if ((static_cast<unsigned char>(function[begin]) & 0xC0U) == 0x80U) {
            continue; // inside a character
        }
        if (const auto found = m_endings.find(function.substr(begin)); found != m_endings.end()) {
            return std::string(function.substr(0, begin)) + found->second;
        }
    }
    return std::string(function);
}

std::vector<const AgencyGrammar::Frame*> AgencyGrammar::frames(std::string_view name) const {
    std::vector<const Frame*> found;
    for (const Frame& frame : m_frames) {
        if (name.size() > frame.before.size() + frame.after.size() && name.starts_with(frame.before) &&
            name.ends_with(frame.after)) {
            found.push_back(&frame);
        }
    }
    return found;
}

std::string AgencyGrammar::fill(std::string_view official, std::string_view full, std::string_view brief,
                                std::string_view written) {
    std::string name;
    while (!official.empty()) {
        const bool hole =
            official.starts_with(k_full) || official.starts_with(k_brief) || official.starts_with(k_written);
        if (!hole) {
            const std::size_t next = std::min(official.find(k_full.front(), 1), official.size());
            name += official.substr(0, next);
            official.remove_prefix(next);
            continue;
        }
        name += official.starts_with(k_full) ? full : official.starts_with(k_brief) ? brief : written;
        official.remove_prefix(k_full.size());
    }
    return name;
}

} // namespace policygraph::resolve
