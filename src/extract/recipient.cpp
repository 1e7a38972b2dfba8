// SPDX-License-Identifier: Apache-2.0
#include "recipient.hpp"

#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

constexpr std::size_t k_number = 7;        // bytes before the bracket that ends a number: (十二
constexpr std::uint32_t k_near = 30;       // bytes: ten characters
constexpr std::uint32_t k_weak_reach = 60; // bytes of the words of measure between a verb and its amount
constexpr std::size_t k_longest = 300;     // bytes of a recipient or a condition

using Words = PromiseWords;

} // namespace

base::Span RecipientReader::trimmed(const Promise& promise, base::Span span) {
    const std::string_view text = promise.text();
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
        } else if (const ClassedWords::Match match = promise.lexicon.list.suffix(span.in(text));
                   match && match.size < span.size() &&
                   (Words::is_modifier(match.what) || match.what == Words::Payer || match.what == Words::Nobody ||
                    match.what == Words::Aside ||
                    (match.what == Words::Give && match.size > markers::k_of.size()))) { // not 个人奖
            span.end -= match.size;
            changed = true;
        } else if (span.in(text).ends_with(markers::k_of)) {
            span.end -= static_cast<std::uint32_t>(markers::k_of.size());
            changed = true;
        }
    }
    return span;
}

// Ends with one who can be paid, or tells what one does: 企业招用毕业生.
bool RecipientReader::can_be_paid(std::string_view clause) const {
    if (const ClassedWords::Match end = m_payees.suffix(clause); end && end.what == PayeeWords::Payee) {
        return true;
    }
    for (std::size_t at = m_payees.next_place(clause, 0); at < clause.size();) {
        const ClassedWords::Match word = m_payees.prefix(clause.substr(at));
        if (word && word.what == PayeeWords::Payee) {
            const ClassedWords::Match next = m_payees.prefix(clause.substr(at + word.size));
            if (next && next.what == PayeeWords::Doing) {
                return true;
            }
        }
        at = m_payees.next_place(clause, at + (word ? word.size : base::utf8_length(clause[at])));
    }
    return false;
}

// 对授奖条件进行了细化: what is acted on is paid nothing, of 对示范店进行支持 all before the verb; 对进行改造的企业.
base::Span RecipientReader::without_act(const Promise& promise, base::Span addressee) const {
    const std::string_view clause = addressee.in(promise.text());
    for (std::size_t at = m_payees.next_place(clause, 0); at < clause.size();) {
        const ClassedWords::Match word = m_payees.prefix(clause.substr(at));
        if (word && word.what == PayeeWords::Acting && clause.find(markers::k_of, at) == std::string_view::npos) {
            const ClassedWords::Match act = promise.lexicon.list.prefix(clause.substr(at + word.size));
            const ClassedWords::Match who = m_payees.suffix(clause.substr(0, at));
            const bool paid =
                act && (act.what == Words::Give || act.what == Words::Weak) && who && who.what == PayeeWords::Payee;
            return {addressee.begin, addressee.begin + static_cast<std::uint32_t>(paid ? at : 0)};
        }
        at = m_payees.next_place(clause, at + (word ? word.size : base::utf8_length(clause[at])));
    }
    return addressee;
}

// 对主营业务领先,研发投入4%以上的企业: where the clause ends in nobody who can be paid the next one may.
std::uint32_t RecipientReader::whole_addressee(const Promise& promise, base::Span addressee,
                                               std::uint32_t payment) const {
    const std::string_view text = promise.text();
    base::Span clause = addressee;
    while (clause.end < payment && text[clause.end] == ',' && clause.end - addressee.begin <= k_longest) {
        const ClassedWords::Match end = m_payees.suffix(clause.in(text));
        if (clause.in(text).ends_with(markers::k_of) || promise.has(Words::Give, clause)) {
            return addressee.end;
        }
        if (end && end.what == PayeeWords::Payee) {
            return clause.end;
        }
        if (promise.has(Words::Weak, clause) && clause.in(text).find('%') == std::string_view::npos) {
            return addressee.end; // but 研发投入强度4%以上
        }
        const std::uint32_t next = clause.end + 1;
        clause = {next, std::min(promise.layout.clause(next).end, payment)};
    }
    return addressee.end;
}

// 对X给予…, 对X,…,给予…: X with all up to the end of its clause.
base::Span RecipientReader::addressed(const Promise& promise, std::uint32_t payment) const {
    base::Span found;
    for (const Words::Word& word : promise.words) {
        const std::uint32_t clause = promise.layout.clause(word.span.begin).begin;
        const std::uint32_t end = std::min(promise.layout.clause(word.span.begin).end, payment);
        const bool opens = word.span.begin == clause || word.span.begin == promise.span.begin;
        const bool to =
            word.what == Words::To || (word.what == Words::Toward && (promise.has(Words::Give, {word.span.end, end}) ||
                                                                      promise.has(Words::Weak, {word.span.end, end})));
        if (!to || word.span.end >= payment || !(opens || found.empty())) {
            continue;
        }
        base::Span addressee{word.span.end, end};
        addressee.end = whole_addressee(promise, addressee, payment);
        if (end != payment) {
            addressee = without_act(promise, addressee);
        }
        found = addressee.empty() ? found : addressee;
    }
    return found;
}

// 给予每个示范县50万元, 按20%给予拥有单位补贴, 节约资金的70%返还医疗机构: behind the verb of the amount's own clause.
base::Span RecipientReader::given_to(const Promise& promise, const Quantity& amount) const {
    const std::string_view text = promise.text();
    const base::Span clause = promise.layout.clause(amount.span.begin);
    for (std::size_t i = 0; i < promise.words.size(); ++i) {
        const Words::Word& verb = promise.words[i];
        if (verb.what != Words::Give || verb.span.begin < clause.begin || verb.span.end > clause.end) {
            continue;
        }
        base::Span given{verb.span.end, clause.end};
        if (verb.span.end <= amount.span.begin) {
            given.end = amount.span.begin;
        }
        for (std::size_t next = i + 1; next < promise.words.size(); ++next) {
            const Words::Word& word = promise.words[next];
            if (word.what == Words::Give && word.span.begin > given.begin) {
                given.end = std::min(given.end, word.span.begin);
                break;
            }
        }
        given = without_leads(promise, trimmed(promise, given));
        if (const ClassedWords::Match end = m_payees.suffix(given.in(text)); end && end.what == PayeeWords::Payee) {
            return given;
        }
    }
    return {};
}

// The first clause that may say whom: not 面向区域产业特色, “十四五”期间, 向证监会提交申请后.
base::Span RecipientReader::first_clause(const Promise& promise, std::uint32_t payment) {
    base::Span clause{promise.span.begin, std::min(promise.layout.clause(promise.span.begin).end, payment)};
    if (const int index = promise.context.section_at(clause.begin); index >= 0) { // 第九条
        const structure::Section& section = promise.context.outline.sections[static_cast<std::size_t>(index)];
        clause.begin = std::max(clause.begin, std::min(section.label.end, clause.end));
    }
    for (int i = 0; i < 2 && !clause.empty(); ++i) {
        const ClassedWords::Match lead = promise.lexicon.list.prefix(trimmed(promise, clause).in(promise.text()));
        if (!lead || (lead.what != Words::Aside && lead.what != Words::Toward && lead.what != Words::From)) {
            break;
        }
        const std::uint32_t next = std::min(clause.end + 1, payment);
        clause = {next, std::min(std::max(next, promise.layout.clause(next).end), payment)};
    }
    return clause;
}

// Where what belongs to the payment begins: 给予, 省级按照…30%, 按照寄宿生年生均.
std::uint32_t RecipientReader::before_payment(const Promise& promise, base::Span recipient) {
    const std::string_view text = promise.text();
    for (const Words::Word& word : promise.words) {
        constexpr std::uint32_t k_shortest = 9; // bytes: three characters
        const bool inside = recipient.contains(word.span) && word.span.begin >= recipient.begin + k_shortest;
        if (!inside || (word.what != Words::Aside && word.span.begin <= recipient.begin + k_near / 2)) {
            continue;
        }
        // 奖 and 补 alone pay only right before the amount (每件奖5万元); else they end names: 中国质量奖、提名奖.
        const char next = word.span.end < text.size() ? text[word.span.end] : ' ';
        // 专利申请资助、贷款, 享受补贴的企业: a noun, or what one has already.
        const std::string_view behind = text.substr(word.span.end);
        const bool told = recipient.in(text).ends_with(markers::k_of) && behind.size() > markers::k_of.size() &&
                          !(behind.front() >= '0' && behind.front() <= '9'); // 领取失业保险金的人员参加培训的,…
        const bool noun = behind.starts_with(markers::k_enumeration) || behind.starts_with(markers::k_of) || told;
        const bool pays = word.what == Words::Give && !noun && (word.span.size() > 3 || (next >= '0' && next <= '9'));
        const ClassedWords::Match after = promise.lexicon.list.prefix(text.substr(word.span.end));
        const bool payer = word.what == Words::Payer && after &&
                           (Words::is_modifier(after.what) || after.what == Words::Give || after.what == Words::Aside);
        std::string_view rest = text.substr(word.span.begin, recipient.end - word.span.begin);
        rest.remove_suffix(rest.ends_with(markers::k_of) ? markers::k_of.size() : 0); // 按实际缴纳保险费的[30%]
        const bool rate = word.what == Words::Aside && (rest.find('%') != std::string_view::npos ||
                                                        rest.find(markers::k_of) == std::string_view::npos);
        if (pays || payer || rate) {
            return word.span.begin;
        }
    }
    return recipient.end;
}

base::Span RecipientReader::without_leads(const Promise& promise, base::Span span) const {
    const std::string_view text = promise.text();
    bool led = false;
    span = trimmed(promise, span);
    if (const std::size_t digits = span.in(text).find_first_not_of("0123456789"); // 14.果品企业, (一)果品企业
        digits != 0 && digits != std::string_view::npos && span.in(text)[digits] == '.') {
        span.begin += static_cast<std::uint32_t>(digits) + 1;
    } else if (const std::size_t close = span.in(text).find(')');
               span.in(text).starts_with('(') && close != std::string_view::npos && close <= k_number) {
        span.begin += static_cast<std::uint32_t>(close) + 1;
    }
    for (ClassedWords::Match lead = promise.lexicon.list.prefix(span.in(text));
         lead && lead.size < span.size() &&
         (lead.what == Words::Lead || lead.what == Words::Weak || Words::is_modifier(lead.what) ||
          lead.what == Words::To || lead.what == Words::Toward);
         lead = promise.lexicon.list.prefix(span.in(text))) {
        span.begin += lead.size;
        led = led || lead.what == Words::Lead;
    }
    if (std::size_t digits = span.in(text).find_first_not_of("0123456789"); // 优选20个示范园区
        led && digits != 0 && digits != std::string_view::npos) {
        const ClassedWords::Match counter = m_payees.prefix(span.in(text).substr(digits));
        span.begin +=
            counter && counter.what == PayeeWords::Counter ? static_cast<std::uint32_t>(digits) + counter.size : 0;
    }
    return trimmed(promise, span);
}

// Without 对 and behind no verb: the first clause, where it is a condition (…的) or about those who can be paid.
std::optional<base::Span> RecipientReader::told(const Promise& promise, std::uint32_t payment) const {
    const std::string_view text = promise.text();
    base::Span clause = first_clause(promise, payment);
    const ClassedWords::Match first = promise.lexicon.list.prefix(clause.in(text));
    if (first && (first.what == Words::Nobody || first.what == Words::Give)) {
        return std::nullopt; // 补助标准为每生每天4元
    }
    clause.end = before_payment(promise, clause);
    clause = trimmed(promise, without_leads(promise, clause));
    return text.substr(clause.end).starts_with(markers::k_of) || can_be_paid(clause.in(text)) ? clause : base::Span{};
}

std::optional<base::Span> RecipientReader::before_amount(const Promise& promise, const Quantity& amount) const {
    const std::uint32_t payment = amount.span.begin;
    std::optional<base::Span> found = addressed(promise, payment);
    if (!found->empty()) {
        found->end = before_payment(promise, *found);
        found = without_leads(promise, *found);
    } else if (found = given_to(promise, amount); found->empty()) {
        found = told(promise, payment);
    }
    return found && found->size() > k_longest ? base::Span{} : found;
}

// 对甲企业奖励200万元,乙企业奖励100万元: behind an amount a later clause may have a recipient of its own.
std::optional<base::Span> RecipientReader::find(const Promise& promise, const Quantity& amount,
                                                const Quantity* before) const {
    const std::optional<base::Span> whole = before_amount(promise, amount);
    const std::string_view text = promise.text();
    if (before == nullptr || (whole && whole->begin >= before->span.end)) {
        return whole;
    }
    const std::size_t comma = base::Span{before->span.end, amount.span.begin}.in(text).find(',');
    if (comma == std::string_view::npos) {
        return whole;
    }
    const auto begin = before->span.end + static_cast<std::uint32_t>(comma) + 1;
    const base::Span rest{begin, promise.span.end};
    const Promise later{promise.context, promise.layout, promise.lexicon, rest, promise.lexicon.in(text, rest)};
    const base::Span own = before_amount(later, amount).value_or(base::Span{});
    constexpr std::size_t k_shortest = 12; // bytes: four characters
    const ClassedWords::Match lead = promise.lexicon.list.prefix(text.substr(begin));
    const bool limits = lead && lead.what != Words::To && lead.what != Words::Lead && lead.what != Words::Prize;
    // …扩繁,每支补贴75元,参加测定,每头补贴70元: not who does the one.
    const base::Span between{begin, promise.layout.clause(begin).end};
    const ClassedWords::Match deed = m_payees.prefix(text.substr(begin));
    if (own.empty() && deed && (deed.what == PayeeWords::Doing || deed.what == PayeeWords::Gaining) &&
        between.end < amount.span.begin && !later.has(Words::Give, between)) {
        return base::Span{};
    }
    return own.size() < k_shortest || limits || own.begin > begin + k_near ? whole : own;
}

// 短视频 of 短视频一等奖设10名、奖金2500元,二等奖设20名、奖金1000元: of what the first prize of the list is; `before`
// it.
base::Span RecipientReader::prize_of(const Promise& promise, std::uint32_t before) {
    for (const Words::Word& word : promise.words) {
        if (word.what == Words::Prize && word.span.end <= before) {
            const std::uint32_t begin = std::max(promise.layout.clause(word.span.begin).begin, promise.span.begin);
            const base::Span noun = trimmed(promise, {begin, word.span.begin});
            return noun.size() <= k_near ? noun : base::Span{};
        }
    }
    return {};
}

std::string RecipientReader::condition(const Promise& promise, base::Span recipient, const Quantity& amount,
                                       const Quantity* before) {
    const std::string_view text = promise.text();
    const bool behind = recipient.begin > amount.span.begin; // 资金的70%返还医疗机构
    std::uint32_t begin = behind ? promise.span.begin : std::max(recipient.end, promise.span.begin);
    if (before != nullptr && before->span.begin >= begin) { // 中央每亩补助150元,省级每亩补助50元
        begin = std::max(before->span.end, promise.layout.clause(amount.span.begin).begin);
    }
    const Words::Word* give = promise.last_before(amount.span.begin, Words::Give, Words::Weak);
    if (give != nullptr && !behind && !recipient.empty() && give->span.end <= recipient.begin &&
        give->span.begin >= promise.layout.clause(amount.span.begin).begin) { // 按每净增1家企业给予县(市、区)10万元
        begin = std::max(promise.layout.clause(amount.span.begin).begin, promise.span.begin);
    }
    if (begin >= amount.span.begin) {
        return "";
    }
    const bool after = give == nullptr || give->span.begin < begin;
    base::Span between{begin, after ? amount.span.begin : give->span.begin};
    while (between.in(text).starts_with(markers::k_of) || between.in(text).starts_with(",") ||
           between.in(text).starts_with(markers::k_enumeration)) {
        between.begin += between.in(text).starts_with(",") ? 1U : static_cast<std::uint32_t>(markers::k_of.size());
    }
    between = trimmed(promise, between);
    if (const ClassedWords::Match word = promise.lexicon.list.prefix(between.in(text));
        word && word.size == between.size() && word.what != Words::Prize) {
        between.end = between.begin; // 分别 alone
    }
    std::string condition = between.size() > k_longest ? "" : std::string(between.in(text));
    if (!after) {
        base::Span measure{give->span.end, amount.span.begin};
        measure.begin += measure.in(text).starts_with(',') ? 1U : 0U;
        measure.begin = measure.contains(recipient.begin) ? std::min(recipient.end, measure.end) : measure.begin;
        const bool rate = measure.in(text).find('%') != std::string_view::npos; // 不超过投资额的30%、最高不超过
        if (measure.size() <= (rate ? 2 * k_weak_reach : k_weak_reach) &&
            (rate || measure.in(text).find(markers::k_enumeration) == std::string_view::npos)) {
            condition += condition.empty() || measure.empty() ? "" : ",";
            condition += measure.in(text);
        }
    }
    if (const ClassedWords::Match prize = promise.lexicon.list.prefix(condition); prize && prize.what == Words::Prize) {
        condition = std::string(prize_of(promise, between.begin).in(text)) + condition;
    }
    const std::uint32_t clause = promise.layout.clause(amount.span.begin).begin;
    for (const Words::Word& word : promise.words) { // 每亩补助50元: of what the amount is one
        const std::string_view each = word.span.in(text);
        if (Words::is_modifier(word.what) && word.span.begin >= clause && word.span.end <= amount.span.begin &&
            each.starts_with(markers::k_per) && condition.find(each) == std::string::npos &&
            recipient.in(text).find(each) == std::string_view::npos) {
            condition += condition.empty() ? "" : ",";
            condition += each;
        }
    }
    return condition;
}

} // namespace policygraph::extract
