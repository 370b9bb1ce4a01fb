#include "services/console/reader.h"

#include <algorithm>
#include <cstdint>

namespace gongbao::console {
namespace {

// The part of a fact that lies in one block, in bytes of the block's text.
struct Piece {
  size_t block = 0;
  size_t begin = 0;
  size_t end = 0;
  size_t fact = 0;
};

int64_t EndByte(const v1::Block& block) {
  return block.start_byte() + static_cast<int64_t>(block.text().size());
}

// The pieces of a fact; none when it can't be aligned.
std::vector<Piece> PiecesOf(std::span<const v1::Block> blocks, const v1::Fact& fact, size_t index) {
  const int64_t start = fact.span().start_byte();
  const int64_t end = fact.span().end_byte();
  const std::string& quote = fact.quote();
  if (end <= start || end - start != static_cast<int64_t>(quote.size())) return {};
  std::vector<Piece> pieces;
  const auto first = std::ranges::partition_point(
      blocks, [&](const v1::Block& block) { return EndByte(block) <= start; });
  for (auto block = first; block != blocks.end() && block->start_byte() < end; ++block) {
    const int64_t begin = std::max(start, block->start_byte());
    const int64_t until = std::min(end, EndByte(*block));
    if (begin >= until) continue;  // an empty paragraph
    const Piece piece{.block = static_cast<size_t>(block - blocks.begin()),
                      .begin = static_cast<size_t>(begin - block->start_byte()),
                      .end = static_cast<size_t>(until - block->start_byte()),
                      .fact = index};
    const size_t length = piece.end - piece.begin;
    if (block->text().compare(piece.begin, length, quote, static_cast<size_t>(begin - start),
                              length) != 0) {
      return {};
    }
    pieces.push_back(piece);
  }
  return pieces;
}

// Where an offset of the document lies in the block's text, or the end of it that is nearest.
size_t Within(const v1::Block& block, int64_t offset) {
  return static_cast<size_t>(std::clamp(offset, block.start_byte(), EndByte(block)) -
                             block.start_byte());
}

// `pieces` are sorted by begin, longer first.
std::vector<Run> CutBlock(const v1::Block& block, std::span<const Piece> pieces) {
  const std::string_view text = block.text();
  std::vector<size_t> cuts = {0, text.size()};
  for (const v1::TableRow::Cell& cell : block.row().cells()) {
    cuts.push_back(Within(block, cell.start_byte()));
    cuts.push_back(Within(block, cell.end_byte()));
  }
  for (const Piece& piece : pieces) {
    cuts.push_back(piece.begin);
    cuts.push_back(piece.end);
  }
  std::ranges::sort(cuts);
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());

  std::vector<Run> runs;
  std::vector<const Piece*> open;
  auto next = pieces.begin();
  for (size_t i = 0; i + 1 < cuts.size(); ++i) {
    std::erase_if(open, [&](const Piece* piece) { return piece->end <= cuts[i]; });
    for (; next != pieces.end() && next->begin == cuts[i]; ++next) open.push_back(&*next);
    Run run{.text = text.substr(cuts[i], cuts[i + 1] - cuts[i]), .facts = {}};
    for (const Piece* piece : open) run.facts.push_back(piece->fact);
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace

CutText CutIntoRuns(std::span<const v1::Block> blocks, std::span<const v1::Fact> facts) {
  CutText cut;
  std::vector<Piece> pieces;
  for (size_t i = 0; i < facts.size(); ++i) {
    const std::vector<Piece> of_fact = PiecesOf(blocks, facts[i], i);
    if (of_fact.empty()) cut.unaligned.push_back(i);
    pieces.insert(pieces.end(), of_fact.begin(), of_fact.end());
  }
  std::ranges::stable_sort(pieces, [](const Piece& a, const Piece& b) {
    if (a.block != b.block) return a.block < b.block;
    if (a.begin != b.begin) return a.begin < b.begin;
    return a.end > b.end;
  });
  std::span<const Piece> rest(pieces);
  for (size_t b = 0; b < blocks.size(); ++b) {
    const auto end =
        std::ranges::partition_point(rest, [b](const Piece& piece) { return piece.block <= b; });
    const auto count = static_cast<size_t>(end - rest.begin());
    cut.paragraphs.push_back(CutBlock(blocks[b], rest.first(count)));
    rest = rest.subspan(count);
  }
  return cut;
}

std::span<const Run> RunsOf(const v1::TableRow::Cell& cell, const v1::Block& block,
                            std::span<const Run> runs) {
  const auto before = [&runs, text = block.text().data()](size_t offset) {
    return std::ranges::partition_point(
        runs, [=](const Run& run) { return run.text.data() < text + offset; });
  };
  return {before(Within(block, cell.start_byte())), before(Within(block, cell.end_byte()))};
}

}  // namespace gongbao::console
