// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/connection.hpp"

#include <policygraph/store/reader.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The seal of a document: one SHA-256 over what the database took from it. SQLite's own check sees broken structure
// only; a byte that changed inside a cell is seen by the seal, and `check` need not find the source file for it. The
// ties between policies (store/ties.hpp) are no document's claims and stand outside: `check` draws them once more.
namespace policygraph::store {

inline constexpr std::uint8_t k_edge_priority = 1; ///< claims of edges know no other

/// Collects the claims of one document, in any order.
class Seal {
public:
    /// Evidence ("node" or "edge", key, begin, end, rule, confidence, written, name, attributes, priority) or a name
    /// ("alias", node's key, name, type). The very same once more counts once.
    void add(std::initializer_list<std::string_view> claim);
    /// With the document itself: key, its node's key, bytes, format, decoder, extractor, text. Not its path.
    [[nodiscard]] std::string close(std::initializer_list<std::string_view> document);
    /// Which claims, counted from 0, were there before; after `close`.
    [[nodiscard]] const std::vector<std::size_t>& repeated() const { return m_repeated; }

private:
    std::string m_bytes;                                       // of all claims, one after the other
    std::vector<std::pair<std::size_t, std::size_t>> m_claims; // begin and size of each
    std::vector<std::size_t> m_repeated;
};

/// Seals every document that the database has anew.
void seal_all(const Connection& connection);

/// Reports each document whose rows are not those that were sealed.
void check_seals(const Reader& reader, const std::function<void(const std::string& problem)>& problem);

} // namespace policygraph::store
