// SPDX-License-Identifier: Apache-2.0
#include "cli/print_account.hpp"

#include <policygraph/read/account.hpp>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace policygraph::cli {

namespace {

/// The source bytes of all that the normal form mends, each once.
std::uint64_t mended(const text::NormalText& normal, const read::Account& account) {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
    for (const text::Repair& repair : normal.repairs) {
        const auto pieces = account.sources(repair.source);
        ranges.insert(ranges.end(), pieces.begin(), pieces.end());
    }
    std::sort(ranges.begin(), ranges.end());
    std::uint64_t count = 0;
    std::uint64_t done = 0;
    for (const auto& [begin, end] : ranges) {
        const std::uint64_t from = std::max(begin, done);
        count += end > from ? end - from : 0;
        done = std::max(done, end);
    }
    return count;
}

} // namespace

void print_account(const read::Reader& reader, const text::Normalizer& normalizer, read::RawDocument document,
                   std::ostream& out) {
    read::Account account;
    const read::SourceText source = reader.read(std::move(document), account);
    const std::uint64_t repaired = mended(normalizer.normalize(source.text), account);
    rapidjson::StringBuffer line;
    rapidjson::Writer<rapidjson::StringBuffer> json(line);
    json.StartObject();
    json.Key("path");
    json.String(source.path);
    const std::pair<const char*, std::uint64_t> counts[] = {
        {"bytes", account.bytes},
        {"text", account.count(read::ByteUse::text) - repaired},
        {"markup", account.count(read::ByteUse::markup)},
        {"furniture", account.count(read::ByteUse::furniture)},
        {"repair", account.count(read::ByteUse::repair) + repaired},
        {"unexplained", account.count(read::ByteUse::unexplained)},
        {"made", account.made},
    };
    for (const auto& [name, count] : counts) {
        json.Key(name);
        json.Uint64(count);
    }
    json.EndObject();
    out << line.GetString() << '\n';
}

} // namespace policygraph::cli
