// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace policygraph::pipeline {

/// Runs `work(0) … work(count - 1)` on threads and hands the results to the calling thread in order of their
/// numbers, so that the number of threads cannot show. At most k_ahead results wait at a time: memory does
/// not grow with the count. An exception of `work` or `take` ends all and is thrown on.
template <class Result>
class OrderedWork {
public:
    OrderedWork(std::size_t count, std::function<Result(std::size_t)> work)
        : m_count(count), m_work(std::move(work)), m_slots(k_ahead) {}

    /// `take` is given the number and the result; false ends the work early.
    void run(std::size_t threads, const std::function<bool(std::size_t, Result&&)>& take) {
        std::vector<std::jthread> workers;
        for (std::size_t i = 0; i < threads; ++i) {
            workers.emplace_back([this] { labour(); });
        }
        try {
            for (std::size_t i = 0; i < m_count && take(i, next(i)); ++i) {
            }
        } catch (...) {
            stop();
            throw;
        }
        stop();
    }

private:
    static constexpr std::size_t k_ahead = 64;

    struct Slot {
        std::optional<Result> result;
        std::exception_ptr error;
    };

    void labour() {
        while (const std::optional<std::size_t> i = claim()) {
            Slot slot;
            try {
                slot.result.emplace(m_work(*i));
            } catch (...) {
                slot.error = std::current_exception();
            }
            const std::lock_guard lock(m_mutex);
            m_slots[*i % k_ahead] = std::move(slot);
            m_ready.notify_one();
        }
    }

    std::optional<std::size_t> claim() {
        std::unique_lock lock(m_mutex);
        m_room.wait(lock, [this] { return m_stopped || m_started >= m_count || m_started < m_taken + k_ahead; });
        return m_stopped || m_started >= m_count ? std::nullopt : std::optional(m_started++);
    }

    Result next(std::size_t i) {
        std::unique_lock lock(m_mutex);
        Slot& slot = m_slots[i % k_ahead];
        m_ready.wait(lock, [&slot] { return slot.result.has_value() || slot.error; });
        if (slot.error) {
            std::rethrow_exception(slot.error);
        }
        Result result = std::move(*slot.result);
        slot = {};
        m_taken = i + 1;
        m_room.notify_all();
        return result;
    }

    void stop() {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        m_room.notify_all();
    }

    std::size_t m_count;
    std::function<Result(std::size_t)> m_work;
    std::vector<Slot> m_slots;
    std::mutex m_mutex;
    std::condition_variable m_room;  // a slot came free
    std::condition_variable m_ready; // a result arrived
    std::size_t m_started = 0;
    std::size_t m_taken = 0;
    bool m_stopped = false;
};

} // namespace policygraph::pipeline
