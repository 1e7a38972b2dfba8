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
        if (m_room - m_used < text.size()) {
            make_room(text.size());
        }
        std::memcpy(m_buffer.get() + m_used, text.data(), text.size());
        m_used += text.size();
        return *this;
    }
    void flush() {
        m_out.write(m_buffer.get(), static_cast<std::streamsize>(m_used));
        m_used = 0;
    }

    /// Until `release`, output stays here: `held` is all of it since `hold` or `drop`.
    void hold() {
        flush();
        m_held = true;
    }
    [[nodiscard]] std::string_view held() const { return {m_buffer.get(), m_used}; }
    void drop() { m_used = 0; }
    void release() {
        m_held = false;
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
    void make_room(std::size_t bytes);
    /// The text itself, or where it is not UTF-8, a repaired copy in m_valid.
    std::string_view valid(std::string_view text);
    std::string_view table_text(std::string_view text);

    std::ostream& m_out;
    std::unique_ptr<char[]> m_buffer = std::make_unique_for_overwrite<char[]>(k_piece); // NOLINT(*-avoid-c-arrays)
    std::size_t m_room = k_piece;
    std::size_t m_used = 0;
    bool m_held = false;
    std::string m_valid;
    std::size_t m_replaced = 0;
};

} // namespace policygraph::exporting
