// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include "cited_title.hpp"
#include "name_places.hpp"
#include "organ_names.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::extract {

/// Finds the short forms that a text gives to what it names: 《…意见》(国发〔2021〕20号,以下简称《意见》),
/// 某省科学技术厅(以下简称省科技厅). Only of policies that are cited or carried, organs, groups and programs.
class AliasFinder {
public:
    AliasFinder(const lexicon::Lexicon& lexicon, const OrganNames& names, const NamePlaces& places);
    /// `facts` holds the other facts of the text.
    [[nodiscard]] std::vector<Alias> find(const Context& context, const Facts& facts) const;

private:
    /// The short form in the bracket that `inner` is the inside of; "" where it defines none.
    [[nodiscard]] std::string defined(std::string_view inner) const;
    [[nodiscard]] std::optional<Alias> of_policy(std::string_view before, const Facts& facts) const;
    [[nodiscard]] std::optional<Alias> of_named(std::string_view before, const Facts& facts) const;
    [[nodiscard]] std::optional<Alias> of_organ(std::string_view before, std::string_view alias) const;

    TitleWords m_titles;
    const OrganNames& m_names;
    const NamePlaces& m_places;
};

} // namespace policygraph::extract
