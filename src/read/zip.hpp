// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::read {

/// A ZIP archive in memory. Opening reads the directory only; it throws InputError for what is broken,
/// encrypted, split, or has members with paths out of the archive.
class ZipArchive {
public:
    /// `bytes` must outlive this; `name` is for messages.
    ZipArchive(std::string name, std::string_view bytes);

    struct Member {
        std::string name;
        std::uint32_t method = 0;
        std::uint64_t packed = 0;
        std::uint64_t size = 0; ///< as the directory claims
        std::uint64_t offset = 0;
    };
    [[nodiscard]] const std::vector<Member>& members() const { return m_members; }
    [[nodiscard]] const Member* find(std::string_view name) const;

    /// A member's bytes, nothing where there is none of that name. Throws InputError where it is broken or
    /// inflates beyond `limit`: a bomb is noticed while it is read, whatever the directory claims.
    [[nodiscard]] std::optional<std::string> read(std::string_view name, std::size_t limit = k_limit) const;

    static constexpr std::size_t k_limit = std::size_t{40} << 20U;

private:
    void check(std::uint64_t at, std::uint64_t bytes) const;
    [[nodiscard]] std::uint64_t number(std::uint64_t at, unsigned bytes) const;
    [[nodiscard]] std::string inflate(const Member& member, std::string_view packed, std::size_t limit) const;
    [[noreturn]] void fail(const std::string& reason) const;

    std::string m_name;
    std::string_view m_bytes;
    std::vector<Member> m_members;
};

} // namespace policygraph::read
