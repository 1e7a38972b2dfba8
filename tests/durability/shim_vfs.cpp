// SPDX-License-Identifier: Apache-2.0
#include "shim_vfs.hpp"

#include <sqlite3.h>

#include <cstdlib>
#include <cstring>
#include <new>
#include <string_view>

namespace policygraph::shim {

namespace {

/// Counts calls and says which of them fail.
struct Trap {
    std::uint64_t count = 0;
    std::uint64_t at = 0;
    Failing failing = Failing::Once;

    void set(std::uint64_t n, Failing how) { *this = {0, n, how}; }
    bool springs() {
        ++count;
        return at != 0 && (failing == Failing::Once ? count == at : count >= at);
    }
};

Trap io_trap;
Trap memory_trap;
Trap new_trap;
bool recording = false;
std::vector<Operation> journal;
sqlite3_mem_methods memory_below;

// Allocates while it writes down only: no exception may go through SQLite.
void note(Operation::Kind kind, const char* path, sqlite3_int64 offset = 0, std::string_view data = {}) {
    if (recording && *path != '\0') {
        journal.push_back({kind, path, offset, std::string(data)});
    }
}

struct File {
    sqlite3_file base;
    char* path; // "" for SQLite's own temporary files
    sqlite3_file* below;
};

File& file_of(sqlite3_file* file) {
    return *reinterpret_cast<File*>(file);
}

sqlite3_vfs* vfs_below(sqlite3_vfs* vfs) {
    return static_cast<sqlite3_vfs*>(vfs->pAppData);
}

int close_file(sqlite3_file* file) {
    File& shim = file_of(file);
    const int code = shim.below->pMethods != nullptr ? shim.below->pMethods->xClose(shim.below) : SQLITE_OK;
    std::free(shim.path);
    return code;
}

int read_file(sqlite3_file* file, void* data, int size, sqlite3_int64 offset) {
    if (io_trap.springs()) {
        return SQLITE_IOERR_READ;
    }
    return file_of(file).below->pMethods->xRead(file_of(file).below, data, size, offset);
}

int write_file(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
    if (io_trap.springs()) {
        return SQLITE_IOERR_WRITE;
    }
    note(Operation::Kind::Write, file_of(file).path, offset,
         {static_cast<const char*>(data), static_cast<std::size_t>(size)});
    return file_of(file).below->pMethods->xWrite(file_of(file).below, data, size, offset);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    if (io_trap.springs()) {
        return SQLITE_IOERR_TRUNCATE;
    }
    note(Operation::Kind::Truncate, file_of(file).path, size);
    return file_of(file).below->pMethods->xTruncate(file_of(file).below, size);
}

int sync_file(sqlite3_file* file, int flags) {
    if (io_trap.springs()) {
        return SQLITE_IOERR_FSYNC;
    }
    note(Operation::Kind::Sync, file_of(file).path);
    return file_of(file).below->pMethods->xSync(file_of(file).below, flags);
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
    return file_of(file).below->pMethods->xFileSize(file_of(file).below, size);
}

int lock_file(sqlite3_file* file, int lock) {
    return file_of(file).below->pMethods->xLock(file_of(file).below, lock);
}

int unlock_file(sqlite3_file* file, int lock) {
    return file_of(file).below->pMethods->xUnlock(file_of(file).below, lock);
}

int check_lock(sqlite3_file* file, int* held) {
    return file_of(file).below->pMethods->xCheckReservedLock(file_of(file).below, held);
}

int control_file(sqlite3_file* file, int operation, void* argument) {
    return file_of(file).below->pMethods->xFileControl(file_of(file).below, operation, argument);
}

int sector_size(sqlite3_file*) {
    return 512;
}

int characteristics(sqlite3_file*) {
    return 0; // nothing is promised: no safe append, no ordered writes
}

const sqlite3_io_methods methods = {
    1,         close_file,  read_file,  write_file,   truncate_file, sync_file,       size_of_file,
    lock_file, unlock_file, check_lock, control_file, sector_size,   characteristics, nullptr,
    nullptr,   nullptr,     nullptr,    nullptr,      nullptr};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* given) {
    file->pMethods = nullptr;
    if (io_trap.springs()) {
        return SQLITE_CANTOPEN;
    }
    File& shim = file_of(file);
    shim.below = reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + sizeof(File));
    const int code = vfs_below(vfs)->xOpen(vfs_below(vfs), name, shim.below, flags, given);
    if (code == SQLITE_OK) {
        shim.path = strdup(name == nullptr ? "" : name);
        file->pMethods = &methods;
    }
    return code;
}

int delete_file(sqlite3_vfs* vfs, const char* name, int sync) {
    if (io_trap.springs()) {
        return SQLITE_IOERR_DELETE;
    }
    note(Operation::Kind::Delete, name);
    return vfs_below(vfs)->xDelete(vfs_below(vfs), name, sync);
}

void* allocate(int size) {
    return memory_trap.springs() ? nullptr : memory_below.xMalloc(size);
}

void* reallocate(void* block, int size) {
    return memory_trap.springs() ? nullptr : memory_below.xRealloc(block, size);
}

void write_at(std::string& content, const Operation& write, std::size_t bytes) {
    const auto offset = static_cast<std::size_t>(write.offset);
    if (content.size() < offset + bytes) {
        content.resize(offset + bytes);
    }
    content.replace(offset, bytes, write.data, 0, bytes);
}

} // namespace

void install() {
    static sqlite3_vfs shim = *sqlite3_vfs_find(nullptr);
    shim.zName = "shim";
    shim.szOsFile += static_cast<int>(sizeof(File));
    shim.pAppData = sqlite3_vfs_find(nullptr);
    shim.xOpen = open_file;
    shim.xDelete = delete_file;
    sqlite3_vfs_register(&shim, 1);
}

void record() {
    journal.clear();
    recording = true;
}

std::vector<Operation> recorded() {
    recording = false;
    return std::move(journal);
}

void fail_at(std::uint64_t n, Failing failing) {
    io_trap.set(n, failing);
}

std::uint64_t calls() {
    return io_trap.count;
}

void install_memory() {
    sqlite3_shutdown();
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory_below);
    sqlite3_mem_methods shim = memory_below;
    shim.xMalloc = allocate;
    shim.xRealloc = reallocate;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &shim);
    sqlite3_initialize();
}

void fail_allocation_at(std::uint64_t n, Failing failing) {
    memory_trap.set(n, failing);
}

std::uint64_t allocations() {
    return memory_trap.count;
}

void fail_new_at(std::uint64_t n, Failing failing) {
    new_trap.set(n, failing);
}

std::uint64_t news() {
    return new_trap.count;
}

Files after_power_cut(Files before, const std::vector<Operation>& operations, std::size_t count, std::mt19937& random,
                      bool syncs_count) {
    constexpr std::size_t k_sector = 512;
    Files& files = before;
    std::vector<const Operation*> pending;
    const auto apply = [&](const Operation& operation, bool torn) {
        std::string& content = files[operation.path];
        if (operation.kind == Operation::Kind::Truncate) {
            content.resize(static_cast<std::size_t>(operation.offset));
            return;
        }
        const std::size_t sectors = operation.data.size() / k_sector;
        const bool tears = torn && sectors > 1;
        write_at(content, operation, tears ? k_sector * (1 + random() % (sectors - 1)) : operation.data.size());
    };
    for (std::size_t i = 0; i < count; ++i) {
        const Operation& operation = operations[i];
        if (operation.kind == Operation::Kind::Delete) {
            files.erase(operation.path);
            std::erase_if(pending, [&](const Operation* one) { return one->path == operation.path; });
        } else if (operation.kind != Operation::Kind::Sync) {
            pending.push_back(&operation);
        } else if (syncs_count) {
            std::erase_if(pending, [&](const Operation* one) {
                const bool synced = one->path == operation.path;
                if (synced) {
                    apply(*one, false);
                }
                return synced;
            });
        }
    }
    for (const Operation* operation : pending) {
        if (random() % 2 == 0) {
            apply(*operation, random() % 5 == 0);
        }
    }
    return files;
}

} // namespace policygraph::shim

// The forms for arrays and those that do not throw are made of these two by the library.
void* operator new(std::size_t size) {
    void* const block = policygraph::shim::new_trap.springs() ? nullptr : std::malloc(size == 0 ? 1 : size);
    return block != nullptr ? block : throw std::bad_alloc();
}

void operator delete(void* block) noexcept {
    std::free(block);
}

void operator delete(void* block, std::size_t /*size*/) noexcept {
    std::free(block);
}
