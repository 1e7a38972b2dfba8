// SPDX-License-Identifier: Apache-2.0
#include <policygraph/base/attributes.hpp>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <array>
#include <charconv>
#include <stdexcept>

namespace policygraph::base {

namespace {

std::string shortest(double number) {
    std::array<char, 32> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), result.ptr};
}

} // namespace

std::string to_json(const Attributes& attributes) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    writer.StartObject();
    for (const auto& [name, value] : attributes) {
        writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
        if (const auto* text = std::get_if<std::string>(&value)) {
            writer.String(text->data(), static_cast<rapidjson::SizeType>(text->size()));
        } else if (const auto* number = std::get_if<double>(&value)) {
            const std::string digits = shortest(*number);
            writer.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
        } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
            writer.Int64(*integer);
        } else {
            writer.Bool(std::get<bool>(value));
        }
    }
    writer.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

Attributes attributes_from_json(const std::string& json) {
    rapidjson::Document document;
    // Full precision: else 990400.0000000001 comes back as its neighbour.
    document.Parse<rapidjson::kParseFullPrecisionFlag>(json.data(), json.size());
    if (document.HasParseError() || !document.IsObject()) {
        throw std::invalid_argument("not a JSON object of attributes");
    }
    Attributes attributes;
    for (const auto& member : document.GetObject()) {
        const std::string name(member.name.GetString(), member.name.GetStringLength());
        if (member.value.IsString()) {
            attributes[name] = std::string(member.value.GetString(), member.value.GetStringLength());
        } else if (member.value.IsBool()) {
            attributes[name] = member.value.GetBool();
        } else if (member.value.IsInt64()) {
            attributes[name] = std::int64_t{member.value.GetInt64()};
        } else if (member.value.IsNumber()) {
            attributes[name] = member.value.GetDouble();
        } else {
            throw std::invalid_argument("attribute \"" + name + "\" is neither text, number nor truth value");
        }
    }
    return attributes;
}

std::string text_of(const Attributes& attributes, std::string_view name) {
    const auto found = attributes.find(name);
    if (found == attributes.end()) {
        return {};
    }
    if (const auto* text = std::get_if<std::string>(&found->second)) {
        return *text;
    }
    if (const auto* number = std::get_if<double>(&found->second)) {
        return shortest(*number);
    }
    if (const auto* integer = std::get_if<std::int64_t>(&found->second)) {
        return std::to_string(*integer);
    }
    return std::get<bool>(found->second) ? "true" : "false";
}

} // namespace policygraph::base
