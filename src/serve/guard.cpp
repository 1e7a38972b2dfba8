// SPDX-License-Identifier: Apache-2.0
#include "serve/guard.hpp"

#include <algorithm>
#include <random>

namespace policygraph::serve {

Guard::Guard(std::uint16_t port, std::string secret) : m_secret(std::move(secret)) {
    for (const char* const name : {"127.0.0.1", "localhost"}) {
        m_hosts.push_back(std::string(name) + ":" + std::to_string(port));
    }
}

/// Takes as long for a secret that is nearly right as for one that is not.
bool Guard::knows(std::string_view path) const {
    if (path.size() < m_secret.size() + 2 || path.front() != '/' || path[m_secret.size() + 1] != '/') {
        return false;
    }
    unsigned difference = 0;
    for (std::size_t i = 0; i < m_secret.size(); ++i) {
        difference |= static_cast<unsigned char>(path[i + 1]) ^ static_cast<unsigned char>(m_secret[i]);
    }
    return difference == 0;
}

std::optional<Refusal> Guard::refusal(const RequestFacts& request) const {
    const auto is_ours = [&](const std::string& host) {
        return std::find(m_hosts.begin(), m_hosts.end(), host) != m_hosts.end();
    };
    if (request.method != "GET") {
        return Refusal{405, "only GET is answered"};
    }
    if (request.hosts.size() != 1 || !is_ours(request.hosts.front())) {
        return Refusal{403, "this is not the address that the server listens on"};
    }
    for (const std::string& origin : request.origins) {
        if (!origin.starts_with("http://") || !is_ours(origin.substr(7))) {
            return Refusal{403, "pages of other sites get no answer"};
        }
    }
    for (const std::string& site : request.sites) {
        if (site != "same-origin" && site != "none") {
            return Refusal{403, "pages of other sites get no answer"};
        }
    }
    if (request.has_body || request.has_range) {
        return Refusal{400, "a request has neither a body nor a range"};
    }
    if (!knows(request.path)) {
        return Refusal{403, "the address is not complete: open the one that policygraph serve printed"};
    }
    return std::nullopt;
}

std::string make_secret() {
    constexpr std::string_view k_digits = "0123456789abcdef";
    std::random_device system;
    std::string secret;
    while (secret.size() < 32) {
        const unsigned number = system();
        for (unsigned i = 0; i < 8; ++i) {
            secret += k_digits[(number >> (4 * i)) & 15U];
        }
    }
    return secret;
}

} // namespace policygraph::serve
