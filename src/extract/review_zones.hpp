// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>

#include "classed_words.hpp"
#include "layout.hpp"

#include <cstdint>
#include <vector>

namespace policygraph::extract {

/// The paragraphs that tell what has been done: from a heading or an opening that looks back (工作回顾, 五年来) to the
/// next one that looks ahead (重点工作, 预期目标), and the whole of a report on a year (年度报告).
class ReviewZones {
public:
    /// `words`: review_words.tsv with the classes review and outlook, in this order.
    ReviewZones(const Context& context, const Layout& layout, const ClassedWords& words);
    [[nodiscard]] bool contains(std::uint32_t offset) const;

private:
    std::vector<base::Span> m_zones; // in the order of the text
};

} // namespace policygraph::extract
