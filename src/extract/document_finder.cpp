// SPDX-License-Identifier: Apache-2.0
#include "document_finder.hpp"

namespace policygraph::extract {

DocumentFinder::DocumentFinder(const lexicon::Lexicon&) {}

Document DocumentFinder::find(const Context& context) const {
    const structure::Header& header = context.outline.header;
    const auto name = [&](const structure::Found& found, const char* rule) {
        return Name{found.value, context.evidence(found.span, rule)};
    };
    const auto optional = [&](const std::optional<structure::Found>& found, const char* rule) {
        return found ? std::optional<Name>(name(*found, rule)) : std::nullopt;
    };
    const auto all = [&](const std::vector<structure::Found>& found, const char* rule) {
        std::vector<Name> names;
        for (const structure::Found& one : found) {
            names.push_back(name(one, rule));
        }
        return names;
    };
    Document document;
    document.kind = structure::name_of(header.kind);
    document.title = optional(header.title, "document.title");
    document.notice_title = optional(header.notice_title, "document.notice_title");
    document.doc_number = optional(header.doc_number, "document.doc_number");
    document.other_numbers = all(header.other_numbers, "document.other_number");
    document.issuers = all(header.issuers, "document.issuer");
    document.recipients = all(header.recipients, "document.recipient");
    document.date_signed = optional(header.date_signed, "document.date_signed");
    document.date_effective = optional(header.date_effective, "document.date_effective");
    document.date_expires = optional(header.date_expires, "document.date_expires");
    return document;
}

} // namespace policygraph::extract
