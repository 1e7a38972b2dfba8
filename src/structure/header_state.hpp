// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "structure/header_reader.hpp"

namespace policygraph::structure {

/// What the header's steps have learnt of one document so far.
struct HeaderReader::State {
    const Frame& frame;
    const Published& published;
    Header& header;
    std::map<std::string, Found> fields{}; ///< the publisher's table in the text
    std::vector<Title> titles{};           ///< above the first number
    std::vector<bool> apart{};             ///< lines that are no text of the document (table, furniture)
    std::size_t top = 0;                   ///< lines above the first number
    std::uint32_t first_label = 0;
    const Title* notice = nullptr; ///< into `titles`
    const Title* main = nullptr;   ///< into `titles`, where there is no notice
    std::string inner{};           ///< the plan's name as the notice writes it
    bool sent = false;             ///< a notice's sentence was found
    std::uint32_t sent_at = 0;     ///< where its line begins
    std::optional<Found> sent_on{}; ///< the date right behind it, where no organ signs: …请认真执行。2024年3月5日
    std::optional<Found> order{};  ///< the order that promulgates the rules: 某市人民政府令第19号
    std::vector<Found> order_by{}; ///< whose order
    std::optional<Title> plan{};   ///< where the plan begins
    std::uint32_t begin = 0;       ///< of the document's own text
    std::uint32_t body = 0;        ///< where the plan begins, or `begin`
    std::uint32_t end = 0;
    std::uint32_t signed_until = 0; ///< the end of the signature

    [[nodiscard]] std::string_view text() const { return frame.text; }
    /// Where the title (of the notice, or the only one) ends; `begin` where there is none.
    [[nodiscard]] std::uint32_t title_end() const {
        return notice != nullptr ? notice->span.end : main != nullptr ? main->span.end : begin;
    }
};

} // namespace policygraph::structure
