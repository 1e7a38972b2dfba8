// SPDX-License-Identifier: Apache-2.0
// Every organ that data/ knows the official name of is seen where a text names it: in a responsibility clause and as
// the subject of a sentence. Names that the reader cannot tell (brackets inside, 人事部 of any firm) are listed here.
#include "extract/organ_names.hpp"

#include <policygraph/base/tsv.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace policygraph::extract {
namespace {

const std::filesystem::path k_data = std::filesystem::path(POLICYGRAPH_SOURCE_DIR) / "data";

const OrganNames& names() {
    static const lexicon::Lexicon lexicon = lexicon::Lexicon::load(k_data);
    static const NamePlaces places(lexicon);
    static const OrganNames names(lexicon, places);
    return names;
}

bool is_one_organ(const std::string& name) {
    const auto list = names().list(name, OrganNames::Mode::Open);
    return list && list->names.size() == 1 && list->names[0].name == name && names().begins_as_organ(name);
}

std::vector<std::string> without(const std::vector<std::string>& all, const std::vector<std::string>& excepted) {
    std::vector<std::string> rest;
    std::copy_if(all.begin(), all.end(), std::back_inserter(rest), [&](const std::string& name) {
        return std::find(excepted.begin(), excepted.end(), name) == excepted.end();
    });
    return rest;
}

TEST(KnownOrgans, OfTheCentreAreSeen) {
    std::vector<std::string> missed;
    for (const base::TsvRow& row : base::read_tsv(k_data / "central_organs.tsv", 7)) {
        const std::string all = row.cells.at(0) + (row.cells.at(1).empty() ? "" : "|") + row.cells.at(1);
        for (std::size_t begin = 0; begin < all.size();) {
            const std::size_t end = std::min(all.find('|', begin), all.size());
            if (const std::string name = all.substr(begin, end - begin); !is_one_organ(name)) {
                missed.push_back(name);
            }
            begin = end + 1;
        }
    }
    EXPECT_EQ(without(missed, {"人事部", "中共中央党校(国家行政学院)", "中央党校(国家行政学院)"}),
              std::vector<std::string>{});
}

TEST(KnownOrgans, OfDivisionsAreSeen) {
    std::vector<std::string> missed;
    for (const base::TsvRow& row : base::read_tsv(k_data / "agencies.tsv", 2)) {
        const std::string& written = row.cells.at(0);
        if (written.find_first_of("=@#") == std::string::npos && !is_one_organ("市" + written)) {
            missed.push_back(written);
        }
    }
    EXPECT_EQ(missed, std::vector<std::string>{});
}

} // namespace
} // namespace policygraph::extract
