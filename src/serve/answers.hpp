// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/export/explorer.hpp>
#include <policygraph/serve/server.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::serve {

/// What the explorer's page asks for (web/src/source.js), as JSON or text. A question has a Reader of its own, so that
/// questions may come side by side and see a database that was replaced. Throws DataError.
class Answers {
public:
    explicit Answers(ServeOptions options) : m_options(std::move(options)) {}

    /// The whole graph, or of a larger one the nodes with the most edges.
    [[nodiscard]] std::string start() const;
    /// A node with its neighbours, at most 2,000 of them; nothing where there is no such node.
    [[nodiscard]] std::optional<std::string> near(const std::string& key) const;
    /// Nodes whose name or alias has the text, at most 50.
    [[nodiscard]] std::string search(const std::string& text) const;
    /// The text of a document by its SHA-256.
    [[nodiscard]] std::optional<std::string> text(const std::string& document) const;

private:
    [[nodiscard]] std::string rows(const store::Reader& reader, std::vector<std::string> nodes,
                                   exporting::Completeness completeness) const;

    ServeOptions m_options;
};

} // namespace policygraph::serve
