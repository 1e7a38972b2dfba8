// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/rows.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::exporting {

/// Reads the JSON objects of attributes that the store keeps (base::to_json) without copying: names and values are
/// views into the JSON, unless something was escaped.
class AttributeScanner {
public:
    /// Appends the attributes in their order; false where this is not such an object. The views live as long as
    /// `json` and until `clear`.
    [[nodiscard]] bool scan(std::string_view json, std::vector<Attribute>& attributes);
    void clear() { m_unescaped.clear(); }

private:
    std::string_view text(std::string_view& rest);

    std::deque<std::string> m_unescaped; // stays where it is while it grows
};

} // namespace policygraph::exporting
