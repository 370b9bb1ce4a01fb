// The shape of a page: its articles, the sections of each with their roles, and the years that they
// speak of.
#ifndef GONGBAO_COMMON_EXTRACTION_OUTLINE_H_
#define GONGBAO_COMMON_EXTRACTION_OUTLINE_H_

#include <span>
#include <vector>

#include "common/base/table.h"
#include "common/extraction/anchors.h"
#include "common/extraction/extraction.h"
#include "common/extraction/periods.h"
#include "common/extraction/source_text.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::extraction {

// Positions are characters.
struct OutlineSection {
  int32_t begin = 0;
  int32_t end = 0;
  int32_t heading_begin = 0;
  int32_t heading_end = 0;
  int32_t parent = -1;
  int32_t depth = 0;  // how many sections are around it
  SectionRole role = SectionRole::kUnknown;
  bool inherits = false;    // its heading says nothing of the role
  bool glossary = false;    // 名词解释: it explains the words of the text
  bool annex = false;       // 附件, 附表: it is attached to the text
  Period period;            // what a plain figure in it is of
  Period span;              // the years of a five-year heading, else unknown
  bool year_first = false;  // it names their last year, too: up to 五年 it is spoken of that
};

struct ArticleOutline {
  int32_t begin = 0;
  int32_t end = 0;
  int32_t body = 0;  // where its text begins, behind title and header lines
  int32_t title_begin = 0;
  int32_t title_end = 0;
  DocumentKind kind = DocumentKind::kUnknown;
  int32_t year_reviewed = 0;
  int32_t year_planned = 0;
  bool plans = false;        // its title tells of tasks to come alone
  Period part_reviewed;      // 上半年, 一季度 of year_reviewed, where the title tells it
  int32_t region_begin = 0;  // whom it is about: by its title, else by its text
  int32_t region_end = 0;
  int32_t speaker_begin = 0;  // whose congress it was read to, or who speaks, by its text
  int32_t speaker_end = 0;
  int32_t stamp_begin = 0;  // a line that is nothing but an ISO date: when the site took it
  int32_t stamp_end = 0;
  // In text order; sections[0] is what stands before the first heading. They cover [begin, end).
  std::vector<OutlineSection> sections;
};

// A table of the text, in characters.
struct TextTable {
  const Table* table = nullptr;
  int32_t begin = 0;
  int32_t end = 0;
};

// Articles in text order; they cover the text. `title` is what is known from elsewhere, or empty.
// Nothing in `tables`, which are in text order, is a heading.
std::vector<ArticleOutline> ReadOutline(const knowledge::Knowledge& knowledge,
                                        const SourceText& text, std::u16string_view title,
                                        std::span<const TextTable> tables);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_OUTLINE_H_
