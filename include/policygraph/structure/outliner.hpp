// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/structure/outline.hpp>
#include <policygraph/text/normal_text.hpp>

#include <map>
#include <memory>
#include <string>

namespace policygraph::structure {

/// Reads the build of a document: header, parts, numbered sections. Pure and safe to share between threads;
/// linear in the text.
class Outliner {
public:
    /// Keeps no reference to `lexicon` beyond its lists, which must outlive it; throws DataError where a list is
    /// missing.
    explicit Outliner(const lexicon::Lexicon& lexicon);
    ~Outliner();
    Outliner(const Outliner&) = delete;
    Outliner& operator=(const Outliner&) = delete;

    /// `published` is what the publisher says outside the text (keys of read::Field), used where the text is silent.
    [[nodiscard]] Outline outline(const text::NormalText& normal,
                                  const std::map<std::string, std::string>& published = {}) const;

private:
    struct Parts;
    std::unique_ptr<const Parts> m_parts;
};

} // namespace policygraph::structure
