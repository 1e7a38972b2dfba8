// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace policygraph::read {

/// A path that yields no document, and why ("is a FIFO", "holds no documents", …).
struct Outcome {
    std::filesystem::path path;
    std::string problem;
};

struct FoundFiles {
    std::vector<std::filesystem::path> files; ///< no file twice, each as its path was reached
    std::vector<Outcome> problems;
};

/// Whether folders give up their tables too (documents.hpp); named ones are always taken.
enum class Tables { Pass, Take };

/// The documents that the paths name: files as they are, folders with all that is in them, in byte order of
/// names. In folders, hidden entries and files whose ending is not that of a document (txt, md, html, htm,
/// shtml, xhtml, docx, pdf, ofd, zip, …) are passed over; links are followed, but no folder is entered twice.
/// A folder without any document, and entries that are no files, are among the problems.
[[nodiscard]] FoundFiles find_files(const std::vector<std::filesystem::path>& paths, Tables tables = Tables::Pass);

/// Whether a file of this name (no folders before it) is taken for a document inside a folder or archive.
[[nodiscard]] bool is_document_name(const std::string& name);

} // namespace policygraph::read
