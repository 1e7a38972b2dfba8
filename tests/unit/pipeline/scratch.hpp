// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/pipeline/build.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

namespace policygraph::pipeline {

/// A folder of its own for a test, gone afterwards.
class Scratch {
public:
    Scratch() {
        const auto* const test = testing::UnitTest::GetInstance()->current_test_info();
        m_folder = std::filesystem::temp_directory_path() / ("policygraph-" + std::string(test->test_suite_name()) +
                                                             "-" + test->name() + "-" + std::to_string(getpid()));
        std::filesystem::remove_all(m_folder);
        std::filesystem::create_directories(m_folder / "in");
    }
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    [[nodiscard]] std::filesystem::path in() const { return m_folder / "in"; }
    [[nodiscard]] std::filesystem::path at(const std::string& name) const { return m_folder / name; }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(in() / name, std::ios::binary) << text;
    }
    [[nodiscard]] BuildReport build(const std::string& database, Absent absent = Absent::Prune,
                                    std::size_t threads = 2) const {
        BuildOptions options;
        options.database = at(database);
        options.home = POLICYGRAPH_SOURCE_DIR;
        options.threads = threads;
        options.absent = absent;
        return pipeline::build({in()}, options);
    }

private:
    std::filesystem::path m_folder;
};

/// A plan of our own: `number` tells one from the other, `owner` is who has its only task.
inline std::string plan(int number, const std::string& owner) {
    const std::string n = std::to_string(number);
    return "安康市试验方案" + n + "号\n为落实《安康市总体规划》,制定本方案。\n一、重点任务\n(一)建好第" + n +
           "座仓库。选好地点,按期完工。(责任单位:" + owner + ")\n(二)管好仓库。定期检查。(责任单位:市财政局)\n";
}

} // namespace policygraph::pipeline
