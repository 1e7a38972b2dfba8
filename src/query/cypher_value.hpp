// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// Values of the subset of openCypher that `match` takes, with their two equalities and their order.
namespace policygraph::query::cypher {

using Id = std::int64_t;

struct NodeRef {
    Id id = 0;
};
struct EdgeRef {
    Id id = 0;
    Id source = 0;
    Id target = 0;
};

struct Value;
using List = std::vector<Value>;
using Map = std::map<std::string, Value, std::less<>>;

/// A walk: edges[i] joins nodes[i] and nodes[i + 1], in either direction.
struct Path {
    std::vector<Id> nodes;
    std::vector<EdgeRef> edges;
};

struct Value {
    using Variant = std::variant<std::monostate, bool, std::int64_t, double, std::string, std::shared_ptr<const List>,
                                 std::shared_ptr<const Map>, NodeRef, EdgeRef, std::shared_ptr<const Path>>;
    Variant of;

    Value() = default;
    Value(bool value) : of(value) {}
    Value(std::int64_t value) : of(value) {}
    Value(double value) : of(value) {}
    Value(std::string value) : of(std::move(value)) {}
    Value(std::string_view value) : of(std::string(value)) {}
    Value(const char* value) : of(std::string(value)) {}
    Value(List value) : of(std::make_shared<const List>(std::move(value))) {}
    Value(Map value) : of(std::make_shared<const Map>(std::move(value))) {}
    Value(NodeRef value) : of(value) {}
    Value(EdgeRef value) : of(value) {}
    Value(Path value) : of(std::make_shared<const Path>(std::move(value))) {}

    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(of); }
    template <typename T>
    [[nodiscard]] const T* get() const {
        return std::get_if<T>(&of);
    }
    [[nodiscard]] const List* list() const;
    [[nodiscard]] const Map* map() const;
    [[nodiscard]] const Path* path() const;
    [[nodiscard]] bool is_number() const;
    [[nodiscard]] double number() const; ///< of a number
};

/// About how much memory it takes, lists and maps inside it counted to some depth.
[[nodiscard]] std::size_t bytes_of(const Value& value);

/// What the value is called in a message: "a list", "null", …
[[nodiscard]] std::string_view type_name(const Value& value);

/// `a = b`: nullopt is null, what is not known.
[[nodiscard]] std::optional<bool> equal(const Value& a, const Value& b);

/// For < <= > >=: below, at or above 0; nullopt where the two cannot be compared (and with null).
[[nodiscard]] std::optional<int> compare(const Value& a, const Value& b);

/// The order of ORDER BY over all values, in which null is last and equal to itself; also for DISTINCT and groups.
[[nodiscard]] int order(const Value& a, const Value& b);

struct InOrder {
    bool operator()(const Value& a, const Value& b) const { return order(a, b) < 0; }
    bool operator()(const List& a, const List& b) const { return order(Value(a), Value(b)) < 0; }
};

/// A float as openCypher writes it: always with a point or an exponent, NaN, Infinity.
[[nodiscard]] std::string float_text(double value);

} // namespace policygraph::query::cypher
