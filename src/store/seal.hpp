// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/connection.hpp"

#include <policygraph/store/reader.hpp>

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_set>

// The seal of a document: one SHA-256 over what the database took from it. SQLite's own check sees broken structure
// only; a byte that changed inside a cell is seen by the seal, and `check` need not find the source file for it. The
// ties between policies (store/ties.hpp) are no document's claims and stand outside: `check` draws them once more.
namespace policygraph::store {

/// Collects the claims of one document, in any order.
class Seal {
public:
    void clear() { m_claims.clear(); }
    /// Evidence ("node" or "edge", key, begin, end, rule, confidence, written, name, attributes, priority) or a name
    /// ("alias", node's key, name, type). False where the very same was there already.
    bool add(std::initializer_list<std::string_view> claim);
    /// With the document itself: key, its node's key, bytes, format, decoder, extractor, text. Not its path.
    [[nodiscard]] std::string close(std::initializer_list<std::string_view> document) const;

private:
    std::unordered_set<std::string> m_claims;
};

/// Seals every document that the database has anew.
void seal_all(const Connection& connection);

/// Reports each document whose rows are not those that were sealed.
void check_seals(const Reader& reader, const std::function<void(const std::string& problem)>& problem);

} // namespace policygraph::store
