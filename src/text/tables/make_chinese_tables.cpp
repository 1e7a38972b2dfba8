// SPDX-License-Identifier: Apache-2.0
// Build tool: OpenCC's TSCharacters and TSPhrases as text → the arrays that
// text/chinese_tables.hpp declares, sorted by bytes.
#include <iconv.h>

#include <fstream>
#include <iostream>
#include <map>
#include <string>

namespace {

// "key TAB value value …": the first value is the one OpenCC takes.
std::map<std::string, std::string> read_table(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    std::map<std::string, std::string> table;
    for (std::string line; std::getline(stream, line);) {
        const std::size_t tab = line.find('\t');
        if (tab != std::string::npos) {
            table[line.substr(0, tab)] = line.substr(tab + 1, line.find(' ', tab) - tab - 1);
        }
    }
    return table;
}

void write_text(std::ostream& out, const std::string& text) {
    static const char* const k_digits = "0123456789abcdef";
    out << '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        out << "\\x" << k_digits[byte >> 4U] << k_digits[byte & 15U];
    }
    out << "\"sv";
}

// Whether simplified text has the character too: GB2312 holds 乾, 著, 於 but not 後.
bool is_simplified_too(const std::string& text) {
    const iconv_t converter = iconv_open("GB2312", "UTF-8");
    std::string input = text;
    std::string output(text.size() * 2, ' ');
    char* from = input.data();
    char* to = output.data();
    std::size_t from_left = input.size();
    std::size_t to_left = output.size();
    const bool encodes = iconv(converter, &from, &from_left, &to, &to_left) == 0;
    iconv_close(converter);
    return encodes;
}

void write_pairs(std::ostream& out, const std::string& name, const std::map<std::string, std::string>& table) {
    out << "namespace {\nconstexpr ChinesePair " << name << "_pairs[] = {\n";
    for (const auto& [key, value] : table) {
        out << '{';
        write_text(out, key);
        out << ',';
        write_text(out, value);
        out << ',' << (key != value && !is_simplified_too(key) ? "true" : "false") << "},\n";
    }
    out << "};\n}\nstd::span<const ChinesePair> " << name << "() { return " << name << "_pairs; }\n";
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: make_chinese_tables TSCharacters TSPhrases OUTPUT\n";
        return 2;
    }
    const auto characters = read_table(argv[1]);
    const auto phrases = read_table(argv[2]);
    if (characters.size() < 1000 || phrases.empty()) {
        std::cerr << "make_chinese_tables: the tables of OpenCC are not complete\n";
        return 1;
    }
    std::ofstream out(argv[3], std::ios::binary);
    out << "// Made by make_chinese_tables from OpenCC's tables.\n#include <text/chinese_tables.hpp>\n"
           "namespace policygraph::text {\nusing namespace std::string_view_literals;\n";
    write_pairs(out, "traditional_characters", characters);
    write_pairs(out, "traditional_phrases", phrases);
    out << "}\n";
    return out.flush() ? 0 : 1;
}
