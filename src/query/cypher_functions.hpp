// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "query/cypher_source.hpp"
#include "query/cypher_value.hpp"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::query::cypher {

/// Why a value cannot be worked out; the evaluator adds the place.
struct ValueError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What functions may ask beside their arguments.
struct FunctionContext {
    GraphSource& source;
    std::uint64_t random = 0x9E3779B97F4A7C15; ///< of rand(): the same row of numbers in every run
};

// Names in lower case.
[[nodiscard]] bool is_function(std::string_view name);
[[nodiscard]] bool is_aggregate(std::string_view name);
/// Whether the function or aggregate takes so many arguments.
[[nodiscard]] bool takes_arguments(std::string_view name, std::size_t count);
/// Throws ValueError.
[[nodiscard]] Value call_function(std::string_view name, const List& args, FunctionContext& context);

/// One aggregate over one group. `distinct` leaves out what came before.
class Aggregate {
public:
    Aggregate(std::string name, bool distinct) : m_name(std::move(name)), m_distinct(distinct) {}
    /// A row: the values of its arguments; count(*) has none. Returns the bytes it keeps. Throws ValueError.
    std::size_t add(const List& args);
    [[nodiscard]] Value result() const;

private:
    void add_number(const Value& value);
    [[nodiscard]] Value percentile() const;

    std::string m_name;
    bool m_distinct;
    std::int64_t m_count = 0;
    Value m_value;
    double m_sum = 0;
    double m_squares = 0;
    double m_percentile = 0;
    bool m_float = false;
    std::int64_t m_whole = 0;
    List m_list;
    std::map<Value, bool, InOrder> m_seen;
};

} // namespace policygraph::query::cypher
