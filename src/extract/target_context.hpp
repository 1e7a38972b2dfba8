// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace policygraph::extract::target_context {

/// The classes of data/lexicon/target_context.tsv, in the order of `names`.
enum Word {
    Past,
    Money,
    Give,
    Point,
    Heading,
    Growth,
    Every,
    Days,
    Noun,
    Procedure,
    Norm,
    Ruling,
    Charge,
    Compared,
    Whole,
    Index,
    Number,
    Person,
    Open,
    Sort,
    Aim,
    PartOf,
    Yearly,
    Apply,
    Region,
    Given,
    Plain,
    Against,
    Told
};

inline std::vector<std::string> names() {
    return {"past", "money",  "give",   "point",    "heading", "growth", "every",  "days",    "noun", "procedure",
            "norm", "ruling", "charge", "compared", "whole",   "index",  "number", "person",  "open", "sort",
            "aim",  "part",   "yearly", "apply",    "region",  "given",  "plain",  "against", "told"};
}

} // namespace policygraph::extract::target_context
