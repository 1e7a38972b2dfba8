// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "structure/effect.hpp"
#include "structure/frame.hpp"
#include "structure/furniture.hpp"
#include "structure/header_fields.hpp"
#include "structure/signature.hpp"
#include "structure/titles.hpp"

#include <policygraph/structure/doc_number.hpp>
#include <policygraph/structure/outline.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace policygraph::structure {

/// Reads what stands around the text: titles, number, recipients, signature, dates; and where the notice ends
/// and the plan begins.
class HeaderReader {
public:
    explicit HeaderReader(const lexicon::Lexicon& lexicon);

    using Published = std::map<std::string, std::string>;
    /// Fills header and parts (notice and body; annexes are told apart later). Returns where the signature below
    /// the body ends, 0 where it is signed above or not at all.
    std::uint32_t read(const Frame& frame, const Published& published, Outline& outline) const;
    /// Reads from when and until when the document is in force at the end of its body, where neither the file's end nor
    /// the notice says it: further plans or annexes stand below.
    void read_effect_of_body(const Frame& frame, base::Span body, Header& header) const;
    [[nodiscard]] const TitleReader& titles() const { return m_titles; }

private:
    struct State; // of one document

    void read_top(State& state) const;
    void choose_titles(State& state) const;
    void find_plan(State& state) const;
    [[nodiscard]] bool find_plan_line(State& state, std::size_t from) const;
    [[nodiscard]] bool find_plan_inline(State& state, std::uint32_t from) const;
    [[nodiscard]] bool find_plan_below_signature(State& state, std::uint32_t from, std::uint32_t until) const;
    [[nodiscard]] static std::uint32_t second_first_label(const State& state);
    void find_plan_at(State& state, std::uint32_t at) const;
    void find_order(State& state) const;
    void find_sent(State& state) const;
    [[nodiscard]] Found without_title(Found line, std::string_view prefix, std::string_view text) const;
    void read_numbers(State& state) const;
    [[nodiscard]] std::optional<Found> number_of_file(const State& state) const;
    void read_recipients(State& state) const;
    [[nodiscard]] std::optional<Signature> find_signature(const State& state) const;
    void read_signature(State& state) const;
    void add_organs(const Found& names, Header& header) const;
    void cut_number_off(Title& title, State& state) const;
    void read_effect(State& state) const;
    static void take_order_off(State& state);
    void set_titles(State& state) const;
    void set_kind(State& state) const;
    void set_reported_title(State& state) const;
    [[nodiscard]] bool is_other_number(std::string_view line) const;

    TitleReader m_titles;
    HeaderFields m_fields;
    Furniture m_furniture;
    SignatureReader m_signatures;
    EffectReader m_effects;
    DocNumberFinder m_numbers;
};

} // namespace policygraph::structure
