// SPDX-License-Identifier: Apache-2.0
#include <read/encoding.hpp>

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::read {

namespace {

// Enough of a text to judge it by; cut at a line's end so that no character is cut.
constexpr std::size_t k_sample = 65536;

struct Pairs {
    std::size_t two_byte = 0;  ///< well-formed two-byte characters
    std::size_t everyday = 0;  ///< those of the encoding's first level
    std::size_t low_leads = 0; ///< everyday ones with a lead byte below the Korean limit
    std::size_t kana = 0;
    std::size_t low_trails = 0; ///< second bytes that are ASCII: GBK and Big5 have them, EUC has not
    std::size_t bad = 0;
};

unsigned byte(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

// GB18030: the first level of GB2312 is B0A1–D7F9, the everyday characters in the order of pinyin.
Pairs count_gb18030(std::string_view bytes) {
    Pairs pairs;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const unsigned a = byte(bytes, i);
        const unsigned b = byte(bytes, i + 1);
        if (a < 0x80) {
            continue;
        }
        if (a == 0x80 || a == 0xFF) {
            ++pairs.bad;
        } else if (b >= 0x30 && b <= 0x39 && byte(bytes, i + 2) >= 0x81) {
            i += 3;
        } else if (b >= 0x40 && b != 0x7F && b != 0xFF) {
            ++pairs.two_byte;
            const bool everyday = a >= 0xB0 && a <= 0xD7 && b >= 0xA1;
            pairs.everyday += everyday || (a == 0xA1 && b >= 0xA1) || (a == 0xA3 && b >= 0xA1) ? 1 : 0;
            pairs.low_leads += everyday && a <= 0xC8 ? 1 : 0;
            pairs.low_trails += b < 0x80 ? 1 : 0;
            pairs.kana += (a == 0xA4 || a == 0xA5) && b >= 0xA1 ? 1 : 0;
            ++i;
        } else {
            ++pairs.bad;
        }
    }
    return pairs;
}

// Big5: the first level is A440–C67E, in the order of strokes.
Pairs count_big5(std::string_view bytes) {
    Pairs pairs;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const unsigned a = byte(bytes, i);
        const unsigned b = byte(bytes, i + 1);
        if (a < 0x80) {
            continue;
        }
        if (a >= 0x81 && a <= 0xFE && ((b >= 0x40 && b <= 0x7E) || (b >= 0xA1 && b <= 0xFE))) {
            ++pairs.two_byte;
            pairs.everyday += (a >= 0xA4 && a <= 0xC6) || a == 0xA1 ? 1 : 0;
            ++i;
        } else {
            ++pairs.bad;
        }
    }
    return pairs;
}

// A score of 0 (no text of this encoding) to 1000.
std::size_t score(const Pairs& pairs) {
    if (pairs.two_byte == 0 || pairs.bad * 50 > pairs.two_byte) {
        return 0;
    }
    return pairs.everyday * 1000 / (pairs.two_byte + pairs.bad * 10);
}

// Four bytes a character: the high ones are zero.
Encoding guess_four_bytes(std::string_view bytes) {
    std::size_t big = 0;
    std::size_t little = 0;
    for (std::size_t i = 0; i + 3 < bytes.size(); i += 4) {
        big += byte(bytes, i) == 0 && byte(bytes, i + 1) <= 2 && byte(bytes, i + 2) + byte(bytes, i + 3) != 0 ? 1 : 0;
        little +=
            byte(bytes, i + 3) == 0 && byte(bytes, i + 2) <= 2 && byte(bytes, i) + byte(bytes, i + 1) != 0 ? 1 : 0;
    }
    const std::size_t units = bytes.size() / 4;
    if (bytes.size() % 4 != 0 || units < 4) {
        return Encoding::unknown;
    }
    return big == units ? Encoding::utf32be : little == units ? Encoding::utf32le : Encoding::unknown;
}

// Two bytes a character without a mark: Chinese text has few different high bytes (4E–9F, 20, 30, FF, 00)
// at every second place.
Encoding guess_wide(std::string_view bytes) {
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const unsigned a = byte(bytes, i);
        const unsigned b = byte(bytes, i + 1);
        const auto high = [](unsigned c) {
            return (c >= 0x4E && c <= 0x9F) || c == 0x20 || c == 0x30 || c == 0xFF || c == 0;
        };
        even += high(a) ? 1 : 0;
        odd += high(b) ? 1 : 0;
    }
    const std::size_t units = bytes.size() / 2;
    if (bytes.size() % 2 != 0) {
        return Encoding::unknown;
    }
    if (odd * 100 >= units * 97 && even * 100 < units * 90) {
        return Encoding::utf16le;
    }
    if (even * 100 >= units * 97 && odd * 100 < units * 90) {
        return Encoding::utf16be;
    }
    return Encoding::unknown;
}

bool is_hz(std::string_view bytes) {
    const bool seven_bit = std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0; });
    return seven_bit && bytes.find("~{") != std::string_view::npos && bytes.find("~}") != std::string_view::npos;
}

} // namespace

Encoding guess_encoding(std::string_view bytes) {
    std::string_view sample = bytes.substr(0, k_sample);
    if (bytes.size() > k_sample) {
        sample = sample.substr(0, sample.rfind('\n') == std::string_view::npos ? k_sample : sample.rfind('\n'));
    }
    if (is_hz(sample)) {
        return Encoding::hz;
    }
    if (sample.find('\0') != std::string_view::npos) {
        const Encoding four = guess_four_bytes(bytes.substr(0, k_sample));
        return four != Encoding::unknown ? four : guess_wide(bytes.substr(0, k_sample));
    }
    // Bytes of two-byte code pages are hardly ever below A0 at every second place.
    if (const Encoding wide = guess_wide(bytes.substr(0, k_sample)); wide != Encoding::unknown) {
        return wide;
    }
    const Pairs gb = count_gb18030(sample);
    const Pairs big5 = count_big5(sample);
    constexpr std::size_t k_text = 600; // traditional text in GBK: its characters are mostly not of the first level
    // EUC-JP and EUC-KR are well-formed GB2312 too: kana all over, or hardly a character of the later half.
    const bool japanese = gb.kana * 10 > gb.two_byte && gb.low_trails * 50 < gb.two_byte;
    const bool korean = gb.everyday > 30 && gb.low_leads * 100 >= gb.everyday * 92;
    if (japanese) {
        return Encoding::unknown;
    }
    const std::size_t gb_score = score(gb);
    const std::size_t big5_score = score(big5);
    if (std::max(gb_score, big5_score) < 300) {
        return Encoding::unknown;
    }
    if (big5_score > gb_score) {
        return big5_score >= k_text ? Encoding::big5 : Encoding::unknown;
    }
    return korean ? Encoding::unknown : Encoding::gb18030;
}

} // namespace policygraph::read
