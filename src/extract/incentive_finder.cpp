// SPDX-License-Identifier: Apache-2.0
#include "incentive_finder.hpp"

#include "markers.hpp"
#include "review_zones.hpp"

#include <algorithm>

namespace policygraph::extract {

namespace {

constexpr std::uint32_t k_near = 30;       // bytes: ten characters between an amount and its verb
constexpr std::uint32_t k_weak_reach = 60; // bytes that a weak verb (支持, 安排) reaches before an amount

using Words = PromiseWords;

/// The amount without the scale that its unit keeps: 3.9 of 万亿元.
double in_yuan(const Quantity& quantity) {
    double amount = quantity.value;
    std::string_view unit = quantity.unit;
    while (unit.starts_with(markers::k_ten_thousand) || unit.starts_with(markers::k_hundred_million)) {
        amount *= unit.starts_with(markers::k_ten_thousand) ? 1e4 : 1e8;
        unit.remove_prefix(markers::k_ten_thousand.size());
    }
    return amount;
}

} // namespace

IncentiveFinder::IncentiveFinder(const lexicon::Lexicon& lexicon)
    : m_quantities(lexicon), m_words(lexicon), m_recipients(lexicon), m_shares(lexicon),
      m_reviews(lexicon, "review_words", {"review", "outlook"}) {}

// 按每亩200元的标准给予补助: the verb follows closely, with nothing but the measure of payment between. Behind a
// measure that ends its clause it may begin the next: 按每人300元的标准,给予补贴.
bool IncentiveFinder::paid_after(const Promise& promise, const Quantity& quantity, base::Span clause) {
    const bool measured =
        promise.has(Words::Rate, {quantity.span.end, clause.end}) && clause.end - quantity.span.end <= k_near / 2;
    const std::uint32_t end = measured ? clause.end + k_near : clause.end;
    for (const Words::Word& word : promise.words) {
        if (word.span.begin < quantity.span.end || word.span.end > end ||
            (word.what != Words::Give && (word.what != Words::Weak || quantity.kind == UnitKind::Share))) {
            continue; // 按1.5%的比例安排残疾人就业 pays nobody
        }
        const base::Span gap{quantity.span.end, word.span.begin};
        const bool attribute = gap.in(promise.text()).starts_with(markers::k_of) && !promise.has(Words::Rate, gap);
        return gap.size() <= (promise.has(Words::Rate, gap) ? 2 * k_near : k_near / 2) && !attribute;
    }
    return false;
}

// 从每人10元提高到20元: the 10; 标准提高30元.
bool IncentiveFinder::is_change(const Promise& promise, base::Span before) const {
    while (!before.empty()) {
        if (before.in(promise.text()).back() == ' ') {
            --before.end;
            continue;
        }
        const ClassedWords::Match word = m_words.list.suffix(before.in(promise.text()));
        if (!word || !Words::is_modifier(word.what)) {
            return word && (word.what == Words::From || word.what == Words::Raise);
        }
        before.end -= word.size;
    }
    return false;
}

bool IncentiveFinder::is_paid(const Promise& promise, const Quantity& quantity) const {
    const base::Span clause = promise.layout.clause(quantity.span.begin);
    const base::Span before{std::max(clause.begin, promise.span.begin), quantity.span.begin};
    const base::Span after{quantity.span.end, std::max(quantity.span.end, clause.end)};
    if (promise.has(Words::Cap, before) || promise.has(Words::Past, {promise.span.begin, quantity.span.begin})) {
        return false;
    }
    const ClassedWords::Match after_word = m_words.list.prefix(after.in(promise.text()));
    const bool raised = promise.has(Words::From, before) && after_word &&
                        (after_word.what == Words::Level || after_word.what == Words::Raise);
    const bool portion = quantity.kind == UnitKind::Share && promise.has(Words::Portion, before);
    if (is_change(promise, before) || promise.has(Words::Part, before) || raised || portion) {
        return false; // 每吨补贴800元,其中省级补贴500元: the parts are no promises of their own
    }
    if (after_word && after_word.what == Words::Base) {
        return false; // 在国家每亩补贴600元基础上
    }
    const Words::Word* give = promise.last_before(quantity.span.begin, Words::Give, Words::Give);
    if (give == nullptr) {
        give = promise.last_before(quantity.span.begin, Words::Weak, Words::Weak);
    }
    const bool same_clause = give != nullptr && give->span.begin >= clause.begin;
    const bool strong = give != nullptr && give->what == Words::Give;
    constexpr double k_budget = 1e8;    // yuan: what governments arrange, not what one recipient gets
    constexpr double k_most_paid = 1e9; // yuan: nobody gets that
    if (quantity.kind == UnitKind::Money && in_yuan(quantity) >= k_most_paid) {
        return false;
    }
    if (const Words::Word* lent = promise.last_before(quantity.span.begin, Words::Other, Words::Other);
        lent != nullptr && lent->span.begin >= clause.begin &&
        (give == nullptr || give->span.end <= lent->span.begin) && !paid_after(promise, quantity, clause)) {
        return false; // 单个企业贷款不超过500万元
    }
    if (quantity.kind == UnitKind::Money && !(strong && same_clause) && in_yuan(quantity) >= k_budget) {
        return false;
    }
    if (after_word && after_word.what == Words::Bound && !(same_clause && strong)) {
        return false;
    }
    // 给予最高20万元贷款, 个人10万元、合伙40万元贷款: lent
    const bool listed = after.in(promise.text()).starts_with(markers::k_enumeration);
    for (const Words::Word& word : promise.words) {
        if (word.what == Words::Other && after.contains(word.span) &&
            word.span.begin - after.begin <= (listed ? 2 * k_near : k_near)) {
            return false;
        }
    }
    if (quantity.kind == UnitKind::Share) {
        const ClassedWords::Match level = m_words.list.suffix(before.in(promise.text()));
        return !(level && level.what == Words::Level) &&
               ((same_clause && strong) || paid_after(promise, quantity, clause));
    }
    if (paid_after(promise, quantity, clause)) {
        return true;
    }
    if (same_clause) {
        return strong || quantity.span.begin - give->span.end <= k_weak_reach;
    }
    // 按2%的比例给予奖励,最高1000万元: a later clause gives the cap.
    return strong && (promise.has(Words::Modifier, before) || promise.has(Words::Ceiling, before) ||
                      promise.has(Words::Aside, before) || before.size() <= k_near);
}

// Whether the money after a rate caps it (按20%给予补助,最高200万元) or is another promise.
bool IncentiveFinder::has_cap(const Promise& promise, const Quantity& rate, const std::vector<const Quantity*>& paid) {
    for (const Quantity* money : paid) {
        if (money->kind == UnitKind::Share) {
            continue;
        }
        const base::Span clause = promise.layout.clause(rate.span.begin);
        if (money->span.begin < clause.end) {
            return true;
        }
        const base::Span between{clause.end, money->span.begin};
        return promise.has(Words::Ceiling, between) || !promise.has(Words::Give, between);
    }
    return true;
}

// The second of 20万元、10万元, 20万元和10万元.
bool IncentiveFinder::in_list(const Promise& promise, const Quantity& a, const Quantity& b) {
    const std::string_view between = base::Span{a.span.end, b.span.begin}.in(promise.text());
    return a.kind == UnitKind::Money && b.kind == UnitKind::Money &&
           (between == markers::k_enumeration || between == markers::k_and || between == markers::k_and_also);
}

// The place of an amount among those that a list shares out (分别奖励20万元、10万元), and how many they are.
std::pair<std::size_t, std::size_t> IncentiveFinder::in_series(const Promise& promise,
                                                               const std::vector<const Quantity*>& paid,
                                                               const Quantity* amount, base::Span recipient) {
    const auto at = static_cast<std::size_t>(std::find(paid.begin(), paid.end(), amount) - paid.begin());
    std::size_t first = at;
    while (first > 0 && in_list(promise, *paid[first - 1], *paid[first])) {
        --first;
    }
    std::size_t last = at;
    while (last + 1 < paid.size() && in_list(promise, *paid[last], *paid[last + 1])) {
        ++last;
    }
    return {at - first, recipient.end <= paid[first]->span.begin ? last - first + 1 : 1};
}

void IncentiveFinder::read_item(const Context& context, const Layout& layout, base::Span span,
                                const std::vector<const Quantity*>& quantities, std::vector<Incentive>& found) const {
    const Promise promise{context, layout, m_words, span, m_words.in(context.text(), span)};
    if (!std::any_of(promise.words.begin(), promise.words.end(),
                     [](const Words::Word& w) { return w.what == Words::Give || w.what == Words::Weak; }) ||
        promise.has(Words::Fine, span)) {
        return;
    }
    std::vector<const Quantity*> paid;
    bool money = false;
    const Quantity* refused = nullptr;
    for (const Quantity* quantity : quantities) {
        if (layout.in(Layout::Enclosure::Title, quantity->span.begin)) {
            continue;
        }
        // A figure in one list with one that was refused is refused, with one that was taken is taken.
        const auto follows = [&](const Quantity* last) {
            return last != nullptr && quantity->span.begin == last->span.end + markers::k_enumeration.size() &&
                   context.text().substr(last->span.end).starts_with(markers::k_enumeration);
        };
        if (!follows(refused) && (is_paid(promise, *quantity) || follows(paid.empty() ? nullptr : paid.back()))) {
            paid.push_back(quantity);
            money = money || quantity->kind == UnitKind::Money;
        } else {
            refused = quantity;
        }
    }
    const Quantity* before = nullptr; // the last money before the list of amounts
    const Quantity* last_money = nullptr;
    for (const Quantity* quantity : paid) {
        if (last_money == nullptr || !in_list(promise, *last_money, *quantity)) {
            before = last_money;
        }
        const bool own = !money && paid_after(promise, *quantity, layout.clause(quantity->span.begin)); // 按30%返还
        last_money = quantity->kind == UnitKind::Money || own ? quantity : last_money;
        if (money && quantity->kind == UnitKind::Share && has_cap(promise, *quantity, paid)) {
            continue; // the cap is the amount
        }
        if (!money && quantity != paid.back() && !own &&
            !context.text().substr(quantity->span.end).starts_with(markers::k_enumeration)) {
            continue; // of several rates the one next to the verb
        }
        Incentive incentive;
        incentive.amount = quantity->value;
        incentive.amount_max = quantity->value_max;
        incentive.unit = quantity->unit;
        const std::optional<base::Span> recipient = m_recipients.find(promise, *quantity, before);
        if (!recipient) {
            continue;
        }
        const base::Span to = *recipient;
        incentive.recipient = std::string(to.in(context.text()));
        const auto [index, count] = in_series(promise, paid, quantity, to);
        const auto place = static_cast<std::size_t>(std::find(paid.begin(), paid.end(), quantity) - paid.begin());
        incentive.condition = RecipientReader::condition(promise, to, *paid[count > 1 ? place - index : place], before);
        if (count > 1) {
            const std::optional<std::string> shared = m_shares.share(incentive.recipient, index, count);
            const bool by_condition = incentive.condition.find(markers::k_enumeration) != std::string::npos;
            if (!shared && !by_condition) { // to one of them, and nobody knows to which
                incentive.condition =
                    incentive.recipient + (incentive.condition.empty() ? "" : ",") + incentive.condition;
                incentive.recipient.clear();
            }
            incentive.recipient = shared.value_or(incentive.recipient);
        }
        incentive.task = context.task_at(quantity->span.begin);
        incentive.evidence = context.evidence(
            {std::min(to.empty() ? quantity->span.begin : to.begin, quantity->span.begin), quantity->span.end},
            "incentive.amount", 900);
        found.push_back(std::move(incentive));
    }
}

std::vector<Incentive> IncentiveFinder::find(const Context& context) const {
    std::vector<Incentive> found;
    const std::string_view text = context.text();
    std::vector<Quantity> quantities = context.quantities(m_quantities);
    std::erase_if(quantities, [](const Quantity& q) {
        return (q.kind != UnitKind::Money && q.kind != UnitKind::Share && q.kind != UnitKind::Price) || q.bare;
    });
    if (quantities.empty()) {
        return found;
    }
    const Layout& layout = context.layout();
    const ReviewZones& reviews = context.reviews(m_reviews);
    for (std::size_t first = 0; first < quantities.size();) {
        const base::Span sentence = layout.sentence(quantities[first].span.begin);
        // Members of a list cut by semicolons are promises of their own.
        base::Span item = sentence;
        const std::uint32_t number = quantities[first].span.begin;
        if (const int index = context.section_at(item.begin); index >= 0) { // behind 第二十七条
            const structure::Section& section = context.outline.sections[static_cast<std::size_t>(index)];
            item.begin = std::max(item.begin, std::min(section.label.end, number));
        }
        if (const std::size_t mark = base::Span{sentence.begin, number}.in(text).rfind(';');
            mark != std::string_view::npos) {
            item.begin = std::max(item.begin, sentence.begin + static_cast<std::uint32_t>(mark) + 1);
        }
        if (const std::size_t mark = base::Span{number, sentence.end}.in(text).find(';');
            mark != std::string_view::npos) {
            item.end = number + static_cast<std::uint32_t>(mark);
        }
        std::vector<const Quantity*> inside;
        for (; first < quantities.size() && (inside.empty() || quantities[first].span.begin < item.end); ++first) {
            inside.push_back(&quantities[first]);
        }
        if (!reviews.contains(item.begin)) {
            read_item(context, layout, item, inside, found);
        }
    }
    return found;
}

} // namespace policygraph::extract
