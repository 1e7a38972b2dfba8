// SPDX-License-Identifier: Apache-2.0
#include <text/shapes.hpp>

#include <policygraph/base/utf8.hpp>

#include <utf8proc.h>

#include <cstdlib>

namespace policygraph::text {

Shapes::Shapes() : m_actions(k_plane, Action::copy), m_replacement(k_plane), m_texts(1) {
    set_range(0x00, 0x1F, Action::drop);
    set_range(0x7F, 0x9F, Action::drop);
    set('\t', Action::tab);
    for (const char32_t code : {U'\n', U'\v', U'\f', U'\r', U'\u0085', U'\u2028', U'\u2029'}) {
        set(code, Action::line_end);
    }
    for (const char32_t code : {U' ', U'\u00A0', U'\u1680', U'\u202F', U'\u205F', U'\u3000'}) {
        set(code, Action::blank);
    }
    set_range(0x2000, 0x200A, Action::blank);
    set_range(0x200B, 0x200F, Action::drop); // zero-width space and joiners, direction marks
    set_range(0x202A, 0x202E, Action::drop);
    set_range(0x2060, 0x206F, Action::drop);
    set_range(0xFE00, 0xFE0F, Action::drop); // variation selectors
    set_range(0xE000, 0xF8FF, Action::drop); // private use: filler of word processors
    for (const char32_t code : {U'\u00AD', U'\u180E', U'\uFEFF', U'\uFFFC'}) {
        set(code, Action::drop);
    }
    set_widths();
    set_compatibility_forms();
    m_changed.add_beyond();
}

void Shapes::set(char32_t code, Action action) {
    m_actions[code] = action;
    if (code != U'\n') { // a line's end that is one already
        m_changed.add(code);
    }
}

void Shapes::set_range(char32_t first, char32_t last, Action action) {
    for (char32_t code = first; code <= last; ++code) {
        set(code, action);
    }
}

void Shapes::set_replacement(char32_t code, std::string text) {
    set(code, Action::replace);
    m_replacement[code] = static_cast<std::uint16_t>(m_texts.size());
    m_texts.push_back(std::move(text));
}

// Full-width ASCII, half-width and small punctuation.
void Shapes::set_widths() {
    for (char32_t code = 0xFF01; code <= 0xFF5E; ++code) {
        set_replacement(code, std::string(1, static_cast<char>(code - 0xFF01 + '!')));
    }
    const auto to = [this](char32_t code, char32_t other) {
        std::string text;
        base::append_utf8(text, other);
        set_replacement(code, text);
    };
    // The last six: characters of GB18030 that older tables have in the private use area.
    constexpr std::array<std::array<char32_t, 2>, 33> k_pairs = {{
        {0xFF61, 0x3002},  {0xFF62, 0x300C},  {0xFF63, 0x300D},  {0xFF64, 0x3001},  {0xFF65, 0x00B7},
        {0x30FB, 0x00B7},  {0x2027, 0x00B7},  {0x2329, 0x3008},  {0x232A, 0x3009},  {0xFE50, ','},
        {0xFE51, 0x3001},  {0xFE52, '.'},     {0xFE54, ';'},     {0xFE55, ':'},     {0xFE56, '?'},
        {0xFE57, '!'},     {0xFE59, '('},     {0xFE5A, ')'},     {0xFE5B, '{'},     {0xFE5C, '}'},
        {0xFE5D, 0x3014},  {0xFE5E, 0x3015},  {0xFE6A, '%'},     {0xFE64, '<'},     {0xFE65, '>'},
        {0x2236, ':'},     {0xFE30, ':'},     {0xE816, 0x20087}, {0xE817, 0x20089}, {0xE818, 0x200CC},
        {0xE831, 0x215D7}, {0xE83B, 0x2298F}, {0xE855, 0x241FE},
    }};
    for (const auto& [code, other] : k_pairs) {
        to(code, other);
    }
}

// Numbers in brackets and with a full stop, radicals and compatibility ideographs that stand for a
// character: their compatibility decomposition is what a reader sees.
void Shapes::set_compatibility_forms() {
    constexpr std::array<std::array<char32_t, 2>, 6> k_ranges = {{
        {0x2474, 0x249B},
        {0x3220, 0x3229},
        {0x2F00, 0x2FD5},
        {0xF900, 0xFAD9},
        {0x2E9F, 0x2E9F},
        {0x2EF3, 0x2EF3},
    }};
    for (const auto& [first, last] : k_ranges) {
        for (char32_t code = first; code <= last; ++code) {
            std::string character;
            base::append_utf8(character, code);
            utf8proc_uint8_t* const mapped =
                utf8proc_NFKC(reinterpret_cast<const utf8proc_uint8_t*>(character.c_str()));
            if (mapped != nullptr && character != reinterpret_cast<const char*>(mapped)) {
                set_replacement(code, reinterpret_cast<const char*>(mapped));
            }
            std::free(mapped);
        }
    }
}

Shapes::Action Shapes::action(char32_t code) const {
    if (code < k_plane) {
        return m_actions[code];
    }
    const bool filler = (code >= 0xE0000 && code <= 0xE0FFF) || code >= 0xF0000;
    return filler ? Action::drop : Action::copy;
}

// The pass over one text: `m_copied` is where the bytes begin that are to be copied as they stand.
class Shapes::Pass {
public:
    Pass(const Shapes& shapes, std::string_view source, const Traditional* traditional)
        : m_shapes(shapes), m_source(source), m_traditional(traditional) {
        m_layer.text.reserve(source.size());
    }

    Layer run() {
        while (m_at < m_source.size()) {
            if (m_traditional == nullptr) {
                m_at = m_shapes.m_changed.next(m_source, m_at);
                if (m_at == m_source.size()) {
                    break;
                }
            }
            step();
        }
        flush();
        m_layer.map.finish(size_of(m_layer.text.size()), size_of(m_source.size()));
        return std::move(m_layer);
    }

private:
    static std::uint32_t size_of(std::size_t size) { return static_cast<std::uint32_t>(size); }

    void step() {
        const std::size_t length = base::utf8_length(m_source[m_at]);
        const char32_t code = base::code_point(m_source, m_at);
        switch (m_shapes.action(code)) {
        case Action::copy:
            convert(length);
            break;
        case Action::drop:
            replace(length, {});
            break;
        case Action::blank:
        case Action::tab:
            blanks();
            break;
        case Action::line_end:
            line_end(code, length);
            break;
        case Action::replace:
            replace(length, m_shapes.m_texts[m_shapes.m_replacement[code]]);
            break;
        }
    }

    void convert(std::size_t length) {
        if (m_traditional != nullptr) {
            if (const auto match = m_traditional->match(m_source, m_at); match.length != 0) {
                replace(match.length, match.simplified);
                return;
            }
        }
        m_at += length;
    }

    void line_end(char32_t code, std::size_t length) {
        const bool followed = code == '\r' && m_source.substr(m_at + 1).starts_with('\n');
        if (code == '\n') {
            ++m_at;
        } else {
            replace(length, followed ? std::string_view() : std::string_view("\n"));
        }
    }

    // A run of blanks and filler: gone at a line's start and end, else a space each.
    void blanks() {
        std::size_t end = m_at;
        Action next = Action::line_end;
        while (end < m_source.size()) {
            next = m_shapes.action(base::code_point(m_source, end));
            if (next != Action::blank && next != Action::tab && next != Action::drop) {
                break;
            }
            next = Action::line_end;
            end += base::utf8_length(m_source[end]);
        }
        if (next == Action::line_end || at_line_start()) {
            replace(end - m_at, {});
            return;
        }
        while (m_at < end) {
            const std::size_t length = base::utf8_length(m_source[m_at]);
            const Action action = m_shapes.action(base::code_point(m_source, m_at));
            if (action == Action::drop) {
                replace(length, {});
            } else if (length != 1) {
                replace(length, " ");
            } else {
                ++m_at;
            }
        }
    }

    [[nodiscard]] bool at_line_start() const {
        if (m_copied < m_at) {
            return m_source[m_at - 1] == '\n';
        }
        return m_layer.text.empty() || m_layer.text.back() == '\n';
    }

    void flush() {
        if (m_copied < m_at) {
            m_layer.map.add({size_of(m_layer.text.size()), size_of(m_copied), true});
            m_layer.text.append(m_source, m_copied, m_at - m_copied);
        }
        m_copied = m_at;
    }

    void replace(std::size_t length, std::string_view text) {
        flush();
        m_layer.map.add({size_of(m_layer.text.size()), size_of(m_at), false});
        m_layer.text += text;
        m_at += length;
        m_copied = m_at;
    }

    const Shapes& m_shapes;
    std::string_view m_source;
    const Traditional* m_traditional;
    Layer m_layer;
    std::size_t m_at = 0;
    std::size_t m_copied = 0;
};

Layer Shapes::apply(std::string_view source, const Traditional* traditional) const {
    return Pass(*this, source, traditional).run();
}

} // namespace policygraph::text
