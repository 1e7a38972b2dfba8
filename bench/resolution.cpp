// SPDX-License-Identifier: Apache-2.0
// CPU time and memory of resolving names of agencies, one thread:
//     bench_resolution PATH…
// takes the owners, issuers and members that the documents name, in their order, again and again until there are
// 1,000,000 mentions, and prints "name TAB mentions TAB distinct TAB seconds TAB bytes" a line: the floor (a hash table
// of the same keys), the resolution of a mention (AgencyCache), and the naming of every distinct one without a cache.
#include "resolve/agency_cache.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/extract/extractor.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/read/documents.hpp>
#include <policygraph/read/reader.hpp>
#include <policygraph/resolve/resolver.hpp>
#include <policygraph/structure/outliner.hpp>
#include <policygraph/text/normalizer.hpp>

#include <malloc.h>

#include <ctime>
#include <iostream>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace {

using namespace policygraph;

constexpr std::size_t k_mentions = 1'000'000;

struct Mention {
    std::string written;
    std::string completed;
    int scope = resolve::k_no_place;
    bool operator<(const Mention& other) const {
        return std::tie(written, completed, scope) < std::tie(other.written, other.completed, other.scope);
    }
};

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Every name of an agency in the documents, with the place that the document is of.
std::vector<Mention> mentions_in(const std::vector<std::filesystem::path>& paths, const lexicon::Lexicon& lexicon,
                                 const resolve::Resolver& resolver) {
    const read::Reader reader(lexicon.data());
    const text::Normalizer normalizer(lexicon.data());
    const structure::Outliner outliner(lexicon);
    const extract::Extractor extractor(lexicon);
    const read::Documents documents(paths, {});
    std::vector<Mention> found;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        try {
            const read::SourceText source = reader.read(documents.load(i));
            const text::NormalText normal = normalizer.normalize(source.text);
            const extract::Facts facts =
                extractor.extract(source.sha256, source.path, normal, outliner.outline(normal));
            const int scope = resolver.scopes().scope(facts).place;
            for (const extract::Owner& owner : facts.owners) {
                found.push_back({owner.name, owner.completed, scope});
            }
            for (const extract::Name& issuer : facts.document.issuers) {
                found.push_back({issuer.value, issuer.value, scope});
            }
            for (const extract::Group& group : facts.groups) {
                for (const extract::Member& member : group.members) {
                    found.push_back({member.name, member.name, scope});
                }
            }
        } catch (const base::InputError&) { // what cannot be read names nobody
        }
    }
    return found;
}

/// Does `one` with a mention, a million times, and says what it took.
template <typename One>
void measure(const char* name, const std::vector<Mention>& mentions, std::size_t times, std::size_t distinct,
             const One& one) {
    const std::size_t before = mallinfo2().uordblks;
    const double start = cpu_seconds();
    for (std::size_t i = 0; i < times; ++i) {
        one(mentions[i % mentions.size()]);
    }
    const double seconds = cpu_seconds() - start;
    std::cout << name << '\t' << times << '\t' << distinct << '\t' << seconds << '\t' << mallinfo2().uordblks - before
              << '\n';
}

int run(const std::vector<std::filesystem::path>& paths) {
    const lexicon::Lexicon lexicon = lexicon::Lexicon::load(lexicon::find_home() / "data");
    const resolve::Resolver resolver(lexicon);
    const std::vector<Mention> mentions = mentions_in(paths, lexicon, resolver);
    if (mentions.empty()) {
        std::cerr << "no agency is named there\n";
        return 1;
    }
    const std::set<Mention> all(mentions.begin(), mentions.end());
    const std::size_t distinct = all.size();
    std::size_t bytes = 0; // so that nothing is left out as useless
    std::unordered_map<std::string, std::size_t> floor;
    measure("floor", mentions, k_mentions, distinct, [&](const Mention& mention) {
        bytes += ++floor[std::to_string(mention.scope) + '\t' + mention.written + '\t' + mention.completed];
    });
    for (const std::size_t times : {k_mentions / 10, k_mentions}) {
        resolve::AgencyCache cache(resolver.namer(), resolver.relations());
        measure("resolve", mentions, times, distinct, [&](const Mention& mention) {
            bytes += cache.find(mention.written, mention.completed, mention.scope).record->name.full.size();
        });
    }
    measure("name", {all.begin(), all.end()}, distinct, distinct, [&](const Mention& mention) {
        bytes += resolver.namer().name(mention.completed, mention.scope).full.size();
    });
    std::cerr << mentions.size() << " mentions in the documents, " << bytes << " bytes of names\n";
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run({argv + 1, argv + argc});
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 2;
    }
}
