// SPDX-License-Identifier: Apache-2.0
#include "work_form.hpp"

#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

namespace policygraph::extract {

namespace {

using structure::Role;
using structure::Section;

std::string_view without_brackets(std::string_view title) {
    while (title.ends_with(')') && title.rfind('(') != std::string_view::npos) {
        title = title.substr(0, title.rfind('('));
    }
    return title;
}

std::string_view without_blanks(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \n");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

} // namespace

WorkForm::WorkForm(const lexicon::Lexicon& lexicon)
    : m_words(lexicon, "task_acts", {"act", "lead", "past", "must", "shield", "applicant"}),
      m_titles(lexicon, "task_titles", {"silent", "gives", "calls", "orders", "retells"}) {}

WorkForm::Text WorkForm::text_form(const Context& context, const structure::Part& part) const {
    const structure::Header& header = context.outline.header;
    if (header.kind == structure::DocumentKind::Interpretation) {
        return Text::Retells;
    }
    if (!header.title || header.kind == structure::DocumentKind::News) {
        return Text::Calls;
    }
    if (header.notice_title && part.kind == structure::Part::Kind::Notice) {
        return Text::Gives; // a notice that sends a list out has work of its own
    }
    const std::string_view title = without_brackets(header.title->value);
    const ClassedWords::Match end = m_titles.suffix(title);
    if (end && end.what == TitleSilent) {
        return Text::Silent;
    }
    if (end && end.what == TitleRetells) {
        return Text::Retells;
    }
    return (end && end.what == TitleOrders) || m_titles.contains(title, TitleCalls) ? Text::Calls : Text::Gives;
}

bool WorkForm::acts(std::string_view text) const {
    const ClassedWords::Match begin = m_words.prefix(without_blanks(text));
    return begin && begin.what == Act;
}

// The sentence begins with a word of work, or with one that leads to it: 对…的企业,加大支持力度.
bool WorkForm::sentence_acts(std::string_view text) const {
    text = without_blanks(text);
    const ClassedWords::Match begin = m_words.prefix(text);
    return begin && (begin.what == Act ||
                     (begin.what == Lead && m_words.contains(text.substr(0, text.find(markers::k_full_stop)), Act)));
}

// 供电企业应…, 各单位要…; not 符合条件的企业应提出申请.
bool WorkForm::obliges(std::string_view text) const {
    bool must = false;
    for (std::size_t i = 0; i < text.size();) {
        const ClassedWords::Match word = m_words.prefix(text.substr(i));
        if (word && word.what == Applicant) {
            return false;
        }
        must = must || (word && word.what == Must);
        i += word && word.what == Shield ? word.size : base::utf8_length(text[i]);
    }
    return must;
}

bool WorkForm::of_applicants(std::string_view heading) const {
    const ClassedWords::Match begin = m_words.prefix(heading);
    return begin && begin.what == Applicant;
}

bool WorkForm::is_work(const Context& context, const Section& section, Text form) const {
    const bool part = section.role == Role::Tasks || section.role == Role::Safeguards;
    const std::string_view body = section.text.in(context.text());
    if (form != Text::Gives) {
        return acts(section.heading.in(context.text())) && (form != Text::Retells || section.parent >= 0) &&
               (form != Text::Silent || part) && !m_words.contains(body, Past);
    }
    if (part || sentence_acts(body)) {
        return true;
    }
    if (section.parent >= 0) { // 完善扶持政策: (一)土地政策
        const Section& above = context.outline.sections[static_cast<std::size_t>(section.parent)];
        if (acts(above.heading.in(context.text())) && m_words.contains(body, Act)) {
            return true;
        }
    }
    const std::size_t stop = body.find(markers::k_full_stop);
    if (obliges(body.substr(0, stop))) {
        return true;
    }
    const std::string_view rest =
        stop == std::string_view::npos ? std::string_view() : body.substr(stop + markers::k_full_stop.size());
    const ClassedWords::Match begin = m_words.prefix(without_blanks(body));
    return sentence_acts(rest) ||
           (begin && begin.what == Lead && obliges(rest.substr(0, rest.find(markers::k_full_stop))));
}

} // namespace policygraph::extract
