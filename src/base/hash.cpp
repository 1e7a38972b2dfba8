// SPDX-License-Identifier: Apache-2.0
#include <policygraph/base/hash.hpp>

#define OPENSSL_SUPPRESS_DEPRECATED // the plain functions: a static program gets SHA-256 and not all of libcrypto
#include <openssl/sha.h>

#include <algorithm>
#include <array>

namespace policygraph::base {

namespace {
constexpr std::string_view k_digits = "0123456789abcdef";
} // namespace

std::string sha256_hex(std::string_view bytes) {
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, bytes.data(), bytes.size());
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256_Final(digest.data(), &context);
    std::string text;
    text.reserve(digest.size() * 2);
    for (const unsigned byte : digest) {
        text += k_digits[byte >> 4U];
        text += k_digits[byte & 15U];
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

std::string combined_id(std::string_view a, std::string_view b) {
    std::string id;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        id += k_digits[k_digits.find(a[i]) ^ k_digits.find(b[i])];
    }
    return id;
}

} // namespace policygraph::base
