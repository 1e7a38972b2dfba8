// SPDX-License-Identifier: Apache-2.0
#include <text/edits.hpp>

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace policygraph::text {
namespace {

// Copied pieces have the same bytes on both sides, and the pieces cover both texts.
void expect_sound(const OffsetMap& map, std::string_view normal, std::string_view source) {
    ASSERT_EQ(map.normal_size(), normal.size());
    ASSERT_EQ(map.source_size(), source.size());
    const auto& pieces = map.pieces();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool last = i + 1 == pieces.size();
        const std::size_t normal_end = last ? normal.size() : pieces[i + 1].normal;
        const std::size_t source_end = last ? source.size() : pieces[i + 1].source;
        ASSERT_LE(pieces[i].normal, normal_end);
        ASSERT_LE(pieces[i].source, source_end);
        if (pieces[i].copied) {
            ASSERT_EQ(normal.substr(pieces[i].normal, normal_end - pieces[i].normal),
                      source.substr(pieces[i].source, source_end - pieces[i].source));
        }
    }
}

std::vector<Edit> random_edits(std::mt19937& random, std::size_t size) {
    const auto below = [&random](std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); };
    std::vector<Edit> edits;
    for (std::uint32_t at = below(4); at < size; at += 1 + below(5)) {
        const std::uint32_t end = std::min(static_cast<std::uint32_t>(size), at + below(4));
        edits.push_back({{at, end}, std::string(below(3), static_cast<char>('A' + below(26))), "x"});
        at = end;
    }
    return edits;
}

TEST(Edits, ReplaceDropAndInsert) {
    const Layer layer = apply_edits("abcdef", {{{0, 1}, "", ""}, {{2, 3}, "XYZ", ""}, {{6, 6}, "!", ""}});
    EXPECT_EQ(layer.text, "bXYZdef!");
    expect_sound(layer.map, layer.text, "abcdef");
    EXPECT_EQ(layer.map.to_source({0, 1}), (base::Span{1, 2}));
    EXPECT_EQ(layer.map.to_source({2, 3}), (base::Span{2, 3}));
    EXPECT_EQ(layer.map.to_source({4, 7}), (base::Span{3, 6}));
}

TEST(Edits, MapsOfAnyTwoStepsCompose) {
    std::mt19937 random(1);
    for (int round = 0; round < 5000; ++round) {
        std::string source;
        for (std::size_t i = random() % 30; i > 0; --i) {
            source += static_cast<char>('a' + random() % 26);
        }
        const Layer first = apply_edits(source, random_edits(random, source.size()));
        expect_sound(first.map, first.text, source);
        const Layer second = apply_edits(first.text, random_edits(random, first.text.size()));
        expect_sound(compose(second.map, first.map), second.text, source);
    }
}

} // namespace
} // namespace policygraph::text
