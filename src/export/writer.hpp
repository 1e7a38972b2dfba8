// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/rows.hpp"
#include "export/sink.hpp"

#include <memory>
#include <string_view>

namespace policygraph::exporting {

/// A format: gets the frame, then all nodes, all edges, all aliases, each in the order of the keys, then the end.
/// It knows no kind and no attribute by name.
class Writer {
public:
    explicit Writer(Sink& sink) : m_sink(sink) {}
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    virtual ~Writer() = default;

    virtual void begin(const Frame& frame) = 0;
    virtual void node(const NodeRow& node) = 0;
    virtual void edge(const EdgeRow& edge) = 0;
    virtual void alias(const AliasRow& /*alias*/) {}
    virtual void end() = 0;

protected:
    [[nodiscard]] Sink& sink() { return m_sink; }
    /// The value as JSON.
    void json_value(const base::Value& value);
    /// The object of all attributes, in the order of their names.
    void json_object(const base::Attributes& attributes);

private:
    Sink& m_sink;
};

/// The writer of a format, or nullptr where there is no such format.
[[nodiscard]] std::unique_ptr<Writer> make_writer(std::string_view format, Sink& sink);

} // namespace policygraph::exporting
