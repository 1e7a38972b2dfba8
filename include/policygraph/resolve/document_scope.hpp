// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/facts.hpp>
#include <policygraph/resolve/agency_namer.hpp>
#include <policygraph/resolve/document_numbers.hpp>

#include <string>
#include <string_view>

namespace policygraph::resolve {

/// The place that a document applies to, and why we think so.
struct Scope {
    int place = k_no_place; ///< k_country for documents of the centre
    std::string name;       ///< full name; of places below the county the name as written; "" if not known
    std::string reason;     ///< "issuer", "doc_number", "notice_title", "title", "recipients", "owners"
    base::Span span;        ///< what says so (source text)
};

/// Works out the place of documents: issuer, number prefix (data/doc_number_prefixes.tsv), titles, recipients and
/// owners, in this order; the first that says something decides.
class DocumentScope {
public:
    /// Both must live as long.
    DocumentScope(const AgencyNamer& namer, const DocumentNumbers& numbers);

    [[nodiscard]] Scope scope(const extract::Facts& facts) const;

private:
    [[nodiscard]] int leading_place(std::string_view text, bool weak) const;
    [[nodiscard]] int place_in(std::string_view title) const;
    [[nodiscard]] Scope from_issuers(const extract::Facts& facts) const;
    [[nodiscard]] Scope from_number(const extract::Facts& facts) const;
    [[nodiscard]] Scope from_titles(const extract::Facts& facts) const;
    [[nodiscard]] Scope from_recipients(const extract::Facts& facts) const;
    [[nodiscard]] Scope from_weak_titles(const extract::Facts& facts) const;
    [[nodiscard]] Scope township(const extract::Name& name, const char* reason) const;
    [[nodiscard]] Scope from_owners(const extract::Facts& facts) const;
    [[nodiscard]] Scope made(int place, const char* reason, base::Span span) const;

    const AgencyNamer& m_namer;
    const DocumentNumbers& m_numbers;
};

} // namespace policygraph::resolve
