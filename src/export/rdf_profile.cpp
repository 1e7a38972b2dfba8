// SPDX-License-Identifier: Apache-2.0
#include "export/rdf_profile.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/json_file.hpp>

#include <algorithm>

namespace policygraph::exporting {

namespace {

using Json = rapidjson::Value;

class Reading {
public:
    Reading(const std::string& file, RdfProfile& profile) : m_file(file), m_profile(profile) {}

    void run(const Json& json) {
        for (const auto& prefix : object(json, "prefixes")) {
            m_profile.prefixes.emplace_back(prefix.name.GetString(), text(prefix.value));
        }
        m_profile.own = text(member(json, "own"));
        m_profile.language = text(member(json, "language"));
        for (const auto& kind : object(json, "kinds")) {
            m_profile.kinds[kind.name.GetString()] = terms(kind.value);
        }
        for (const auto& relation : object(json, "relations")) {
            m_profile.relations[relation.name.GetString()] = terms(relation.value);
        }
        for (const auto& attribute : object(json, "attributes")) {
            for (const std::string& kind : texts(member(attribute.value, "kinds"))) {
                m_profile.attributes[{kind, attribute.name.GetString()}] = terms(member(attribute.value, "terms"));
            }
        }
        const std::vector<std::string> dates = texts(member(json, "dates"));
        m_profile.dates.insert(dates.begin(), dates.end());
        term(m_profile.own + ":");
    }

private:
    [[noreturn]] void fail(const std::string& reason) const { throw base::DataError(m_file, 0, 0, reason); }

    const Json& member(const Json& json, const char* name) const {
        if (!json.IsObject() || !json.HasMember(name)) {
            fail(std::string("\"") + name + "\" is missing");
        }
        return json[name];
    }
    Json::ConstObject object(const Json& json, const char* name) const {
        const Json& value = member(json, name);
        if (!value.IsObject()) {
            fail(std::string("\"") + name + "\" is not an object");
        }
        return value.GetObject();
    }
    std::string text(const Json& json) const {
        if (!json.IsString()) {
            fail("a word is not a text");
        }
        return json.GetString();
    }
    std::vector<std::string> texts(const Json& json) const {
        std::vector<std::string> all;
        for (rapidjson::SizeType i = 0; json.IsArray() && i < json.Size(); ++i) {
            all.push_back(text(json[i]));
        }
        return all;
    }
    std::vector<std::string> terms(const Json& json) const {
        std::vector<std::string> all = texts(json);
        std::for_each(all.begin(), all.end(), [&](const std::string& one) { term(one); });
        return all;
    }
    void term(const std::string& term) const {
        const std::string prefix = term.substr(0, term.find(':'));
        const bool known = std::any_of(m_profile.prefixes.begin(), m_profile.prefixes.end(),
                                       [&](const auto& one) { return one.first == prefix; });
        if (!known) {
            fail("\"" + term + "\" has a prefix that is not among the prefixes");
        }
    }

    const std::string& m_file;
    RdfProfile& m_profile;
};

} // namespace

RdfProfile RdfProfile::load(const std::filesystem::path& home) {
    const std::filesystem::path path = home / "exports" / "profiles" / "rdf.json";
    const rapidjson::Document json = base::read_json(path);
    const std::string file = path.string();
    RdfProfile profile;
    Reading(file, profile).run(json);
    return profile;
}

} // namespace policygraph::exporting
