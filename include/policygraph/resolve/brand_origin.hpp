// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/facts.hpp>
#include <policygraph/resolve/place_table.hpp>

namespace policygraph::resolve {

struct BrandOrigin {
    int place = k_no_place;
    const char* rule = ""; ///< "brand.place_in_name", "brand.place_before", "brand.place_of_document"
};

/// Where a brand that a document of place `scope` names comes from. In this order: a place in its name, where it is the
/// document's own or above or below it; the place directly before its quotes; for regional brands whose name says
/// nothing, the document's own. The short form of a county (龙江, 和平) is a plain word elsewhere: it counts for
/// geographical indications, which begin with their place, and in documents of the county's prefecture.
[[nodiscard]] BrandOrigin origin_of(const extract::Brand& brand, const PlaceTable& places, int scope);

} // namespace policygraph::resolve
