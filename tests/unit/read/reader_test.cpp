// SPDX-License-Identifier: Apache-2.0
#include <policygraph/read/reader.hpp>

#include "support.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/read/read_file.hpp>

#include <gtest/gtest.h>

#include <sys/stat.h>

namespace policygraph::read {
namespace {

const Reader& reader() {
    static const Reader instance(POLICYGRAPH_SOURCE_DIR "/data");
    return instance;
}

std::string problem_of(const std::filesystem::path& path) {
    try {
        static_cast<void>(reader().read(path));
    } catch (const base::InputError& error) {
        return std::string(error.what()).substr(path.string().size());
    }
    return "read";
}

std::string problem_of_bytes(std::string_view bytes, const std::string& name = "x.txt") {
    try {
        static_cast<void>(reader().read_bytes(name, std::string(bytes)));
    } catch (const base::InputError& error) {
        return error.what();
    }
    return "read";
}

TEST(Reader, PlainTextIsTheFilesBytes) {
    const TemporaryFolder folder;
    const auto path = folder.write("plan.txt", "\uFEFF甲\r\n乙");
    const SourceText source = read_file(path);
    EXPECT_EQ(source.text, "\uFEFF甲\r\n乙");
    EXPECT_EQ(source.path, path.string());
    EXPECT_EQ(source.format, "text");
    EXPECT_EQ(source.decoder, "utf-8");
    EXPECT_EQ(source.bytes, 11U);
    EXPECT_EQ(source.sha256.size(), 64U);
}

TEST(Reader, PathsThatAreNoFileFailAtOnce) {
    const TemporaryFolder folder;
    const auto fifo = folder.path() / "pipe";
    ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
    EXPECT_EQ(problem_of(folder.path() / "none"), ": does not exist");
    EXPECT_EQ(problem_of(folder.path()), ": is a folder, not a file");
    EXPECT_EQ(problem_of(fifo), ": is a FIFO, not a file");
    EXPECT_EQ(problem_of(std::filesystem::path("/dev/zero")), ": is a device, not a file");
    EXPECT_EQ(problem_of(folder.write("empty.txt", "")), ": is empty");
    const auto closed = folder.write("closed.txt", "x");
    std::filesystem::permissions(closed, std::filesystem::perms::none);
    if (::geteuid() != 0) { // root may read everything
        EXPECT_EQ(problem_of(closed), ": may not be read (no permission)");
    }
}

TEST(Reader, BytesThatAreNoTextAreRefusedWithTheirPlace) {
    EXPECT_EQ(problem_of_bytes("ab\xC3\x28zz"), "x.txt: byte 2: is not valid UTF-8 nor text of another known encoding");
    EXPECT_EQ(problem_of_bytes(std::string_view("ab\0cd\0", 6)), "x.txt: byte 2: is binary, not text");
    EXPECT_EQ(problem_of_bytes("\x89PNG\r\n"), "x.txt: is a picture, not text");
    EXPECT_EQ(problem_of_bytes("MIME-Version: 1.0\r\n"), "x.txt: is a page packed for mail (MHTML): save it as HTML");
    EXPECT_EQ(problem_of_bytes(" \n\t"), "x.txt: holds nothing but blanks");
}

TEST(Reader, AnotherEncodingCanBeAskedFor) {
    ReadOptions options;
    options.encoding = "Big5";
    EXPECT_EQ(Reader({}, options).read_bytes("a.txt", "\xA4\xA4").text, "中");
    options.encoding = "klingon";
    EXPECT_THROW(Reader({}, options), base::UsageError);
}

TEST(Reader, TooLargeAFileIsRefused) {
    const TemporaryFolder folder;
    ReadOptions options;
    options.size_limit = 1U << 20U;
    const auto path = folder.write("big.txt", std::string((1U << 20U) + 1, 'x'));
    EXPECT_THROW(static_cast<void>(Reader({}, options).read(path)), base::InputError);
}

} // namespace
} // namespace policygraph::read
