// SPDX-License-Identifier: Apache-2.0
// Any bytes as a ZIP archive: the directory, and every member that it names.
#include "targets.hpp"

#include <read/zip.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t k_limit = std::size_t{1} << 20U;
    try {
        const policygraph::read::ZipArchive archive("x.zip", policygraph::fuzz::view(data, size));
        for (const auto& member : archive.members()) {
            policygraph::fuzz::require(archive.find(member.name) != nullptr);
            policygraph::fuzz::require(archive.read(member, k_limit).size() <= k_limit);
        }
    } catch (const policygraph::base::InputError&) {
    }
    return 0;
}
