// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/span.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// All spans here are byte offsets into the normal form.
namespace policygraph::structure {

/// The style of a number, in the order in which they usually nest (GB/T 9704: 一、 (一) 1. (1)).
enum class Numbering : std::uint8_t {
    Chapter,    ///< 第一章
    Section,    ///< 第一节
    Article,    ///< 第一条
    Part,       ///< 一、
    SubPart,    ///< (一)
    Item,       ///< 1.
    SubItem,    ///< (1)
    Circled,    ///< ①
    Annex,      ///< 附件1
    Unnumbered, ///< a heading of an announced counted list, or a row of a task table
};

/// What a section is for, from its own heading or the nearest ancestor's that says so.
enum class Role : std::uint8_t {
    Unknown,    ///< no heading says it
    Tasks,      ///< 重点任务, 主要任务, 工作措施 …
    Safeguards, ///< 保障措施, 组织实施 …
    Aims,       ///< 目标
    Principles, ///< 指导思想, 基本原则, 总体要求
    Stages,     ///< 工作步骤, 实施阶段
    General,    ///< 总则, 附则, definitions
};

struct Section {
    Numbering numbering = Numbering::Part;
    std::uint32_t number = 0;  ///< 1, 2, … for Unnumbered
    std::uint32_t printed = 0; ///< as printed; other than `number` where a number is printed twice for the next
    std::string path; ///< GUIDE: numbers from the outside in, "4/1/2"; articles "art3"; annexes count as a part
                      ///< of their own ("annex1/2/3"), so does a notice with a numbering of its own ("notice/1"); a
                      ///< path that stands twice is marked ("3#2")
    int parent = -1;  ///< index in Outline::sections, -1 at the top
    std::uint8_t depth = 0;
    bool leaf = true; ///< has no numbered sections inside
    Role role = Role::Unknown;
    base::Span label;   ///< "(一)"
    base::Span heading; ///< the heading (GUIDE, `tasks.title`), without label and closing stop
    base::Span text;    ///< from the label's end to the first child or the section's end
    base::Span whole;   ///< from the label to the end of the last child
    int part = 0;       ///< index in Outline::parts
};

/// A stretch of the file that is one text: the notice, the plan it sends out, an annex.
struct Part {
    enum class Kind : std::uint8_t { Notice, Body, Annex } kind = Kind::Body;
    base::Span span;
    base::Span title; ///< empty where it has none
};

/// GUIDE `document.kind`.
enum class DocumentKind : std::uint8_t { Official, News, Law, Interpretation, Other };

/// A string of the header with the place it was read from.
struct Found {
    std::string value;
    base::Span span;
};

/// What the header, the notice and the signature say (GB/T 9704 版头, 主体, 版记). Values are in the normal
/// form; dates ISO; titles without 《》.
struct Header {
    DocumentKind kind = DocumentKind::Other;
    std::optional<Found> title;        ///< of the policy itself: the plan, not the notice
    std::optional<Found> notice_title; ///< of the notice that sends the plan out
    std::optional<Found> doc_number;
    std::vector<Found> other_numbers;
    std::vector<Found> recipients; ///< 主送, one a line of address
    std::vector<Found> issuers;    ///< in the order of signing, as written (full names where the text has them)
    std::optional<Found> date_signed;
    std::optional<Found> date_effective;
    std::optional<Found> date_expires;
};

/// A cell of a task table beside the task's own: who is responsible, until when.
struct TableCell {
    enum class Kind : std::uint8_t { Owner, Deadline } kind = Kind::Owner;
    int section = 0;   ///< the row, index in Outline::sections
    base::Span header; ///< "牵头单位"
    base::Span text;   ///< "市大数据局、市财政局"; of a cell that reaches over several rows, for each of them
};

struct Outline {
    Header header;
    std::vector<Part> parts;
    std::vector<Section> sections; ///< in the order of the text; a parent stands before its children
    std::vector<TableCell> cells;  ///< of the sections that are rows, in the order of the rows
};

/// The ISO-like words of the GUIDE: "official", "news", "law", "interpretation", "other".
[[nodiscard]] const char* name_of(DocumentKind kind);

} // namespace policygraph::structure
