// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

// The explorer over a database that is too large for one page, for the browser of the same machine only.
namespace policygraph::serve {

struct ServeOptions {
    std::filesystem::path database = "policygraph.db";
    std::filesystem::path profile;   ///< exports/profiles/*.json
    std::filesystem::path home;      ///< holds exports/, schema/, web/
    std::uint16_t port = 0;          ///< 0: one that is free
    std::size_t most_nodes = 20'000; ///< at the start: beyond it those with the most edges
};

/// Listens on 127.0.0.1 and answers GET only, under a path that begins with a secret made anew for each run. A request
/// with another Host, with an Origin or a Sec-Fetch-Site that is not its own, or without the secret gets no data
/// (403, 405). The database is only read; it may be replaced while the server runs.
class Server {
public:
    /// Prepares the first answer, so that a database that is not usable is known now. Throws DataError, UsageError
    /// where the port is taken.
    explicit Server(const ServeOptions& options);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// What to open in a browser, with the secret.
    [[nodiscard]] const std::string& address() const { return m_address; }
    /// Answers until `stop` is true, which is asked ten times a second.
    void run(const std::function<bool()>& stop);

private:
    struct Http;
    std::unique_ptr<Http> m_http;
    std::string m_address;
};

} // namespace policygraph::serve
