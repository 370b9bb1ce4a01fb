#include "common/document/html.h"

#include <gtest/gtest.h>

#include "common/document/html_tree.h"
#include "common/text/decode.h"

namespace gongbao::document {
namespace {

constexpr std::string_view kFirst =
    "全年全市实现地区生产总值三百一十二亿元，比上年增长百分之六点四，经济运行稳中有进。";
constexpr std::string_view kSecond =
    "城镇居民人均可支配收入四万二千元，农村居民人均可支配收入二万一千元，收入差距继续缩小。";

std::string P(std::string_view text) { return "<p>" + std::string(text) + "</p>"; }

// An article of ten paragraphs, so that it stands out.
std::string Article() {
  std::string html;
  for (int i = 0; i < 5; ++i) html += P(kFirst) + P(kSecond);
  return html;
}
std::string ArticleText() {
  std::string text;
  for (int i = 0; i < 5; ++i) text += std::string(kFirst) + '\n' + std::string(kSecond) + '\n';
  return text;
}

HtmlPage Read(const std::string& html) {
  Result<HtmlPage> page = ReadHtml(html);
  EXPECT_TRUE(page.ok()) << page.status().ToString();
  return page.ok() ? std::move(page).value() : HtmlPage{};
}

std::string TextOf(const std::string& html) { return Read(html).text; }

// The text of a page whose body is the article with `html` inside of its element, before and
// behind the paragraphs.
std::string Within(const std::string& before, const std::string& behind) {
  return TextOf("<html><body><div id=zoom>" + before + Article() + behind + "</div></body></html>");
}

std::string ValueOf(const HtmlPage& page, std::string_view name) {
  for (const Property& property : page.properties) {
    if (property.name == name) return property.value;
  }
  return "";
}

TEST(MainText, LeavesOutWhatSurroundsTheArticle) {
  const std::string page =
      "<html><body><div class=top><a href=1>无障碍浏览</a>|<a href=2>繁体</a></div>"
      "<ul class=nav><li><a href=3>首页</a><li><a href=4>政务公开</a></ul>"
      "<div class=path>您所在的位置：<a href=5>首页</a>&gt;<a href=6>统计公报</a>&gt;正文</div>"
      "<div class=box><h1>某市统计公报</h1><div class=time>发布时间：2024-03-05 来源：某市统计局 "
      "【字体：<a href=#>大</a> <a href=#>中</a> <a href=#>小</a>】</div><div class=TRS_Editor>" +
      Article() +
      "</div><div class=tools><a href=7>打印本页</a> <a href=8>关闭窗口</a></div>"
      "<div class=related>相关链接<ul><li><a href=9>2022年某市统计公报解读，一图看懂全年经济，"
      "请看这里的长长的标题</a></ul></div></div><div class=other>上一篇：<a "
      "href=10>没有了</a></div>"
      "<div id=foot>主办单位：某市人民政府办公室，承办单位：某市大数据局，地址：某市中心大道一号。"
      "<p>版权所有 某ICP备12345678号 某公网安备 44010402000000号</p></div></body></html>";
  EXPECT_EQ(TextOf(page), ArticleText());
}

TEST(MainText, LeavesOutButtonsAndAppendagesInsideOfTheArticle) {
  for (const char* noise :
       {"<p>【<a href=#>打印</a>】【<a href=#>关闭</a>】</p>", "<div>字号：大 中 小</div>",
        "<div>分享到：微信 微博</div>", "<p>扫一扫在手机打开当前页</p>",
        "<div><a href=1>附件下载</a></div>", "<p>责任编辑：某某某</p>", "<div>上一篇：无</div>",
        "<p>声明：本网转载的文章，版权归原作者所有，如有侵权，请与本网联系，我们将及时处理。</p>",
        "<div class='print-box'>【打印】浏览次数：12次</div>",
        "<div class=share>把它给朋友看</div>", "<ul class='news related'><li>邻市公报发布了</ul>",
        "<div class=comments><p>读者甲：这份公报写得很好，数字很多，我看了三遍还想再看一遍。</div>",
        "<ul><li><a href=1>年报全文.pdf</a><li><a href=2>年报附表.xls</a></ul>"}) {
    EXPECT_EQ(Within("", noise), ArticleText()) << noise;
  }
}

TEST(MainText, KeepsWhatOnlyLooksLikeNoise) {
  for (const char* kept :
       {"<p>附件：2024年主要指标表</p>", "<p>分享经济快速发展。</p>", "<p>（此件公开发布）</p>",
        "<p>某市统计局</p>", "<p>2024年3月5日</p>", "<p class=MsoFooter>注：本表为快报数</p>",
        "<p>上一年的情况见年鉴</p>", "<h2><a name=_Toc1>一、综合</a></h2>",
        "<h2><a href='#t1'>二、农业</a></h2>", "<div class=imprint>资料来源于各部门</div>",
        "<p>关闭小煤矿12处</p>"}) {
    const std::string text = Within("", kept);
    EXPECT_EQ(text.compare(0, ArticleText().size(), ArticleText()), 0) << kept;
    EXPECT_GT(text.size(), ArticleText().size()) << kept;
  }
  // Amid the paragraphs a reference with its link is the author's.
  const std::string amid = "<p>详见<a href=1>某市统计年鉴</a>，其中列有全部指标的口径与范围。</p>";
  EXPECT_NE(Within("", amid + P(kFirst)).find("详见某市统计年鉴"), std::string::npos);
}

TEST(MainText, LeavesOutWhatIsHidden) {
  for (const char* hidden :
       {"<div style='DISPLAY : none'>密一亿元，</div>",
        "<p style='color:red;visibility: hidden'>密</p>", "<p hidden>密</p>",
        "<span aria-hidden=true>密</span>", "<script>密</script>", "<style>密</style>",
        "<noscript>密</noscript>", "<template>密</template>", "<select><option>密</select>",
        "<textarea>密</textarea>", "<button>密</button>"}) {
    EXPECT_EQ(Within(hidden, hidden), ArticleText()) << hidden;
  }
  // A border that is none hides nothing.
  EXPECT_NE(Within("", "<p style='border-style:none;mso-hide:none'>显见的一行</p>").find("显见"),
            std::string::npos);
}

TEST(MainText, LeavesOutWhatIsStruckThroughUnlessItIsThePage) {
  EXPECT_EQ(TextOf("<html><body><div>" + Article() +
                   "<p>修路<s>30</s><del>31</del>32公里<span style='text-decoration: line-through'>"
                   "33</span>。</p></div></body></html>"),
            ArticleText() + "修路32公里。\n");
  EXPECT_EQ(TextOf("<html><body><s>" + Article() + "</s></body></html>"), ArticleText());
}

TEST(MainText, LeavesOutWhatAStyleSheetHides) {
  EXPECT_EQ(TextOf("<html><head><style>.old{text-decoration:line-through}.x{display:none}</style>"
                   "</head><body><div>" +
                   Article() +
                   "<p>修路<i class='old'>30</i>32公里<b class=y>。</b></p><p class=x>密</p></div>"
                   "</body></html>"),
            ArticleText() + "修路32公里。\n");
}

TEST(MainText, ReadsAPageThatScriptsWillShow) {
  EXPECT_EQ(TextOf("<html><body><div style='display:none'>" + Article() + "</div></body></html>"),
            ArticleText());
  EXPECT_EQ(TextOf("<html><body><header>" + Article() + "</header></body></html>"), ArticleText());
  EXPECT_EQ(TextOf("<html><body><form id=aspnetForm><div class=printArea>" + Article() +
                   "</div></form></body></html>"),
            ArticleText());
}

// As pages for phones do, which hide it until a script has counted the visit.
TEST(MainText, ReadsAShortArticleThatIsHiddenByItsName) {
  EXPECT_EQ(TextOf("<html><body><h1>甲市政府工作报告</h1><div id=js_content "
                   "style='visibility:hidden;opacity:0'><p>甲市生产总值</p><p><b>312亿元</b></p>"
                   "<p>同比<b>增长</b>5.8%</p></div><div>阅读</div></body></html>"),
            "甲市政府工作报告\n甲市生产总值\n312亿元\n同比增长5.8%\n");
}

TEST(MainText, LeavesOutTheConditionsOfWord) {
  EXPECT_EQ(
      TextOf("<html><body><p><![if !supportLists]><span>1.</span><![endif]>实施项目86项，"
             "<!--[if gte vml 1]>密<![endif]-->完成投资150亿元；<![x]>产业链。</p></body></html>"),
      "1.实施项目86项，完成投资150亿元；<![x]>产业链。\n");
}

TEST(MainText, LeavesOutLinksWithTheirDates) {
  EXPECT_EQ(Within("",
                   "<ul><li><a href=1>一季度产值增长5%</a> 2025-01-16</li>"
                   "<li>[2025年2月6日] <a href=2>新车3万辆</a></li>"
                   "<li><a onclick=open(3)>新设企业5万户</a> 2025-03-16</li></ul>"),
            ArticleText());
}

TEST(MainText, KeepsSentencesThatAreLinks) {
  const std::string linked = "<p><a href=1>全年新建学校三所，修复渠道二十公里。</a></p>";
  EXPECT_NE(Within("", linked + P(kFirst)).find("修复渠道"), std::string::npos);
}

TEST(MainText, UnfoldsThePanelsOfAnArticle) {
  const std::string panel =
      "<div class=body style='display:none'>" + P(kFirst) + P(kSecond) + "</div>";
  const std::string dialog =
      "<div style='display:none'><p>请先登录，登录后可以查看全文。</p></div>";
  const std::string read = std::string(kFirst) + "\n" + std::string(kSecond) + "\n";
  // Side by side, or each in a box of its own.
  EXPECT_EQ(TextOf("<html><body><div><h3>一、增长</h3>" + panel + "<h3>二、收入</h3>" + panel +
                   "</div>" + dialog + "</body></html>"),
            "一、增长\n" + read + "二、收入\n" + read);
  EXPECT_EQ(
      TextOf("<html><body><div><div><h3>一、增长</h3>" + panel + "</div><div><h3>二、收入</h3>" +
             panel + "</div></div>" + dialog + "</body></html>"),
      "一、增长\n" + read + "二、收入\n" + read);
}

TEST(MainText, UnfoldsTheTabsBesideTheOneThatIsShown) {
  const std::string tabs = "<div class=tab>" + P(kFirst) + P(kFirst) +
                           "</div><div class=tab style='display:none'>" + P(kSecond) + P(kSecond) +
                           "</div>";
  const std::string first = std::string(kFirst) + "\n";
  const std::string second = std::string(kSecond) + "\n";
  EXPECT_EQ(TextOf("<html><body><div>" + tabs + "</div></body></html>"),
            first + first + second + second);
}

TEST(MainText, LeavesOutTheCountersOfAShortPage) {
  for (const char* noise :
       {"今天是2026年11月23日　今日访问：3521次", "累计浏览8652143人次", "您是第100235位访客",
        "已有1234人浏览", "本文共1234字 阅读需3分钟", "人气：1234 录入时间：2025-01-16",
        "点赞（12） 收藏（5） 评论（7）", "共3页 第1页 上一页 1 2 3 下一页", "[1] [2] [下一页]",
        "网站访问量：12万人次", "点击上方蓝字关注我们",
        "Copyright © 2010-2025 All Rights Reserved"}) {
    for (const bool before : {true, false}) {
      const std::string line = P(noise);
      EXPECT_EQ(TextOf("<html><body>" + (before ? line : "") + P(kFirst) + (before ? "" : line) +
                       "</body></html>"),
                std::string(kFirst) + "\n")
          << noise;
    }
  }
}

TEST(MainText, LeavesOutWhatASiteAppends) {
  for (const char* noise :
       {"<p>附件：1.指标表.xlsx（125.6KB）</p>", "<p>相关文档：2023年某市公报（总值12亿元）</p>",
        "<p>更多资讯，请下载“某市通”，注册即送10元红包</p>", "<p>本站已安全运行3652天</p>",
        "<p>咨询电话：0757-8332 监督电话：12345</p>",
        "<p>主办单位：某市办公室 邮政编码：528000</p>", "<p>扫描二维码，手机阅读（第12期）</p>",
        "<p>Tel: 0757-8332</p>"}) {
    EXPECT_EQ(Within("", noise), ArticleText()) << noise;
  }
}

TEST(MainText, LosesNoPartOfADividedArticle) {
  const std::string notes =
      P("注：本公报各项数字都是初步的，有的因进位而与总数不符，以年鉴所载的为准。");
  const std::string text =
      TextOf("<html><body><div class=page><div class=a>" + Article() + "</div><div class=b>" +
             notes + notes + "</div></div></body></html>");
  EXPECT_EQ(text.compare(0, ArticleText().size(), ArticleText()), 0);
  EXPECT_NE(text.find("注：本公报"), std::string::npos);
  // Articles one behind the other have one element round them.
  const std::string two = TextOf("<html><body><div><div class=x>" + Article() +
                                 "</div><div class=x>" + Article() + "</div></div></body></html>");
  EXPECT_EQ(two, ArticleText() + ArticleText());
}

TEST(MainText, FallsBackToEverythingWhereNothingStandsOut) {
  EXPECT_EQ(TextOf("<html><body><div>短讯</div><p>增长6%</p><div>另一则</div></body></html>"),
            "短讯\n增长6%\n另一则\n");
}

TEST(Lines, AreBlocksAndBreaksWithoutIndents) {
  EXPECT_EQ(
      TextOf("<html><body>　　甲<br><br/>&nbsp;&nbsp;乙&emsp;丙<p>　丁</p>\n<div>戊\n己</div>"),
      "甲\n乙 丙\n丁\n戊己\n");
  EXPECT_EQ(TextOf("<html><body><pre>甲\n乙</pre>"), "甲\n乙\n");
}

TEST(Lines, AreThoseOfTheSourceInTextThatWasSavedAsAPage) {
  const std::string text =
      "<!-- a -->\n当前位置： 首页&gt;&gt; 报告\n<U+00A0>\n甲\n" + std::string(kFirst) + "\n\n乙\n";
  EXPECT_EQ(TextOf(text), "当前位置： 首页>> 报告\n甲\n" + std::string(kFirst) + "\n乙\n");
}

TEST(Lines, KeepNumbersWhole) {
  EXPECT_EQ(TextOf("<html><body><p>达到<span>51</span><b>2</b><i>.6</i>亿元"), "达到512.6亿元\n");
  EXPECT_EQ(TextOf("<html><body><p>达到512\n.6亿元，增长6.\r\n1%<p>甲"),
            "达到512.6亿元，增长6.1%\n甲\n");
  EXPECT_EQ(TextOf("<html><body><p>12\xE2\x80\x8B"
                   "3万吨&shy;和\xEF\xBB\xBF"
                   "4"),
            "123万吨和4\n");
  // Two numbers are two.
  EXPECT_EQ(TextOf("<html><body><p>2023\n2024年<p>甲"), "2023 2024年\n甲\n");
}

TEST(Lines, KeepRaisedDigitsOutOfNumbers) {
  EXPECT_EQ(TextOf("<html><body><p>12万m<sup>2</sup>，10<sup> 8 </sup>千瓦时，PM<sub>2.5</sub>"),
            "12万m²，10⁸千瓦时，PM2.5\n");
  EXPECT_EQ(TextOf("<html><body><p>公报<sup>[1]</sup>显示，达<sup>a</sup>"), "公报[1]显示，达a\n");
  EXPECT_EQ(TextOf("<html><body><p>增长6.1%<sup><a href=#n>3</a></sup>。"), "增长6.1%³。\n");
}

TEST(Tables, AreLinesWithTabsAndCells) {
  const HtmlPage page = Read(
      "<html><body><table><caption>表1 主要指标</caption><thead><tr><td>指标<th>2024年</thead>"
      "<tr><th>产 量<br>（万吨）<td><p>12</p><p>.5</p><tr><td>粮<span>食</span>\n产量<td> "
      "</table>");
  EXPECT_EQ(page.text, "表1 主要指标\n指标\t2024年\n产 量（万吨）\t12.5\n粮食产量\t\n");
  ASSERT_EQ(page.tables.size(), 1U);
  const Table& table = page.tables[0];
  EXPECT_EQ(table.rows, 3);
  EXPECT_EQ(table.columns, 2);
  ASSERT_EQ(table.cells.size(), 6U);
  const auto words = [&](size_t i) {
    const Cell& cell = table.cells[i];
    return page.text.substr(static_cast<size_t>(cell.begin_byte),
                            static_cast<size_t>(cell.end_byte - cell.begin_byte));
  };
  EXPECT_EQ(words(0), "指标");
  EXPECT_EQ(words(2), "产 量（万吨）");
  EXPECT_EQ(words(3), "12.5");
  EXPECT_EQ(words(5), "");
  EXPECT_EQ(page.text.substr(static_cast<size_t>(table.begin_byte)),
            "指标\t2024年\n产 量（万吨）\t12.5\n粮食产量\t\n");
  EXPECT_EQ(static_cast<size_t>(table.end_byte), page.text.size() - 1);
  EXPECT_TRUE(table.cells[0].header);
  EXPECT_TRUE(table.cells[1].header);
  EXPECT_TRUE(table.cells[2].header);
  EXPECT_FALSE(table.cells[3].header);
}

TEST(Tables, NumberMergedCellsAsHtmlDoes) {
  const HtmlPage page = Read(
      "<html><body><table><tr><td rowspan=2>项目<td colspan='2'>收入<tr><td>预算<td>决算"
      "<tr><td rowspan=9>税收<td>1<td>2</table>");
  ASSERT_EQ(page.tables.size(), 1U);
  const std::vector<Cell>& cells = page.tables[0].cells;
  ASSERT_EQ(cells.size(), 7U);
  EXPECT_EQ(cells[0].rows, 2);
  EXPECT_EQ(cells[1].columns, 2);
  EXPECT_EQ(cells[2].row, 1);
  EXPECT_EQ(cells[2].column, 1);
  EXPECT_EQ(cells[3].column, 2);
  EXPECT_EQ(cells[4].rows, 1);  // no row below it
  EXPECT_EQ(page.tables[0].columns, 3);
  EXPECT_EQ(page.text, "项目\t收入\n预算\t决算\n税收\t1\t2\n");
}

TEST(Tables, ThatOnlyLayOutAreDissolved) {
  // Nested, one column, one row, prose, links.
  const HtmlPage nested = Read(
      "<html><body><table><tr><td>左<td><table><tr><td>指标<td>值<tr><td>粮食"
      "<td>12</table><tr><td>下<td>右</table>");
  EXPECT_EQ(nested.text, "左\n指标\t值\n粮食\t12\n下\n右\n");
  EXPECT_EQ(nested.tables.size(), 1U);
  for (const std::string& html :
       {std::string("<table><tr><td>甲<tr><td>乙</table>"),
        std::string("<table><tr><td>甲<td>乙</table>"),
        "<table><tr><td>甲<td>乙<tr><td>" + Article() + "<td>丙</table>",
        std::string("<table role=presentation><tr><td>甲<td>乙<tr><td>丙<td>丁</table>")}) {
    const HtmlPage page = Read("<html><body>" + html);
    EXPECT_TRUE(page.tables.empty()) << html;
    EXPECT_EQ(page.text.find('\t'), std::string::npos) << html;
  }
  EXPECT_EQ(
      TextOf("<html><body><p>正文</p><table><tr><td><a href=1>一</a><td><a href=2>二</a><tr><td>"
             "<a href=3>三</a><td><a href=4>四</a></table>"),
      "正文\n");
}

TEST(Origins, AreElementPathsWithPositions) {
  const HtmlPage page = Read(
      "<html><body><div>甲</div><div><p>乙<p>丙<br>丁<section>戊</section></div>"
      "<table><tr><td>指标<td>值<tr><td>粮食<td>12</table>");
  ASSERT_EQ(page.origins.size(), 9U);
  EXPECT_EQ(page.origins[0].path, "/html/body/div[1]");
  EXPECT_EQ(page.origins[2].path, "/html/body/div[2]/p[2]");
  EXPECT_EQ(page.origins[3].path, "/html/body/div[2]/p[2]");
  EXPECT_EQ(page.origins[8].path, "/html/body/table[1]/tbody[1]/tr[2]/td[2]");
  for (const Origin& origin : page.origins) {
    EXPECT_LT(origin.begin_byte, origin.end_byte);
    EXPECT_LE(static_cast<size_t>(origin.end_byte), page.text.size());
  }
  EXPECT_EQ(page.text.substr(static_cast<size_t>(page.origins[8].begin_byte), 2), "12");
}

TEST(Title, IsTheArticlesOwn) {
  const auto title = [](const std::string& head, const std::string& body) {
    return Read("<html><head>" + head + "</head><body>" + body + "</body></html>").title;
  };
  EXPECT_EQ(title("<title>甲</title><meta name=ArticleTitle content=' 某县 公报 '>",
                  "<h1>乙公报某</h1>丙"),
            "某县 公报");
  EXPECT_EQ(title("<title>某网</title>", "<h1>某网</h1><h1>某县\n统计<br>公报</h1>" + Article()),
            "某县统计 公报");
  EXPECT_EQ(title("<title>某县2024年公报-资料库</title>",
                  "<h1><a href=1>某县2024年公报 <span>2024</span></a></h1>" + Article()),
            "某县2024年公报");
  EXPECT_EQ(title("<title>某县公报_统计公报_某县人民政府</title>", "丙"), "某县公报");
  EXPECT_EQ(title("<title>某县统计局 - 某县2021-2025年公报</title>", "丙"), "某县2021-2025年公报");
  EXPECT_EQ(title("<meta name=SiteName content=某某之窗><title>公报|某某之窗</title>", "丙"),
            "公报");
  EXPECT_EQ(title("<title>统计局</title>", "丙"), "统计局");
  EXPECT_EQ(title("", "丙"), "");
}

TEST(Title, IsNotTheNameOfTheSite) {
  for (const char* site : {"某市政务在线", "某市统计局"}) {
    const std::string name = site;
    EXPECT_EQ(Read("<html><head><title>某市2024年统计公报 – " + name + "</title></head><body><h1>" +
                   name + "</h1><h2>某市2024年统计公报</h2>" + Article() + "</body></html>")
                  .title,
              "某市2024年统计公报");
  }
}

TEST(Title, IsTheLineAboveTheSourceWhereThePageNamesNone) {
  EXPECT_EQ(Read("<html><head><title>政务详情</title></head><body><div>某市公开平台</div>"
                 "<div>某市2024年统计公报</div><div><span>2025-01-16 10:00:00</span>"
                 "<span>来源: 某市统计局</span></div><div>" +
                 Article() + "</div></body></html>")
                .title,
            "某市2024年统计公报");
  EXPECT_EQ(
      Read("<html><head><title>某市公报</title></head><body><div>某市公报</div><div>统计</div>"
           "<div>来源: 某市统计局</div><div>" +
           Article() + "</div></body></html>")
          .title,
      "某市公报");
}

TEST(Properties, AreTheStandardMetas) {
  const HtmlPage page = Read(
      "<html><head><meta name=SiteName content=某县人民政府><meta name='Pubdate' "
      "content='2024-03-05'>"
      "<meta name=pubdate content=2024-04-04><meta name=keywords content='公报,统计'>"
      "<meta name=viewport content=width><meta name=ContentSource content='  '>"
      "<meta name=Url content=http://www.example.gov.cn/1.html></head><body>正文</body></html>");
  EXPECT_EQ(page.properties.size(), 4U);
  EXPECT_EQ(ValueOf(page, "SiteName"), "某县人民政府");
  EXPECT_EQ(ValueOf(page, "PubDate"), "2024-03-05");
  EXPECT_EQ(ValueOf(page, "Keywords"), "公报,统计");
  EXPECT_EQ(ValueOf(page, "Url"), "http://www.example.gov.cn/1.html");
}

TEST(Properties, AreWhatStandsWithTheTitleInAHeader) {
  const std::string header =
      "<header class=top><a href=/>某公报库</a> "
      "来源：全国</header><header><h1>某县公报</h1><nav>来源："
      "首页</nav><ul><li>发布于 2026-05-22</li>来源：某县统计局</ul></header>";
  const HtmlPage page = Read("<html><body>" + header + Article() + "</body></html>");
  EXPECT_EQ(page.properties.size(), 1U);
  EXPECT_EQ(ValueOf(page, "来源"), "某县统计局");
  EXPECT_EQ(page.text.find("来源"), std::string::npos);
}

TEST(Properties, AreADayWithATimeBeforeALabel) {
  const HtmlPage page = Read(
      "<html><body><h3>某县公报</h3><p><span>2026-05-22 19:37:19</span>\n"
      "<span>来源：某县发布</span></p>" +
      Article() + "</body></html>");
  EXPECT_EQ(ValueOf(page, "日期"), "2026-05-22 19:37:19");
  EXPECT_EQ(ValueOf(page, "来源"), "某县发布");
}

TEST(Properties, AreTheDayInTheHeadOfANewspapersPage) {
  const auto day = [](const std::string& head) {
    return ValueOf(Read("<html><body><div>" + head + "</div>" + Article() + "</body></html>"),
                   "日期");
  };
  EXPECT_EQ(day("<span>第A07版：公告</span> <span>2026年05月19日</span>"), "2026年05月19日");
  EXPECT_EQ(day("第03版 要闻 2026-05-19"), "2026-05-19");
  for (const char* head : {"第A07版：公告", "第三产业增长5%，各版面报道至 2026年05月19日",
                           "第2版 共8版", "新版发布 2026年05月19日"})
    EXPECT_EQ(day(head), "") << head;
}

TEST(Properties, AreThePlaceWhereThePageBelongs) {
  const HtmlPage page = Read(
      "<html><head><link rel=stylesheet href=a.css><meta property=og:url content=http://a.cn/1>"
      "<link rel=Canonical href=http://a.cn/2><meta name=keywords property=og:url content=公报>"
      "</head><body>正文</body></html>");
  EXPECT_EQ(page.properties.size(), 3U);
  EXPECT_EQ(ValueOf(page, "og:url"), "http://a.cn/1");
  EXPECT_EQ(ValueOf(page, "canonical"), "http://a.cn/2");
  EXPECT_EQ(ValueOf(page, "Keywords"), "公报");
}

TEST(Properties, AreTheBoxAndTheBoxIsNoText) {
  const std::string table =
      "<table><tr><td>索 引 "
      "号：<td>000123/2024-00045<td>主题分类<td>统计;公报<tr><td>发布机构：某县统计局"
      "<td><td>发布日期：<td>2024年3月5日<tr><td>文号：<td>某统〔2024〕7号<td>有效性：<td>有效</"
      "table>";
  const std::string lines =
      "<div>索引号：000123/2024-00045　主题分类：统计;公报</div><ul><li><b>发布机构：</"
      "b>某县统计局<li>"
      "<span>发布日期：</span><span>2024年3月5日</span></"
      "ul><dl><dt>文号：<dd>某统〔2024〕7号<dt>有效性："
      "<dd>有效</dl>";
  for (const std::string& box : {table, lines}) {
    const HtmlPage page =
        Read("<html><body><div id=zoom>" + box + Article() + "</div></body></html>");
    EXPECT_EQ(page.text, ArticleText());
    EXPECT_EQ(ValueOf(page, "索引号"), "000123/2024-00045");
    EXPECT_EQ(ValueOf(page, "主题分类"), "统计;公报");
    EXPECT_EQ(ValueOf(page, "发布机构"), "某县统计局");
    EXPECT_EQ(ValueOf(page, "发布日期"), "2024年3月5日");
    EXPECT_EQ(ValueOf(page, "文号"), "某统〔2024〕7号");
    EXPECT_EQ(ValueOf(page, "有效性"), "有效");
  }
}

TEST(Properties, AreSourcesWithoutAColon) {
  for (const char* line : {"来源丨某市统计局", "来源 | 某市统计局", "来源/某市统计局",
                           "来源：某市统计局　编辑：张三"}) {
    const HtmlPage page = Read("<html><body>" + P(line) + Article() + "</body></html>");
    EXPECT_EQ(ValueOf(page, "来源"), "某市统计局") << line;
    EXPECT_EQ(page.text, ArticleText()) << line;
  }
  EXPECT_EQ(ValueOf(Read("<html><body>" + P("发布单位　某市统计局") + Article()), "发布单位"),
            "某市统计局");
}

TEST(Properties, AreNotTakenOutOfTheArticle) {
  const std::string line = P("来源：全市工业用水，水库供水占六成，其余为地下水。");
  const std::string text = Within("", line + P(kFirst));
  EXPECT_NE(text.find("来源：全市工业用水"), std::string::npos);
  const HtmlPage page = Read(
      "<html><body><div class=t>发布机构：某县统计局发布时间：2024-03-05 |打印本页</div><div "
      "id=zoom>" +
      Article() + "</div></body></html>");
  EXPECT_EQ(ValueOf(page, "发布机构"), "某县统计局");
  EXPECT_EQ(ValueOf(page, "发布时间"), "2024-03-05");
}

TEST(Hostile, NestingOfAnyDepthIsRead) {
  std::string page = "<html><body>";
  for (int i = 0; i < 100000; ++i) page += i % 3 == 0 ? "<div>" : i % 3 == 1 ? "<span>" : "<b><x>";
  page += "甲<p>乙<script>丙</script>丁";
  EXPECT_EQ(TextOf(page), "甲\n乙丁\n");
  std::string tables = "<html><body>";
  for (int i = 0; i < 20000; ++i) tables += "<table><tr><td>";
  EXPECT_EQ(TextOf(tables + "甲"), "甲\n");
}

TEST(Hostile, MillionsOfCellsAreReadAndPathsAreBounded) {
  std::string page = "<html><body><table>";
  for (int row = 0; row < 100000; ++row) {
    page += "<tr>";
    for (int column = 0; column < 10; ++column) page += "<td>1";
  }
  const HtmlPage read = Read(page);
  ASSERT_EQ(read.tables.size(), 1U);
  EXPECT_EQ(read.tables[0].cells.size(), 1000000U);
  EXPECT_EQ(read.text.size(), 2000000U);
  EXPECT_LT(read.origins.size(), 1000000U);
  // One row of them is no table.
  std::string row = "<html><body><table><tr><td>甲<td>乙<tr>";
  for (int column = 0; column < 100000; ++column) row += "<td colspan=1000>1";
  EXPECT_TRUE(Read(row).tables.empty());
}

TEST(Hostile, FloodsAreRefusedInWords) {
  std::string tag = "<html><body><p";
  for (int i = 0; i < 200000; ++i) tag += " a" + std::to_string(i) + "=1";
  const Status attributes = ReadHtml(tag + ">甲").status();
  EXPECT_EQ(attributes.code(), StatusCode::kResourceExhausted);
  EXPECT_NE(attributes.message().find("more than 1000 attributes"), std::string::npos);
  std::string nodes = "<html><body>";
  for (int i = 0; i < 4300000; ++i) nodes += "<br>";
  EXPECT_NE(ReadHtml(nodes).status().message().find("elements"), std::string::npos);
  std::string nest = "<html><body>";
  for (int i = 0; i < 100000; ++i) nest += "<x>";
  for (int i = 0; i < 100000; ++i) nest += "</y>";
  EXPECT_NE(ReadHtml(nest).status().message().find("end tags"), std::string::npos);
  // A long attribute, a script with many words and a comment are no floods.
  EXPECT_EQ(TextOf("<html><body><img src='data:" + std::string(100000, ' ') +
                   "'>甲<script>if(a<b " + std::string(5000, ' ') + "</script><!--<a b c-->乙"),
            "甲乙\n");
}

TEST(ReadHtml, CutsALongMetaBehindAWholeCharacter) {
  const auto page = ReadHtml("<html><head><meta name=ContentSource content=\"" +
                             std::string(4095, 'a') + "甲\"></head><body><p>甲</p></body></html>");
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page->properties.size(), 1u);
  EXPECT_EQ(page->properties[0].value, std::string(4095, 'a'));
}

TEST(ReadHtml, CutsALongTitleBehindAWholeCharacter) {
  const std::string words(599, 'a');
  const auto page = ReadHtml("<html><head><title>" + words +
                             "甲<b>乙</b></title></head><body><p>甲</p></body></html>");
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->title.compare(0, words.size(), words), 0);
  EXPECT_TRUE(text::IsValidUtf8(page->title));
}

TEST(DeclaredCharset, IsThatOfAMetaElement) {
  EXPECT_EQ(DeclaredCharset("<meta charset=\"GBK\">"), "gbk");
  EXPECT_EQ(DeclaredCharset("<meta name=a><META http-equiv=Content-Type content='text/html; "
                            "charset=gb2312'/>"),
            "gb2312");
  EXPECT_EQ(DeclaredCharset("<meta name=a><script charset=utf-8>"), "");
  EXPECT_EQ(DeclaredCharset("<meta charset"), "");
}

TEST(Lists, AreTablesWhereEachRowHasAsManyCells) {
  const auto row = [](const char* name, const char* unit, const char* value) {
    return "<li><span>" + std::string(name) + "</span> <span>" + unit + "</span><span>" + value +
           "</span></li>";
  };
  const HtmlPage page =
      Read("<html><body><ul>" + row("指标", "单位", "全年") + row("生产总值", "亿元", "5756.35") +
           row("税收", "亿元", "271.81") + "</ul></body></html>");
  EXPECT_EQ(page.text, "指标\t单位\t全年\n生产总值\t亿元\t5756.35\n税收\t亿元\t271.81\n");
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_EQ(page.tables[0].columns, 3);
  const HtmlPage blocks = Read(
      "<html><body><div><div><p>指标</p><p>单位</p><p>2023</p></div><div><p>生产总值</p><p>亿元"
      "</p><p>-3.2%</p></div><div><p>税收</p><p>亿元</p><p>1,271</p></div></div></body></html>");
  EXPECT_EQ(blocks.tables.size(), 1U);
}

TEST(Lists, AreNoTablesWithoutAHeadOrWithOtherWords) {
  for (const char* list :
       {"<ul><li><b>甲</b><b>乙</b><b>1</b></li><li><b>丙</b><b>丁</b><b>2</b></li><li><b>戊</b>"
        "<b>己</b><b>3</b></li></ul>",
        "<ul><li><b>甲</b><b>乙</b><b>丙</b></li><li>和<b>丙</b><b>丁</b><b>2</b></li><li><b>戊</b>"
        "<b>己</b><b>3</b></li></ul>",
        "<ul><li><b>甲</b><b>乙</b><b>丙</b></li><li><b>丙</b><b>2</b></li><li><b>戊</b><b>己</b>"
        "<b>3</b></li></ul>",
        "<ul><li><b>公报</b><b>栏目</b><b>日期</b></li><li><b>甲</b><b>乙</b><b>2024-01-02</b></li>"
        "<li><b>甲</b><b>乙</b><b>2024-01-03</b></li></ul>"}) {
    EXPECT_TRUE(Read("<html><body>" + std::string(list) + "</body></html>").tables.empty()) << list;
  }
}

TEST(About, TakesABareStampBelowTheTitle) {
  const HtmlPage page =
      Read("<html><body><h1>甲市统计公报</h1><p>2024-03-05 09:30</p>" + Article() +
           "<p>2024年3月1日</p><ul><li><a href=1>乙市公报</a></li><li>2023-01-02</li></ul></body>"
           "</html>");
  EXPECT_EQ(ValueOf(page, "日期"), "2024-03-05 09:30");
  EXPECT_EQ(page.text.find("09:30"), std::string::npos);
  EXPECT_NE(page.text.find("2024年3月1日"), std::string::npos);
}

TEST(About, TellsWhoseTheSiteIs) {
  const HtmlPage page =
      Read("<html><head><title>1-9月主要指标-乙市统计局</title></head><body><div>" + Article() +
           "</div><div>主办：甲市人民政府　承办：甲市大数据局 电话：0539</div></body></html>");
  EXPECT_EQ(ValueOf(page, "SiteName"), "乙市统计局");
  EXPECT_EQ(ValueOf(page, "主办单位"), "甲市人民政府");
  const HtmlPage told = Read(
      "<html><head><meta name=SiteName content=丙县><title>公报-乙市统计局"
      "</title></head><body>" +
      Article() + "</body></html>");
  EXPECT_EQ(ValueOf(told, "SiteName"), "丙县");
  EXPECT_EQ(ValueOf(Read("<html><head><title>丁市人民政府</title></head><body>" + Article() +
                         "</body></html>"),
                    "SiteName"),
            "丁市人民政府");
}

TEST(About, LeavesTheSiteAndItsColumnBeforeTheTitle) {
  const auto title = [](const std::string& words) {
    return Read("<html><head><title>" + words + "</title></head><body><div>" + Article() +
                "</div></body></html>")
        .title;
  };
  EXPECT_EQ(title("甲县人民政府 政府工作报告 政府工作报告——2024年1月在某次会议上"),
            "政府工作报告——2024年1月在某次会议上");
  EXPECT_EQ(title("甲县统计局 2023年 统计公报"), "甲县统计局 2023年 统计公报");
  EXPECT_EQ(title("甲县统计局 2023年统计公报"), "甲县统计局 2023年统计公报");
}

TEST(About, TakesAHeadingWhereThePagesTitleIsTheSites) {
  EXPECT_EQ(
      Read("<html><head><title>甲市統計暨普查局</title></head><body><h3>公報</h3><h3>2023年全年"
           "本地生產總值</h3>" +
           Article() + "</body></html>")
          .title,
      "2023年全年本地生產總值");
}

}  // namespace
}  // namespace gongbao::document
