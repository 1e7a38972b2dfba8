// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/facts.hpp>
#include <policygraph/read/source_text.hpp>
#include <policygraph/resolve/contribution.hpp>
#include <policygraph/structure/outline.hpp>
#include <policygraph/text/normal_text.hpp>

#include <filesystem>
#include <memory>
#include <string>

namespace policygraph::pipeline {

/// All that is known of one document after the pure steps.
struct Extraction {
    read::SourceText source;
    text::NormalText normal;
    structure::Outline outline;
    extract::Facts facts;
    resolve::Contribution contribution;
};

/// The pure steps in a row, with the data files loaded once: file → text → normal form → outline → facts →
/// contribution. Safe to share by threads.
class Extractor {
public:
    /// `home` holds data/; empty: lexicon::find_home(). Throws DataError.
    explicit Extractor(const std::filesystem::path& home = {});
    ~Extractor();
    Extractor(Extractor&&) noexcept;
    Extractor& operator=(Extractor&&) noexcept;

    /// Throws InputError.
    [[nodiscard]] Extraction run(const std::filesystem::path& file) const;
    [[nodiscard]] Extraction run(read::SourceText source) const;

    /// The last step alone, for facts that were read from a file.
    [[nodiscard]] resolve::Contribution resolve(const extract::Facts& facts) const;

    /// Names the program and its data: a hash over the version, the sources of these steps and all data files. Facts of
    /// another version have to be extracted anew.
    [[nodiscard]] const std::string& version() const;

private:
    struct Steps;
    std::unique_ptr<const Steps> m_steps;
};

} // namespace policygraph::pipeline
