// SPDX-License-Identifier: Apache-2.0
#include <policygraph/read/documents.hpp>

#include "support.hpp"
#include "zip_support.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/read/reader.hpp>

#include <gtest/gtest.h>

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>

namespace policygraph::read {
namespace {

/// "name = first line of the text", or "name: why not", a line a document, without the folder.
std::string read_all(const TemporaryFolder& folder, const std::vector<std::string>& names,
                     const Columns& columns = {}) {
    std::vector<std::filesystem::path> paths;
    for (const std::string& name : names) {
        paths.push_back(name == "." ? folder.path() : folder.path() / name);
    }
    const Reader reader(POLICYGRAPH_SOURCE_DIR "/data");
    std::string result;
    const auto add = [&](std::string line) {
        if (line.starts_with(folder.path().string())) {
            line.erase(0, folder.path().string().size() + 1);
        }
        result += line + '\n';
    };
    const Documents documents(paths, columns);
    for (const Outcome& outcome : documents.problems()) {
        add(outcome.path.string() + ": " + outcome.problem);
    }
    for (std::size_t i = 0; i < documents.size(); ++i) {
        try {
            const SourceText source = reader.read(documents.load(i));
            add(source.path + " = " + source.text.substr(0, source.text.find('\n')));
        } catch (const base::InputError& error) {
            add(error.what());
        }
    }
    return result;
}

TEST(Documents, ArchivesGiveTheirMembersInByteOrder) {
    const TemporaryFolder folder;
    const std::string docx =
        zip({{"word/document.xml", "<w:document><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:document>"}});
    folder.write("a.zip", zip({{"乙/b.txt", "二"},
                               {"a.txt", "一"},
                               {"c.docx", docx, false},
                               {"乙/", ""},
                               {"__MACOSX/a.txt", "x"},
                               {".hidden.txt", "x"},
                               {"cover.png", "x"},
                               {"README.md", "x"},
                               {"e.txt", ""}}));
    EXPECT_EQ(read_all(folder, {"."}), "a.zip!a.txt = 一\n"
                                       "a.zip!c.docx = 甲\n"
                                       "a.zip!e.txt: is empty\n"
                                       "a.zip!乙/b.txt = 二\n");
}

TEST(Documents, ArchivesThatGiveNothingSaySo) {
    const TemporaryFolder folder;
    folder.write("empty.zip", zip({}));
    folder.write("pictures.zip", zip({{"a.png", "x"}}));
    folder.write("nested.zip", zip({{"inner.zip", zip({{"a.txt", "一"}})}}));
    folder.write("word.zip",
                 zip({{"word/document.xml", "<w:document><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:document>"}}));
    folder.write("broken.zip", "PK\x03\x04 and no more");
    EXPECT_EQ(read_all(folder, {"."}),
              "broken.zip: is a broken ZIP container\n"
              "empty.zip: holds no documents\n"
              "nested.zip!inner.zip: is an archive or table inside an archive, which is not opened: unpack it\n"
              "pictures.zip: holds no documents\n"
              "word.zip = 甲\n");
}

TEST(Documents, MemberNamesOfChineseWindowsAreRead) {
    const TemporaryFolder folder;
    folder.write("a.zip", zip({{recode("方案.txt", "UTF-8", "GBK"), "一"}}));
    EXPECT_EQ(read_all(folder, {"."}), "a.zip!方案.txt = 一\n");
}

TEST(Documents, TablesGiveTheirRecords) {
    const TemporaryFolder folder;
    folder.write("a.ndjson", "\uFEFF{\"text\":\"一\\n二\",\"title\":\"甲\",\"id\":7}\r\n"
                             "\n"
                             "{\"title\":\"无\"}\n"
                             "[1]\n"
                             "{\"text\":\n"
                             "{\"text\":\"<html><body><p>三</p></body></html>\"}");
    EXPECT_EQ(read_all(folder, {"a.ndjson"}), "a.ndjson!1 = 一\n"
                                              "a.ndjson!3: has no text in \"text\"\n"
                                              "a.ndjson!4: is no JSON object\n"
                                              "a.ndjson!5: byte 8: is no JSON (Invalid value.)\n"
                                              "a.ndjson!6 = 三\n");
    EXPECT_EQ(read_all(folder, {"."}), " holds no documents\n") << "tables in folders only where columns are given";
    EXPECT_EQ(read_all(folder, {"."}, {"text", "title", "id"}).substr(0, 16), "a.ndjson!7 = 甲");
}

TEST(Documents, CsvMayHoldLinesQuotesAndOldEncodings) {
    const TemporaryFolder folder;
    folder.write("a.csv", "id,标题,正文\r\n1,甲,\"一\"\"二\"\"\n三,四\"\r\n\r\n2,乙\r\n3,\"丙\",五\"六");
    folder.write("b.csv", recode("编号;正文\n1;国务院关于印发方案的通知\n", "UTF-8", "GBK"));
    folder.write("c.tsv", "正文\t编号\n一\t1\n");
    folder.write("d.csv", "编号,内容\n1,x\n");
    EXPECT_EQ(read_all(folder, {"a.csv", "b.csv", "c.tsv", "d.csv"}, {"正文", "", ""}),
              "d.csv: has no column \"正文\"; its columns are 编号, 内容\n"
              "a.csv!1 = 一\"二\"\n"
              "a.csv!3: has 2 cells where the heading has 3\n"
              "a.csv!4 = 五\"六\n"
              "b.csv!1 = 国务院关于印发方案的通知\n"
              "c.tsv!1 = 一\n");
}

TEST(Documents, ATitleColumnBecomesTheFirstLineAndPartOfTheId) {
    const TemporaryFolder folder;
    folder.write("a.ndjson", "{\"text\":\"正文\",\"title\":\"甲\"}\n{\"text\":\"甲\\n正文\",\"title\":\"甲\"}\n");
    const Documents documents({folder.path() / "a.ndjson"}, {"", "title", ""});
    const Reader reader(POLICYGRAPH_SOURCE_DIR "/data");
    const SourceText first = reader.read(documents.load(0));
    const SourceText second = reader.read(documents.load(1));
    EXPECT_EQ(first.text, "甲\n正文");
    EXPECT_EQ(second.text, "甲\n正文");
    EXPECT_EQ(first.format, "ndjson(text,title,)");
    ASSERT_EQ(first.metadata.size(), 1U);
    EXPECT_EQ(first.metadata[0].span.in(first.text), "甲");
    EXPECT_NE(first.sha256, second.sha256);
}

TEST(Documents, AreFoundAgainByName) {
    const TemporaryFolder folder;
    folder.write("a!b.txt", "一");
    folder.write("a!c.zip", zip({{"x!y.txt", "二"}}));
    folder.write("t(1).csv", "正,文\",id\n");
    folder.write("t.csv", "正文,id\n一,x\n二,y/z\n");
    const Documents documents({folder.path(), folder.path() / "t.csv"}, {"正文", "", "id"});
    DocumentFinder finder;
    std::string found;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const RawDocument document = documents.load(i);
        found += document.name.substr(folder.path().string().size() + 1) + " = " +
                 finder.load(document.name, document.format).bytes + '\n';
    }
    EXPECT_EQ(found, "a!b.txt = 一\na!c.zip!x!y.txt = 二\nt.csv!x = 一\nt.csv!y/z = 二\n");
    EXPECT_FALSE(finder.exists((folder.path() / "a!c.zip!z.txt").string(), ""));
    EXPECT_FALSE(finder.exists((folder.path() / "t.csv!z").string(), "csv(正文,,id)"));
}

TEST(Documents, WhatHasChangedSinceItWasFoundIsSaid) {
    const TemporaryFolder folder;
    folder.write("a.txt", "一");
    folder.write("b.zip", zip({{"x.txt", std::string(5000, 'x'), false}}));
    folder.write("c.csv", "text\n一二三四五\n六\n");
    const Documents documents({folder.path(), folder.path() / "c.csv"}, {});
    std::filesystem::remove(folder.path() / "a.txt");
    std::filesystem::resize_file(folder.path() / "b.zip", 100);
    std::filesystem::resize_file(folder.path() / "c.csv", 8);
    std::string problems;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        try {
            static_cast<void>(documents.load(i));
        } catch (const base::InputError& error) {
            problems += std::string(error.what()).substr(folder.path().string().size() + 1) + '\n';
        }
    }
    EXPECT_EQ(problems, "a.txt: does not exist\n"
                        "b.zip: became shorter while it was read\n"
                        "c.csv!1: is gone: the table became shorter while it was read\n"
                        "c.csv!2: is gone: the table became shorter while it was read\n");
}

TEST(Documents, WhatIsNoFileHasOneOutcomeAPath) {
    const TemporaryFolder folder;
    ASSERT_EQ(::mkfifo((folder.path() / "pipe.zip").c_str(), 0600), 0);
    const int handle = ::socket(AF_UNIX, SOCK_STREAM, 0);
    ::sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string name = (folder.path() / "s.txt").string();
    ASSERT_LT(name.size(), sizeof address.sun_path);
    std::copy(name.begin(), name.end(), static_cast<char*>(address.sun_path));
    ASSERT_EQ(::bind(handle, reinterpret_cast<const ::sockaddr*>(&address), sizeof address), 0);
    folder.write("\xB7\xBD\xB0\xB8.txt", "一"); // a name in GBK
    folder.write("line\nend.txt", "二");
    EXPECT_EQ(read_all(folder, {"."}), "pipe.zip: is a FIFO, not a file\n"
                                       "s.txt: is a socket, not a file\n"
                                       "line\nend.txt = 二\n"
                                       "\xB7\xBD\xB0\xB8.txt = 一\n");
    ::close(handle);
}

// ---- attacks: each in a process of its own that may take 64 MB more than it has, and one second of the processor

std::size_t pages_in_use() {
    std::ifstream statm("/proc/self/statm");
    std::size_t pages = 0;
    statm >> pages;
    return pages;
}

/// The outcome of reading a file under the limits; "killed" where they were overstepped.
std::string under_limits(const std::filesystem::path& path) {
    std::array<int, 2> pipe_ends{};
    if (::pipe(pipe_ends.data()) != 0) {
        return "no pipe";
    }
    const Reader reader(POLICYGRAPH_SOURCE_DIR "/data");
    const pid_t child = ::fork();
    if (child == 0) {
#ifndef __SANITIZE_ADDRESS__
        const ::rlimit memory{pages_in_use() * 4096 + (std::size_t{64} << 20U), RLIM_INFINITY};
        const ::rlimit processor{1, 1};
        ::setrlimit(RLIMIT_AS, &memory);
        ::setrlimit(RLIMIT_CPU, &processor);
#endif
        std::string outcome;
        try {
            const Documents documents({path}, {});
            for (const Outcome& problem : documents.problems()) {
                outcome = problem.problem;
            }
            for (std::size_t i = 0; i < documents.size() && outcome.empty(); ++i) {
                outcome = "read " + std::to_string(reader.read(documents.load(i)).text.size());
            }
        } catch (const base::InputError& error) {
            outcome = error.what();
            outcome.erase(0, outcome.rfind(": ") + 2);
        } catch (const std::bad_alloc&) {
            outcome = "out of memory";
        }
        const ssize_t written = ::write(pipe_ends[1], outcome.data(), outcome.size());
        ::_exit(written < 0 ? 1 : 0);
    }
    ::close(pipe_ends[1]);
    std::string outcome(1000, '\0');
    const ssize_t size = ::read(pipe_ends[0], outcome.data(), outcome.size());
    ::close(pipe_ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    outcome.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? outcome : "killed";
}

/// A ZIP archive whose only member unpacks to `size` bytes but says that it has `claim`.
std::string bomb(std::size_t size, std::size_t claim) {
    std::string archive = zip({{"a.txt", std::string(size, 'a')}});
    std::string claimed;
    put(claimed, claim, 4);
    archive.replace(22, 4, claimed);
    archive.replace(archive.rfind("PK\x01\x02") + 24, 4, claimed);
    return archive;
}

/// A ZIP archive whose second directory entry points at the first one's bytes.
std::string overlapping() {
    std::string archive = zip({{"a.txt", std::string(5000, 'a')}, {"b.txt", std::string(5000, 'b')}});
    const std::size_t second = archive.rfind("PK\x01\x02");
    archive.replace(second + 42, 4, std::string(4, '\0'));
    return archive;
}

std::string too_many() {
    std::string archive = zip({{"a.txt", "a"}});
    const std::size_t end = archive.rfind("PK\x05\x06");
    archive.replace(end + 8, 4, "\xFF\xFF\xFF\xFF");
    return archive;
}

std::string repeat(const std::string& piece, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += piece;
    }
    return text;
}

TEST(Attacks, AreRefusedOrReadWithinASecondAnd64MB) {
    const TemporaryFolder folder;
    constexpr std::size_t k_large = std::size_t{200} << 20U;
    const std::string word = "<w:document><w:p><w:r><w:t>";
    struct Row {
        const char* name;
        std::string bytes;
        const char* outcome;
    };
    const std::vector<Row> rows = {
        {"honest.zip", zip({{"a.txt", "一"}}), "read 3"},
        {"bomb.zip", bomb(k_large, k_large), "unpacks to more than 40 MiB"},
        {"ratio.zip", bomb(std::size_t{30} << 20U, std::size_t{30} << 20U), "unpacks to far more than text does"},
        {"liar.zip", bomb(k_large, 10), "is a broken ZIP container"},
        {"shared.zip", overlapping(), "is a ZIP container whose members share bytes"},
        {"many.zip", too_many(), "is a ZIP container with too many members"},
        {"twice.zip", zip({{"a.txt", "1"}, {"a.txt", "2"}}), "is a ZIP container with two members of one name (a.txt)"},
        {"up.zip", zip({{"../a.txt", "1"}}), "is a ZIP container with a member outside of it"},
        {"root.zip", zip({{"/etc/a.txt", "1"}}), "is a ZIP container with a member outside of it"},
        {"middle.zip", zip({{"x/../../a.txt", "1"}}), "is a ZIP container with a member outside of it"},
        {"bomb.docx", zip({{"word/document.xml", word + std::string(k_large, 'a')}}), "unpacks to more than 40 MiB"},
        {"entities.docx",
         zip({{"word/document.xml",
               "<!DOCTYPE a [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + word + "&b;"}}),
         "is an XML part with a document type"},
        {"outside.docx",
         zip({{"word/document.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + word + "&x;"}}),
         "is an XML part with a document type"},
        {"nested.html", "<html><body>" + repeat("<div>", 40'000) + "甲", "read 4"},
        {"attributes.html", "<html><body><p " + repeat("a=1 ", 40'000) + ">甲</p>", "read 4"},
        {"nul.html", std::string("<html><body><p>甲</p>") + '\0' + "<p>乙</p>", "read 8"},
        {"deep.ndjson", "{\"text\":" + std::string(1'000'000, '['), "is no JSON (Invalid value.)"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(under_limits(folder.write(row.name, row.bytes)), row.outcome) << row.name;
    }
}

TEST(Attacks, TheLimitsAreThere) { // the control: the same reader, given what honestly needs more
    const TemporaryFolder folder;
#ifndef __SANITIZE_ADDRESS__
    EXPECT_EQ(under_limits(folder.write("large.txt", std::string(std::size_t{80} << 20U, 'a'))), "out of memory");
#endif
}

} // namespace
} // namespace policygraph::read
