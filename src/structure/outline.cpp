// SPDX-License-Identifier: Apache-2.0
#include <policygraph/structure/outline.hpp>

namespace policygraph::structure {

const char* name_of(DocumentKind kind) {
    switch (kind) {
    case DocumentKind::Official:
        return "official";
    case DocumentKind::News:
        return "news";
    case DocumentKind::Law:
        return "law";
    case DocumentKind::Interpretation:
        return "interpretation";
    case DocumentKind::Other:
        break;
    }
    return "other";
}

} // namespace policygraph::structure
