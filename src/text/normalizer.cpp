// SPDX-License-Identifier: Apache-2.0
#include <policygraph/text/normalizer.hpp>

#include <text/edits.hpp>
#include <text/repairs.hpp>
#include <text/shapes.hpp>
#include <text/traditional.hpp>

namespace policygraph::text {

struct Normalizer::Parts {
    Shapes shapes;
    Traditional traditional;
};

namespace {

// The next step: applies the edits and keeps the way back to the source.
void add_step(NormalText& normal, const std::vector<Edit>& edits) {
    if (edits.empty()) {
        return;
    }
    for (const Edit& edit : edits) {
        if (!edit.what.empty()) {
            normal.repairs.push_back({edit.what, normal.map.to_source(edit.span)});
        }
    }
    Layer layer = apply_edits(normal.text, edits);
    normal.map = compose(layer.map, normal.map);
    normal.text = std::move(layer.text);
}

} // namespace

Normalizer::Normalizer(const std::filesystem::path& /*data*/) : m_parts(std::make_unique<Parts>()) {}
Normalizer::~Normalizer() = default;
Normalizer::Normalizer(Normalizer&&) noexcept = default;
Normalizer& Normalizer::operator=(Normalizer&&) noexcept = default;

NormalText Normalizer::normalize(std::string_view source) const {
    const Traditional& traditional = m_parts->traditional;
    Layer shaped = m_parts->shapes.apply(source, traditional.is_traditional(source) ? &traditional : nullptr);
    NormalText normal{std::move(shaped.text), std::move(shaped.map), {}};
    add_step(normal, find_repairs(normal.text));
    return normal;
}

} // namespace policygraph::text
