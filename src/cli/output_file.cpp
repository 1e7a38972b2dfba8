// SPDX-License-Identifier: Apache-2.0
#include "cli/output_file.hpp"

#include <policygraph/base/errors.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>
#include <utility>

namespace policygraph::cli {

OutputFile::OutputFile(std::filesystem::path path) : m_path(std::move(path)) {
    std::error_code error;
    const bool special = std::filesystem::exists(m_path, error) && !std::filesystem::is_regular_file(m_path, error);
    if (!special) {
        m_temporary = m_path;
        m_temporary += ".part" + std::to_string(::getpid());
    }
    const std::filesystem::path& target = special ? m_path : m_temporary;
    m_descriptor = ::open(target.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (m_descriptor < 0) {
        m_temporary.clear();
        throw base::UsageError("cannot write " + m_path.string() + ": " + std::strerror(errno));
    }
    m_buffer = std::make_unique<DescriptorBuffer>(m_descriptor);
    m_stream = std::make_unique<std::ostream>(m_buffer.get());
}

OutputFile::~OutputFile() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
    if (!m_temporary.empty()) {
        std::error_code error;
        std::filesystem::remove(m_temporary, error);
    }
}

void OutputFile::finish() {
    m_stream->flush();
    int error = m_buffer->error();
    if (error == 0 && !m_temporary.empty() && ::fsync(m_descriptor) != 0) {
        error = errno;
    }
    if (::close(std::exchange(m_descriptor, -1)) != 0 && error == 0) {
        error = errno;
    }
    if (error == 0 && !m_temporary.empty() && ::rename(m_temporary.c_str(), m_path.c_str()) != 0) {
        error = errno;
    }
    if (error != 0) {
        throw std::runtime_error("cannot write " + m_path.string() + ": " + std::strerror(error));
    }
    m_temporary.clear();
}

} // namespace policygraph::cli
