// SPDX-License-Identifier: Apache-2.0
#include "department_fields.hpp"

#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

constexpr std::string_view k_field = "field"; // classes of department_fields.tsv
constexpr std::string_view k_body = "body";
constexpr std::string_view k_before = "before";

} // namespace

bool DepartmentFields::is_field(std::string_view part) const {
    while (!part.empty()) {
        if (const lexicon::Word* field = m_fields.find(part)) {
            return field->columns.at(0) == k_field;
        }
        const lexicon::Word* level = m_levels.longest_prefix(part);
        const lexicon::Word* before = m_fields.longest_prefix(part);
        before = before != nullptr && before->columns.at(0) == k_before ? before : nullptr;
        const bool longer = level == nullptr || (before != nullptr && before->text.size() > level->text.size());
        const lexicon::Word* opens = longer ? before : level; // 县级以上, not 县级
        if (opens == nullptr) {
            return false;
        }
        part.remove_prefix(opens->text.size());
    }
    return false;
}

std::string_view DepartmentFields::body_of(std::string_view name) const {
    // The longest that leaves a field before it: 部门 of 市场监管部门, 监管部门 of 金融监管部门.
    for (std::string_view tail = name; const lexicon::Word* word = m_fields.longest_suffix(tail);) {
        const std::string_view body = name.substr(name.size() - word->text.size());
        if (word->columns.at(0) == k_body && body.size() < name.size() &&
            is_field(name.substr(0, name.size() - body.size()))) {
            return body;
        }
        tail = body.substr(base::utf8_length(body[0]));
    }
    return {};
}

std::string_view DepartmentFields::body_of_tail(std::string_view tail) const {
    const lexicon::Word* body = m_fields.longest_suffix(tail);
    return body != nullptr && body->columns.at(0) == k_body && body->text.size() < tail.size() ? body->text
                                                                                               : std::string_view{};
}

std::vector<std::pair<std::string_view, std::size_t>> DepartmentFields::split(std::string_view text) const {
    const std::size_t mark = std::min(text.find(markers::k_and), text.find(markers::k_and_also));
    if (is_field(text) || mark == std::string_view::npos || !is_field(text.substr(0, mark)) ||
        !is_field(text.substr(mark + markers::k_and.size()))) {
        return {{text, 0}};
    }
    const std::size_t second = mark + markers::k_and.size();
    return {{text.substr(0, mark), 0}, {text.substr(second), second}};
}

std::string_view DepartmentFields::level_of(std::string_view part) const {
    const lexicon::Word* field = m_fields.longest_suffix(part);
    const bool known = field != nullptr && field->columns.at(0) == k_field && is_field(part);
    return known ? part.substr(0, part.size() - field->text.size()) : std::string_view{};
}

} // namespace policygraph::extract
