// SPDX-License-Identifier: Apache-2.0
#include <policygraph/base/tsv.hpp>
#include <policygraph/resolve/brand_origin.hpp>

#include <gtest/gtest.h>

#include <string>

namespace policygraph::resolve {
namespace {

TEST(BrandOrigin, ComesFromTheNameThePlaceBeforeOrTheDocument) {
    const std::string root = POLICYGRAPH_SOURCE_DIR;
    const PlaceTable places(root + "/data/places.tsv");
    for (const base::TsvRow& row : base::read_tsv(root + "/tests/unit/resolve/brand_origins.tsv", 5)) {
        extract::Brand brand;
        brand.name = row.cells[0];
        brand.type = row.cells[1];
        brand.place = row.cells[3];
        const BrandOrigin origin = origin_of(brand, places, places.find_code(row.cells[2]));
        const std::string found = origin.place == k_no_place ? "-" : places[origin.place].full_name;
        EXPECT_EQ(found, row.cells[4]) << "line " << row.line << ": " << row.cells[0];
    }
}

} // namespace
} // namespace policygraph::resolve
