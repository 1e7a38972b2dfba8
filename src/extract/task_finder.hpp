// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

namespace policygraph::extract {

/// Decides which sections of the outline are tasks (GUIDE, `tasks`).
class TaskFinder {
public:
    explicit TaskFinder(const lexicon::Lexicon& lexicon);
    /// Fills `tasks`, `section_of_task` and `task_spans` of the context.
    void find(Context& context) const;
};

} // namespace policygraph::extract
