// SPDX-License-Identifier: Apache-2.0
#include <policygraph/store/database.hpp>

#include "store/writer.hpp"

#include <utility>

namespace policygraph::store {

Database Database::create(const std::filesystem::path& path) {
    return Database(std::make_unique<Writer>(TargetFile::make_new(path)));
}

Database Database::open(const std::filesystem::path& path) {
    return Database(std::make_unique<Writer>(TargetFile::existing(path)));
}

Database::Database(std::unique_ptr<Writer> writer) : m_writer(std::move(writer)) {}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

std::vector<StoredDocument> Database::documents() const {
    return m_writer->documents();
}

void Database::add(const Entry& entry) {
    m_writer->rows().add(entry);
}

bool Database::remove(const std::string& sha256) {
    return m_writer->rows().remove(sha256);
}

void Database::rename(const std::string& sha256, const std::string& path) {
    m_writer->rows().rename(sha256, path);
}

Content Database::commit() {
    const Content content = m_writer->commit();
    m_writer.reset();
    return content;
}

} // namespace policygraph::store
