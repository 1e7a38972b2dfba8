// SPDX-License-Identifier: Apache-2.0
// Any bytes as a table of documents, both ways: every record inside the table, in order, once.
#include "targets.hpp"

#include <read/table_records.hpp>

namespace {

void read_table(policygraph::read::TableKind kind, std::string_view bytes) {
    using namespace policygraph;
    const read::ByteSource source(bytes);
    try {
        const read::TableRecords table("x", kind, {"text", "title", ""}, source);
        std::uint64_t end = 0;
        for (const auto& place : table.places()) {
            fuzz::require(place.begin >= end && place.begin + place.size <= bytes.size());
            end = place.begin + place.size;
            try {
                static_cast<void>(table.load(place, source, bytes.size()));
            } catch (const base::InputError&) {
            }
        }
    } catch (const base::InputError&) {
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    read_table(policygraph::read::TableKind::ndjson, policygraph::fuzz::view(data, size));
    read_table(policygraph::read::TableKind::csv, policygraph::fuzz::view(data, size));
    return 0;
}
