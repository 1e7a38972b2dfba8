// SPDX-License-Identifier: Apache-2.0
#include <policygraph/lexicon/cue_scanner.hpp>
#include <policygraph/lexicon/joint_scanner.hpp>
#include <policygraph/lexicon/word_trie.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

using policygraph::lexicon::CueScanner;
using policygraph::lexicon::JointScanner;
using policygraph::lexicon::WordTrie;

namespace {

struct Row {
    const char* text;
    const char* prefix; ///< the longest word it begins with, "" for none
    const char* suffix; ///< the longest word it ends with
};

// A character of one, two, three and four bytes begins a word; words are beginnings and ends of each other.
const std::vector<std::string_view> k_words = {"牵头", "牵头单位", "单位", "头", "%", "·", "𠮷", "A级", "级"};

const Row k_rows[] = {
    {"牵头单位", "牵头单位", "牵头单位"},
    {"牵头单", "牵头", ""},
    {"牵", "", ""},
    {"责任单位", "", "单位"},
    {"头", "头", "头"},
    {"%以上", "%", ""},
    {"·牵头", "·", "牵头"},
    {"𠮷A级", "𠮷", "A级"},
    {"B级", "", "级"},
    {"", "", ""},
};

WordTrie trie(WordTrie::Direction direction) {
    std::vector<std::pair<std::string_view, std::uint32_t>> words;
    for (const std::string_view word : k_words) {
        words.emplace_back(word, static_cast<std::uint32_t>(words.size()));
    }
    return {words, direction};
}

std::string_view word(WordTrie::Match match) {
    return match ? k_words[match.value] : std::string_view();
}

} // namespace

TEST(WordTrie, LongestAtBothEnds) {
    const WordTrie forward = trie(WordTrie::Direction::Forward);
    const WordTrie backward = trie(WordTrie::Direction::Backward);
    for (const Row& row : k_rows) {
        EXPECT_EQ(word(forward.longest_prefix(row.text)), row.prefix) << row.text;
        EXPECT_EQ(word(backward.longest_suffix(row.text)), row.suffix) << row.text;
    }
}

// Every word of a dense set is found, and with its own value: 4,096 words of three letters out of sixteen.
TEST(WordTrie, DenseSet) {
    std::vector<std::string> words;
    for (char a = 'a'; a < 'a' + 16; ++a) {
        for (char b = 'a'; b < 'a' + 16; ++b) {
            for (char c = 'a'; c < 'a' + 16; ++c) {
                words.push_back({a, b, c});
            }
        }
    }
    std::vector<std::pair<std::string_view, std::uint32_t>> valued;
    for (const std::string& each : words) {
        valued.emplace_back(each, static_cast<std::uint32_t>(valued.size()));
    }
    const WordTrie forward(valued, WordTrie::Direction::Forward);
    const WordTrie backward(valued, WordTrie::Direction::Backward);
    for (const auto& [each, value] : valued) {
        EXPECT_EQ(forward.longest_prefix(each).value, value) << each;
        EXPECT_EQ(backward.longest_suffix(each).value, value) << each;
    }
    EXPECT_FALSE(forward.longest_prefix("aaq"));
}

TEST(CueScanner, AllWordsAtAllPlacesLongestFirst) {
    CueScanner scanner;
    for (const char* each : {"头", "牵头", "牵头单位", "单位", "牵头"}) {
        scanner.add(each);
    }
    scanner.compile();
    std::string found;
    for (const CueScanner::Hit& hit : scanner.scan("由牵头单位")) {
        found += std::to_string(hit.begin) + "-" + std::to_string(hit.end) + " " + std::to_string(hit.cue) + "\n";
    }
    // A word that was added twice is found twice, in the order of adding.
    EXPECT_EQ(found, "3-15 2\n"
                     "3-9 1\n"
                     "3-9 4\n"
                     "6-9 0\n"
                     "9-15 3\n");
}

// Each scanner gets from the joint pass what it finds alone, also where words are shared, nested or doubled.
TEST(JointScanner, FindsWhatEachScannerFindsAlone) {
    CueScanner owners;
    CueScanner times;
    CueScanner none;
    for (const char* each : {"头", "牵头", "牵头单位", "单位", "牵头"}) {
        owners.add(each);
    }
    for (const char* each : {"年", "年底", "单位", "单"}) {
        times.add(each);
    }
    owners.compile();
    times.compile();
    none.compile();
    const JointScanner joint({&owners, &none, &times});
    for (const char* text : {"由牵头单位、单位年底前2年", "", "头", "年", "无", "%单"}) {
        const JointScanner::Hits hits = joint.scan(text);
        ASSERT_EQ(hits.size(), 3U);
        EXPECT_EQ(hits[0], owners.scan(text)) << text;
        EXPECT_TRUE(hits[1].empty()) << text;
        EXPECT_EQ(hits[2], times.scan(text)) << text;
    }
}
