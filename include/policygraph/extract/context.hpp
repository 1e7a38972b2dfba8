// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/facts.hpp>
#include <policygraph/lexicon/joint_scanner.hpp>
#include <policygraph/structure/outline.hpp>
#include <policygraph/text/normal_text.hpp>

#include <memory>
#include <string>
#include <vector>

namespace policygraph::extract {

namespace brackets {
struct Pair;
}
class Layout;
class ClassedWords;
class QuantityScanner;
class ReviewZones;
struct Quantity;

/// The sets of cue words that are looked for all over a text, in one pass.
enum class Cues : std::uint8_t { Owners, Moments, Programs, ListEnds, Brands, Groups };

/// What every finder of facts sees of a document: the normal form, its outline and its tasks.
struct Context {
    const text::NormalText& normal;
    const structure::Outline& outline;
    lexicon::JointScanner::Hits cue_hits; ///< by Cues
    std::vector<Task> tasks;              ///< in the order of the text
    std::vector<int> section_of_task;     ///< index in outline.sections, one a task
    std::vector<base::Span> task_spans;   ///< normal form: the whole of each task, in the order of the text

    /// Where the cues of a set stand, in the order of the text, longer ones first.
    [[nodiscard]] const std::vector<lexicon::CueScanner::Hit>& hits(Cues cues) const {
        return cue_hits[static_cast<std::size_t>(cues)];
    }
    /// Where its marks stand (find_marks); found when first asked for.
    [[nodiscard]] const std::vector<std::uint32_t>& marks() const;
    /// How the text is cut by its punctuation; made when first asked for.
    [[nodiscard]] const Layout& layout() const;
    /// Its brackets; found when first asked for.
    [[nodiscard]] const std::vector<brackets::Pair>& brackets() const;
    /// What looks back; found when first asked for. `words` as ReviewZones has them, all alike.
    [[nodiscard]] const ReviewZones& reviews(const ClassedWords& words) const;
    /// The quantities of the text; found when first asked for. All scanners of a lexicon are alike.
    [[nodiscard]] const std::vector<Quantity>& quantities(const QuantityScanner& scanner) const;

    /// The index of the task whose text holds the offset (normal form), or k_whole_document.
    [[nodiscard]] int task_at(std::uint32_t offset) const;
    /// The innermost section that holds the offset (normal form), or -1.
    [[nodiscard]] int section_at(std::uint32_t offset) const;
    /// True where the section that holds the offset, or one above it, has the role.
    [[nodiscard]] bool stands_in(structure::Role role, std::uint32_t offset) const;
    /// Evidence for a span of the normal form.
    [[nodiscard]] Evidence evidence(base::Span normal_span, std::string rule, std::uint16_t confidence = 1000) const;
    [[nodiscard]] std::string_view text() const { return normal.text; }
    [[nodiscard]] std::string string(base::Span normal_span) const { return std::string(normal_span.in(normal.text)); }

    // What is shared by the finders of one document, in one thread.
    mutable std::shared_ptr<const std::vector<std::uint32_t>> shared_marks{};
    mutable std::shared_ptr<const Layout> shared_layout{};
    mutable std::shared_ptr<const std::vector<brackets::Pair>> shared_brackets{};
    mutable std::shared_ptr<const ReviewZones> shared_reviews{};
    mutable std::shared_ptr<const std::vector<Quantity>> shared_quantities{};
};

} // namespace policygraph::extract
