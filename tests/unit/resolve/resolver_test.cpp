// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/resolver.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace policygraph::resolve {
namespace {

const Resolver& resolver() {
    static const Resolver k_resolver(lexicon::Lexicon::load(std::string(POLICYGRAPH_SOURCE_DIR) + "/data"));
    return k_resolver;
}

extract::Facts facts_of(const char* id, const char* issuer) {
    extract::Facts facts;
    facts.document_id = id;
    facts.document.kind = "official";
    facts.document.title = extract::Name{"渔港建设工作方案之" + std::string(id), {{0, 9}, "title", 1000}};
    facts.document.issuers = {{issuer, {{10, 20}, "issuer", 1000}}};
    extract::Task task;
    task.path = "1/1";
    task.title = "建设渔港";
    task.order = 1;
    task.text = {30, 90};
    facts.tasks = {task};
    extract::Owner owner;
    owner.name = owner.completed = "市财政局";
    owner.role = extract::OwnerRole::Lead;
    owner.task = 0;
    owner.evidence = {{60, 72}, "owner.bracket", 900};
    facts.owners = {owner};
    return facts;
}

std::map<std::string, std::string> names_of(const Contribution& contribution, const std::string& kind) {
    std::map<std::string, std::string> names;
    for (const NodeClaim& claim : contribution.nodes) {
        if (claim.kind == kind) {
            names[claim.id] = claim.name;
        }
    }
    return names;
}

TEST(Resolver, EveryEdgeJoinsClaimedNodes) {
    const Contribution contribution = resolver().resolve(facts_of("a", "吉安市人民政府"));
    std::set<std::string> ids;
    for (const NodeClaim& claim : contribution.nodes) {
        ids.insert(claim.id);
    }
    std::set<std::string> kinds;
    for (const EdgeClaim& claim : contribution.edges) {
        EXPECT_TRUE(ids.count(claim.source) == 1 && ids.count(claim.target) == 1) << claim.kind;
        kinds.insert(claim.kind);
    }
    for (const char* kind :
         {"PUBLISHES", "ISSUED_BY", "APPLIES_TO", "HAS_TASK", "RESPONSIBLE_FOR", "GOVERNS", "WITHIN"}) {
        EXPECT_EQ(kinds.count(kind), 1U) << kind;
    }
}

TEST(Resolver, AListGoesOnInItsZone) {
    extract::Facts facts = facts_of("a", "河北省人民政府");
    const extract::Owner owner = facts.owners.front();
    facts.owners.clear();
    const auto add = [&](const char* name, std::uint32_t at) {
        facts.owners.push_back(owner);
        facts.owners.back().name = facts.owners.back().completed = name;
        facts.owners.back().evidence.span = {at, at + 90};
    };
    for (const char* name : {"雄安新区改革发展局", "公共服务局", "省财政厅", "改革发展局"}) {
        add(name, 100);
    }
    add("雄安新区公共服务局", 100);
    add("规划建设局", 400);
    std::set<std::string> names;
    for (const auto& [id, name] : names_of(resolver().resolve(facts), "Agency")) {
        names.insert(name);
    }
    EXPECT_EQ(names.count("河北雄安新区管理委员会公共服务局"), 1U);
    EXPECT_EQ(names.count("河北省改革发展局"), 1U); // another organ stands between
    EXPECT_EQ(names.count("河北省规划建设局"), 1U); // another clause
}

TEST(Resolver, PartsAreOfTheDepartmentThatIssuesTheDocument) {
    const std::pair<const char*, std::pair<const char*, const char*>> k_rows[] = {
        {"河南省科学技术厅", {"信息中心", "河南省科学技术厅信息中心"}},
        {"河南省科学技术厅", {"政策法规处", "河南省科学技术厅政策法规处"}},
        {"河南省科学技术厅", {"街道办事处", "河南省街道办事处"}},
        {"河南省科学技术厅", {"省信息中心", "河南省信息中心"}},
        {"河南省人民政府办公厅", {"信息中心", "河南省信息中心"}},
        {"青禾镇党政办公室", {"镇农业服务中心", "青禾镇农业服务中心"}},
        {"青禾镇党政办公室", {"市场监督管理所", "青禾镇市场监督管理所"}},
        {"青禾镇党政办公室", {"县财政局", "县财政局"}},
        {"青禾镇党政办公室", {"青禾镇派出所", "青禾镇派出所"}},
    };
    for (const auto& [issuer, owner] : k_rows) {
        extract::Facts facts = facts_of("a", issuer);
        facts.owners.front().name = facts.owners.front().completed = owner.first;
        std::set<std::string> names;
        for (const auto& [id, name] : names_of(resolver().resolve(facts), "Agency")) {
            names.insert(name);
        }
        EXPECT_EQ(names.count(owner.second), 1U) << owner.first << " in a document of " << issuer;
    }
}

TEST(Resolver, AShortFormThatTheTextDefinesNamesTheWholeOrgan) {
    extract::Facts facts = facts_of("a", "吉安市人民政府");
    facts.aliases = {
        {"吉安市渔业发展服务中心", "市渔业中心", extract::Alias::Of::Agency, false, {{40, 60}, "alias.short", 1000}},
        {"渔港建设工作方案之a", "方案", extract::Alias::Of::Policy, true, {{5, 9}, "alias.short", 1000}}};
    facts.owners.front().name = facts.owners.front().completed = "市渔业中心";
    const Contribution contribution = resolver().resolve(facts);
    std::string owner;
    std::string policy;
    for (const EdgeClaim& claim : contribution.edges) {
        owner = claim.kind == "RESPONSIBLE_FOR" ? claim.source : owner;
        policy = claim.kind == "PUBLISHES" ? claim.target : policy;
    }
    EXPECT_EQ(names_of(contribution, "Agency").at(owner), "吉安市渔业发展服务中心");
    std::set<std::string> aliases;
    for (const AliasClaim& claim : contribution.aliases) {
        aliases.insert(claim.type + " " + claim.name +
                       (claim.node == owner    ? " owner"
                        : claim.node == policy ? " policy"
                                               : ""));
    }
    EXPECT_EQ(aliases.count("short 市渔业中心 owner"), 1U);
    EXPECT_EQ(aliases.count("local 方案 policy"), 1U);
}

TEST(Resolver, OneNameInTwoCitiesAndNoneIsThreeAgencies) {
    std::set<std::string> offices;
    for (const auto& [id, issuer] :
         {std::pair{"a", "吉安市人民政府"}, {"b", "衡阳市人民政府"}, {"c", "某局"}, {"d", "某局"}}) {
        for (const EdgeClaim& claim : resolver().resolve(facts_of(id, issuer)).edges) {
            if (claim.kind == "RESPONSIBLE_FOR") {
                offices.insert(claim.source);
            }
        }
    }
    EXPECT_EQ(offices.size(), 4U) << "without a place an agency is its document's own";
}

TEST(Resolver, TheDepartmentOfALevelAndThoseOfAllLevelsAreTwoAgenciesOfOneName) {
    extract::Facts facts = facts_of("a", "吉安市人民政府");
    for (const char* name : {"市财政部门", "财政部门", "市财政部门"}) {
        facts.owners.push_back(facts.owners.front());
        facts.owners.back().name = facts.owners.back().completed = name;
    }
    const auto agencies = names_of(resolver().resolve(facts), "Agency");
    const auto same = std::count_if(agencies.begin(), agencies.end(),
                                    [](const auto& agency) { return agency.second == "吉安市财政部门"; });
    EXPECT_EQ(same, 2);
}

TEST(Resolver, CitedTitleIsTheNodeOfItsDocument) {
    extract::Facts citing = facts_of("a", "吉安市人民政府");
    extract::Citation citation;
    citation.title = "渔港建设工作方案之b";
    citation.relation = extract::Relation::Implements;
    citing.citations = {citation};
    const auto cited = names_of(resolver().resolve(citing), "Policy");
    const auto own = names_of(resolver().resolve(facts_of("b", "衡阳市人民政府")), "Policy");
    ASSERT_EQ(own.size(), 1U);
    EXPECT_EQ(cited.count(own.begin()->first), 1U);
}

TEST(Resolver, TheOrganBeforeATitleTellsWhichPolicyIsMeant) {
    extract::Facts own = facts_of("b", "江西省人民政府办公厅");
    own.document.title->value = "关于加快渔港建设的意见";
    const auto policies = names_of(resolver().resolve(own), "Policy");
    ASSERT_EQ(policies.size(), 1U);
    for (const auto& [issuer, count] : {std::pair{"省政府办公厅", 1U}, {"市政府办公室", 0U}, {"", 0U}}) {
        extract::Facts citing = facts_of("a", "吉安市人民政府");
        extract::Citation citation;
        citation.title = "关于加快渔港建设的意见";
        citation.issuer = issuer;
        citing.citations = {citation};
        EXPECT_EQ(names_of(resolver().resolve(citing), "Policy").count(policies.begin()->first), count) << issuer;
    }
}

TEST(Resolver, TwoCitiesProgramsAreTwoAndTheNationalOneIsOne) {
    std::set<std::string> own;
    std::set<std::string> national;
    for (const auto& [id, issuer] : {std::pair{"a", "吉安市人民政府"}, {"b", "衡阳市人民政府"}}) {
        extract::Facts facts = facts_of(id, issuer);
        extract::Program program;
        program.name = "专利导航工程";
        facts.programs = {program};
        program.name = "国家专利导航工程";
        facts.programs.push_back(program);
        for (const auto& [node, name] : names_of(resolver().resolve(facts), "Program")) {
            (name == program.name ? national : own).insert(node);
        }
    }
    EXPECT_EQ(own.size(), 2U);
    EXPECT_EQ(national.size(), 1U);
}

TEST(Resolver, NestedTitleIsImplementedByTheOuterOne) {
    extract::Facts facts = facts_of("a", "吉安市人民政府");
    extract::Citation outer;
    outer.title = "江西省落实〈渔港保护纲要〉措施";
    extract::Citation inner;
    inner.title = "渔港保护纲要";
    inner.outer = 0;
    facts.citations = {outer, inner};
    const Contribution contribution = resolver().resolve(facts);
    const std::string outer_id = resolver().titles().identity(outer.title).id;
    const std::string inner_id = resolver().titles().identity(inner.title).id;
    EXPECT_TRUE(std::any_of(contribution.edges.begin(), contribution.edges.end(), [&](const EdgeClaim& claim) {
        return claim.kind == "IMPLEMENTS" && claim.source == outer_id && claim.target == inner_id;
    }));
}

TEST(Resolver, PoliciesBearWhatTiesTheirVersions) {
    extract::Facts facts = facts_of("a", "吉安市人民政府");
    extract::Citation citation;
    citation.title = "江西省“十四五”渔港保护规划";
    facts.citations.push_back(citation);
    const Contribution contribution = resolver().resolve(facts);
    const std::string id = resolver().titles().identity(citation.title).id;
    const auto claim = std::find_if(contribution.nodes.begin(), contribution.nodes.end(),
                                    [&](const NodeClaim& node) { return node.id == id; });
    ASSERT_NE(claim, contribution.nodes.end());
    EXPECT_EQ(base::text_of(claim->attributes, "subject"), "#渔港保护规划");
    EXPECT_EQ(base::text_of(claim->attributes, "edition"), "2021");
    EXPECT_EQ(base::text_of(claim->attributes, "seat"), "360000");
}

TEST(Resolver, CollectiveHasTheGovernmentsOfItsCounties) {
    extract::Facts facts = facts_of("a", "抚州市人民政府");
    facts.owners.front().name = facts.owners.front().completed = "各县(区)人民政府";
    const Contribution contribution = resolver().resolve(facts);
    const auto members = std::count_if(contribution.edges.begin(), contribution.edges.end(),
                                       [](const EdgeClaim& claim) { return claim.kind == "MEMBER_OF"; });
    EXPECT_EQ(members, 11);
}

} // namespace
} // namespace policygraph::resolve
