// SPDX-License-Identifier: Apache-2.0
// What every target holds: whatever the bytes, a sound result or an InputError, and nothing else.
#pragma once

#include <policygraph/base/errors.hpp>
#include <policygraph/base/utf8.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/read/reader.hpp>
#include <policygraph/structure/outliner.hpp>
#include <policygraph/text/normalizer.hpp>

#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

namespace policygraph::fuzz {

inline constexpr char k_data[] = POLICYGRAPH_SOURCE_DIR "/data";

inline void require(bool sound) {
    if (!sound) {
        std::abort();
    }
}

inline std::string_view view(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// Bytes under a name: valid UTF-8 with fields inside it, or an InputError.
inline void read_document(const std::string& name, std::string bytes) {
    static const read::Reader reader(k_data);
    try {
        const auto source = reader.read_bytes(name, std::move(bytes));
        require(base::find_invalid_utf8(source.text) == std::string::npos);
        for (const auto& field : source.metadata) {
            require(field.span.begin <= field.span.end && field.span.end <= source.text.size());
        }
    } catch (const base::InputError&) {
    }
}

/// The normal form is valid, its map covers both texts, and what is copied is the same on both sides.
inline text::NormalText normalize(std::string_view source) {
    static const text::Normalizer normalizer(k_data);
    text::NormalText normal = normalizer.normalize(source);
    const auto& pieces = normal.map.pieces();
    require(base::find_invalid_utf8(normal.text) == std::string::npos);
    require(normal.map.normal_size() == normal.text.size() && normal.map.source_size() == source.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const std::size_t normal_end = i + 1 < pieces.size() ? pieces[i + 1].normal : normal.text.size();
        const std::size_t source_end = i + 1 < pieces.size() ? pieces[i + 1].source : source.size();
        require(pieces[i].normal <= normal_end && pieces[i].source <= source_end);
        require(!pieces[i].copied ||
                std::string_view(normal.text).substr(pieces[i].normal, normal_end - pieces[i].normal) ==
                    source.substr(pieces[i].source, source_end - pieces[i].source));
    }
    return normal;
}

/// Sections lie inside the text and inside their parents' order.
inline void outline(const text::NormalText& normal, const std::map<std::string, std::string>& published) {
    static const lexicon::Lexicon words = lexicon::Lexicon::load(k_data);
    static const structure::Outliner outliner(words);
    const structure::Outline made = outliner.outline(normal, published);
    for (const auto& section : made.sections) {
        for (const base::Span span : {section.label, section.heading, section.text, section.whole}) {
            require(span.begin <= span.end && span.end <= normal.text.size());
        }
    }
}

} // namespace policygraph::fuzz
