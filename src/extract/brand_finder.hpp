// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/cue_scanner.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include "layout.hpp"
#include "name_places.hpp"

#include <string>
#include <vector>

namespace policygraph::extract {

/// Finds brands by the kind of mark that follows their name: “某橙”、“某茶”集体商标; 某县白茶、某县蜜桔等地理标志产品
/// (unquoted names must begin with their place). Words: data/lexicon/brand_words.tsv.
class BrandFinder {
public:
    BrandFinder(const lexicon::Lexicon& lexicon, const NamePlaces& places);
    [[nodiscard]] std::vector<Brand> find(const Context& context) const;
    [[nodiscard]] const lexicon::CueScanner& marks() const { return m_marks; }

private:
    struct Scan;
    [[nodiscard]] static std::uint32_t list_before(const Scan& scan, std::uint32_t mark);
    void quoted(Scan& scan, std::uint32_t mark, const std::string& type) const;
    void unquoted(Scan& scan, std::uint32_t mark, const std::string& type) const;
    [[nodiscard]] base::Span place_name(std::string_view text, base::Span piece) const;
    [[nodiscard]] static bool has(std::string_view text, const std::vector<std::string>& words);
    [[nodiscard]] std::string_view place_before(const Scan& scan, std::uint32_t quotes) const;
    static void add(Scan& scan, base::Span name, base::Span evidence, const std::string& type, std::string_view place,
                    const char* rule);

    std::vector<std::string> m_types; ///< one a cue: the type of brand
    std::vector<std::string> m_not_after;
    std::vector<std::string> m_never;
    std::vector<std::string> m_generic;
    const NamePlaces& m_places;
    lexicon::CueScanner m_marks;
};

} // namespace policygraph::extract
