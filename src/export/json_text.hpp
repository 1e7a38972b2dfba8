// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/rows.hpp"
#include "export/sink.hpp"

namespace policygraph::exporting {

/// Writes the members of one JSON object.
class JsonObject {
public:
    explicit JsonObject(Sink& sink) : m_sink(sink) { m_sink << "{"; }

    JsonObject& text(std::string_view name, std::string_view text) {
        begin(name);
        m_sink.json(text);
        return *this;
    }
    JsonObject& number(std::string_view name, double number) {
        begin(name);
        m_sink.number(number);
        return *this;
    }
    JsonObject& raw(std::string_view name, std::string_view json) {
        begin(name);
        m_sink << json;
        return *this;
    }
    JsonObject& cells(const std::vector<Cell>& cells, const std::vector<Column>& columns) {
        for (const Cell& cell : cells) {
            cell.value.type == Type::String ? text(columns[cell.column].id, cell.value.text)
                                            : raw(columns[cell.column].id, cell.value.text);
        }
        return *this;
    }
    void end() { m_sink << "}"; }

private:
    void begin(std::string_view name) {
        m_sink << (m_first ? "\"" : ",\"") << name << "\":";
        m_first = false;
    }

    Sink& m_sink;
    bool m_first = true;
};

} // namespace policygraph::exporting
