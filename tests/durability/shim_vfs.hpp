// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

// A layer between SQLite and the disk, for tests: it writes down what SQLite writes and syncs, and fails calls
// on demand. Installed as SQLite's default for the whole process.
namespace policygraph::shim {

struct Operation {
    enum class Kind : std::uint8_t { Write, Truncate, Sync, Delete } kind = Kind::Write;
    std::string path;
    std::int64_t offset = 0; ///< of a write; the new size of a truncation
    std::string data;
};

void install();

/// Begins to write down, or ends it and returns what was written.
void record();
[[nodiscard]] std::vector<Operation> recorded();

enum class Failing { Once, ForEver };
/// Lets the n-th call from now on (from 1) fail with an input/output error. 0: none.
void fail_at(std::uint64_t n, Failing failing);
/// How many calls there were since `fail_at`.
[[nodiscard]] std::uint64_t calls();

/// The same for SQLite's memory: call before anything else uses SQLite.
void install_memory();
void fail_allocation_at(std::uint64_t n, Failing failing);
[[nodiscard]] std::uint64_t allocations();

/// The same for `operator new`, of which every one of the process counts while it is armed: std::bad_alloc.
void fail_new_at(std::uint64_t n, Failing failing);
[[nodiscard]] std::uint64_t news();

using Files = std::map<std::string, std::string>;

/// What a power cut after the first `count` operations may leave of the files: what was synced, and of the rest
/// a random half, some of it torn. With `syncs_count` false nothing counts as synced: the control.
[[nodiscard]] Files after_power_cut(Files before, const std::vector<Operation>& operations, std::size_t count,
                                    std::mt19937& random, bool syncs_count);

} // namespace policygraph::shim
