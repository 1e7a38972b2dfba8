// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "structure/frame.hpp"

#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/structure/outline.hpp>

#include <map>
#include <string>
#include <vector>

namespace policygraph::structure {

/// The publisher's table as text: "索 引 号: …  发文机关: …", "**发布日期**: …" (data/lexicon/header_keys.tsv).
class HeaderFields {
public:
    explicit HeaderFields(const lexicon::Lexicon& lexicon) : m_keys(lexicon.list("header_keys")) {}

    /// Reads the fields of one line; the line is no part of the document's own text where it has any.
    /// `fields` keeps the first value of a key.
    bool read(const Frame& frame, std::size_t line, std::map<std::string, Found>& fields) const;

private:
    struct Key {
        std::size_t begin = 0;
        std::size_t colon = 0;
        const lexicon::Word* word = nullptr;
    };
    [[nodiscard]] std::vector<Key> keys_in(std::string_view line) const;

    const lexicon::WordList& m_keys;
};

} // namespace policygraph::structure
