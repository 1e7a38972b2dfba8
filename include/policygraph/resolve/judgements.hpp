// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/resolve/agency_namer.hpp>
#include <policygraph/resolve/contribution.hpp>
#include <policygraph/resolve/policy_titles.hpp>

#include <filesystem>
#include <map>
#include <string>

namespace policygraph::resolve {

/// What people decided of identities: data/judgements.tsv, rows of (verdict, A, B, reason, author). Verdicts: "same"
/// (A and B are one node), "different" (they must never become one), "name" (A is to be called B). A and B are node
/// ids, 《title》 of a policy, or NAME@PLACE of an agency by its full name and its place's name or code.
class Judgements {
public:
    /// Throws DataError: rows that cannot be read, and contradictions, naming both lines. A missing file is none.
    Judgements(const std::filesystem::path& path, const AgencyNamer& namer, const PolicyTitles& titles);

    /// The same claims on the nodes that the judgements leave.
    void apply(Contribution& contribution) const;
    /// The id that stands for a node.
    [[nodiscard]] const std::string& settled(const std::string& id) const;

private:
    std::map<std::string, std::string, std::less<>> m_same; ///< id → the least id of its group
    std::map<std::string, std::string, std::less<>> m_names;
};

} // namespace policygraph::resolve
