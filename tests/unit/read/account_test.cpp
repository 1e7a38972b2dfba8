// SPDX-License-Identifier: Apache-2.0
// Text conservation: every source byte is accounted for, and every byte of the text is found again in the source.
#include <policygraph/read/account.hpp>

#include "support.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/read/reader.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace policygraph::read {
namespace {

const Reader& reader() {
    static const Reader instance(POLICYGRAPH_SOURCE_DIR "/data");
    return instance;
}

struct Read {
    SourceText source;
    Account account;
};

Read read(const std::string& name, std::string bytes) {
    Read result;
    result.source = reader().read({name, std::move(bytes), {}, {}, {}}, result.account);
    return result;
}

/// "text 12, markup 3, …" of what is not zero.
std::string uses(const Account& account) {
    const std::vector<std::string> names = {"unexplained", "text", "markup", "furniture", "repair"};
    std::string result;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (account.uses[i] != 0) {
            result += (result.empty() ? "" : ", ") + names[i] + ' ' + std::to_string(account.uses[i]);
        }
    }
    return result;
}

/// The source bytes of the first place where the text shows `words`.
base::Span span_of(const Read& read, const std::string& words) {
    const auto at = static_cast<std::uint32_t>(read.source.text.find(words));
    return {at, at + static_cast<std::uint32_t>(words.size())};
}

std::string source_of(const Read& read, const std::string& bytes, const std::string& words) {
    const auto [begin, end] = read.account.to_source(span_of(read, words));
    return bytes.substr(begin, end - begin);
}

/// What is wrong with an account; empty if nothing.
std::string fault(const Read& read, const std::string& bytes) {
    std::uint64_t all = 0;
    for (const std::uint64_t use : read.account.uses) {
        all += use;
    }
    if (all != bytes.size() || read.account.bytes != bytes.size()) {
        return "counts " + std::to_string(all) + " of " + std::to_string(bytes.size()) + " bytes";
    }
    if (read.account.count(ByteUse::unexplained) != 0) {
        return std::to_string(read.account.count(ByteUse::unexplained)) + " unexplained bytes";
    }
    std::uint64_t covered = read.account.made;
    std::uint32_t end = 0;
    for (const SourcePiece& piece : read.account.pieces) {
        covered += piece.text.size();
        if (piece.text.begin < end || piece.begin >= piece.end || piece.end > bytes.size()) {
            return "a piece at " + std::to_string(piece.text.begin) + " is out of order";
        }
        end = piece.text.end;
        if (piece.copied && bytes.substr(piece.begin, piece.end - piece.begin) != piece.text.in(read.source.text)) {
            return "a copied piece differs at " + std::to_string(piece.text.begin);
        }
    }
    return covered == read.source.text.size() ? "" : "the text is not covered";
}

TEST(Account, OfPlainTextInAnyEncoding) {
    const std::string text = "关于印发方案的通知\n各县（区）人民政府：ABC\n";
    for (const char* encoding : {"UTF-8", "GB18030", "BIG5", "UTF-16LE", "UTF-16BE", "UTF-32LE"}) {
        const std::string words = encoding == std::string("BIG5") ? "方案的通知\nABC" : text;
        const std::string bytes = recode(words, "UTF-8", encoding);
        ReadOptions options;
        options.encoding = encoding;
        Read result;
        result.source = Reader({}, options).read({"a.txt", bytes, {}, {}, {}}, result.account);
        EXPECT_EQ(fault(result, bytes), "") << encoding;
        EXPECT_EQ(uses(result.account), "text " + std::to_string(bytes.size())) << encoding;
        EXPECT_EQ(source_of(result, bytes, "通知"), recode("通知", "UTF-8", encoding)) << encoding;
    }
}

TEST(Account, OfBrokenBytes) {
    std::string text;
    while (text.size() < 6000) {
        text += "关于印发方案的通知\n";
    }
    const std::string bytes = recode(text, "UTF-8", "GB18030") + "\xFF";
    const Read result = read("a.txt", bytes);
    EXPECT_EQ(fault(result, bytes), "");
    EXPECT_EQ(uses(result.account), "text " + std::to_string(bytes.size() - 1) + ", repair 1");
}

TEST(Account, OfAPage) {
    const std::string bytes =
        "<html><head><title>甲</title><script>x</script></head><body><div class=\"nav\">首页</div>"
        "<p>一&nbsp;&lt;二&gt;\n  <b>三</b></p><table><tr><td>四</td><td>五</td></tr></table>"
        "<!-- 六 --><p style=\"display:none\">七</p></body></html>";
    const Read result = read("a.html", bytes);
    EXPECT_EQ(result.source.text, "一\u00A0<二> 三\n四\t五\n");
    EXPECT_EQ(fault(result, bytes), "");
    EXPECT_EQ(uses(result.account), "text 29, markup " + std::to_string(bytes.size() - 35) + ", furniture 6");
    EXPECT_EQ(source_of(result, bytes, "<二>"), "&lt;二&gt;");
    EXPECT_EQ(source_of(result, bytes, "三\n四"), "三</b></p><table><tr><td>四");
    std::string pieces;
    for (const auto& [begin, end] : result.account.sources(span_of(result, "三\n四"))) {
        pieces += bytes.substr(begin, end - begin) + "|";
    }
    EXPECT_EQ(pieces, "三|四|"); // what is mended is counted without the tags between
}

TEST(Account, OfAPageInAnOldEncoding) {
    const std::string bytes =
        recode("<html><meta charset=\"gb2312\"><body><p>关于印发方案的通知&#20013;</p></body></html>", "UTF-8", "GBK");
    const Read result = read("a.html", bytes);
    EXPECT_EQ(result.source.text, "关于印发方案的通知中\n");
    EXPECT_EQ(fault(result, bytes), "");
    EXPECT_EQ(uses(result.account), "text 26, markup " + std::to_string(bytes.size() - 26));
    EXPECT_EQ(source_of(result, bytes, "知中"), recode("知&#20013;", "UTF-8", "GBK"));
}

TEST(Account, IsNotGivenForOfficeFiles) {
    EXPECT_THROW(read("a.pdf", "%PDF-1.4"), base::InputError);
}

TEST(Account, OfRealDocuments) {
    const std::filesystem::path corpus = shared_folder() / "corpus";
    if (!std::filesystem::is_directory(corpus)) {
        GTEST_SKIP() << "no documents in " << corpus;
    }
    std::size_t count = 0;
    for (const char* folder : {"html", "documents"}) {
        for (const auto& entry : std::filesystem::directory_iterator(corpus / folder)) {
            const std::string bytes = slurp(entry.path());
            if (entry.path().extension() == ".html" || entry.path().extension() == ".txt") {
                EXPECT_EQ(fault(read(entry.path().string(), bytes), bytes), "") << entry.path();
                ++count;
            }
        }
    }
    EXPECT_GT(count, 100U);
}

} // namespace
} // namespace policygraph::read
