// SPDX-License-Identifier: Apache-2.0
#include <policygraph/store/entry.hpp>

#include "store/seal.hpp"
#include "store/text_grams.hpp"

#include <policygraph/base/attributes.hpp>
#include <policygraph/base/errors.hpp>
#include <policygraph/graph/claims.hpp>

#include <algorithm>
#include <utility>

namespace policygraph::store {

namespace {

bool at_border(const std::string& text, std::uint32_t offset) {
    return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

void require_quotes(const read::SourceText& source, const resolve::Contribution& contribution) {
    const std::string& text = source.text;
    const auto inside = [&](const resolve::Evidence& evidence) {
        const base::Span span = evidence.span;
        if (span.begin > span.end || span.end > text.size() || !at_border(text, span.begin) ||
            !at_border(text, span.end)) {
            throw base::InputError(source.path, "rule " + evidence.rule + " gave a quote outside the text", span.begin);
        }
    };
    for (const resolve::NodeClaim& claim : contribution.nodes) {
        inside(claim.evidence);
    }
    for (const resolve::EdgeClaim& claim : contribution.edges) {
        inside(claim.evidence);
    }
}

void require_itself(const read::SourceText& source, const resolve::Contribution& contribution,
                    const std::string& self) {
    if (std::none_of(contribution.nodes.begin(), contribution.nodes.end(),
                     [&](const resolve::NodeClaim& claim) { return claim.id == self; })) {
        throw base::InputError(source.path, "the document makes no claim of itself");
    }
}

void seal_claim(Seal& seal, std::string_view what, std::string_view key, std::string_view name, unsigned priority,
                const std::string& attributes, const resolve::Evidence& evidence) {
    seal.add({what, key, std::to_string(evidence.span.begin), std::to_string(evidence.span.end), evidence.rule,
              std::to_string(evidence.confidence), evidence.written, name, attributes, std::to_string(priority)});
}

Entry::Claim written(std::string_view name, const base::Attributes& attributes) {
    constexpr std::size_t k_odd = 0x9E3779B97F4A7C15U; // so that the parts cannot change places
    Entry::Claim claim{base::to_json(attributes), {}, 0};
    claim.opinion = std::hash<std::string_view>{}(name)*k_odd + std::hash<std::string>{}(claim.attributes);
    return claim;
}

} // namespace

Entry make_entry(read::SourceText source, std::string extractor, resolve::Contribution contribution) {
    const std::string self = resolve::document_node_id(source.sha256);
    require_quotes(source, contribution);
    require_itself(source, contribution, self);
    graph::require_closed(contribution);
    Entry entry{std::move(source), std::move(extractor), std::move(contribution), {}, {}, {}, {}};
    Seal seal;
    for (const resolve::NodeClaim& claim : entry.contribution.nodes) {
        entry.nodes.push_back(written(claim.name, claim.attributes));
        seal_claim(seal, "node", claim.id, claim.name, claim.priority, entry.nodes.back().attributes, claim.evidence);
    }
    for (const resolve::EdgeClaim& claim : entry.contribution.edges) {
        entry.edges.push_back(written({}, claim.attributes));
        entry.edges.back().id = claim.id();
        seal_claim(seal, "edge", entry.edges.back().id, {}, k_edge_priority, entry.edges.back().attributes,
                   claim.evidence);
    }
    for (const resolve::AliasClaim& claim : entry.contribution.aliases) {
        seal.add({"alias", claim.node, claim.name, claim.type});
    }
    const read::SourceText& text = entry.source;
    entry.seal = seal.close(
        {text.sha256, self, std::to_string(text.bytes), text.format, text.decoder, entry.extractor, text.text});
    for (const std::size_t repeated : seal.repeated()) {
        if (repeated < entry.nodes.size()) {
            entry.nodes[repeated].repeated = true;
        } else if (repeated - entry.nodes.size() < entry.edges.size()) {
            entry.edges[repeated - entry.nodes.size()].repeated = true;
        }
    }
    entry.grams = grams_of(text.text);
    return entry;
}

} // namespace policygraph::store
