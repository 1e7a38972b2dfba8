// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/connection.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <string>

namespace policygraph::store {

/// The edges between policies that no document claims by itself, because their two titles stand in two documents
/// (resolve/policy_ties.hpp). They are drawn anew from the settled nodes at the end of every change, so that they
/// depend on what the database holds and not on how it came to; each is shown by the two titles.
class Ties {
public:
    explicit Ties(const Connection& connection) : m_connection(connection) {}

    /// The subject of a policy, "" where it has none.
    [[nodiscard]] static std::string subject_of(const std::string& attributes);
    /// Forgets the ties of a node, before it goes.
    void drop(std::int64_t node);
    /// Draws the ties of these subjects anew; new rows begin with these numbers. `all`: every subject, none are there.
    void draw(const std::set<std::string>& subjects, bool all, std::uint32_t& next_edge, std::int64_t& next_evidence);

private:
    const Connection& m_connection;
};

/// Reports where the ties of a database are not those that its policies give.
void check_ties(const std::filesystem::path& database, const std::function<void(const std::string& problem)>& problem);

} // namespace policygraph::store
