// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/judgements.hpp>

#include "resolve/markers.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/hash.hpp>
#include <policygraph/base/tsv.hpp>

#include <algorithm>
#include <cctype>
#include <vector>

namespace policygraph::resolve {

namespace {

constexpr std::size_t k_id_size = 32; // hexadecimal digits of a content id
constexpr char k_at = '@';

struct Pair {
    std::string a;
    std::string b;
    std::size_t line = 0;
};

bool is_id(std::string_view text) {
    return text.size() == k_id_size &&
           std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

class Names {
public:
    Names(const std::filesystem::path& path, const AgencyNamer& namer, const PolicyTitles& titles)
        : m_path(path), m_namer(namer), m_titles(titles) {}

    [[nodiscard]] std::string id(const std::string& cell, std::size_t line) const {
        if (is_id(cell)) {
            return cell;
        }
        if (cell.starts_with(k_title_open) && cell.ends_with(k_title_close)) {
            const std::size_t marks = k_title_open.size() + k_title_close.size();
            const std::string title = cell.substr(k_title_open.size(), cell.size() - marks);
            if (const std::string found = m_titles.identity(title).id; !found.empty()) {
                return found;
            }
            throw base::DataError(m_path.string(), line, 0, cell + " names no policy by itself");
        }
        const std::size_t at = cell.find(k_at);
        const int place = at == std::string::npos ? k_no_place : find_place(cell.substr(at + 1));
        if (place == k_no_place) {
            throw base::DataError(m_path.string(), line, 0,
                                  "\"" + cell + "\" is neither a node id nor a title in 《》 nor NAME@PLACE");
        }
        return base::content_id({"Agency", m_namer.places()[place].code, cell.substr(0, at)});
    }

private:
    [[nodiscard]] int find_place(const std::string& text) const {
        const PlaceTable& places = m_namer.places();
        if (const int place = places.find_code(text); place != k_no_place) {
            return place;
        }
        for (int place = 0; place < places.size(); ++place) {
            if (places[place].full_name == text) {
                return place;
            }
        }
        return k_no_place;
    }

    const std::filesystem::path& m_path;
    const AgencyNamer& m_namer;
    const PolicyTitles& m_titles;
};

/// Groups of ids that were said to be one; the least id stands for its group.
std::map<std::string, std::string, std::less<>> grouped(const std::vector<Pair>& pairs) {
    std::map<std::string, std::string, std::less<>> least;
    for (const Pair& pair : pairs) {
        for (const std::string& id : {pair.a, pair.b}) {
            least.try_emplace(id, id);
        }
        const std::string one = std::min(least[pair.a], least[pair.b]);
        const std::string two = std::max(least[pair.a], least[pair.b]);
        for (auto& [id, stands] : least) {
            if (stands == two) {
                stands = one;
            }
        }
    }
    return least;
}

} // namespace

Judgements::Judgements(const std::filesystem::path& path, const AgencyNamer& namer, const PolicyTitles& titles) {
    if (!std::filesystem::exists(path)) {
        return;
    }
    const Names names(path, namer, titles);
    std::vector<Pair> same;
    std::vector<Pair> different;
    std::map<std::string, std::size_t> named;
    for (const base::TsvRow& row : base::read_tsv(path, 5)) {
        const std::string& verdict = row.cells[0];
        const std::string a = names.id(row.cells[1], row.line);
        if (verdict == "name") {
            const auto [known, added] = named.emplace(a, row.line);
            if (!added && m_names[a] != row.cells[2]) {
                throw base::DataError(path.string(), row.line, 0,
                                      "gives another name than line " + std::to_string(known->second));
            }
            m_names[a] = row.cells[2];
        } else if (verdict == "same" || verdict == "different") {
            (verdict == "same" ? same : different).push_back({a, names.id(row.cells[2], row.line), row.line});
        } else {
            throw base::DataError(path.string(), row.line, 1, "\"" + verdict + "\" is not same, different or name");
        }
    }
    m_same = grouped(same);
    for (const Pair& pair : different) {
        if (settled(pair.a) != settled(pair.b)) {
            continue;
        }
        std::size_t line = 0;
        for (const Pair& other : same) {
            line = settled(other.a) == settled(pair.a) ? other.line : line;
        }
        throw base::DataError(path.string(), pair.line, 0, "contradicts line " + std::to_string(line));
    }
}

const std::string& Judgements::settled(const std::string& id) const {
    const auto found = m_same.find(id);
    return found == m_same.end() ? id : found->second;
}

void Judgements::apply(Contribution& contribution) const {
    if (m_same.empty() && m_names.empty()) {
        return;
    }
    for (NodeClaim& claim : contribution.nodes) {
        const auto name = m_names.find(claim.id);
        if (name != m_names.end()) {
            claim.name = name->second;
            claim.priority = 0;
        }
        claim.id = settled(claim.id);
    }
    for (EdgeClaim& claim : contribution.edges) {
        claim.source = settled(claim.source);
        claim.target = settled(claim.target);
    }
    std::erase_if(contribution.edges, [](const EdgeClaim& claim) { return claim.source == claim.target; });
    for (AliasClaim& claim : contribution.aliases) {
        claim.node = settled(claim.node);
    }
}

} // namespace policygraph::resolve
