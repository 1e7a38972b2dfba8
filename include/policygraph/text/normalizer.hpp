// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/text/normal_text.hpp>

#include <filesystem>
#include <memory>
#include <string_view>

namespace policygraph::text {

/// Makes the normal form (normal_text.hpp) of a source text, in time and memory linear in its size.
/// Loaded once, shared by any number of threads.
///
///     Normalizer normalizer(data_folder);
///     NormalText normal = normalizer.normalize(source.text);
///     Span quote = normal.map.to_source({10, 40});
class Normalizer {
public:
    /// `data` is the folder that holds lexicon/. Throws DataError.
    explicit Normalizer(const std::filesystem::path& data);
    ~Normalizer();
    Normalizer(Normalizer&&) noexcept;
    Normalizer& operator=(Normalizer&&) noexcept;

    /// `source` is valid UTF-8 of less than 4 GiB.
    [[nodiscard]] NormalText normalize(std::string_view source) const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace policygraph::text
