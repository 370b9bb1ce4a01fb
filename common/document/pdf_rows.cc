#include "common/document/pdf_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "common/document/raised.h"
#include "common/text/utf8.h"

namespace gongbao::document::pdf {
namespace {

bool IsDigit(char32_t c) { return c >= '0' && c <= '9'; }

char32_t FirstOf(std::string_view text) { return text::CodePointAt(text, 0); }
char32_t LastOf(std::string_view text) {
  size_t at = text.size() - 1;
  while (at > 0 && text::IsContinuation(text[at])) --at;
  return text::CodePointAt(text, at);
}

bool IsOneHan(std::string_view text) {
  const char32_t c = FirstOf(text);
  return text.size() == text::CharBytes(text[0]) && IsWide(c) && !IsWidePunctuation(c);
}

// Whether the text ends in one Han character with something else before it.
bool EndsInOneHan(std::string_view text) {
  const char32_t last = LastOf(text);
  if (!IsWide(last) || IsWidePunctuation(last)) return false;
  std::string buffer;
  text::AppendUtf8(last, buffer);
  text.remove_suffix(buffer.size());
  if (text.empty()) return true;
  const char32_t before = LastOf(text);
  return !IsWide(before) || IsWidePunctuation(before);
}

float Median(std::vector<float>& values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

std::span<const Word> WordsOf(const Layout& layout, const Line& line) {
  return std::span(layout.words)
      .subspan(static_cast<size_t>(line.first_word),
               static_cast<size_t>(line.end_word - line.first_word));
}

struct Em {
  float width = 0;  // of a Han character; 0: there is none to measure
  bool sure = false;
};

// Measures the type of these words. Those of Han alone tell it best; in others digits and letters
// are taken for half as wide.
Em EmOf(std::span<const Word> words) {
  float width = 0;
  float ems = 0;
  float mixed_width = 0;
  float mixed_ems = 0;
  int64_t measured = 0;
  for (const Word& word : words) {
    int64_t wide = 0;
    int64_t narrow = 0;
    for (size_t at = 0; at < word.text.size();) {
      (IsWide(text::NextCodePoint(word.text, at)) ? wide : narrow) += 1;
    }
    // A mark alone may be set at half of its width; among many digits a character tells little.
    if (wide < narrow || (wide == 1 && IsWidePunctuation(FirstOf(word.text)))) continue;
    measured += wide;
    (narrow == 0 ? width : mixed_width) += word.box.width();
    (narrow == 0 ? ems : mixed_ems) += static_cast<float>(wide) + static_cast<float>(narrow) / 2;
  }
  if (ems > 0) return {width / ems, measured >= 3};
  if (mixed_ems > 0) return {mixed_width / mixed_ems, measured >= 3};
  return {};
}

// How wide a Han character is to the height of its box; it depends on the fonts.
float EmToHeight(const Layout& layout) {
  std::vector<float> ratios;
  for (const Line& line : layout.lines) {
    const Em em = EmOf(WordsOf(layout, line));
    if (em.sure && line.box.height() > 0) ratios.push_back(em.width / line.box.height());
  }
  return ratios.empty() ? 0.9F : std::clamp(Median(ratios), 0.4F, 1.6F);
}

// Blanks may be told only from gaps beyond the row's own spacing.
void MeasureSpacing(Row& row) {
  std::vector<float> gaps;
  size_t single = 0;
  for (size_t i = 0; i < row.words.size(); ++i) {
    const Word& word = row.words[i];
    single += word.text.size() == text::CharBytes(word.text[0]);
    if (i > 0) gaps.push_back(std::max(0.0F, word.box.left - row.words[i - 1].box.right) / row.em);
  }
  if (row.words.size() >= 6 && single * 10 >= row.words.size() * 6) {
    row.spacing = std::min(Median(gaps), 1.5F);
  }
}

float GapBefore(std::span<const Word> words, size_t i, const Row& row) {
  return (words[i].box.left - words[i - 1].box.right) / row.em - row.spacing;
}

bool IsBlank(std::string_view before, std::string_view next, float gap, float spacing) {
  const char32_t a = LastOf(before);
  const char32_t b = FirstOf(next);
  if (IsWidePunctuation(a) || IsWidePunctuation(b)) return gap >= 1.5F;
  if (IsWide(a) && IsWide(b)) {
    // Two characters on their own, spread to fill a place, are one word.
    if (gap < 3 && IsOneHan(next) && EndsInOneHan(before)) return false;
    return gap >= 0.7F;
  }
  if (IsWide(a) || IsWide(b))
    return gap >= 0.7F + spacing;  // a typed blank is spread on both sides
  if (IsDigit(a) && (b == '%' || b == 0x2030)) return gap >= kCellGap;
  const auto numeric = [](char32_t c) { return IsDigit(c) || c == '.' || c == ','; };
  return gap >= (numeric(a) && numeric(b) ? 0.2F : 0.12F);
}

// Small and above the middle; or hardly smaller, and higher than the row at both ends.
bool IsRaised(const Word& word, const Row& row) {
  const float height = row.box.height();
  if (word.box.height() < 0.75F * height) return word.box.middle_y() < row.box.middle_y();
  return word.box.height() < 0.85F * height && word.box.top < row.box.top &&
         word.box.bottom < row.box.bottom - 0.25F * height;
}

// Finishes a row whose words, main box and em are known.
void Finish(Row& row) {
  std::ranges::stable_sort(row.words, {}, [](const Word& word) { return word.box.left; });
  MeasureSpacing(row);
  row.text = TextOf(row.words, row);
  for (size_t i = 1; i < row.words.size(); ++i) {
    const float gap = GapBefore(row.words, i, row);
    row.widest_gap = std::max(row.widest_gap, gap);
    row.gaps += gap >= kCellGap;
  }
}

// Puts the lines of one column of text together in rows.
class RowBuilder {
 public:
  RowBuilder(const Layout& layout, float em_to_height, std::vector<Row>& rows)
      : layout_(layout), em_to_height_(em_to_height), rows_(rows) {}

  void Add(std::vector<const Line*>& lines, int32_t page, int32_t column) {
    std::ranges::stable_sort(lines, {}, [](const Line* line) { return line->box.middle_y(); });
    const size_t first = rows_.size();
    for (const Line* line : lines) {
      Row* const row = rows_.size() > first ? Place(*line, first) : nullptr;
      if (row != nullptr) {
        Extend(*row, *line);
      } else {
        Row& begun = rows_.emplace_back();
        begun.page = page;
        begun.column = column;
        begun.box = line->box;
        Extend(begun, *line);
      }
    }
    for (size_t i = first; i < rows_.size(); ++i) Finish(rows_[i]);
  }

 private:
  // The last row, or the one before it when a raised mark of the next row came between.
  Row* Place(const Line& line, size_t first) {
    for (size_t back = 1; back <= 2 && rows_.size() >= first + back; ++back) {
      Row& row = rows_[rows_.size() - back];
      const float shared =
          std::min(row.box.bottom, line.box.bottom) - std::max(row.box.top, line.box.top);
      const float height = std::min(row.box.height(), line.box.height());
      if (shared > 0 && shared >= 0.5F * height) return &row;
    }
    return nullptr;
  }

  void Extend(Row& row, const Line& line) const {
    const auto words = WordsOf(layout_, line);
    const Em em = EmOf(words);
    const bool main = row.words.empty() || line.box.height() > 1.2F * row.box.height() ||
                      (!row.sure && em.sure && line.box.height() > 0.8F * row.box.height());
    if (main) {
      row.box.top = line.box.top;
      row.box.bottom = line.box.bottom;
      row.em = em.width > 0 ? em.width : std::max(1.0F, line.box.height() * em_to_height_);
      row.sure = em.sure;
    }
    row.box.left = std::min(row.box.left, line.box.left);
    row.box.right = std::max(row.box.right, line.box.right);
    row.words.insert(row.words.end(), words.begin(), words.end());
  }

  const Layout& layout_;
  float em_to_height_;
  std::vector<Row>& rows_;
};

// Where a page is parted into two columns of text, or nothing: many wide lines on both sides of its
// middle, those on the left mostly full, and hardly any across.
std::optional<float> Gutter(const Page& page, std::span<const Line> lines) {
  const float middle = page.width / 2;
  int64_t left = 0;
  int64_t right = 0;
  int64_t across = 0;
  std::vector<float> ends;
  for (const Line& line : lines) {
    if (line.box.left < middle - 12 && line.box.right > middle + 12) {
      ++across;
    } else if (line.box.width() >= 0.25F * page.width) {
      (line.box.middle_x() < middle ? left : right) += 1;
      if (line.box.middle_x() < middle) ends.push_back(line.box.right);
    }
  }
  if (left < 8 || right < 8 || across * 5 > left + right) return {};
  const float full = Median(ends);
  const auto filled = std::ranges::count_if(
      ends, [&](float end) { return std::fabs(end - full) < 0.03F * page.width; });
  if (filled * 10 < left * 6) return {};
  return middle;
}

// The rows of a page: in two columns the left one first, from one line across to the next.
void AddPage(const Layout& layout, const std::vector<bool>& dropped, int32_t index,
             RowBuilder& builder) {
  const Page& page = layout.pages[static_cast<size_t>(index)];
  const auto lines = std::span(layout.lines)
                         .subspan(static_cast<size_t>(page.first_line),
                                  static_cast<size_t>(page.end_line - page.first_line));
  std::vector<const Line*> all;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!dropped[static_cast<size_t>(page.first_line) + i]) all.push_back(&lines[i]);
  }
  const std::optional<float> gutter = Gutter(page, lines);
  if (!gutter) {
    builder.Add(all, index, 0);
    return;
  }
  std::ranges::stable_sort(all, {}, [](const Line* line) { return line->box.middle_y(); });
  std::array<std::vector<const Line*>, 3> parts;  // left, right, across
  const auto flush = [&] {
    for (size_t part = 0; part < parts.size(); ++part) {
      builder.Add(parts[part], index, static_cast<int32_t>(part) + 1);
      parts[part].clear();
    }
  };
  for (const Line* line : all) {
    const bool across = line->box.left < *gutter - 12 && line->box.right > *gutter + 12;
    if (!across && !parts[2].empty()) flush();
    parts[across ? 2 : line->box.middle_x() < *gutter ? 0 : 1].push_back(line);
  }
  flush();
}

// The text without blanks and digits.
std::string WithoutDigits(std::string_view text) {
  std::string bare;
  std::ranges::copy_if(text, std::back_inserter(bare),
                       [](char c) { return c != ' ' && (c < '0' || c > '9'); });
  return bare;
}

// The number of a row that counts pages, or -1; `marked`: only a page number looks so.
int32_t PageNumber(std::string_view text, bool& marked) {
  std::string bare;
  int32_t dashes = 0;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = text::NextCodePoint(text, at);
    const bool dash = c == '-' || c == 0xB7 || c == '~' || (c >= 0x2010 && c <= 0x2015) ||
                      c == 0x2500 || c == 0x2212 || c == U'－' || c == U'一';
    dashes += dash;
    if (c != ' ' && !dash) text::AppendUtf8(c, bare);
  }
  constexpr std::string_view kOrdinal = "第";
  std::string_view rest = bare;
  if (rest.starts_with(kOrdinal)) rest.remove_prefix(kOrdinal.size());
  int32_t number = 0;
  size_t digits = 0;
  for (; digits < rest.size() && digits < 5 && IsDigit(static_cast<unsigned char>(rest[digits]));
       ++digits) {
    number = number * 10 + (rest[digits] - '0');
  }
  if (digits == 0 || digits > 4) return -1;
  const std::string tail = WithoutDigits(rest);
  constexpr std::array<std::string_view, 7> kTails = {"页",      "页共页", "页/共页", "页，共页",
                                                      "页,共页", "/",      "/共页"};
  marked = tail.empty() ? dashes >= 2 : std::ranges::find(kTails, tail) != kTails.end();
  return marked || rest.size() == digits ? number : -1;
}

// Marks the rows at the tops and feet of pages that are no part of the text.
class Furniture {
 public:
  Furniture(const Layout& layout, std::span<const Row> rows)
      : pages_(static_cast<int32_t>(layout.pages.size())),
        rows_(rows),
        outermost_(rows.size()),
        dropped_(rows.size()) {
    for (size_t begin = 0; begin < rows.size();) {
      size_t end = begin;
      while (end < rows.size() && rows[end].page == rows[begin].page) ++end;
      EdgesOf(begin, end, layout.pages[static_cast<size_t>(rows[begin].page)].height);
      begin = end;
    }
  }

  // By index of the row.
  std::vector<bool> Find() {
    DropRunning();
    DropNumbers();
    return std::move(dropped_);
  }

 private:
  // The two rows nearest to the top and the two nearest to the foot, if they are in its outer part.
  void EdgesOf(size_t begin, size_t end, float height) {
    std::vector<size_t> order;
    for (size_t i = begin; i < end; ++i) order.push_back(i);
    std::ranges::stable_sort(order, {}, [&](size_t i) { return rows_[i].box.top; });
    for (size_t i = 0; i < order.size(); ++i) {
      const size_t to_end = order.size() - 1 - i;
      const float middle = rows_[order[i]].box.middle_y();
      const bool top = i < 2 && middle < 0.15F * height;
      const bool foot = to_end < 2 && middle > 0.85F * height;
      if (top || foot) edges_.push_back(order[i]);
      outermost_[order[i]] = i == 0 || to_end == 0;
    }
  }

  // The same words at the same height on four pages of ten, three at least: right and left pages
  // may have a head each. Of two pages, both.
  void DropRunning() {
    std::map<std::pair<std::string, int32_t>, std::vector<size_t>> same;
    for (const size_t edge : edges_) {
      const Row& row = rows_[edge];
      std::string words = WithoutDigits(row.text);
      const bool says = std::ranges::any_of(
          words, [](char c) { return c < 0 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
      if (!says) continue;  // figures of a table
      same[{std::move(words), static_cast<int32_t>(std::lround(row.box.top / 4))}].push_back(edge);
    }
    for (const auto& [key, found] : same) {
      const auto count = static_cast<int32_t>(found.size());
      const bool both = pages_ == 2 && count == 2 && outermost_[found[0]] && outermost_[found[1]];
      if (!both && (count < 3 || count * 10 < pages_ * 4)) continue;
      // A table that goes through all pages repeats its head: the first one is of the text.
      const bool table = rows_[found.front()].gaps >= 2;
      for (size_t i = table ? 1 : 0; i < found.size(); ++i) dropped_[found[i]] = true;
    }
  }

  void DropNumbers() {
    std::map<int32_t, std::vector<size_t>> bare;  // by what the number is before its page's
    for (const size_t edge : edges_) {
      bool marked = false;
      const int32_t number = PageNumber(rows_[edge].text, marked);
      if (number < 0) continue;
      if (marked) {
        dropped_[edge] = true;
      } else {
        bare[number - rows_[edge].page].push_back(edge);
      }
    }
    for (const auto& [offset, found] : bare) {
      if (found.size() < 2 && (pages_ > 1 || offset != 1)) continue;
      for (const size_t row : found) dropped_[row] = true;
    }
  }

  int32_t pages_;
  std::span<const Row> rows_;
  std::vector<size_t> edges_;    // rows near the top or the foot of their page
  std::vector<bool> outermost_;  // by row: the first or last of its page
  std::vector<bool> dropped_;
};

// The lines of large type that stand at the same place on most pages: watermarks.
std::vector<bool> Watermarks(const Layout& layout) {
  std::map<std::tuple<std::string, int32_t, int32_t>, std::vector<size_t>> same;
  std::vector<float> heights;
  for (const Line& line : layout.lines) heights.push_back(line.box.height());
  const float large = 1.4F * Median(heights);
  for (size_t i = 0; i < layout.lines.size(); ++i) {
    const Line& line = layout.lines[i];
    if (line.box.height() < large) continue;
    std::string words;
    for (const Word& word : WordsOf(layout, line)) words += word.text;
    same[{words, static_cast<int32_t>(std::lround(line.box.left / 4)),
          static_cast<int32_t>(std::lround(line.box.top / 4))}]
        .push_back(i);
  }
  std::vector<bool> dropped(layout.lines.size());
  for (const auto& [key, found] : same) {
    if (found.size() < 3 || found.size() * 10 < layout.pages.size() * 6) continue;
    for (const size_t i : found) dropped[i] = true;
  }
  return dropped;
}

// The value that most of them have, within two points, and of two the higher; of clusters nearly as
// strong the lowest when `lowest`.
float Cluster(std::vector<float>& values, bool lowest) {
  std::ranges::sort(values);
  float best = 0;
  size_t most = 0;
  for (size_t begin = 0; begin < values.size();) {
    size_t end = begin;
    while (end < values.size() && values[end] - values[begin] <= 2) ++end;
    const size_t count = end - begin;
    const bool enough = count >= 2 && count * 10 >= values.size();
    if (lowest ? enough && most == 0 : count >= most) {
      best = values[begin + count / 2];
      most = count;
    }
    begin = end;
  }
  return most > 0 || values.empty() ? best : values.front();
}

struct Margins {
  float left = 0;
  float right = 0;
};

// The margins that long rows without gaps keep to.
Margins MarginsOf(std::span<const Row* const> rows) {
  float widest = 0;
  for (const Row* row : rows) {
    if (row->gaps == 0) widest = std::max(widest, row->box.width());
  }
  std::vector<float> left;
  std::vector<float> right;
  for (const Row* row : rows) {
    if (row->gaps > 0 || row->box.width() < 0.6F * widest) continue;
    left.push_back(row->box.left);
    right.push_back(row->box.right);
  }
  return {Cluster(left, true), Cluster(right, false)};
}

// Gives each row the margins of its page, or those of the document where a page has few rows. A row
// across two columns has those of both.
void SetMargins(std::vector<Row>& rows) {
  std::array<std::vector<const Row*>, kAcross + 1> all;
  for (const Row& row : rows) all[static_cast<size_t>(row.column)].push_back(&row);
  std::array<Margins, kAcross + 1> usual;
  for (size_t column = 0; column < all.size(); ++column) usual[column] = MarginsOf(all[column]);
  usual[kAcross] = {.left = usual[kAcross - 2].left, .right = usual[kAcross - 1].right};
  std::map<std::pair<int32_t, int32_t>, std::vector<Row*>> pages;
  for (Row& row : rows) pages[{row.page, row.column}].push_back(&row);
  for (const auto& [key, page] : pages) {
    Margins margins = usual[static_cast<size_t>(key.second)];
    const float width = margins.right - margins.left;
    std::vector<const Row*> full;
    for (const Row* row : page) {
      if (row->gaps == 0 && row->box.width() >= 0.8F * width) full.push_back(row);
    }
    if (full.size() >= 5 && key.second != kAcross) margins = MarginsOf(full);
    for (Row* row : page) {
      row->left = margins.left;
      row->right = margins.right;
    }
  }
}

Body BodyOf(std::span<const Row> rows) {
  Body body;
  std::map<int32_t, size_t> sizes;  // em in halves of a point
  for (const Row& row : rows)
    sizes[static_cast<int32_t>(std::lround(row.em * 2))] += row.text.size();
  const auto most =
      std::ranges::max_element(sizes, {}, [](const auto& size) { return size.second; });
  if (most != sizes.end()) body.em = static_cast<float>(most->first) / 2;
  std::vector<float> pitches;
  size_t indented = 0;
  for (size_t i = 1; i < rows.size(); ++i) {
    const Row& row = rows[i];
    const float pitch = row.box.bottom - rows[i - 1].box.bottom;
    if (row.page != rows[i - 1].page || std::fabs(row.em - body.em) > 1 || pitch <= 0) continue;
    const float indent = row.box.left - row.left;
    if (indent < 0.5F * row.em) pitches.push_back(pitch);
    indented +=
        indent > 1.2F * row.em && indent < 2.8F * row.em && row.box.right > row.right - 2 * row.em;
  }
  body.indented = indented >= 2;
  body.pitch = Median(pitches);
  return body;
}

}  // namespace

bool IsWide(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xE000 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x2460 && c <= 0x24FF) || c >= 0x20000 ||
         IsWidePunctuation(c);
}

bool IsWidePunctuation(char32_t c) {
  return (c >= 0x3001 && c <= 0x3020) || (c >= 0xFF01 && c <= 0xFF0F) ||
         (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
         (c >= 0xFF5B && c <= 0xFF60) || (c >= 0x2018 && c <= 0x201D) || c == 0x2014 || c == 0x2026;
}

std::string TextOf(std::span<const Word> words, const Row& row) {
  std::string text;
  bool after_raised = false;
  for (size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    const bool raised = !text.empty() && IsRaised(word, row);
    const std::u32string digits = raised ? Raised(word.text) : std::u32string();
    for (const char32_t c : digits) text::AppendUtf8(c, text);
    if (digits.empty()) {
      // A raised mark hangs on what is before it, and the line goes on behind it.
      const float gap = i == 0 ? 0 : GapBefore(words, i, row);
      const bool apart = raised || after_raised
                             ? gap >= kCellGap
                             : i > 0 && IsBlank(words[i - 1].text, word.text, gap, row.spacing);
      if (apart) text += ' ';
      text += word.text;
    }
    after_raised = raised;
  }
  return text;
}

Rows RowsOf(const Layout& layout) {
  const std::vector<bool> watermarks = Watermarks(layout);
  Rows found;
  RowBuilder builder(layout, EmToHeight(layout), found.rows);
  for (size_t page = 0; page < layout.pages.size(); ++page) {
    AddPage(layout, watermarks, static_cast<int32_t>(page), builder);
  }
  const std::vector<bool> dropped = Furniture(layout, found.rows).Find();
  std::vector<Row> kept;
  for (size_t i = 0; i < found.rows.size(); ++i) {
    if (!dropped[i]) kept.push_back(std::move(found.rows[i]));
  }
  found.rows = std::move(kept);
  SetMargins(found.rows);
  found.body = BodyOf(found.rows);
  return found;
}

}  // namespace gongbao::document::pdf
