// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/span.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace policygraph::read {

/// What the publisher says of the document outside its text (a metadata table or <meta> of a web page):
/// `key` is one of title, doc_number, issuer, date_signed, date_published, validity, index_number.
struct Field {
    std::string key;
    std::string value;
    base::Span span; ///< where the text shows it; empty where it stands in markup only
};

/// One document as text. `text` is valid UTF-8: decoded, markup and page furniture taken off, not yet
/// normalised. All evidence spans are byte offsets into it; for a plain UTF-8 file it is the file's bytes
/// (a leading byte-order mark included), so that offsets are offsets into the file.
struct SourceText {
    std::string path;        ///< as given to the reader
    std::string sha256;      ///< of the raw bytes, 64 hexadecimal digits: the document's id
    std::uint64_t bytes = 0; ///< size of the raw bytes
    std::string format;      ///< "text", "html", "docx", …
    std::string decoder;     ///< "utf-8", "gb18030", … with the decoder's version where it matters
    std::string text;
    std::vector<Field> metadata;
};

} // namespace policygraph::read
