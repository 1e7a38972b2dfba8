// SPDX-License-Identifier: Apache-2.0
#include "incentive_finder.hpp"

#include "markers.hpp"
#include "review_zones.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

constexpr std::uint32_t k_near = 30;       // bytes: ten characters between an amount and its verb
constexpr std::uint32_t k_weak_reach = 60; // bytes that a weak verb (支持, 安排) reaches before an amount
constexpr std::size_t k_longest_recipient = 300;

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

// One promise: a sentence or, in a list cut by semicolons, one member of it.
struct IncentiveFinder::Item {
    const Context& context;
    const Layout& layout;
    base::Span span;
    std::vector<Word> words;

    [[nodiscard]] std::string_view text() const { return context.text(); }
    [[nodiscard]] const Word* last_before(std::uint32_t offset, Class a, Class b) const {
        const Word* found = nullptr;
        for (const Word& word : words) {
            if (word.span.end <= offset && (word.what == a || word.what == b)) {
                found = &word;
            }
        }
        return found;
    }
    [[nodiscard]] bool has(Class what, base::Span where) const {
        return std::any_of(words.begin(), words.end(),
                           [&](const Word& w) { return w.what == what && where.contains(w.span); });
    }
};

IncentiveFinder::IncentiveFinder(const lexicon::Lexicon& lexicon)
    : m_quantities(lexicon), m_words(lexicon, "incentive_words",
                                     {"give",    "weak",  "cap",   "other",  "bound",  "to",    "lead",  "modifier",
                                      "past",    "rate",  "level", "from",   "raise",  "base",  "part",  "ceiling",
                                      "portion", "prize", "fine",  "nobody", "toward", "aside", "payer", "plain"}),
      m_reviews(lexicon, "review_words", {"review", "outlook"}) {}

std::vector<IncentiveFinder::Word> IncentiveFinder::words_in(std::string_view text, base::Span span) const {
    std::vector<Word> words;
    text = text.substr(0, span.end);
    for (std::size_t at = m_words.next_place(text, span.begin); at < text.size();) {
        const auto i = static_cast<std::uint32_t>(at);
        if (const ClassedWords::Match match = m_words.prefix(text.substr(i))) {
            words.push_back({{i, i + match.size}, static_cast<Class>(match.what)});
            at += match.size;
        } else {
            at += base::utf8_length(text[at]);
        }
        at = m_words.next_place(text, at);
    }
    return words;
}

// 按每亩200元的标准给予补助: the verb follows closely, with nothing but the measure of payment between.
bool IncentiveFinder::paid_after(const Item& item, const Quantity& quantity, base::Span clause) const {
    for (const Word& word : item.words) {
        if (word.span.begin < quantity.span.end || word.span.end > clause.end ||
            (word.what != Give && (word.what != Weak || quantity.kind == UnitKind::Share))) {
            continue; // 按1.5%的比例安排残疾人就业 pays nobody
        }
        const base::Span gap{quantity.span.end, word.span.begin};
        const bool attribute = gap.in(item.text()).starts_with(markers::k_of) && !item.has(Rate, gap);
        return gap.size() <= (item.has(Rate, gap) ? 2 * k_near : k_near / 2) && !attribute;
    }
    return false;
}

// 从每人10元提高到20元: the 10; 标准提高30元.
bool IncentiveFinder::is_change(const Item& item, base::Span before) const {
    while (!before.empty()) {
        if (before.in(item.text()).back() == ' ') {
            --before.end;
            continue;
        }
        const ClassedWords::Match word = m_words.suffix(before.in(item.text()));
        if (!word || !is_modifier(word.what)) {
            return word && (word.what == From || word.what == Raise);
        }
        before.end -= word.size;
    }
    return false;
}

bool IncentiveFinder::is_paid(const Item& item, const Quantity& quantity) const {
    const base::Span clause = item.layout.clause(quantity.span.begin);
    const base::Span before{std::max(clause.begin, item.span.begin), quantity.span.begin};
    const base::Span after{quantity.span.end, std::max(quantity.span.end, clause.end)};
    if (item.has(Cap, before) || item.has(Past, {item.span.begin, quantity.span.begin})) {
        return false;
    }
    const ClassedWords::Match after_word = m_words.prefix(after.in(item.text()));
    const bool raised = item.has(From, before) && after_word && (after_word.what == Level || after_word.what == Raise);
    const bool portion = quantity.kind == UnitKind::Share && item.has(Portion, before);
    if (is_change(item, before) || item.has(Part, before) || raised || portion) {
        return false; // 每吨补贴800元,其中省级补贴500元: the parts are no promises of their own
    }
    if (after_word && after_word.what == Base) {
        return false; // 在国家每亩补贴600元基础上
    }
    const Word* give = item.last_before(quantity.span.begin, Give, Give);
    if (give == nullptr) {
        give = item.last_before(quantity.span.begin, Weak, Weak);
    }
    const bool same_clause = give != nullptr && give->span.begin >= clause.begin;
    const bool strong = give != nullptr && give->what == Give;
    constexpr double k_budget = 1e8;    // yuan: what governments arrange, not what one recipient gets
    constexpr double k_most_paid = 1e9; // yuan: nobody gets that
    if (quantity.kind == UnitKind::Money && in_yuan(quantity) >= k_most_paid) {
        return false;
    }
    if (const Word* lent = item.last_before(quantity.span.begin, Other, Other);
        lent != nullptr && lent->span.begin >= clause.begin &&
        (give == nullptr || give->span.end <= lent->span.begin) && !paid_after(item, quantity, clause)) {
        return false; // 单个企业贷款不超过500万元
    }
    if (quantity.kind == UnitKind::Money && !(strong && same_clause) && in_yuan(quantity) >= k_budget) {
        return false;
    }
    if (after_word && after_word.what == Bound && !(same_clause && strong)) {
        return false;
    }
    for (const Word& word : item.words) { // 给予最高20万元贷款: lent
        if (word.what == Other && after.contains(word.span) && word.span.begin - after.begin <= k_near) {
            return false;
        }
    }
    if (quantity.kind == UnitKind::Share) {
        const ClassedWords::Match level = m_words.suffix(before.in(item.text()));
        return !(level && level.what == Level) && ((same_clause && strong) || paid_after(item, quantity, clause));
    }
    if (paid_after(item, quantity, clause)) {
        return true;
    }
    if (same_clause) {
        return strong || quantity.span.begin - give->span.end <= k_weak_reach;
    }
    // 按2%的比例给予奖励,最高1000万元: a later clause gives the cap.
    return strong && (item.has(Modifier, before) || item.has(Ceiling, before) || item.has(Aside, before) ||
                      before.size() <= k_near);
}

base::Span IncentiveFinder::trimmed(std::string_view text, base::Span span) const {
    constexpr std::string_view k_cut = " ,:;";
    while (!span.empty() && k_cut.find(text[span.begin]) != std::string_view::npos) {
        ++span.begin;
    }
    bool changed = true;
    while (changed && !span.empty()) {
        changed = false;
        if (k_cut.find(text[span.end - 1]) != std::string_view::npos) {
            --span.end;
            changed = true;
        } else if (const ClassedWords::Match match = m_words.suffix(span.in(text));
                   match &&
                   (is_modifier(match.what) || match.what == Give || match.what == Payer || match.what == Nobody ||
                    match.what == Aside) &&
                   match.size < span.size()) {
            span.end -= match.size;
            changed = true;
        } else if (span.in(text).ends_with(markers::k_of)) {
            span.end -= static_cast<std::uint32_t>(markers::k_of.size());
            changed = true;
        }
    }
    return span;
}

// The first clause that may say whom: not 面向区域产业特色, “十四五”期间, 向证监会提交申请后.
base::Span IncentiveFinder::first_clause(const Item& item, std::uint32_t payment) const {
    base::Span clause{item.span.begin, std::min(item.layout.clause(item.span.begin).end, payment)};
    for (int i = 0; i < 2 && !clause.empty(); ++i) {
        const ClassedWords::Match lead = m_words.prefix(trimmed(item.text(), clause).in(item.text()));
        if (!lead || (lead.what != Aside && lead.what != Toward && lead.what != From)) {
            break;
        }
        const std::uint32_t next = std::min(clause.end + 1, payment);
        clause = {next, std::min(std::max(next, item.layout.clause(next).end), payment)};
    }
    return clause;
}

// Where what belongs to the payment begins: 给予, 省级按照…30%.
std::uint32_t IncentiveFinder::before_payment(const Item& item, base::Span recipient) const {
    const std::string_view text = item.text();
    for (const Word& word : item.words) {
        if (!recipient.contains(word.span) || word.span.begin <= recipient.begin + k_near / 2) {
            continue;
        }
        // 奖 and 补 alone pay only right before the amount (每件奖5万元); else they end names: 中国质量奖、提名奖.
        const char next = word.span.end < text.size() ? text[word.span.end] : ' ';
        const bool pays = word.what == Give && (word.span.size() > 3 || (next >= '0' && next <= '9'));
        const ClassedWords::Match after = m_words.prefix(text.substr(word.span.end));
        const bool payer =
            word.what == Payer && after && (is_modifier(after.what) || after.what == Give || after.what == Aside);
        const std::string_view rest = text.substr(word.span.begin, recipient.end - word.span.begin);
        const bool rate = word.what == Aside && rest.find('%') != std::string_view::npos;
        if (pays || payer || rate) {
            return word.span.begin;
        }
    }
    return recipient.end;
}

// 对X给予…, 对X,…,给予…; else the sentence's first clause: X,给予….
base::Span IncentiveFinder::recipient(const Item& item, std::uint32_t payment) const {
    base::Span found;
    for (const Word& word : item.words) {
        const bool opens =
            word.span.begin == item.layout.clause(word.span.begin).begin || word.span.begin == item.span.begin;
        const std::uint32_t end = std::min(item.layout.clause(word.span.begin).end, payment);
        const bool to =
            word.what == To ||
            (word.what == Toward && (item.has(Give, {word.span.end, end}) || item.has(Weak, {word.span.end, end})));
        if (to && word.span.end < payment && (opens || found.empty())) {
            found = {word.span.end, end};
        }
    }
    if (found.empty()) {
        found = first_clause(item, payment);
        const ClassedWords::Match next = m_words.prefix(found.in(item.text()));
        if (found.begin != item.span.begin && next && (is_modifier(next.what) || next.what == Give) &&
            found.end == payment) {
            return {found.begin, found.begin}; // 向证监会提交申请后,再给予200万元: to whom is not said
        }
        if (found.begin + 6 >= found.end) {
            found.end = payment;
        }
    }
    found.end = before_payment(item, found);
    for (ClassedWords::Match lead = m_words.prefix(found.in(item.text()));
         lead && (lead.what == Lead || lead.what == Weak || is_modifier(lead.what) || lead.what == To) &&
         lead.size < found.size();
         lead = m_words.prefix(found.in(item.text()))) {
        found.begin += lead.size;
    }
    found = trimmed(item.text(), found);
    return found.size() > k_longest_recipient ? base::Span{found.begin, found.begin} : found;
}

// 给予每个示范县50万元: whom it goes to stands behind the verb; 补助标准为… names nobody.
base::Span IncentiveFinder::behind_verb(std::string_view text, base::Span recipient) const {
    const ClassedWords::Match give = m_words.prefix(recipient.in(text));
    if (!give || give.what != Give) {
        return recipient;
    }
    base::Span rest{recipient.begin + static_cast<std::uint32_t>(give.size), recipient.end};
    ClassedWords::Match next = m_words.prefix(rest.in(text));
    while (next && is_modifier(next.what)) {
        rest.begin += static_cast<std::uint32_t>(next.size);
        next = m_words.prefix(rest.in(text));
    }
    constexpr std::uint32_t k_shortest = 9; // bytes: three characters
    return next || rest.size() < k_shortest ? recipient : rest;
}

// 对甲企业奖励200万元,乙企业奖励100万元: behind an amount a later clause may have a recipient of its own.
base::Span IncentiveFinder::recipient_of(const Item& item, const Quantity& amount, const Quantity* before) const {
    const base::Span whole = recipient(item, amount.span.begin);
    const std::string_view text = item.text();
    if (before == nullptr || whole.begin >= before->span.end) {
        return whole;
    }
    const std::size_t comma = base::Span{before->span.end, amount.span.begin}.in(text).find(',');
    if (comma == std::string_view::npos) {
        return whole;
    }
    const auto begin = before->span.end + static_cast<std::uint32_t>(comma) + 1;
    const Item later{item.context, item.layout, {begin, item.span.end}, words_in(text, {begin, item.span.end})};
    const base::Span own = recipient(later, amount.span.begin);
    constexpr std::size_t k_shortest = 12; // bytes: four characters
    const ClassedWords::Match lead = m_words.prefix(text.substr(begin));
    const bool limits = lead && lead.what != To && lead.what != Lead && lead.what != Prize;
    return own.size() < k_shortest || limits || own.begin > begin + k_near ? whole : own;
}

// What stands between the recipient and the verb, and the words of measure before the amount (一次性, 每年最高).
std::string IncentiveFinder::condition(const Item& item, base::Span recipient, const Quantity& amount) const {
    const std::uint32_t begin = std::max(recipient.end, item.span.begin);
    if (begin >= amount.span.begin) {
        return "";
    }
    const Word* give = item.last_before(amount.span.begin, Give, Weak);
    const bool after = give == nullptr || give->span.begin < begin;
    base::Span between{begin, after ? amount.span.begin : give->span.begin};
    while (between.in(item.text()).starts_with(markers::k_of) || between.in(item.text()).starts_with(",")) {
        between.begin +=
            between.in(item.text()).starts_with(",") ? 1U : static_cast<std::uint32_t>(markers::k_of.size());
    }
    between = trimmed(item.text(), between);
    if (const ClassedWords::Match word = m_words.prefix(between.in(item.text())); word && word.size == between.size()) {
        between.end = between.begin; // 分别 alone
    }
    std::string condition = between.size() > k_longest_recipient ? "" : std::string(between.in(item.text()));
    if (!after) {
        base::Span measure{give->span.end, amount.span.begin};
        measure.begin += measure.in(item.text()).starts_with(',') ? 1U : 0U;
        if (measure.size() <= k_weak_reach &&
            measure.in(item.text()).find(markers::k_enumeration) == std::string_view::npos) {
            condition += condition.empty() || measure.empty() ? "" : ",";
            condition += measure.in(item.text());
        }
    }
    return condition;
}

// Whether the money after a rate caps it (按20%给予补助,最高200万元) or is another promise.
bool IncentiveFinder::has_cap(const Item& item, const Quantity& rate, const std::vector<const Quantity*>& paid) const {
    for (const Quantity* money : paid) {
        if (money->kind == UnitKind::Share) {
            continue;
        }
        const base::Span clause = item.layout.clause(rate.span.begin);
        if (money->span.begin < clause.end) {
            return true;
        }
        const base::Span between{clause.end, money->span.begin};
        return item.has(Ceiling, between) || !item.has(Give, between);
    }
    return true;
}

void IncentiveFinder::read_item(const Context& context, const Layout& layout, base::Span span,
                                const std::vector<const Quantity*>& quantities, std::vector<Incentive>& found) const {
    const Item item{context, layout, span, words_in(context.text(), span)};
    if (!std::any_of(item.words.begin(), item.words.end(),
                     [](const Word& w) { return w.what == Give || w.what == Weak; }) ||
        item.has(Fine, span)) {
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
        if (!follows(refused) && (is_paid(item, *quantity) || follows(paid.empty() ? nullptr : paid.back()))) {
            paid.push_back(quantity);
            money = money || quantity->kind == UnitKind::Money;
        } else {
            refused = quantity;
        }
    }
    const Quantity* last_money = nullptr;
    for (const Quantity* quantity : paid) {
        const Quantity* before = last_money;
        last_money = quantity->kind == UnitKind::Money ? quantity : last_money;
        if (money && quantity->kind == UnitKind::Share && has_cap(item, *quantity, paid)) {
            continue; // the cap is the amount
        }
        if (!money && quantity != paid.back() &&
            !context.text().substr(quantity->span.end).starts_with(markers::k_enumeration)) {
            continue; // of several rates the one next to the verb
        }
        Incentive incentive;
        incentive.amount = quantity->value;
        incentive.amount_max = quantity->value_max;
        incentive.unit = quantity->unit;
        const base::Span to = behind_verb(context.text(), recipient_of(item, *quantity, before));
        if (const ClassedWords::Match lead = m_words.prefix(to.in(context.text()));
            lead && (lead.what == Nobody || lead.what == Give)) {
            continue; // 补助标准为每生每天4元: whom it goes to is not said
        }
        incentive.recipient = std::string(to.in(context.text()));
        incentive.condition = condition(item, to, *quantity);
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
    const ReviewZones reviews(context, layout, m_reviews);
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
