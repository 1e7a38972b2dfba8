// SPDX-License-Identifier: Apache-2.0
// The least that an export can take, in CPU seconds: the rows that it reads, each table once as it lies in the
// database, and nothing done with them; then bytes, as many as the file has, written in pieces of 64 kB:
//     bench_export_floor DATABASE FILE
// FILE is an export of the database. Written over.
#include <policygraph/store/prepared.hpp>
#include <policygraph/store/reader.hpp>

#include <cstddef>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

namespace {

double seconds_since(std::clock_t begin) {
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// `types`: a letter a column, t(ext) or i(nteger).
void walk(const policygraph::store::Reader& reader, const std::string& sql, std::string_view types) {
    const std::clock_t begin = std::clock();
    policygraph::store::Prepared rows(reader, sql);
    std::size_t count = 0;
    std::size_t sum = 0; // so that the compiler leaves nothing out
    for (; rows.step(); ++count) {
        for (std::size_t i = 0; i < types.size(); ++i) {
            const int column = static_cast<int>(i);
            sum += types[i] == 't' ? rows.text(column).size() : static_cast<std::size_t>(rows.integer(column));
        }
    }
    std::cout << seconds_since(begin) << " s, " << count << " rows: " << sql << (sum == 0 ? " (empty)\n" : "\n");
}

void write(const std::filesystem::path& file) {
    const std::size_t size = std::filesystem::file_size(file);
    const std::string piece(std::size_t{1} << 16U, 'x');
    std::filesystem::remove(file);
    const std::clock_t begin = std::clock();
    std::ofstream out(file, std::ios::binary);
    for (std::size_t at = 0; at < size; at += piece.size()) {
        out.write(piece.data(), static_cast<std::streamsize>(piece.size()));
    }
    out.close();
    std::cout << seconds_since(begin) << " s, " << size << " bytes written\n";
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: bench_export_floor DATABASE FILE\n";
        return 2;
    }
    const policygraph::store::Reader reader(argv[1]);
    walk(reader, "SELECT id, path, text FROM document", "itt");
    walk(reader, "SELECT id, key, kind, name, attributes FROM node", "itttt");
    walk(reader, "SELECT id, key, kind, attributes, source, target FROM edge", "itttii");
    walk(reader, "SELECT node, edge, document, byte_start, byte_end, priority FROM evidence", "iiiiii");
    write(argv[2]);
}
