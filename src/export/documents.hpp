// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/rows.hpp"
#include "export/selection.hpp"
#include "export/writer.hpp"

#include <policygraph/store/prepared.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace policygraph::exporting {

/// The documents that evidence comes from, by their rank in the order of the keys. Of each, what the writer asks for is
/// kept (a path is some 60 bytes); of texts only those last used, some megabytes.
class Documents {
public:
    using Text = std::shared_ptr<const std::string>;

    Documents(const store::Reader& reader, const Selection& selection, Writer::Needs needs, bool dates);

    /// Of the document at this row of its table. Throws DataError where there is none, which `evidence` names.
    [[nodiscard]] std::uint32_t rank(std::int64_t row) const;
    /// Key, path, node and date as far as they are kept; valid as long as this is.
    [[nodiscard]] DocumentRow of(std::uint32_t rank) const;
    [[nodiscard]] Text text(std::uint32_t rank);
    /// The selected ones in the order of the keys, whole.
    void for_each(const std::function<void(const DocumentRow&)>& visit);

private:
    struct Kept {
        std::int64_t row = 0;
        std::size_t at = 0; ///< in m_names: key, path, node and date
        std::array<std::uint32_t, 4> sizes{};
    };

    std::string m_database;
    const Selection& m_selection;
    store::Prepared m_text;
    store::Prepared m_whole;
    std::vector<Kept> m_kept;                          ///< by rank
    std::string m_names;                               ///< what the views of `of` look at
    std::vector<std::uint32_t> m_rank_of;              ///< by row; k_none where there is no document
    std::list<std::pair<std::uint32_t, Text>> m_texts; ///< the last used first
    std::unordered_map<std::uint32_t, std::list<std::pair<std::uint32_t, Text>>::iterator> m_text_at;
    std::size_t m_text_bytes = 0;
    std::size_t m_most_text_bytes;
};

} // namespace policygraph::exporting
