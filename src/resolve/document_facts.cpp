// SPDX-License-Identifier: Apache-2.0
#include "resolve/document_pass.hpp"

#include <policygraph/base/attributes.hpp>
#include <policygraph/base/hash.hpp>
#include <policygraph/resolve/brand_origin.hpp>

#include <array>
#include <charconv>

namespace policygraph::resolve {

namespace {

constexpr std::uint8_t k_itself = 0;
constexpr std::uint8_t k_mention = 1;

std::string shortest(double number) {
    std::array<char, 32> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), result.ptr};
}

std::string shown(extract::Comparator comparator) {
    switch (comparator) {
    case extract::Comparator::AtLeast:
        return "≥";
    case extract::Comparator::AtMost:
        return "≤";
    default:
        return extract::name_of(comparator);
    }
}

} // namespace

void DocumentPass::add_targets() {
    for (const extract::Target& target : m_facts.targets) {
        const std::string value = shortest(target.value);
        const std::string id =
            base::content_id({"Target", m_policy, target.metric, target.deadline, value, target.unit});
        base::Attributes attributes;
        set(attributes, "metric", target.metric);
        attributes["comparator"] = std::string(extract::name_of(target.comparator));
        attributes["value"] = target.value;
        if (target.value_max) {
            attributes["value_max"] = *target.value_max;
        }
        set(attributes, "unit", target.unit);
        set(attributes, "deadline", target.deadline);
        if (target.task >= 0) {
            attributes["task_id"] = subject(target.task);
        }
        const std::string name = target.metric + " " + shown(target.comparator) + " " + value + target.unit;
        node(id, "Target", name, std::move(attributes), k_itself, from(target.evidence));
        edge("SETS", subject(target.task), id, {}, from(target.evidence));
    }
}

void DocumentPass::add_brands() {
    for (const extract::Brand& brand : m_facts.brands) {
        const std::string id = base::content_id({"Brand", PolicyTitles::folded(brand.name)});
        const BrandOrigin origin = origin_of(brand, m_namer.places(), m_scope.place);
        base::Attributes attributes;
        set(attributes, "type", brand.type);
        if (origin.place != k_no_place) {
            attributes["place"] = m_namer.places()[origin.place].full_name;
        }
        node(id, "Brand", brand.name, std::move(attributes), k_mention, from(brand.evidence, brand.name));
        edge("PROMOTES", subject(brand.task), id, {}, from(brand.evidence, brand.name));
        if (origin.place != k_no_place) {
            Evidence derived = from(brand.evidence);
            derived.rule = origin.rule;
            edge("ORIGINATES_IN", id, place(origin.place, derived), {}, derived);
        }
    }
}

void DocumentPass::add_programs() {
    for (const extract::Program& program : m_facts.programs) {
        // What bears no place and is not said to be national is run where the document holds.
        const bool national = m_namer.opens_with(program.name, "central") || m_scope.place == k_country;
        const auto prefixes = m_namer.places().prefixes(program.name, m_scope.place);
        const int seat = national           ? k_country
                         : prefixes.empty() ? m_namer.seat_of(program.name, m_scope.place)
                                            : prefixes.front().place;
        const std::string scope = seat != k_no_place ? m_namer.places()[seat].code : m_facts.document_id;
        const std::string id = base::content_id({"Program", PolicyTitles::folded(program.name), scope});
        base::Attributes attributes;
        set(attributes, "category", program.category);
        if (seat != k_no_place) {
            attributes["place"] = m_namer.places()[seat].full_name;
        }
        m_named.emplace(program.name, id);
        node(id, "Program", program.name, std::move(attributes), k_mention, from(program.evidence, program.name));
        for (const std::string& other : program.aliases) {
            alias(id, other, program.name, "written");
        }
        edge("SUPPORTS", subject(program.task), id, {}, from(program.evidence, program.name));
    }
}

void DocumentPass::add_groups() {
    for (const extract::Group& group : m_facts.groups) {
        const std::string scope =
            m_scope.place != k_no_place ? m_namer.places()[m_scope.place].code : m_facts.document_id;
        const std::string id = base::content_id({"Group", scope, PolicyTitles::folded(group.name)});
        base::Attributes attributes;
        set(attributes, "place", m_scope.name);
        m_named.emplace(group.name, id);
        node(id, "Group", group.name, std::move(attributes), k_mention, from(group.evidence, group.name));
        for (const extract::Member& member : group.members) {
            const std::string agency_id = agency(member.name, member.name, member.evidence);
            base::Attributes role;
            set(role, "role", member.role);
            edge("MEMBER_OF", agency_id, id, std::move(role), from(member.evidence, member.name));
        }
    }
}

void DocumentPass::add_stages() {
    for (const extract::Stage& stage : m_facts.stages) {
        const std::string id = base::content_id({"Stage", m_policy, std::to_string(stage.order)});
        base::Attributes attributes;
        set(attributes, "start_date", stage.start);
        set(attributes, "end_date", stage.end);
        attributes["order"] = std::int64_t{stage.order};
        node(id, "Stage", stage.name, std::move(attributes), k_itself, from(stage.evidence));
        edge("HAS_STAGE", m_policy, id, {}, from(stage.evidence));
    }
}

void DocumentPass::add_incentives() {
    for (const extract::Incentive& incentive : m_facts.incentives) {
        const std::string amount = shortest(incentive.amount);
        const std::string id = base::content_id({"Incentive", m_policy, subject(incentive.task), amount, incentive.unit,
                                                 incentive.recipient, incentive.condition});
        base::Attributes attributes;
        attributes["amount"] = incentive.amount;
        std::string range = amount;
        if (incentive.amount_max) {
            attributes["amount_max"] = *incentive.amount_max;
            range += "-" + shortest(*incentive.amount_max);
        }
        set(attributes, "unit", incentive.unit);
        set(attributes, "recipient", incentive.recipient);
        set(attributes, "condition", incentive.condition);
        if (incentive.task >= 0) {
            attributes["task_id"] = subject(incentive.task);
        }
        const std::string name =
            range + incentive.unit + (incentive.recipient.empty() ? "" : " · ") + incentive.recipient;
        node(id, "Incentive", name, std::move(attributes), k_itself, from(incentive.evidence));
        edge("OFFERS", subject(incentive.task), id, {}, from(incentive.evidence));
    }
}

} // namespace policygraph::resolve
