// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/facts.hpp>

// The fields of each fact, named once for writing and reading: `io(name, member)` is called for each.
namespace policygraph::extract {

template <class Io, class Fact>
void evidence_fields(Io& io, Fact& fact) {
    io("span", fact.evidence.span);
    io("rule", fact.evidence.rule);
    io("confidence", fact.evidence.confidence);
}

template <class Io, class T>
void task_fields(Io& io, T& task) {
    io("path", task.path);
    io("title", task.title);
    io("deadline", task.deadline);
    io("order", task.order);
    io("text", task.text);
    evidence_fields(io, task);
}

template <class Io, class T>
void owner_fields(Io& io, T& owner) {
    io.task(owner.task);
    io("name", owner.name);
    io("completed", owner.completed);
    io("role", owner.role);
    io("inherited", owner.inherited);
    io("deadline", owner.deadline);
    evidence_fields(io, owner);
}

template <class Io, class T>
void citation_fields(Io& io, T& citation) {
    io.task(citation.task);
    io("title", citation.title);
    io("notice_title", citation.notice_title);
    io("doc_number", citation.doc_number);
    io("issuer", citation.issuer);
    io("relation", citation.relation);
    io("outer", citation.outer);
    evidence_fields(io, citation);
}

template <class Io, class T>
void target_fields(Io& io, T& target) {
    io.task(target.task);
    io("metric", target.metric);
    io("comparator", target.comparator);
    io("value", target.value);
    io("value_max", target.value_max);
    io("unit", target.unit);
    io("deadline", target.deadline);
    evidence_fields(io, target);
}

template <class Io, class T>
void brand_fields(Io& io, T& brand) {
    io.task(brand.task);
    io("name", brand.name);
    io("type", brand.type);
    io("place", brand.place);
    evidence_fields(io, brand);
}

template <class Io, class T>
void program_fields(Io& io, T& program) {
    io.task(program.task);
    io("name", program.name);
    io("aliases", program.aliases);
    io("category", program.category);
    evidence_fields(io, program);
}

template <class Io, class T>
void member_fields(Io& io, T& member) {
    io("name", member.name);
    io("role", member.role);
    evidence_fields(io, member);
}

template <class Io, class T>
void group_fields(Io& io, T& group) {
    io("name", group.name);
    io.members(group.members);
    evidence_fields(io, group);
}

template <class Io, class T>
void stage_fields(Io& io, T& stage) {
    io("name", stage.name);
    io("start", stage.start);
    io("end", stage.end);
    io("order", stage.order);
    evidence_fields(io, stage);
}

template <class Io, class T>
void incentive_fields(Io& io, T& incentive) {
    io.task(incentive.task);
    io("amount", incentive.amount);
    io("amount_max", incentive.amount_max);
    io("unit", incentive.unit);
    io("recipient", incentive.recipient);
    io("condition", incentive.condition);
    evidence_fields(io, incentive);
}

template <class Io, class T>
void alias_fields(Io& io, T& alias) {
    io("name", alias.name);
    io("alias", alias.alias);
    io("of", alias.of);
    io("general", alias.general);
    evidence_fields(io, alias);
}

/// Calls `visit(name, member)` for each field of the header that may be absent, and `list` for each list.
template <class Visit, class List, class T>
void header_fields(T& document, Visit visit, List list) {
    visit("title", document.title);
    visit("notice_title", document.notice_title);
    visit("doc_number", document.doc_number);
    list("other_number", document.other_numbers);
    list("issuer", document.issuers);
    list("recipient", document.recipients);
    visit("date_signed", document.date_signed);
    visit("date_effective", document.date_effective);
    visit("date_expires", document.date_expires);
}

} // namespace policygraph::extract
