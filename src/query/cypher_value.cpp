// SPDX-License-Identifier: Apache-2.0
#include "query/cypher_value.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace policygraph::query::cypher {

namespace {

template <typename T>
int three_way(const T& a, const T& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

int order_numbers(const Value& a, const Value& b) {
    const auto* x = a.get<std::int64_t>();
    const auto* y = b.get<std::int64_t>();
    if (x != nullptr && y != nullptr) {
        return three_way(*x, *y);
    }
    const double p = a.number();
    const double q = b.number();
    if (std::isnan(p) || std::isnan(q)) {
        return three_way(std::isnan(p), std::isnan(q));
    }
    return three_way(p, q);
}

std::size_t bytes_within(const Value& value, std::size_t depth) {
    constexpr std::size_t k_entry = 64; // of a map, besides key and value
    std::size_t bytes = sizeof(Value);
    if (const auto* text = value.get<std::string>()) {
        bytes += text->size();
    } else if (const Path* path = value.path()) {
        bytes += path->nodes.size() * sizeof(Id) + path->edges.size() * sizeof(EdgeRef);
    } else if (const List* list = value.list()) {
        bytes += list->size() * sizeof(Value);
        for (auto one = list->begin(); depth > 0 && one != list->end(); ++one) {
            bytes += bytes_within(*one, depth - 1) - sizeof(Value);
        }
    } else if (const Map* map = value.map()) {
        for (auto one = map->begin(); depth > 0 && one != map->end(); ++one) {
            bytes += k_entry + one->first.size() + bytes_within(one->second, depth - 1);
        }
    }
    return bytes;
}

/// The place of a value's type in the order of all values.
int rank(const Value& value) {
    static constexpr std::array<int, 10> k_ranks = {9, 6, 7, 7, 5, 3, 0, 1, 2, 4};
    return k_ranks.at(value.of.index());
}

int order_lists(const List& a, const List& b) {
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (const int found = order(a[i], b[i]); found != 0) {
            return found;
        }
    }
    return three_way(a.size(), b.size());
}

int order_maps(const Map& a, const Map& b) {
    auto x = a.begin();
    auto y = b.begin();
    for (; x != a.end() && y != b.end(); ++x, ++y) {
        if (x->first != y->first) {
            return x->first < y->first ? -1 : 1;
        }
        if (const int found = order(x->second, y->second); found != 0) {
            return found;
        }
    }
    return three_way(a.size(), b.size());
}

int order_paths(const Path& a, const Path& b) {
    if (a.nodes != b.nodes) {
        return a.nodes < b.nodes ? -1 : 1;
    }
    for (std::size_t i = 0; i < a.edges.size(); ++i) {
        if (a.edges[i].id != b.edges[i].id) {
            return three_way(a.edges[i].id, b.edges[i].id);
        }
    }
    return 0;
}

std::optional<bool> equal_lists(const List& a, const List& b) {
    if (a.size() != b.size()) {
        return false;
    }
    std::optional<bool> all = true;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const std::optional<bool> one = equal(a[i], b[i]);
        if (one == false) {
            return false;
        }
        if (!one) {
            all = std::nullopt;
        }
    }
    return all;
}

std::optional<bool> equal_maps(const Map& a, const Map& b) {
    if (a.size() != b.size()) {
        return false;
    }
    std::optional<bool> all = true;
    for (auto x = a.begin(), y = b.begin(); x != a.end(); ++x, ++y) {
        if (x->first != y->first) {
            return false;
        }
        const std::optional<bool> one = equal(x->second, y->second);
        if (one == false) {
            return false;
        }
        if (!one) {
            all = std::nullopt;
        }
    }
    return all;
}

std::optional<int> compare_lists(const List& a, const List& b) {
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        const std::optional<bool> same = equal(a[i], b[i]);
        if (!same) {
            return std::nullopt;
        }
        if (!*same) {
            return compare(a[i], b[i]);
        }
    }
    return three_way(a.size(), b.size());
}

} // namespace

const List* Value::list() const {
    const auto* found = get<std::shared_ptr<const List>>();
    return found == nullptr ? nullptr : found->get();
}

const Map* Value::map() const {
    const auto* found = get<std::shared_ptr<const Map>>();
    return found == nullptr ? nullptr : found->get();
}

const Path* Value::path() const {
    const auto* found = get<std::shared_ptr<const Path>>();
    return found == nullptr ? nullptr : found->get();
}

bool Value::is_number() const {
    return get<std::int64_t>() != nullptr || get<double>() != nullptr;
}

double Value::number() const {
    const auto* whole = get<std::int64_t>();
    return whole != nullptr ? static_cast<double>(*whole) : std::get<double>(of);
}

std::size_t bytes_of(const Value& value) {
    constexpr std::size_t k_deepest = 3;
    return bytes_within(value, k_deepest);
}

std::string_view type_name(const Value& value) {
    static constexpr std::array<std::string_view, 10> k_names = {"null",           "a boolean", "an integer", "a float",
                                                                 "a string",       "a list",    "a map",      "a node",
                                                                 "a relationship", "a path"};
    return k_names.at(value.of.index());
}

std::optional<bool> equal(const Value& a, const Value& b) {
    if (a.is_null() || b.is_null()) {
        return std::nullopt;
    }
    if (a.is_number() && b.is_number()) {
        return !std::isnan(a.number()) && !std::isnan(b.number()) && order_numbers(a, b) == 0;
    }
    if (a.list() != nullptr && b.list() != nullptr) {
        return equal_lists(*a.list(), *b.list());
    }
    if (a.map() != nullptr && b.map() != nullptr) {
        return equal_maps(*a.map(), *b.map());
    }
    return order(a, b) == 0;
}

std::optional<int> compare(const Value& a, const Value& b) {
    if (a.is_number() && b.is_number()) {
        const bool nan = std::isnan(a.number()) || std::isnan(b.number());
        return nan ? std::optional<int>(2) : order_numbers(a, b); // 2: neither below nor above, but known
    }
    if (a.list() != nullptr && b.list() != nullptr) {
        return compare_lists(*a.list(), *b.list());
    }
    const bool text = a.get<std::string>() != nullptr && b.get<std::string>() != nullptr;
    const bool truth = a.get<bool>() != nullptr && b.get<bool>() != nullptr;
    return text || truth ? std::optional<int>(order(a, b)) : std::nullopt;
}

int order(const Value& a, const Value& b) {
    const int x = rank(a);
    const int y = rank(b);
    if (x != y) {
        return x < y ? -1 : 1;
    }
    switch (x) {
    case 0:
        return order_maps(*a.map(), *b.map());
    case 1:
        return three_way(a.get<NodeRef>()->id, b.get<NodeRef>()->id);
    case 2:
        return three_way(a.get<EdgeRef>()->id, b.get<EdgeRef>()->id);
    case 3:
        return order_lists(*a.list(), *b.list());
    case 4:
        return order_paths(*a.path(), *b.path());
    case 5:
        return three_way(*a.get<std::string>(), *b.get<std::string>());
    case 6:
        return three_way(*a.get<bool>(), *b.get<bool>());
    case 7:
        return order_numbers(a, b);
    default:
        return 0;
    }
}

std::string float_text(double value) {
    if (std::isnan(value)) {
        return "NaN";
    }
    if (std::isinf(value)) {
        return value < 0 ? "-Infinity" : "Infinity";
    }
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    std::string text(buffer.data(), end);
    if (text.find_first_of(".e") == std::string::npos) {
        text += ".0";
    }
    return text;
}

} // namespace policygraph::query::cypher
