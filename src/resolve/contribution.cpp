// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/contribution.hpp>

#include <policygraph/base/hash.hpp>

namespace policygraph::resolve {

std::string EdgeClaim::id() const {
    return base::content_id({source, kind, target});
}

} // namespace policygraph::resolve
