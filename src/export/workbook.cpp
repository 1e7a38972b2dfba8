// SPDX-License-Identifier: Apache-2.0
#include "export/workbook.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/json_file.hpp>
#include <policygraph/base/tsv.hpp>

#include <algorithm>
#include <array>

namespace policygraph::exporting {

namespace {

using Json = rapidjson::Value;

constexpr std::array<std::pair<const char*, SheetPlan::Rows>, 4> k_rows = {{{"nodes", SheetPlan::Rows::Nodes},
                                                                            {"edges", SheetPlan::Rows::Edges},
                                                                            {"evidence", SheetPlan::Rows::Evidence},
                                                                            {"notes", SheetPlan::Rows::Notes}}};
constexpr std::size_t k_longest_name = 31; // characters, says Excel

class Plans {
public:
    explicit Plans(const std::filesystem::path& home)
        : m_queries(home / "exports" / "sheets"), m_file((home / "exports" / "profiles" / "workbook.json").string()) {}

    [[nodiscard]] WorkbookPlan load() const {
        const rapidjson::Document json = base::read_json(m_file);
        WorkbookPlan plan;
        const Json& link = member(json, "link");
        plan.link_title = text(link, "title");
        plan.link_text = text(link, "text");
        plan.cut = text(json, "cut");
        plan.titles = words(member(json, "titles"));
        for (const Json& one : list(json, "sheets")) {
            plan.sheets.push_back(sheet(one));
        }
        return plan;
    }

private:
    [[noreturn]] void fail(const std::string& reason) const { throw base::DataError(m_file, 0, 0, reason); }

    const Json& member(const Json& object, const char* name) const {
        if (!object.IsObject() || !object.HasMember(name)) {
            fail(std::string("\"") + name + "\" is missing");
        }
        return object[name];
    }
    std::string text(const Json& object, const char* name) const {
        const Json& value = member(object, name);
        if (!value.IsString() || value.GetStringLength() == 0) {
            fail(std::string("\"") + name + "\" is not a text");
        }
        return {value.GetString(), value.GetStringLength()};
    }
    rapidjson::GenericArray<true, Json> list(const Json& object, const char* name) const {
        const Json& value = member(object, name);
        if (!value.IsArray()) {
            fail(std::string("\"") + name + "\" is not a list");
        }
        return value.GetArray();
    }

    std::map<std::string, std::string, std::less<>> words(const Json& json) const {
        std::map<std::string, std::string, std::less<>> words;
        if (!json.IsObject()) {
            fail("words for values are not an object");
        }
        for (const auto& value : json.GetObject()) {
            words.emplace(value.name.GetString(), text(json, value.name.GetString()));
        }
        return words;
    }

    SheetPlan::Column column(const Json& json) const {
        SheetPlan::Column column;
        column.title = text(json, "title");
        const Json& width = member(json, "width");
        if (!width.IsNumber() || width.GetDouble() < 1 || width.GetDouble() > 255) {
            fail("the width of \"" + column.title + "\" is not a number from 1 to 255");
        }
        column.width = width.GetDouble();
        column.wrap = json.HasMember("wrap") && json["wrap"].IsTrue();
        column.labels = json.HasMember("labels") && json["labels"].IsTrue();
        column.values = json.HasMember("values") ? words(json["values"]) : column.values;
        return column;
    }

    SheetPlan sheet(const Json& json) const {
        SheetPlan sheet;
        sheet.name = text(json, "name");
        if (sheet.name.find_first_of("[]:*?/\\'") != std::string::npos || sheet.name.size() > 3 * k_longest_name) {
            fail("\"" + sheet.name + "\" is not a name that Excel takes for a sheet");
        }
        for (const Json& one : list(json, "columns")) {
            sheet.columns.push_back(column(one));
        }
        if (json.HasMember("query")) {
            sheet.sql = base::read_data_file(m_queries / (text(json, "query") + ".sql"));
            return sheet;
        }
        const std::string rows = text(json, "rows");
        const auto* const found =
            std::find_if(k_rows.begin(), k_rows.end(), [&](const auto& entry) { return entry.first == rows; });
        if (found == k_rows.end()) {
            fail("\"" + rows + "\" is none of nodes, edges, evidence, notes");
        }
        sheet.rows = found->second;
        if (sheet.rows == SheetPlan::Rows::Notes) {
            for (const Json& line : list(json, "lines")) {
                if (!line.IsArray() || line.Size() != 2 || !line[0].IsString() || !line[1].IsString()) {
                    fail("a line of notes is not two texts");
                }
                sheet.lines.emplace_back(line[0].GetString(), line[1].GetString());
            }
        }
        return sheet;
    }

    std::filesystem::path m_queries;
    std::string m_file;
};

} // namespace

WorkbookPlan WorkbookPlan::load(const std::filesystem::path& home) {
    return Plans(home).load();
}

} // namespace policygraph::exporting
