// The rows of print of a PDF: its words put together as an eye sees them, page by page in reading
// order, without page numbers and running heads.
#ifndef GONGBAO_COMMON_DOCUMENT_PDF_ROWS_H_
#define GONGBAO_COMMON_DOCUMENT_PDF_ROWS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/document/pdf_layout.h"

namespace gongbao::document::pdf {

// Han and what is as wide in Han type, with its punctuation.
bool IsWide(char32_t c);
bool IsWidePunctuation(char32_t c);

inline constexpr int32_t kAcross = 3;

// What stands side by side at one height of a page, or of one of its two columns of text.
struct Row {
  int32_t page = 0;    // from 0
  int32_t column = 0;  // of a page set in two: 1 the left one, 2 the right one, kAcross both
  Box box;             // of its main type: raised marks do not stretch it
  float em = 0;        // width of a Han character of its type
  bool sure = false;   // em was measured, on three characters at least
  float spacing = 0;   // what letter spacing puts between its characters, in em
  float left = 0;      // the margins of its column of text
  float right = 0;
  std::vector<Word> words;  // from left to right
  std::string text;
  float widest_gap = 0;  // between its words, beyond the spacing, in em
  int32_t gaps = 0;      // those of kCellGap or more
};

// From this gap on, in em, words may be cells of a table: more than two blanks of type.
inline constexpr float kCellGap = 0.9F;

// Words of a row from left to right as text. What a blank is:
//   between Han, or Han and digits: a gap of 0.7 em or more. Typesetting itself puts a quarter of
//   an em there, a typed blank is up to half an em, and neither means anything in Chinese; a gap of
//   nearly a character is meant (two issuers in one line). At punctuation, whose own half is empty,
//   twice as much;
//   none between two single Han characters that are spread to fill a place (综 合), and none that
//   the row's letter spacing explains;
//   between digits: 0.2 em, so that kerning does not break a number;
//   between Latin letters and marks: where pdftotext parts words.
// A raised 2 or 3 behind m is ² or ³.
std::string TextOf(std::span<const Word> words, const Row& row);

// What is typical of the document: the type of most of its characters.
struct Body {
  float em = 0;
  float pitch = 0;        // from line to line of one paragraph
  bool indented = false;  // paragraphs begin with an indent
};

struct Rows {
  std::vector<Row> rows;  // in reading order
  Body body;
};

// Puts the words of all pages in rows. Left out: numbers of pages ("- 3 -", "第3页 共9页" at the
// top or foot; a bare number where it counts with the pages), lines that are the same but for
// digits at the same height at the top or foot of many pages, and large type that is the same at
// the same place on most pages (watermarks).
Rows RowsOf(const Layout& layout);

}  // namespace gongbao::document::pdf

#endif  // GONGBAO_COMMON_DOCUMENT_PDF_ROWS_H_
