// SPDX-License-Identifier: Apache-2.0
#include <policygraph/extract/facts_json.hpp>

#include "facts_fields.hpp"

#include <policygraph/base/errors.hpp>

#include <rapidjson/document.h>

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

namespace policygraph::extract {

namespace {

using Json = rapidjson::Value;

[[noreturn]] void refuse(const std::string& reason) {
    throw std::invalid_argument(reason);
}

template <class Enum>
Enum enum_of(const std::string& word, int count) {
    for (int i = 0; i < count; ++i) {
        if (word == name_of(static_cast<Enum>(i))) {
            return static_cast<Enum>(i);
        }
    }
    refuse("\"" + word + "\" is not a known value");
}

// Fills the fields of one fact from a JSON object; a missing one keeps its default.
class Reader {
public:
    Reader(const Json& object, const std::vector<Task>& tasks) : m_object(object), m_tasks(tasks) {}

    void operator()(const char* name, std::string& value) const {
        if (const Json* json = find(name)) {
            value = text(name, *json);
        }
    }
    void operator()(const char* name, std::vector<std::string>& values) const {
        if (const Json* json = find(name)) {
            if (!json->IsArray()) {
                refuse(std::string(name) + " is no list");
            }
            for (const Json& one : json->GetArray()) {
                values.push_back(text(name, one));
            }
        }
    }
    void operator()(const char* name, base::Span& span) const {
        const Json* json = find(name);
        if (json == nullptr || !json->IsArray() || json->Size() != 2 || !(*json)[0].IsUint() || !(*json)[1].IsUint() ||
            (*json)[0].GetUint() > (*json)[1].GetUint()) {
            refuse(std::string(name) + " is no range of bytes");
        }
        span = {(*json)[0].GetUint(), (*json)[1].GetUint()};
    }
    void operator()(const char* name, bool& value) const {
        if (const Json* json = find(name)) {
            if (!json->IsBool()) {
                refuse(std::string(name) + " is neither true nor false");
            }
            value = json->GetBool();
        }
    }
    void operator()(const char* name, std::uint32_t& value) const {
        if (const Json* json = find(name)) {
            if (!json->IsUint()) {
                refuse(std::string(name) + " is no whole number");
            }
            value = json->GetUint();
        }
    }
    void operator()(const char* name, std::uint16_t& value) const {
        std::uint32_t wide = value;
        (*this)(name, wide);
        if (wide > std::numeric_limits<std::uint16_t>::max()) {
            refuse(std::string(name) + " is too large");
        }
        value = static_cast<std::uint16_t>(wide);
    }
    void operator()(const char* name, int& value) const {
        std::uint32_t wide = 0;
        (*this)(name, wide);
        if (wide > static_cast<std::uint32_t>(std::numeric_limits<int>::max())) {
            refuse(std::string(name) + " is too large");
        }
        value = static_cast<int>(wide) - 1;
    }
    void operator()(const char* name, double& value) const {
        const Json* json = find(name);
        if (json == nullptr || !json->IsNumber()) {
            refuse(std::string(name) + " is no number");
        }
        value = json->GetDouble();
    }
    void operator()(const char* name, std::optional<double>& value) const {
        if (find(name) != nullptr) {
            (*this)(name, value.emplace());
        }
    }
    void operator()(const char* name, Relation& value) const { value = enum_of<Relation>(required(name), 6); }
    void operator()(const char* name, OwnerRole& value) const { value = enum_of<OwnerRole>(required(name), 4); }
    void operator()(const char* name, Comparator& value) const { value = enum_of<Comparator>(required(name), 8); }
    void operator()(const char* name, Alias::Of& value) const { value = enum_of<Alias::Of>(required(name), 4); }
    /// By number; where there is a path, it decides: the facts of another source count their own tasks.
    void task(int& index) const {
        (*this)("task", index);
        const auto count = static_cast<int>(m_tasks.size());
        if (const Json* json = find("task_path")) {
            const std::string path = text("task_path", *json);
            const auto is_it = [&](const Task& task) { return task.path == path; };
            if (index < 0 || index >= count || !is_it(m_tasks[static_cast<std::size_t>(index)])) {
                index = static_cast<int>(std::find_if(m_tasks.begin(), m_tasks.end(), is_it) - m_tasks.begin());
            }
        }
        if (index >= count) {
            refuse("the document has no such task before this line");
        }
    }
    void members(std::vector<Member>& members) const {
        const Json* json = find("members");
        if (json == nullptr || !json->IsArray()) {
            refuse("members is no list");
        }
        for (const Json& one : json->GetArray()) {
            if (!one.IsObject()) {
                refuse("a member is no object");
            }
            Reader inner(one, m_tasks);
            member_fields(inner, members.emplace_back());
        }
    }
    [[nodiscard]] std::string required(const char* name) const {
        const Json* json = find(name);
        if (json == nullptr) {
            refuse(std::string(name) + " is missing");
        }
        return text(name, *json);
    }
    [[nodiscard]] bool has(const char* name) const { return find(name) != nullptr; }

private:
    [[nodiscard]] const Json* find(const char* name) const {
        const auto member = m_object.FindMember(name);
        return member == m_object.MemberEnd() ? nullptr : &member->value;
    }
    static std::string text(const char* name, const Json& json) {
        if (!json.IsString()) {
            refuse(std::string(name) + " is no text");
        }
        return {json.GetString(), json.GetStringLength()};
    }

    const Json& m_object;
    const std::vector<Task>& m_tasks;
};

void read_field(Reader& io, Document& document) {
    Name name;
    name.value = io.required("value");
    evidence_fields(io, name);
    const std::string field = io.required("field");
    bool known = false;
    header_fields(
        document,
        [&](const char* own, std::optional<Name>& slot) {
            if (field == own) {
                slot = name;
                known = true;
            }
        },
        [&](const char* own, std::vector<Name>& slot) {
            if (field == own) {
                slot.push_back(name);
                known = true;
            }
        });
    if (!known) {
        refuse("\"" + field + "\" is no field of a document");
    }
}

/// Adds the fact when all of it could be read.
template <class Fact, class Fields>
void append(Reader& io, std::vector<Fact>& list, Fields fields) {
    Fact fact;
    fields(io, fact);
    list.push_back(std::move(fact));
}

void read_fact(Reader& io, const std::string& kind, Facts& facts) {
    if (kind == "field") {
        read_field(io, facts.document);
    } else if (kind == "task") {
        append(io, facts.tasks, [](auto& in, auto& fact) { task_fields(in, fact); });
    } else if (kind == "owner") {
        append(io, facts.owners, [](auto& in, auto& fact) { owner_fields(in, fact); });
    } else if (kind == "citation") {
        append(io, facts.citations, [](auto& in, auto& fact) { citation_fields(in, fact); });
    } else if (kind == "target") {
        append(io, facts.targets, [](auto& in, auto& fact) { target_fields(in, fact); });
    } else if (kind == "brand") {
        append(io, facts.brands, [](auto& in, auto& fact) { brand_fields(in, fact); });
    } else if (kind == "program") {
        append(io, facts.programs, [](auto& in, auto& fact) { program_fields(in, fact); });
    } else if (kind == "group") {
        append(io, facts.groups, [](auto& in, auto& fact) { group_fields(in, fact); });
    } else if (kind == "stage") {
        append(io, facts.stages, [](auto& in, auto& fact) { stage_fields(in, fact); });
    } else if (kind == "incentive") {
        append(io, facts.incentives, [](auto& in, auto& fact) { incentive_fields(in, fact); });
    } else if (kind == "alias") {
        append(io, facts.aliases, [](auto& in, auto& fact) { alias_fields(in, fact); });
    } else {
        refuse("\"" + kind + "\" is no kind of fact");
    }
}

rapidjson::Document parse(std::string_view line) {
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(line.data(), line.size());
    if (json.HasParseError() || !json.IsObject()) {
        refuse("is no JSON object");
    }
    return json;
}

void read_line(std::string_view line, std::size_t number, std::vector<Facts>& all, std::vector<QuoteClaim>* quotes) {
    static const std::vector<Task> none;
    const rapidjson::Document json = parse(line);
    Reader io(json, all.empty() ? none : all.back().tasks);
    const std::string kind = io.required("fact");
    const std::string document = io.required("document");
    if (kind == "document") {
        Facts& facts = all.emplace_back();
        facts.document_id = document;
        io("path", facts.path);
        io("kind", facts.document.kind);
        return;
    }
    if (all.empty() || all.back().document_id != document) {
        refuse("stands outside the facts of its document");
    }
    read_fact(io, kind, all.back());
    if (quotes != nullptr && io.has("quote")) {
        QuoteClaim claim{number, document, {}, io.required("quote")};
        io("span", claim.span);
        quotes->push_back(std::move(claim));
    }
}

} // namespace

void add_fact(std::string_view line, Facts& facts) {
    const rapidjson::Document json = parse(line);
    Reader io(json, facts.tasks);
    read_fact(io, io.required("fact"), facts);
}

std::vector<Facts> from_ndjson(std::string_view lines, const std::string& name, std::vector<QuoteClaim>* quotes) {
    std::vector<Facts> all;
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', begin), lines.size());
        const std::string_view line = lines.substr(begin, end - begin);
        begin = end + 1;
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
            continue;
        }
        try {
            read_line(line, number, all, quotes);
        } catch (const std::invalid_argument& error) {
            throw base::DataError(name, number, 0, error.what());
        }
    }
    return all;
}

} // namespace policygraph::extract
