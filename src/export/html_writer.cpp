// SPDX-License-Identifier: Apache-2.0
#include "export/html_writer.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/export/explorer.hpp>

#include <fstream>
#include <sstream>
#include <tuple>
#include <utility>

namespace policygraph::exporting {

namespace {

constexpr std::string_view k_data = "{{data}}";
constexpr std::string_view k_connect = "{{connect}}"; // what the page may connect to

std::string read_page(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file) {
        throw base::DataError(path.string(), 0, 0, "the explorer's page cannot be read");
    }
    return std::move(text).str();
}

/// The page before and after its rows.
std::pair<std::string, std::string> page_of(const std::filesystem::path& home, std::string_view connect_to) {
    const std::filesystem::path path = home / "web" / "dist" / "explorer.html";
    std::string head = read_page(path);
    const std::size_t connect = head.find(k_connect);
    const std::size_t data = head.rfind(k_data);
    if (connect == std::string::npos || data == std::string::npos || data < connect) {
        throw base::DataError(path.string(), 0, 0, "this is not the explorer's page");
    }
    std::string tail = head.substr(data + k_data.size());
    head.resize(data);
    head.replace(connect, k_connect.size(), connect_to);
    return {std::move(head), std::move(tail)};
}

} // namespace

std::string explorer_page(const std::filesystem::path& home) {
    const auto [head, tail] = page_of(home, "'self'");
    return head + tail;
}

HtmlWriter::HtmlWriter(Sink& sink, const std::filesystem::path& home)
    : Writer(sink), m_inert(sink), m_stream(&m_inert), m_json(m_stream),
      m_rows(m_json, ExplorerRows::Texts::In, ExplorerRows::Part::Whole) {
    std::tie(m_head, m_tail) = page_of(home, "'none'");
}

void HtmlWriter::begin(const Frame& frame) {
    sink() << m_head;
    m_rows.begin(frame);
}

void HtmlWriter::end() {
    m_rows.end();
    m_json.flush();
    sink() << m_tail;
}

} // namespace policygraph::exporting
