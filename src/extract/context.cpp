// SPDX-License-Identifier: Apache-2.0
#include <policygraph/extract/context.hpp>

#include "brackets.hpp"
#include "layout.hpp"
#include "marks.hpp"
#include "quantity.hpp"
#include "review_zones.hpp"

#include <algorithm>

namespace policygraph::extract {

const std::vector<std::uint32_t>& Context::marks() const {
    if (!shared_marks) {
        shared_marks = std::make_shared<const std::vector<std::uint32_t>>(find_marks(text()));
    }
    return *shared_marks;
}

const Layout& Context::layout() const {
    if (!shared_layout) {
        shared_layout = std::make_shared<const Layout>(text(), marks());
    }
    return *shared_layout;
}

const std::vector<brackets::Pair>& Context::brackets() const {
    if (!shared_brackets) {
        shared_brackets = std::make_shared<const std::vector<brackets::Pair>>(brackets::pairs(text(), marks()));
    }
    return *shared_brackets;
}

const ReviewZones& Context::reviews(const ClassedWords& words) const {
    if (!shared_reviews) {
        shared_reviews = std::make_shared<const ReviewZones>(*this, layout(), words);
    }
    return *shared_reviews;
}

const std::vector<Quantity>& Context::quantities(const QuantityScanner& scanner) const {
    if (!shared_quantities) {
        shared_quantities = std::make_shared<const std::vector<Quantity>>(scanner.scan(text()));
    }
    return *shared_quantities;
}

int Context::task_at(std::uint32_t offset) const {
    const auto after = std::upper_bound(task_spans.begin(), task_spans.end(), offset,
                                        [](std::uint32_t value, base::Span span) { return value < span.begin; });
    if (after == task_spans.begin() || !std::prev(after)->contains(offset)) {
        return k_whole_document;
    }
    return static_cast<int>(std::prev(after) - task_spans.begin());
}

int Context::section_at(std::uint32_t offset) const {
    // Sections are in the order of the text and a parent stands before its children: the last that holds it.
    const auto& sections = outline.sections;
    auto after =
        std::upper_bound(sections.begin(), sections.end(), offset,
                         [](std::uint32_t value, const structure::Section& s) { return value < s.whole.begin; });
    int index = static_cast<int>(after - sections.begin()) - 1;
    while (index >= 0 && !sections[static_cast<std::size_t>(index)].whole.contains(offset)) {
        index = sections[static_cast<std::size_t>(index)].parent;
    }
    return index;
}

bool Context::stands_in(structure::Role role, std::uint32_t offset) const {
    int index = section_at(offset);
    while (index >= 0 && outline.sections[static_cast<std::size_t>(index)].role != role) {
        index = outline.sections[static_cast<std::size_t>(index)].parent;
    }
    return index >= 0;
}

Evidence Context::evidence(base::Span normal_span, std::string rule, std::uint16_t confidence) const {
    // A quote never cuts a character in two.
    const auto inside = [&](std::uint32_t offset) {
        return offset < normal.text.size() && (static_cast<unsigned char>(normal.text[offset]) & 0xC0U) == 0x80U;
    };
    while (inside(normal_span.begin)) {
        --normal_span.begin;
    }
    while (inside(normal_span.end)) {
        ++normal_span.end;
    }
    return {normal.map.to_source(normal_span), std::move(rule), confidence};
}

} // namespace policygraph::extract
