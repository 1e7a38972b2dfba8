// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <read/byte_source.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::read {

/// A ZIP archive. Opening reads the directory only; it throws InputError for what is broken, encrypted or
/// split, and for what no honest program writes: members with paths out of the archive, two of one name, two
/// that share bytes, more than 65,534.
class ZipArchive {
public:
    /// `bytes` must outlive this; `name` is for messages.
    ZipArchive(std::string name, std::string_view bytes);
    ZipArchive(std::string name, std::unique_ptr<const ByteSource> source);

    struct Member {
        std::string name; ///< valid UTF-8; names that are not marked so and are none are taken for GB18030
        std::uint32_t method = 0;
        std::uint64_t packed = 0;
        std::uint64_t size = 0; ///< as the directory claims; a member that turns out larger is refused
        std::uint64_t offset = 0;
    };
    [[nodiscard]] const std::vector<Member>& members() const { return m_members; }
    [[nodiscard]] const Member* find(std::string_view name) const;

    /// A member's bytes. Throws InputError where it is broken or inflates beyond `limit` or what real text
    /// ever does: a bomb is noticed while it is read, whatever the directory claims.
    [[nodiscard]] std::string read(const Member& member, std::size_t limit = k_limit) const;
    /// The same by name; nothing where there is none of that name.
    [[nodiscard]] std::optional<std::string> read(std::string_view name, std::size_t limit = k_limit) const;

    static constexpr std::size_t k_limit = std::size_t{40} << 20U;

private:
    void read_directory();
    void add_member(std::string_view record);
    void refuse_duplicates() const;
    [[nodiscard]] std::string bytes_at(std::uint64_t at, std::size_t count) const;
    [[nodiscard]] std::string inflate(const Member& member, std::string packed, std::size_t limit) const;
    [[noreturn]] void fail(const std::string& reason) const;

    std::string m_name;
    std::unique_ptr<const ByteSource> m_source;
    std::vector<Member> m_members; ///< in byte order of their names
};

} // namespace policygraph::read
