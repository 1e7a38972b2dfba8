// SPDX-License-Identifier: Apache-2.0
#include "cli/input_options.hpp"

#include <policygraph/base/errors.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string_view>

namespace policygraph::cli {

namespace {

std::string read_list(const std::string& name) {
    std::ifstream file;
    if (name != "-") {
        std::error_code error;
        // Opening a FIFO would wait for a writer; a list from elsewhere comes through "-".
        if (!std::filesystem::is_regular_file(name, error)) {
            throw base::UsageError("there is no list of files \"" + name + "\"");
        }
        file.open(name, std::ios::binary);
    }
    std::istream& stream = name == "-" ? std::cin : file;
    std::string list(std::istreambuf_iterator<char>(stream), {});
    if (stream.bad() || (name != "-" && !file.is_open())) {
        throw base::UsageError("the list of files \"" + name + "\" cannot be read");
    }
    return list;
}

} // namespace

void InputOptions::declare(CLI::App& app) {
    app.add_option("PATH", m_paths,
                   "Files and folders; folders are walked. Archives (.zip) and tables (.ndjson, .csv, .tsv) of\n"
                   "documents are opened; - is standard input");
    app.add_option("--files-from", m_list, "Read further paths from a file (- for standard input), one a line or NUL")
        ->type_name("LIST");
    app.add_option("--encoding", m_encoding,
                   "Encoding of all files: utf-8, gb18030, big5, utf-16le, hz, …; else found out")
        ->type_name("NAME");
    app.add_option("--text-column", m_columns.text,
                   "Where tables hold the text (else \"text\"); folders' tables are read too")
        ->type_name("NAME");
    app.add_option("--title-column", m_columns.title, "Where tables hold the title")->type_name("NAME");
    app.add_option("--path-column", m_columns.path, "Where tables hold a document's own path: table.csv!PATH")
        ->type_name("NAME");
}

std::vector<std::filesystem::path> InputOptions::paths() const {
    std::vector<std::filesystem::path> paths(m_paths.begin(), m_paths.end());
    if (!m_list.empty()) {
        if (m_list == "-" && std::find(m_paths.begin(), m_paths.end(), "-") != m_paths.end()) {
            throw base::UsageError("standard input can be a document or the list of files, not both");
        }
        const std::string list = read_list(m_list);
        const char end = list.find('\0') != std::string::npos ? '\0' : '\n';
        for (std::string_view rest = list; !rest.empty();) {
            const std::size_t size = std::min(rest.find(end), rest.size());
            std::string_view path = rest.substr(0, size);
            rest.remove_prefix(std::min(size + 1, rest.size()));
            if (end == '\n' && path.ends_with('\r')) {
                path.remove_suffix(1);
            }
            if (!path.empty()) {
                paths.emplace_back(path);
            }
        }
    }
    if (paths.empty()) {
        throw base::UsageError("PATH is missing: name a file or folder to read, or - for standard input");
    }
    return paths;
}

} // namespace policygraph::cli
