// SPDX-License-Identifier: Apache-2.0
// A build in three steps: which files there are, what each says (on threads, results in the order of the
// files), what that means for the database. tests/unit/pipeline/build_test.cpp holds an updated database against
// a fresh one.
#include <policygraph/pipeline/build.hpp>

#include "ordered_work.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/graph/claims.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/lexicon/ontology.hpp>
#include <policygraph/pipeline/extractor.hpp>
#include <policygraph/read/documents.hpp>
#include <policygraph/read/reader.hpp>
#include <policygraph/store/database.hpp>
#include <policygraph/store/digest.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <variant>

namespace policygraph::pipeline {

namespace {

/// A file that gave a document. `entry` is absent where the database has it already.
struct ReadFile {
    std::string sha256;
    std::string path;
    std::optional<store::Entry> entry;
};

using FileResult = std::variant<ReadFile, Refused>;

/// What the database held when the build began.
struct Before {
    std::set<std::string> paths;
    std::map<std::string, std::string> path_of; // document → path
    std::set<std::string> current;              // documents whose claims this program would make the same
};

Before look(const store::Database& database, const std::string& version) {
    Before before;
    for (const store::StoredDocument& document : database.documents()) {
        before.paths.insert(document.path);
        before.path_of.emplace(document.sha256, document.path);
        if (document.extractor == version) {
            before.current.insert(document.sha256);
        }
    }
    return before;
}

Refused refusal(const std::string& path, const std::string& what) {
    // The sentence begins with the path, which the report has in a field of its own.
    const std::string prefix = path + ": ";
    return {path, what.starts_with(prefix) ? what.substr(prefix.size()) : what};
}

/// What every file is read with: made once, shared by the threads.
struct Tools {
    Tools(const std::filesystem::path& home, const std::string& encoding)
        : reader(home / "data", {encoding}), extractor(home), ontology(lexicon::Ontology::load(home / "schema")),
          version(extractor.version() + (encoding.empty() ? "" : "+" + encoding)) {}

    read::Reader reader;
    Extractor extractor;
    lexicon::Ontology ontology;
    std::string version; ///< of what facts depend on: program, data, the encoding asked for
};

FileResult handle(const Tools& tools, const Before& before, const read::Documents& documents, std::size_t i) {
    std::string path = documents.name(i);
    try {
        read::RawDocument raw = documents.load(i);
        path = raw.name;
        if (!before.current.empty()) { // else the reader's hash of the bytes is the only one that is needed
            if (std::string id = read::document_id(raw); before.current.contains(id)) {
                return ReadFile{std::move(id), std::move(path), std::nullopt};
            }
        }
        Extraction made = tools.extractor.run(tools.reader.read(std::move(raw)));
        store::Entry entry = store::make_entry(std::move(made.source), tools.version, std::move(made.contribution));
        graph::require_kinds(entry.contribution, tools.ontology);
        return ReadFile{entry.source.sha256, entry.source.path, std::move(entry)};
    } catch (const base::InputError& error) {
        return refusal(path, error.what());
    } catch (const base::DataError&) {
        throw;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) { // a mistake of ours in one document must not cost the others
        return refusal(path, std::string("internal error, please report it: ") + error.what());
    }
}

/// The database's side of a build: which documents are added, renamed, taken out.
class Update {
public:
    Update(store::Database& database, const Before& before, BuildReport& report)
        : m_database(database), m_before(before), m_report(report) {}

    /// False where another document of this build has the same path already (two records of a table).
    [[nodiscard]] bool take(const ReadFile& file) {
        const std::string& sha256 = file.sha256;
        const std::string& path = file.path;
        const auto [read, is_first] = m_read_paths.emplace(path, sha256);
        if (!is_first && read->second != sha256) {
            return false;
        }
        const auto [place, is_new] = m_path_of.emplace(sha256, path);
        if (!is_new) { // the same bytes under two names are one document; it bears the lesser
            ++m_report.repeated;
            place->second = std::min(place->second, path);
        } else if (file.entry) {
            const bool replaces = m_before.path_of.contains(sha256) || m_before.paths.contains(path);
            ++(replaces ? m_report.replaced : m_report.added);
            m_database.remove(sha256); // where it was read under other data files
            m_database.add(*file.entry);
            m_added_path.emplace(sha256, path);
        } else {
            ++m_report.unchanged;
        }
        return true;
    }

    /// Takes out what the files of this build held before and hold no longer, and with Prune what was not met.
    /// Then every document that was met gets its path.
    void finish(Absent absent) {
        for (const auto& [sha256, path] : m_before.path_of) { // `load` may have put several versions under a path
            const bool met = m_path_of.contains(sha256);
            if (!met && m_read_paths.contains(path)) {
                m_database.remove(sha256); // its file has other bytes now: counted as replaced
            } else if (!met && absent == Absent::Prune) {
                m_database.remove(sha256);
                ++m_report.removed;
            }
        }
        for (const auto& [sha256, path] : m_path_of) {
            settle_path(sha256, path);
        }
    }

private:
    // A known document may have another copy outside this build, whose name stands if it is the lesser.
    void settle_path(const std::string& sha256, const std::string& path) {
        const auto known = m_before.path_of.find(sha256);
        std::string settled = path;
        std::error_code error;
        if (known != m_before.path_of.end() && !m_read_paths.contains(known->second) &&
            (std::filesystem::exists(known->second, error) || m_finder.exists(known->second, {}))) {
            settled = std::min(settled, known->second);
        }
        const auto added = m_added_path.find(sha256);
        const std::string& now = added != m_added_path.end() ? added->second : known->second;
        if (now != settled) {
            m_database.rename(sha256, settled);
        }
    }

    store::Database& m_database;
    const Before& m_before;
    BuildReport& m_report;
    std::map<std::string, std::string> m_path_of;    // documents met in this build
    std::map<std::string, std::string> m_added_path; // those added, with the path they were added under
    std::map<std::string, std::string> m_read_paths; // with the document that was found there
    read::DocumentFinder m_finder;
};

void refuse(BuildReport& report, const BuildOptions& options, Refused refused) {
    if (options.refusal == Refusal::Stop) {
        throw base::InputError(refused.path, refused.reason);
    }
    report.refused.push_back(std::move(refused));
}

store::Database open_or_create(const std::filesystem::path& path) {
    std::error_code error;
    return std::filesystem::exists(path, error) ? store::Database::open(path) : store::Database::create(path);
}

} // namespace

BuildReport build(const std::vector<std::filesystem::path>& paths, const BuildOptions& options) {
    if (paths.empty()) {
        throw base::UsageError("name at least one file or folder to build from");
    }
    const std::filesystem::path home = options.home.empty() ? lexicon::find_home() : options.home;
    const Tools tools(home, options.encoding);
    BuildReport report;
    read::Documents documents(paths, options.columns);
    documents.sort();
    for (const read::Outcome& outcome : documents.problems()) {
        refuse(report, options, refusal(outcome.path.string(), outcome.problem));
    }
    if (documents.size() == 0 && options.absent == Absent::Keep) {
        report.read = documents.problems().size();
        return report; // nothing to read: no database is made or touched
    }
    store::Database database = open_or_create(options.database);
    const Before before = look(database, tools.version);
    Update update(database, before, report);

    OrderedWork<FileResult> work(documents.size(), [&](std::size_t i) { return handle(tools, before, documents, i); });
    const std::size_t threads =
        options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    work.run(threads, [&](std::size_t i, FileResult&& result) {
        ++report.read;
        if (auto* file = std::get_if<ReadFile>(&result)) {
            if (!update.take(*file)) {
                refuse(report, options, {file->path, "is the path of an earlier record too"});
            }
        } else {
            refuse(report, options, std::get<Refused>(std::move(result)));
        }
        if (options.progress) {
            options.progress(i + 1, documents.size());
        }
        report.interrupted = options.interrupted && options.interrupted();
        return !report.interrupted;
    });
    if (!report.interrupted) { // what was not reached is not gone
        update.finish(options.absent);
    }
    std::sort(report.refused.begin(), report.refused.end(),
              [](const Refused& a, const Refused& b) { return a.path < b.path; });
    if (report.added + report.replaced + report.unchanged == 0 && before.path_of.empty()) {
        return report; // no document, and none before: no database is made of nothing
    }
    report.content = database.commit();
    return report;
}

BuildReport remove(const std::filesystem::path& path, const std::vector<std::string>& documents) {
    constexpr std::size_t k_least_digits = 8;
    BuildReport report;
    store::Database database = store::Database::open(path);
    const std::vector<store::StoredDocument> stored = database.documents();
    std::set<std::string> chosen;
    for (const std::string& name : documents) {
        std::set<std::string> fitting;
        for (const store::StoredDocument& document : stored) {
            if (document.path == name || (name.size() >= k_least_digits && document.sha256.starts_with(name))) {
                fitting.insert(document.sha256);
            }
        }
        if (fitting.size() != 1) {
            throw base::UsageError((fitting.empty() ? "no document is \"" : "several documents are \"") + name + '"');
        }
        chosen.insert(*fitting.begin());
    }
    for (const std::string& sha256 : chosen) {
        database.remove(sha256);
    }
    report.content = database.commit();
    report.removed = chosen.size();
    return report;
}

std::string digest(const std::filesystem::path& database) {
    return store::digest(store::Reader(database));
}

} // namespace policygraph::pipeline
