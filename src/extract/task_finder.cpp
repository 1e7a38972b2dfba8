// SPDX-License-Identifier: Apache-2.0
#include "task_finder.hpp"

namespace policygraph::extract {

namespace {

using structure::Role;
using structure::Section;

// Parts that state thought, aims, time stages or definitions hold no tasks.
bool may_be_task(const Section& section) {
    return section.leaf &&
           (section.role == Role::Tasks || section.role == Role::Safeguards || section.role == Role::Unknown);
}

} // namespace

TaskFinder::TaskFinder(const lexicon::Lexicon&) {}

void TaskFinder::find(Context& context) const {
    const auto& sections = context.outline.sections;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const Section& section = sections[i];
        if (!may_be_task(section) || section.path.starts_with("art")) {
            continue;
        }
        Task task;
        task.path = section.path;
        task.title = context.string(section.heading);
        task.order = static_cast<std::uint32_t>(context.tasks.size() + 1);
        task.text = context.normal.map.to_source(section.whole);
        task.evidence = context.evidence(section.heading, "task.leaf");
        context.tasks.push_back(std::move(task));
        context.section_of_task.push_back(static_cast<int>(i));
        context.task_spans.push_back(section.whole);
    }
}

} // namespace policygraph::extract
