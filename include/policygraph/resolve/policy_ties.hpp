// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/attributes.hpp>

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace policygraph::resolve {

/// A policy of a graph, as far as its title ties it to others: what PolicyTitles::series gave, settled.
struct TitledPolicy {
    std::string key; ///< its node's content key
    std::string subject;
    std::string edition;
    std::string seat;                 ///< code of GB/T 2260; "" if not known
    std::string edition_of;           ///< key of its title's node, for an edition told by its number; else ""
    std::string date;                 ///< when it was signed, else the year of its number; "" if not known
    std::set<std::int64_t> documents; ///< that name it, by any number that tells them apart
};

/// What policies that may be tied share; "" where nothing could be.
[[nodiscard]] std::string subject_of(const base::Attributes& attributes);

/// What the attributes of a policy's or law's node say; `documents` is left to the caller.
[[nodiscard]] TitledPolicy titled_policy(std::string key, const base::Attributes& attributes);

/// `source` and `target` are indexes of the policies. No document says so: the two titles do.
struct PolicyTie {
    std::size_t source = 0;
    std::size_t target = 0;
    const char* relation = ""; ///< earlier, edition, upper level
    const char* rule = "";     ///< id of the rule
    std::uint16_t confidence = 0;
};

/// How policies of one subject are tied by VERSION_OF: each to the one period before it (“十四五” to “十三五”, the
/// final form to the one on trial, the next number of one title), an edition to the policy that it is an edition of,
/// the plan of a place to that of the next place above. Where two would do, none is tied; neither where dates speak
/// against it. The answer does not depend on the order of the policies.
[[nodiscard]] std::vector<PolicyTie> policy_ties(const std::vector<TitledPolicy>& policies);

} // namespace policygraph::resolve
