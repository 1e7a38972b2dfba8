// SPDX-License-Identifier: Apache-2.0
#include <text/edits.hpp>

#include <algorithm>
#include <utility>

namespace policygraph::text {

namespace {

std::uint32_t size_of(std::string_view text) {
    return static_cast<std::uint32_t>(text.size());
}

} // namespace

Layer apply_edits(std::string_view text, const std::vector<Edit>& edits) {
    Layer layer;
    layer.text.reserve(text.size());
    std::uint32_t done = 0;
    const auto copy_to = [&](std::uint32_t end) {
        if (done < end) {
            layer.map.add({size_of(layer.text), done, true});
            layer.text.append(text.substr(done, end - done));
            done = end;
        }
    };
    for (const Edit& edit : edits) {
        if (edit.span.begin < done) {
            continue;
        }
        copy_to(edit.span.begin);
        layer.map.add({size_of(layer.text), done, false});
        layer.text += edit.replacement;
        done = edit.span.end;
    }
    copy_to(size_of(text));
    layer.map.finish(size_of(layer.text), size_of(text));
    return layer;
}

namespace {

// A map read piece by piece, with the sizes of what is left of the current piece on both sides.
class PieceReader {
public:
    explicit PieceReader(const OffsetMap& map) : m_map(map) { load(); }

    [[nodiscard]] bool done() const { return m_index == m_map.pieces().size(); }
    [[nodiscard]] bool copied() const { return m_map.pieces()[m_index].copied; }
    [[nodiscard]] std::uint32_t normal() const { return m_normal; }
    [[nodiscard]] std::uint32_t source() const { return m_source; }

    /// Takes `bytes` off a copied piece.
    void take(std::uint32_t bytes) {
        m_normal -= bytes;
        m_source -= bytes;
        if (m_normal == 0) {
            next();
        }
    }
    void next() {
        ++m_index;
        load();
    }

private:
    void load() {
        if (done()) {
            return;
        }
        const auto& pieces = m_map.pieces();
        const bool last = m_index + 1 == pieces.size();
        m_normal = (last ? m_map.normal_size() : pieces[m_index + 1].normal) - pieces[m_index].normal;
        m_source = (last ? m_map.source_size() : pieces[m_index + 1].source) - pieces[m_index].source;
    }

    const OffsetMap& m_map;
    std::size_t m_index = 0;
    std::uint32_t m_normal = 0;
    std::uint32_t m_source = 0;
};

// Adds pieces by their sizes.
class MapWriter {
public:
    void add(std::uint32_t normal, std::uint32_t source, bool copied) {
        m_map.add({m_normal, m_source, copied});
        m_normal += normal;
        m_source += source;
    }
    OffsetMap finish() {
        m_map.finish(m_normal, m_source);
        return std::move(m_map);
    }

private:
    OffsetMap m_map;
    std::uint32_t m_normal = 0;
    std::uint32_t m_source = 0;
};

// The middle text where at least one of the two pieces is replaced: takes pieces from both sides until
// they end at the same place, and makes one replaced piece of them.
void merge_replaced(PieceReader& outer, PieceReader& inner, MapWriter& writer) {
    std::uint32_t normal = 0;
    std::uint32_t source = 0;
    std::uint32_t outer_middle = 0;
    std::uint32_t inner_middle = 0;
    const auto take_outer = [&](std::uint32_t at_most) {
        const bool part = outer.copied() && outer.source() > at_most;
        const std::uint32_t middle = part ? at_most : outer.source();
        normal += part ? at_most : outer.normal();
        outer_middle += middle;
        part ? outer.take(at_most) : outer.next();
    };
    const auto take_inner = [&](std::uint32_t at_most) {
        const bool part = inner.copied() && inner.normal() > at_most;
        const std::uint32_t middle = part ? at_most : inner.normal();
        source += part ? at_most : inner.source();
        inner_middle += middle;
        part ? inner.take(at_most) : inner.next();
    };
    if (outer.copied()) {
        take_inner(0);
    } else {
        take_outer(0);
    }
    while (outer_middle != inner_middle) {
        if (outer_middle < inner_middle) {
            take_outer(inner_middle - outer_middle);
        } else {
            take_inner(outer_middle - inner_middle);
        }
    }
    writer.add(normal, source, false);
}

} // namespace

OffsetMap compose(const OffsetMap& outer, const OffsetMap& inner) {
    PieceReader upper(outer);
    PieceReader lower(inner);
    MapWriter writer;
    while (!upper.done() || !lower.done()) {
        if (!lower.done() && lower.normal() == 0) {
            writer.add(0, lower.source(), false);
            lower.next();
        } else if (upper.source() == 0) {
            writer.add(upper.normal(), 0, false);
            upper.next();
        } else if (upper.copied() && lower.copied()) {
            const std::uint32_t bytes = std::min(upper.source(), lower.normal());
            writer.add(bytes, bytes, true);
            upper.take(bytes);
            lower.take(bytes);
        } else {
            merge_replaced(upper, lower, writer);
        }
    }
    return writer.finish();
}

} // namespace policygraph::text
