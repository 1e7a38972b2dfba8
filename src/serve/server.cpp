// SPDX-License-Identifier: Apache-2.0
#include <policygraph/serve/server.hpp>

#include "serve/answers.hpp"
#include "serve/guard.hpp"

#include <policygraph/base/errors.hpp>

#include <httplib.h>

#include <chrono>
#include <thread>

namespace policygraph::serve {

namespace {

constexpr char k_address[] = "127.0.0.1";
constexpr std::size_t k_threads = 16;
constexpr std::time_t k_patience = 3; // seconds for a silent client
constexpr std::size_t k_longest_query = 200;

std::vector<std::string> all_of(const httplib::Request& request, const char* header) {
    const auto [first, last] = request.headers.equal_range(header);
    std::vector<std::string> values;
    for (auto value = first; value != last; ++value) {
        values.push_back(value->second);
    }
    return values;
}

void refuse(httplib::Response& response, int status, std::string_view reason) {
    response.status = status;
    response.set_content(std::string(reason) + "\n", "text/plain; charset=utf-8");
}

void send(httplib::Response& response, const std::optional<std::string>& answer, const char* type) {
    answer ? response.set_content(*answer, type) : refuse(response, 404, "there is no such thing");
}

constexpr char k_json[] = "application/json";

} // namespace

struct Server::Http {
    Http(const ServeOptions& options)
        : answers(options), page(exporting::explorer_page(options.home)), start(answers.start()) {}

    void answer(const httplib::Request& request, httplib::Response& response) const {
        const std::string_view path = guard->rest(request.path);
        const bool graph = path == "api/graph";
        if (path.empty()) {
            response.set_content(page, "text/html; charset=utf-8");
        } else if (graph && !request.has_param("around")) {
            response.set_content(start, k_json);
        } else if (graph) {
            send(response, answers.near(request.get_param_value("around")), k_json);
        } else if (path == "api/text") {
            send(response, answers.text(request.get_param_value("document")), "text/plain; charset=utf-8");
        } else if (path != "api/search") {
            refuse(response, 404, "there is no such thing");
        } else if (const std::string text = request.get_param_value("q");
                   !text.empty() && text.size() <= k_longest_query) {
            response.set_content(answers.search(text), k_json);
        } else {
            refuse(response, 400, "q is empty or too long");
        }
    }

    /// Every request comes here first; none goes further.
    void handle(const httplib::Request& request, httplib::Response& response) const {
        RequestFacts facts{request.method,
                           request.path,
                           all_of(request, "Host"),
                           all_of(request, "Origin"),
                           all_of(request, "Sec-Fetch-Site"),
                           false,
                           !request.ranges.empty()};
        facts.has_body = request.has_header("Transfer-Encoding") ||
                         (request.has_header("Content-Length") && request.get_header_value("Content-Length") != "0");
        if (const std::optional<Refusal> refused = guard->refusal(facts)) {
            return refuse(response, refused->status, refused->reason);
        }
        try {
            answer(request, response);
        } catch (const std::exception& error) {
            refuse(response, 503, error.what());
        }
    }

    Answers answers;
    std::string page;
    std::string start;
    std::optional<Guard> guard;
    httplib::Server server;
};

Server::Server(const ServeOptions& options) : m_http(std::make_unique<Http>(options)) {
    httplib::Server& server = m_http->server;
    server.new_task_queue = [] { return new httplib::ThreadPool(k_threads); }; // httplib owns it
    // httplib's own would let another program listen on the same port (SO_REUSEPORT).
    server.set_socket_options([](socket_t socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server.set_read_timeout(k_patience);
    server.set_write_timeout(k_patience);
    server.set_keep_alive_max_count(1); // what follows a request, a refused body say, is never taken for another
    server.set_payload_max_length(0);
    server.set_default_headers({{"X-Content-Type-Options", "nosniff"},
                                {"X-Frame-Options", "DENY"},
                                {"Content-Security-Policy", "frame-ancestors 'none'"},
                                {"Cross-Origin-Resource-Policy", "same-origin"},
                                {"Referrer-Policy", "no-referrer"},
                                {"Cache-Control", "no-store"}});
    server.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
        m_http->handle(request, response);
        return httplib::Server::HandlerResponse::Handled;
    });
    int port = options.port;
    if (port == 0) {
        port = server.bind_to_any_port(k_address);
    } else if (!server.bind_to_port(k_address, port)) {
        port = -1;
    }
    if (port <= 0) {
        throw base::UsageError("cannot listen on port " + std::to_string(options.port) + " of " + k_address);
    }
    m_http->guard.emplace(static_cast<std::uint16_t>(port), make_secret());
    m_address = std::string("http://") + k_address + ":" + std::to_string(port) + "/" + m_http->guard->secret() + "/";
}

Server::~Server() = default;

void Server::run(const std::function<bool()>& stop) {
    std::thread listener([this] { m_http->server.listen_after_bind(); });
    while (!stop()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    m_http->server.stop();
    listener.join();
}

} // namespace policygraph::serve
