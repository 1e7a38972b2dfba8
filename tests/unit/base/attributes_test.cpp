// SPDX-License-Identifier: Apache-2.0
#include <policygraph/base/attributes.hpp>

#include <gtest/gtest.h>

#include <stdexcept>

namespace policygraph::base {
namespace {

TEST(Attributes, ComeBackAsTheyWere) {
    const Attributes attributes = {{"name", std::string("市科技局 \"x\"\n")},
                                   {"value", 990400.0000000001}, // a neighbour of 990400 that loose parsing would miss
                                   {"small", 0.1},
                                   {"order", std::int64_t{3}},
                                   {"official", true}};
    EXPECT_EQ(attributes_from_json(to_json(attributes)), attributes);
}

TEST(Attributes, AreWrittenInOneWayOnly) {
    EXPECT_EQ(to_json({{"b", 5.0}, {"a", std::string("x")}}), R"({"a":"x","b":5})");
    EXPECT_EQ(to_json({}), "{}");
}

TEST(Attributes, AnythingElseIsRefused) {
    for (const char* json : {"", "[]", "{\"a\":null}", "{\"a\":[1]}", "{\"a\":1"}) {
        EXPECT_THROW(static_cast<void>(attributes_from_json(json)), std::invalid_argument) << json;
    }
}

} // namespace
} // namespace policygraph::base
