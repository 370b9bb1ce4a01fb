#include "common/document/pdf.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "common/document/pdf_layout.h"
#include "common/document/pdf_rows.h"
#include "common/document/pdf_table.h"
#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

using pdf::Body;
using pdf::Box;
using pdf::Grid;
using pdf::GridCell;
using pdf::IsWide;
using pdf::IsWidePunctuation;
using pdf::Row;
using pdf::Rows;

constexpr std::u32string_view kHanNumerals = U"一二三四五六七八九十百〇零两";
constexpr std::u32string_view kOpening = U"“‘（《〈「『【〔(";

bool IsOneOf(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

std::u32string Head(std::string_view text, size_t count) {
  std::u32string head;
  for (size_t at = 0; at < text.size() && head.size() < count;) {
    head += text::NextCodePoint(text, at);
  }
  return head;
}

char32_t LastOf(std::string_view text) {
  size_t at = text.size() - 1;
  while (at > 0 && text::IsContinuation(text[at])) --at;
  return text::CodePointAt(text, at);
}

// 一、 （一） 第一章 1. （1）: what opens an item of the outline.
bool OpensItem(std::string_view text) {
  const std::u32string head = Head(text, 8);
  size_t at = 0;
  const bool bracket = !head.empty() && IsOneOf(U"（(", head[0]);
  const bool ordinal = !head.empty() && head[0] == U'第';
  if (bracket || ordinal) at = 1;
  const size_t begin = at;
  bool digits = false;
  while (at < head.size() &&
         (IsOneOf(kHanNumerals, head[at]) || (head[at] >= '0' && head[at] <= '9'))) {
    digits = digits || head[at] <= '9';
    ++at;
  }
  if (at == begin || at >= head.size()) return false;
  if (bracket) return IsOneOf(U"）)", head[at]);
  if (ordinal) return IsOneOf(U"章节部篇编条", head[at]);
  if (!digits) return IsOneOf(U"、．.", head[at]);
  // "3.5%" at the head of a line is a figure.
  return IsOneOf(U"、．.", head[at]) && at + 1 < head.size() &&
         (head[at + 1] < '0' || head[at + 1] > '9');
}

bool EndsSentence(std::string_view text) { return IsOneOf(U"。！？；：!?;:”）", LastOf(text)); }

// [1] ① *: what opens a note. A bare number does not: it may be a row of figures.
bool OpensNote(std::string_view text) {
  const std::u32string head = Head(text, 5);
  if (head.empty()) return false;
  if (head[0] >= U'①' && head[0] <= U'⑳') return true;
  if (head[0] == '*' || head[0] == U'※') return true;
  if (!IsOneOf(U"[〔［", head[0])) return false;
  size_t at = 1;
  while (at < head.size() && head[at] >= '0' && head[at] <= '9') ++at;
  return at > 1 && at < head.size() && IsOneOf(U"]〕］", head[at]);
}

// 表3 图 2 附表一: what opens a caption.
bool OpensCaption(std::string_view text) {
  std::u32string head = Head(text, 4);
  std::erase(head, U' ');
  if (head.starts_with(U'附')) head.erase(0, 1);
  return head.size() > 1 && IsOneOf(U"表图", head[0]) &&
         (IsOneOf(kHanNumerals, head[1]) || (head[1] >= '0' && head[1] <= '9'));
}

// In the middle of its column of text, away from both margins.
bool IsCentered(const Row& row) {
  const float before = row.box.left - row.left;
  const float behind = row.right - row.box.right;
  return before > row.em / 2 && behind > row.em / 2 && std::fabs(before - behind) < 1.2F * row.em;
}

// The width of what can't be parted at the head of a row: it explains why the row above ends where
// it does. Digits and letters are half as wide as Han.
float HeadWidth(const Row& row) {
  float ems = 0;
  bool began = false;
  for (size_t at = 0; at < row.text.size();) {
    const char32_t c = text::NextCodePoint(row.text, at);
    const bool opening = IsOneOf(kOpening, c);
    const bool closing = IsWidePunctuation(c) && !opening;
    const bool narrow = !IsWide(c);
    if (c == ' ' || (began && !narrow && !closing)) break;
    ems += narrow ? 0.5F : 1;
    if (closing) break;
    began = began || !opening;
    if (began && !narrow) {
      // A closing mark may not begin a line: it goes with the character.
      if (at < row.text.size()) {
        const char32_t next = text::CodePointAt(row.text, at);
        if (IsWidePunctuation(next) && !IsOneOf(kOpening, next)) ems += 1;
      }
      break;
    }
  }
  return ems * row.em;
}

// Whether the row goes as far as it can before what follows it.
bool IsFull(const Row& row, const Row& next) {
  return row.box.right + HeadWidth(next) > row.right - 0.5F * row.em;
}

// Whether the sentence or title of one row goes on in the next.
class Joiner {
 public:
  explicit Joiner(const Body& body) : body_(body) {}

  bool Continues(const Row& row, const Row& next) const {
    if (IsOtherType(row, next)) return false;
    if (row.widest_gap >= 2.5F || next.widest_gap >= 2.5F) return false;
    const bool same_column =
        row.page == next.page && row.column == next.column && next.box.top > row.box.top;
    const float pitch = body_.pitch > 0 ? body_.pitch / std::max(1.0F, body_.em) * row.em : 0;
    const float usual = std::max(pitch, 1.3F * row.em);
    if (same_column && next.box.bottom - row.box.bottom > 1.6F * usual) return false;
    if (IsTitle(row) || IsTitle(next)) {
      return IsTitle(row) && IsTitle(next) && same_column && !OpensItem(next.text);
    }
    const float indent = next.box.left - next.left;
    if (indent > 1.2F * next.em) return false;
    if (!IsFull(row, next)) {
      // A line may end early in the middle of a sentence, before what must not be parted; where
      // paragraphs are indented, what is not goes on.
      const bool early = body_.indented && indent > -next.em && indent < 0.5F * next.em &&
                         row.box.right > row.right - 4 * row.em && !EndsSentence(row.text) &&
                         !IsCentered(row);
      return early && !OpensItem(next.text);
    }
    return !(EndsSentence(row.text) &&
             (OpensItem(next.text) || OpensNote(next.text) || OpensCaption(next.text)));
  }

  // Large and in the middle.
  bool IsTitle(const Row& row) const { return row.em > 1.08F * body_.em && IsCentered(row); }

 private:
  // Larger or smaller. Spacing out a line makes its characters look wider, but not higher; another
  // face of the same size has higher boxes, but is as wide.
  static bool IsOtherType(const Row& a, const Row& b) {
    const auto differ = [](float x, float y, float part) {
      return std::fabs(x - y) > part * std::max(x, y);
    };
    return a.sure && b.sure && differ(a.em, b.em, 0.1F) &&
           differ(a.box.height(), b.box.height(), 0.05F);
  }

  const Body& body_;
};

// The blank between two rows of one paragraph: between Latin words only. Numbers and words with
// Han never have one there.
bool NeedsBlank(std::string_view before, std::string_view next) {
  const auto letter = [](char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x2000);
  };
  const char32_t last = LastOf(before);
  const char32_t first = text::CodePointAt(next, 0);
  return (letter(last) || IsOneOf(U",.;:)", last)) && letter(first);
}

// Writes paragraphs and tables as the document's text.
class Writer {
 public:
  explicit Writer(const Rows& rows) : rows_(rows), joiner_(rows.body) {}

  DecodedDocument Write() {
    const std::vector<Grid> tables = pdf::FindTables(rows_);
    size_t at = 0;
    for (const Grid& table : tables) {
      AddRows(at, table.begin);
      EndParagraph();
      AddTable(table);
      at = table.end;
    }
    AddRows(at, rows_.rows.size());
    EndParagraph();
    return std::move(document_);
  }

 private:
  bool IsSmall(const Row& row) const { return row.em < 0.88F * rows_.body.em; }

  // Where the notes at the foot of a page begin: small type up to its end that a mark opens, behind
  // type of the body; `end` when there are none.
  size_t NotesBegin(size_t begin, size_t end) const {
    size_t notes = end;
    for (size_t i = end; i-- > begin && IsSmall(rows_.rows[i]);) {
      if (OpensNote(rows_.rows[i].text)) notes = i;
    }
    return notes > begin && !IsSmall(rows_.rows[notes - 1]) ? notes : end;
  }

  bool SameColumn(size_t a, size_t b) const {
    return rows_.rows[a].page == rows_.rows[b].page && rows_.rows[a].column == rows_.rows[b].column;
  }

  void AddRows(size_t begin, size_t end) {
    while (begin < end) {
      size_t column_end = begin;
      while (column_end < end && SameColumn(begin, column_end)) ++column_end;
      const bool foot = column_end == rows_.rows.size() || !SameColumn(begin, column_end);
      const size_t notes = foot ? NotesBegin(begin, column_end) : column_end;
      for (size_t i = begin; i < notes; ++i) AddRow(rows_.rows[i]);
      for (size_t i = notes; i < column_end; ++i) notes_.push_back(&rows_.rows[i]);
      begin = column_end;
    }
  }

  void AddRow(const Row& row) {
    if (last_ != nullptr && !joiner_.Continues(*last_, row)) EndParagraph();
    Append(row);
  }

  // Adds the row to the open paragraph.
  void Append(const Row& row) {
    std::string& text = document_.text;
    if (last_ != nullptr && NeedsBlank(text, row.text)) text += ' ';
    const size_t begin = text.size();
    text += row.text;
    AddOrigin(begin, row.page, row.box,
              last_ != nullptr && last_->page == row.page && last_->column == row.column);
    last_ = &row;
  }

  // The open paragraph ends, and the notes that waited for its end follow.
  void EndParagraph() {
    if (last_ != nullptr) document_.text += '\n';
    last_ = nullptr;
    const std::vector<const Row*> notes = std::exchange(notes_, {});
    for (const Row* row : notes) {
      if (last_ != nullptr && (OpensNote(row->text) || !joiner_.Continues(*last_, *row))) {
        document_.text += '\n';
        last_ = nullptr;
      }
      Append(*row);
    }
    if (last_ != nullptr) document_.text += '\n';
    last_ = nullptr;
  }

  void AddOrigin(size_t begin, int32_t page, const Box& box, bool same) {
    const auto end = static_cast<int32_t>(document_.text.size());
    if (same) {
      Origin& origin = document_.origins.back();
      origin.end_byte = end;
      origin.left = std::min(origin.left, box.left);
      origin.top = std::min(origin.top, box.top);
      origin.right = std::max(origin.right, box.right);
      origin.bottom = std::max(origin.bottom, box.bottom);
      return;
    }
    document_.origins.push_back({.begin_byte = static_cast<int32_t>(begin),
                                 .end_byte = end,
                                 .page = page + 1,
                                 .left = box.left,
                                 .top = box.top,
                                 .right = box.right,
                                 .bottom = box.bottom,
                                 .path = {}});
  }

  void AddTable(const Grid& grid) {
    std::string& text = document_.text;
    Table table{.begin_byte = static_cast<int32_t>(text.size()),
                .rows = grid.rows,
                .columns = grid.columns,
                .cells = {}};
    int32_t row = 0;
    bool first = true;
    for (const GridCell& cell : grid.cells) {
      for (; row < cell.row; ++row) {
        text += '\n';
        first = true;
      }
      if (!first) text += '\t';
      first = false;
      const size_t begin = text.size();
      text += cell.text;
      if (!cell.text.empty()) AddOrigin(begin, cell.page, cell.box, false);
      table.cells.push_back({.row = cell.row,
                             .column = cell.column,
                             .rows = cell.rows,
                             .columns = cell.columns,
                             .header = false,
                             .begin_byte = static_cast<int32_t>(begin),
                             .end_byte = static_cast<int32_t>(text.size())});
    }
    table.end_byte = static_cast<int32_t>(text.size());
    text += '\n';
    document_.tables.push_back(std::move(table));
  }

  const Rows& rows_;
  Joiner joiner_;
  const Row* last_ = nullptr;      // of the open paragraph
  std::vector<const Row*> notes_;  // of the page, until the open paragraph ends
  DecodedDocument document_;
};

std::string WithoutBlanks(std::string_view text) {
  std::string bare;
  std::ranges::copy_if(text, std::back_inserter(bare),
                       [](char c) { return c != ' ' && c != '\n' && c != '\t'; });
  return bare;
}

// The file's title where the beginning of the text has it too; else the first lines in large type.
// Files are made from other files, and keep their titles: what the text does not say is not used.
std::string TitleOf(std::string_view file_title, std::string_view text, const Rows& rows) {
  constexpr size_t kBeginning = 6000;
  const std::string title = WithoutBlanks(file_title);
  if (title.size() >= 18 &&
      WithoutBlanks(text.substr(0, kBeginning)).find(title) != std::string::npos) {
    return title;
  }
  const Joiner joiner(rows.body);
  std::string heading;
  const Row* last = nullptr;
  for (const Row& row : std::span(rows.rows).first(std::min<size_t>(rows.rows.size(), 12))) {
    const bool large = joiner.IsTitle(row);
    if (last != nullptr && (!large || !joiner.Continues(*last, row))) break;
    if (!large) continue;
    heading += row.text;
    last = &row;
  }
  // The mark of a note on the title is none of its words.
  if (const size_t mark = heading.find_last_of('['); mark != std::string::npos) {
    if (heading.find_first_not_of("0123456789]", mark + 1) == std::string::npos)
      heading.resize(mark);
  }
  return text::CountChars(heading) >= 6 ? heading : "";
}

int64_t CountReplaced(std::string_view text) {
  constexpr std::string_view kReplacement = "\uFFFD";
  int64_t count = 0;
  for (size_t at = text.find(kReplacement); at != std::string_view::npos;
       at = text.find(kReplacement, at + kReplacement.size())) {
    ++count;
  }
  return count;
}

// Whether a third of the pages and more than one have no text; a cover or a blank page is no scan.
bool IsScanned(const std::vector<pdf::Page>& pages) {
  const auto blank = std::ranges::count_if(
      pages, [](const pdf::Page& page) { return page.first_line == page.end_line; });
  return blank > 1 && 3 * blank >= std::ssize(pages);
}

}  // namespace

Result<DecodedDocument> ReadPdfLayout(std::string_view layout) {
  GONGBAO_ASSIGN_OR_RETURN(pdf::Layout parsed, pdf::ParseLayout(layout));
  const Rows rows = pdf::RowsOf(parsed);
  if (rows.rows.empty()) {
    return InvalidArgumentError("the PDF has " + std::to_string(parsed.pages.size()) +
                                " pages of images and no text: it was scanned; recognise its text "
                                "first");
  }
  DecodedDocument document = Writer(rows).Write();
  document.title = TitleOf(parsed.title, document.text, rows);
  document.media_type = "application/pdf";
  document.replaced = CountReplaced(document.text);
  document.scanned = IsScanned(parsed.pages);
  document.properties = std::move(parsed.properties);
  return document;
}

}  // namespace gongbao::document
