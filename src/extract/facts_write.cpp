// SPDX-License-Identifier: Apache-2.0
#include <policygraph/extract/facts_json.hpp>

#include "facts_fields.hpp"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace policygraph::extract {

namespace {

class Writer {
public:
    Writer(const Facts& facts, std::string_view source) : m_facts(facts), m_source(source) {}

    void open(const char* fact) {
        m_writer.Reset(m_buffer);
        m_writer.StartObject();
        (*this)("fact", std::string(fact));
        (*this)("document", m_facts.document_id);
    }
    void close() {
        m_writer.EndObject();
        m_lines.append(m_buffer.GetString(), m_buffer.GetSize());
        m_lines += '\n';
        m_buffer.Clear();
    }
    std::string take() { return std::move(m_lines); }

    void operator()(const char* name, const std::string& value) {
        if (!value.empty()) {
            m_writer.Key(name);
            m_writer.String(value);
        }
    }
    void operator()(const char* name, const std::vector<std::string>& values) {
        if (!values.empty()) {
            m_writer.Key(name);
            m_writer.StartArray();
            for (const std::string& value : values) {
                m_writer.String(value);
            }
            m_writer.EndArray();
        }
    }
    void operator()(const char* name, base::Span span) {
        m_writer.Key(name);
        m_writer.StartArray();
        m_writer.Uint(span.begin);
        m_writer.Uint(span.end);
        m_writer.EndArray();
        if (std::string_view(name) == "span" && span.end <= m_source.size()) {
            (*this)("quote", std::string(span.in(m_source)));
        }
    }
    void operator()(const char* name, bool value) {
        m_writer.Key(name);
        m_writer.Bool(value);
    }
    void operator()(const char* name, std::uint32_t value) {
        m_writer.Key(name);
        m_writer.Uint(value);
    }
    void operator()(const char* name, std::uint16_t value) { (*this)(name, std::uint32_t{value}); }
    void operator()(const char* name, int value) { // an index, -1 where there is none
        if (value >= 0) {
            (*this)(name, static_cast<std::uint32_t>(value) + 1);
        }
    }
    void operator()(const char* name, double value) {
        const std::string digits = fmt::format("{}", value); // the shortest that reads back the same
        m_writer.Key(name);
        m_writer.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
    }
    void operator()(const char* name, const std::optional<double>& value) {
        if (value) {
            (*this)(name, *value);
        }
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void operator()(const char* name, Enum value) { (*this)(name, std::string(name_of(value))); }
    void task(int index) {
        if (index >= 0) {
            (*this)("task", index);
            (*this)("task_path", m_facts.tasks.at(static_cast<std::size_t>(index)).path);
        }
    }
    void members(const std::vector<Member>& members) {
        m_writer.Key("members");
        m_writer.StartArray();
        for (const Member& member : members) {
            m_writer.StartObject();
            member_fields(*this, member);
            m_writer.EndObject();
        }
        m_writer.EndArray();
    }

private:
    const Facts& m_facts;
    std::string_view m_source;
    rapidjson::StringBuffer m_buffer;
    rapidjson::Writer<rapidjson::StringBuffer> m_writer;
    std::string m_lines;
};

void write_field(Writer& writer, const char* field, const Name& name) {
    writer.open("field");
    writer("field", std::string(field));
    writer("value", name.value);
    evidence_fields(writer, name);
    writer.close();
}

template <class Fact, class Fields>
void write_all(Writer& writer, const char* kind, const std::vector<Fact>& facts, Fields fields) {
    for (const Fact& fact : facts) {
        writer.open(kind);
        fields(writer, fact);
        writer.close();
    }
}

} // namespace

std::string to_ndjson(const Facts& facts, std::string_view source) {
    Writer writer(facts, source);
    writer.open("document");
    writer("path", facts.path);
    writer("kind", facts.document.kind);
    writer.close();
    header_fields(
        facts.document,
        [&](const char* field, const std::optional<Name>& name) {
            if (name) {
                write_field(writer, field, *name);
            }
        },
        [&](const char* field, const std::vector<Name>& names) {
            for (const Name& name : names) {
                write_field(writer, field, name);
            }
        });
    write_all(writer, "task", facts.tasks, [](auto& io, const auto& fact) { task_fields(io, fact); });
    write_all(writer, "owner", facts.owners, [](auto& io, const auto& fact) { owner_fields(io, fact); });
    write_all(writer, "citation", facts.citations, [](auto& io, const auto& fact) { citation_fields(io, fact); });
    write_all(writer, "target", facts.targets, [](auto& io, const auto& fact) { target_fields(io, fact); });
    write_all(writer, "brand", facts.brands, [](auto& io, const auto& fact) { brand_fields(io, fact); });
    write_all(writer, "program", facts.programs, [](auto& io, const auto& fact) { program_fields(io, fact); });
    write_all(writer, "group", facts.groups, [](auto& io, const auto& fact) { group_fields(io, fact); });
    write_all(writer, "stage", facts.stages, [](auto& io, const auto& fact) { stage_fields(io, fact); });
    write_all(writer, "incentive", facts.incentives, [](auto& io, const auto& fact) { incentive_fields(io, fact); });
    write_all(writer, "alias", facts.aliases, [](auto& io, const auto& fact) { alias_fields(io, fact); });
    return writer.take();
}

} // namespace policygraph::extract
