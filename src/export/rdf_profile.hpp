// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace policygraph::exporting {

/// The words of RDF: exports/profiles/rdf.json.
struct RdfProfile {
    using Terms = std::vector<std::string>; ///< compact: eli:cites
    std::vector<std::pair<std::string, std::string>> prefixes;
    std::string own;      ///< the prefix of our own words
    std::string language; ///< of names
    std::map<std::string, Terms, std::less<>> kinds;
    std::map<std::string, Terms, std::less<>> relations;
    std::map<std::pair<std::string, std::string>, Terms, std::less<>> attributes; ///< by kind and attribute
    std::set<std::string, std::less<>> dates;

    [[nodiscard]] std::string own_term(std::string_view name) const { return own + ":" + std::string(name); }

    /// From HOME/exports/profiles/rdf.json. Throws DataError, also for a term whose prefix is not there.
    [[nodiscard]] static RdfProfile load(const std::filesystem::path& home);
};

} // namespace policygraph::exporting
