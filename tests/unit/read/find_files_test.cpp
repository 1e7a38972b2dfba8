// SPDX-License-Identifier: Apache-2.0
#include <policygraph/read/find_files.hpp>

#include "support.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>

namespace policygraph::read {
namespace {

std::vector<std::string> names(const FoundFiles& found, const std::filesystem::path& root) {
    std::vector<std::string> result;
    for (const auto& file : found.files) {
        result.push_back(file.lexically_relative(root).string());
    }
    return result;
}

TEST(FindFiles, WalksFoldersInByteOrder) {
    const TemporaryFolder folder;
    for (const char* name :
         {"b.txt", "B.html", "a/2.md", "a/10.txt", ".git/x.txt", "c.png", "乙.docx", "d.TXT", "README.md"}) {
        folder.write(name, "x");
    }
    const FoundFiles found = find_files({folder.path()});
    EXPECT_EQ(names(found, folder.path()),
              (std::vector<std::string>{"B.html", "a/10.txt", "a/2.md", "b.txt", "d.TXT", "乙.docx"}));
    EXPECT_TRUE(found.problems.empty());
}

TEST(FindFiles, NamedFilesNeedNoEnding) {
    const TemporaryFolder folder;
    const auto file = folder.write("README", "x");
    EXPECT_EQ(find_files({file, file}).files, std::vector<std::filesystem::path>{file}) << "and none twice";
}

TEST(FindFiles, LoopsOfLinksEnd) {
    const TemporaryFolder folder;
    folder.write("a/b/1.txt", "x");
    std::filesystem::create_directory_symlink(folder.path(), folder.path() / "a" / "up");
    std::filesystem::create_symlink("self.txt", folder.path() / "self.txt");
    std::filesystem::create_symlink("nowhere.txt", folder.path() / "gone.txt");
    const FoundFiles found = find_files({folder.path()});
    EXPECT_EQ(names(found, folder.path()), std::vector<std::string>{"a/b/1.txt"});
    ASSERT_EQ(found.problems.size(), 2U);
    EXPECT_EQ(found.problems[0].problem, "is a symbolic link to nothing");
    EXPECT_EQ(found.problems[1].problem, "is a symbolic link that leads back to itself");
}

TEST(FindFiles, WhatIsNoFileIsSaid) {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "empty");
    const auto fifo = folder.path() / "pipe.txt";
    ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
    const FoundFiles found = find_files({folder.path() / "empty", fifo, folder.path() / "none"});
    EXPECT_TRUE(found.files.empty());
    ASSERT_EQ(found.problems.size(), 3U);
    EXPECT_EQ(found.problems[0].problem, "holds no documents");
    EXPECT_EQ(found.problems[1].problem, "is a FIFO, not a file");
    EXPECT_EQ(found.problems[2].problem, "does not exist");
}

} // namespace
} // namespace policygraph::read
