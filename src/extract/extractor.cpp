// SPDX-License-Identifier: Apache-2.0
#include <policygraph/extract/extractor.hpp>

#include "alias_finder.hpp"
#include "brand_finder.hpp"
#include "citation_finder.hpp"
#include "document_finder.hpp"
#include "group_finder.hpp"
#include "incentive_finder.hpp"
#include "name_places.hpp"
#include "organ_names.hpp"
#include "owner_finder.hpp"
#include "program_finder.hpp"
#include "stage_finder.hpp"
#include "target_finder.hpp"
#include "task_finder.hpp"
#include "time_limit_finder.hpp"

#include <algorithm>
#include <iterator>

namespace policygraph::extract {

struct Extractor::Finders {
    explicit Finders(const lexicon::Lexicon& lexicon)
        : places(lexicon), names(lexicon, places), document(lexicon), task(lexicon), owner(lexicon, names),
          citation(lexicon, names), target(lexicon, places), limit(lexicon, owner.duties()), brand(lexicon, places),
          program(lexicon, places), group(lexicon, names), stage(lexicon), incentive(lexicon),
          alias(lexicon, names, places),
          // in the order of Cues
          cues({&owner.cues(), &target.moments(), &program.types(), &program.list_ends(), &brand.marks(),
                &group.cues()}) {}

    NamePlaces places; // many finders look names up in these two
    OrganNames names;
    DocumentFinder document;
    TaskFinder task;
    OwnerFinder owner;
    CitationFinder citation;
    TargetFinder target;
    TimeLimitFinder limit;
    BrandFinder brand;
    ProgramFinder program;
    GroupFinder group;
    StageFinder stage;
    IncentiveFinder incentive;
    AliasFinder alias;
    lexicon::JointScanner cues;
};

Extractor::Extractor(const lexicon::Lexicon& lexicon) : m_finders(std::make_unique<const Finders>(lexicon)) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Facts Extractor::extract(const std::string& document_id, const std::string& path, const text::NormalText& normal,
                         const structure::Outline& outline) const {
    Context context{normal, outline, m_finders->cues.scan(normal.text), {}, {}, {}};
    const auto clauses = m_finders->owner.clauses(context);
    m_finders->task.find(context, clauses, m_finders->owner.duties());

    Facts facts;
    facts.document_id = document_id;
    facts.path = path;
    facts.document = m_finders->document.find(context);
    facts.owners = m_finders->owner.find(context, clauses);
    facts.citations = m_finders->citation.find(context);
    facts.targets = m_finders->target.find(context);
    std::vector<Target> limits = m_finders->limit.find(context); // in articles, where there are no other aims
    std::move(limits.begin(), limits.end(), std::back_inserter(facts.targets));
    facts.brands = m_finders->brand.find(context);
    facts.programs = m_finders->program.find(context);
    std::erase_if(facts.programs, [&](const Program& program) { // a centre that owns tasks is an organ
        return std::any_of(facts.owners.begin(), facts.owners.end(),
                           [&](const Owner& owner) { return owner.name == program.name; });
    });
    facts.groups = m_finders->group.find(context);
    facts.stages = m_finders->stage.find(context);
    facts.incentives = m_finders->incentive.find(context);
    facts.aliases = m_finders->alias.find(context, facts);
    facts.tasks = std::move(context.tasks);
    return facts;
}

} // namespace policygraph::extract
