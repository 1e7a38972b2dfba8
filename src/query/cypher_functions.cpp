// SPDX-License-Identifier: Apache-2.0
#include "query/cypher_functions.hpp"

#include <policygraph/base/utf8.hpp>

#include "query/cypher_texts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace policygraph::query::cypher {

namespace {

using Function = Value (*)(const List& args, FunctionContext& context);

struct Entry {
    std::string_view name;
    std::size_t least;
    std::size_t most;
    Function function;
    bool null_is_null = true; ///< null for a first argument gives null without a call
};

constexpr std::size_t k_any = 1000;
constexpr std::size_t k_longest_range = 1000000;

[[noreturn]] void wrong(std::string_view name, const Value& value) {
    throw ValueError(std::string(name) + " cannot take " + std::string(type_name(value)));
}

std::int64_t whole(std::string_view name, const Value& value) {
    const auto* found = value.get<std::int64_t>();
    if (found == nullptr) {
        wrong(name, value);
    }
    return *found;
}

Value labels(const List& args, FunctionContext& context) {
    const auto* node = args[0].get<NodeRef>();
    if (node == nullptr) {
        wrong("labels", args[0]);
    }
    List found;
    for (std::string& label : context.source.labels(node->id)) {
        found.emplace_back(std::move(label));
    }
    return found;
}

Value type(const List& args, FunctionContext& context) {
    const auto* edge = args[0].get<EdgeRef>();
    return edge != nullptr ? Value(context.source.type(*edge)) : (wrong("type", args[0]), Value());
}

Map properties_of(std::string_view name, const Value& value, FunctionContext& context) {
    if (const auto* node = value.get<NodeRef>()) {
        return context.source.properties(*node);
    }
    if (const auto* edge = value.get<EdgeRef>()) {
        return context.source.properties(*edge);
    }
    if (value.map() == nullptr) {
        wrong(name, value);
    }
    return *value.map();
}

Value keys(const List& args, FunctionContext& context) {
    List found;
    for (const auto& [key, value] : properties_of("keys", args[0], context)) {
        found.emplace_back(key);
    }
    return found;
}

Value properties(const List& args, FunctionContext& context) {
    return properties_of("properties", args[0], context);
}

Value id(const List& args, FunctionContext& context) {
    const auto* node = args[0].get<NodeRef>();
    const auto* edge = args[0].get<EdgeRef>();
    if (node == nullptr && edge == nullptr) {
        wrong("id", args[0]);
    }
    return node != nullptr ? context.source.property(*node, "id") : context.source.property(*edge, "id");
}

Value end_of_edge(std::string_view name, const Value& value, bool start) {
    const auto* edge = value.get<EdgeRef>();
    if (edge == nullptr) {
        wrong(name, value);
    }
    return NodeRef{start ? edge->source : edge->target};
}

Value nodes(const List& args, FunctionContext& /*context*/) {
    if (args[0].path() == nullptr) {
        wrong("nodes", args[0]);
    }
    List found;
    for (const Id node : args[0].path()->nodes) {
        found.emplace_back(NodeRef{node});
    }
    return found;
}

Value relationships(const List& args, FunctionContext& /*context*/) {
    if (args[0].path() == nullptr) {
        wrong("relationships", args[0]);
    }
    return List(args[0].path()->edges.begin(), args[0].path()->edges.end());
}

Value length(const List& args, FunctionContext& /*context*/) {
    if (args[0].path() == nullptr) {
        wrong("length", args[0]);
    }
    return static_cast<std::int64_t>(args[0].path()->edges.size());
}

Value size(const List& args, FunctionContext& /*context*/) {
    if (const auto* text = args[0].get<std::string>()) {
        return static_cast<std::int64_t>(base::count_characters(*text));
    }
    if (args[0].list() == nullptr) {
        wrong("size", args[0]);
    }
    return static_cast<std::int64_t>(args[0].list()->size());
}

const List& list_of(std::string_view name, const Value& value) {
    if (value.list() == nullptr) {
        wrong(name, value);
    }
    return *value.list();
}

Value head(const List& args, FunctionContext& /*context*/) {
    const List& list = list_of("head", args[0]);
    return list.empty() ? Value() : list.front();
}

Value last(const List& args, FunctionContext& /*context*/) {
    const List& list = list_of("last", args[0]);
    return list.empty() ? Value() : list.back();
}

Value tail(const List& args, FunctionContext& /*context*/) {
    const List& list = list_of("tail", args[0]);
    return list.empty() ? List() : List(list.begin() + 1, list.end());
}

Value reverse(const List& args, FunctionContext& /*context*/) {
    if (const auto* text = args[0].get<std::string>()) {
        return reversed_text(*text);
    }
    const List& list = list_of("reverse", args[0]);
    return List(list.rbegin(), list.rend());
}

Value range(const List& args, FunctionContext& /*context*/) {
    const std::int64_t from = whole("range", args[0]);
    const std::int64_t to = whole("range", args[1]);
    const std::int64_t step = args.size() > 2 ? whole("range", args[2]) : 1;
    if (step == 0) {
        throw ValueError("the step of a range is not 0");
    }
    List found;
    for (std::int64_t i = from; step > 0 ? i <= to : i >= to;) {
        found.emplace_back(i);
        if (found.size() > k_longest_range) {
            throw ValueError("a range has at most a million numbers");
        }
        if (__builtin_add_overflow(i, step, &i)) {
            break;
        }
    }
    return found;
}

Value coalesce(const List& args, FunctionContext& /*context*/) {
    const auto found = std::find_if(args.begin(), args.end(), [](const Value& one) { return !one.is_null(); });
    return found == args.end() ? Value() : *found;
}

Value exists(const List& args, FunctionContext& /*context*/) {
    return !args[0].is_null();
}

Value is_empty(const List& args, FunctionContext& /*context*/) {
    const auto* text = args[0].get<std::string>();
    return text != nullptr            ? text->empty()
           : args[0].map() != nullptr ? args[0].map()->empty()
                                      : list_of("isEmpty", args[0]).empty();
}

Value rand_number(const List& /*args*/, FunctionContext& context) {
    context.random += 0x9E3779B97F4A7C15; // splitmix64
    std::uint64_t z = context.random;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EB;
    return static_cast<double>((z ^ (z >> 31U)) >> 11U) * 0x1.0p-53;
}

Value absolute(const List& args, FunctionContext& /*context*/) {
    if (const auto* number = args[0].get<std::int64_t>()) {
        return *number < 0 ? -*number : *number;
    }
    return args[0].is_number() ? Value(std::abs(args[0].number())) : (wrong("abs", args[0]), Value());
}

Value sign(const List& args, FunctionContext& /*context*/) {
    if (!args[0].is_number()) {
        wrong("sign", args[0]);
    }
    const double number = args[0].number();
    return std::int64_t{number > 0 ? 1 : number < 0 ? -1 : 0};
}

template <double (*F)(double)>
Value real(const List& args, FunctionContext& /*context*/) {
    if (!args[0].is_number()) {
        wrong("the function", args[0]);
    }
    return F(args[0].number());
}

double half_up(double value) {
    return std::floor(value + 0.5);
}

constexpr auto k_functions = std::to_array<Entry>({
    {"labels", 1, 1, labels},
    {"type", 1, 1, type},
    {"keys", 1, 1, keys},
    {"properties", 1, 1, properties},
    {"id", 1, 1, id},
    {"startnode", 1, 1, [](const List& a, FunctionContext&) { return end_of_edge("startNode", a[0], true); }},
    {"endnode", 1, 1, [](const List& a, FunctionContext&) { return end_of_edge("endNode", a[0], false); }},
    {"nodes", 1, 1, nodes},
    {"relationships", 1, 1, relationships},
    {"length", 1, 1, length},
    {"size", 1, 1, size},
    {"head", 1, 1, head},
    {"last", 1, 1, last},
    {"tail", 1, 1, tail},
    {"reverse", 1, 1, reverse},
    {"range", 2, 3, range},
    {"coalesce", 1, k_any, coalesce, false},
    {"exists", 1, 1, exists, false},
    {"isempty", 1, 1, is_empty},
    {"rand", 0, 0, rand_number, false},
    {"abs", 1, 1, absolute},
    {"sign", 1, 1, sign},
    {"ceil", 1, 1, real<std::ceil>},
    {"floor", 1, 1, real<std::floor>},
    {"round", 1, 1, real<half_up>},
    {"sqrt", 1, 1, real<std::sqrt>},
    {"exp", 1, 1, real<std::exp>},
    {"log", 1, 1, real<std::log>},
    {"log10", 1, 1, real<std::log10>},
    {"tostring", 1, 1, [](const List& a, FunctionContext&) { return to_string(a[0]); }},
    {"tointeger", 1, 1, [](const List& a, FunctionContext&) { return to_integer(a[0]); }},
    {"tofloat", 1, 1, [](const List& a, FunctionContext&) { return to_float(a[0]); }},
    {"toboolean", 1, 1, [](const List& a, FunctionContext&) { return to_boolean(a[0]); }},
    {"toupper", 1, 1, [](const List& a, FunctionContext&) { return with_case(a[0], true); }},
    {"tolower", 1, 1, [](const List& a, FunctionContext&) { return with_case(a[0], false); }},
    {"trim", 1, 1, [](const List& a, FunctionContext&) { return trimmed(a[0], true, true); }},
    {"ltrim", 1, 1, [](const List& a, FunctionContext&) { return trimmed(a[0], true, false); }},
    {"rtrim", 1, 1, [](const List& a, FunctionContext&) { return trimmed(a[0], false, true); }},
    {"replace", 3, 3, [](const List& a, FunctionContext&) { return replaced(a[0], a[1], a[2]); }},
    {"split", 2, 2, [](const List& a, FunctionContext&) { return split(a[0], a[1]); }},
    {"substring", 2, 3, [](const List& a, FunctionContext&) { return substring(a); }},
    {"left", 2, 2, [](const List& a, FunctionContext&) { return left_or_right(a[0], a[1], true); }},
    {"right", 2, 2, [](const List& a, FunctionContext&) { return left_or_right(a[0], a[1], false); }},
});

struct AggregateEntry {
    std::string_view name;
    std::size_t least;
    std::size_t most;
};
constexpr std::array<AggregateEntry, 9> k_aggregates = {{{"count", 1, 1},
                                                         {"sum", 1, 1},
                                                         {"avg", 1, 1},
                                                         {"min", 1, 1},
                                                         {"max", 1, 1},
                                                         {"collect", 1, 1},
                                                         {"stdev", 1, 1},
                                                         {"percentiledisc", 2, 2},
                                                         {"percentilecont", 2, 2}}};

template <typename Entries>
const typename Entries::value_type* find_in(const Entries& entries, std::string_view name) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& one) { return one.name == name; });
    return found == entries.end() || name.empty() ? nullptr : &*found;
}

} // namespace

bool is_function(std::string_view name) {
    return find_in(k_functions, name) != nullptr;
}

bool is_aggregate(std::string_view name) {
    return find_in(k_aggregates, name) != nullptr;
}

bool takes_arguments(std::string_view name, std::size_t count) {
    if (const auto* aggregate = find_in(k_aggregates, name)) {
        return aggregate->least <= count && count <= aggregate->most;
    }
    const auto* function = find_in(k_functions, name);
    return function != nullptr && function->least <= count && count <= function->most;
}

Value call_function(std::string_view name, const List& args, FunctionContext& context) {
    const Entry* const entry = find_in(k_functions, name);
    const bool null = entry->null_is_null &&
                      std::any_of(args.begin(), args.end(), [](const Value& value) { return value.is_null(); });
    return null ? Value() : entry->function(args, context);
}

NodeRef GraphSource::create_node(const std::vector<std::string>& /*labels*/, const Map& /*properties*/) {
    throw ValueError("this graph is only read");
}

EdgeRef GraphSource::create_edge(const std::string& /*type*/, Id /*source*/, Id /*target*/, const Map& /*properties*/) {
    throw ValueError("this graph is only read");
}

} // namespace policygraph::query::cypher
