#include "common/document/docx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/document/package_testing.h"

namespace gongbao::document {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string RunXml(const std::string& text, const std::string& properties = "") {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space='preserve'>" + text + "</w:t></w:r>";
}

std::string Paragraph(const std::string& text, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + RunXml(text) + "</w:p>";
}

std::string CellXml(const std::string& content, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
}

std::string WordCell(const std::string& text, const std::string& properties = "") {
  return CellXml(Paragraph(text), properties);
}

DecodedDocument Read(const std::string& docx) {
  auto document = DecodeDocument(docx, {});
  EXPECT_TRUE(document.ok()) << document.status().ToString();
  return document.ok() ? std::move(*document) : DecodedDocument();
}

std::string TextOf(const std::string& body, const Parts& further = {}) {
  return Read(Docx(body, further)).text;
}

std::string Words(const DecodedDocument& document, const Cell& cell) {
  return document.text.substr(static_cast<size_t>(cell.begin_byte),
                              static_cast<size_t>(cell.end_byte - cell.begin_byte));
}

TEST(Docx, JoinsRunsExactlyAndKeepsEachParagraphALine) {
  const DecodedDocument document =
      Read(Docx("<w:p>" + RunXml("　　全年生产总值5") + RunXml("12.") + "<w:proofErr/>" +
                RunXml("6") + RunXml("亿元。") + "</w:p><w:p/>" + Paragraph("增长 6%。　")));
  EXPECT_EQ(document.text, "全年生产总值512.6亿元。\n增长 6%。\n");
  EXPECT_EQ(document.media_type,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  ASSERT_EQ(document.origins.size(), 2U);
  EXPECT_EQ(document.origins[0].path, "word/document.xml#p1");
  EXPECT_EQ(document.origins[1].path, "word/document.xml#p3");
  EXPECT_EQ(document.text.substr(static_cast<size_t>(document.origins[1].begin_byte)),
            "增长 6%。\n");
}

TEST(Docx, TakesWhatStandsForCharactersAsTheyAreShown) {
  EXPECT_EQ(TextOf("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/>"
                   "<w:t>5</w:t><w:noBreakHyphen/><w:t>6</w:t><w:softHyphen/>"
                   "<w:sym w:font='Wingdings' w:char='F0FE'/><w:sym w:font='Symbol' w:char='F0B3'/>"
                   "<w:sym w:font='Arial' w:char='00D7'/><w:sym w:char='zz'/></w:r></w:p>"),
            "甲 乙\n丙\n5-6☑≥×\n");
}

TEST(Docx, DropsBlanksRoundTextThatDoesNotAskToKeepThem) {
  EXPECT_EQ(TextOf("<w:p><w:r><w:t>\n  增长 </w:t><w:t> 6%\n</w:t></w:r>"
                   "<w:r><w:t xml:space='preserve'> </w:t><w:t>左右</w:t></w:r></w:p>"),
            "增长6% 左右\n");
}

TEST(Docx, AcceptsTrackedChanges) {
  EXPECT_EQ(
      TextOf("<w:p>" + RunXml("增长") +
             "<w:del><w:r><w:delText>5</w:delText></w:r></w:del><w:ins>" + RunXml("6") +
             "</w:ins>" + RunXml("%") + "<w:moveFrom>" + RunXml("旧") + "</w:moveFrom><w:moveTo>" +
             RunXml("，新") + "</w:moveTo></w:p>" + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" +
             RunXml("投资增长") + "</w:p>" + Paragraph("8%")),
      "增长6%，新\n投资增长8%\n");
}

TEST(Docx, LeavesOutHiddenTextAndTheCodesOfFields) {
  const std::string styles =
      "<w:styles><w:style w:styleId='H'><w:rPr><w:vanish/></w:rPr></w:style>"
      "<w:style w:styleId='I'><w:basedOn w:val='H'/></w:style></w:styles>";
  EXPECT_EQ(
      TextOf("<w:p>" + RunXml("甲") + RunXml("藏", "<w:vanish/>") +
                 RunXml("乙", "<w:vanish w:val='0'/>") + RunXml("藏", "<w:rStyle w:val='I'/>") +
                 "</w:p><w:p><w:pPr><w:pStyle w:val='H'/></w:pPr>" + RunXml("藏") +
                 RunXml("显", "<w:vanish w:val='false'/>") + "</w:p>" +
                 "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
                 "<w:r><w:instrText>PAGE</w:instrText><w:t>码</w:t></w:r>"
                 "<w:r><w:fldChar w:fldCharType='separate'/></w:r>" +
                 RunXml("3") + "<w:r><w:fldChar w:fldCharType='end'/></w:r>" + RunXml("页") +
                 "<w:fldSimple w:instr='DATE'>" + RunXml("今") + "</w:fldSimple></w:p>",
             {{"styles.xml", styles}}),
      "甲乙\n显3页今\n");
}

TEST(Docx, LeavesOutWhatIsStruckThrough) {
  EXPECT_EQ(TextOf("<w:p>" + RunXml("粮食产量") + RunXml("30", "<w:strike/>") +
                   RunXml("31", "<w:dstrike/>") + RunXml("32", "<w:strike w:val='0'/>") +
                   RunXml("万吨") + "</w:p>"),
            "粮食产量32万吨\n");
  EXPECT_EQ(TextOf("<w:p>" + RunXml("茶叶") + RunXml("7", "<w:rStyle w:val='T'/>") +
                       RunXml("8", "<w:rStyle w:val='T'/><w:strike w:val='0'/>") + RunXml("吨") +
                       "</w:p>",
                   {{"styles.xml",
                     "<w:styles><w:style w:styleId='S'><w:rPr><w:strike/></w:rPr></w:style>"
                     "<w:style w:styleId='T'><w:basedOn w:val='S'/></w:style></w:styles>"}}),
            "茶叶8吨\n");
}

TEST(Docx, ShowsRaisedFigures) {
  const std::string raised = "<w:vertAlign w:val='superscript'/>";
  EXPECT_EQ(
      TextOf("<w:p>" + RunXml("粮食14.8") + RunXml("5", raised) + RunXml("万吨，12m") +
             RunXml("2", raised) + RunXml("，茶叶") + RunXml("[3]", raised) + RunXml("8吨，PM") +
             RunXml("2.5", "<w:vertAlign w:val='subscript'/>") + "</w:p>"),
      "粮食14.8⁵万吨，12m²，茶叶[3]8吨，PM2.5\n");
}

TEST(Docx, CountsAHiddenParagraphButDoesNotGoOnWithIt) {
  const DecodedDocument document =
      Read(Docx("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" + RunXml("藏", "<w:vanish/>") +
                "</w:p>" + Paragraph("显")));
  EXPECT_EQ(document.text, "显\n");
  ASSERT_EQ(document.origins.size(), 1U);
  EXPECT_EQ(document.origins[0].path, "word/document.xml#p2");
}

TEST(Docx, ReadsOnAfterAFieldThatIsNeverClosed) {
  EXPECT_EQ(TextOf("<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>" + RunXml("藏") + "</w:p>" +
                   Paragraph("增长6%")),
            "增长6%\n");
}

TEST(Docx, PutsAutomaticNumbersBeforeTheirParagraphs) {
  const std::string styles =
      "<w:styles><w:style w:type='paragraph' w:styleId='H1'><w:pPr><w:numPr>"
      "<w:numId w:val='1'/></w:numPr></w:pPr></w:style><w:style w:styleId='H2'>"
      "<w:basedOn w:val='H1'/><w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr></w:style>"
      "</w:styles>";
  const std::string numbering =
      "<w:numbering><w:abstractNum w:abstractNumId='0'>"
      "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
      "<w:pStyle w:val='H1'/><w:lvlText w:val='%1、'/></w:lvl>"
      "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
      "<w:lvlText w:val='（%2）'/></w:lvl></w:abstractNum>"
      "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>";
  const Parts parts = {{"styles.xml", styles}, {"numbering.xml", numbering}};
  const auto styled = [](const std::string& text, const std::string& style) {
    return Paragraph(text, "<w:pStyle w:val='" + style + "'/>");
  };
  EXPECT_EQ(
      TextOf(
          styled("回顾", "H1") + styled("工业", "H2") + styled("农业", "H2") +
              Paragraph("自由", "<w:pStyle w:val='H1'/><w:numPr><w:numId w:val='0'/></w:numPr>") +
              styled("安排", "H1") +
              Paragraph("消费", "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr>"),
          parts),
      "一、回顾\n（一）工业\n（二）农业\n自由\n二、安排\n（一）消费\n");
}

TEST(Docx, ReadsATableWithItsMergedCellsAndHeadings) {
  const DecodedDocument document =
      Read(Docx(Paragraph("表1") + "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" +
                WordCell("指标", "<w:vMerge w:val='restart'/>") +
                WordCell("2031年", "<w:gridSpan w:val='2'/>") + "</w:tr><w:tr>" +
                WordCell("", "<w:vMerge/>") + WordCell("数值") + WordCell("增长") +
                "</w:tr><w:tr>" + WordCell("产量") + CellXml(Paragraph("12") + Paragraph("万吨")) +
                WordCell("") + "</w:tr></w:tbl>" + Paragraph("注：初步数。")));
  EXPECT_EQ(document.text, "表1\n指标\t2031年\n数值\t增长\n产量\t12 万吨\t\n注：初步数。\n");
  ASSERT_EQ(document.tables.size(), 1U);
  const Table& table = document.tables[0];
  EXPECT_EQ(table.rows, 3);
  EXPECT_EQ(table.columns, 3);
  ASSERT_EQ(table.cells.size(), 7U);
  EXPECT_EQ(Words(document, table.cells[0]), "指标");
  EXPECT_EQ(table.cells[0].rows, 2);
  EXPECT_TRUE(table.cells[0].header);
  EXPECT_EQ(Words(document, table.cells[1]), "2031年");
  EXPECT_EQ(table.cells[1].columns, 2);
  EXPECT_EQ(table.cells[1].column, 1);
  EXPECT_EQ(Words(document, table.cells[2]), "数值");
  EXPECT_EQ(table.cells[2].row, 1);
  EXPECT_EQ(table.cells[2].column, 1);
  EXPECT_FALSE(table.cells[2].header);
  EXPECT_EQ(Words(document, table.cells[5]), "12 万吨");
  EXPECT_EQ(Words(document, table.cells[6]), "");
  EXPECT_EQ(document.text.substr(static_cast<size_t>(table.begin_byte),
                                 static_cast<size_t>(table.end_byte - table.begin_byte)),
            "指标\t2031年\n数值\t增长\n产量\t12 万吨\t");
}

TEST(Docx, FlattensATableInATableAndLeavesOutEmptyRows) {
  const std::string inner = "<w:tbl><w:tr>" + WordCell("其中") + WordCell("3") + "</w:tr><w:tr>" +
                            WordCell("另") + WordCell("4") + "</w:tr></w:tbl>";
  const DecodedDocument document =
      Read(Docx("<w:tbl><w:tr>" + WordCell("产量") + CellXml(Paragraph("合计") + inner) +
                "</w:tr><w:tr>" + WordCell("") + WordCell("") + "</w:tr><w:tr>" + WordCell("销量") +
                WordCell("8") + "</w:tr></w:tbl>"));
  EXPECT_EQ(document.text, "产量\t合计 其中 3 另 4\n销量\t8\n");
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].rows, 2);
  EXPECT_EQ(document.tables[0].cells[2].row, 1);
}

TEST(Docx, ReadsATableThatOnlyLaysOutProseAsLines) {
  const std::string inner = "<w:tbl><w:tr>" + WordCell("产量") + WordCell("3") + "</w:tr></w:tbl>";
  const DecodedDocument framed =
      Read(Docx("<w:tbl><w:tr>" + CellXml(Paragraph("第一段。") + Paragraph("第二段。") + inner) +
                "</w:tr></w:tbl>"));
  EXPECT_EQ(framed.text, "第一段。\n第二段。\n产量\t3\n");
  EXPECT_EQ(framed.tables.size(), 1U);

  std::string sentence;
  for (int i = 0; i < 10; ++i) sentence += "全年工业生产平稳，";
  const DecodedDocument columns = Read(Docx(
      "<w:tbl><w:tr>" + WordCell("导读") +
      CellXml(Paragraph(sentence + "增长6%。") + Paragraph("投资增长8%。")) + "</w:tr></w:tbl>"));
  EXPECT_EQ(columns.text, "导读\n" + sentence + "增长6%。\n投资增长8%。\n");
  EXPECT_TRUE(columns.tables.empty());
}

TEST(Docx, LeavesOutHiddenRows) {
  EXPECT_EQ(TextOf("<w:tbl><w:tr>" + WordCell("甲") + WordCell("1") +
                   "</w:tr><w:tr><w:trPr><w:hidden/></w:trPr>" + WordCell("乙") + WordCell("2") +
                   "</w:tr></w:tbl>"),
            "甲\t1\n");
}

TEST(Docx, LeavesOutDeletedRowsAndShowsNumbersOfEmptyCells) {
  const std::string numbering =
      "<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
      "<w:numFmt w:val='decimal'/><w:lvlText w:val='%1'/></w:lvl></w:abstractNum>"
      "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>";
  const std::string number = CellXml(
      "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr></w:p>");
  EXPECT_EQ(TextOf("<w:tbl><w:tr>" + number + WordCell("桥") +
                       "</w:tr><w:tr><w:trPr><w:del/></w:trPr>" + number + WordCell("路") +
                       "</w:tr><w:tr>" + number + WordCell("港") + "</w:tr></w:tbl>",
                   {{"numbering.xml", numbering}}),
            "1\t桥\n2\t港\n");
}

TEST(Docx, ReadsATextBoxOnceBehindItsParagraph) {
  const std::string box =
      "<w:txbxContent>" + Paragraph("框中甲") + Paragraph("框中乙") + "</w:txbxContent>";
  const DecodedDocument document =
      Read(Docx("<w:p>" + RunXml("前") + "<w:r><mc:AlternateContent><mc:Choice>" + box +
                "</mc:Choice><mc:Fallback>" + box + "</mc:Fallback></mc:AlternateContent></w:r>" +
                RunXml("后") + "</w:p>" + Paragraph("下一段")));
  EXPECT_EQ(document.text, "前后\n框中甲\n框中乙\n下一段\n");
  // Paragraphs are counted as the file has them, those of the Fallback too.
  EXPECT_EQ(document.origins.back().path, "word/document.xml#p6");
}

TEST(Docx, PutsTheNotesThatAreReferredToAtTheEnd) {
  const std::string notes = "<w:footnotes><w:footnote w:id='-1' w:type='separator'>" +
                            Paragraph("——") + "</w:footnote><w:footnote w:id='1'>" +
                            Paragraph("初步核算数。") + "</w:footnote><w:footnote w:id='2'>" +
                            Paragraph("无人引用。") + "</w:footnote></w:footnotes>";
  const std::string endnotes =
      "<w:endnotes><w:endnote w:id='1'>" + Paragraph("按不变价。") + "</w:endnote></w:endnotes>";
  const DecodedDocument document =
      Read(Docx("<w:p>" + RunXml("512.6亿元") + "<w:r><w:footnoteReference w:id='1'/></w:r>" +
                    RunXml("，增长6%") + "<w:r><w:endnoteReference w:id='1'/></w:r></w:p>",
                {{"footnotes.xml", notes}, {"endnotes.xml", endnotes}}));
  EXPECT_EQ(document.text, "512.6亿元，增长6%\n初步核算数。\n按不变价。\n");
  EXPECT_EQ(document.origins[1].path, "word/footnotes.xml#p2");
}

TEST(Docx, WalksThroughWhatOnlyWraps) {
  EXPECT_EQ(TextOf("<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent><w:p>"
                   "<w:hyperlink>" +
                   RunXml("网") + "</w:hyperlink><w:smartTag>" + RunXml("址") +
                   "</w:smartTag><w:r><w:ruby><w:rt>" + RunXml("wǎng") + "</w:rt><w:rubyBase>" +
                   RunXml("字") + "</w:rubyBase></w:ruby></w:r></w:p></w:sdtContent></w:sdt>"),
            "网址字\n");
}

TEST(Docx, TellsTitleAndPropertiesOfTheCoreProperties) {
  Parts parts = Frame("doc/main.xml", "application/vnd.ms-word.document.macroEnabled.main+xml");
  parts.emplace_back("doc/main.xml", "<document><body><p><r><t>正文</t></r></p></body></document>");
  parts.emplace_back(
      "docProps/core.xml",
      "<cp:coreProperties><dc:title>工作\n报告</dc:title><dc:creator>某办</dc:creator>"
      "<cp:revision>3</cp:revision><dcterms:created>2031-01-09T08:00:00Z"
      "</dcterms:created><dc:subject/></cp:coreProperties>");
  const DecodedDocument document = Read(Zip(parts));
  EXPECT_EQ(document.text, "正文\n");
  EXPECT_EQ(document.origins[0].path, "doc/main.xml#p1");
  EXPECT_EQ(document.title, "工作报告");
  std::vector<std::string> properties;
  for (const Property& p : document.properties) properties.push_back(p.name + "=" + p.value);
  EXPECT_THAT(properties, ElementsAre("dc:title=工作报告", "dc:creator=某办",
                                      "dcterms:created=2031-01-09T08:00:00Z"));
}

TEST(Docx, SaysWhatIsWrongWithADamagedOne) {
  const auto empty = DecodeDocument(Docx("<w:p><w:r><w:drawing/></w:r></w:p>"), {});
  EXPECT_EQ(empty.status().code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(empty.status().message(), HasSubstr("holds no text"));

  const auto without_main =
      DecodeDocument(Zip(Frame("word/document.xml",
                               "application/vnd.ms-word.template.macroEnabledTemplate.main+xml")),
                     {});
  EXPECT_EQ(without_main.status().message(),
            "the member word/document.xml of the zip container is missing");

  const auto broken = DecodeDocument(Docx("<w:p>"), {});
  EXPECT_THAT(broken.status().message(), HasSubstr("not well-formed"));

  const std::string whole = Docx(Paragraph("甲"));
  EXPECT_EQ(DecodeDocument(whole.substr(0, whole.size() / 2), {}).status().code(),
            StatusCode::kInvalidArgument);
}

TEST(Docx, TellsOtherDocumentsByName) {
  const auto slides = DecodeDocument(Zip(Frame("ppt/presentation.xml",
                                               "application/vnd.openxmlformats-officedocument."
                                               "presentationml.presentation.main+xml")),
                                     {});
  EXPECT_THAT(slides.status().message(), HasSubstr("presentationml"));
}

TEST(Docx, StaysSteadyOnElementsInWrongPlaces) {
  EXPECT_EQ(TextOf("<w:tc>" + Paragraph("甲") + "</w:tc><w:tr/><w:txbxContent/>" + Paragraph("乙")),
            "乙\n");
  EXPECT_EQ(TextOf("<w:tbl>" + WordCell("甲") + "<w:tr><w:tr>" + WordCell("乙") +
                   WordCell("丙", "<w:gridSpan w:val='999999999'/>") + "</w:tr></w:tr></w:tbl>"),
            "甲\n乙\t丙\n");
}

}  // namespace
}  // namespace gongbao::document
