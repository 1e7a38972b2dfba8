// SPDX-License-Identifier: Apache-2.0
#include "cli/command_judge.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/tsv.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/query/names.hpp>
#include <policygraph/resolve/judgements.hpp>
#include <policygraph/store/reader.hpp>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

namespace policygraph::cli {

namespace {

/// A cell of the file: no tab, no line break.
std::string cell(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < ' '; }, ' ');
    return text;
}

bool is_id(const std::string& text) {
    constexpr std::size_t k_id_size = 32;
    return text.size() == k_id_size &&
           std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

class Judge : public Command {
public:
    explicit Judge(const char* verdict) : m_verdict(verdict) {}

    void declare(CLI::App& app) override {
        app.add_option("A", m_a, "One node: its name, or its id")->required();
        app.add_option("B", m_b, "The other")->required();
        app.add_option("--reason", m_reason, "Why; kept beside the judgement")->required()->type_name("TEXT");
        app.add_option("--author", m_author, "Who says so")->type_name("NAME");
        app.add_option("--file", m_file, "The file of judgements; data/judgements.tsv if none is named")
            ->type_name("FILE");
        add_database(app, m_database);
        add_examples(app, m_verdict);
    }

    int run(std::ostream& out) override {
        const store::Reader reader(m_database);
        const std::string row = m_verdict + '\t' + id(reader, m_a) + '\t' + id(reader, m_b) + '\t' +
                                cell(m_reason + ": " + m_a + " / " + m_b) + '\t' + cell(m_author) + '\n';
        const std::filesystem::path data = lexicon::find_home() / "data";
        const std::filesystem::path file = m_file.empty() ? data / "judgements.tsv" : std::filesystem::path(m_file);
        append(data, file, row);
        out << file.string() << ": " << row;
        return k_done;
    }

private:
    [[nodiscard]] static std::string id(const store::Reader& reader, const std::string& name) {
        // The id of a node that a judgement has taken away is in no database, and still may be meant.
        return is_id(name) ? name : query::find_node(reader, name, {}).key;
    }

    /// The file is replaced only by one that can be read and does not contradict itself.
    static void append(const std::filesystem::path& data, const std::filesystem::path& file, const std::string& row) {
        std::string text;
        if (std::filesystem::exists(file)) {
            text = base::read_data_file(file);
            text += text.empty() || text.ends_with('\n') ? "" : "\n";
        } else {
            text = "# columns: verdict\tA\tB\treason\tauthor\n";
        }
        std::filesystem::path next = file;
        next += ".new";
        {
            std::ofstream stream(next, std::ios::binary);
            stream << text << row;
            if (!stream.flush()) {
                throw base::DataError(next.string(), 0, 0, "cannot be written");
            }
        }
        std::error_code ignored;
        try {
            const resolve::AgencyNamer namer(data);
            const resolve::DocumentNumbers numbers(data, namer.places());
            const resolve::PolicyTitles titles(data, namer, numbers);
            const resolve::Judgements checked(next, namer, titles);
        } catch (...) {
            std::filesystem::remove(next, ignored);
            throw;
        }
        std::error_code failed;
        std::filesystem::rename(next, file, failed);
        if (failed) {
            std::filesystem::remove(next, ignored);
            throw base::DataError(file.string(), 0, 0, "cannot be replaced: " + failed.message());
        }
    }

    std::string m_verdict;
    std::string m_a;
    std::string m_b;
    std::string m_reason;
    std::string m_author;
    std::string m_file;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_same() {
    return std::make_unique<Judge>("same");
}

std::unique_ptr<Command> make_different() {
    return std::make_unique<Judge>("different");
}

} // namespace policygraph::cli
