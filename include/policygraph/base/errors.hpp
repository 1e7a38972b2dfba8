// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace policygraph::base {

/// The user asked for something that cannot be done (exit 2).
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A schema, data, query, profile or database file is not usable (exit 3). `what()` reads
/// "FILE:LINE:COLUMN: reason"; a line or column of 0 is left out.
struct DataError : std::runtime_error {
    DataError(const std::string& file, std::size_t line, std::size_t column, const std::string& reason);
};

/// An input document is not usable: reported, counted, skipped (exit 1). `what()` reads
/// "DOCUMENT: reason" or "DOCUMENT: byte N: reason".
struct InputError : std::runtime_error {
    static constexpr std::size_t k_no_offset = static_cast<std::size_t>(-1);
    InputError(const std::string& document, const std::string& reason, std::size_t offset = k_no_offset);
};

} // namespace policygraph::base
