#include "common/document/printed_lines.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/document/html_lines.h"
#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

// A full line has no fewer characters: verse and cells are shorter.
constexpr int32_t kFewestChars = 18;
constexpr int32_t kMostChars = 120;
// What a page's last line may be shorter than its others before its number.
constexpr int32_t kFewestBeforePage = 12;
constexpr size_t kMostPageDigits = 3;

constexpr bool IsAnyOf(char32_t c, std::u32string_view any) { return any.find(c) != any.npos; }
constexpr bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool IsLatin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
constexpr bool IsClosing(char32_t c) { return IsAnyOf(c, U"”’）)》」』】"); }
constexpr bool EndsSentence(char32_t c) { return IsAnyOf(c, U"。！？；：!?;:…"); }
constexpr bool PartsProse(char32_t c) {
  return c == U'，' || c == U'、' || c == U'。' || c == U'；';
}
constexpr bool MayStandInNumber(char32_t c) { return IsDigit(c) || IsAnyOf(c, U".,%％"); }

struct Line {
  size_t begin = 0;     // of its words, behind the indent
  size_t end = 0;       // of them
  int32_t indent = 0;   // in columns: a Han character takes two
  int32_t columns = 0;  // with the indent
  int32_t chars = 0;
  int32_t number = 0;  // characters of the number that it begins with
  bool in_table = false;
  bool has_gap = false;    // cells stand in it
  bool has_comma = false;  // as prose has
  bool open = false;       // it ends where no sentence does
  bool opens = false;      // it is a heading, an item or a thing set apart
  bool spread = false;     // 政 府 工 作 报 告
  bool latin_first = false;
  bool latin_last = false;
  int32_t page = -1;       // it is nothing but this page's number
  bool bare_page = false;  // … without the dashes round it

  bool blank() const { return begin == end; }
};

// How long full lines are, as characters or columns.
struct Measure {
  bool columns = false;
  int32_t full = 0;
  int32_t lines = 0;  // that are so long

  int32_t Of(const Line& line) const { return columns ? line.columns : line.chars; }
  // By how much a full line may be shorter: its paragraph's indent, a mark that may begin none.
  int32_t slack() const { return columns ? 6 : 3; }
};

class Joiner {
 public:
  explicit Joiner(DecodedDocument* document) : document_(*document) {}

  void Join() {
    if (!ReadLines()) return;
    FindBarePages();
    measure_ = Better(MeasureBy(false), MeasureBy(true));
    indented_ = measure_.full > 0 && IsIndented();
    for (size_t at = 0; at < lines_.size();) {
      if (lines_[at].spread && !lines_[at].in_table) Close(lines_[at]);
      at = JoinFrom(at);
    }
    if (!left_out_.empty()) Cut();
  }

 private:
  // False where there are more than any report has, which would take much memory.
  bool ReadLines() {
    constexpr size_t kMostLines = 200'000;
    const std::string& text = document_.text;
    size_t table = 0;
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      while (table < document_.tables.size() &&
             static_cast<size_t>(document_.tables[table].end_byte) <= begin)
        ++table;
      const bool in_table = table < document_.tables.size() &&
                            static_cast<size_t>(document_.tables[table].begin_byte) < end;
      if (lines_.size() == kMostLines) return false;
      lines_.push_back(LineAt(begin, end, in_table));
      begin = end + 1;
    }
    return true;
  }

  Line LineAt(size_t begin, size_t end, bool in_table) {
    return IsLonger(std::string_view(document_.text).substr(begin, end - begin))
               ? LongerLineAt(begin, end, in_table)
               : PrintedLineAt(begin, end, in_table);
  }

  // Whether the line is longer than any printed one, as characters and as columns.
  static bool IsLonger(std::string_view words) {
    constexpr size_t kMostBytes = 4;  // of a character
    if (words.size() <= kMostChars) return false;
    // A character takes two columns where it has more than two bytes: half as many as bytes or
    // more.
    if (words.size() > kMostBytes * kMostChars) return true;
    int32_t chars = 0;
    int32_t wide = 0;
    for (const char c : words) {
      chars += (c & 0xC0) != 0x80 ? 1 : 0;
      wide += static_cast<unsigned char>(c) >= 0xE0 ? 1 : 0;
    }
    return chars > kMostChars && chars + wide > 2 * kMostChars;
  }

  // A paragraph that is not parted into lines, as most are: only its ends tell anything.
  Line LongerLineAt(size_t begin, size_t end, bool in_table) {
    constexpr size_t kEndBytes = 64;
    const std::string& text = document_.text;
    size_t head = begin + kEndBytes;
    while ((text[head] & 0xC0) == 0x80) --head;
    size_t tail = end - kEndBytes;
    while ((text[tail] & 0xC0) == 0x80) ++tail;
    Line line = PrintedLineAt(begin, head, in_table, true);
    if (const char32_t c = LastOf(text, end); c != 0 && !IsBlank(c) && !IsClosing(c)) {
      line.end = end;
      line.open = !EndsSentence(c);
      line.latin_last = IsLatin(c);
    } else {
      const Line last = PrintedLineAt(tail, end, in_table);
      line.end = last.end;
      line.open = last.open;
      line.latin_last = last.latin_last;
    }
    line.has_comma = true;
    line.spread = false;
    line.page = -1;
    line.chars = line.columns = 2 * kMostChars + 1;
    return line;
  }

  // The character that ends at `end`, of one byte or of three; 0 for others.
  static char32_t LastOf(const std::string& text, size_t end) {
    const auto byte = [&text, end](size_t back) {
      return static_cast<unsigned char>(text[end - back]);
    };
    if (byte(1) < 0x80) return byte(1);
    const bool three =
        (byte(1) & 0xC0) == 0x80 && (byte(2) & 0xC0) == 0x80 && (byte(3) & 0xF0) == 0xE0;
    if (!three) return 0;
    size_t at = end - 3;
    const char32_t c = text::NextCodePoint(text, at);
    return at == end ? c : 0;
  }

  // `longer`: only the head of a longer line, whose end and length are told elsewhere.
  Line PrintedLineAt(size_t begin, size_t end, bool in_table, bool longer = false) {
    Line line{.begin = begin, .end = begin, .in_table = in_table};
    const std::string_view text = document_.text;
    if (words_.size() < end - begin) words_.resize(end - begin);  // as many characters at most
    size_t size = 0;
    size_t kept = 0;  // behind the last character that is no blank
    int32_t columns = 0;
    int32_t kept_columns = 0;
    bool gap = false;  // stands in what is read
    for (size_t at = begin; at < end;) {
      const char32_t c = text::NextCodePoint(text, at);
      const int32_t width = c < 0x2000 ? 1 : 2;
      columns += width;
      if (!IsBlank(c)) {
        words_[size++] = c;
        kept = size;
        kept_columns = columns;
        line.has_gap = gap;
        line.end = at;
      } else if (size == 0) {
        line.indent += width;
        ++line.chars;
        line.begin = line.end = at;
      } else {
        gap = gap || c == U'\t' || c == 0x3000 || IsBlank(words_[size - 1]);
        words_[size++] = c;
      }
    }
    line.chars += static_cast<int32_t>(kept);
    line.columns = kept == 0 ? line.indent : kept_columns;
    if (kept > 0) Describe(std::u32string_view(words_.data(), kept), longer, &line);
    return line;
  }

  static void Describe(std::u32string_view words, bool longer, Line* line) {
    line->opens = Opens(words);
    line->latin_first = IsLatin(words.front());
    const auto number = std::ranges::find_if_not(words, MayStandInNumber);
    line->number = static_cast<int32_t>(number - words.begin());
    if (longer) return;
    line->spread = IsSpread(words);
    line->has_comma = std::ranges::any_of(words, PartsProse);
    size_t last = words.size() - 1;
    while (last > 0 && IsClosing(words[last])) --last;
    line->open = !EndsSentence(words[last]);
    line->latin_last = IsLatin(words.back());
    TakePage(words, line);
  }

  // Whether each character of a title stands apart from the next by the same blank; years may stay
  // whole: 甲 市 2024 年 总 结.
  static bool IsSpread(std::u32string_view words) {
    constexpr size_t kMostTitleChars = 80;
    constexpr int kFewestHan = 5;
    if (words.size() > kMostTitleChars || words.size() < 2) return false;
    int han = 0;
    char32_t blank = 0;
    for (size_t at = 0; at < words.size(); ++at) {
      if (IsBlank(words[at])) {
        if (IsBlank(words[at - 1]) || (blank != 0 && words[at] != blank)) return false;
        blank = words[at];
      } else if (!IsDigit(words[at])) {
        if (words[at] < 0x4E00 || words[at] > 0x9FFF) return false;
        const bool apart = (at == 0 || IsBlank(words[at - 1])) &&
                           (at + 1 == words.size() || IsBlank(words[at + 1]));
        if (!apart) return false;
        ++han;
      }
    }
    return han >= kFewestHan;
  }

  // - 4 -, —4—, 第4页; 4 alone may be one.
  static void TakePage(std::u32string_view words, Line* line) {
    const auto strip = [&words](std::u32string_view any) {
      const size_t begin = words.find_first_not_of(any);
      if (begin == words.npos) return false;
      const size_t end = words.find_last_not_of(any) + 1;
      const bool both = begin > 0 && end < words.size();
      words = words.substr(begin, end - begin);
      return both;
    };
    const bool framed = strip(U"-—–－―· ") || strip(U"第页");
    if (words.size() > kMostPageDigits || !std::ranges::all_of(words, IsDigit)) return;
    line->page = 0;
    for (const char32_t digit : words)
      line->page = line->page * 10 + static_cast<int32_t>(digit - U'0');
    line->bare_page = !framed;
  }

  // A number on a line of its own is a page's where the next such number is the next page's.
  void FindBarePages() {
    Line* before = nullptr;
    bool before_counts = false;
    for (Line& line : lines_) {
      if (line.page < 0) continue;
      const bool counts = before != nullptr && line.page == before->page + 1;
      if (before != nullptr && before->bare_page && !before_counts && !counts) before->page = -1;
      before = &line;
      before_counts = counts;
    }
    if (before != nullptr && before->bare_page && !before_counts) before->page = -1;
  }

  // A heading, an item or a thing set apart, which goes on with no line before it.
  static bool Opens(std::u32string_view words) {
    static constexpr std::u32string_view kHan = U"一二三四五六七八九十";
    static constexpr std::array<std::u32string_view, 7> kOpening = {
        U"附件", U"附表", U"注：", U"单位：", U"各位代表", U"——", U"数据来源"};
    if (std::ranges::any_of(kOpening, [words](auto word) { return words.starts_with(word); }))
      return true;
    if (IsAnyOf(words[0], U"●■◆★※▲○□◇☆*•－-")) return true;
    const bool bracket = words[0] == U'（' || words[0] == U'(';
    const bool ordinal = words[0] == U'第';
    const size_t first = bracket || ordinal ? 1 : 0;
    size_t at = first;
    while (at < words.size() && IsAnyOf(words[at], kHan)) ++at;
    const bool han = at > first;
    while (!han && at < words.size() && IsDigit(words[at])) ++at;
    if (at == first || at > first + 3 || at == words.size()) return false;
    if (bracket) return IsAnyOf(words[at], U"）)");
    if (ordinal) return IsAnyOf(words[at], U"章节篇条") || words.substr(at).starts_with(U"部分");
    const bool point =
        IsAnyOf(words[at], U".．") && !han && (at + 1 == words.size() || !IsDigit(words[at + 1]));
    return words[at] == U'、' || point;
  }

  static bool IsProse(const Line& line) {
    return !line.blank() && !line.in_table && !line.has_gap && line.page < 0;
  }

  // A line whose words the next one may go on with.
  bool MayGoOn(size_t at) const {
    return at + 1 < lines_.size() && IsProse(lines_[at]) && lines_[at].open &&
           IsProse(lines_[at + 1]) && !lines_[at + 1].opens;
  }

  // The length at which most lines end that end in the midst of a sentence; 0: there is none.
  Measure MeasureBy(bool columns) const {
    Measure measure{.columns = columns};
    const int32_t most = columns ? 2 * kMostChars : kMostChars;
    const int32_t fewest = columns ? 2 * kFewestChars : kFewestChars;
    std::vector<int32_t> open(static_cast<size_t>(most) + 1, 0);
    std::vector<int32_t> commas(open.size(), 0);
    int32_t longer = 0;
    for (size_t at = 0; at < lines_.size(); ++at) {
      const int32_t length = measure.Of(lines_[at]);
      if (!IsProse(lines_[at])) continue;
      if (length > most) ++longer;
      if (length > most || !MayGoOn(at)) continue;
      ++open[static_cast<size_t>(length)];
      commas[static_cast<size_t>(length)] += lines_[at].has_comma ? 1 : 0;
    }
    int32_t prose = 0;
    int32_t window = 0;
    const int32_t width = measure.slack() + 1;
    for (int32_t length = 0; length <= most; ++length) {
      window += open[static_cast<size_t>(length)];
      prose += commas[static_cast<size_t>(length)];
      if (length >= width) {
        window -= open[static_cast<size_t>(length - width)];
        prose -= commas[static_cast<size_t>(length - width)];
      }
      if (length < fewest || window < measure.lines || prose * 2 < window || window == 0) continue;
      if (window == measure.lines && open[static_cast<size_t>(length)] == 0) continue;
      measure.lines = window;
      measure.full = length;
    }
    return IsPrinted(measure, open, longer) ? measure : Measure{};
  }

  // Whether lines of that length are those of a page: few are longer, and few of its size end
  // sooner in the midst of a sentence.
  bool IsPrinted(const Measure& measure, const std::vector<int32_t>& open, int32_t longer) const {
    constexpr int32_t kFewestLines = 3;
    if (measure.full == 0) return false;
    int32_t sooner = 0;
    for (int32_t length = measure.full * 2 / 3; length < measure.full - measure.slack(); ++length)
      sooner += open[static_cast<size_t>(length)];
    for (const Line& line : lines_) {
      const bool counted = measure.Of(line) < static_cast<int32_t>(open.size());
      if (IsProse(line) && counted && measure.Of(line) > measure.full + measure.slack() / 3)
        ++longer;
    }
    const bool enough = measure.lines >= kFewestLines || (measure.lines == 2 && HasPair(measure));
    return enough && longer * 8 <= measure.lines && sooner * 3 <= measure.lines;
  }

  // Two lines one behind the other, for a short text that is nothing but a paragraph.
  bool HasPair(const Measure& measure) const {
    const auto full = [&](size_t at) {
      return MayGoOn(at) && lines_[at].has_comma &&
             measure.Of(lines_[at]) >= measure.full - measure.slack();
    };
    for (size_t at = 1; at < lines_.size(); ++at) {
      if (full(at - 1) && full(at)) return true;
    }
    return false;
  }

  static Measure Better(const Measure& one, const Measure& other) {
    return other.lines > one.lines ? other : one;
  }

  // Whether paragraphs begin with an indent, and no other line does.
  bool IsIndented() {
    int32_t begins = 0;
    int32_t indented = 0;
    least_indent_ = INT32_MAX;
    for (const Line& line : lines_) {
      if (IsProse(line)) least_indent_ = std::min(least_indent_, line.indent);
    }
    for (size_t at = 1; at < lines_.size(); ++at) {
      if (!IsProse(lines_[at]) || !IsProse(lines_[at - 1]) || IsFull(lines_[at - 1], 0)) continue;
      ++begins;
      indented += HasIndent(lines_[at]) ? 1 : 0;
    }
    return begins > 0 && indented * 4 >= begins * 3;
  }

  bool HasIndent(const Line& line) const { return line.indent > least_indent_ + 1; }

  bool IsFull(const Line& line, int32_t before) const {
    return before + measure_.Of(line) >= measure_.full - measure_.slack();
  }

  // A number is not broken, or may not begin a line that it has no place on.
  bool HasNoPlaceOn(const Line& line, int32_t before, const Line& next) const {
    return before + measure_.Of(line) + next.number >= measure_.full - measure_.slack();
  }

  // Joins the line at `at` with all that go on with it. The line behind them.
  size_t JoinFrom(size_t at) {
    int32_t before = 0;  // what stands of the printed line before a page's number
    while (IsProse(lines_[at]) && !IsTitle(lines_[at])) {
      bool page = false;
      const size_t next = NextOf(at, &page);
      if (next == lines_.size() || !GoesOn(lines_[at], before, lines_[next], page)) break;
      const bool torn = page && before + measure_.Of(lines_[at]) < measure_.full;
      before = torn ? before + measure_.Of(lines_[at]) : 0;
      Take(lines_[at], lines_[next]);
      at = next;
    }
    return at + 1;
  }

  // Whether the line is the document's title, all of it, which goes on nowhere.
  bool IsTitle(const Line& line) const {
    return !document_.title.empty() &&
           std::string_view(document_.text).substr(line.begin, line.end - line.begin) ==
               document_.title;
  }

  // The line that may go on with the one at `at`: the next, or the one behind a page's number.
  size_t NextOf(size_t at, bool* page) const {
    size_t next = at + 1;
    const auto is_page = [this](const Line& line) {
      return line.page >= 0 && (!line.bare_page || measure_.full > 0);
    };
    while (next < lines_.size() && (lines_[next].blank() || is_page(lines_[next]))) {
      *page = *page || lines_[next].page >= 0;
      ++next;
    }
    if (!*page && next != at + 1) return lines_.size();
    return next < lines_.size() && IsProse(lines_[next]) ? next : lines_.size();
  }

  bool GoesOn(const Line& line, int32_t before, const Line& next, bool page) const {
    const bool apart = indented_ && HasIndent(next);
    if (next.opens || apart) return false;
    if (page && line.open && !line.opens && line.chars >= kFewestBeforePage &&
        (line.has_comma || next.number > 0))
      return true;
    if (measure_.full == 0 || !HasNoPlaceOn(line, before, next)) return false;
    return line.open || (indented_ && !page);
  }

  // Leaves out the blanks of a line that is spread.
  void Close(const Line& line) {
    for (size_t at = line.begin; at < line.end;) {
      const size_t begin = at;
      if (IsBlank(text::NextCodePoint(document_.text, at))) LeaveOut(begin, at);
    }
  }

  void LeaveOut(size_t begin, size_t end) {
    const size_t before = left_out_.empty() ? 0 : left_out_.back().through();
    left_out_.push_back({begin, end, before});
  }

  // Leaves out what parts the two; words of Latin letters keep a blank.
  void Take(const Line& line, const Line& next) {
    size_t begin = line.end;
    if (line.latin_last && next.latin_first) document_.text[begin++] = ' ';
    LeaveOut(begin, next.begin);
  }

  void Cut() {
    std::string kept;
    kept.reserve(document_.text.size());
    size_t at = 0;
    for (const LeftOut& run : left_out_) {
      kept.append(document_.text, at, run.begin - at);
      at = run.end;
    }
    kept.append(document_.text, at);
    document_.text = std::move(kept);
    for (Table& table : document_.tables) {
      Move(&table.begin_byte);
      Move(&table.end_byte);
      for (Cell& cell : table.cells) {
        Move(&cell.begin_byte);
        Move(&cell.end_byte);
      }
    }
    for (Origin& origin : document_.origins) {
      Move(&origin.begin_byte);
      Move(&origin.end_byte);
    }
    // That of a page's number is gone with it.
    std::erase_if(document_.origins,
                  [](const Origin& origin) { return origin.begin_byte == origin.end_byte; });
    for (int32_t& place : document_.replaced_at) Move(&place);
  }

  // To where it stands when what is left out before it is gone.
  void Move(int32_t* byte) const {
    const auto at = static_cast<size_t>(*byte);
    const auto behind = std::ranges::upper_bound(left_out_, at, {}, &LeftOut::begin);
    if (behind == left_out_.begin()) return;
    const LeftOut& run = *std::prev(behind);
    *byte -= static_cast<int32_t>(run.before + std::min(at, run.end) - run.begin);
  }

  // A run of bytes, and how many are left out before it.
  struct LeftOut {
    size_t begin = 0;
    size_t end = 0;
    size_t before = 0;

    size_t through() const { return before + end - begin; }
  };

  DecodedDocument& document_;
  std::vector<Line> lines_;
  std::u32string words_;  // of the line that is read, and what lines before it have left
  Measure measure_;
  bool indented_ = false;  // paragraphs begin with an indent
  int32_t least_indent_ = 0;
  std::vector<LeftOut> left_out_;
};

}  // namespace

void JoinPrintedLines(DecodedDocument* document) { Joiner(document).Join(); }

}  // namespace gongbao::document
