// SPDX-License-Identifier: Apache-2.0
#include <read/zip.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/utf8.hpp>
#include <read/encoding.hpp>

#include <zlib.h>

#include <algorithm>
#include <array>
#include <utility>

namespace policygraph::read {

namespace {

using namespace std::literals;

constexpr std::size_t k_end_record = 22;
constexpr std::size_t k_longest_comment = 65535;
constexpr std::size_t k_directory_record = 46;
constexpr std::size_t k_local_record = 30;
constexpr std::size_t k_largest_directory = std::size_t{16} << 20U;
constexpr std::uint32_t k_stored = 0;
constexpr std::uint32_t k_deflated = 8;
// Text and the XML of office documents shrink to a fiftieth at most; deflate's end is a thousandth.
constexpr std::uint64_t k_most_inflation = 200;
constexpr std::uint64_t k_free_inflation = std::uint64_t{1} << 20U;

bool leaves_archive(std::string_view name) {
    return name.starts_with('/') || name.find('\\') != std::string_view::npos || name.starts_with("../") ||
           name.find("/../") != std::string_view::npos || name.ends_with("/..") || name == ".." ||
           name.find('\0') != std::string_view::npos;
}

// A little-endian number; the caller knows that the bytes are there.
std::uint64_t number(std::string_view bytes, std::size_t at, unsigned count) {
    std::uint64_t value = 0;
    for (unsigned i = count; i-- > 0;) {
        value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    }
    return value;
}

} // namespace

void ZipArchive::fail(const std::string& reason) const {
    throw base::InputError(m_name, reason);
}

std::string ZipArchive::bytes_at(std::uint64_t at, std::size_t count) const {
    if (at > m_source->size() || count > m_source->size() - at) {
        fail("is a broken ZIP container");
    }
    std::string bytes = m_source->read(at, count);
    if (bytes.size() != count) {
        fail("became shorter while it was read");
    }
    return bytes;
}

ZipArchive::ZipArchive(std::string name, std::string_view bytes)
    : ZipArchive(std::move(name), std::make_unique<const ByteSource>(bytes)) {}

ZipArchive::ZipArchive(std::string name, std::unique_ptr<const ByteSource> source)
    : m_name(std::move(name)), m_source(std::move(source)) {
    read_directory();
    std::sort(m_members.begin(), m_members.end(), [](const Member& a, const Member& b) { return a.name < b.name; });
    refuse_duplicates();
}

void ZipArchive::read_directory() {
    const std::uint64_t size = m_source->size();
    const std::size_t tail_size = std::min<std::uint64_t>(size, k_end_record + k_longest_comment);
    const std::string tail = bytes_at(size - tail_size, tail_size);
    const std::size_t end = tail.rfind("PK\x05\x06"sv);
    if (end == std::string::npos || tail.size() - end < k_end_record) {
        fail("is a broken ZIP container");
    }
    const std::uint64_t count = number(tail, end + 10, 2);
    const std::uint64_t begin = number(tail, end + 16, 4);
    const std::uint64_t end_at = size - tail_size + end;
    if (count == 0xFFFF || (begin < end_at && end_at - begin > k_largest_directory)) {
        fail("is a ZIP container with too many members");
    }
    if (begin > end_at) {
        fail("is a broken ZIP container");
    }
    const std::string directory = bytes_at(begin, end_at - begin);
    std::size_t at = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        if (directory.size() - at < k_directory_record || number(directory, at, 4) != 0x02014B50) {
            fail("is a broken ZIP container");
        }
        const std::size_t name_size = number(directory, at + 28, 2);
        const std::size_t record =
            k_directory_record + name_size + number(directory, at + 30, 2) + number(directory, at + 32, 2);
        if (directory.size() - at < record) {
            fail("is a broken ZIP container");
        }
        add_member(std::string_view(directory).substr(at, k_directory_record + name_size));
        at += record;
    }
}

void ZipArchive::add_member(std::string_view record) {
    const std::uint64_t flags = number(record, 8, 2);
    Member member;
    member.method = static_cast<std::uint32_t>(number(record, 10, 2));
    member.packed = number(record, 20, 4);
    member.size = number(record, 24, 4);
    member.offset = number(record, 42, 4);
    member.name = record.substr(k_directory_record);
    if ((flags & 1U) != 0) {
        fail("is encrypted");
    }
    if (leaves_archive(member.name)) {
        fail("is a ZIP container with a member outside of it");
    }
    if (base::find_invalid_utf8(member.name) != std::string_view::npos) {
        member.name = decode(member.name, Encoding::gb18030).text;
    }
    m_members.push_back(std::move(member));
}

// Names that stand twice mean one thing to us and another to the next program; members that share bytes make a
// bomb of a small file.
void ZipArchive::refuse_duplicates() const {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> places;
    for (const Member& member : m_members) {
        places.emplace_back(member.offset, member.offset + k_local_record + member.packed);
    }
    const auto twice = std::adjacent_find(m_members.begin(), m_members.end(),
                                          [](const Member& a, const Member& b) { return a.name == b.name; });
    if (twice != m_members.end()) {
        fail("is a ZIP container with two members of one name (" + twice->name + ")");
    }
    std::sort(places.begin(), places.end());
    for (std::size_t i = 1; i < places.size(); ++i) {
        if (places[i].first < places[i - 1].second) {
            fail("is a ZIP container whose members share bytes");
        }
    }
}

const ZipArchive::Member* ZipArchive::find(std::string_view name) const {
    const auto found = std::lower_bound(m_members.begin(), m_members.end(), name,
                                        [](const Member& member, std::string_view n) { return member.name < n; });
    return found == m_members.end() || found->name != name ? nullptr : &*found;
}

std::optional<std::string> ZipArchive::read(std::string_view name, std::size_t limit) const {
    const Member* const member = find(name);
    return member == nullptr ? std::nullopt : std::optional(read(*member, limit));
}

std::string ZipArchive::read(const Member& member, std::size_t limit) const {
    const std::string local = bytes_at(member.offset, k_local_record);
    if (number(local, 0, 4) != 0x04034B50) {
        fail("is a broken ZIP container");
    }
    if (std::max(member.size, member.method == k_stored ? member.packed : 0) > limit) {
        fail("unpacks to more than " + std::to_string(limit >> 20U) + " MiB");
    }
    const std::uint64_t begin = member.offset + k_local_record + number(local, 26, 2) + number(local, 28, 2);
    if (member.packed > m_source->size()) {
        fail("is a broken ZIP container");
    }
    if (member.method != k_stored && member.method != k_deflated) {
        fail("is a ZIP container packed in an unknown way");
    }
    std::string packed = bytes_at(begin, static_cast<std::size_t>(member.packed));
    return member.method == k_stored ? packed : inflate(member, std::move(packed), limit);
}

std::string ZipArchive::inflate(const Member& member, std::string packed, std::size_t limit) const {
    const std::uint64_t most = std::min<std::uint64_t>(limit, packed.size() * k_most_inflation + k_free_inflation);
    if (member.size > most) {
        fail("unpacks to far more than text does");
    }
    z_stream stream{};
    if (::inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
        fail("cannot be unpacked");
    }
    // One byte more than is claimed, so that a claim that is too low is noticed.
    std::string result(static_cast<std::size_t>(member.size) + 1, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    const int state = ::inflate(&stream, Z_FINISH);
    ::inflateEnd(&stream);
    if (state != Z_STREAM_END || stream.avail_out != 1) {
        fail("is a broken ZIP container");
    }
    result.pop_back();
    return result;
}

} // namespace policygraph::read
