// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/hash.hpp>
#include <policygraph/read/source_text.hpp>
#include <policygraph/resolve/contribution.hpp>
#include <policygraph/resolve/editions.hpp>
#include <policygraph/store/database.hpp>

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <utility>
#include <vector>

// Small made-up worlds: documents that speak of the same few agencies and policies in different words.
namespace policygraph::store {

struct MadeDocument {
    read::SourceText source;
    resolve::Contribution contribution;
};

/// Numbers that tell editions of one title apart, or do not: a year of its own, a misprint, none, one that is replaced.
inline void add_numbers(MadeDocument& made, unsigned number) {
    std::mt19937 random(number + 1'000'000);
    const auto pick = [&](unsigned below) { return static_cast<unsigned>(random() % below); };
    const auto some_number = [&] {
        const std::string serial = pick(4) == 0 ? "12" : "1";
        return pick(3) == 0 ? std::string() : "no〔201" + std::to_string(3 * pick(3)) + "〕" + serial;
    };
    resolve::Contribution& claims = made.contribution;
    const resolve::Evidence evidence{{0, 4}, "number", 1000, ""};
    resolve::NodeClaim& own = claims.nodes.at(1);
    const std::string policy = own.id;
    const std::string self = claims.nodes.at(0).id;
    own.attributes["doc_number"] = some_number();
    if (pick(2) == 0) {
        own.attributes["date_signed"] = "201" + std::to_string(pick(3)) + "-05-01";
    }
    claims.nodes.at(0).attributes["policy_id"] = policy;
    const std::string task = base::content_id({"Task", policy, std::to_string(pick(2))});
    claims.nodes.push_back({task, "Task", "task", {{"policy_id", policy}}, 0, evidence});
    claims.edges.push_back({"HAS_TASK", policy, task, {}, evidence});
    const std::string other = base::content_id({"Policy", std::to_string(pick(4))});
    if (other != policy) {
        const base::Attributes cited = {{"doc_number", some_number()}};
        claims.nodes.push_back({other, "Policy", "policy", cited, 1, evidence});
        claims.edges.push_back({"CITES", task, other, cited, evidence});
        claims.aliases.push_back({other, "cited", "written"});
    } else {
        const std::string old = resolve::edition_id(policy, "no(2010)7");
        claims.nodes.push_back({old,
                                "Policy",
                                "policy",
                                {{"doc_number", std::string("no〔2010〕7")}, {"edition_of", policy}},
                                1,
                                evidence});
        claims.edges.push_back({"REPEALS", policy, old, {}, evidence});
    }
}

/// A document that is a pure function of the number and the path.
inline MadeDocument make_document(unsigned number, const std::string& path) {
    std::mt19937 random(number);
    const auto pick = [&](unsigned below) { return static_cast<unsigned>(random() % below); };
    MadeDocument made;
    made.source.text = "text of document " + std::to_string(number) + ", long enough for a few quotes";
    made.source.path = path;
    made.source.sha256 = base::sha256_hex(made.source.text);
    made.source.bytes = made.source.text.size();
    made.source.format = "text";
    made.source.decoder = "utf-8";
    resolve::Contribution& claims = made.contribution;
    claims.document_id = made.source.sha256;
    const auto evidence = [&](const std::string& written) {
        const std::uint32_t begin = pick(10);
        return resolve::Evidence{{begin, begin + 1 + pick(9)}, "rule" + std::to_string(pick(3)), 1000, written};
    };
    const std::string self = resolve::document_node_id(made.source.sha256);
    claims.nodes.push_back({self, "Document", "", {{"kind", std::string("official")}}, 0, evidence("")});
    const auto name = [](const char* kind, unsigned n) { return base::content_id({kind, std::to_string(n)}); };
    const unsigned policy = pick(4);
    claims.nodes.push_back({name("Policy", policy),
                            "Policy",
                            "policy " + std::to_string(pick(3)),
                            {{"title", "title " + std::to_string(pick(3))},
                             {"stub", pick(2) == 0},
                             {"subject", "subject " + std::to_string(pick(2))},
                             {"edition", std::to_string(2020 + pick(3))},
                             {"seat", std::string(pick(2) == 0 ? "360000" : "100000")}},
                            static_cast<std::uint8_t>(pick(2)),
                            evidence("")});
    claims.edges.push_back({"PUBLISHES", self, name("Policy", policy), {}, evidence("")});
    for (unsigned i = 0; i < 1 + pick(4); ++i) {
        const unsigned agency = pick(5);
        claims.nodes.push_back({name("Agency", agency),
                                "Agency",
                                "agency " + std::to_string(agency),
                                {},
                                1,
                                evidence("a" + std::to_string(agency))});
        claims.edges.push_back({"RESPONSIBLE_FOR",
                                name("Agency", agency),
                                name("Policy", policy),
                                {{"role", std::string(pick(2) == 0 ? "lead" : "participant")}},
                                evidence("a")});
        if (pick(2) == 0) {
            claims.aliases.push_back({name("Agency", agency), "alias " + std::to_string(pick(3)), "written"});
        }
    }
    return made;
}

/// The same with numbers, so that what a title's editions are hangs on all documents.
inline MadeDocument make_numbered_document(unsigned number, const std::string& path) {
    MadeDocument made = make_document(number, path);
    add_numbers(made, number);
    return made;
}

/// Adds these documents, each under the path p and its number.
inline void add_documents(Database database, const std::vector<unsigned>& numbers) {
    for (const unsigned number : numbers) {
        const MadeDocument made = make_document(number, "p" + std::to_string(number));
        database.add(make_entry(made.source, "v1", made.contribution));
    }
    database.commit();
}

inline std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A fresh folder for one test, gone when the process ends well: the same test may run twice at once.
inline std::filesystem::path test_folder() {
    struct Sweep {
        std::filesystem::path folder;
        explicit Sweep(std::filesystem::path path) : folder(std::move(path)) {}
        ~Sweep() {
            std::error_code ignored;
            std::filesystem::remove_all(folder, ignored);
        }
    };
    static const Sweep all(std::filesystem::path(testing::TempDir()) / ("policygraph-" + std::to_string(getpid())));
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    const std::filesystem::path folder = all.folder / (std::string(test->test_suite_name()) + "." + test->name());
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    return folder;
}

} // namespace policygraph::store
