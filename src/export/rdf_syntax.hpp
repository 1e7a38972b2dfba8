// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/sink.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace policygraph::exporting {

/// How triples are written down: subjects, each with properties, each with values. A value may be a node without a name
/// that has properties of its own. A property comes once a subject.
class RdfSyntax {
public:
    explicit RdfSyntax(Sink& sink) : m_sink(sink) {}
    RdfSyntax(const RdfSyntax&) = delete;
    RdfSyntax& operator=(const RdfSyntax&) = delete;
    virtual ~RdfSyntax() = default;

    virtual void begin(const std::vector<std::pair<std::string, std::string>>& prefixes) = 0;
    /// An IRI; "" for a node without a name.
    virtual void subject(std::string_view iri) = 0;
    virtual void types(const std::vector<std::string>& terms) = 0;
    virtual void property(std::string_view term) = 0;
    virtual void iri(std::string_view iri) = 0;
    virtual void term(std::string_view term) = 0; ///< a value that is a compact IRI
    /// `language` or `type` (a compact IRI), or neither.
    virtual void literal(std::string_view text, std::string_view language, std::string_view type) = 0;
    virtual void open() = 0; ///< a node without a name as value
    virtual void close() = 0;
    virtual void end_subject() = 0;
    virtual void end() = 0;

protected:
    [[nodiscard]] Sink& sink() { return m_sink; }

private:
    Sink& m_sink;
};

[[nodiscard]] std::unique_ptr<RdfSyntax> make_turtle(Sink& sink);
[[nodiscard]] std::unique_ptr<RdfSyntax> make_json_ld(Sink& sink);

} // namespace policygraph::exporting
