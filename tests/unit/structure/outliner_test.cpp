// SPDX-License-Identifier: Apache-2.0
#include <policygraph/structure/outliner.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace policygraph::structure {
namespace {

const Outliner& outliner() {
    static const auto lexicon = lexicon::Lexicon::load(POLICYGRAPH_SOURCE_DIR "/data");
    static const Outliner instance(lexicon);
    return instance;
}

Outline outline(const std::string& text) {
    text::NormalText normal;
    normal.text = text;
    return outliner().outline(normal);
}

// "4/1/2 heading" of every leaf.
std::vector<std::string> leaves(const std::string& text) {
    std::vector<std::string> result;
    for (const Section& section : outline(text).sections) {
        if (section.leaf) {
            result.push_back(section.path + " " + std::string(section.heading.in(text)));
        }
    }
    return result;
}

using Leaves = std::vector<std::string>;

TEST(Numbering, NestsByTheUsualStyles) {
    EXPECT_EQ(
        leaves("一、重点任务\n(一)创新\n1.建平台。建设平台。\n2、育企业。培育企业。\n(二)运用\n1.促转化。促进转化。\n"
               "二、保障措施\n(一)加强领导。成立专班。\n"),
        (Leaves{"1/1/1 建平台", "1/1/2 育企业", "1/2/1 促转化", "2/1 加强领导"}));
}

TEST(Numbering, KeepsThePrintedNumberThatRunsOnThroughChapters) {
    EXPECT_EQ(
        leaves("一、激励创造\n1.盘活存量。甲。\n2.提升增量。乙。\n二、促进运用\n3.强化激励。丙。\n4.项目带动。丁。\n"),
        (Leaves{"1/1 盘活存量", "1/2 提升增量", "2/3 强化激励", "2/4 项目带动"}));
}

// The text with so much more at its end that it reads as a copy without line ends.
std::string flattened(std::string text) {
    while (text.size() < 2600) {
        text += "持续做好宣传引导工作,营造良好氛围。";
    }
    return text;
}

TEST(Numbering, ReadsFlattenedTextWithNumbersGluedToTheText) {
    const std::string text =
        "为做好工作,制定本方案。一、总体要求坚持政府引导,力争到2025年达到1.5万件。二、主要任务(一)摸清底数。"
        "1.2025年底前完成调查,建立台账。(市农业局负责)2.开展第一、二批试点,推进一、二级保护。(市林业局负责)"
        "(二)加强服务。1.设立窗口。一是培训人员,二是公开电话。2.优化流程。三、保障措施(一)加强领导。(二)加强宣传。";
    EXPECT_EQ(leaves(flattened(text)),
              (Leaves{"1 总体要求坚持政府引导,力争到2025年达到1.5万件", "2/1/1 2025年底前完成调查,建立台账",
                      "2/1/2 开展第一、二批试点,推进一、二级保护", "2/2/1 设立窗口", "2/2/2 优化流程", "3/1 加强领导",
                      "3/2 加强宣传"}));
}

TEST(Numbering, BeginsAnewInFlattenedTextWhereAnotherPlanFollowsOrAHeadingIsLost) {
    EXPECT_EQ(leaves(flattened("为做好工作,制定本意见。一、总体要求。甲。二、修路架桥。(一)修路。乙。(二)架桥。丙。"
                               "为办好学校,制定本方案。一、主要任务(一)建校舍。1.选址。丁。2.施工。戊。(二)聘教师。己。"
                               "二、加强领导。庚。")),
              (Leaves{"1 总体要求", "2/1 修路", "2/2 架桥", "annex1/1/1/1 选址", "annex1/1/1/2 施工",
                      "annex1/1/2 聘教师", "annex1/2 加强领导"}));
    EXPECT_EQ(
        leaves(flattened("(一)植树。1.选种。甲。2.育苗。乙。(二)护林。丙。此处标题已缺。(一)修渠。丁。(二)蓄水。戊。")),
        (Leaves{"1/1 选种", "1/2 育苗", "2 护林", "1#2 修渠", "2#2 蓄水"}));
    // A single (一) begins no row.
    EXPECT_EQ(leaves(flattened("一、植树。(一)选种。甲。(二)育苗。乙。见前述。(一)略。二、护林。丙。")),
              (Leaves{"1/1 选种", "1/2 育苗", "2 护林"}));
}

TEST(Parts, AFurtherPlanInFlattenedTextBeginsWithItsTitle) {
    const struct {
        const char* before;
        const char* title;
        const char* begins;
    } rows[] = {
        {"附件2河道治理实施方案", "河道治理实施方案", "附件2"},
        {"关于治理河道的实施方案为治理河道,制定本实施方案。", "关于治理河道的实施方案", "关于治理河道"},
        {"为治理河道,制定本实施方案。", "", "一、清淤"},
    };
    for (const auto& row : rows) {
        const std::string text =
            flattened(std::string("一、修路。甲。二、架桥。乙。") + row.before + "一、清淤。丙。二、植树。丁。");
        const Outline read = outline(text);
        ASSERT_EQ(read.parts.size(), 2U);
        EXPECT_EQ(read.parts[1].title.in(text), row.title);
        EXPECT_TRUE(read.parts[1].span.in(text).starts_with(row.begins));
        EXPECT_EQ(leaves(text), (Leaves{"1 修路", "2 架桥", "annex1/1 清淤", "annex1/2 植树"}));
    }
}

TEST(Numbering, NumbersTheArticlesOfAStatuteThroughItsChapters) {
    EXPECT_EQ(
        leaves(
            "云州市数据条例\n第一章 总则\n第一条 为了规范管理,制定本条例。\n第二条 依照第一条规定执行。\n第二章 管理\n"
            "第三条 数据局履行下列职责:\n(一)编制目录;\n(二)受理申请。\n"),
        (Leaves{"art1 为了规范管理,制定本条例", "art2 依照第一条规定执行", "art3/1 编制目录", "art3/2 受理申请"}));
}

TEST(Numbering, FindsTheArticlesOfACopyWithoutLineEnds) {
    // A title runs into the first chapter, the chapters' headings run into articles.
    EXPECT_EQ(leaves(flattened("云州市数据规定第一章总则第一条为了规范管理,制定本规定。第二章管理第二条数据局编制目录。"
                               "按照第三条处理。第三条财政局拨付经费。第三章附则第四条本规定自公布之日起施行。")),
              (Leaves{"art1 为了规范管理,制定本规定", "art2 数据局编制目录", "art3 财政局拨付经费",
                      "art4 本规定自公布之日起施行"}));
}

TEST(Numbering, FindsTheArticlesThatShareALine) {
    const Leaves articles{"art1 为了规范管理,制定本规定", "art2 数据局编制目录", "art3 财政局拨付经费",
                          "art4 本规定自公布之日起施行"};
    EXPECT_EQ(leaves("第一条 为了规范管理,制定本规定。\n第二条 数据局编制目录。第三条 财政局拨付经费。\n"
                     "第四条 本规定自公布之日起施行。\n"),
              articles);
    EXPECT_EQ(leaves("第一条 为了规范管理,制定本规定。第二条 数据局编制目录。第三条 财政局拨付经费。"
                     "第四条 本规定自公布之日起施行。\n"),
              articles);
    EXPECT_EQ(leaves("第一条 为了规范管理,制定本规定。\n第二条 数据局编制目录。第三章附则第三条 财政局拨付经费。\n"
                     "第四条 本规定自公布之日起施行。\n"),
              articles);
    EXPECT_EQ(leaves("第一条 数据局编制目录。第三条规定另行公布。\n第二条 财政局拨付经费。\n"),
              (Leaves{"art1 数据局编制目录", "art2 财政局拨付经费"}));
}

TEST(Numbering, TakesAListInsideAParagraphForText) {
    EXPECT_EQ(leaves("一、加强监管。重点检查:(1)食品;(2)药品;(3)器械。\n二、加强服务。设立窗口。\n"),
              (Leaves{"1 加强监管", "2 加强服务"}));
}

TEST(Numbering, TakesTheNumberOfAnAnnexInBracketsForText) {
    EXPECT_EQ(leaves(flattened("一、自查。按表(见附件1)登记,按清单(见附件2)核对。二、整改。按期完成。")),
              (Leaves{"1 自查", "2 整改"}));
}

TEST(Numbering, TellsAReferenceFromAHeadingAboutProjects) {
    EXPECT_EQ(leaves("一、管理\n(一)项目管理。甲。\n(二)项目验收。乙。\n二、按第三条(三)项处理。丙。\n"),
              (Leaves{"1/1 项目管理", "1/2 项目验收", "2 按第三条(三)项处理"}));
}

TEST(Numbering, NeverCountsAListOfAnnexes) {
    EXPECT_EQ(leaves("一、做好准备。甲。\n二、按时上报。乙。\n附件:1.任务清单\n2.联系人名单\n"),
              (Leaves{"1 做好准备", "2 按时上报"}));
}

TEST(Numbering, PassesOverATableOfContents) {
    EXPECT_EQ(
        leaves("云州市茶产业规划\n目 录\n一、现状……1\n二、任务......3\n一、现状\n基础良好。\n二、任务\n建设基地。\n"),
        (Leaves{"1 现状", "2 任务"}));
}

TEST(Heading, EndsWhereTheGuideSays) {
    EXPECT_EQ(leaves("一、装备制造产业:引导企业加大投入。\n二、强化责任,狠抓落实。各单位要尽责。\n"
                     "三、对因兼并、解散、破产等原因,致使合同无法履行或者部分无法履行的企业,依照法定程序变更合同。\n"
                     "四、推进信息公开(牵头单位:市政务局;配合单位:各部门)\n"),
              (Leaves{"1 装备制造产业", "2 强化责任,狠抓落实", "3 对因兼并、解散、破产等原因", "4 推进信息公开"}));
}

TEST(Heading, AloneOnItsLineIsASentenceUpToFortyCharacters) {
    EXPECT_EQ(leaves("一、久久为功推动湾区建设,打造富有活力和国际竞争力的一流湾区和城市群。\n抓好设施联通。\n"
                     "二、坚定不移深化改革开放,充分激发全社会创新创造的澎湃动能和活力。\n(责任单位:市发展改革委)\n"),
              (Leaves{"1 久久为功推动湾区建设,打造富有活力和国际竞争力的一流湾区和城市群", "2 坚定不移深化改革开放"}));
    EXPECT_EQ(leaves("一、对推进质量工作成效突出、社会反映较好的市(地、州、盟),优先安排项目资金和改革试点。\n"
                     "二、推进信息公开(市政务局、市财政局、市审计局),按时公布并且接受社会各界监督和查询。\n"),
              (Leaves{"1 对推进质量工作成效突出、社会反映较好的市(地、州、盟)", "2 推进信息公开"}));
}

TEST(Heading, ThatHasRunIntoItsTextEndsWithTheWordThatIsOneByItself) {
    EXPECT_EQ(leaves("一、总体要求以改善民生为目的,修好农村道路,方便群众出行,促进城乡的共同发展。\n"
                     "二、工作目标2025年修路一百公里以上,架桥十座以上,所有的行政村都通上公交车。\n"
                     "三、工作要求各级水利部门要落实责任,定期检查工程质量,及时报告发现的问题和隐患。\n"
                     "四、组织实施重大道路工程和桥梁工程建设,按期交工并且通过验收,尽快投入正常使用。\n"
                     "五、主要任务、进度和责任分工由各级水利部门商定,报市政府同意后印发各个施工单位。\n六、总体要求\n"),
              (Leaves{"1 总体要求", "2 工作目标", "3 工作要求", "4 组织实施重大道路工程和桥梁工程建设",
                      "5 主要任务、进度和责任分工由各级水利部门商定", "6 总体要求"}));
    EXPECT_EQ(leaves("第一条 市水利局履行下列职责:\n"
                     "(一)工作目标各级水利部门要按年度逐级分解落实,定期检查工程质量和进度,及时报告问题。\n"),
              Leaves{"art1/1 工作目标各级水利部门要按年度逐级分解落实"});
}

TEST(Heading, ThatHasRunIntoItsTextEndsWhereTheOrgansAreToldWhatToDo) {
    EXPECT_EQ(leaves("一、加强河道巡查各级水利部门要建立巡查制度,定期通报巡查的情况和发现的问题。\n"
                     "二、做好物资准备各县(市、区)应储备足够的防汛物资,并且登记造册按期更换。\n"
                     "三、加强对各县水利部门巡查河道工作的指导,要定期派人到现场了解情况和问题。\n"
                     "四、大力整治河道各类违法建筑和堆放的物品,要依法限期拆除并且恢复河道的原貌。\n"
                     "五、加强河道巡查各级水利部门定期通报巡查情况,公布处理的结果和有关的统计数字。\n"),
              (Leaves{"1 加强河道巡查", "2 做好物资准备", "3 加强对各县水利部门巡查河道工作的指导",
                      "4 大力整治河道各类违法建筑和堆放的物品", "5 加强河道巡查各级水利部门定期通报巡查情况"}));
}

TEST(Roles, OfAHeadingThatHasRunIntoItsText) {
    const Outline read = outline("一、发展目标到2030年,全市公路里程达到一千公里以上,村村通公路。\n");
    ASSERT_EQ(read.sections.size(), 1U);
    EXPECT_EQ(read.sections.front().role, Role::Aims);
}

TEST(Roles, OfAHeadingThatIsPrintedWithBlanks) {
    const Outline read =
        outline("第一章 总 则\n第一条 为加强管理,制定本办法。\n第二章 附 则\n第二条 本办法自公布之日起施行。\n");
    ASSERT_FALSE(read.sections.empty());
    EXPECT_EQ(read.sections.front().role, Role::General);
}

TEST(Roles, AreReadFromHeadingsAndInherited) {
    const Outline read = outline(
        "一、指导思想\n坚持创新。\n二、工作目标\n(一)明显改善。甲。\n三、主要任务\n(一)强化目标考核。乙。\n"
        "四、实施步骤\n第一阶段。\n五、保障措施\n(一)加强督导。丙。\n六、持续改善作业基础条件\n(一)修路。丁。\n");
    std::vector<Role> roles;
    for (const Section& section : read.sections) {
        roles.push_back(section.role);
    }
    EXPECT_EQ(roles,
              (std::vector<Role>{Role::Principles, Role::Aims, Role::Aims, Role::Tasks, Role::Tasks, Role::Stages,
                                 Role::Safeguards, Role::Safeguards, Role::Unknown, Role::Unknown}));
}

TEST(CountedList, IsTakenWhereTheHeadingsFillItExactly) {
    const std::string news =
        "云州市出台《关于促进数据应用的意见》\n近日,云州市印发《云州市关于促进数据应用的意见》,提出三项重点任务。\n"
        "明确三项重点任务\n扩大数据供给\n要开放公共数据,建设统一的平台,并且定期更新目录。\n促进数据流通\n"
        "要培育数据市场,规范交易行为,完善定价办法和规则。\n保障数据安全\n要落实分级保护,开展检查,"
        "及时处置风险和隐患。\n";
    EXPECT_EQ(leaves(news), (Leaves{"1 扩大数据供给", "2 促进数据流通", "3 保障数据安全"}));
    const Outline read = outline(news);
    EXPECT_EQ(read.header.kind, DocumentKind::News);
    EXPECT_EQ(read.header.title->value, "云州市关于促进数据应用的意见");
}

TEST(Header, TellsTheNoticeFromThePlan) {
    const Outline read =
        outline("云政办发〔2024〕9号\n云州市人民政府办公室\n关于印发《云州市茶产业发展\n行动方案》的通知\n"
                "各县(区)人民政府,市直各部门:\n《云州市茶产业发展行动方案》已经市政府同意,现印发给你们,请认真执行。\n"
                "云州市人民政府办公室\n二○二四年三月五日\n云州市茶产业发展行动方案\n为加快发展,制定本方案。\n"
                "一、重点任务\n(一)建基地。甲。\n本方案自印发之日起施行,有效期3年。\n");
    const Header& header = read.header;
    EXPECT_EQ(header.kind, DocumentKind::Official);
    EXPECT_EQ(header.title->value, "云州市茶产业发展行动方案");
    EXPECT_EQ(header.notice_title->value, "云州市人民政府办公室关于印发《云州市茶产业发展行动方案》的通知");
    EXPECT_EQ(header.doc_number->value, "云政办发〔2024〕9号");
    ASSERT_EQ(header.issuers.size(), 1U);
    EXPECT_EQ(header.issuers[0].value, "云州市人民政府办公室");
    EXPECT_EQ(header.date_signed->value, "2024-03-05");
    EXPECT_EQ(header.date_effective->value, "2024-03-05");
    EXPECT_EQ(header.date_expires->value, "2027-03-05");
    ASSERT_EQ(header.recipients.size(), 1U);
    EXPECT_EQ(header.recipients[0].value, "各县(区)人民政府,市直各部门");
    ASSERT_EQ(read.parts.size(), 2U);
    EXPECT_EQ(read.parts[0].kind, Part::Kind::Notice);
    EXPECT_EQ(read.parts[1].kind, Part::Kind::Body);
}

TEST(Header, ThePlanSaysUntilWhenItIsInForceAboveItsAnnexes) {
    std::string text =
        "云州市稳就业措施\n一、稳岗。甲。\n二、扩岗。乙。\n本措施有效期至2027年12月31日。\n附件1\n云州市稳岗返还标准\n"
        "一、企业。丙。\n二、个人。丁。\n";
    for (int i = 0; i < 200; ++i) {
        text += "各县要按标准及时返还。\n";
    }
    const Header header = outline(text).header;
    ASSERT_TRUE(header.date_expires);
    EXPECT_EQ(header.date_expires->value, "2027-12-31");
}

TEST(Header, ReadsSeveralOrgansThatSignRunTogether) {
    const Outline read =
        outline("关于开展检查的通知\n各单位:\n请认真做好检查工作,及时报送情况。云州市财政局云州市水利局云州市总工会"
                "2023年6月30日(此件主动公开)\n");
    std::vector<std::string> organs;
    for (const Found& organ : read.header.issuers) {
        organs.push_back(organ.value);
    }
    EXPECT_EQ(organs, (std::vector<std::string>{"云州市财政局", "云州市水利局", "云州市总工会"}));
    EXPECT_EQ(read.header.date_signed->value, "2023-06-30");
}

TEST(Header, ReadsThePublishersTableAndLeavesFurnitureOut) {
    const Outline read =
        outline("首页 > 政务公开\n索 引 号: 0001/2024 发文机关: 云州市人民政府\n标 题: 云州市关于加快发展的意见\n"
                "发文字号: 云政发[2024]3号 成文日期: 2024年1月8日\n云州市关于加快发展的意见\n各部门:\n"
                "为加快发展,提出以下意见,"
                "请各部门结合实际认真贯彻执行并及时报告情况。\n一、修路。甲。\n二、架桥。乙。\n扫一扫在手机打开当前页\n"
                "主办:云州市人民政府 承办:云州市大数据局\n");
    EXPECT_EQ(read.header.doc_number->value, "云政发〔2024〕3号");
    EXPECT_EQ(read.header.date_signed->value, "2024-01-08");
    ASSERT_EQ(read.header.issuers.size(), 1U);
    EXPECT_EQ(read.header.issuers[0].value, "云州市人民政府");
    EXPECT_EQ(read.sections.size(), 2U);
}

TEST(Parts, AnnexesHaveANumberingOfTheirOwn) {
    EXPECT_EQ(leaves("云州市防汛工作方案\n一、备物资。甲。\n二、练队伍。乙。\n附件1\n物资清单\n一、沙袋。丙。\n二、水泵"
                     "。丁。\n"),
              (Leaves{"1 备物资", "2 练队伍", "annex1/1 沙袋", "annex1/2 水泵"}));
}

TEST(Header, TakesWhatWebPagesAddOffTitlesAndNames) {
    EXPECT_EQ(outline("附件:云州市项目管理办法.docx\n第一条 为了规范管理,制定本办法。\n").header.title->value,
              "云州市项目管理办法");
    const Outline read = outline("云州市关于支持茶业的意见\n为支持茶业发展,提出以下意见,"
                                 "请各部门结合实际认真落实。\n一、修路。甲。\n云 州 市 人 民 政 府\n2024年5月6日\n");
    ASSERT_EQ(read.header.issuers.size(), 1U);
    EXPECT_EQ(read.header.issuers[0].value, "云州市人民政府");
}

// "kind | title | number | issuers | recipients | signed", "-" where there is none.
std::string header_of(const std::string& text) {
    const Header header = outline(text).header;
    const auto value = [](const std::optional<Found>& found) { return found ? found->value : "-"; };
    const auto values = [](const std::vector<Found>& found) {
        std::string all;
        for (const Found& each : found) {
            all += (all.empty() ? "" : "+") + each.value;
        }
        return all.empty() ? "-" : all;
    };
    return std::string(name_of(header.kind)) + " | " + value(header.title) + " | " + value(header.doc_number) + " | " +
           values(header.issuers) + " | " + values(header.recipients) + " | " + value(header.date_signed);
}

TEST(Header, OfWhatPagesAndCopiesMakeOfIt) {
    const struct {
        const char* text;
        const char* header;
    } rows[] = {
        // An order that promulgates rules: a law, numbered and issued as the order says.
        {"云州市数据管理办法\n云州市人民政府令\n(第16号)\n《云州市数据管理办法》已经市政府常务会议通过,现予公布,"
         "自2020年6月15日起施行。\n"
         "市长 张三\n2020年5月15日\n云州市数据管理办法\n第一条 为了规范管理,制定本办法。\n第二条 "
         "本办法自2020年6月15日起施行。\n",
         "law | 云州市数据管理办法 | 云州市人民政府令第16号 | 云州市人民政府 | - | 2020-05-15"},
        // An order on one line with its number, signed by the holder of a post, glued to the rules.
        {"安全生产条例\n云州省水利厅令第 12 号《安全生产条例》已经2020年4月1日厅务会议通过,现予公布,"
         "自2020年6月15日起施行。厅长 张 明二○二○年五月十五日安全生产条例第一章总则第一条为了安全,制定本条例。"
         "第二条本条例自2020年6月15日起施行。\n",
         "law | 安全生产条例 | 云州省水利厅令第12号 | 云州省水利厅 | - | 2020-05-15"},
        {"中华人民共和国主席令第七十三号\n《安全法》已经会议通过,现予公布,自2013年7月1日起施行。\n"
         "中华人民共和国主席 艾尔·吐尼亚孜 2012年12月28日\n安全法\n第一条 为了安全,制定本法。\n第二条 略。\n",
         "law | 安全法 | 中华人民共和国主席令第七十三号 | - | - | 2012-12-28"},
        // The day of printing, and that of another text, is not the day of signing.
        {"关于核准运行规程的通知\n云州核电有限公司:\n请遵守规程。\n云州省安全局\n2021年10月17日\n"
         "(此件公开)\n云州省环保厅办公室2021年10月18日印发\n",
         "official | 关于核准运行规程的通知 | - | 云州省安全局 | 云州核电有限公司 | 2021-10-17"},
        {"云州省地图管理办法\n为加强地图管理,制定本办法。本办法自2018年2月1日起施行。"
         "云州省人民政府1997年2月12日公布的《云州省地图编制办法》同时废止。\n",
         "official | 云州省地图管理办法 | - | - | - | -"},
        // A central organ's branch is one organ.
        {"关于减税的通知\n各单位:\n请认真落实。\n云州省财政厅国家税务总局云州省税务局交通运输部应急部\n"
         "2024年6月5日\n",
         "official | 关于减税的通知 | - | 云州省财政厅+国家税务总局云州省税务局+交通运输部+应急部 | 各单位 | "
         "2024-06-05"},
        // The file that a page offers bears the title's number; a file of another title does not.
        {"云州市水利局关于做好防汛工作的通知\n各单位:\n请做好工作。\n云州市水利局\n2021年9月2日\n附件:\n"
         "云水发〔2021〕7号云州市水利局关于做好防汛工作的通知.doc\n",
         "official | 云州市水利局关于做好防汛工作的通知 | 云水发〔2021〕7号 | 云州市水利局 | 各单位 | 2021-09-02"},
        {"云州市水利局关于做好防汛工作的通知\n各单位:\n请做好工作。\n云州市水利局\n2021年9月2日\n附件:\n"
         "云水发〔2021〕6号云州市水利局关于做好抗旱工作的通知.doc\n",
         "official | 云州市水利局关于做好防汛工作的通知 | - | 云州市水利局 | 各单位 | 2021-09-02"},
        // A speech addresses its hearers, not recipients.
        {"2026年云州省政府工作报告\n各位代表:\n现在,我报告工作。\n",
         "official | 2026年云州省政府工作报告 | - | - | - | -"},
        // What a database or a page puts before the title is no part of it.
        {"【法宝引证码】 CLI.12.1\n原文链接:https://example.org/a.html\n云州市水利局关于做好防汛工作的通知\n各单位:\n"
         "请做好工作。\n云州市水利局\n2021年9月2日\n",
         "official | 云州市水利局关于做好防汛工作的通知 | - | 云州市水利局 | 各单位 | 2021-09-02"},
        {"(转载)云州市水利局关于做好防汛工作的通知\n各单位:\n请做好工作。\n2021年9月2日\n",
         "official | 云州市水利局关于做好防汛工作的通知 | - | 云州市水利局 | 各单位 | 2021-09-02"},
        // Organs that sign together: in full and short forms, a name that is broken over lines.
        {"关于开展检查的通知\n各单位:\n请认真做好检查工作,"
         "及时报送情况。中共云州市委网络安全和信息化委员会办公室云州市水利局市场监管总局中科院"
         "2023年6月30日\n",
         "official | 关于开展检查的通知 | - | "
         "中共云州市委网络安全和信息化委员会办公室+云州市水利局+市场监管总局+中科院 | 各单位 | "
         "2023-06-30"},
        {"关于开展检查的通知\n各单位:\n请认真做好检查工作,及时报送情况。  云州市水利局  中国银行保险监督管理  "
         "委员会云州监管局  "
         "2023年6月30日\n",
         "official | 关于开展检查的通知 | - | 云州市水利局+中国银行保险监督管理委员会云州监管局 | 各单位 | 2023-06-30"},
        // Organs that are named without 各 are addressed too.
        {"云州市人社局关于加强人才工作的通知\n东湖区、西湖区人力资源和社会保障局:\n请做好工作。\n2021年9月2日\n",
         "official | 云州市人社局关于加强人才工作的通知 | - | 云州市人社局 | 东湖区、西湖区人力资源和社会保障局 | "
         "2021-09-02"},
        // What a notice rests on is not what it sends out.
        {"云工信函〔2022〕22号\n各单位:\n根据《云州市关于组织项目申报工作的通知》(云工信函〔2021〕249号)要求,"
         "确定了项目名单,现予以公布。\n"
         "云州市水利局\n2022年2月8日\n",
         "official | - | 云工信函〔2022〕22号 | 云州市水利局 | 各单位 | 2022-02-08"},
        // No organ signs: the date stands alone behind the notice's sentence, the plan goes on in the line.
        {"云州市人民政府关于印发云州市饮水安全规划的通知\n各县人民政府:《云州市饮水安全规划》已经市政府同意,"
         "现印发给你们,请认真贯彻执行。二〇〇五年三月四日市水利局为改善饮水,制定本规划。一、打井。甲。二、修渠。乙。\n",
         "official | 云州市饮水安全规划 | - | 云州市人民政府 | 各县人民政府 | 2005-03-04"},
        {"云州市人民政府关于印发云州市饮水安全规划的通知\n各县人民政府:《云州市饮水安全规划》已经市政府同意,"
         "现印发给你们,请认真贯彻执行。2001年3月4日市水利局印发的《打井规定》同时废止。一、打井。甲。二、修渠。乙。\n",
         "official | 云州市饮水安全规划 | - | 云州市人民政府 | 各县人民政府 | -"},
        // The notice is signed in the middle of a copy without line ends; the plan's name stands in its sentence first.
        {"云州市人民政府关于印发云州市数据共享方案的通知\n《云州市数据共享方案》已经市政府同意,现印发给你们,"
         "请认真组织实施。"
         "云州市人民政府2017年9月22日云州市数据共享方案为做好工作,制定本方案。一、总体要求。甲。二、重点任务。乙。\n",
         "official | 云州市数据共享方案 | - | 云州市人民政府 | - | 2017-09-22"},
        // The notice's title says the plan's without 《》 and 的; its sentence has it in full.
        {"云州市人民政府关于印发加快发展茶产业若干措施的通知\n各县人民政府:《关于加快发展茶产业的若干措施》已经市政府"
         "同意,现印发给你们。\n云州市人民政府\n2021年3月4日\n一、种茶。甲。\n二、制茶。乙。\n",
         "official | 关于加快发展茶产业的若干措施 | - | 云州市人民政府 | 各县人民政府 | 2021-03-04"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(header_of(row.text), row.header);
    }
}

TEST(Header, InACopyWithoutLineEndsAFootersWordMayStandBeforeTheSignature) {
    std::string text = "云州省水利厅关于开展检查的通知\n各市水利局:";
    for (int i = 0; i < 100; ++i) {
        text += "请认真检查。";
    }
    text += "联系电话:0311-123电子信箱:a@126.com云州省水利厅云州省财政厅2022年5月6日(此件公开)更多信息请关注官方微信";
    EXPECT_EQ(header_of(text),
              "official | 云州省水利厅关于开展检查的通知 | - | 云州省水利厅+云州省财政厅 | 各市水利局 | "
              "2022-05-06");
}

TEST(Numbering, CountsInDecimalsAsEmergencyPlansDo) {
    const char* plan =
        "云州市防汛应急预案\n云州市人民政府办公室\n2024年3月5日\n%1 总则\n1.1 编制目的\n为做好防汛,制定本预案。\n"
        "1.2 工作原则\n1.2.1 预防为主\n坚持预防为主。\n2 组织体系\n2.1 成员单位\n1. 做好监测\n2. 做好预警\n"
        "3 附则\n本预案由市水利局解释。\n";
    const auto numbered = [&](const std::string& before) {
        std::string text = plan;
        text.replace(text.find('%'), 1, before);
        std::string paths;
        for (const Section& section : outline(text).sections) {
            paths += (paths.empty() ? "" : " ") + section.path;
        }
        return paths;
    };
    EXPECT_EQ(numbered(""), "1 1/1 1/2 1/2/1 2 2/1 2/1/1 2/1/2 3");
    EXPECT_EQ(numbered("目录\n1 总则\n1.1 编制目的\n1.2 工作原则\n2 组织体系\n2.1 成员单位\n3 附则\n"), // contents
              "1 1/1 1/2 1/2/1 2 2/1 2/1/1 2/1/2 3");
    // Quantities and versions at a line's start are no numbering.
    EXPECT_EQ(leaves("一、目标\n1.5 万户\n2.5 亿元\n二、任务\n1.1 倍\n"), (Leaves{"1 目标", "2 任务"}));
}

TEST(Parts, AListOfNamesHoldsNoTasks) {
    const Outline read = outline("云州市关于命名示范企业的通知\n各单位:\n经研究,决定命名甲公司等为示范企业,"
                                 "请继续发挥带动作用。\n云州市人民政府\n"
                                 "2024年5月6日\n附件\n云州市示范企业名单\n1.甲公司\n2.乙公司\n3.丙公司\n");
    ASSERT_EQ(read.sections.size(), 3U);
    EXPECT_EQ(read.sections[0].path, "annex1/1");
    EXPECT_EQ(read.sections[0].role, Role::General);
}

TEST(TaskTable, GivesItsRowsAsTasksWithTheirPrintedNumbers) {
    EXPECT_EQ(leaves("云州市重点任务分工表\n序号\t重点任务\t责任单位\t完成时限\n1\t建立数据平台\t市大数据局\t2025年底\n"
                     "2\t培育十家企业\t市工信局、市财政局\t持续推进\n"),
              (Leaves{"1 建立数据平台", "2 培育十家企业"}));
    const std::string text = "序号\t工作任务\t牵头单位\t完成时限\n1\t修路\t市交通局\t2025年底\n2\t架桥\t\t2026年底\n";
    const Outline read = outline(text);
    ASSERT_EQ(read.cells.size(), 4U);
    EXPECT_EQ(read.cells[0].header.in(text), "牵头单位");
    EXPECT_EQ(read.cells[2].text.in(text), "市交通局"); // reaches down
    EXPECT_EQ(read.cells[3].text.in(text), "2026年底");
    EXPECT_EQ(leaves("姓名\t职务\n甲\t局长\n"), Leaves{});
}

TEST(Outliner, TakesAnyText) {
    for (const std::string text : {"", "\n", " ", "(", "一、", "1.", "第", "第一条", "》", "〔2020〕号", "自起施行",
                                   "2020年", "\xE2\x91\xA0", "3.* h;", "3.*\t ;"}) {
        const Outline read = outline(text);
        for (const Section& section : read.sections) {
            EXPECT_LE(section.whole.end, text.size());
            EXPECT_LE(section.heading.begin, section.heading.end);
            EXPECT_LE(section.heading.end, text.size());
        }
    }
}

std::string issuers_of(const std::string& text) {
    std::string result;
    for (const Found& organ : outline(text).header.issuers) {
        result += (result.empty() ? "" : ",") + organ.value;
    }
    return result;
}

TEST(Header, WhomThePageNamesAsItsSourceIsTheIssuerWhereNothingElseIs) {
    const std::string body = "\n办卡要带上证件。\n一、条件\n(一)年满十六岁。\n(二)住在本市。\n二、材料\n身份证件。\n";
    EXPECT_EQ(
        issuers_of("怎么办卡\n发表时间:2026-01-02 信息来源:市人力资源社会保障局、市社保中心浏览字号:大中小" + body),
        "市人力资源社会保障局,市社保中心");
    EXPECT_EQ(issuers_of("怎么办卡\n发表时间:2026-01-02 来源:广州市数据服务中心(加挂服务中心牌子)" + body),
              "广州市数据服务中心");
    EXPECT_EQ(issuers_of("怎么办卡\n发表时间:2026-01-02 来源:新华社" + body), "");
    EXPECT_EQ(issuers_of("怎么办卡\n发表时间:2026-01-02 来源:安康日报" + body), "");
    // The source's own line ends no text that has not begun.
    EXPECT_EQ(issuers_of("关于召开会议的通知\n来源:市教育局\n各区:\n定于明日开会。\n"), "市教育局");
    EXPECT_EQ(issuers_of("怎么办卡\n发表时间:2026-01-02 来源:市教育局" + body + "安康市财政局\n2024年1月2日\n"),
              "安康市财政局");
}

TEST(Header, OfTheCentralCommitteeAndTheStateCouncilTogether) {
    EXPECT_EQ(issuers_of("中共中央 "
                         "国务院关于修好农村公路的意见\n(2024年3月5日)\n为修好农村公路,"
                         "提出以下意见。\n一、修路。甲。\n二、架桥。乙。\n"),
              "中共中央,国务院");
}

TEST(Header, BehindABanksBranchAFurtherNameBegins) {
    EXPECT_EQ(issuers_of("关于开展调查的通知\n各支行:\n现将有关事项通知如下,请按时报送。\n"
                         "中国人民银行云州市中心支行山川省市场监管局\n2019年11月27日\n"),
              "中国人民银行云州市中心支行,山川省市场监管局");
}

TEST(Header, ABracketOnALineOfItsOwnIsInsideTheNoticesTitle) {
    const auto notice = [](const char* text) {
        const Header header = outline(text).header;
        return header.notice_title ? header.notice_title->value : "-";
    };
    EXPECT_EQ(notice("云州省科技厅\n关于印发《云州省创新券实施细则\n(试行)》的通知\n云科计〔2016〕22号\n各市科技局:\n"
                     "现将《云州省创新券实施细则(试行)》印发给你们,请遵照执行。\n云州省创新券实施细则(试行)\n"
                     "第一条 为规范管理,制定本细则。\n第二条 本细则自发布之日起施行。\n"),
              "云州省科技厅关于印发《云州省创新券实施细则(试行)》的通知");
    EXPECT_EQ(
        notice("云州省人民政府办公厅\n关于印发云州省成果转化行动计划\n(2016-2020年)的通知\n云政办发〔2016〕28号\n"
               "各市人民政府:\n现将《云州省成果转化行动计划(2016-2020年)》印发给你们,请认真执行。\n"
               "云州省成果转化行动计划(2016-2020年)\n为加快成果转化,制定本计划。\n一、重点任务\n(一)建基地。甲。\n"),
        "云州省人民政府办公厅关于印发云州省成果转化行动计划(2016-2020年)的通知");
}

TEST(Header, BelowAPagesShortHeadlineTheTitleWithItsIssuersIsTheDocuments) {
    const Header notice =
        outline(
            "关于印发《云州市茶产业发展方案》的通知\n云科〔2024〕3号\n云州市科技局\n关于印发《云州市茶产业发展方案》的"
            "通知\n"
            "各县科技局:\n现将《云州市茶产业发展方案》印发给你们,请认真执行。\n云州市茶产业发展方案\n一、建园。甲。\n")
            .header;
    ASSERT_TRUE(notice.notice_title);
    EXPECT_EQ(notice.notice_title->value, "云州市科技局关于印发《云州市茶产业发展方案》的通知");
    EXPECT_EQ(
        header_of("关于做好防汛工作的通知\n云水〔2024〕3号\n云州市水利局关于做好防汛工作的通知\n各县水利局:\n请认真做好"
                  "防汛工作。\n一、查险。甲。\n二、备料。乙。\n"),
        "official | 云州市水利局关于做好防汛工作的通知 | 云水〔2024〕3号 | 云州市水利局 | 各县水利局 | -");
    EXPECT_EQ(outline("云州市科技局关于印发《云州市奖励办法》和《云州市奖励办法细则》的通知\n各县:\n请认真执行。\n")
                  .header.title->value,
              "云州市奖励办法");
}

TEST(Header, ADateInBracketsBelowTheTitleIsNoPartOfIt) {
    EXPECT_EQ(outline("云州市奖励办法\n(2024年3月5日)\n第一条 为奖励先进,制定本办法。\n").header.title->value,
              "云州市奖励办法");
    EXPECT_EQ(outline("云州市茶业规划\n(2024-2030年)\n为发展茶业,制定本规划。\n一、建园。甲。\n").header.title->value,
              "云州市茶业规划(2024-2030年)");
}

TEST(Header, ANumberGluedBeforeTheTitleIsTakenOff) {
    const Outline made = outline("安政发〔2013〕26号安康市人民政府关于调整保护单位的通知\n各县人民政府:\n现予公布。\n");
    ASSERT_TRUE(made.header.title && made.header.doc_number);
    EXPECT_EQ(made.header.title->value, "安康市人民政府关于调整保护单位的通知");
    EXPECT_EQ(made.header.doc_number->value, "安政发〔2013〕26号");
}

TEST(Header, TheTitleBeforeANumberInItsLineIsNoPartOfIt) {
    const Outline made = outline(
        "安康市人民政府办公室关于进一步优化茶产业营商环境的实施意见安政办发〔2020〕24号\n各县人民政府:\n现予公布。\n");
    ASSERT_TRUE(made.header.title && made.header.doc_number);
    EXPECT_EQ(made.header.title->value, "安康市人民政府办公室关于进一步优化茶产业营商环境的实施意见");
    EXPECT_EQ(made.header.doc_number->value, "安政办发〔2020〕24号");
}

} // namespace
} // namespace policygraph::structure
