// SPDX-License-Identifier: Apache-2.0
#include <read/ofd.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/utf8.hpp>
#include <read/page_lines.hpp>
#include <read/xml_scanner.hpp>
#include <read/zip.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace policygraph::read {

namespace {

// Printed text: where its first character stands, in millimetres.
struct Run {
    double x = 0;
    double y = 0;
    double size = 0;
    double width = 0; ///< estimated
    std::string text;
};

double to_double(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// The first numbers of a list separated by blanks.
std::array<double, 4> numbers(std::string_view text) {
    std::array<double, 4> values{};
    for (double& value : values) {
        const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        value = to_double(text.substr(begin, end - begin));
        text.remove_prefix(end);
    }
    return values;
}

double estimated_width(std::string_view text, double size) {
    double columns = 0;
    for (std::size_t i = 0; i < text.size(); i += base::utf8_length(text[i])) {
        columns += base::code_point(text, i) < 0x1100 ? 0.5 : 1;
    }
    return columns * size;
}

std::vector<Run> page_runs(const std::string& name, std::string_view xml) {
    std::vector<Run> runs;
    XmlScanner scanner(name, xml);
    XmlScanner::Token token;
    std::array<double, 4> boundary{};
    double size = 0;
    bool in_code = false;
    Run run;
    for (scanner.next(token); token.kind != XmlScanner::Kind::done; scanner.next(token)) {
        if (token.kind == XmlScanner::Kind::start && token.name == "TextObject") {
            boundary = numbers(attribute(token, "Boundary"));
            size = to_double(attribute(token, "Size"));
        } else if (token.kind == XmlScanner::Kind::start && token.name == "TextCode") {
            in_code = !token.empty;
            run = {boundary[0] + to_double(attribute(token, "X")), boundary[1] + to_double(attribute(token, "Y")), size,
                   0, ""};
        } else if (token.kind == XmlScanner::Kind::text && in_code) {
            run.text += token.text;
        } else if (token.kind == XmlScanner::Kind::end && token.name == "TextCode") {
            in_code = false;
            if (!run.text.empty()) {
                run.width = estimated_width(run.text, run.size);
                runs.push_back(run);
            }
        }
    }
    return runs;
}

// Runs whose base lines differ by less than half a character stand on one line.
std::vector<std::string> page_lines(std::vector<Run> runs) {
    std::stable_sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.y < b.y; });
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < runs.size();) {
        std::size_t end = begin + 1;
        while (end < runs.size() && runs[end].y - runs[begin].y < std::max(runs[begin].size, 1.0) / 2) {
            ++end;
        }
        std::stable_sort(runs.begin() + static_cast<std::ptrdiff_t>(begin),
                         runs.begin() + static_cast<std::ptrdiff_t>(end),
                         [](const Run& a, const Run& b) { return a.x < b.x; });
        std::string line;
        for (std::size_t i = begin; i < end; ++i) {
            const bool gap = i > begin && runs[i].x - (runs[i - 1].x + runs[i - 1].width) > runs[i].size * 1.5;
            line += gap ? " " : "";
            line += runs[i].text;
        }
        lines.push_back(std::move(line));
        begin = end;
    }
    return lines;
}

// The paths that a part names, relative to the folder of the part itself.
std::vector<std::string> named_parts(const std::string& name, const std::string& part, std::string_view xml,
                                     std::string_view element, std::string_view from_attribute) {
    const std::size_t slash = part.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
    std::vector<std::string> paths;
    XmlScanner scanner(name, xml);
    XmlScanner::Token token;
    bool inside = false;
    const auto add = [&](std::string_view path) {
        if (!path.empty()) {
            paths.push_back(path.front() == '/' ? std::string(path.substr(1)) : folder + std::string(path));
        }
    };
    for (scanner.next(token); token.kind != XmlScanner::Kind::done; scanner.next(token)) {
        if (token.kind == XmlScanner::Kind::start && token.name == element) {
            inside = !token.empty;
            add(attribute(token, from_attribute));
        } else if (token.kind == XmlScanner::Kind::text && inside && from_attribute.empty()) {
            add(token.text);
        } else if (token.kind == XmlScanner::Kind::end) {
            inside = false;
        }
    }
    return paths;
}

} // namespace

std::string ofd_text(const std::string& name, std::string_view bytes) {
    constexpr std::size_t k_most_text = std::size_t{64} << 20U;
    const ZipArchive archive(name, bytes);
    const std::string root = archive.read("OFD.xml").value_or("");
    std::vector<std::vector<std::string>> pages;
    std::size_t size = 0;
    for (const std::string& document : named_parts(name, "OFD.xml", root, "DocRoot", "")) {
        const std::string xml = archive.read(document).value_or("");
        for (const std::string& page : named_parts(name, document, xml, "Page", "BaseLoc")) {
            const std::string content = archive.read(page).value_or("");
            size += content.size();
            if (size > k_most_text) {
                throw base::InputError(name, "unpacks to more than 64 MiB");
            }
            pages.push_back(page_lines(page_runs(name, content)));
        }
    }
    const std::string text = join_lines(pages);
    if (text.empty()) {
        throw base::InputError(name, "is an OFD file without text (a scan?)");
    }
    if (base::find_invalid_utf8(text) != std::string_view::npos) {
        throw base::InputError(name, "is an OFD file that is not UTF-8");
    }
    return text;
}

} // namespace policygraph::read
