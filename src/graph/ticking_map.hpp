// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/graph/measures.hpp>

#include <boost/property_map/property_map.hpp>

#include <cstddef>
#include <vector>

namespace policygraph::graph {

/// Counts steps and calls the tick once in a few thousand: below a millisecond.
class Steps {
public:
    explicit Steps(const Tick& tick) : m_tick(tick) {}
    void step() {
        if ((++m_count & 0x3FFFU) == 0 && m_tick) {
            m_tick();
        }
    }

private:
    const Tick& m_tick;
    std::size_t m_count = 0;
};

/// A property map over a vector that counts what is written to it: Boost's algorithms know no interruption, but each of
/// them writes to some map all the time.
template <typename Value>
struct TickingMap {
    using key_type = Vertex;
    using value_type = Value;
    using reference = Value&;
    using category = boost::lvalue_property_map_tag;

    std::vector<Value>* values;
    Steps* steps;

    reference operator[](Vertex v) const { return (*values)[v]; }
    friend Value get(const TickingMap& map, Vertex v) { return (*map.values)[v]; }
    friend void put(const TickingMap& map, Vertex v, Value value) {
        (*map.values)[v] = value;
        map.steps->step();
    }
};

} // namespace policygraph::graph
