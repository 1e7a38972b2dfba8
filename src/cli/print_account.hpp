// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/read/documents.hpp>
#include <policygraph/read/reader.hpp>
#include <policygraph/text/normalizer.hpp>

#include <ostream>

namespace policygraph::cli {

/// One line of JSON for a document: its bytes, as text, markup, furniture, repair (undecodable, or damage that the
/// normal form mends) and unexplained, and how many bytes of the text no source byte stands for. Throws InputError.
void print_account(const read::Reader& reader, const text::Normalizer& normalizer, read::RawDocument document,
                   std::ostream& out);

} // namespace policygraph::cli
