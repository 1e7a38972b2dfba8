// SPDX-License-Identifier: Apache-2.0
// Every rule of data/rules with its examples and counter-examples, through the whole chain, in both directions.
#include <policygraph/base/json_file.hpp>
#include <policygraph/extract/extractor.hpp>
#include <policygraph/extract/facts_json.hpp>
#include <policygraph/structure/outliner.hpp>
#include <policygraph/text/normalizer.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace policygraph::extract {
namespace {

const std::filesystem::path k_data = std::filesystem::path(POLICYGRAPH_SOURCE_DIR) / "data";

struct Chain {
    lexicon::Lexicon lexicon = lexicon::Lexicon::load(k_data);
    text::Normalizer normalizer{k_data};
    structure::Outliner outliner{lexicon};
    Extractor extractor{lexicon};

    static const Chain& get() {
        static const Chain chain;
        return chain;
    }
    Facts run(const std::string& source) const {
        const auto normal = normalizer.normalize(source);
        return extractor.extract("id", "example.txt", normal, outliner.outline(normal));
    }
};

std::string framed(const rapidjson::Document& rule, const std::string& text) {
    if (!rule.HasMember("frame")) {
        return text;
    }
    std::string frame = rule["frame"].GetString();
    return frame.replace(frame.find("{}"), 2, text);
}

std::vector<std::string> of_kind(const Facts& facts, const std::string& kind) {
    std::vector<std::string> lines = render(facts);
    std::erase_if(lines, [&](const std::string& line) { return !line.starts_with(kind + " "); });
    std::sort(lines.begin(), lines.end());
    return lines;
}

bool any_from_rule(const Facts& facts, const std::string& id) {
    return to_ndjson(facts).find("\"rule\":\"" + id + "\"") != std::string::npos;
}

class Rules : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Rules, GiveExactlyTheFactsOfTheirExamples) {
    const auto rule = base::read_json(GetParam());
    const std::string id = rule["id"].GetString();
    const std::string kind = rule["kind"].GetString();
    EXPECT_EQ(id, GetParam().stem().string());
    for (const auto& example : rule["examples"].GetArray()) {
        std::vector<std::string> expected;
        for (const auto& fact : example["facts"].GetArray()) {
            expected.emplace_back(fact.GetString());
        }
        std::sort(expected.begin(), expected.end());
        const Facts facts = Chain::get().run(framed(rule, example["text"].GetString()));
        EXPECT_EQ(of_kind(facts, kind), expected) << example["text"].GetString();
        EXPECT_TRUE(any_from_rule(facts, id)) << "no fact by this rule from: " << example["text"].GetString();
    }
}

TEST_P(Rules, GiveNothingFromTheirCounterExamples) {
    const auto rule = base::read_json(GetParam());
    for (const auto& text : rule["counter_examples"].GetArray()) {
        const Facts facts = Chain::get().run(framed(rule, text.GetString()));
        EXPECT_EQ(of_kind(facts, rule["kind"].GetString()), std::vector<std::string>{}) << text.GetString();
    }
}

std::vector<std::filesystem::path> rule_files() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(k_data / "rules")) {
        if (entry.path().extension() == ".json") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

INSTANTIATE_TEST_SUITE_P(Data, Rules, testing::ValuesIn(rule_files()), [](const auto& file) {
    std::string name = file.param.stem().string();
    std::replace_if(
        name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
    return name;
});

} // namespace
} // namespace policygraph::extract
