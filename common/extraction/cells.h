// The cells of tables: each that is a number under a named column in a named row becomes a fact,
// with row and column as what tells it.
#ifndef GONGBAO_COMMON_EXTRACTION_CELLS_H_
#define GONGBAO_COMMON_EXTRACTION_CELLS_H_

#include <string_view>
#include <vector>

#include "common/extraction/extraction.h"
#include "common/extraction/grid.h"
#include "common/extraction/names.h"
#include "common/extraction/outline.h"
#include "common/extraction/source_text.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::extraction {

// Reads one table, cell by cell in text order. Holds references only; for one thread.
class CellReader {
 public:
  // The table stands in section `section` of the article.
  CellReader(const knowledge::Knowledge& knowledge, const SourceText& text,
             const ArticleOutline& outline, int32_t section, const TextTable& table,
             Article* article, Strings* strings);

  // Adds the fact of a cell, or rejects its number. False for a cell of words, of which the caller
  // has to account for the numerals.
  bool Read(const Cell& cell);
  Range WordsOf(const Cell& cell) const { return grid_.WordsOf(cell); }
  // What to read as a clause where a cell of words tells quantities: 下降7.3% with its label before
  // it, 新建校舍3所 alone; empty for other words.
  Range ClauseOf(const Cell& cell) const;
  // Notes where the parts of a column miss its total, once all cells have been read.
  void CheckTotals();
  // False when no cell can be read: the table is text like any other.
  bool readable() const { return grid_.readable(); }

 private:
  // What the words of a header, a label or a caption say of the figures under them.
  struct Saying {
    Range words;       // all of them
    Range name;        // what is left when the rest is taken off
    WrittenUnit unit;  // 产量(万吨)
    Period period;     // 2024年决算数
    Period months;     // 1-3月, 一季度: without its year
    Range period_words;
    std::string_view baseline;  // 上年
    bool growth = false;        // 增长, 增速, ±%
    bool falls = false;         // 下降, 降幅
    bool share = false;         // 比重, 占比
    bool rank = false;          // 位次
    bool index = false;         // 指数
    bool planned = false;       // 预算数, 计划
    bool done = false;          // 决算数, 完成
    bool part = false;          // 其中:
    bool ratio = false;         // 为预算的%: a part of something else
    bool last_year = false;     // 上年同期: one year before the others
    bool amount = false;        // 增减额: how much it moved, not by what share
    Range own;                  // 市级, 本级: of the level of government itself
  };
  // What holds for all figures of a column.
  struct Column {
    Saying head;
    Range group;  // what the header above says, where it is a name
  };
  // A column of labels, as far as it is read.
  struct Label {
    int32_t column = 0;
    int32_t row = -1;
    Saying said;  // of that row
    Range whole;  // the last that is complete in itself: what 其中 is a part of
    WrittenUnit whole_unit;
    int32_t whole_row = -1;
    bool timed = false;  // rows are times: 2021年, 一季度
    Range account;       // as account_, of the rows below a group
  };

  // The facts of a column, by their index.
  struct Sum {
    int32_t total = -1;
    std::vector<int32_t> parts;
    bool nested = false;  // some are parts of others, or hidden
  };

  void ReadCaptions(int32_t begin);
  void TakeCaption(Range line);
  // Takes 单位:亿元、% off a line.
  void TakeUnits(Range* line);
  // 单位:亿元 in the line behind a table whose captions tell no unit.
  void ReadUnitBelow(int32_t end);
  Saying Say(Range words) const;
  // Takes the unit in a bracket at the end of a header off its name.
  void TakeUnit(Saying* said) const;
  void TakePeriod(Saying* said) const;
  void TakeMonths(Saying* said) const;
  void TakeMeasure(Saying* said) const;
  // 为预算的%, 完成调整预算的比例, 相当于上年%: what the figures are a part of.
  void TakeRatio(Saying* said) const;
  void TakeGrowth(Saying* said) const;
  // Takes 比上年, 较年初 or 比2020年 off either end of `name`; whether one stood there.
  bool TakeBaseline(Range* name, Saying* said) const;
  // Takes 上年同期 or 上年实绩 off the name, where it is all of it; whether it was.
  bool TakeYearBefore(Saying* said) const;
  // 一、税收收入 and 其中:住宅 without what stands before the name.
  void TakeMarks(Saying* said) const;
  // Takes 市级 off the begin of the name.
  void TakeOwnLevel(Saying* said) const;
  // The one level of government that the words name.
  Range OwnLevelIn(Range words) const;
  Column ReadColumn(int32_t column) const;
  void TakeLabel(int32_t row, int32_t column);
  // Whether a row is a time, which leaves the naming to its column.
  bool IsTimeOfRow(const Saying& said) const;
  // The unit that a row writes itself: in its label, its cell or a column of units.
  Range UnitOfRow(int32_t row, const Saying& label, int32_t column) const;
  // Whether the row may be a part of the last whole: 人均产值 in 万元 is none of 人口 in 万人.
  bool MayBePart(int32_t column) const;
  // Of a figure in that column of the row that the label is read of.
  IndicatorName NameOf(int32_t column) const;
  // The column that names the figures of a column of rates or ranks; itself where none does.
  const Column& NamingColumn(int32_t column) const;
  // 合计, 全市 and 全市合计: of all that the table is about.
  bool IsTotalRow(Range words) const;
  // What that is, as far as a column does not name it: 各类 of 各类学校 under 学校数.
  Range AboutTotal(const Column& column) const;
  // 市级 where column or caption say so; else empty.
  IndicatorName LevelOfGovernment(const Column& column) const;
  // The budget of which a row of that name is: 政府性基金预算 of 城乡社区支出; empty where the name
  // tells it or there is none.
  Range AccountOf(Range words) const;
  // Adds what a header names; whether it names anything.
  bool AddHeader(Range header, Range label, IndicatorName* name) const;
  // Adds the noun that a label lacks to stand alone, from its whole or from the caption.
  void Complete(Range label, int32_t column, const Saying& head, IndicatorName* name) const;
  // Whose sales a kind of goods is of, and what water or air a column by years is of, as the
  // caption tells; empty if it does not.
  Range SellersOf(Range label) const;
  Range WhereMeasured(Range header) const;
  // Whether its last words do.
  bool EndsInStatistic(Range name) const;
  bool IsFund(Range name) const;
  // Whether a name says what is measured: 保险费收入, not 养老保险基金.
  bool IsStatistic(Range name) const;
  // The words without the blanks that only spread them over a cell: 合  计.
  IndicatorName Plain(Range words) const;
  // The noun that a name ends in and that its parts share: 投资 of 工业投资; empty when none.
  Range HeadOf(Range name) const;
  // Where the noun begins with what it says of its kind: 货物 of 货物运输量, lest parts of that and
  // of 旅客运输量 be called the same. Not before `first`.
  int32_t WithCarried(int32_t first, int32_t begin) const;
  // The columns to the left, of the same labels, whose figures those of `column` move: amounts, or
  // shares where it holds points. Of several years the latest, and that before it; -1: none.
  struct Levels {
    int32_t level = -1;
    int32_t earlier = -1;
  };
  Levels LevelsBefore(int32_t column) const;
  int32_t LevelBefore(int32_t column) const { return LevelsBefore(column).level; }
  // Whether the figures of a column without a unit are the differences of those beside it.
  bool HoldsDifferences(int32_t column) const;
  void AddFact(int32_t row, int32_t column, const CellNumber& number);
  void SetMeasure(const Column& column, const WrittenUnit& unit, const CellNumber& number,
                  Fact* fact);
  WrittenUnit UnitOf(int32_t row, int32_t column, const CellNumber& number) const;
  void SetUnit(const WrittenUnit& unit, const CellNumber& number, Fact* fact);
  void SetTime(int32_t column, Fact* fact);
  // The words that may tell whose figures these are: those of the row or the column where they name
  // a place (全省, 甲县), else the caption. Which place that is, is read when the issuer is known.
  void SetScope(int32_t column, Fact* fact);
  // Whether a place is all that stands there, but for a unit: 全省(万吨).
  // What the column to the left of the row's label says of it; empty: nothing that it does not.
  Range GroupOfRow() const;
  // The last year of the plan for years that the caption names: 2025 of 十四五; 0: none.
  int EndOfPlan() const;
  bool NamesPlace(Range words) const;
  void Reject(const CellNumber& number, Reason reason, std::string_view rule);

  const knowledge::Knowledge& knowledge_;
  const SourceText& text_;
  const ArticleOutline& outline_;
  const int32_t section_;
  const Grid grid_;
  Article* const article_;
  Strings* const strings_;

  std::vector<Column> columns_;
  // Of the table: by its captions.
  Saying caption_;
  Range account_;       // the budget that the caption names: 政府性基金预算
  bool funds_ = false;  // whether columns are funds: 养老保险基金
  std::vector<WrittenUnit> units_;
  std::vector<Label> labels_;  // by column
  Label unlabelled_;           // of a row that has none
  Label* label_ = nullptr;     // of the cell being read
  std::vector<Sum> sums_;      // by column
  Sources sources_;            // of the fact that was added last
  Recent<UnitOfFact> units_kept_;
  Recent<AsideOfFact> asides_;
  Recent<RegionOfFact> scopes_;
};

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_CELLS_H_
