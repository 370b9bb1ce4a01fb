// Cuts the paragraphs of an article into runs, so that a page can mark facts in place without ever
// computing an offset: JavaScript counts UTF-16 units, a DOM counts nodes, and highlights of
// Chinese text made from either are off by a few characters.
#ifndef GONGBAO_SERVICES_CONSOLE_READER_H_
#define GONGBAO_SERVICES_CONSOLE_READER_H_

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "gongbao/v1/records.pb.h"

namespace gongbao::console {

// A stretch of a paragraph that exactly these facts cover.
struct Run {
  std::string_view text;      // of the block
  std::vector<size_t> facts;  // indexes into the facts given, outermost first
};

struct CutText {
  // One per block; the runs of one make up its text, and none reaches over the end of a cell.
  std::vector<std::vector<Run>> paragraphs;
  std::vector<size_t> unaligned;  // facts whose quote is not the text at their offsets
};

// Marks `facts` (any order; spans may nest, cross, be equal, or reach over several paragraphs) in
// `blocks`, which stand in text order and don't overlap. A fact is marked in every paragraph that
// it touches, or, when its quote differs from the text anywhere, nowhere. The result refers to the
// text of `blocks`.
CutText CutIntoRuns(std::span<const v1::Block> blocks, std::span<const v1::Fact> facts);

// Those of the runs that `block` was cut into which make up the words of `cell`, one of its row.
std::span<const Run> RunsOf(const v1::TableRow::Cell& cell, const v1::Block& block,
                            std::span<const Run> runs);

}  // namespace gongbao::console

#endif  // GONGBAO_SERVICES_CONSOLE_READER_H_
