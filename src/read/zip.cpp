// SPDX-License-Identifier: Apache-2.0
#include <read/zip.hpp>

#include <policygraph/base/errors.hpp>

#include <zlib.h>

#include <algorithm>
#include <array>

namespace policygraph::read {

namespace {

using namespace std::literals;

constexpr std::size_t k_most_members = 10000;
constexpr std::size_t k_end_record = 22;
constexpr std::size_t k_directory_record = 46;
constexpr std::size_t k_local_record = 30;
constexpr std::uint32_t k_stored = 0;
constexpr std::uint32_t k_deflated = 8;

bool leaves_archive(std::string_view name) {
    return name.starts_with('/') || name.find('\\') != std::string_view::npos || name.starts_with("../") ||
           name.find("/../") != std::string_view::npos || name.find('\0') != std::string_view::npos;
}

} // namespace

void ZipArchive::fail(const std::string& reason) const {
    throw base::InputError(m_name, reason);
}

void ZipArchive::check(std::uint64_t at, std::uint64_t bytes) const {
    if (at > m_bytes.size() || bytes > m_bytes.size() - at) {
        fail("is a broken ZIP container");
    }
}

// A little-endian number; bytes beyond the end are an error.
std::uint64_t ZipArchive::number(std::uint64_t at, unsigned bytes) const {
    check(at, bytes);
    std::uint64_t value = 0;
    for (unsigned i = bytes; i-- > 0;) {
        value = value << 8U | static_cast<unsigned char>(m_bytes[at + i]);
    }
    return value;
}

ZipArchive::ZipArchive(std::string name, std::string_view bytes) : m_name(std::move(name)), m_bytes(bytes) {
    const std::size_t end = bytes.rfind("PK\x05\x06"sv);
    if (end == std::string_view::npos || bytes.size() - end < k_end_record) {
        fail("is a broken ZIP container");
    }
    const std::uint64_t count = number(end + 10, 2);
    std::uint64_t at = number(end + 16, 4);
    if (count > k_most_members || count == 0xFFFF) {
        fail("is a ZIP container with too many members");
    }
    for (std::uint64_t i = 0; i < count; ++i) {
        if (number(at, 4) != 0x02014B50) {
            fail("is a broken ZIP container");
        }
        const std::uint64_t flags = number(at + 8, 2);
        const std::uint64_t name_size = number(at + 28, 2);
        Member member;
        member.method = static_cast<std::uint32_t>(number(at + 10, 2));
        member.packed = number(at + 20, 4);
        member.size = number(at + 24, 4);
        member.offset = number(at + 42, 4);
        check(at, k_directory_record + name_size);
        member.name = m_bytes.substr(at + k_directory_record, name_size);
        if ((flags & 1U) != 0) {
            fail("is encrypted");
        }
        if (leaves_archive(member.name)) {
            fail("is a ZIP container with a member outside of it");
        }
        at += k_directory_record + name_size + number(at + 30, 2) + number(at + 32, 2);
        m_members.push_back(std::move(member));
    }
}

const ZipArchive::Member* ZipArchive::find(std::string_view name) const {
    const auto found =
        std::find_if(m_members.begin(), m_members.end(), [&](const Member& member) { return member.name == name; });
    return found == m_members.end() ? nullptr : &*found;
}

std::optional<std::string> ZipArchive::read(std::string_view name, std::size_t limit) const {
    const Member* const member = find(name);
    if (member == nullptr) {
        return std::nullopt;
    }
    if (number(member->offset, 4) != 0x04034B50) {
        fail("is a broken ZIP container");
    }
    const std::uint64_t begin =
        member->offset + k_local_record + number(member->offset + 26, 2) + number(member->offset + 28, 2);
    check(begin, member->packed);
    const std::string_view packed = m_bytes.substr(begin, member->packed);
    if (member->method == k_stored) {
        if (packed.size() > limit) {
            fail("is a ZIP container with a member that is too large");
        }
        return std::string(packed);
    }
    if (member->method != k_deflated) {
        fail("is a ZIP container packed in an unknown way");
    }
    return inflate(*member, packed, limit);
}

std::string ZipArchive::inflate(const Member& member, std::string_view packed, std::size_t limit) const {
    z_stream stream{};
    if (::inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
        fail("cannot be unpacked");
    }
    // What the directory claims is a hint for the first allocation, no more.
    std::string result;
    result.reserve(std::min<std::size_t>(member.size, std::min(limit, packed.size() * 20)));
    std::array<char, 65536> buffer{};
    std::string input(packed);
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    int state = Z_OK;
    while (state == Z_OK && result.size() <= limit) {
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        state = ::inflate(&stream, Z_NO_FLUSH);
        result.append(buffer.data(), buffer.size() - stream.avail_out);
    }
    ::inflateEnd(&stream);
    if (result.size() > limit) {
        fail("unpacks to more than " + std::to_string(limit >> 20U) + " MiB");
    }
    if (state != Z_STREAM_END) {
        fail("is a broken ZIP container");
    }
    return result;
}

} // namespace policygraph::read
