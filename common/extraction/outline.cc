#include "common/extraction/outline.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "common/extraction/characters.h"
#include "common/extraction/heads.h"
#include "common/extraction/scans.h"

namespace gongbao::extraction {
namespace {

using knowledge::Bit;
using knowledge::Cue;
using knowledge::CueSet;

constexpr CueSet kOpenings =
    Bit(Cue::kPlanOpening) | Bit(Cue::kReviewOpening) | Bit(Cue::kProblemOpening);
// In how many lines at its head a text has its title.
constexpr int kHeadLines = 20;

struct Line {
  int32_t begin;  // without blanks at its ends
  int32_t end;
};

using Stops = std::span<const SourceText::Stop>::iterator;

// The lines of [begin, end) that are not blank, one after the other.
class Lines {
 public:
  Lines(const SourceText& text, int32_t begin, int32_t end)
      : text_(text),
        stop_(std::ranges::lower_bound(text.stops(), begin, {}, &SourceText::Stop::at)),
        at_(begin),
        end_(end) {}

  std::optional<Line> Next() {
    while (at_ < end_) {
      while (!(stop_->classes & kEndsLine) && stop_->at < end_) ++stop_;
      int32_t first = at_;
      int32_t last = std::min(stop_->at, end_);
      at_ = last + 1;
      if (stop_->at < end_) ++stop_;
      while (first < last && IsBlank(text_[first])) ++first;
      while (last > first && IsBlank(text_[last - 1])) --last;
      if (last > first) return Line{first, last};
    }
    return std::nullopt;
  }

 private:
  const SourceText& text_;
  Stops stop_;  // the first at or behind at_
  int32_t at_;
  const int32_t end_;
};

// A line of no more may be a heading.
constexpr int32_t kHeadingChars = 45;

int32_t FindIn(const SourceText& text, int32_t begin, int32_t end, std::u16string_view word) {
  const size_t at = FindWord(text.Folded(begin, end), word);
  return at == std::u16string_view::npos ? -1 : begin + static_cast<int32_t>(at);
}

bool Has(const SourceText& text, int32_t begin, int32_t end, std::u16string_view word) {
  return FindIn(text, begin, end, word) >= 0;
}

// The year of four digits, Arabic or Han, that begins at `at`, and where 年 is to stand behind it;
// a page may leave a blank between them. 0: none.
int YearAt(const SourceText& text, int32_t at, int32_t* behind) {
  int value = 0;
  int digits = 0;
  while (digits < 4 && IsDigit(text[at + digits]))
    value = value * 10 + (text[at + digits++] - u'0');
  if (digits < 4) {
    value = digits = 0;
    while (digits < 4 && HanDigit(text[at + digits]) >= 0)
      value = value * 10 + HanDigit(text[at + digits++]);
  }
  *behind = at + 4;
  if (IsBlank(text[*behind])) ++*behind;
  return digits == 4 && text[*behind] == u'年' && value >= 1949 && value < 2100 ? value : 0;
}

// All 20XX年 (and 二〇二三年) in [begin, end), in text order.
std::vector<int> YearsIn(const SourceText& text, int32_t begin, int32_t end) {
  constexpr auto kYear = [](auto c) { return c == uint16_t{u'年'}; };
  std::vector<int> years;
  const auto words = text.Folded(begin, std::max(begin, std::min(end + 1, text.size())));
  for (size_t found = FindFirst(words, 0, kYear); found != words.npos;
       found = FindFirst(words, found + 1, kYear)) {
    int32_t behind = begin + static_cast<int32_t>(found);
    const int32_t at = behind - (IsBlank(text[behind - 1]) ? 5 : 4);
    if (at < begin || IsDigit(text[at - 1])) continue;
    if (const int year = YearAt(text, at, &behind); year != 0) years.push_back(year);
  }
  return years;
}

CueSet CuesIn(const knowledge::Knowledge& knowledge, const SourceText& text, int32_t begin,
              int32_t end) {
  CueSet cues = 0;
  for (int32_t at = begin; at < end;) {
    const auto cue = knowledge.CueAt(text.Folded(at, std::min(end, at + 10)));
    cues |= cue.cues;
    at += std::max(cue.length, 1);
  }
  return cues;
}

// What the title of an official paper that is no report ends in.
constexpr std::u16string_view kPapers[] = {u"通知", u"意见", u"办法", u"条例", u"决定", u"公告",
                                           u"公示", u"讲话", u"方案", u"批复", u"细则", u"规定"};

// By the words of a title; kUnknown: they don't tell.
DocumentKind KindOf(std::u16string_view title) {
  const auto has = [&](std::u16string_view word) { return title.find(word) != title.npos; };
  // What is drawn from a report is none: 政府工作报告任务分工方案, but 印发政府工作报告的通知.
  constexpr std::u16string_view kReport = u"政府工作报告";
  const size_t report = title.rfind(kReport);
  const bool drawn = EndsWithAny(title, kPapers) && report != title.npos &&
                     title.size() - report - kReport.size() > 5;
  if (report != title.npos && !drawn) return DocumentKind::kGovernmentWorkReport;
  if (drawn) return DocumentKind::kOther;
  if (has(u"统计公报")) return DocumentKind::kCommunique;
  if (has(u"预算") && has(u"报告")) return DocumentKind::kBudgetReport;
  if (has(u"计划") && has(u"执行情况")) return DocumentKind::kPlanReport;
  if (has(u"中期评估")) return DocumentKind::kMidtermReview;
  if (has(u"规划纲要") || has(u"五年规划") || title.ends_with(u"规划"))
    return DocumentKind::kFiveYearPlan;
  if (has(u"总结") || title.ends_with(u"汇报") || title.ends_with(u"小结") ||
      title.ends_with(u"工作情况") || has(u"工作计划") || has(u"工作思路") || has(u"工作要点") ||
      has(u"工作安排"))
    return DocumentKind::kBureauSummary;
  return EndsWithAny(title, kPapers) ? DocumentKind::kOther : DocumentKind::kUnknown;
}

// By the words of a text without a title that tells it.
DocumentKind KindOfText(std::u16string_view text) {
  constexpr size_t kHeadChars = 600;
  constexpr int kComparisons = 10;
  constexpr size_t kCharsOfOne = 500;
  const std::u16string_view head = text.substr(0, kHeadChars);
  if (head.find(u"政府委托") != head.npos) {
    if (head.find(u"预算") != head.npos) return DocumentKind::kBudgetReport;
    if (head.find(u"社会发展计划") != head.npos) return DocumentKind::kPlanReport;
  }
  if (FindWord(text, u"各位代表") != text.npos || head.find(u"行署作工作报告") != head.npos)
    return DocumentKind::kGovernmentWorkReport;
  // A text of comparisons with the year before is a communique, or a part of one.
  constexpr std::u16string_view kCompared = u"比上年";
  size_t comparisons = 0;
  for (size_t at = FindWord(text, kCompared); at != text.npos;
       at = FindWord(text, kCompared, at + kCompared.size()))
    ++comparisons;
  return comparisons >= kComparisons && comparisons * kCharsOfOne >= text.size()
             ? DocumentKind::kCommunique
             : DocumentKind::kUnknown;
}

// The kinds of outline markers, the outer ones first.
enum class Marker : uint8_t {
  kPart,       // 第一部分, 第一篇
  kChapter,    // 第一章
  kArticle,    // 第一节
  kNone,       // an unnumbered heading
  kHan,        // 一、
  kBracketed,  // (一)
  kDigits,     // 1.
  kInner,      // (1)
};
// What a section hands on to those below it depends on three levels only: 一、 and all above it,
// (一), and the rest.
constexpr int32_t LevelOf(Marker marker) {
  return marker <= Marker::kHan ? 0 : marker == Marker::kBracketed ? 1 : 2;
}

// A marker with its number.
struct Item {
  Marker marker = Marker::kNone;
  int32_t end = 0;     // behind the marker
  bool first = false;  // 一、, (一), 1., (1)
  bool there = false;
};

// 第一章 at `at`.
Item ChapterAt(const SourceText& text, int32_t at) {
  const int32_t run = HanRunEnd(text, at + 1);
  if (run == at + 1) return {};
  const bool first = text.Folded(at + 1, run) == u"一";
  if (text[run] == u'部' && text[run + 1] == u'分') return {Marker::kPart, run + 2, first, true};
  if (text[run] == u'篇') return {Marker::kPart, run + 1, first, true};
  if (text[run] == u'章') return {Marker::kChapter, run + 1, first, true};
  // 第一节车厢: a heading stands behind a blank.
  if (text[run] == u'节' && IsBlank(text[run + 1])) return {Marker::kArticle, run + 1, first, true};
  return {};
}

// (一) or (1) at `at`.
Item BracketAt(const SourceText& text, int32_t at) {
  int32_t run = HanRunEnd(text, at + 1);
  const bool han = run > at + 1;
  if (!han) {
    while (IsDigit(text[run])) ++run;
  }
  if (run == at + 1 || run > at + 4 || text[run] != u')') return {};
  const auto number = text.Folded(at + 1, run);
  return {han ? Marker::kBracketed : Marker::kInner, run + 1, number == u"一" || number == u"1",
          true};
}

// The outline marker that begins at `at`, if one does.
Item ItemAt(const SourceText& text, int32_t at) {
  if (!(ClassesOf(text[at]) & kOpensAnchor) && text[at] != u'(') return {};
  if (text[at] == u'第') return ChapterAt(text, at);
  if (text[at] == u'(') return BracketAt(text, at);
  const int32_t run = HanRunEnd(text, at);
  // 五一、端午 is no item: two and more numerals make a number with 十.
  const bool number =
      run == at + 1 || text.Folded(at, run).find(u'十') != std::u16string_view::npos;
  if (number && run > at && run <= at + 3 && text[run] == u'、' && HanPower(text[at]) < 2 &&
      !IsHanNumeral(text[run + 1]))
    return {Marker::kHan, run + 1, text.Folded(at, run) == u"一", true};
  int32_t digits = at;
  while (IsDigit(text[digits])) ++digits;
  if (digits > at && digits <= at + 2 &&
      (text[digits] == u'、' || (text[digits] == u'.' && !IsDigit(text[digits + 1]))))
    return {Marker::kDigits, digits + 1, text.Folded(at, digits) == u"1", true};
  return {};
}

// Whether a marker may begin at `at`: at the head of a line, or in the middle of one behind a stop.
bool FreshAt(const SourceText& text, int32_t begin, int32_t at) {
  int32_t p = at - 1;
  while (p >= begin && IsBlank(text[p])) --p;
  if (p < begin || IsLineEnd(text[p])) return true;
  const char16_t c = text[p];
  return c == u'。' || c == u'!' || c == u'”' || c == u';' || (c == u':' && p < at - 1) ||
         c == u'.';
}

class Reader {
 public:
  Reader(const knowledge::Knowledge& knowledge, const SourceText& text, std::u16string_view title,
         std::span<const TextTable> tables)
      : knowledge_(knowledge), text_(text), title_(title), tables_(tables) {}

  std::vector<ArticleOutline> Read() {
    std::vector<ArticleOutline> articles = Divide();
    for (ArticleOutline& article : articles) {
      ReadHeader(article);
      ReadSections(article);
    }
    return articles;
  }

 private:
  // A page of several articles parts them by a line with a dash and a title line.
  std::vector<ArticleOutline> Divide() {
    std::vector<ArticleOutline> articles;
    Lines lines(text_, 0, text_.size());
    Line before{0, 0};
    while (const auto title = lines.Next()) {
      const Line dash = std::exchange(before, *title);
      if (dash.end - dash.begin != 1 || (text_[dash.begin] != u'-' && text_[dash.begin] != u'—'))
        continue;
      if (title->end - title->begin > 60 || title->end - title->begin < 4) continue;
      ArticleOutline article;
      article.begin = articles.empty() ? 0 : dash.begin;
      article.title_begin = title->begin;
      article.title_end = title->end;
      article.body = title->end;
      if (!articles.empty()) articles.back().end = dash.begin;
      articles.push_back(article);
    }
    if (articles.size() >= 2) {
      articles.back().end = text_.size();
      return articles;
    }
    articles = DivideTitles();
    if (articles.size() < 2) articles = DivideRepeats();
    for (ArticleOutline& article : articles) FindTitle(article);
    return articles;
  }

  // What the title of a whole report says: 甲市2024年政府工作报告.
  struct ReportTitle {
    std::u16string_view place;
    int year = 0;
    DocumentKind kind = DocumentKind::kUnknown;
    bool there = false;

    // Whether it is that of another report: of another place, or of the same in another year.
    // 甲市2024年工作总结 and 甲市2025年工作计划 may be parts of one.
    bool IsOther(const ReportTitle& other) const {
      if (place != other.place) return true;
      return kind == other.kind && year != other.year && kind != DocumentKind::kBureauSummary;
    }
  };

  ReportTitle ReportTitleOf(const Line& line) const {
    constexpr int32_t kLongest = 60;
    static constexpr std::u16string_view kEnds[] = {u"报告", u"公报", u"总结", u"计划", u"纲要"};
    static constexpr std::u16string_view kOurs[] = {u"全", u"我", u"本", u"各", u"该"};
    const FoldedWords words = text_.Folded(line.begin, line.end);
    if (line.end - line.begin > kLongest || !EndsWithAny(words, kEnds) || !IsTitle(line)) return {};
    const std::vector<int> years = YearsIn(text_, line.begin, line.end);
    if (years.empty()) return {};
    int32_t from = line.begin;
    if (int32_t year_end = from; YearAt(text_, from, &year_end) != 0) from = year_end + 1;
    if (text_.Holds(from, u"关于")) from += 2;
    const int32_t to = PlaceEnd(from, line.end);
    if (to == from || text_.LengthOfAny(from, kOurs) > 0) return {};
    const DocumentKind kind = KindOf(words);
    if (kind == DocumentKind::kUnknown || kind == DocumentKind::kOther) return {};
    return {text_.Folded(from, to), years.front(), kind, true};
  }

  // A page that holds the reports of several places or years, each under its title, is parted at
  // these; nothing when it does not. A list of titles is no page of reports: each has sentences.
  std::vector<ArticleOutline> DivideTitles() const {
    std::vector<ArticleOutline> articles;
    ReportTitle last;
    bool told = false;
    Lines lines(text_, 0, text_.size());
    for (int count = 0;; ++count) {
      const auto line = lines.Next();
      if (!line || (articles.empty() && count >= kHeadLines)) break;
      if (const ReportTitle title = ReportTitleOf(*line);
          title.there && (articles.empty() || (told && title.IsOther(last)))) {
        if (!articles.empty()) articles.back().end = line->begin;
        articles.emplace_back();
        articles.back().begin = articles.back().body = articles.size() == 1 ? 0 : line->begin;
        last = title;
        told = false;
      } else {
        told = told || Has(text_, line->begin, line->end, u"。");
      }
    }
    if (!told && !articles.empty()) articles.pop_back();
    if (!articles.empty()) articles.back().end = text_.size();
    return articles;
  }

  // A page that holds the same report again and again, as archives of several pages do, is parted
  // where each begins; one article when it does not.
  std::vector<ArticleOutline> DivideRepeats() const {
    constexpr int32_t kLeastChars = 1000;  // of a report, and how much of it is compared
    constexpr size_t kMostCopies = 64;
    std::vector<ArticleOutline> articles(1);
    articles.back().end = text_.size();
    const int32_t probe = Probe();
    if (probe < 0) return articles;
    // What comes again sooner is no report. Most of what lies between the first two is the same.
    int32_t next = NextLike(probe, probe + 1);
    if (next < probe + kLeastChars ||
        EqualChars(probe, next, next - probe) * 10 < (next - probe) * 8)
      return articles;
    for (; next >= 0 && articles.size() < kMostCopies; next = NextLike(probe, next + kLeastChars)) {
      if (EqualChars(probe, next, kLeastChars) < kLeastChars) continue;
      int32_t begin = next;
      int32_t first = probe;
      while (first > 0 && begin > articles.back().begin + 1 &&
             text_[first - 1] == text_[begin - 1]) {
        --first;
        --begin;
      }
      articles.back().end = begin;
      articles.emplace_back();
      articles.back().begin = articles.back().body = begin;
      articles.back().end = text_.size();
    }
    return articles;
  }

  static constexpr int32_t kProbeChars = 64;

  // Where the first run of so many characters without a blank begins in the head; -1: nowhere.
  int32_t Probe() const {
    constexpr int32_t kHeadChars = 3000;
    int32_t begin = 0;
    for (int32_t at = 0; at < std::min(text_.size(), kHeadChars); ++at) {
      if (IsBlank(text_[at]) || IsLineEnd(text_[at])) begin = at + 1;
      if (at - begin + 1 == kProbeChars) return begin;
    }
    return -1;
  }

  // Where the run at `probe` stands again, at `from` or behind it; -1: nowhere.
  int32_t NextLike(int32_t probe, int32_t from) const {
    return from < text_.size()
               ? FindIn(text_, from, text_.size(), text_.Folded(probe, probe + kProbeChars))
               : -1;
  }

  // How many characters at one place and another are the same, `most` at most.
  int32_t EqualChars(int32_t one, int32_t other, int32_t most) const {
    most = std::min(most, text_.size() - other);
    const auto words = text_.Folded(one, one + most);
    const auto differ = std::ranges::mismatch(words, text_.Folded(other, other + most));
    return static_cast<int32_t>(differ.in1 - words.begin());
  }

  // A short line at the head that says what it is (报告, 总结, 公报, 计划, 思路): the first with a
  // year, else the first.
  void FindTitle(ArticleOutline& article) const {
    Lines lines(text_, article.begin, article.end);
    Line before{0, 0};
    for (int i = 0; i < kHeadLines; ++i) {
      const auto next = lines.Next();
      if (!next) return;
      Line line = WithLineBefore(before, *next);
      before = line;
      if (next->end - next->begin > 80 || Has(text_, next->begin, next->end, u"。") ||
          ItemAt(text_, next->begin).there)
        break;
      if (!IsTitle(line)) continue;
      line = WithLinesBehind(line, lines);
      const bool dated = !YearsIn(text_, line.begin, line.end).empty();
      if (article.title_end > 0 && !dated) continue;
      TakeTitle(line, article);
      if (dated) return;
    }
    const bool page = !title_.empty() && KindOf(title_) == DocumentKind::kUnknown;
    if (article.title_end == article.title_begin && page)
      FindTitleInside(std::move(lines), before, article);
  }

  // The same further down, of a page whose own title tells of something else than its report: a
  // line of its own that names year and kind.
  void FindTitleInside(Lines lines, Line before, ArticleOutline& article) const {
    constexpr int kLines = 150;
    for (int i = 0; i < kLines; ++i) {
      const auto next = lines.Next();
      if (!next) return;
      const Line line = WithLineBefore(std::exchange(before, *next), *next);
      if (line.end - line.begin > 60 || !IsTitle(line) || ItemAt(text_, line.begin).there) continue;
      const std::u16string_view words = text_.Folded(line.begin, line.end);
      if (YearsIn(text_, line.begin, line.end).empty() || KindOf(words) == DocumentKind::kUnknown ||
          KindOf(words) == DocumentKind::kOther)
        continue;
      static constexpr std::u16string_view kEnds[] = {u"报告", u"公报", u"]"};
      if (!EndsWithAny(words, kEnds)) continue;
      TakeTitle(line, article);
      return;
    }
  }

  // A title without the mark of its footnote.
  void TakeTitle(const Line& line, ArticleOutline& article) const {
    constexpr int32_t kMarkChars = 5;
    article.title_begin = line.begin;
    article.title_end = line.end;
    article.body = line.end;
    if (text_[line.end - 1] != u']') return;
    for (int32_t at = line.end - 1; at > line.end - kMarkChars; --at) {
      if (text_[at] == u'[') article.title_end = at;
    }
  }

  // A title may stand on several lines: 2025年甲市国民经济和 | 社会发展统计公报. The line with what
  // stands before it, where that opens it.
  Line WithLineBefore(const Line& before, const Line& line) const {
    return before.end > before.begin && AreOfOneTitle(before, line) &&
                   (OpensByYear(before, line) || OpensByPlace(before, line) || IsOpen(before) ||
                    GoesOn(line))
               ? Line{before.begin, line.end}
               : line;
  }

  // 甲市2024年国民经济和社会发展计划 | 执行情况的报告: its first line would do as a title by
  // itself. Also (2025年), which tells a title's year below it.
  Line WithLinesBehind(Line line, Lines lines) const {
    while (const auto next = lines.Next()) {
      const bool dates = IsYearInBrackets(*next) && YearsIn(text_, line.begin, line.end).empty();
      const bool goes_on = AreOfOneTitle(line, *next) && (IsOpen(line) || GoesOn(*next)) &&
                           IsTitle({line.begin, next->end});
      if (!dates && !goes_on) break;
      line.end = next->end;
    }
    return line;
  }

  // Whether nothing in two lines forbids that they are parts of a title.
  bool AreOfOneTitle(const Line& before, const Line& line) const {
    constexpr int32_t kLineChars = 40;
    if (before.end - before.begin > kLineChars || line.end - line.begin > kLineChars) return false;
    if (!IsDigit(text_[before.begin]) && !IsHan(text_[before.begin])) return false;
    if (ItemAt(text_, before.begin).there || ItemAt(text_, line.begin).there) return false;
    // A row of a table
    if (text_.Utf8(before.begin, line.end).find('\t') != std::string_view::npos) return false;
    for (const std::u16string_view mark : {u"月", u":", u",", u"%", u"。"}) {
      if (Has(text_, before.begin, line.end, mark)) return false;
    }
    return true;
  }

  // A line with the year, before one without it.
  bool OpensByYear(const Line& before, const Line& line) const {
    return !YearsIn(text_, before.begin, before.end).empty() && !IsTitle(before) &&
           YearsIn(text_, line.begin, line.end).empty();
  }

  // 甲市统计局 | 2024年工作总结, 甲市国民经济和社会发展 | 第十四个五年规划: the place before words
  // that name none.
  bool OpensByPlace(const Line& before, const Line& line) const {
    int32_t behind = line.begin;
    if (YearAt(text_, line.begin, &behind) != 0) ++behind;
    if (IsTitle(before) || PlaceEnd(behind, line.end) > behind) return false;
    const int32_t place = PlaceEnd(before.begin, before.end);
    if (place == before.begin) return false;
    static constexpr std::u16string_view kHeads[] = {u"政府", u"局",     u"委员会",  u"办公室",
                                                     u"厅",   u"管委会", u"社会发展"};
    return place == before.end || EndsWithAny(text_.Folded(place, before.end), kHeads);
  }

  // …预算执行情况和 |: more must follow.
  bool IsOpen(const Line& line) const { return IsAnyOf(text_[line.end - 1], u"和与及暨、"); }

  // | 和2025年计划草案的报告: words that begin no title.
  bool GoesOn(const Line& line) const {
    static constexpr std::u16string_view kBehind[] = {u"执行情况", u"实施情况", u"完成情况",
                                                      u"草案", u"统计公报"};
    return IsAnyOf(text_[line.begin], u"和与及暨") || text_.LengthOfAny(line.begin, kBehind) > 0;
  }

  bool IsYearInBrackets(const Line& line) const {
    int32_t behind = line.begin;
    return text_[line.begin] == u'(' && YearAt(text_, line.begin + 1, &behind) != 0 &&
           text_[behind + 1] == u')' && behind + 2 == line.end;
  }

  bool IsTitle(const Line& line) const {
    if (Has(text_, line.begin, line.end, u":") || line.end - line.begin < 6) return false;
    if (!IsHan(text_[line.begin]) && !IsDigit(text_[line.begin])) return false;
    // A sentence with a figure is none.
    if (Has(text_, line.begin, line.end, u",") || Has(text_, line.begin, line.end, u"%"))
      return false;
    for (const std::u16string_view word :
         {u"报告", u"公报", u"总结", u"计划", u"思路", u"要点", u"规划", u"工作安排"}) {
      if (Has(text_, line.begin, line.end, word)) return true;
    }
    // 2023年上半年农业工作情况汇报; without a year it may be a heading.
    static constexpr std::u16string_view kTold[] = {u"汇报", u"小结", u"工作情况", u"运行情况"};
    if (EndsWithAny(text_.Folded(line.begin, line.end), kTold) && !ItemAt(text_, line.begin).there)
      return !YearsIn(text_, line.begin, line.end).empty();
    constexpr int32_t kPaperChars = 10;
    return line.end - line.begin >= kPaperChars &&
           EndsWithAny(text_.Folded(line.begin, line.end), kPapers);
  }

  // By the title, else by the first words, else by what is known from elsewhere, else by the text.
  void FindKind(ArticleOutline& article) const {
    const bool titled = article.title_end > article.title_begin;
    article.kind = KindOf(text_.Folded(article.title_begin, article.title_end));
    if (article.kind == DocumentKind::kUnknown && !titled && KindOf(title_) != DocumentKind::kOther)
      article.kind = KindOf(title_);
    const int32_t head_end = std::min(article.end, article.begin + 200);
    if (article.kind == DocumentKind::kUnknown &&
        (Has(text_, article.begin, head_end, u"各位代表") ||
         Has(text_, article.begin, head_end, u"政府工作报告")))
      article.kind = DocumentKind::kGovernmentWorkReport;
    if (article.kind == DocumentKind::kUnknown && titled) article.kind = DocumentKind::kNews;
    if (article.kind == DocumentKind::kUnknown) article.kind = KindOf(title_);
    if (article.kind == DocumentKind::kUnknown)
      article.kind = KindOfText(text_.Folded(article.begin, article.end));
  }

  void ReadHeader(ArticleOutline& article) {
    const int32_t head_end = std::min(article.end, article.begin + 1500);
    FindKind(article);
    ReadYears(article, head_end);
    FindRegion(article);
    // The site's stamp: a line of the article that is nothing but an ISO date. It dates no figure.
    Lines lines(text_, std::max(article.begin, article.end - 200), article.end);
    while (const auto line = lines.Next()) {
      if (line->end - line->begin == 10 && IsDigit(text_[line->begin]) &&
          text_[line->begin + 4] == u'-' && text_[line->begin + 7] == u'-') {
        article.stamp_begin = line->begin;
        article.stamp_end = line->end;
      }
    }
  }

  // The years reviewed and planned, by the first that tells them: title, date of the congress,
  // headings, the beginning of the text.
  void ReadYears(ArticleOutline& article, int32_t head_end) {
    std::vector<int> years = YearsIn(text_, article.title_begin, article.title_end);
    if (years.empty() && !title_.empty()) years = YearsOfTitle();
    // …二〇三五年远景目标纲要: the year that a plan for years leads to is none that it looks back
    // on.
    if (article.kind == DocumentKind::kFiveYearPlan) {
      if (const Period plan = PlanOfTitle(article); plan.known())
        return Plan(plan.from_year, article);
      if (!years.empty()) return;
    }
    if (!years.empty()) {
      TakeYearsOfTitle(years, article);
    } else if (!YearOfCongress(article, head_end) && !YearOfHeading(article)) {
      TakeYearOfText(article);
    }
  }

  // The years of “十四五”规划 or 第十四个五年规划 in a title; unknown when it names none.
  Period PlanOfTitle(const ArticleOutline& article) const {
    if (const Period plan = PlanIn(article.title_begin, article.title_end); plan.known())
      return plan;
    constexpr std::u16string_view kPlan = u"个五年";
    const int32_t at = FindIn(text_, article.title_begin, article.title_end, kPlan);
    int32_t begin = at;
    while (begin > article.title_begin && IsHanNumeral(text_[begin - 1])) --begin;
    if (begin == at || begin == article.title_begin || text_[begin - 1] != u'第') return {};
    // The third began in 1966, behind three years without a plan.
    const int64_t plan = ReadHan(text_, begin, at).value_or(0);
    constexpr int64_t kThird = 3;
    constexpr int64_t kLast = 40;
    if (plan < kThird || plan > kLast) return {};
    const int first = 1966 + 5 * static_cast<int>(plan - kThird);
    return Years(first, first + 4);
  }

  static void Review(int year, ArticleOutline& article) {
    article.year_reviewed = year;
    article.year_planned = year + 1;
  }

  static void Plan(int year, ArticleOutline& article) { Review(year - 1, article); }

  // 2023年工作总结和2024年工作计划 names both; a government's report, 思路 and 要点 name the year
  // planned, others the year reviewed.
  void TakeYearsOfTitle(const std::vector<int>& years, ArticleOutline& article) const {
    const auto has = [&](std::u16string_view word) {
      return Has(text_, article.title_begin, article.title_end, word);
    };
    // “十三五”工作总结暨2021年工作计划: the plan has ended when that year begins.
    if (years.size() == 1 && has(u"总结")) {
      const Period ended = PlanIn(article.title_begin, article.title_end);
      if (ended.known() && ended.to_year + 1 == years[0]) return Plan(years[0], article);
    }
    const bool both = years.size() >= 2 && years[1] == years[0] + 1;
    const bool planned_only = has(u"思路") || (has(u"计划") && !has(u"总结") && !has(u"执行")) ||
                              has(u"要点") || (has(u"工作安排") && !has(u"总结")) ||
                              (has(u"任务") && article.kind == DocumentKind::kOther);
    const bool plans = article.kind == DocumentKind::kGovernmentWorkReport || planned_only;
    article.plans = planned_only && !both;
    // 2024年政府工作报告 of a congress in 2025: 一、2024年工作回顾 tells better.
    if (plans && !both && !HeadingEnds(years[0], article)) {
      Plan(years[0], article);
    } else if (plans && !both) {
      Review(years[0], article);
    } else {
      Review(years[0], article);
      // 2023年上半年工作汇报: what comes next is of the same year.
      if (!both && (has(u"上半年") || has(u"季度"))) article.year_planned = years[0];
      const auto year = static_cast<int16_t>(years[0]);
      if (both) return;
      if (has(u"上半年")) article.part_reviewed = {year, year, 1, 6, 0};
      if (has(u"前三季度")) article.part_reviewed = {year, year, 1, 9, 0};
      if (has(u"一季度")) article.part_reviewed = {year, year, 0, 0, 1};
    }
  }

  // The date of the congress: 2021年2月21日在…会议上. Whether one is told.
  bool YearOfCongress(ArticleOutline& article, int32_t head_end) const {
    const int32_t at = FindIn(text_, article.begin, head_end, u"会议");
    if (at < 0) return false;
    const int32_t begin = std::max(article.begin, at - 45);
    const std::vector<int> dates = YearsIn(text_, begin, at);
    if (dates.empty()) return false;
    const int year = dates.back();
    const bool closes = Has(text_, begin, at, u"年11月") || Has(text_, begin, at, u"年12月");
    if (closes || HeadingEnds(year, article)) {
      Review(year, article);
    } else {
      Plan(year, article);
    }
    return true;
  }

  // A congress at the end of a year: 2021年工作回顾 of one held in 2021, or 2022年重点工作.
  bool HeadingEnds(int year, const ArticleOutline& article) const {
    Lines lines(text_, article.begin, article.end);
    while (const auto line = lines.Next()) {
      if (line->end - line->begin > kHeadingChars) continue;
      const std::vector<int> named = YearsIn(text_, line->begin, line->end);
      if (named.empty() || (named[0] != year && named[0] != year + 1)) continue;
      if (Has(text_, line->begin, line->end, u"上半年")) continue;
      const bool looks_back = Has(text_, line->begin, line->end, u"回顾") ||
                              Has(text_, line->begin, line->end, u"总结");
      if (named[0] == year
              ? looks_back
              : (CuesIn(knowledge_, text_, line->begin, line->end) & Bit(Cue::kPlanOpening)) != 0)
        return true;
    }
    return false;
  }

  // The first heading that names a year with its role: 2023年工作回顾. Whether there is one.
  bool YearOfHeading(ArticleOutline& article) const {
    Lines lines(text_, article.begin, article.end);
    while (const auto line = lines.Next()) {
      if (line->end - line->begin > kHeadingChars) continue;
      const std::vector<int> named = YearsIn(text_, line->begin, line->end);
      if (named.empty()) continue;
      const CueSet cues = CuesIn(knowledge_, text_, line->begin, line->end);
      if (cues & Bit(Cue::kReviewOpening)) {
        Review(named[0], article);
        return true;
      }
      if (cues & Bit(Cue::kPlanOpening)) {
        Plan(named[0], article);
        return true;
      }
    }
    return false;
  }

  // The year that most of the text speaks of; 0: it names none.
  int MostNamedYear(const ArticleOutline& article) const {
    std::map<int, int> named;
    for (const int year : YearsIn(text_, article.begin, article.end)) ++named[year];
    const auto most = std::ranges::max_element(named, {}, &std::pair<const int, int>::second);
    return most == named.end() ? 0 : most->first;
  }

  // The first year that the text itself names; of a communique without a title the one that it
  // names most.
  void TakeYearOfText(ArticleOutline& article) const {
    if (article.kind == DocumentKind::kCommunique && article.title_end == article.title_begin) {
      if (const int year = MostNamedYear(article); year != 0) Review(year, article);
      return;
    }
    constexpr int32_t kHeadChars = 400;
    const int32_t end = std::min(article.end, article.body + kHeadChars);
    // 以2019年12月31日为标准时点: the day that a survey tells of.
    constexpr int32_t kDayChars = 14;
    if (const int32_t point = FindIn(text_, article.body, end, u"标准时点"); point >= 0) {
      const std::vector<int> day = YearsIn(text_, std::max(article.body, point - kDayChars), point);
      if (!day.empty()) return Review(day.back(), article);
    }
    int32_t first = FirstYear(article.body, end);
    for (int32_t line = DateLineEnd(first); line > first; line = DateLineEnd(first))
      first = FirstYear(line, end);
    const std::vector<int> named = YearsIn(text_, first, end);
    if (named.empty()) return;
    const bool told = article.kind == DocumentKind::kNews || article.kind == DocumentKind::kOther;
    if (told && !DatesItself(article)) return;
    int year = named[0];
    const bool from = text_[first - 1] == u'由' || text_[first - 1] == u'从';
    if (from && named.size() > 1) year = named[1];  // 由2020年的2.1%提高到2024年的2.9%
    const bool until = text_[first - 1] == u'到';   // 到2030年: what is to come
    if (const int last = LastYearOfRow(first); last != 0) year = last;
    Review(until ? year - 1 : year, article);
  }

  // 2022 of 指标 2000年 2010年 2022年: the last of three years or more in the row of a table that
  // the year at `at` stands in; 0: it stands in none.
  int LastYearOfRow(int32_t at) const {
    constexpr int32_t kRowChars = 400;
    constexpr size_t kFewestYears = 3;
    int32_t begin = at;
    int32_t end = at;
    while (begin > 0 && at - begin < kRowChars && !IsLineEnd(text_[begin - 1])) --begin;
    while (end < text_.size() && end - at < kRowChars && !IsLineEnd(text_[end])) ++end;
    if (text_.Utf8(begin, end).find('\t') == std::string_view::npos) return 0;
    const std::vector<int> years = YearsIn(text_, begin, end);
    return years.size() < kFewestYears ? 0 : std::ranges::max(years);
  }

  // A news item is dated only where one of its first sentences says 在2021年.
  bool DatesItself(const ArticleOutline& article) const {
    constexpr int kSentences = 3;
    int32_t stop = article.body + 2;
    for (int i = 0; i < kSentences; ++i) {
      while (stop < article.end && text_[stop] != u'。') ++stop;
      ++stop;
    }
    stop = std::min(stop, article.end);
    for (int32_t at = article.body; at < stop; ++at) {
      if (!IsDigit(text_[at + 1]) || !IsDigit(text_[at + 4]) || text_[at + 5] != u'年') continue;
      // 现将2020年11月1日零时的有关数据公布如下; a line that begins with 2018年末.
      const bool given = text_[at] == u'将' && IsAnyOf(text_[at - 1], u"现,");
      const bool stock = IsLineEnd(text_[at]) && text_[at + 6] == u'末';
      if (text_[at] == u'在' || given || stock) return true;
    }
    return false;
  }

  // Where the first year of [begin, end) stands; `end` when none does.
  int32_t FirstYear(int32_t begin, int32_t end) const {
    int32_t at = begin;
    int32_t behind = begin;
    while (at < end && (IsDigit(text_[at - 1]) || YearAt(text_, at, &behind) == 0 || behind > end))
      ++at;
    return at;
  }

  // 第A07版 2026年05月19日: a short line that ends with a date, as a newspaper's page or its
  // publisher is dated; it dates no figure. Where the line ends; `at` when it is none.
  int32_t DateLineEnd(int32_t at) const {
    constexpr int32_t kLineChars = 20;
    int32_t begin = at;
    while (begin > 0 && at - begin < kLineChars && !IsLineEnd(text_[begin - 1]) &&
           !IsAnyOf(text_[begin - 1], u",;。"))
      --begin;
    if (begin > 0 && !IsLineEnd(text_[begin - 1])) return at;
    int32_t end = at;
    for (const char16_t part : {u'年', u'月', u'日'}) {
      const int32_t digits = end;
      while (IsDigit(text_[end])) ++end;
      if (end == digits || text_[end] != part) return at;
      ++end;
    }
    while (IsBlank(text_[end])) ++end;
    return IsLineEnd(text_[end]) ? end : at;
  }

  std::vector<int> YearsOfTitle() const {
    std::vector<int> years;
    for (size_t at = 0; at + 4 < title_.size(); ++at) {
      int value = 0;
      size_t digits = 0;
      while (digits < 4 && IsDigit(title_[at + digits]))
        value = value * 10 + (title_[at + digits++] - u'0');
      if (digits == 4 && title_[at + 4] == u'年') {
        years.push_back(value);
        at += 4;
      }
    }
    return years;
  }

  // 国家税务总局甲市税务局: an agency of the state names the place of its branch behind its own
  // name.
  int32_t BehindAgency(int32_t from, int32_t to) const {
    constexpr int32_t kAgencyChars = 14;
    if (!text_.Holds(from, u"国家")) return from;
    for (int32_t p = from + 4; p < std::min(to, from + kAgencyChars); ++p) {
      if (text_[p] == u'局' && IsHan(text_[p + 1])) return p + 1;
    }
    return from;
  }

  // The name before 市, 区, 县, 州, 旗, 省 or 新区 at the head of the title, else of who speaks.
  void FindRegion(ArticleOutline& article) {
    int32_t from = article.title_begin;
    int32_t year_end = from;
    const int32_t to = article.title_end;
    // 【甲县招商】, (河北省), 2023年 before the name.
    while (from < to && (text_[from] == u'【' || text_[from] == u'(' || IsDigit(text_[from]) ||
                         IsBlank(text_[from]) || text_[from] == u'年' ||
                         (text_[from] == u'-' && IsDigit(text_[from + 1])))) {
      if (text_[from] == u'【' || text_[from] == u'(') {
        const char16_t close = text_[from] == u'(' ? u')' : u'】';
        while (from < to && text_[from] != close) ++from;
      }
      if (from < to) ++from;
    }
    if (YearAt(text_, from, &year_end) != 0) from = year_end + 1;  // 二〇二四年
    // 2023年10月甲市, 2023年上半年甲市
    static constexpr std::u16string_view kParts[] = {u"月份", u"月", u"上半年", u"前三季度",
                                                     u"一季度"};
    if (from > article.title_begin) from += std::min(text_.LengthOfAny(from, kParts), to - from);
    for (std::u16string_view word : {u"关于", u"中共"}) {
      if (text_.Folded(from, std::min(to, from + 2)) == word) from += 2;
    }
    from = BehindAgency(from, to);
    article.region_begin = from;
    article.region_end = PlaceEnd(from, to);
    FindSpeaker(article);
    if (article.region_end == article.region_begin) {
      article.region_begin = article.speaker_begin;
      article.region_end = article.speaker_end;
    }
  }

  // 在甲市第N届人民代表大会…上, else 我代表甲市人民政府.
  void FindSpeaker(ArticleOutline& article) const {
    const int32_t head_end = std::min(article.end, article.begin + 1500);
    if (const int32_t congress = FindIn(text_, article.begin, head_end, u"届人民代表大会");
        congress >= 0) {
      const int32_t floor = std::max(article.begin, congress - 30);
      int32_t ordinal = congress;
      while (ordinal > floor && text_[ordinal] != u'第') --ordinal;
      int32_t at = ordinal;
      while (at > floor && text_[at] != u'在') --at;
      if (text_[at] == u'在') {
        article.speaker_begin = at + 1;
        article.speaker_end = PlaceEnd(at + 1, ordinal);
        if (article.speaker_end > article.speaker_begin) return;
      }
    }
    if (const int32_t represents = FindIn(text_, article.begin, head_end, u"我代表");
        represents >= 0) {
      article.speaker_begin = represents + 3;
      article.speaker_end =
          PlaceEnd(article.speaker_begin, std::min(article.end, article.speaker_begin + 16));
    }
  }

  // Where the place ends whose name begins at `from`; `from` when none does.
  int32_t PlaceEnd(int32_t from, int32_t to) const {
    int32_t end = from;
    for (int32_t p = from + 1; p < std::min(to, from + 14); ++p) {
      const char16_t c = text_[p];
      if (!IsHan(c)) break;
      if (c != u'区' && EndsPlace(c)) end = p + 1;
      // 甲地区2023年, but not 甲地区生产总值.
      if (c == u'区' && (text_[p - 1] != u'地' || !IsHan(text_[p + 1]))) end = p + 1;
      if (text_.Folded(p, std::min(to, p + 2)) == u"人民" ||
          text_.Folded(p, std::min(to, p + 2)) == u"政府")
        break;
    }
    return end;
  }

  void ReadSections(ArticleOutline& article) {
    OutlineSection first;
    first.begin = article.begin;
    first.heading_begin = article.title_begin;
    first.heading_end = article.title_end;
    const bool plan_title = (CuesIn(knowledge_, text_, article.title_begin, article.title_end) &
                             Bit(Cue::kPlanOpening)) &&
                            !(CuesIn(knowledge_, text_, article.title_begin, article.title_end) &
                              Bit(Cue::kReviewOpening));
    first.role = plan_title ? SectionRole::kPlan : SectionRole::kReview;
    SetPeriod(article, first);
    article.sections.push_back(first);
    last_of_level_.fill(-1);
    open_.clear();
    auto stop = std::ranges::lower_bound(text_.stops(), article.body, {}, &SourceText::Stop::at);
    for (int32_t at = NextFresh(article, article.body, &stop); at < article.end;
         at = NextFresh(article, at + 1, &stop)) {
      if (const int32_t end = TableEnd(at); end > at) {
        at = end - 1;
        continue;
      }
      const Heading heading = HeadingAt(article, at);
      if (heading.end == at) continue;
      OutlineSection section;
      section.begin = at;
      section.heading_begin = heading.begin;
      section.heading_end = heading.end;
      Nest(heading.item, article, &section);
      Place(article, LevelOf(heading.item.marker), section, heading.cues);
      // What is attached behind a glossary is none.
      section.glossary = heading.glossary || (section.glossary && !heading.annex);
      section.annex = section.annex || heading.annex;
      article.sections.back().end = at;
      article.sections.push_back(section);
      at = heading.item.end;
    }
    article.sections.back().end = article.end;
  }

  // Where the table ends that `at` lies in; `at` when it lies in none.
  int32_t TableEnd(int32_t at) const {
    const auto table = std::ranges::upper_bound(tables_, at, {}, &TextTable::end);
    return table != tables_.end() && table->begin <= at ? table->end : at;
  }

  struct Heading {
    Item item;
    int32_t begin = 0;
    int32_t end = 0;
    CueSet cues = 0;
    bool glossary = false;
    bool annex = false;
  };

  // The heading that begins at the fresh place `at`; it ends there when none does.
  Heading HeadingAt(const ArticleOutline& article, int32_t at) const {
    Heading heading{ItemAt(text_, at), at, at};
    const bool numbered = heading.item.there;
    if (!numbered) heading.item.end = at;
    const bool line_start = StartsLine(article, at);
    if (!numbered && !line_start) return heading;
    // 7.4、2.8个百分点: behind the point of a number.
    if (text_[at - 1] == u'.' && IsDigit(text_[at - 2]) && IsDigit(text_[at])) return heading;
    const int32_t behind = heading.item.end;
    int32_t end = behind;
    // An unnumbered heading: a short line without a stop that names a role and a time.
    constexpr int32_t kUnnumberedChars = 30;
    const int32_t limit = std::min(article.end, at + (numbered ? 46 : kUnnumberedChars + 1));
    while (end < limit && !IsLineEnd(text_[end]) && text_[end] != u'。' &&
           !(IsBlank(text_[end]) && end > behind + 3 && !line_start)) {
      ++end;
    }
    if (!numbered && !(IsLineEnd(text_[end]) && end - at <= kUnnumberedChars)) return heading;
    // A page without line ends: 一、过去五年工作回顾五年来,我们….
    if (numbered && LevelOf(heading.item.marker) == 0 && !line_start && end == limit) {
      const int32_t opening = OpeningEnd(behind, limit);
      if (opening < 0) return heading;
      end = opening;
    }
    heading.annex = !numbered && IsAnnex(at, end);
    if (heading.annex) {
      // 附件1, and on the next line what it is: 2025年民生实事.
      if (const Range title = AnnexTitle(at, end); !title.empty()) {
        heading.begin = title.begin;
        heading.item.end = end = title.end;
      }
    }
    heading.cues = CuesIn(knowledge_, text_, heading.begin, end);
    heading.glossary = !numbered && IsGlossary(heading.begin, end);
    const bool said = (heading.cues & kOpenings) || heading.glossary || heading.annex;
    if (!numbered && (!said || Has(text_, at, end, u",") || Has(text_, at, end, u"代表")))
      return heading;
    heading.end = end;
    return heading;
  }

  // 附件, 附表2, 附录; 注: on a line of its own.
  bool IsAnnex(int32_t at, int32_t end) const {
    static constexpr std::u16string_view kAnnexes[] = {u"附件", u"附表", u"附录", u"附:"};
    static constexpr std::u16string_view kNotes[] = {u"注:", u"注释:", u"备注:", u"附注:", u"注释"};
    return (text_.LengthOfAny(at, kAnnexes) > 0 && !text_.Holds(at, u"附件下载")) ||
           IsOneOf(text_.Folded(at, end), kNotes);
  }

  // The title on the line behind [at, end), which says 附件 and at most its number; empty when that
  // line is none.
  Range AnnexTitle(int32_t at, int32_t end) const {
    constexpr int32_t kNumberedChars = 5;  // 附件12:
    constexpr int32_t kTitleChars = 30;
    if (end - at > kNumberedChars || !text_.Holds(at, u"附件")) return {};
    int32_t begin = end;
    while (IsBlank(text_[begin]) || IsLineEnd(text_[begin])) ++begin;
    if (ItemAt(text_, begin).there) return {};
    for (int32_t p = begin; p < begin + kTitleChars; ++p) {
      if (IsLineEnd(text_[p])) return IsAnyOf(text_[p - 1], u"。;:,") ? Range{} : Range{begin, p};
    }
    return {};
  }

  // The section around the next one is the innermost open one with an outer marker. 二、 behind an
  // unnumbered heading that has no 一、 goes on with what stands before that heading.
  void Nest(const Item& item, const ArticleOutline& article, OutlineSection* section) {
    if (item.marker == Marker::kHan && !item.first && !open_.empty() &&
        open_.back().marker == Marker::kNone)
      open_.pop_back();
    while (!open_.empty() && open_.back().marker >= item.marker) open_.pop_back();
    section->parent = open_.empty() ? -1 : open_.back().section;
    section->depth = static_cast<int32_t>(open_.size());
    open_.push_back({item.marker, static_cast<int32_t>(article.sections.size())});
  }

  // 名词解释, 附:有关名词注释
  bool IsGlossary(int32_t begin, int32_t end) const {
    constexpr int32_t kGlossaryChars = 14;
    if (end - begin > kGlossaryChars) return false;
    const bool words = Has(text_, begin, end, u"名词") || Has(text_, begin, end, u"用语");
    return words && (Has(text_, begin, end, u"解释") || Has(text_, begin, end, u"注释") ||
                     Has(text_, begin, end, u"说明"));
  }

  // Where the first word ends that tells the role of a heading that begins at `at`; -1 when none
  // does before a mark.
  int32_t OpeningEnd(int32_t at, int32_t limit) const {
    while (at < limit && !IsAnyOf(text_[at], u",;:、")) {
      const auto cue = knowledge_.CueAt(text_.Folded(at, std::min(limit, at + 10)));
      if (cue.cues & kOpenings) return at + cue.length;
      at += std::max(cue.length, 1);
    }
    return -1;
  }

  // The first place at or behind `at` where a heading may begin; `stop` moves along.
  int32_t NextFresh(const ArticleOutline& article, int32_t at, Stops* stop) const {
    while (at < article.end) {
      if (IsBlank(text_[at]) || IsLineEnd(text_[at])) {
        ++at;
      } else if (FreshAt(text_, article.body, at)) {
        return at;
      } else {
        // The next one has a mark before it, which can't lie before this character.
        while ((*stop)->at < at || !((*stop)->classes & kBeforeHeading)) ++*stop;
        at = (*stop)->at + 1;
      }
    }
    return at;
  }

  // Whether nothing but blanks stands before `at` in its line.
  bool StartsLine(const ArticleOutline& article, int32_t at) const {
    int32_t p = at - 1;
    while (p >= article.body && IsBlank(text_[p])) --p;
    return p < article.body || IsLineEnd(text_[p]);
  }

  void Place(const ArticleOutline& article, int32_t level, OutlineSection& section, CueSet cues) {
    // What a heading does not say it takes from the section around it, or from the one before it at
    // its level.
    const OutlineSection& model = section.parent >= 0 && level > 0
                                      ? article.sections[static_cast<size_t>(section.parent)]
                                      : LastOfLevel(article, level);
    last_of_level_[static_cast<size_t>(level)] = static_cast<int32_t>(article.sections.size());
    section.role = model.role;
    section.inherits = true;
    section.period = model.period;
    section.span = model.span;
    section.glossary = model.glossary;
    section.annex = model.annex;
    const std::vector<int> years = YearsIn(text_, section.heading_begin, section.heading_end);
    const Period plan = PlanIn(section.heading_begin, section.heading_end);
    if (level > 0 && years.empty() && (cues & Bit(Cue::kReviewOpening)) && plan.known() &&
        section.role == SectionRole::kReview && section.period.to_year >= plan.to_year)
      section.span = plan;
    if (level > 0 && years.empty() && !(cues & Bit(Cue::kProblemOpening))) return;
    // 二、今后五年的奋斗目标 speaks of a plan by its time alone.
    const bool ahead = (cues & Bit(Cue::kNextFiveYears)) && !(cues & Bit(Cue::kReviewOpening));
    if (ahead || (level == 0 && !(cues & kOpenings) && TellsRestOfYear(article, section)))
      cues |= Bit(Cue::kPlanOpening);
    bool changed = true;
    // 一、2023年工作回顾和2024年总体要求 looks back first; a sentence of its own turns to the plan.
    const bool back_first = years.size() >= 2 && years.front() == article.year_reviewed &&
                            years.back() == article.year_planned;
    if (cues & Bit(Cue::kProblemOpening)) {
      section.role = SectionRole::kProblems;
    } else if (((cues & Bit(Cue::kReviewOpening)) &&
                (back_first || !(cues & Bit(Cue::kPlanOpening)))) ||
               TellsHowTasksWent(article, section, years, cues)) {
      section.role = SectionRole::kReview;
    } else if (cues & Bit(Cue::kPlanOpening)) {
      section.role = SectionRole::kPlan;
    } else {
      changed = false;
    }
    // 2024年主要工作 in a report that plans 2024 is a plan, unless it says 回顾.
    const bool looks_back = Has(text_, section.heading_begin, section.heading_end, u"回顾") ||
                            Has(text_, section.heading_begin, section.heading_end, u"总结") ||
                            Has(text_, section.heading_begin, section.heading_end, u"完成");
    if (section.role == SectionRole::kReview && changed && !years.empty() &&
        years.front() == article.year_planned && article.year_planned > article.year_reviewed &&
        !looks_back) {
      section.role = SectionRole::kPlan;
    }
    section.inherits = !changed;
    if (!changed && years.empty()) return;
    SetPeriod(article, section);
    section.span = {};
    if (!years.empty()) {
      const int year = years.front();
      const bool future = section.role == SectionRole::kPlan;
      if (year <= article.year_planned || !future || article.year_planned == 0)
        section.period = Year(year);
      if (!changed && article.year_planned != 0) {
        if (year == article.year_planned && year > article.year_reviewed)
          section.role = SectionRole::kPlan;
        if (year == article.year_reviewed) section.role = SectionRole::kReview;
      }
    }
    const int year = section.period.to_year;
    // “十四五”时期和2025年工作回顾: which of them a paragraph is of, it says.
    const bool of_years = plan.known() ? plan.to_year == year : (cues & Bit(Cue::kFiveYears)) != 0;
    if (section.role == SectionRole::kReview && years.size() == 1 && year == years.front() &&
        year == article.year_reviewed && of_years) {
      section.span = Years(year - 4, year);
      section.year_first = true;
    }
    if (!years.empty()) return;
    if (plan.known() && section.role == SectionRole::kPlan) {
      section.span = plan;
      section.period = Year(plan.to_year);
    } else if (ahead && year != 0) {
      section.span = Years(year, year + 4);
      section.period = Year(year + 4);
    } else if (plan.known() && section.role == SectionRole::kReview && year >= plan.to_year) {
      section.span = plan;
    } else if ((cues & Bit(Cue::kFiveYears)) && section.role == SectionRole::kReview && year != 0) {
      section.span = Years(year - 4, year);
      section.year_first = Has(text_, section.heading_begin, section.heading_end, u"过去一年");
    }
  }

  // 三、下半年经济工作举措, 三、完成全年目标的主要措施 in a report on the first half of a year.
  bool TellsRestOfYear(const ArticleOutline& article, const OutlineSection& section) const {
    static constexpr std::u16string_view kRest[] = {u"下半年",   u"下一阶段", u"四季度",
                                                    u"完成全年", u"后几个月", u"后三个月"};
    if (!article.part_reviewed.known()) return false;
    return std::ranges::any_of(kRest, [&](std::u16string_view word) {
      return Has(text_, section.heading_begin, section.heading_end, word);
    });
  }

  // 重点工作完成情况; 2024年重点工作 in a report whose title says that it reviews 2024 and plans
  // 2025: what were tasks has been done.
  bool TellsHowTasksWent(const ArticleOutline& article, const OutlineSection& section,
                         const std::vector<int>& years, CueSet cues) const {
    if (!(cues & Bit(Cue::kPlanOpening)) || years.size() > 1) return false;
    static constexpr std::u16string_view kAhead[] = {u"目标", u"要求", u"思路", u"打算",
                                                     u"安排", u"建议", u"计划", u"下一步"};
    const auto heading = text_.Folded(section.heading_begin, section.heading_end);
    const bool past = years.empty() || (years.front() == article.year_reviewed &&
                                        article.year_planned > article.year_reviewed);
    if (!past) return false;
    if (heading.ends_with(u"情况")) return true;  // 二、财政重点工作情况
    if (YearsIn(text_, article.title_begin, article.title_end).size() < 2) return false;
    return !years.empty() && std::ranges::none_of(kAhead, [heading](std::u16string_view word) {
      return heading.find(word) != heading.npos;
    });
  }

  const OutlineSection& LastOfLevel(const ArticleOutline& article, int32_t level) const {
    const int32_t last = last_of_level_[static_cast<size_t>(level)];
    return article.sections[static_cast<size_t>(std::max(last, 0))];
  }

  // The plan named in [begin, end), the last one where it names several; unknown: none.
  Period PlanIn(int32_t begin, int32_t end) const {
    Period plan;
    for (int32_t at = begin; at < end; ++at) {
      if (const Period named = PlanNamedAt(text_, at); named.known()) plan = named;
    }
    return plan;
  }

  void SetPeriod(const ArticleOutline& article, OutlineSection& section) const {
    const int year =
        section.role == SectionRole::kPlan ? article.year_planned : article.year_reviewed;
    section.period = year == 0 ? Period{} : Year(year);
    if (section.role != SectionRole::kPlan && article.part_reviewed.known())
      section.period = article.part_reviewed;
  }

  const knowledge::Knowledge& knowledge_;
  const SourceText& text_;
  std::u16string_view title_;
  std::span<const TextTable> tables_;
  // By level: the last section of the article read so far, or -1; what stands before the first
  // heading is none. Searching for them would take quadratic time.
  std::array<int32_t, 3> last_of_level_{};
  struct Open {
    Marker marker = Marker::kNone;
    int32_t section = 0;
  };
  std::vector<Open> open_;  // the sections around the place that is read, the outermost first
};

}  // namespace

std::vector<ArticleOutline> ReadOutline(const knowledge::Knowledge& knowledge,
                                        const SourceText& text, std::u16string_view title,
                                        std::span<const TextTable> tables) {
  return Reader(knowledge, text, title, tables).Read();
}

}  // namespace gongbao::extraction
