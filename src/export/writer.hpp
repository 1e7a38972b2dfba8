// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/rows.hpp"
#include "export/sink.hpp"

#include <policygraph/store/reader.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::exporting {

struct ExportOptions;

/// A format: gets the frame, then all documents if it asks for them, all nodes, all edges, all aliases, each in the
/// order of the keys, then the rows of its queries, then the end. It knows no kind and no attribute by name.
class Writer {
public:
    /// What it makes use of; asking for less is faster.
    struct Needs {
        bool all_evidence = false; ///< else rows have the best one only
        bool texts = false;        ///< documents come
        bool aliases = false;
        bool contexts = false; ///< evidence knows the text around its quote
        bool columns = true;   ///< rows come with attributes, cells and looks, evidence with its document's path
    };
    enum class Section : std::uint8_t { Documents, Nodes, Edges, Aliases };

    explicit Writer(Sink& sink) : m_sink(sink) {}
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    virtual ~Writer() = default;

    [[nodiscard]] virtual Needs needs() const { return {}; }
    virtual void begin(const Frame& frame) = 0;
    /// Before the rows of a section, were there none of them; documents and aliases only if it asked for them.
    virtual void section(Section /*section*/) {}
    /// What stands between two rows of a section.
    [[nodiscard]] virtual std::string_view between() const { return {}; }
    virtual void document(const DocumentRow& /*document*/) {}
    virtual void node(const NodeRow& node) = 0;
    virtual void edge(const EdgeRow& edge) = 0;
    virtual void alias(const AliasRow& /*alias*/) {}
    /// SQL whose rows it wants beside: the first three columns are the rows of a document, a node and an evidence that
    /// a line rests on, or NULL.
    [[nodiscard]] virtual std::vector<std::string> queries() const { return {}; }
    /// The columns after those three; `evidence` is 0 where there is none.
    virtual void query_row(std::size_t /*query*/, const std::vector<store::Cell>& /*cells*/,
                           std::int64_t /*evidence*/) {}
    virtual void end() = 0;
    /// What else it could not hold, a sentence each; after the end.
    [[nodiscard]] virtual std::vector<std::string> remarks() const { return {}; }

protected:
    [[nodiscard]] Sink& sink() { return m_sink; }

private:
    Sink& m_sink;
};

/// The writer of a format, or nullptr where there is no such format.
[[nodiscard]] std::unique_ptr<Writer> make_writer(const ExportOptions& options, Sink& sink);

} // namespace policygraph::exporting
