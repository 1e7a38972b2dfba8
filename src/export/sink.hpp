// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace policygraph::exporting {

/// Collects output and hands it to the stream in large pieces; counts characters that had to be replaced.
class Sink {
public:
    explicit Sink(std::ostream& out) : m_out(out) {}
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;
    ~Sink() { flush(); }

    Sink& operator<<(std::string_view text) {
        if (k_piece - m_used < text.size()) {
            flush();
            if (text.size() > k_piece) {
                m_out.write(text.data(), static_cast<std::streamsize>(text.size()));
                return *this;
            }
        }
        std::memcpy(end(), text.data(), text.size());
        m_used += text.size();
        return *this;
    }
    void flush() {
        m_out.write(m_buffer.get() + k_margin, static_cast<std::streamsize>(m_used));
        m_used = 0;
    }

    /// Text as XML character data or attribute value (XML 1.0); what XML cannot hold becomes U+FFFD.
    void xml(std::string_view text);
    /// Text as a JSON string with its quotes.
    void json(std::string_view text);
    /// Text as a CSV field that no spreadsheet runs as a formula.
    void csv(std::string_view text);
    /// Text as a CSV field in quotes, as it is.
    void quoted(std::string_view text);
    /// Text as a quoted DOT string.
    void dot(std::string_view text);
    /// A number in its shortest form that reads back the same, in no locale.
    void number(double value);
    void whole(std::int64_t value);

    [[nodiscard]] std::size_t replaced() const { return m_replaced; }
    /// For writers that replace characters themselves.
    void count_replaced(std::size_t characters) { m_replaced += characters; }

private:
    static constexpr std::size_t k_piece = 1U << 16U;
    static constexpr std::size_t k_margin = 32; // readable before and writable behind
    [[nodiscard]] char* end() { return m_buffer.get() + k_margin + m_used; }
    /// Appends the text if it can go out as it is.
    template <typename Special>
    bool append_plain(std::string_view text);
    /// The text itself, or where it is not UTF-8, a repaired copy in m_valid.
    std::string_view valid(std::string_view text);
    std::string_view table_text(std::string_view text);

    std::ostream& m_out;
    std::unique_ptr<char[]> m_buffer = std::make_unique<char[]>(k_piece + 2 * k_margin); // NOLINT(*-avoid-c-arrays)
    std::size_t m_used = 0;
    std::string m_valid;
    std::size_t m_replaced = 0;
};

} // namespace policygraph::exporting
