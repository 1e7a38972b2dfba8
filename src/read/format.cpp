// SPDX-License-Identifier: Apache-2.0
#include <read/format.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace policygraph::read {

namespace {

using namespace std::literals;

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

bool is_blank(std::string_view bytes) {
    return bytes.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// ZIP containers are told by the names of their members, which stand uncompressed in the file.
std::string zip_format(std::string_view bytes) {
    if (bytes.find("word/document.xml") != std::string_view::npos) {
        return "docx";
    }
    if (bytes.find("OFD.xml") != std::string_view::npos) {
        return "ofd";
    }
    return bytes.find("xl/workbook.xml") != std::string_view::npos ? "archive" : "zip";
}

} // namespace

std::string format_of(std::string_view name, std::string_view bytes) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> k_magic = {{
        {"%PDF-"sv, "pdf"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "doc"},
        {"{\\rtf"sv, "rtf"},
        {"\x89PNG"sv, "image"},
        {"\xFF\xD8\xFF"sv, "image"},
        {"GIF8"sv, "image"},
        {"II*\0"sv, "image"},
        {"BM"sv, "image"},
        {"\x1F\x8B"sv, "archive"},
        {"7z\xBC\xAF"sv, "archive"},
        {"Rar!"sv, "archive"},
        {"SQLite format 3"sv, "database"},
    }};
    if (bytes.starts_with("PK\x03\x04")) {
        return zip_format(bytes);
    }
    for (const auto& [magic, format] : k_magic) {
        if (bytes.starts_with(magic) && (magic != "BM" || bytes.find('\0') < 32)) {
            return std::string(format);
        }
    }
    const std::string file = lower(name);
    const auto ends = [&](std::string_view ending) { return file.ends_with(ending); };
    const std::string head = lower(bytes.substr(0, 2048));
    const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const bool tag = first != std::string::npos && head[first] == '<';
    const bool markup = head.find("<html") != std::string::npos || head.find("<!doctype html") != std::string::npos ||
                        head.find("<body") != std::string::npos;
    if ((markup && tag) || ends(".html") || ends(".htm") || ends(".shtml") || ends(".xhtml")) {
        return "html";
    }
    if (ends(".mht") || ends(".mhtml") || head.starts_with("mime-version:")) {
        return "mhtml";
    }
    return ends(".md") || ends(".markdown") ? "markdown" : "text";
}

std::string unreadable(std::string_view format, std::string_view bytes) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> k_reasons = {{
        {"doc", "is an old Word, Excel or WPS file: save it as DOCX"},
        {"rtf", "is an RTF file: save it as DOCX or text"},
        {"image", "is a picture, not text"},
        {"mhtml", "is a page packed for mail (MHTML): save it as HTML"},
        {"archive", "is an archive or table that is not read"},
        {"database", "is a database, not a document"},
        {"zip", "is a ZIP archive, not a document"},
    }};
    if (bytes.empty()) {
        return "is empty";
    }
    if (is_blank(bytes)) {
        return "holds nothing but blanks";
    }
    for (const auto& [name, reason] : k_reasons) {
        if (name == format) {
            return std::string(reason);
        }
    }
    return {};
}

std::size_t binary_offset(std::string_view text) {
    const auto control = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < ' ' && (byte < '\t' || byte > '\r') && byte != 0x1B;
    };
    std::size_t count = 0;
    for (std::size_t begin = 0; begin < text.size(); begin += 255) { // as many as a byte counts: many at a time
        const std::string_view part = text.substr(begin, 255);
        unsigned char of_part = 0;
        for (const char c : part) {
            of_part = static_cast<unsigned char>(of_part + (control(c) ? 1 : 0));
        }
        count += of_part;
    }
    return count * 200 <= text.size()
               ? std::string_view::npos
               : static_cast<std::size_t>(std::find_if(text.begin(), text.end(), control) - text.begin());
}

} // namespace policygraph::read
