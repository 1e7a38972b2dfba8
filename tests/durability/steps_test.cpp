// SPDX-License-Identifier: Apache-2.0
// Random steps over small worlds: documents come, go, change, are renamed and read again; after each change of the
// database its digest is that of a fresh one of the same documents. POLICYGRAPH_STEPS sets how many,
// POLICYGRAPH_SEED the first world, POLICYGRAPH_LIVES how many changes one database lives through.
#include "unit/store/worlds.hpp"

#include <policygraph/store/database.hpp>
#include <policygraph/store/digest.hpp>
#include <policygraph/store/integrity.hpp>
#include <policygraph/store/reader.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <optional>
#include <vector>

namespace policygraph::store {
namespace {

constexpr unsigned k_paths = 4;
constexpr unsigned k_documents = 7;

/// Which document stands under which path; the same document never under two.
using World = std::map<unsigned, unsigned>;

class Worlds {
public:
    explicit Worlds(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    void begin(unsigned seed) {
        m_random.seed(seed);
        m_first = seed * 100;
        m_world.clear();
        m_fresh.clear();
        std::filesystem::remove(live());
        Database::create(live()).commit();
    }

    /// One change of the database: up to five steps. Returns how many.
    unsigned change() {
        Database database = Database::open(live());
        const unsigned steps = 1 + pick(5);
        for (unsigned i = 0; i < steps; ++i) {
            step(database);
        }
        database.commit();
        return steps;
    }

    [[nodiscard]] bool equal() { return digest(Reader(live())) == fresh(); }
    [[nodiscard]] std::filesystem::path live() const { return m_folder / "live.db"; }

private:
    unsigned pick(unsigned below) { return static_cast<unsigned>(m_random() % below); }
    static std::string name(unsigned path) { return "p" + std::to_string(path); }
    [[nodiscard]] MadeDocument document(unsigned number, unsigned path) const {
        return make_numbered_document(m_first + number, name(path));
    }

    void step(Database& database) {
        const unsigned path = pick(k_paths);
        const auto there = m_world.find(path);
        const unsigned kind = pick(5);
        if (there == m_world.end()) {
            put(database, path, pick(k_documents));
        } else if (kind == 0) {
            take(database, path);
        } else if (kind == 1) { // a file renamed
            const unsigned to = pick(k_paths);
            if (!m_world.contains(to)) {
                const unsigned number = there->second;
                database.rename(document(number, path).source.sha256, name(to));
                m_world.erase(there);
                m_world.emplace(to, number);
            }
        } else if (kind == 2) { // read again by the same rules
            const unsigned number = there->second;
            take(database, path);
            put(database, path, number);
        } else {
            take(database, path);
            put(database, path, pick(k_documents));
        }
    }
    void put(Database& database, unsigned path, unsigned number) {
        for (const auto& [other, held] : m_world) {
            if (held == number) {
                return;
            }
        }
        const MadeDocument made = document(number, path);
        database.add(make_entry(made.source, "v1", made.contribution));
        m_world.emplace(path, number);
    }
    void take(Database& database, unsigned path) {
        database.remove(document(m_world.at(path), path).source.sha256);
        m_world.erase(path);
    }

    /// The digest of a database made anew of the world; each world is made once.
    const std::string& fresh() {
        std::string& known = m_fresh[m_world];
        if (known.empty()) {
            const auto path = m_folder / "fresh.db";
            std::filesystem::remove(path);
            Database database = Database::create(path);
            for (const auto& [at, number] : m_world) {
                const MadeDocument made = document(number, at);
                database.add(make_entry(made.source, "v1", made.contribution));
            }
            database.commit();
            known = digest(Reader(path));
        }
        return known;
    }

    std::filesystem::path m_folder;
    std::mt19937 m_random;
    unsigned m_first = 0;
    World m_world;
    std::map<World, std::string> m_fresh;
};

unsigned long number(const char* variable, unsigned long otherwise) {
    const char* value = std::getenv(variable);
    return value == nullptr ? otherwise : std::strtoul(value, nullptr, 10);
}

TEST(Steps, EveryUpdatedDatabaseEqualsAFreshOne) {
    const unsigned long wanted = number("POLICYGRAPH_STEPS", 1'000);
    const unsigned long lives = number("POLICYGRAPH_LIVES", 400); // before the next world begins
    Worlds worlds(test_folder());
    unsigned long steps = 0;
    unsigned long changes = 0;
    for (auto seed = static_cast<unsigned>(number("POLICYGRAPH_SEED", 1)); steps < wanted; ++seed) {
        worlds.begin(seed);
        for (unsigned long life = 0; life < lives && steps < wanted; ++life) {
            steps += worlds.change();
            ++changes;
            ASSERT_TRUE(worlds.equal()) << "world " << seed << ", change " << life;
        }
        check_integrity(Reader(worlds.live()), POLICYGRAPH_SOURCE_DIR,
                        [&](const std::string& problem) { ADD_FAILURE() << "world " << seed << ": " << problem; });
    }
    std::cout << steps << " steps in " << changes << " changes: every digest that of a fresh database\n";
}

} // namespace
} // namespace policygraph::store
