// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

// Numbers and texts one behind the other, as rows wait in memory or in a temporary file of this process.
namespace policygraph::exporting {

template <typename T>
void pack(std::string& to, T value) {
    static_assert(std::is_trivially_copyable_v<T>);
    to.append(reinterpret_cast<const char*>(&value), sizeof value); // NOLINT(*-reinterpret-cast)
}
inline void pack(std::string& to, std::string_view text) {
    pack(to, static_cast<std::uint32_t>(text.size()));
    to.append(text);
}

/// Reads what `pack` wrote, in the same order.
class Unpacker {
public:
    explicit Unpacker(const char* at) : m_at(at) {}
    template <typename T>
    T value() {
        T value;
        std::memcpy(&value, m_at, sizeof value);
        m_at += sizeof value;
        return value;
    }
    std::string_view text() {
        const auto size = value<std::uint32_t>();
        const std::string_view text(m_at, size);
        m_at += size;
        return text;
    }
    [[nodiscard]] const char* at() const { return m_at; }

private:
    const char* m_at;
};

} // namespace policygraph::exporting
