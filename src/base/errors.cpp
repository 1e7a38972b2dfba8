// SPDX-License-Identifier: Apache-2.0
#include <policygraph/base/errors.hpp>

namespace policygraph::base {

namespace {

std::string place(const std::string& file, std::size_t line, std::size_t column) {
    std::string text = file;
    if (line != 0) {
        text += ':' + std::to_string(line);
        if (column != 0) {
            text += ':' + std::to_string(column);
        }
    }
    return text;
}

} // namespace

DataError::DataError(const std::string& file, std::size_t line, std::size_t column, const std::string& reason)
    : std::runtime_error(place(file, line, column) + ": " + reason) {}

InputError::InputError(const std::string& document, const std::string& reason, std::size_t offset)
    : std::runtime_error(document + (offset == k_no_offset ? "" : ": byte " + std::to_string(offset)) + ": " + reason) {
}

} // namespace policygraph::base
