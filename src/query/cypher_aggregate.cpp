// SPDX-License-Identifier: Apache-2.0
#include "query/cypher_functions.hpp"

#include <algorithm>
#include <cmath>

namespace policygraph::query::cypher {

std::size_t Aggregate::add(const List& args) {
    if (args.empty()) { // count(*)
        ++m_count;
        return 0;
    }
    const Value& value = args[0];
    if (m_name.starts_with("percentile")) {
        if (!args[1].is_number() || !(args[1].number() >= 0 && args[1].number() <= 1)) {
            throw ValueError("a percentile is a number from 0 to 1");
        }
        m_percentile = args[1].number();
    }
    if (value.is_null() || (m_distinct && !m_seen.emplace(value, true).second)) {
        return 0;
    }
    ++m_count;
    if (m_name == "collect") {
        m_list.push_back(value);
    } else if (m_name == "min" || m_name == "max") {
        const int found = m_value.is_null() ? 0 : order(value, m_value);
        if (m_value.is_null() || (m_name == "min" ? found < 0 : found > 0)) {
            m_value = value;
        }
    } else if (m_name != "count") {
        add_number(value);
    }
    constexpr std::size_t k_entry = 48; // of a set
    return m_distinct                                                ? k_entry + bytes_of(value)
           : m_name == "collect" || m_name.starts_with("percentile") ? bytes_of(value)
                                                                     : 0;
}

void Aggregate::add_number(const Value& value) {
    if (!value.is_number()) {
        throw ValueError(m_name + " cannot take " + std::string(type_name(value)));
    }
    m_sum += value.number();
    m_squares += value.number() * value.number();
    if (const auto* number = value.get<std::int64_t>()) {
        if (__builtin_add_overflow(m_whole, *number, &m_whole)) {
            throw ValueError("the sum is too large");
        }
    } else {
        m_float = true;
    }
    if (m_name.starts_with("percentile")) {
        m_list.push_back(value);
    }
}

Value Aggregate::percentile() const {
    if (m_list.empty()) {
        return {};
    }
    List sorted = m_list;
    std::sort(sorted.begin(), sorted.end(), InOrder());
    const auto count = static_cast<double>(sorted.size());
    if (m_name == "percentiledisc") {
        const double place = std::max(std::ceil(m_percentile * count) - 1, 0.0);
        return sorted[static_cast<std::size_t>(place)];
    }
    const double place = m_percentile * (count - 1);
    const auto below = static_cast<std::size_t>(std::floor(place));
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double part = place - static_cast<double>(below);
    return sorted[below].number() * (1 - part) + sorted[above].number() * part;
}

Value Aggregate::result() const {
    if (m_name == "count") {
        return m_count;
    }
    if (m_name == "collect") {
        return m_list;
    }
    if (m_name == "min" || m_name == "max") {
        return m_value;
    }
    if (m_name == "sum") {
        return m_float ? Value(m_sum) : Value(m_whole);
    }
    if (m_name == "avg") {
        return m_count == 0 ? Value() : Value(m_sum / static_cast<double>(m_count));
    }
    if (m_name == "stdev") {
        const auto count = static_cast<double>(m_count);
        return m_count < 2 ? 0.0 : std::sqrt(std::max(0.0, (m_squares - m_sum * m_sum / count) / (count - 1)));
    }
    return percentile();
}

} // namespace policygraph::query::cypher
