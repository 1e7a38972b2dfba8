// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <vector>

namespace policygraph::read {

/// A ZIP archive for tests: its parts, packed or stored.
struct Part {
    std::string name;
    std::string bytes;
    bool deflated = true;
};

inline void put(std::string& out, std::uint64_t value, int bytes) {
    for (; bytes > 0; --bytes, value >>= 8U) {
        out += static_cast<char>(value & 0xFFU);
    }
}

inline std::string deflated(const std::string& bytes) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    std::string in = bytes;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

inline std::string zip(const std::vector<Part>& parts) {
    std::string out;
    std::string directory;
    for (const Part& part : parts) {
        const std::string packed = part.deflated ? deflated(part.bytes) : part.bytes;
        std::string record;
        put(record, 20, 2);
        put(record, 0, 2);
        put(record, part.deflated ? 8 : 0, 2);
        put(record, 0, 8);
        put(record, packed.size(), 4);
        put(record, part.bytes.size(), 4);
        put(record, part.name.size(), 2);
        put(record, 0, 2);
        directory += "PK\x01\x02" + std::string("\x14\0", 2) + record + std::string(10, '\0');
        put(directory, out.size(), 4);
        directory += part.name;
        out += "PK\x03\x04" + record + part.name + packed;
    }
    const std::size_t begin = out.size();
    out += directory + "PK\x05\x06" + std::string(4, '\0');
    put(out, parts.size(), 2);
    put(out, parts.size(), 2);
    put(out, directory.size(), 4);
    put(out, begin, 4);
    put(out, 0, 2);
    return out;
}

} // namespace policygraph::read
