// SPDX-License-Identifier: Apache-2.0
#include <policygraph/pipeline/extractor.hpp>

#include "code_hash.hpp"

#include <policygraph/base/hash.hpp>
#include <policygraph/base/tsv.hpp>
#include <policygraph/extract/extractor.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/read/reader.hpp>
#include <policygraph/resolve/resolver.hpp>
#include <policygraph/structure/outliner.hpp>
#include <policygraph/text/normalizer.hpp>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace policygraph::pipeline {

namespace {

std::filesystem::path data_below(const std::filesystem::path& home) {
    return (home.empty() ? lexicon::find_home() : home) / "data";
}

/// Every file that facts depend on, by its path below data/.
std::string version_of(const std::filesystem::path& data) {
    std::map<std::string, std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(data)) {
        if (entry.is_regular_file()) {
            files.emplace(entry.path().lexically_relative(data).generic_string(), entry.path());
        }
    }
    std::string all = std::string(POLICYGRAPH_VERSION) + " " + POLICYGRAPH_CODE_HASH;
    for (const auto& [name, path] : files) {
        all += '\n' + name + ' ' + base::sha256_hex(base::read_data_file(path));
    }
    return base::sha256_hex(all).substr(0, 16);
}

} // namespace

struct Extractor::Steps {
    explicit Steps(const std::filesystem::path& data)
        : lexicon(lexicon::Lexicon::load(data)), reader(data), normalizer(data), outliner(lexicon), extractor(lexicon),
          resolver(lexicon), version(version_of(data)) {}

    lexicon::Lexicon lexicon;
    read::Reader reader;
    text::Normalizer normalizer;
    structure::Outliner outliner;
    extract::Extractor extractor;
    resolve::Resolver resolver;
    std::string version;
};

Extractor::Extractor(const std::filesystem::path& home) : m_steps(std::make_unique<const Steps>(data_below(home))) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Extraction Extractor::run(const std::filesystem::path& file) const {
    return run(m_steps->reader.read(file));
}

Extraction Extractor::run(read::SourceText source) const {
    Extraction made;
    made.source = std::move(source);
    std::map<std::string, std::string> published;
    for (const read::Field& field : made.source.metadata) {
        published.emplace(field.key, field.value); // the first of a key stands
    }
    made.normal = m_steps->normalizer.normalize(made.source.text);
    made.outline = m_steps->outliner.outline(made.normal, published);
    made.facts = m_steps->extractor.extract(made.source.sha256, made.source.path, made.normal, made.outline);
    made.contribution = m_steps->resolver.resolve(made.facts);
    return made;
}

resolve::Contribution Extractor::resolve(const extract::Facts& facts) const {
    return m_steps->resolver.resolve(facts);
}

const std::string& Extractor::version() const {
    return m_steps->version;
}

} // namespace policygraph::pipeline
