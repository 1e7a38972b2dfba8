// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/agency_namer.hpp>

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <array>

// Several organs written without a mark between them (湖南省教育厅湖南省财政厅), and lists that go on in a zone.
namespace policygraph::resolve {

namespace {

constexpr std::string_view k_key_level = "level";
constexpr std::size_t k_least_run = 18; // bytes of two such
constexpr std::size_t k_most_run = 400; // bytes
constexpr std::size_t k_least_part = 9; // bytes: 教育部

/// Names of organs of the centre and names that say their place; a name that could be the end of another is no part.
bool certain(const AgencyName& name) {
    constexpr std::array k_rules = {"agency.central", "agency.place", "agency.level", "agency.frame", "agency.zone"};
    return name.official && !name.collective && std::find(k_rules.begin(), k_rules.end(), name.rule) != k_rules.end();
}

} // namespace

bool AgencyNamer::may_begin(std::string_view text, int scope) const {
    return opens_with(text, k_key_level) || !m_places.prefixes(text, scope).empty() || leading_central(text).second > 0;
}

std::vector<std::string_view> AgencyNamer::run_together(std::string_view written, int scope) const {
    if (written.size() < k_least_run || written.size() > k_most_run) {
        return {};
    }
    struct Way {
        int count = 0;
        std::size_t from = 0;
        bool local = false; ///< an organ of a place stands in it: none of the centre follows
    };
    std::vector<Way> ways(written.size() + 1);
    ways[0].count = 1;
    for (std::size_t at = 0; at < written.size(); at += base::utf8_length(written[at])) {
        if (ways[at].count == 0) {
            continue;
        }
        for (std::size_t end = at; end < written.size();) {
            end += base::utf8_length(written[end]);
            if (end - at < k_least_part || (end < written.size() && !may_begin(written.substr(end), scope))) {
                continue;
            }
            const AgencyName part = name(written.substr(at, end - at), scope);
            const bool central = part.place == k_country;
            if (!certain(part) || (central && ways[at].local)) {
                continue;
            }
            ways[end] = {std::min(2, ways[end].count + ways[at].count), at, ways[at].local || !central};
        }
    }
    std::vector<std::string_view> parts;
    for (std::size_t end = written.size(); end > 0 && ways[written.size()].count == 1; end = ways[end].from) {
        parts.insert(parts.begin(), written.substr(ways[end].from, end - ways[end].from));
    }
    return parts.size() > 1 ? parts : std::vector<std::string_view>();
}

std::string_view AgencyNamer::zone_prefix(std::string_view written, int scope) const {
    std::string_view longest;
    for (std::size_t size = 0; size < written.size(); size += base::utf8_length(written[size])) {
        const std::string_view head = written.substr(0, size);
        longest = zone(head, head, scope) ? head : longest;
    }
    return longest;
}

} // namespace policygraph::resolve
