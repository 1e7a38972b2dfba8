// SPDX-License-Identifier: Apache-2.0
#include "pipeline/json_place.hpp"

#include <policygraph/base/errors.hpp>

namespace policygraph::pipeline {

JsonPlace JsonPlace::member(const char* name) const {
    if (!m_value.IsObject()) {
        fail("must be an object");
    }
    const auto found = m_value.FindMember(name);
    if (found == m_value.MemberEnd()) {
        fail(std::string("\"") + name + "\" is missing");
    }
    return {found->value, *this, name, 0};
}

bool JsonPlace::has(const char* name) const {
    return m_value.IsObject() && m_value.HasMember(name);
}

std::string JsonPlace::text() const {
    if (!m_value.IsString()) {
        fail("must be text");
    }
    return {m_value.GetString(), m_value.GetStringLength()};
}

std::int64_t JsonPlace::whole(std::int64_t least, std::int64_t most) const {
    if (!m_value.IsInt64() || m_value.GetInt64() < least || m_value.GetInt64() > most) {
        fail("must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    }
    return m_value.GetInt64();
}

base::Attributes JsonPlace::attributes() const {
    if (!m_value.IsObject()) {
        fail("must be an object");
    }
    base::Attributes attributes;
    for (const auto& member : m_value.GetObject()) {
        base::Value& value = attributes[std::string(member.name.GetString(), member.name.GetStringLength())];
        if (member.value.IsString()) {
            value = std::string(member.value.GetString(), member.value.GetStringLength());
        } else if (member.value.IsBool()) {
            value = member.value.GetBool();
        } else if (member.value.IsInt64()) {
            value = std::int64_t{member.value.GetInt64()};
        } else if (member.value.IsNumber()) {
            value = member.value.GetDouble();
        } else {
            JsonPlace(member.value, *this, member.name.GetString(), 0).fail("must be text, a number or a truth value");
        }
    }
    return attributes;
}

std::size_t JsonPlace::size() const {
    if (!m_value.IsArray()) {
        fail("must be an array");
    }
    return m_value.Size();
}

JsonPlace JsonPlace::at(std::size_t index) const {
    return {m_value[static_cast<rapidjson::SizeType>(index)], *this, nullptr, index};
}

std::string JsonPlace::pointer() const {
    if (m_parent == nullptr) {
        return {};
    }
    std::string name = "/";
    if (m_name == nullptr) {
        name += std::to_string(m_index);
    } else {
        for (const char* c = m_name; *c != '\0'; ++c) {
            name += *c == '~' ? "~0" : *c == '/' ? "~1" : std::string(1, *c);
        }
    }
    return m_parent->pointer() + name;
}

void JsonPlace::fail(const std::string& reason) const {
    const std::string place = pointer();
    throw base::InputError(m_file, (place.empty() ? "" : "at " + place + ": ") + reason);
}

} // namespace policygraph::pipeline
