// SPDX-License-Identifier: Apache-2.0
#include <policygraph/store/reader.hpp>

#include <policygraph/base/errors.hpp>

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace policygraph::store {
namespace {

struct Bad {
    const char* name;
    std::string bytes;
    const char* said;
};

TEST(Reader, SaysInOneSentenceWhatAFileIsInstead) {
    const std::vector<Bad> cases = {
        {"empty", "", "is empty"},
        {"text", std::string(5000, 'x'), "not a policygraph database"},
        {"cut", "SQLite format 3", "not a policygraph database"},
    };
    const std::filesystem::path folder =
        std::filesystem::path(testing::TempDir()) / ("reader_" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    for (const Bad& bad : cases) {
        const auto path = folder / bad.name;
        std::ofstream(path, std::ios::binary) << bad.bytes;
        try {
            const Reader reader(path);
            FAIL() << bad.name;
        } catch (const base::DataError& error) {
            EXPECT_NE(std::string(error.what()).find(bad.said), std::string::npos) << bad.name << ": " << error.what();
        }
        EXPECT_EQ(std::filesystem::file_size(path), bad.bytes.size()) << "written to";
    }
    EXPECT_THROW(Reader(folder / "absent"), base::DataError);
    EXPECT_FALSE(std::filesystem::exists(folder / "absent"));
}

} // namespace
} // namespace policygraph::store
