// SPDX-License-Identifier: Apache-2.0
#include "export/profile.hpp"

#include <policygraph/base/errors.hpp>

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace policygraph::exporting {
namespace {

std::filesystem::path file_with(const std::string& json) {
    std::filesystem::path path =
        std::filesystem::path(testing::TempDir()) / ("profile_" + std::to_string(getpid()) + ".json");
    std::ofstream(path) << json;
    return path;
}

std::string profile_with(const std::string& color, const std::string& column) {
    return R"({"label_characters": 8, "kinds": {"Policy": ")" + color + R"("}, "color": "#BBBBBB", "levels": [],
               "node_columns": [{"id": ")" +
           column + R"(", "title": "t"}], "edge_columns": []})";
}

TEST(Profile, OfTheRepositoryIsUsable) {
    const Profile profile = Profile::load(POLICYGRAPH_SOURCE_DIR "/exports/profiles/default.json");
    EXPECT_EQ(profile.color_of("Policy"), "#0072B2");
    EXPECT_EQ(profile.color_of("Unheard"), profile.color);
    EXPECT_LT(profile.order_of("Policy"), profile.order_of("Document"));
    EXPECT_EQ(profile.order_of("Unheard"), profile.kinds.size());
}

TEST(Profile, NamesWhatIsWrong) {
    EXPECT_NO_THROW((void)Profile::load(file_with(profile_with("#0072B2", "kind"))));
    EXPECT_THROW((void)Profile::load(file_with(profile_with("blue", "kind"))), base::DataError);
    EXPECT_THROW((void)Profile::load(file_with(profile_with("#0072BX", "kind"))), base::DataError);
    EXPECT_THROW((void)Profile::load(file_with(profile_with("#0072B2", "文号"))), base::DataError);
    EXPECT_THROW((void)Profile::load(file_with("{}")), base::DataError);
}

} // namespace
} // namespace policygraph::exporting
