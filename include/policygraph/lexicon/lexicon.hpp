// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/lexicon/word_list.hpp>

#include <filesystem>
#include <map>
#include <string>

namespace policygraph::lexicon {

/// The knowledge of data/, loaded once and never changed: lexicons by the name of their file. Modules
/// compile their own automata and grammars from it once (e.g. structure::Outliner, extract::Extractor).
class Lexicon {
public:
    /// Reads data/lexicon/*.tsv below `data`; throws DataError. The number of columns of a list is
    /// announced by its comment line "# columns: word TAB …".
    [[nodiscard]] static Lexicon load(const std::filesystem::path& data);

    /// A list by its file name without ".tsv"; throws DataError where there is none.
    [[nodiscard]] const WordList& list(const std::string& name) const;
    /// The data folder itself, for files with a form of their own (rules/, places.tsv, agencies.tsv).
    [[nodiscard]] const std::filesystem::path& data() const { return m_data; }

private:
    std::filesystem::path m_data;
    std::map<std::string, WordList> m_lists;
};

/// Where data/, schema/, queries/ and exports/ are: $POLICYGRAPH_HOME, else share/policygraph beside the
/// program's bin/, else the source tree that the program was built from. Throws DataError if none has data/.
[[nodiscard]] std::filesystem::path find_home();

} // namespace policygraph::lexicon
