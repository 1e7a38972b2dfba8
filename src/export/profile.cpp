// SPDX-License-Identifier: Apache-2.0
#include "export/profile.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/json_file.hpp>

#include <algorithm>

namespace policygraph::exporting {

namespace {

using Json = rapidjson::Value;

/// Reads members of a profile and complains with the file's name.
class Reader {
public:
    explicit Reader(std::string file) : m_file(std::move(file)) {}

    const Json& member(const Json& object, const char* name) const {
        const auto found = object.IsObject() ? object.FindMember(name) : Json::ConstMemberIterator();
        if (!object.IsObject() || found == object.MemberEnd()) {
            fail(std::string("\"") + name + "\" is missing");
        }
        return found->value;
    }
    std::string text(const Json& value, const char* what) const {
        if (!value.IsString()) {
            fail(std::string(what) + " is not text");
        }
        return {value.GetString(), value.GetStringLength()};
    }
    std::string color(const Json& value) const {
        const std::string color = text(value, "a colour");
        const bool digits = std::all_of(color.begin() + (color.empty() ? 0 : 1), color.end(), [](char c) {
            return std::string_view("0123456789abcdefABCDEF").find(c) != std::string_view::npos;
        });
        if (color.size() != 7 || color.front() != '#' || !digits) {
            fail("\"" + color + "\" is not a colour like #0072B2");
        }
        return color;
    }
    std::string column_id(const Json& value) const {
        const std::string id = text(value, "\"id\"");
        if (id.empty() || id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos) {
            fail("\"" + id + "\" is not an id of small letters, digits and _");
        }
        return id;
    }
    std::vector<Column> columns(const Json& list) const {
        std::vector<Column> result;
        for (rapidjson::SizeType i = 0; list.IsArray() && i < list.Size(); ++i) {
            Column column;
            column.id = column_id(member(list[i], "id"));
            column.title = text(member(list[i], "title"), "\"title\"");
            result.push_back(std::move(column));
        }
        return result;
    }

private:
    [[noreturn]] void fail(const std::string& reason) const { throw base::DataError(m_file, 0, 0, reason); }
    std::string m_file;
};

} // namespace

const std::string& Profile::color_of(std::string_view kind) const {
    const std::size_t at = order_of(kind);
    return at < kinds.size() ? kinds[at].second : color;
}

std::size_t Profile::order_of(std::string_view kind) const {
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const auto& entry) { return entry.first == kind; });
    return static_cast<std::size_t>(found - kinds.begin());
}

Profile Profile::load(const std::filesystem::path& path) {
    const rapidjson::Document json = base::read_json(path);
    const Reader reader(path.string());
    Profile profile;
    const Json& characters = reader.member(json, "label_characters");
    if (!characters.IsUint() || characters.GetUint() < 2) {
        throw base::DataError(path.string(), 0, 0, "\"label_characters\" is not a number from 2 on");
    }
    profile.label_characters = characters.GetUint();
    const Json& kinds = reader.member(json, "kinds");
    for (auto kind = kinds.MemberBegin(); kind != kinds.MemberEnd(); ++kind) {
        profile.kinds.emplace_back(reader.text(kind->name, "a kind"), reader.color(kind->value));
    }
    const Json& levels = reader.member(json, "levels");
    for (rapidjson::SizeType i = 0; levels.IsArray() && i < levels.Size(); ++i) {
        profile.levels.push_back(reader.text(levels[i], "a level"));
    }
    profile.color = reader.color(reader.member(json, "color"));
    profile.node_columns = reader.columns(reader.member(json, "node_columns"));
    profile.edge_columns = reader.columns(reader.member(json, "edge_columns"));
    return profile;
}

} // namespace policygraph::exporting
