// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/attributes.hpp>

#include <rapidjson/document.h>

#include <cstddef>
#include <cstdint>
#include <string>

namespace policygraph::pipeline {

/// A value of a JSON file that somebody else may have written, and where it stands: what is wrong with it is said with
/// its JSON Pointer (RFC 6901). It must not outlive the document nor the place that it was reached from.
class JsonPlace {
public:
    JsonPlace(const rapidjson::Value& value, const std::string& file) : m_value(value), m_file(file) {}

    /// Each throws InputError where there is no such thing.
    [[nodiscard]] JsonPlace member(const char* name) const;
    [[nodiscard]] bool has(const char* name) const;
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::int64_t whole(std::int64_t least, std::int64_t most) const;
    [[nodiscard]] base::Attributes attributes() const;
    /// Of an array.
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] JsonPlace at(std::size_t index) const;

    /// "FILE: at /nodes/3/kind: REASON".
    [[noreturn]] void fail(const std::string& reason) const;

private:
    JsonPlace(const rapidjson::Value& value, const JsonPlace& parent, const char* name, std::size_t index)
        : m_value(value), m_file(parent.m_file), m_parent(&parent), m_name(name), m_index(index) {}
    [[nodiscard]] std::string pointer() const;

    const rapidjson::Value& m_value;
    const std::string& m_file;
    const JsonPlace* m_parent = nullptr;
    const char* m_name = nullptr; ///< in the parent; none: an index
    std::size_t m_index = 0;
};

} // namespace policygraph::pipeline
