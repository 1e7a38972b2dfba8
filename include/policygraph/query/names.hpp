// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/query/table.hpp>
#include <policygraph/store/reader.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// Names as people type them → nodes.
namespace policygraph::query {

/// A node that a name means.
struct Node {
    std::int64_t id = 0; ///< row number in the database
    std::string key;
    std::string kind;
    std::string name;
};

/// Several nodes bear the name: what tells them apart is in `candidates` (kind, name, place, …).
class Ambiguous : public std::runtime_error {
public:
    Ambiguous(const std::string& text, Table candidates)
        : std::runtime_error(text), m_candidates(std::move(candidates)) {}
    [[nodiscard]] const Table& candidates() const { return m_candidates; }

private:
    Table m_candidates;
};

/// No node bears the name; what() suggests the nearest.
class NotFound : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The one node that `text` means: its key, its name, its name but for quotation marks and a bracket at its
/// end, another name of it, the beginning or a part of one of these; the first of these steps that
/// finds any decides. `kinds` restricts the answer; none: all. A document gives way to the policy of the same
/// name. Throws Ambiguous or NotFound.
[[nodiscard]] Node find_node(const store::Reader& reader, std::string_view text, const std::vector<std::string>& kinds);

/// The name as the database writes names: without 《》 and blanks around it, full-width letters, digits and ASCII
/// punctuation half-width.
[[nodiscard]] std::string folded_name(std::string_view text);

/// The same for words to search for; throws UsageError where nothing is left or the bytes are no UTF-8.
[[nodiscard]] std::string search_words(std::string_view text);

} // namespace policygraph::query
