// SPDX-License-Identifier: Apache-2.0
#include "duty_finder.hpp"

#include "brackets.hpp"
#include "markers.hpp"

#include <policygraph/base/character_set.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

constexpr std::size_t k_longest_subject = 240; // bytes

bool ends_clause(std::string_view rest) {
    return rest.front() == ',' || rest.front() == ';' || rest.front() == ':' || rest.front() == '\n' ||
           rest.starts_with(markers::k_full_stop);
}

// Behind a label, a full stop or a line end.
bool opens_sentence(std::string_view text, std::uint32_t begin, std::uint32_t at) {
    while (at > begin && text[at - 1] == ' ') {
        --at;
    }
    return at == begin || text[at - 1] == '\n' || text.substr(0, at).ends_with(markers::k_full_stop);
}

// The text up to the end of its first clause.
std::string_view clause_of(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && !ends_clause(text.substr(end))) {
        end += base::utf8_length(text[end]);
    }
    return text.substr(0, end);
}

std::string_view sentence_of(std::string_view text) {
    static constexpr base::CharacterSet k_ends(U"。;\n");
    return text.substr(0, k_ends.next(text, 0));
}

} // namespace

DutyFinder::DutyFinder(const lexicon::Lexicon& lexicon, const OwnerWords& words, const OrganNames& names)
    : m_cues(lexicon, "duty_cues",
             {"article", "anywhere", "penalty", "past", "plain", "listed", "opens", "way", "after", "bare", "done",
              "answers"}),
      m_vetoes(lexicon.list("owner_vetoes")), m_headings(lexicon.list("duty_headings")),
      m_acts(lexicon.list("task_acts")), m_words(words), m_names(names) {}

// 本办法由某局负责解释, 某局负责人
bool DutyFinder::vetoed(std::string_view after) const {
    const ClassedWords::Match cue = m_cues.prefix(after);
    after.remove_prefix(cue && cue.what <= Anywhere ? cue.size : 0); // 甲会同乙负责解释
    constexpr std::size_t k_shortest = 6;                            // bytes: 制 begins 制定 as well
    const lexicon::Word* veto = m_vetoes.longest_prefix(after);
    return veto != nullptr && veto->text.size() >= k_shortest;
}

// As names of organs do; in articles also as a class of them does that needs no level: 税务机关、财政部门.
bool DutyFinder::opens(std::string_view organs, Reach reach) const {
    const ClassedWords::Match way = m_cues.prefix(organs); // 在财政部门指导下
    return m_names.begins_as_organ(organs) ||
           (reach != Reach::Plan && !(way && (way.what == Opens || way.what == Way)) &&
            m_names.is_class(organs.substr(0, organs.find(markers::k_enumeration))));
}

// Up to the first cue whose text before it is a list of organs.
DutyFinder::Subject DutyFinder::subject(std::string_view clause, Reach reach) const {
    if (reach == Reach::Plan && !m_names.begins_as_organ(clause)) {
        return {}; // nor does any part of it
    }
    for (std::size_t i = 0; i < clause.size() && i < k_longest_subject; i += base::utf8_length(clause[i])) {
        if (ends_clause(clause.substr(i))) {
            return {};
        }
        const ClassedWords::Match cue = i > 0 ? m_cues.prefix(clause.substr(i)) : ClassedWords::Match{};
        if (cue && (cue.what == Anywhere || (reach != Reach::Plan && cue.what == Article))) {
            const std::string_view organs = clause.substr(0, i);
            if (opens(organs, reach) && m_names.list(organs, OrganNames::Mode::Open)) {
                return {0, i, cue.size};
            }
        }
    }
    return {};
}

// 由区民政部门编号, 办法由市财政局制定: whoever has to do it stands behind 由; not where the article threatens
// (由公安机关处以罚款).
DutyFinder::Subject DutyFinder::commissioned(std::string_view clause, Reach reach) const {
    for (std::size_t by = 0; by < clause.size() && !ends_clause(clause.substr(by));
         by += base::utf8_length(clause[by])) {
        const std::size_t close = reach == Reach::Plan ? brackets::close_of(clause, by) : std::string_view::npos;
        if (close != std::string_view::npos) {
            by = close; // (评审由市水利局会同市财政局组织): a remark
        }
        if (!clause.substr(by).starts_with(markers::k_by) || is_plain(clause.substr(0, by + markers::k_by.size()))) {
            continue;
        }
        const std::size_t begin = by + markers::k_by.size();
        const std::string_view rest = clause.substr(begin);
        const std::size_t end = list_end(rest);
        if (end == 0 || !opens(rest.substr(0, end), reach)) {
            continue;
        }
        const ClassedWords::Match next = m_cues.prefix(rest.substr(end));
        if (reach == Reach::Plan && !jointly(rest.substr(end))) {
            continue; // 由市财政局负责 is owner.running's
        }
        const bool cue = next && next.what <= Anywhere;
        const bool acts =
            cue || (next && next.what == Done) || ((!next || next.what == Opens) && acts_at(rest.substr(end)));
        if (acts && !m_cues.contains(sentence_of(rest), Penalty)) {
            return {begin, begin + end, cue ? next.size : 0};
        }
    }
    return {};
}

// 会同市财政局制定办法; not 会同市财政局审核的, which is told of a thing.
bool DutyFinder::jointly(std::string_view does) const {
    return m_words.prefix(does, OwnerWords::Class::With, OwnerWords::Class::With) &&
           !clause_of(does).ends_with(markers::k_of);
}

// 省人民政府推动建立平台。省人民政府按照规定加强合作。In articles a sentence that tells what an organ does lays it on
// it; not one that threatens, nor a condition (某局收到申请后,…), nor what may be the name of a thing
// (某局出台支持…的政策).
DutyFinder::Subject DutyFinder::declared(std::string_view sentence) const {
    constexpr std::size_t k_shortest_cue = 6; // bytes: 应当, not 应
    const std::size_t end = list_end(sentence);
    const ClassedWords::Match name = m_cues.prefix(sentence.substr(0, end));
    const std::string_view behind = sentence.substr(name.size);
    const bool unnamed =
        name && name.what == Bare && // 国家; 国家鼓励银行, not 国家发展和改革委员会
        (name.size == end || (m_acts.longest_prefix(behind) != nullptr && !m_names.opens_name(behind)));
    const bool works = m_acts.longest_prefix(sentence) != nullptr && !m_names.opens_name(sentence); // 优化全省高新区
    if (end == 0 || unnamed || works || !opens(sentence.substr(0, end), Reach::Article) ||
        m_cues.contains(sentence_of(sentence), Penalty)) {
        return {};
    }
    const std::string_view does = clause_of(sentence.substr(end));
    const std::size_t stop = end + does.size();
    const ClassedWords::Match last = m_cues.suffix(does);
    if ((last && last.what == After) || does.ends_with(markers::k_of)) {
        return {};
    }
    const bool alone = stop >= sentence.size() || sentence[stop] != ',';
    const bool thing = alone && does.find(markers::k_of) != std::string_view::npos;
    const ClassedWords::Match lead = m_cues.prefix(does);
    if (!lead || lead.what == Done) {
        return acts_at(does) && !thing ? Subject{0, end, 0} : Subject{};
    }
    const bool led = lead.what == Way || lead.what == Opens;
    for (std::size_t i = lead.size; led && i < does.size(); i += base::utf8_length(does[i])) {
        const ClassedWords::Match cue = m_cues.prefix(does.substr(i));
        const bool laid = cue && cue.what == Article && cue.size >= k_shortest_cue; // 对领取补贴的家庭应当发放通知
        if (laid || (!thing && ((cue && cue.what == Done) || acts_at(does.substr(i))))) { // 对材料进行审核
            return {0, end, 0};
        }
    }
    return {};
}

// 各市政府对本地改革工作负总责: the clause says last what they do.
DutyFinder::Subject DutyFinder::answerable(std::string_view clause) const {
    if (!m_names.begins_as_organ(clause)) {
        return {};
    }
    const std::size_t end = list_end(clause);
    std::string_view does = clause_of(clause.substr(end));
    if (const ClassedWords::Match modal = m_cues.prefix(does); modal && modal.what == Article) {
        does.remove_prefix(modal.size);
    }
    const ClassedWords::Match last = m_cues.suffix(does);
    const ClassedWords::Match towards = m_cues.prefix(does);
    const bool answers = end != 0 && towards && towards.what == Opens && last && last.what == Answers;
    return answers ? Subject{0, end, 0} : Subject{};
}

// 公布名录; not 印制的文本, which is told.
bool DutyFinder::acts_at(std::string_view text) const {
    const lexicon::Word* act = m_acts.longest_prefix(text);
    return act != nullptr && !text.substr(act->text.size()).starts_with(markers::k_of);
}

// 理由 is no 由.
bool DutyFinder::is_plain(std::string_view text) const {
    const ClassedWords::Match word = m_cues.suffix(text);
    return word && word.what == Plain;
}

// 市水利局发现用水单位造假的,应当…; 市水利局收到申请后,应当…: a condition stands between the organ and its duty. Where
// neither the word behind the organ nor the 的 of a condition says so, the subject may be another (人民政府公布的预案).
DutyFinder::Subject DutyFinder::before_condition(std::string_view clause, Reach reach) const {
    const std::size_t comma = clause_of(clause).size();
    if (comma >= clause.size() || clause[comma] != ',') {
        return {};
    }
    const ClassedWords::Match cue = m_cues.prefix(clause.substr(comma + 1));
    if (!cue || cue.what > Anywhere) {
        return {};
    }
    const std::size_t end = list_end(clause);
    if (end == 0 || !opens(clause.substr(0, end), Reach::Article)) {
        return {};
    }
    const std::string_view condition = clause.substr(end, comma - end);
    const ClassedWords::Match opening = m_cues.prefix(condition);
    if (opening && opening.what == Plain) { // 某局负责人外出,应…
        return {};
    }
    if (reach == Reach::Plan) { // 市教育局、市公安局依据属地管理原则,负责…
        return opening && opening.what == Way && cue.what == Anywhere ? Subject{0, end, comma + 1 - end + cue.size}
                                                                      : Subject{};
    }
    const bool opened = opening && (opening.what == Opens || opening.what == Way);
    const bool conditional = condition.ends_with(markers::k_of) && !condition.starts_with(markers::k_of);
    const bool acts = // 提供数据,应当…; not 公布的预案,应当… nor 设立委员会,负责…
        cue.what == Article && condition.find(markers::k_of) == std::string_view::npos &&
        m_acts.longest_prefix(condition) != nullptr;
    return opened || conditional || acts ? Subject{0, end, comma + 1 - end + cue.size} : Subject{};
}

// Where the list of organs ends that a clause begins with: 财政、教育等部门 of 财政、教育等部门制定办法. A longer name
// counts (市公安局交警支队), but not through a verb (市财政局监督各银行). 0 where there is none, or where it goes on
// with a party without a name (省人民政府有关部门).
std::size_t DutyFinder::list_end(std::string_view clause) const {
    std::size_t found = 0;
    for (std::size_t i = 0; i < clause.size() && i < k_longest_subject && !ends_clause(clause.substr(i));) {
        const std::string_view rest = clause.substr(i);
        if (found != 0 && i == found && m_acts.longest_prefix(rest) != nullptr && !m_names.opens_name(rest)) {
            break;
        }
        i += base::utf8_length(clause[i]);
        const std::string_view list = clause.substr(0, i);
        if (m_names.may_end(list) && m_names.list(list, OrganNames::Mode::Open)) {
            found = i;
        }
        const bool unnamed = found != 0 && !m_names.closes_list(clause.substr(found, i - found)) &&
                             m_names.strength(clause.substr(found, i - found)) == OrganNames::Strength::Unnamed;
        if (unnamed) {
            return 0;
        }
    }
    return found;
}

// 按照职责分工,协同做好…: what they do is others' work; 牵头制定, 应当牵头制定: they lead.
OwnerRole DutyFinder::role_of(std::string_view behind_organs, std::string_view behind_cue) const {
    using Verb = OwnerWords::Class;
    behind_cue.remove_prefix(behind_cue.starts_with(',') ? 1 : 0);
    if (m_words.prefix(behind_cue, Verb::VerbParticipant, Verb::VerbParticipant)) {
        return OwnerRole::Participant;
    }
    const bool lead = m_words.prefix(behind_organs, Verb::VerbLead, Verb::VerbLead) ||
                      m_words.prefix(behind_cue, Verb::VerbLead, Verb::VerbLead);
    return lead ? OwnerRole::Lead : OwnerRole::Responsible;
}

// 某部会同某部研究提出了意见: told, not laid.
bool DutyFinder::is_past(std::string_view clause) const {
    for (std::size_t i = 0; i < clause.size() && !ends_clause(clause.substr(i));) {
        const ClassedWords::Match word = m_cues.prefix(clause.substr(i));
        if (word && word.what == Past) {
            return true;
        }
        i += word ? word.size : base::utf8_length(clause[i]);
    }
    return false;
}

// 应当会同市财政局制定办法: those whom the owner acts with.
void DutyFinder::add_partners(std::string_view text, base::Span within, std::vector<Duty>& duties) const {
    const char* const rule = duties.front().rule;
    for (std::uint32_t i = within.begin; i < within.end; i += static_cast<std::uint32_t>(base::utf8_length(text[i]))) {
        const auto with =
            m_words.prefix(text.substr(i, within.end - i), OwnerWords::Class::With, OwnerWords::Class::With);
        if (!with) {
            continue;
        }
        const auto begin = i + static_cast<std::uint32_t>(with.size);
        const std::string_view rest = text.substr(begin, within.end - begin);
        const std::size_t end = list_end(rest);
        if (end == 0 || !m_names.begins_as_organ(rest) || vetoed(rest.substr(end)) || is_past(rest.substr(end))) {
            continue;
        }
        auto list = m_names.list(rest.substr(0, end), OrganNames::Mode::Open);
        if (!list->names.empty()) {
            const base::Span span{i, begin + static_cast<std::uint32_t>(end)};
            duties.push_back({span, std::move(list->names), rule, OwnerRole::Participant});
        }
    }
}

// The first reading of the clause that names whom it obliges; `tells`: a sentence may begin with it.
DutyFinder::Subject DutyFinder::obliged(std::string_view clause, Reach reach, bool tells) const {
    Subject found = subject(clause, reach);
    if (found.end == 0) {
        found = answerable(clause);
    }
    if (found.end == 0 && reach != Reach::Subjects) {
        found = commissioned(clause, reach);
    }
    if (found.end == 0 && (reach != Reach::Plan || m_names.begins_as_organ(clause))) {
        found = before_condition(clause, reach);
    }
    if (found.end == 0 && reach == Reach::Article && tells) {
        found = declared(clause);
    }
    return found;
}

std::vector<DutyFinder::Duty> DutyFinder::find(std::string_view text, base::Span within, Reach reach) const {
    static constexpr base::CharacterSet k_marks(U",;:\n。 ()[]<>〔〕【】"); // ends of clauses, and brackets
    std::vector<Duty> duties;
    bool begins = true;
    bool based = false; // 根据《某办法》, stands before
    std::uint32_t next = within.begin;
    for (std::uint32_t i = next; i < within.end; i = next) {
        next = i + static_cast<std::uint32_t>(base::utf8_length(text[i]));
        const std::string_view rest = text.substr(i, within.end - i);
        if (ends_clause(rest) || rest.front() == ' ') {
            begins = true;
            continue;
        }
        if (const std::size_t close = brackets::close_of(rest, 0); close != std::string_view::npos) {
            next = i + static_cast<std::uint32_t>(close + brackets::size_of_mark(rest, close));
            continue; // a clause of responsibility, or a remark
        }
        if (!begins) {
            next = static_cast<std::uint32_t>(k_marks.next(text.substr(0, within.end), next));
            continue;
        }
        begins = false;
        const bool opening = opens_sentence(text, within.begin, i);
        const Subject found = obliged(rest, reach, opening || based);
        const ClassedWords::Match way = opening ? m_cues.prefix(rest) : ClassedWords::Match{};
        based = way && way.what == Way;
        if (found.end == 0) {
            continue;
        }
        auto list = m_names.list(rest.substr(found.begin, found.end - found.begin), OrganNames::Mode::Open);
        const std::string_view after = rest.substr(found.end + found.cue);
        const bool with =
            static_cast<bool>(m_words.prefix(rest.substr(found.end), OwnerWords::Class::With, OwnerWords::Class::With));
        if (!list || list->names.empty() || vetoed(after.substr(with ? list_end(after) : 0)) ||
            (reach == Reach::Plan && is_past(after))) {
            continue;
        }
        const auto end = static_cast<std::uint32_t>(found.end + found.cue);
        duties.push_back({{i + static_cast<std::uint32_t>(found.begin), i + end},
                          std::move(list->names),
                          reach == Reach::Plan ? "owner.subject" : "owner.duty",
                          role_of(rest.substr(found.end), after)});
    }
    const auto leads = [](const Duty& duty) { return duty.role != OwnerRole::Participant; };
    if (std::none_of(duties.begin(), duties.end(), leads)) { // nobody else to help
        std::for_each(duties.begin(), duties.end(), [](Duty& duty) { duty.role = OwnerRole::Responsible; });
    }
    if (!duties.empty()) {
        add_partners(text, within, duties);
    }
    return duties;
}

bool DutyFinder::ends_with_organ(std::string_view before) const {
    const std::size_t of = before.rfind(markers::k_of);
    const std::string_view organs = before.substr(of == std::string_view::npos ? 0 : of + markers::k_of.size());
    return !organs.empty() && opens(organs, Reach::Article) && m_names.list(organs, OrganNames::Mode::Open);
}

std::vector<DutyFinder::Duty> DutyFinder::of_list(const Context& context, int section) const {
    const auto& sections = context.outline.sections;
    int above = sections[static_cast<std::size_t>(section)].parent;
    while (above >= 0 && sections[static_cast<std::size_t>(above)].numbering != structure::Numbering::Article) {
        above = sections[static_cast<std::size_t>(above)].parent;
    }
    if (above < 0) {
        return {};
    }
    const auto article = static_cast<std::size_t>(above);
    base::Span lead{sections[article].label.end, sections[article + 1].label.begin};
    while (!lead.empty() && (context.text()[lead.end - 1] == ' ' || context.text()[lead.end - 1] == '\n')) {
        --lead.end;
    }
    std::string_view words = lead.in(context.text());
    if (!words.ends_with(':')) {
        return {};
    }
    words.remove_suffix(1);
    const ClassedWords::Match end = m_cues.suffix(words);
    return end && end.what == Listed ? find(context.text(), lead, Reach::Subjects) : std::vector<Duty>{};
}

std::vector<DutyFinder::Duty> DutyFinder::headed(const Context& context, int section) const {
    const auto& sections = context.outline.sections;
    const structure::Section& item = sections[static_cast<std::size_t>(section)];
    bool of_duties = false;
    for (int above = item.parent; above >= 0 && !of_duties; above = sections[static_cast<std::size_t>(above)].parent) {
        const base::Span heading = sections[static_cast<std::size_t>(above)].heading;
        of_duties = m_headings.longest_suffix(heading.in(context.text())) != nullptr;
    }
    const std::string_view heading = item.heading.in(context.text());
    if (!of_duties) {
        return {};
    }
    auto list = m_names.list(heading, OrganNames::Mode::Open);
    const bool shared = heading.find(markers::k_and_so) != std::string_view::npos; // 甲、乙等某市分公司
    if (!list || list->names.empty() || (shared && !list->others)) {
        return {};
    }
    std::vector<Duty> duties{{item.heading, std::move(list->names), "owner.heading"}};
    add_partners(context.text(), {item.heading.end, std::max(item.heading.end, item.text.end)}, duties);
    return duties;
}

} // namespace policygraph::extract
