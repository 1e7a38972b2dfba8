// SPDX-License-Identifier: Apache-2.0
// Figures of reading on other projects' test data; docs/quality/reading.md quotes what these tests print.
#include "support.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/utf8.hpp>
#include <policygraph/read/reader.hpp>
#include <read/encoding.hpp>
#include <read/html_entities.hpp>
#include <read/html_scanner.hpp>

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <vector>

namespace policygraph::read {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

struct Tally {
    std::size_t right = 0;
    std::size_t all = 0;
    std::string wrong;

    void add(bool is_right, const std::string& what) {
        ++all;
        right += is_right ? 1 : 0;
        wrong += is_right ? "" : " " + what;
    }
};

void print(const char* what, const Tally& tally) {
    std::cout << what << ": " << tally.right << " of " << tally.all << (tally.wrong.empty() ? "" : "; not")
              << tally.wrong << '\n';
}

/// The encoding by which a file is read, whatever it says of itself.
Encoding taken(std::string_view bytes) {
    const Encoding declared = declared_encoding(bytes);
    if (declared != Encoding::unknown) {
        return declared;
    }
    return base::find_invalid_utf8(bytes) == std::string_view::npos && bytes.find('\0') == std::string_view::npos
               ? Encoding::utf8
               : guess_encoding(bytes);
}

TEST(Corpora, EncodingsOfPages) {
    const fs::path folder = shared_folder() / "corpora" / "html-encoding-pages" / "chardet";
    if (!fs::exists(folder)) {
        GTEST_SKIP() << "no " << folder;
    }
    const std::map<std::string, Encoding> ours = {
        {"Big5", Encoding::big5},        {"GB2312", Encoding::gb18030},   {"UTF-16BE", Encoding::utf16be},
        {"UTF-16LE", Encoding::utf16le}, {"UTF-32BE", Encoding::utf32be}, {"UTF-32LE", Encoding::utf32le},
        {"ascii", Encoding::utf8},       {"utf-8", Encoding::utf8},       {"utf-8-sig", Encoding::utf8}};
    Tally tally;
    for (const fs::path& file : files_in(folder)) {
        const auto expected = ours.find(file.parent_path().filename().string());
        if (expected != ours.end()) {
            tally.add(taken(slurp(file)) == expected->second, file.filename().string());
        }
    }
    print("pages by their encoding", tally);
    EXPECT_GE(tally.right * 100, tally.all * 95) << tally.wrong;
}

// "#data", the page's head, "#encoding", its name.
TEST(Corpora, EncodingsThatPagesDeclare) {
    const fs::path folder = shared_folder() / "corpora" / "html5lib" / "encoding";
    if (!fs::exists(folder)) {
        GTEST_SKIP() << "no " << folder;
    }
    Tally tally;
    for (const char* name : {"tests1.dat", "tests2.dat"}) {
        const std::string cases = slurp(folder / name);
        for (std::size_t at = cases.find("#data\n"); at != std::string::npos; at = cases.find("#data\n", at + 1)) {
            const std::size_t begin = at + 6;
            const std::size_t label = cases.find("#encoding\n", begin);
            const std::size_t end = std::min(cases.find('\n', label + 10), cases.size());
            const Encoding expected = encoding_of_label(cases.substr(label + 10, end - label - 10));
            if (expected != Encoding::unknown) { // windows-1252 and others that no such document has
                tally.add(declared_encoding(cases.substr(begin, label - begin)) == expected,
                          std::string(name) + "@" + std::to_string(begin));
            }
        }
    }
    print("declared encodings", tally);
    EXPECT_GE(tally.right * 100, tally.all * 95) << tally.wrong;
}

// Real documents written anew in other encodings, without a declaration: read as before, or not at all where the
// encoding lacks a character.
TEST(Corpora, DocumentsInOtherEncodings) {
    const fs::path folder = shared_folder() / "corpus" / "documents";
    if (!fs::exists(folder)) {
        GTEST_SKIP() << "no " << folder;
    }
    const Reader reader(POLICYGRAPH_SOURCE_DIR "/data");
    Tally tally;
    for (const fs::path& file : files_in(folder)) {
        const std::string text = slurp(file);
        for (const char* encoding : {"GB18030", "GBK", "BIG5-HKSCS", "UTF-16LE", "UTF-16BE", "UTF-32LE"}) {
            const std::string bytes = recode(text, "UTF-8", encoding);
            if (text.starts_with("\xEF\xBB\xBF") || recode(bytes, encoding, "UTF-8") != text) {
                continue;
            }
            try {
                tally.add(reader.read_bytes("plan.txt", bytes).text == text,
                          file.stem().string() + "(" + encoding + ")");
            } catch (const base::InputError& error) {
                tally.add(false, file.stem().string() + "(" + encoding + ", " + error.what() + ")");
            }
        }
    }
    print("documents in other encodings", tally);
    EXPECT_GT(tally.all, 400U);
    EXPECT_GE(tally.right * 100, tally.all * 98) << tally.wrong;
}

/// What html5lib expects or we read: characters and tags, one after the other, in one line.
class Tokens {
public:
    void characters(std::string_view text) { m_text += text; }
    void tag(const char* mark, std::string_view name) {
        m_text += '\x01';
        m_text += mark;
        m_text += name;
        m_text += '\x02';
    }
    void attribute(std::string_view name, std::string_view value) {
        m_text.append("\x03").append(name).append("=").append(value);
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    std::string m_text;
};

std::string expected_tokens(const rapidjson::Value& output) {
    Tokens tokens;
    for (const rapidjson::Value& token : output.GetArray()) {
        const std::string kind = token[0].GetString();
        if (kind == "Character") {
            tokens.characters({token[1].GetString(), token[1].GetStringLength()});
        } else if (kind == "StartTag") {
            tokens.tag("", token[1].GetString());
            std::map<std::string, std::string> sorted;
            for (const auto& [name, value] : token[2].GetObject()) {
                sorted.emplace(name.GetString(), std::string(value.GetString(), value.GetStringLength()));
            }
            for (const auto& [name, value] : sorted) {
                tokens.attribute(name, value);
            }
        } else if (kind == "EndTag") {
            tokens.tag("/", token[1].GetString());
        }
    }
    return tokens.text();
}

std::string read_tokens(const std::string& page, const HtmlEntities& entities) {
    Tokens tokens;
    HtmlScanner scanner(page);
    HtmlScanner::Token token;
    for (scanner.next(token); token.kind != HtmlScanner::Kind::done; scanner.next(token)) {
        std::string resolved;
        if (token.kind == HtmlScanner::Kind::text) {
            entities.append(resolved, token.text);
            tokens.characters(token.raw ? token.text : std::string_view(resolved));
            continue;
        }
        tokens.tag(token.kind == HtmlScanner::Kind::end ? "/" : "", token.name);
        std::map<std::string, std::string> sorted; // the first of a name counts
        for (const auto& [name, value] : token.attributes) {
            std::string words;
            entities.append(words, value);
            sorted.emplace(lower_case(name), words);
        }
        for (const auto& [name, value] : sorted) {
            if (token.kind == HtmlScanner::Kind::start) {
                tokens.attribute(name, value);
            }
        }
    }
    return tokens.text();
}

bool of_data_state(const rapidjson::Value& test) {
    if (!test.HasMember("initialStates")) {
        return true;
    }
    const auto states = test["initialStates"].GetArray();
    return std::any_of(states.begin(), states.end(), [](const auto& state) { return state == "Data state"; });
}

TEST(Corpora, Html5libTokenizer) {
    const fs::path folder = shared_folder() / "corpora" / "html5lib" / "tokenizer";
    if (!fs::exists(folder)) {
        GTEST_SKIP() << "no " << folder;
    }
    const HtmlEntities entities(POLICYGRAPH_SOURCE_DIR "/data/html_entities.tsv");
    Tally all;
    std::cout << "html5lib tokenizer, characters, tags and attributes (initial state: data)\n";
    for (const fs::path& file : files_in(folder)) {
        rapidjson::Document cases;
        cases.Parse(slurp(file).c_str());
        if (cases.HasParseError() || !cases.HasMember("tests")) {
            continue;
        }
        Tally tally;
        for (const rapidjson::Value& test : cases["tests"].GetArray()) {
            if (of_data_state(test) && !test.HasMember("doubleEscaped")) {
                const std::string page(test["input"].GetString(), test["input"].GetStringLength());
                tally.add(read_tokens(page, entities) == expected_tokens(test["output"]),
                          "[" + std::string(test["description"].GetString()) + "]");
            }
        }
        print(("  " + file.stem().string()).c_str(), tally);
        all.right += tally.right;
        all.all += tally.all;
        all.wrong += tally.wrong;
    }
    print("  all", all);
    EXPECT_GT(all.all, 6000U);
    EXPECT_GE(all.right * 100, all.all * 95) << all.wrong;
}

std::string squeezed(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v') {
            result += c;
        }
    }
    return result;
}

std::string as_html(std::string_view text) {
    std::string result = "<html><body><p>";
    for (const char c : text) {
        result += c == '<' ? std::string("&lt;") : c == '&' ? std::string("&amp;") : std::string(1, c);
    }
    return result + "</p></body></html>";
}

// As a text and as a page: the string comes out as it is, or the document is refused in a sentence.
TEST(Corpora, NaughtyStrings) {
    const fs::path file = shared_folder() / "corpora" / "blns" / "blns.json";
    if (!fs::exists(file)) {
        GTEST_SKIP() << "no " << file;
    }
    rapidjson::Document strings;
    strings.Parse(slurp(file).c_str());
    ASSERT_TRUE(strings.IsArray());
    const Reader reader(POLICYGRAPH_SOURCE_DIR "/data");
    Tally tally;
    std::size_t refused = 0;
    for (const rapidjson::Value& value : strings.GetArray()) {
        const std::string text(value.GetString(), value.GetStringLength());
        for (const auto& [name, bytes] :
             {std::pair<const char*, std::string>{"a.txt", text}, {"a.html", as_html(text)}}) {
            try {
                const SourceText source = reader.read_bytes(name, bytes);
                tally.add(source.format == "html" ? squeezed(source.text).find(squeezed(text)) != std::string::npos
                                                  : source.text == text,
                          std::string(name) + "[" + text + "]");
            } catch (const base::InputError& error) {
                ++refused;
                EXPECT_FALSE(std::string(error.what()).empty());
            }
        }
    }
    print("naughty strings as texts and pages", tally);
    std::cout << "  refused: " << refused << '\n';
    EXPECT_GT(tally.all, 900U);
    EXPECT_EQ(tally.right, tally.all) << tally.wrong;
}

} // namespace
} // namespace policygraph::read
