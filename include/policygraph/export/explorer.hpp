// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/export/export_graph.hpp>

#include <filesystem>
#include <ostream>
#include <string>

// The explorer's page over a server: without rows in it, and the rows by themselves.
namespace policygraph::exporting {

/// The page, which asks its server for rows. `home` holds web/dist/explorer.html. Throws DataError.
[[nodiscard]] std::string explorer_page(const std::filesystem::path& home);

/// Whether rows are all that the database has: the page asks for more where they are not.
enum class Completeness { Whole, Part };

/// The rows that the page takes, as JSON, without the texts of documents. Throws as export_graph does.
Report export_explorer_rows(const store::Reader& reader, const ExportOptions& options, Completeness completeness,
                            std::ostream& out);

} // namespace policygraph::exporting
