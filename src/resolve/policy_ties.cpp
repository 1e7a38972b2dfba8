// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/policy_ties.hpp>

#include "resolve/markers.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace policygraph::resolve {

namespace {

constexpr std::uint16_t k_sure = 900;      // per mille
constexpr std::uint16_t k_less_sure = 850; // a title may leave (试行) out
constexpr std::uint16_t k_inferred = 600;
constexpr std::size_t k_year_digits = 4;
constexpr std::string_view k_country_code = "100000";
constexpr std::string_view k_trial = "trial";
constexpr std::string_view k_edition = "edition";

/// When it was signed, else the year of its number: 〔2021〕.
std::string date_of(const base::Attributes& attributes) {
    std::string date = base::text_of(attributes, "date_signed");
    const std::string number = base::text_of(attributes, "doc_number");
    const std::size_t open = date.empty() ? number.find(k_number_open) : std::string::npos;
    if (open != std::string::npos) {
        date = number.substr(open + k_number_open.size(), k_year_digits);
        const bool year = date.size() == k_year_digits && date.find_first_not_of("0123456789") == std::string::npos;
        date = year ? date : std::string();
    }
    return date;
}

/// "" for an edition without a year.
std::string_view year_of(const TitledPolicy& policy) {
    const std::string_view year = std::string_view(policy.edition).substr(0, k_year_digits);
    return !year.empty() && year.front() >= '0' && year.front() <= '9' ? year : std::string_view();
}

bool share_a_document(const TitledPolicy& one, const TitledPolicy& other) {
    return std::any_of(one.documents.begin(), one.documents.end(),
                       [&](std::int64_t document) { return other.documents.count(document) == 1; });
}

/// Of one place for certain; where a title does not tell its place, a document that names both does.
bool together(const TitledPolicy& one, const TitledPolicy& other) {
    if (!one.seat.empty() && one.seat == other.seat) {
        return true;
    }
    return (one.seat.empty() || other.seat.empty()) && share_a_document(one, other);
}

/// True where dates are known and say so, as far as both are exact.
bool before(const TitledPolicy& one, const TitledPolicy& other) {
    const std::size_t exact = std::min(one.date.size(), other.date.size());
    return exact > 0 && one.date.substr(0, exact) < other.date.substr(0, exact);
}

/// The places above, nearest first: 361021 → 361000, 360000, 100000.
std::vector<std::string> seats_above(const std::string& seat) {
    std::vector<std::string> above;
    for (const std::size_t kept : {std::size_t{4}, std::size_t{2}}) {
        if (std::string code = seat.substr(0, kept) + std::string(seat.size() - kept, '0'); code != seat) {
            above.push_back(std::move(code));
        }
    }
    if (seat != k_country_code) {
        above.emplace_back(k_country_code);
    }
    return above;
}

/// The policies of one subject.
class Subject {
public:
    Subject(const std::vector<TitledPolicy>& policies, std::vector<std::size_t> members, std::vector<PolicyTie>& ties)
        : m_policies(policies), m_members(std::move(members)), m_ties(ties) {
        for (const std::size_t member : m_members) {
            m_by_seat[policies[member].seat].push_back(member);
        }
    }

    void run() {
        for (const std::size_t member : m_members) {
            tie_numbered(member);
            tie_earlier(member);
            tie_edition(member);
            tie_level(member);
        }
    }

private:
    void tie(std::size_t source, std::size_t target, const char* relation, const char* rule, std::uint16_t confidence) {
        if (m_tied.emplace(source, target).second) {
            m_ties.push_back({source, target, relation, rule, confidence});
        }
    }

    /// Those of its own place and those of none, the only ones that may be of its place.
    template <typename Take>
    void for_each_near(const TitledPolicy& policy, const Take& take) const {
        if (policy.seat.empty()) {
            std::for_each(m_members.begin(), m_members.end(), take);
            return;
        }
        for (const std::string& seat : {policy.seat, std::string()}) {
            if (const auto found = m_by_seat.find(seat); found != m_by_seat.end()) {
                std::for_each(found->second.begin(), found->second.end(), take);
            }
        }
    }

    void tie_earlier(std::size_t member) {
        const TitledPolicy& policy = m_policies[member];
        if (year_of(policy).empty()) {
            return;
        }
        std::optional<std::size_t> best;
        bool several = false;
        bool alone = true;
        for_each_near(policy, [&](std::size_t other) {
            const std::string_view year = year_of(m_policies[other]);
            if (other == member || year.empty() || !together(policy, m_policies[other])) {
                return;
            }
            alone = alone && year != year_of(policy);
            if (year < year_of(policy) && (!best || year >= year_of(m_policies[*best]))) {
                several = best && year == year_of(m_policies[*best]);
                best = other;
            }
        });
        if (best && !several && alone && !before(policy, m_policies[*best])) {
            tie(member, *best, "earlier", "tie.period", k_sure);
        }
    }

    void tie_edition(std::size_t member) {
        const TitledPolicy& policy = m_policies[member];
        const bool edition = std::string_view(policy.edition).ends_with(k_edition);
        if (!edition && policy.edition != k_trial) {
            return;
        }
        std::optional<std::size_t> plain;
        bool several = false;
        for_each_near(policy, [&](std::size_t other) {
            if (m_policies[other].edition.empty() && together(policy, m_policies[other])) {
                several = plain.has_value();
                plain = other;
            }
        });
        if (!plain || several) {
            return;
        }
        if (edition) {
            tie(member, *plain, "edition", "tie.edition", k_sure);
        } else if (before(policy, m_policies[*plain])) {
            tie(*plain, member, "earlier", "tie.trial", k_less_sure);
        }
    }

    /// Editions of one title, told apart by their numbers: each to the one before it and to those that do not say
    /// which.
    void tie_numbered(std::size_t member) {
        const TitledPolicy& policy = m_policies[member];
        std::optional<std::size_t> best;
        bool several = false;
        for (const std::size_t other : policy.edition_of.empty() ? std::vector<std::size_t>() : m_members) {
            const TitledPolicy& that = m_policies[other];
            if (that.key == policy.edition_of) {
                tie(member, other, "edition", "tie.number", k_sure);
            } else if (that.edition_of == policy.edition_of && before(that, policy)) {
                const bool later = !best || before(m_policies[*best], that);
                several = !later && (several || !before(that, m_policies[*best]));
                best = later ? other : *best;
            }
        }
        if (best && !several) {
            tie(member, *best, "earlier", "tie.number", k_sure);
        }
    }

    void tie_level(std::size_t member) {
        const TitledPolicy& policy = m_policies[member];
        if (policy.seat.empty() || policy.seat == k_country_code) {
            return;
        }
        for (const std::string& seat : seats_above(policy.seat)) {
            std::vector<std::size_t> above;
            if (const auto found = m_by_seat.find(seat); found != m_by_seat.end()) {
                std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(above),
                             [&](std::size_t other) { return m_policies[other].edition == policy.edition; });
            }
            if (above.size() == 1 && !before(policy, m_policies[above.front()])) {
                tie(member, above.front(), "upper level", "tie.level", k_inferred);
            }
            if (!above.empty()) {
                return;
            }
        }
    }

    const std::vector<TitledPolicy>& m_policies;
    std::vector<std::size_t> m_members;
    std::map<std::string, std::vector<std::size_t>> m_by_seat;
    std::vector<PolicyTie>& m_ties;
    std::set<std::pair<std::size_t, std::size_t>> m_tied;
};

} // namespace

std::string subject_of(const base::Attributes& attributes) {
    std::string subject = base::text_of(attributes, "subject");
    return subject.empty() ? base::text_of(attributes, "edition_of") : subject;
}

TitledPolicy titled_policy(std::string key, const base::Attributes& attributes) {
    return {std::move(key),
            subject_of(attributes),
            base::text_of(attributes, "edition"),
            base::text_of(attributes, "seat"),
            base::text_of(attributes, "edition_of"),
            date_of(attributes),
            {}};
}

std::vector<PolicyTie> policy_ties(const std::vector<TitledPolicy>& policies) {
    std::map<std::string_view, std::vector<std::size_t>> subjects;
    for (std::size_t i = 0; i < policies.size(); ++i) {
        subjects[policies[i].subject].push_back(i);
    }
    std::vector<PolicyTie> ties;
    for (auto& [subject, members] : subjects) {
        if (!subject.empty() && members.size() > 1) {
            std::sort(members.begin(), members.end(),
                      [&](std::size_t a, std::size_t b) { return policies[a].key < policies[b].key; });
            Subject(policies, members, ties).run();
        }
    }
    return ties;
}

} // namespace policygraph::resolve
