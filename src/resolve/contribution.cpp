// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/contribution.hpp>

#include <policygraph/base/hash.hpp>

namespace policygraph::resolve {

std::string EdgeClaim::id() const {
    return base::content_id({source, kind, target});
}

std::string document_node_id(const std::string& sha256) {
    return base::content_id({"Document", sha256});
}

} // namespace policygraph::resolve
