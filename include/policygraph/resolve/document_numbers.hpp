// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/resolve/place_table.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace policygraph::resolve {

/// What a document number (国办发〔2020〕1号) tells by its first part: data/doc_number_prefixes.tsv.
class DocumentNumbers {
public:
    struct Office {
        int place = k_no_place;
        std::string organ; ///< official name, joint organs one after the other; "" where it is not certain
    };
    /// Throws DataError.
    DocumentNumbers(const std::filesystem::path& data, const PlaceTable& places);

    /// nullptr where the number's first part is not known.
    [[nodiscard]] const Office* office(std::string_view number) const;
    /// The number as an identity: one shape of brackets, no blanks.
    [[nodiscard]] static std::string folded(std::string_view number);

private:
    std::map<std::string, Office, std::less<>> m_prefixes;
};

} // namespace policygraph::resolve
