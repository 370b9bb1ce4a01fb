// What pdftotext says of a PDF, as it says it: pages, lines and words with their boxes.
#ifndef GONGBAO_COMMON_DOCUMENT_PDF_LAYOUT_H_
#define GONGBAO_COMMON_DOCUMENT_PDF_LAYOUT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/status.h"
#include "common/document/document.h"

namespace gongbao::document::pdf {

// In points from the upper left corner of the page; right >= left, bottom >= top.
struct Box {
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;

  float width() const { return right - left; }
  float height() const { return bottom - top; }
  float middle_x() const { return (left + right) / 2; }
  float middle_y() const { return (top + bottom) / 2; }
  void Add(const Box& other);
};

struct Word {
  Box box;
  std::string_view text;  // of Layout::text; never empty, without blanks and control characters
};

// Words that pdftotext found on one baseline, close to each other.
struct Line {
  Box box;
  int32_t first_word = 0;
  int32_t end_word = 0;
};

struct Page {
  float width = 0;
  float height = 0;
  int32_t first_line = 0;
  int32_t end_line = 0;
};

// Movable: the words' text is one block whose characters stay where they are.
struct Layout {
  std::string title;
  std::vector<Property> properties;
  std::vector<Page> pages;
  std::vector<Line> lines;
  std::vector<Word> words;
  std::vector<char> text;
  bool complete = false;  // its end was there
};

// Reads the output of `pdftotext -bbox-layout`. The program escapes what XML asks for, but lets
// control characters of damaged fonts through, which no XML parser takes: hence a scanner of its
// few elements. Words without a box are dropped, boxes that are inside out are turned, radicals of
// the Kangxi block are shown as the characters that they look like. INVALID_ARGUMENT: there is no
// page element; RESOURCE_EXHAUSTED: over a million words. Linear, without recursion.
Result<Layout> ParseLayout(std::string_view xml);

}  // namespace gongbao::document::pdf

#endif  // GONGBAO_COMMON_DOCUMENT_PDF_LAYOUT_H_
