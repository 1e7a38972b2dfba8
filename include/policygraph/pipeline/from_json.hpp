// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/pipeline/build.hpp>

#include <filesystem>

namespace policygraph::pipeline {

/// Puts what `export --as json` wrote (schema/export.schema.json) into the database: the same documents, claims and
/// aliases, so that a new database has the digest of the one that was exported. Documents that the database has are
/// replaced. All or nothing. Of `options` the database and the home count. Takes memory of about three times the file.
/// Throws InputError with the place where the file is not JSON, breaks the schema or the kinds of schema/, has a quote
/// that its document does not say there, or is only a part of a graph; DataError for the database.
[[nodiscard]] BuildReport build_from_json(const std::filesystem::path& file, const BuildOptions& options);

} // namespace policygraph::pipeline
