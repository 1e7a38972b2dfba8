// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::serve {

/// What of a request decides whether it may be answered; each header as often as it came.
struct RequestFacts {
    std::string_view method;
    std::string_view path; ///< decoded
    std::vector<std::string> hosts;
    std::vector<std::string> origins;
    std::vector<std::string> sites; ///< Sec-Fetch-Site
    bool has_body = false;
    bool has_range = false;
};

struct Refusal {
    int status;
    std::string_view reason;
};

/// Who may have an answer: the browser of this machine that was given the address, and no page of another site through
/// it (DNS rebinding, cross-site requests).
class Guard {
public:
    Guard(std::uint16_t port, std::string secret);

    [[nodiscard]] std::optional<Refusal> refusal(const RequestFacts& request) const;
    /// The path after the secret: "", "api/graph", …
    [[nodiscard]] std::string_view rest(std::string_view path) const { return path.substr(m_secret.size() + 2); }
    [[nodiscard]] const std::string& secret() const { return m_secret; }

private:
    [[nodiscard]] bool knows(std::string_view path) const;

    std::vector<std::string> m_hosts;
    std::string m_secret;
};

/// 128 bits from the system as 32 hexadecimal digits.
[[nodiscard]] std::string make_secret();

} // namespace policygraph::serve
