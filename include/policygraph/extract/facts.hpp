// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/span.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// The facts of one document, a pure function of its bytes and the data files. What a fact is: docs/guide.md.
// Strings are in the normal form; spans are byte offsets into the SOURCE text. No names are resolved here.
namespace policygraph::extract {

/// Where a fact stands and why it was found.
struct Evidence {
    base::Span span;                 ///< into the source text: the quote that proves the fact
    std::string rule;                ///< id of the rule, e.g. "owner.bracket"
    std::uint16_t confidence = 1000; ///< per mille
};

inline constexpr int k_whole_document = -1; ///< `task` of facts that concern the policy as a whole

enum class Relation : std::uint8_t { Implements, BasedOn, Cites, Formulates, Revises, Repeals };

struct Citation {
    std::string title;        ///< of the plan, without the outer 《》
    std::string notice_title; ///< where the citation is of a notice that issues the plan; else ""
    std::string doc_number;   ///< "" where none is given
    Relation relation = Relation::Cites;
    int task = k_whole_document; ///< the task in whose text it stands
    int outer = -1;              ///< for a nested title: index of the citation that holds it (which implements it)
    std::string issuer;          ///< the first organ right before a title without its issuer (关于…), else ""
    Evidence evidence;
};

struct Task {
    std::string path; ///< "4/1/2", "art3"; in an annex "annex1/2/3" where another task of the file has the path "2/3"
    std::string title;
    std::string deadline;    ///< ISO, "" where none is given
    std::uint32_t order = 0; ///< 1, 2, … in the document
    base::Span text;         ///< the whole of it, into the source text
    Evidence evidence;       ///< the heading
};

enum class OwnerRole : std::uint8_t { Lead, Responsible, Implement, Participant }; // strongest first

struct Owner {
    std::string name; ///< as written: 市市场监管局
    std::string completed; ///< the name with what it shares with its neighbours: 省发展改革委、工业和信息化厅 →
                           ///< 省工业和信息化厅; else = name
    OwnerRole role = OwnerRole::Responsible;
    bool inherited = false;
    int task = k_whole_document;
    std::string deadline;
    Evidence evidence;
};

enum class Comparator : std::uint8_t { Equal, AtLeast, MoreThan, AtMost, LessThan, RankWithin, GrowthAtLeast, Growth };

struct Target {
    std::string metric;
    Comparator comparator = Comparator::Equal;
    double value = 0;
    std::optional<double> value_max;
    std::string unit;
    std::string deadline; ///< ISO year, month or date; ""
    int task = k_whole_document;
    Evidence evidence;
};

struct Brand {
    std::string name;
    std::string type;  ///< gi, trademark, regional, other
    std::string place; ///< that stands directly before the quotes: 某市“某茶”; "" where none does
    int task = k_whole_document;
    Evidence evidence;
};

struct Program {
    std::string name;
    std::vector<std::string> aliases;
    std::string category; ///< the type word's class in data/lexicon/program_types.tsv
    int task = k_whole_document;
    Evidence evidence;
};

struct Member {
    std::string name;
    std::string role; ///< leader, deputy, office, member
    Evidence evidence;
};

struct Group {
    std::string name;
    std::vector<Member> members;
    Evidence evidence;
};

struct Stage {
    std::string name;
    std::string start; ///< ISO year-month, "" where open
    std::string end;
    std::uint32_t order = 0;
    Evidence evidence;
};

struct Incentive {
    double amount = 0;
    std::optional<double> amount_max;
    std::string unit;
    std::string recipient;
    std::string condition;
    int task = k_whole_document;
    Evidence evidence;
};

struct Alias { ///< a short form that the text defines: 以下简称
    enum class Of : std::uint8_t { Policy, Agency, Group, Program };
    std::string name;  ///< of the policy (title), organ, group or program, as the other facts have it
    std::string alias; ///< without marks
    Of of = Of::Policy;
    bool general = false;   ///< 《方案》, 领导小组: means something in this document only
    Evidence evidence = {}; ///< the bracket
};

struct Name { ///< a string of the header with its place
    std::string value;
    Evidence evidence;
};

struct Document {
    std::string kind; ///< official, news, law, interpretation, other
    std::optional<Name> title;
    std::optional<Name> notice_title;
    std::optional<Name> doc_number;
    std::vector<Name> other_numbers;
    std::vector<Name> issuers;
    std::vector<Name> recipients;
    std::optional<Name> date_signed;
    std::optional<Name> date_effective;
    std::optional<Name> date_expires;
};

struct Facts {
    std::string document_id; ///< SHA-256 of the raw bytes
    std::string path;        ///< as given to the reader; not part of any identity
    Document document;
    std::vector<Task> tasks;
    std::vector<Owner> owners;
    std::vector<Citation> citations;
    std::vector<Target> targets;
    std::vector<Brand> brands;
    std::vector<Program> programs;
    std::vector<Group> groups;
    std::vector<Stage> stages;
    std::vector<Incentive> incentives;
    std::vector<Alias> aliases;
};

/// The words that the public views, NDJSON and the guide use: "implements", "lead", ">=", …
[[nodiscard]] const char* name_of(Relation relation);
[[nodiscard]] const char* name_of(OwnerRole role);
[[nodiscard]] const char* name_of(Comparator comparator);
[[nodiscard]] const char* name_of(Alias::Of of);

} // namespace policygraph::extract
