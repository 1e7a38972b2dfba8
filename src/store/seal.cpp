// SPDX-License-Identifier: Apache-2.0
#include "store/seal.hpp"

#include "store/statement.hpp"

#include <policygraph/base/hash.hpp>
#include <policygraph/store/prepared.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <numeric>

namespace policygraph::store {

namespace {

/// Each part with its length before it, so that no two lists give the same.
void append(std::string& bytes, std::initializer_list<std::string_view> parts) {
    for (const std::string_view part : parts) {
        std::array<char, 20> digits{};
        bytes.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), part.size()).ptr);
        bytes += ':';
        bytes += part;
    }
}

constexpr const char* k_documents = "SELECT d.id, d.seal, d.key, n.key, d.bytes, d.format, d.decoder, d.extractor, "
                                    "d.text FROM document d JOIN node n ON n.id = d.node ORDER BY d.id";
constexpr const char* k_evidence =
    "SELECT CASE WHEN v.edge IS NULL THEN 'node' ELSE 'edge' END, coalesce(n.key, e.key), v.byte_start, v.byte_end, "
    "v.rule, v.confidence, v.written, coalesce(v.name, ''), v.attributes, v.priority FROM evidence v "
    "LEFT JOIN node n ON n.id = v.node LEFT JOIN edge e ON e.id = v.edge "
    "WHERE v.document = ? AND e.kind IS NOT 'VERSION_OF'"; // no document claims those: store/ties.hpp
constexpr const char* k_aliases = "SELECT n.key, a.name, a.type FROM alias_document s JOIN alias a ON a.id = s.alias "
                                  "JOIN node n ON n.id = a.node WHERE s.document = ?";

/// The seal that the rows of the document at hand give. `Asked` is a Statement or a Prepared.
template <class Asked>
std::string seal_of(const Asked& document, Asked& evidence, Asked& aliases) {
    Seal seal;
    while (evidence.step()) {
        seal.add({evidence.text(0), evidence.text(1), evidence.text(2), evidence.text(3), evidence.text(4),
                  evidence.text(5), evidence.text(6), evidence.text(7), evidence.text(8), evidence.text(9)});
    }
    while (aliases.step()) {
        seal.add({"alias", aliases.text(0), aliases.text(1), aliases.text(2)});
    }
    return seal.close({document.text(2), document.text(3), document.text(4), document.text(5), document.text(6),
                       document.text(7), document.text(8)});
}

} // namespace

void Seal::add(std::initializer_list<std::string_view> claim) {
    const std::size_t begin = m_bytes.size();
    append(m_bytes, claim);
    m_claims.emplace_back(begin, m_bytes.size() - begin);
}

std::string Seal::close(std::initializer_list<std::string_view> document) {
    const auto claim = [&](std::size_t i) {
        return std::string_view(m_bytes).substr(m_claims[i].first, m_claims[i].second);
    };
    std::vector<std::size_t> order(m_claims.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const int compared = claim(a).compare(claim(b));
        return compared < 0 || (compared == 0 && a < b);
    });
    std::string all;
    append(all, document);
    all.reserve(all.size() + m_bytes.size() + order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && claim(order[i]) == claim(order[i - 1])) {
            m_repeated.push_back(order[i]);
            continue;
        }
        all += claim(order[i]);
        all += '\n';
    }
    return base::sha256_hex(all);
}

void seal_all(const Connection& connection) {
    Statement documents(connection, k_documents);
    Statement evidence(connection, k_evidence);
    Statement aliases(connection, k_aliases);
    std::vector<std::pair<std::int64_t, std::string>> seals;
    while (documents.step()) {
        evidence.bind(0, documents.integer(0));
        aliases.bind(0, documents.integer(0));
        seals.emplace_back(documents.integer(0), seal_of(documents, evidence, aliases));
        evidence.reset();
        aliases.reset();
    }
    Statement update(connection, "UPDATE document SET seal = ? WHERE id = ?");
    for (const auto& [row, seal] : seals) {
        update.bind(0, seal).bind(1, row).execute();
    }
}

void check_seals(const Reader& reader, const std::function<void(const std::string&)>& problem) {
    Prepared documents(reader, k_documents);
    Prepared evidence(reader, k_evidence);
    Prepared aliases(reader, k_aliases);
    while (documents.step()) {
        evidence.bind(0, documents.integer(0));
        aliases.bind(0, documents.integer(0));
        if (seal_of(documents, evidence, aliases) != documents.text(1)) {
            problem("document " + std::string(documents.text(2)) + ": its facts are not those that were stored");
        }
    }
}

} // namespace policygraph::store
