// SPDX-License-Identifier: Apache-2.0
#include <policygraph/extract/facts_json.hpp>

#include <fmt/format.h>

namespace policygraph::extract {

namespace {

// " (when)" where there is something to say.
std::string in_brackets(const std::string& text) {
    return text.empty() ? "" : " (" + text + ")";
}

std::string after_space(const std::string& text) {
    return text.empty() ? "" : " " + text;
}

std::string range(double low, const std::optional<double>& high) {
    return high ? fmt::format("{}..{}", low, *high) : fmt::format("{}", low);
}

std::string render_citation(const Citation& citation) {
    return "citation " + std::string(name_of(citation.relation)) + " " + citation.title +
           after_space(citation.doc_number) + in_brackets(citation.notice_title) +
           (citation.issuer.empty() ? "" : " by " + citation.issuer);
}

std::string render_owner(const Owner& owner) {
    std::string line = "owner " + owner.name;
    if (!owner.completed.empty() && owner.completed != owner.name) {
        line += " = " + owner.completed;
    }
    line += std::string(" ") + name_of(owner.role);
    return line + (owner.inherited ? " inherited" : "") + in_brackets(owner.deadline);
}

} // namespace

std::vector<std::string> render(const Facts& facts) {
    std::vector<std::string> lines;
    for (const Task& task : facts.tasks) {
        lines.push_back("task " + task.path + " " + task.title + in_brackets(task.deadline));
    }
    for (const Owner& owner : facts.owners) {
        lines.push_back(render_owner(owner));
    }
    for (const Citation& citation : facts.citations) {
        lines.push_back(render_citation(citation));
    }
    for (const Target& target : facts.targets) {
        lines.push_back("target " + target.metric + " " + name_of(target.comparator) + " " +
                        range(target.value, target.value_max) + target.unit + in_brackets(target.deadline));
    }
    for (const Brand& brand : facts.brands) {
        lines.push_back("brand " + brand.name + " " + brand.type + after_space(brand.place));
    }
    for (const Program& program : facts.programs) {
        lines.push_back("program " + program.name + after_space(program.category));
    }
    for (const Group& group : facts.groups) {
        for (const Member& member : group.members) {
            lines.push_back("member " + member.name + " " + member.role + " of " + group.name);
        }
    }
    for (const Stage& stage : facts.stages) {
        lines.push_back("stage " + stage.name + " " + stage.start + ".." + stage.end);
    }
    for (const Incentive& incentive : facts.incentives) {
        lines.push_back("incentive " + range(incentive.amount, incentive.amount_max) + incentive.unit +
                        after_space(incentive.recipient) + in_brackets(incentive.condition));
    }
    for (const Alias& alias : facts.aliases) {
        lines.push_back("alias " + alias.alias + " = " + alias.name);
    }
    return lines;
}

} // namespace policygraph::extract
