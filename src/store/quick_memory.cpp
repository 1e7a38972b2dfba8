// SPDX-License-Identifier: Apache-2.0
#include <policygraph/store/quick_memory.hpp>

#include <sqlite3.h>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace policygraph::store {

namespace {

constexpr std::size_t k_step = 16;      // sizes are multiples of it, as is every address
constexpr std::size_t k_largest = 4608; // a page with what SQLite keeps of it; what is larger is left to malloc
constexpr std::size_t k_chunk = std::size_t{64} << 10U;

/// What stands before each piece.
struct alignas(k_step) Head {
    std::size_t size;
};

struct Free {
    Free* next;
};

std::array<Free*, k_largest / k_step + 1> g_free; // by size
char* g_chunk = nullptr;                          // what is left of the last one
std::size_t g_left = 0;

Head* head_of(void* piece) {
    return static_cast<Head*>(piece) - 1;
}

void* with_head(void* memory, std::size_t size) {
    if (memory == nullptr) {
        return nullptr;
    }
    auto* const head = static_cast<Head*>(memory);
    head->size = size;
    return head + 1;
}

int round_up(int bytes) {
    return static_cast<int>((static_cast<std::size_t>(bytes) + k_step - 1) / k_step * k_step);
}

void* take(int bytes) {
    const auto size = static_cast<std::size_t>(round_up(bytes));
    if (size > k_largest) {
        return with_head(std::malloc(size + sizeof(Head)), size);
    }
    if (Free*& list = g_free[size / k_step]; list != nullptr) {
        Free* const piece = list;
        list = piece->next;
        return piece;
    }
    const std::size_t whole = size + sizeof(Head);
    if (g_left < whole) {
        g_chunk = static_cast<char*>(std::malloc(k_chunk));
        g_left = g_chunk == nullptr ? 0 : k_chunk;
    }
    if (g_left < whole) {
        return nullptr;
    }
    void* const memory = g_chunk;
    g_chunk += whole;
    g_left -= whole;
    return with_head(memory, size);
}

void give_back(void* piece) {
    const std::size_t size = head_of(piece)->size;
    if (size > k_largest) {
        std::free(head_of(piece));
        return;
    }
    auto* const free = static_cast<Free*>(piece);
    free->next = g_free[size / k_step];
    g_free[size / k_step] = free;
}

void* resize(void* piece, int bytes) {
    const std::size_t size = head_of(piece)->size;
    if (static_cast<std::size_t>(bytes) <= size) {
        return piece;
    }
    void* const larger = take(bytes);
    if (larger != nullptr) {
        std::memcpy(larger, piece, size);
        give_back(piece);
    }
    return larger;
}

int size_of(void* piece) {
    return piece == nullptr ? 0 : static_cast<int>(head_of(piece)->size);
}

} // namespace

void use_quick_memory() {
    static const sqlite3_mem_methods k_methods = {
        take, give_back, resize, size_of, round_up, [](void*) { return SQLITE_OK; }, [](void*) {}, nullptr};
    static_cast<void>(sqlite3_config(SQLITE_CONFIG_MALLOC, &k_methods));
}

} // namespace policygraph::store
