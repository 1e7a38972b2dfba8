// SPDX-License-Identifier: Apache-2.0
// CPU time of the steps from bytes to facts over files that are in memory, one thread:
//     bench_steps NORMAL_OUT PATH…
// prints "name TAB bytes TAB seconds" a step and writes the normal forms, NUL between them, for rivals to read.
#include <policygraph/base/errors.hpp>
#include <policygraph/extract/extractor.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/read/documents.hpp>
#include <policygraph/read/reader.hpp>
#include <policygraph/structure/outliner.hpp>
#include <policygraph/text/normalizer.hpp>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace policygraph;

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Step {
    const char* name;
    double seconds = 0;
};

int run(const std::string& normal_file, const std::vector<std::filesystem::path>& paths) {
    const std::filesystem::path data = lexicon::find_home() / "data";
    const lexicon::Lexicon lexicon = lexicon::Lexicon::load(data);
    const read::Reader reader(data);
    const text::Normalizer normalizer(data);
    const structure::Outliner outliner(lexicon);
    const extract::Extractor extractor(lexicon);
    const read::Documents documents(paths, {});

    Step steps[] = {{"read"}, {"normal"}, {"structure"}, {"extract"}};
    std::ofstream normals(normal_file, std::ios::binary);
    std::size_t source_bytes = 0;
    std::size_t normal_bytes = 0;
    std::size_t facts = 0;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        try {
            read::RawDocument raw = documents.load(i);
            const double start = cpu_seconds();
            const read::SourceText source = reader.read(std::move(raw));
            const double decoded = cpu_seconds();
            const text::NormalText normal = normalizer.normalize(source.text);
            const double normalized = cpu_seconds();
            std::map<std::string, std::string> published;
            for (const read::Field& field : source.metadata) {
                published.emplace(field.key, field.value);
            }
            const structure::Outline outline = outliner.outline(normal, published);
            const double outlined = cpu_seconds();
            const extract::Facts found = extractor.extract(source.sha256, source.path, normal, outline);
            const double extracted = cpu_seconds();
            steps[0].seconds += decoded - start;
            steps[1].seconds += normalized - decoded;
            steps[2].seconds += outlined - normalized;
            steps[3].seconds += extracted - outlined;
            source_bytes += source.text.size();
            normal_bytes += normal.text.size();
            facts += found.owners.size() + found.citations.size() + found.tasks.size() + found.targets.size();
            normals << normal.text << '\0';
        } catch (const base::InputError& error) {
            std::cerr << "refused: " << error.what() << '\n';
        }
    }
    for (const Step& step : steps) {
        const bool source = step.name == std::string("read") || step.name == std::string("normal");
        std::cout << step.name << '\t' << (source ? source_bytes : normal_bytes) << '\t' << step.seconds << '\n';
    }
    std::cerr << documents.size() << " documents, " << facts << " owners, citations, tasks and targets\n";
    return normals ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::cerr << "bench_steps NORMAL_OUT PATH…\n";
        return 2;
    }
    return run(argv[1], std::vector<std::filesystem::path>(argv + 2, argv + argc));
}
