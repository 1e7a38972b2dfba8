// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/lexicon/lexicon.hpp>

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace policygraph::extract {

/// Fields of work by which departments are called in lists: 发展改革、财政、水利等部门. Words are
/// data/lexicon/department_fields.tsv and level_words.tsv.
class DepartmentFields {
public:
    explicit DepartmentFields(const lexicon::Lexicon& lexicon)
        : m_fields(lexicon.list("department_fields")), m_levels(lexicon.list("level_words")) {}

    /// A field of work behind nothing but levels: 市发展改革, 县级以上人民政府水利.
    [[nodiscard]] bool is_field(std::string_view part) const;
    /// 县级以上 of 县级以上网信: what stands before a field.
    [[nodiscard]] std::string_view level_of(std::string_view part) const;
    /// What makes a department of the field, or nothing: 部门 of 财政部门, 行政主管部门 of 市水行政主管部门.
    [[nodiscard]] std::string_view body_of(std::string_view name) const;
    /// What the fields before it are: 部门 of 等有关部门.
    [[nodiscard]] std::string_view body_of_tail(std::string_view tail) const;
    /// 财政和审计: the fields of a part with their offsets, or the part itself where it is one field or may be one.
    [[nodiscard]] std::vector<std::pair<std::string_view, std::size_t>> split(std::string_view part) const;

private:
    const lexicon::WordList& m_fields;
    const lexicon::WordList& m_levels;
};

} // namespace policygraph::extract
