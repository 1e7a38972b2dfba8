// SPDX-License-Identifier: Apache-2.0
#include "pipeline/ordered_work.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace policygraph::pipeline {
namespace {

TEST(OrderedWork, HandsOverInOrderWhateverTheThreads) {
    for (const std::size_t threads : {1U, 2U, 7U}) {
        OrderedWork<std::string> work(500, [](std::size_t i) { return std::to_string(i * i); });
        std::vector<std::string> taken;
        work.run(threads, [&](std::size_t i, std::string&& result) {
            EXPECT_EQ(i, taken.size());
            taken.push_back(std::move(result));
            return true;
        });
        ASSERT_EQ(taken.size(), 500U);
        EXPECT_EQ(taken[499], "249001");
    }
}

TEST(OrderedWork, AnErrorOfTheWorkArrives) {
    OrderedWork<int> work(100, [](std::size_t i) -> int {
        if (i == 40) {
            throw std::runtime_error("forty");
        }
        return 0;
    });
    std::size_t taken = 0;
    EXPECT_THROW(work.run(3, [&](std::size_t, int&&) { return ++taken != 0; }), std::runtime_error);
    EXPECT_EQ(taken, 40U);
}

TEST(OrderedWork, EndsEarlyWhenTold) {
    OrderedWork<int> work(100000, [](std::size_t) { return 0; });
    std::size_t taken = 0;
    work.run(2, [&](std::size_t, int&&) { return ++taken < 5; });
    EXPECT_EQ(taken, 5U);
}

TEST(OrderedWork, NothingToDoIsDone) {
    OrderedWork<int> work(0, [](std::size_t) { return 0; });
    work.run(2, [](std::size_t, int&&) -> bool { throw std::logic_error("there is no result"); });
}

} // namespace
} // namespace policygraph::pipeline
