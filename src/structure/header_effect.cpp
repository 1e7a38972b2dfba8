// SPDX-License-Identifier: Apache-2.0
// From when and until when the document is in force.
#include "structure/header_state.hpp"

#include <algorithm>

namespace policygraph::structure {

namespace {

constexpr std::uint32_t k_last = 6000; // bytes: the last articles

} // namespace

void HeaderReader::read_effect_of_body(const Frame& frame, base::Span body, Header& header) const {
    if (header.date_effective || header.date_expires) {
        return;
    }
    const std::string signed_on = header.date_signed ? header.date_signed->value : "";
    const EffectReader::Effect effect =
        m_effects.read(frame.text, {body.end - std::min(body.size(), k_last), body.end}, signed_on);
    header.date_effective = effect.effective;
    header.date_expires = effect.expires;
}

void HeaderReader::read_effect(State& state) const {
    constexpr std::uint32_t k_order = 1500; // bytes: what an order says before its rules
    const std::string signed_on = state.header.date_signed ? state.header.date_signed->value : "";
    EffectReader::Effect effect;
    if (state.order) { // an order says it before the rules do
        const std::uint32_t begin = state.order->span.end;
        effect = m_effects.read(state.text(), {begin, begin + std::min(state.end - begin, k_order)}, signed_on);
    }
    if (!effect.effective) {
        effect =
            m_effects.read(state.text(), {state.end - std::min(state.end - state.body, k_last), state.end}, signed_on);
    }
    if (!effect.effective && !effect.expires && state.body > state.begin) {
        effect = m_effects.read(state.text(), {state.begin, state.body}, signed_on);
    }
    state.header.date_effective = effect.effective;
    state.header.date_expires = effect.expires;
}

} // namespace policygraph::structure
