// SPDX-License-Identifier: Apache-2.0
#include <policygraph/base/hash.hpp>

#include <openssl/evp.h>

#include <array>
#include <new>

namespace policygraph::base {

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
        throw std::bad_alloc();
    }
    constexpr std::string_view k_digits = "0123456789abcdef";
    std::string text;
    text.reserve(std::size_t{size} * 2);
    for (unsigned int i = 0; i < size; ++i) {
        text += k_digits[digest[i] >> 4U];
        text += k_digits[digest[i] & 15U];
    }
    return text;
}

std::string content_id(std::initializer_list<std::string_view> parts) {
    std::string bytes;
    for (const std::string_view part : parts) {
        bytes += std::to_string(part.size());
        bytes += ':';
        bytes += part;
    }
    return sha256_hex(bytes).substr(0, 32);
}

} // namespace policygraph::base
