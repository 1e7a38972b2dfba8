// SPDX-License-Identifier: Apache-2.0
#include <policygraph/text/normalizer.hpp>

#include <text/edits.hpp>
#include <text/entities.hpp>
#include <text/repairs.hpp>
#include <text/repeats.hpp>
#include <text/shapes.hpp>
#include <text/shifted_gbk.hpp>
#include <text/traditional.hpp>

namespace policygraph::text {

struct Normalizer::Parts {
    explicit Parts(const std::filesystem::path& data) : entities(data / "html_entities.tsv") {}

    Entities entities;
    Shapes shapes;
    Traditional traditional;
    ShiftedGbk shifted_gbk{traditional};
};

namespace {

// A text on its way, with the way back to the source.
class Steps {
public:
    explicit Steps(std::string_view source) : m_source(source) {}

    [[nodiscard]] std::string_view text() const { return m_changed ? std::string_view(m_normal.text) : m_source; }

    void repair(const std::vector<Edit>& edits) {
        if (edits.empty()) {
            return;
        }
        for (const Edit& edit : edits) {
            if (!edit.what.empty()) {
                m_normal.repairs.push_back({edit.what, m_changed ? m_normal.map.to_source(edit.span) : edit.span});
            }
        }
        add(apply_edits(text(), edits));
    }

    void add(Layer layer) {
        m_normal.map = m_changed ? compose(layer.map, m_normal.map) : std::move(layer.map);
        m_normal.text = std::move(layer.text);
        m_changed = true;
    }

    NormalText finish() { return std::move(m_normal); }

private:
    std::string_view m_source;
    NormalText m_normal;
    bool m_changed = false;
};

} // namespace

Normalizer::Normalizer(const std::filesystem::path& data) : m_parts(std::make_unique<Parts>(data)) {}
Normalizer::~Normalizer() = default;
Normalizer::Normalizer(Normalizer&&) noexcept = default;
Normalizer& Normalizer::operator=(Normalizer&&) noexcept = default;

NormalText Normalizer::normalize(std::string_view source) const {
    const Parts& parts = *m_parts;
    Steps steps(source);
    steps.repair(parts.entities.find(source));
    steps.repair(parts.shifted_gbk.find(steps.text()));
    const bool traditional = parts.traditional.is_traditional(source);
    steps.add(parts.shapes.apply(steps.text(), traditional ? &parts.traditional : nullptr));
    steps.repair(find_repairs(steps.text()));
    steps.repair(find_repeats(steps.text()));
    return steps.finish();
}

} // namespace policygraph::text
