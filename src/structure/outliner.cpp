// SPDX-License-Identifier: Apache-2.0
#include <policygraph/structure/outliner.hpp>

#include "structure/annexes.hpp"
#include "structure/counted_list.hpp"
#include "structure/furniture.hpp"
#include "structure/glued_headings.hpp"
#include "structure/header_reader.hpp"
#include "structure/headings.hpp"
#include "structure/markers.hpp"
#include "structure/numbering.hpp"
#include "structure/task_table.hpp"

#include <algorithm>

namespace policygraph::structure {

struct Outliner::Parts {
    explicit Parts(const lexicon::Lexicon& lexicon)
        : furniture(lexicon), header(lexicon), roles(lexicon), glued(lexicon, roles), lists(lexicon), tables(lexicon) {}

    Furniture furniture;
    HeaderReader header;
    SectionRoles roles;
    GluedHeadings glued;
    CountedLists lists;
    TaskTables tables;
};

namespace {

// Where each section's own text and the whole of it end.
void set_spans(const Frame& frame, Outline& outline) {
    auto& sections = outline.sections;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        Section& section = sections[i];
        const std::uint32_t part_end = outline.parts[static_cast<std::size_t>(section.part)].span.end;
        const std::uint32_t next =
            i + 1 < sections.size() && sections[i + 1].part == section.part ? sections[i + 1].label.begin : part_end;
        section.text = trimmed(frame.text, {section.label.end, next});
        section.whole = {section.label.begin, std::max(section.text.end, section.label.end)};
    }
    for (std::size_t i = sections.size(); i > 0; --i) { // children stand behind their parent
        const Section& section = sections[i - 1];
        if (section.parent >= 0) {
            base::Span& whole = sections[static_cast<std::size_t>(section.parent)].whole;
            whole.end = std::max(whole.end, section.whole.end);
        }
    }
}

void set_headings(const Frame& frame, std::vector<Section>& sections) {
    std::size_t line = 0;
    for (Section& section : sections) {
        if (section.numbering == Numbering::Unnumbered) {
            continue; // the heading is all that was found
        }
        while (line + 1 < frame.lines.size() && frame.lines[line].span.end < section.label.end) {
            ++line;
        }
        std::uint32_t end = std::min(std::max(frame.lines[line].span.end, section.label.end), section.text.end);
        base::Span own{section.label.end, std::max(end, section.label.end)};
        if (trimmed(frame.text, own).empty() && line + 1 < frame.lines.size()) { // the label stands alone on its line
            own.end = std::min(frame.lines[line + 1].span.end, section.text.end);
        }
        // Below a sentence that is no heading only a clause of responsibility may stand.
        const base::Span below = trimmed(frame.text, {own.end, std::max(own.end, section.text.end)});
        const bool text_below =
            section.numbering != Numbering::Article && !below.empty() && frame.text[below.begin] != '(';
        section.heading =
            own.begin < own.end ? heading_in(frame.text, own, text_below) : base::Span{own.begin, own.begin};
    }
}

// Of two sections of one path the second is marked: the numbering itself is at fault.
void make_unique(std::vector<Section>& sections) {
    std::map<std::string, int> seen;
    for (Section& section : sections) {
        const int count = ++seen[section.path];
        if (count > 1) {
            section.path += '#';
            section.path += std::to_string(count);
        }
    }
}

void set_paths(Outline& outline) {
    int annex = 0;
    std::vector<std::string> prefixes;
    for (const Part& part : outline.parts) {
        annex += part.kind == Part::Kind::Annex ? 1 : 0;
        prefixes.push_back(part.kind == Part::Kind::Annex    ? "annex" + std::to_string(annex) + "/"
                           : part.kind == Part::Kind::Notice ? "notice/"
                                                             : "");
    }
    for (Section& section : outline.sections) {
        const std::string number = std::to_string(section.number);
        if (section.numbering == Numbering::Article) {
            section.path = prefixes[static_cast<std::size_t>(section.part)] + "art" + number;
        } else if (section.parent >= 0) {
            section.path = outline.sections[static_cast<std::size_t>(section.parent)].path + "/" + number;
        } else {
            section.path = prefixes[static_cast<std::size_t>(section.part)] + number;
        }
    }
    make_unique(outline.sections);
}

// "一、总体要求……3" of a table of contents: a leader of dots and a page.
bool is_contents_entry(std::string_view line) {
    std::size_t end = line.size();
    while (end > 0 && line[end - 1] >= '0' && line[end - 1] <= '9') {
        --end;
    }
    if (end == line.size() || end == 0) {
        return false;
    }
    const std::string_view before = line.substr(0, end);
    return before.ends_with("...") || before.ends_with(markers::k_ellipsis) ||
           before.ends_with(std::string(markers::k_middle_dot) + std::string(markers::k_middle_dot));
}

// "附件:1.某表 2.某清单": a list of annexes is no numbering of the text, nor is a table of contents.
void drop_lists(Frame& frame, const CueWords& cues) {
    constexpr std::uint32_t k_most_entry = 240; // bytes
    std::vector<bool> drop(frame.labels.size(), false);
    for (std::size_t i = 0; i < frame.labels.size(); ++i) {
        const Label& label = frame.labels[i];
        if (label.place == Place::LineStart && is_contents_entry(frame.line(label.line))) {
            drop[i] = true;
            continue;
        }
        std::uint32_t before = label.span.begin;
        while (before > 0 && (frame.text[before - 1] == ' ' || frame.text[before - 1] == '\n')) {
            --before;
        }
        if (label.number != 1 || before == 0 || frame.text[before - 1] != ':' ||
            cues.at_end(frame.text.substr(0, before - 1), "annex") == 0) {
            continue;
        }
        drop[i] = true;
        const Label* last = &label;
        for (int next = label.next; next >= 0; next = frame.labels[static_cast<std::size_t>(next)].next) {
            const Label& entry = frame.labels[static_cast<std::size_t>(next)];
            const std::string_view between = frame.text.substr(last->span.end, entry.span.begin - last->span.end);
            if (entry.number != last->number + 1 || between.size() > k_most_entry ||
                between.find(markers::k_full_stop) != std::string_view::npos) {
                break;
            }
            drop[static_cast<std::size_t>(next)] = true;
            last = &entry;
        }
    }
    for (std::size_t i = frame.labels.size(); i > 0; --i) { // chains lead over what is dropped
        const int next = frame.labels[i - 1].next;
        if (next >= 0 && drop[static_cast<std::size_t>(next)]) {
            frame.labels[i - 1].next = frame.labels[static_cast<std::size_t>(next)].next;
        }
    }
    std::size_t kept = 0;
    std::vector<int> place(frame.labels.size(), -1);
    for (std::size_t i = 0; i < frame.labels.size(); ++i) {
        if (!drop[i]) {
            place[i] = static_cast<int>(kept);
            frame.labels[kept++] = frame.labels[i];
        }
    }
    frame.labels.resize(kept);
    for (Label& label : frame.labels) {
        label.next = label.next < 0 ? -1 : place[static_cast<std::size_t>(label.next)];
    }
}

// A part that is a list of names or forms (…名单, …登记表) holds no tasks.
void set_list_roles(const Frame& frame, const CueWords& cues, Outline& outline) {
    std::vector<bool> lists;
    for (const Part& part : outline.parts) {
        const std::string_view title = without_addition(part.title.in(frame.text));
        lists.push_back(cues.at_end(title, "list") != 0 && !cues.in(title, "task_list"));
    }
    for (Section& section : outline.sections) {
        if (lists[static_cast<std::size_t>(section.part)] && section.numbering != Numbering::Unnumbered) {
            section.role = Role::General;
        }
    }
}

} // namespace

Outliner::Outliner(const lexicon::Lexicon& lexicon) : m_parts(std::make_unique<const Parts>(lexicon)) {}

Outliner::~Outliner() = default;

Outline Outliner::outline(const text::NormalText& normal, const std::map<std::string, std::string>& published) const {
    Outline outline;
    Frame frame{normal.text, split_lines(normal.text), {}, false};
    frame.flattened = is_flattened(frame.lines);
    m_parts->furniture.cut_tail(frame);
    frame.labels = find_labels(frame.text, frame.lines);
    drop_lists(frame, m_parts->header.titles().cues());
    const std::uint32_t signed_until = m_parts->header.read(frame, published, outline);
    split_annexes(frame, m_parts->header.titles().cues(), signed_until, outline);
    Numberer numberer(frame.text, frame.labels, frame.flattened);
    for (std::size_t part = 0; part < outline.parts.size(); ++part) {
        const std::size_t before = outline.sections.size();
        numberer.read(outline.parts[part].span, static_cast<int>(part), outline.sections);
        if (outline.sections.size() == before) {
            m_parts->tables.find(frame, outline.parts[part].span, static_cast<int>(part), outline);
        }
        if (outline.sections.size() == before) {
            m_parts->lists.find(frame, outline.parts[part].span, static_cast<int>(part), outline.sections);
        } else if (split_at_restarts(frame, m_parts->header.titles(), part, before, outline)) {
            outline.sections.resize(before);
            numberer.read(outline.parts[part].span, static_cast<int>(part), outline.sections);
        }
        if (outline.sections.size() > before && outline.sections[before].numbering != Numbering::Unnumbered) {
            m_parts->tables.find(frame, outline.parts[part].span, static_cast<int>(part), outline);
        }
    }
    const auto body = std::find_if(outline.parts.begin(), outline.parts.end(),
                                   [](const Part& part) { return part.kind == Part::Kind::Body; });
    if (body != outline.parts.end() && body + 1 != outline.parts.end()) {
        m_parts->header.read_effect_of_body(frame, body->span, outline.header);
    }
    set_spans(frame, outline);
    set_headings(frame, outline.sections);
    m_parts->glued.cut(frame.text, outline.sections);
    set_paths(outline);
    m_parts->roles.set(frame.text, outline.sections);
    set_list_roles(frame, m_parts->header.titles().cues(), outline);
    return outline;
}

} // namespace policygraph::structure
