// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/connection.hpp"

#include <policygraph/resolve/editions.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace policygraph::store {

/// Which editions of a title there are hangs on the numbers in all documents (resolve/editions.hpp). At the end of
/// every change this finds the documents whose claims stand at another node than the numbers now give.
class Editions {
public:
    explicit Editions(const Connection& connection) : m_connection(connection) {}

    /// By the document's row. `nodes` are the rows that may have changed; `all`: all may have.
    [[nodiscard]] std::map<std::int64_t, std::vector<resolve::EditionMoves>> moves(const std::set<std::int64_t>& nodes,
                                                                                   bool all) const;
    /// The claims of a document as the database has them.
    [[nodiscard]] resolve::Contribution claims(std::int64_t document) const;

private:
    [[nodiscard]] std::set<std::string> titles(const std::set<std::int64_t>& nodes) const;
    [[nodiscard]] std::set<std::string> all_titles() const;

    const Connection& m_connection;
};

/// Reports each document of a database whose claims stand at another edition than the numbers give.
void check_editions(const std::filesystem::path& database,
                    const std::function<void(const std::string& problem)>& problem);

} // namespace policygraph::store
