// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/sink.hpp"

#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

namespace policygraph::exporting {

/// JSON on its way into a `<script type="application/json">` block: whatever could end the block, open markup or
/// break a line for JavaScript (< > & U+2028 U+2029) goes out as \u escapes, which stand in JSON only within strings.
class InertJson : public std::streambuf {
public:
    explicit InertJson(Sink& out) : m_out(out) {}

protected:
    std::streamsize xsputn(const char* data, std::streamsize size) override;
    int_type overflow(int_type c) override;

private:
    void put(std::string_view text);

    Sink& m_out;
    std::string m_held; ///< the beginning of a U+2028 or U+2029 that a piece ended in
};

} // namespace policygraph::exporting
