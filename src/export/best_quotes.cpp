// SPDX-License-Identifier: Apache-2.0
#include "export/best_quotes.hpp"

namespace policygraph::exporting {

bool BestQuote::takes(const Place& other, std::uint32_t others) {
    const bool better = count == 0 || other < place;
    count += others;
    if (better) {
        place = other;
    }
    return better;
}

} // namespace policygraph::exporting
