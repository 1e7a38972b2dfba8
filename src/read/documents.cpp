// SPDX-License-Identifier: Apache-2.0
#include <policygraph/read/documents.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/hash.hpp>
#include <read/file_bytes.hpp>
#include <read/html_scanner.hpp>
#include <read/table_records.hpp>
#include <read/zip.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace policygraph::read {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_standard_input = "-";
constexpr std::string_view k_archive_ending = ".zip";
constexpr std::string_view k_archive_signature = "PK\x03\x04";

bool is_archive_name(std::string_view name) {
    return lower_case(name.substr(name.size() - std::min(name.size(), k_archive_ending.size()))) == k_archive_ending;
}

// An office document is a ZIP archive too, but one document.
bool is_one_document(const ZipArchive& archive) {
    return archive.find("word/document.xml") != nullptr || archive.find("OFD.xml") != nullptr;
}

bool is_hidden(std::string_view member) {
    return member.starts_with('.') || member.find("/.") != std::string_view::npos || member.starts_with("__MACOSX/");
}

std::string last_name(const std::string& member) {
    return member.substr(member.rfind('/') + 1);
}

// "what() reads DOCUMENT: reason": the reason.
std::string reason_of(const base::InputError& error, const std::string& document) {
    const std::string what = error.what();
    return what.starts_with(document + ": ") ? what.substr(document.size() + 2) : what;
}

// A file that holds several documents: an archive or a table, in a file or (standard input) in memory.
struct Holder {
    std::string name;
    std::optional<std::string> bytes; ///< of standard input
    std::optional<TableRecords> table;
    std::shared_ptr<const ZipArchive> archive; ///< kept open, unless there are too many

    [[nodiscard]] std::unique_ptr<const ByteSource> open() const {
        return bytes ? std::make_unique<const ByteSource>(std::string_view(*bytes))
                     : std::make_unique<const ByteSource>(fs::path(name));
    }
};

} // namespace

std::string document_id(const RawDocument& document) {
    return base::sha256_hex(document.title.empty() ? document.bytes : document.title + '\n' + document.bytes);
}

struct Documents::Parts {
    struct Entry {
        std::string name;
        std::size_t holder = k_none; ///< none: a file of its own
        TableRecords::Place place;   ///< of a table's record
    };
    static constexpr std::size_t k_most_open = 100;
    static constexpr std::size_t k_none = static_cast<std::size_t>(-1);

    void add_file(const fs::path& path);
    void add_standard_input();
    void add_archive(Holder holder);
    void add_table(Holder holder, TableKind kind);
    void problem(const std::string& path, std::string what) { problems.push_back({path, std::move(what)}); }

    Columns columns;
    std::uint64_t size_limit = 0;
    std::vector<Entry> entries;
    std::vector<Holder> holders;
    std::vector<Outcome> problems;
};

void Documents::Parts::add_file(const fs::path& path) {
    Holder holder;
    holder.name = path.string();
    try {
        if (is_archive_name(holder.name)) {
            add_archive(std::move(holder));
        } else if (const std::optional<TableKind> kind = table_kind(holder.name)) {
            add_table(std::move(holder), *kind);
        } else {
            entries.push_back({path.string(), k_none, {}});
        }
    } catch (const base::InputError& error) {
        problem(path.string(), reason_of(error, path.string()));
    }
}

void Documents::Parts::add_standard_input() {
    Holder holder;
    holder.name = k_standard_input;
    try {
        holder.bytes = standard_input(size_limit);
        const bool named = !(columns.text.empty() && columns.title.empty() && columns.path.empty());
        const std::size_t first = holder.bytes->find_first_not_of(" \t\r\n\xEF\xBB\xBF");
        const bool object = first != std::string::npos && (*holder.bytes)[first] == '{';
        if (holder.bytes->starts_with(k_archive_signature)) {
            add_archive(std::move(holder));
        } else if (named || object) {
            add_table(std::move(holder), object ? TableKind::ndjson : TableKind::csv);
        } else {
            entries.push_back({holder.name, holders.size(), {}});
            holders.push_back(std::move(holder));
        }
    } catch (const base::InputError& error) {
        problem("-", reason_of(error, "-"));
    }
}

void Documents::Parts::add_archive(Holder holder) {
    const auto opened = std::make_shared<const ZipArchive>(holder.name, holder.open());
    const ZipArchive& archive = *opened;
    if (is_one_document(archive)) {
        entries.push_back({holder.name, holder.bytes ? holders.size() : k_none, {}});
        holders.push_back(std::move(holder));
        return;
    }
    const std::size_t before = entries.size() + problems.size();
    std::vector<Entry> members;
    for (const ZipArchive::Member& member : archive.members()) {
        const std::string name = holder.name + '!' + member.name;
        if (is_hidden(member.name)) {
            continue;
        }
        if (is_archive_name(member.name) || table_kind(member.name)) {
            if (is_archive_name(member.name) || !columns.text.empty()) {
                problem(name, "is an archive or table inside an archive, which is not opened: unpack it");
            }
        } else if (is_document_name(last_name(member.name))) {
            members.push_back({name, holders.size(), {}});
        }
    }
    if (before == entries.size() + problems.size() && members.empty()) {
        problem(holder.name, "holds no documents");
    }
    std::sort(members.begin(), members.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
    if (holders.size() < k_most_open) {
        holder.archive = opened;
    }
    std::move(members.begin(), members.end(), std::back_inserter(entries));
    holders.push_back(std::move(holder));
}

void Documents::Parts::add_table(Holder holder, TableKind kind) {
    holder.table.emplace(holder.name, kind, columns, *holder.open());
    if (holder.table->places().empty()) {
        problem(holder.name, "holds no records");
    }
    for (const TableRecords::Place& place : holder.table->places()) {
        entries.push_back({holder.name + '!' + std::to_string(place.number), holders.size(), place});
    }
    holders.push_back(std::move(holder));
}

Documents::Documents(const std::vector<fs::path>& paths, Columns columns, std::uint64_t size_limit)
    : m_parts(std::make_unique<Parts>()) {
    const Tables tables = columns.text.empty() ? Tables::Pass : Tables::Take;
    m_parts->columns = std::move(columns);
    m_parts->size_limit = size_limit;
    std::vector<fs::path> files;
    bool from_standard_input = false;
    for (const fs::path& path : paths) {
        path == k_standard_input ? static_cast<void>(from_standard_input = true) : files.push_back(path);
    }
    FoundFiles found = find_files(files, tables);
    m_parts->problems = std::move(found.problems);
    for (const fs::path& path : found.files) {
        m_parts->add_file(path);
    }
    if (from_standard_input) {
        m_parts->add_standard_input();
    }
}

Documents::~Documents() = default;
Documents::Documents(Documents&&) noexcept = default;
Documents& Documents::operator=(Documents&&) noexcept = default;

std::size_t Documents::size() const {
    return m_parts->entries.size();
}

const std::string& Documents::name(std::size_t i) const {
    return m_parts->entries[i].name;
}

const std::vector<Outcome>& Documents::problems() const {
    return m_parts->problems;
}

void Documents::sort() {
    std::stable_sort(m_parts->entries.begin(), m_parts->entries.end(),
                     [](const Parts::Entry& a, const Parts::Entry& b) { return a.name < b.name; });
}

RawDocument Documents::load(std::size_t i) const {
    const Parts::Entry& entry = m_parts->entries[i];
    if (entry.holder == Parts::k_none) {
        return {entry.name, file_bytes(entry.name, m_parts->size_limit), {}, {}, {}};
    }
    const Holder& holder = m_parts->holders[entry.holder];
    if (holder.table) {
        return holder.table->load(entry.place, *holder.open(), m_parts->size_limit);
    }
    if (entry.name == holder.name) {
        return {entry.name, *holder.bytes, {}, {}, {}};
    }
    const auto archive =
        holder.archive ? holder.archive : std::make_shared<const ZipArchive>(holder.name, holder.open());
    std::optional<std::string> bytes = archive->read(std::string_view(entry.name).substr(holder.name.size() + 1));
    if (!bytes) {
        throw base::InputError(entry.name, "is gone from the archive");
    }
    return {entry.name, std::move(*bytes), {}, {}, {}};
}

// ---- one document by its name

struct DocumentFinder::Container {
    std::string name;
    std::string format;
    std::unique_ptr<const ByteSource> source;
    std::optional<ZipArchive> archive;
    std::optional<TableRecords> table;
    std::map<std::string, TableRecords::Place> records; ///< by document name
};

DocumentFinder::DocumentFinder() = default;
DocumentFinder::~DocumentFinder() = default;

namespace {

// Where the container's name ends in "archive.zip!member": at the first '!' behind a file that is there.
std::size_t container_end(const std::string& name) {
    std::error_code error;
    for (std::size_t end = name.find('!'); end != std::string::npos; end = name.find('!', end + 1)) {
        if (fs::is_regular_file(name.substr(0, end), error)) {
            return end;
        }
    }
    return std::string::npos;
}

} // namespace

RawDocument DocumentFinder::load(const std::string& name, const std::string& format) {
    std::error_code error;
    const std::size_t end = fs::exists(fs::symlink_status(name, error)) ? std::string::npos : container_end(name);
    if (end == std::string::npos) {
        return {name, file_bytes(name, Documents::k_size_limit), {}, {}, {}};
    }
    const std::string container = name.substr(0, end);
    const std::optional<Columns> columns = columns_of_format(format);
    if (!m_container || m_container->name != container || m_container->format != (columns ? format : "")) {
        auto opened = std::make_unique<Container>();
        opened->name = container;
        opened->format = columns ? format : "";
        if (columns) {
            opened->source = std::make_unique<const ByteSource>(fs::path(container));
            opened->table.emplace(container, table_kind(container).value_or(TableKind::ndjson), *columns,
                                  *opened->source);
            for (const TableRecords::Place& place : opened->table->places()) {
                std::string record = container + '!' + std::to_string(place.number);
                if (!columns->path.empty()) {
                    try {
                        record = opened->table->load(place, *opened->source, Documents::k_size_limit).name;
                    } catch (const base::InputError&) {
                        // what cannot be read has no name but its number
                    }
                }
                opened->records.emplace(std::move(record), place);
            }
        } else {
            opened->archive.emplace(container, std::make_unique<const ByteSource>(fs::path(container)));
        }
        m_container = std::move(opened);
    }
    if (m_container->archive) {
        std::optional<std::string> bytes = m_container->archive->read(std::string_view(name).substr(end + 1));
        if (!bytes) {
            throw base::InputError(name, "is gone from the archive");
        }
        return {name, std::move(*bytes), {}, {}, {}};
    }
    const auto record = m_container->records.find(name);
    if (record == m_container->records.end()) {
        throw base::InputError(name, "is gone from the table");
    }
    return m_container->table->load(record->second, *m_container->source, Documents::k_size_limit);
}

bool DocumentFinder::exists(const std::string& name, const std::string& format) {
    try {
        static_cast<void>(load(name, format));
        return true;
    } catch (const base::InputError&) {
        return false;
    }
}

} // namespace policygraph::read
