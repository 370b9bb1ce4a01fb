#include "common/document/flat_header.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace gongbao::document {
namespace {

using flat::EndsSentence;
using flat::IsAnyOf;
using flat::IsHan;

constexpr int32_t kMostHeaderChars = 160;

// The words that head a column of labels, and what may stand before them.
constexpr std::array<std::u32string_view, 13> kLabelHeads = {
    U"指标", U"项目", U"名称", U"类别", U"行业", U"地区", U"科目",
    U"产品", U"分类", U"品种", U"种类", U"区域", U"年份"};
constexpr std::array<std::u32string_view, 7> kBeforeLabelHeads = {
    U"产品", U"主要", U"商品", U"行业", U"项目", U"分类", U"单位"};
constexpr std::array<std::u32string_view, 3> kUnitHeads = {U"计量单位", U"计算单位", U"单位"};
// What begins the head of a column that stands behind one without a unit: 产量同比增长(%).
constexpr std::array<std::u32string_view, 8> kGrowths = {U"比上年", U"较上年", U"同比", U"比去年",
                                                         U"增长",   U"增速",   U"增减", U"比年初"};
// A caption ends so, and what follows it without a blank is the first head.
constexpr std::array<std::u32string_view, 7> kCaptionEnds = {
    U"增长速度", U"情况表", U"情况", U"速度", U"一览表", U"统计表", U"构成"};

class HeaderReader {
 public:
  explicit HeaderReader(const FlatLine& line) : line_(line) {}

  std::optional<FlatHeader> Read(FlatRange words, int32_t count) const {
    words.begin = std::max(words.begin, words.end - kMostHeaderChars);
    for (int32_t at = words.end - 1; at >= words.begin && !EndsSentence(line_[at]); --at) {
      const int32_t behind = line_.EndOfAny(kLabelHeads, at);
      if (behind < 0 || behind >= words.end || !StandsApart({at, behind})) continue;
      if (std::optional<FlatHeader> header = HeadedBy({at, behind}, words, count)) return header;
    }
    return HeadedByUnits(words, count);
  }

 private:
  // 地区 in 2025年地区投资 heads nothing; 指标 may, though no blank stands behind it.
  bool StandsApart(FlatRange head) const {
    static constexpr std::array<std::u32string_view, 4> kPlain = {U"指标", U"项目", U"名称",
                                                                  U"科目"};
    return line_.IsBlank(head.end) || line_.EndOfAny(kPlain, head.begin) == head.end;
  }

  // The header that begins with the head of the labels.
  std::optional<FlatHeader> HeadedBy(FlatRange head, FlatRange words, int32_t count) const {
    FlatHeader header;
    int32_t at = head.end;
    while (line_.IsBlank(at)) ++at;
    if (const int32_t units = line_.EndOfAny(kUnitHeads, at);
        units >= 0 && units < words.end && line_.IsBlank(units)) {
      header.units = true;
      header.cells.push_back({at, units});
      at = units;
    }
    std::vector<FlatRange> heads;
    if (!PartHeads(line_.Trimmed({at, words.end}), count, header.units, &heads)) return {};
    header.label = heads.back();
    heads.pop_back();
    header.cells.insert(header.cells.end(), heads.begin(), heads.end());
    header.cells.insert(header.cells.begin(), WithWordBefore(head, words.begin));
    FindPanels(words.begin, &header);
    return header;
  }

  FlatRange WithWordBefore(FlatRange head, int32_t begin) const {
    for (const std::u32string_view word : kBeforeLabelHeads) {
      const int32_t before = head.begin - static_cast<int32_t>(word.size());
      if (before >= begin && line_.EndOf(word, before) == head.begin) return {before, head.end};
    }
    return head;
  }

  // Two tables beside each other have the same header twice.
  void FindPanels(int32_t begin, FlatHeader* header) const {
    const FlatRange all{header->cells.front().begin, header->cells.back().end};
    const std::u32string once = line_.Closed(all);
    int32_t at = all.begin;
    size_t left = once.size();
    while (at > begin && left > 0) {
      --at;
      if (line_.IsBlank(at)) continue;
      if (line_[at] != once[left - 1]) return;
      --left;
    }
    if (left > 0) return;
    header->panels = 2;
    header->cells.front().begin = at;  // Write tells the two apart
  }

  // The names of `count` columns, and behind them the label of the first row.
  bool PartHeads(FlatRange words, int32_t count, bool units, std::vector<FlatRange>* heads) const {
    const auto wanted = static_cast<size_t>(count);
    *heads = Segments(words);
    if (heads->size() == wanted + 1 && std::ranges::none_of(*heads, &FlatRange::empty) &&
        IsFlatLabel(line_, heads->back()))
      return !units || UnitBegin(line_, heads->back()) > heads->back().begin;
    std::vector<FlatRange> pieces = Pieces(words);
    const auto few = [&] {
      if (pieces.size() <= wanted) return true;
      const FlatRange label{pieces[wanted].begin, words.end};
      return units && UnitBegin(line_, label) == label.begin;
    };
    if (few()) PartGrowths(&pieces);
    if (few()) PartByEnd(wanted, &pieces);
    if (few()) return false;
    const int32_t label = pieces[wanted].begin;
    pieces.resize(wanted);
    *heads = std::move(pieces);
    heads->push_back({label, words.end});
    return IsFlatLabel(line_, heads->back()) && std::ranges::all_of(*heads, [this](FlatRange head) {
             return !EndsSentence(line_[head.begin]) && line_[head.begin] != U',' &&
                    line_.EndOfAny(kLabelHeads, head.begin) != head.end;
           });
  }

  // Parted behind each bracket: 指数(上年=100), 比上年涨跌(%), 居民消费价格.
  std::vector<FlatRange> Segments(FlatRange words) const {
    std::vector<FlatRange> segments;
    int32_t begin = words.begin;
    for (int32_t at = words.begin; at < words.end; ++at) {
      if (line_[at] != U')') continue;
      segments.push_back(line_.Trimmed({begin, at + 1}));
      begin = at + 1;
    }
    segments.push_back(line_.Trimmed({begin, words.end}));
    return segments;
  }

  // Parted by blanks and behind brackets; 单 位 and 增长 (%) are one piece each.
  std::vector<FlatRange> Pieces(FlatRange words) const {
    std::vector<FlatRange> pieces;
    for (int32_t at = words.begin; at < words.end;) {
      while (at < words.end && line_.IsBlank(at)) ++at;
      const FlatRange piece{at, EndOfPiece(at, words.end)};
      if (piece.empty()) break;
      const bool alone = piece.size() == 1 && IsHan(line_[at]);
      const bool goes_on =
          !pieces.empty() &&
          (line_[at] == U'(' ||
           (alone && IsHan(line_[pieces.back().begin]) &&
            std::ranges::all_of(line_.Closed(pieces.back()), IsHan) && Spread(pieces.back())));
      if (goes_on) {
        pieces.back().end = piece.end;
      } else {
        pieces.push_back(piece);
      }
      at = piece.end;
    }
    return pieces;
  }

  // 单, and then 单 位: each character stands for itself.
  bool Spread(FlatRange piece) const {
    return static_cast<int32_t>(line_.Closed(piece).size()) * 2 - 1 == piece.size();
  }

  // Brackets hold their blanks; one that is never closed ends behind its %.
  int32_t EndOfPiece(int32_t at, int32_t end) const {
    bool inside = false;
    for (; at < end; ++at) {
      const char32_t c = line_[at];
      if (c == U')') return at + 1;
      if (c == U'(') inside = true;
      if (line_.IsBlank(at) && !inside) return at;
      if (inside && c == U'%') {
        int32_t next = at + 1;
        while (next < end && line_.IsBlank(next)) ++next;
        return line_[next] == U')' ? next + 1 : at + 1;
      }
    }
    return end;
  }

  // 产量同比增长(%) is two heads.
  void PartGrowths(std::vector<FlatRange>* pieces) const {
    std::vector<FlatRange> parted;
    for (const FlatRange& piece : *pieces) {
      int32_t begin = piece.begin;
      const bool growth = line_.EndOfAny(kGrowths, begin) >= 0;  // 比上年增长 is one
      for (int32_t at = piece.begin + 2; !growth && at < piece.end && line_[at] != U'('; ++at) {
        if (line_.EndOfAny(kGrowths, at) < 0) continue;
        parted.push_back({begin, at});
        begin = at;
        break;
      }
      parted.push_back({begin, piece.end});
    }
    *pieces = std::move(parted);
  }

  // 招生数 在校生数 毕业生数小学: the last head ends as the others do.
  void PartByEnd(size_t wanted, std::vector<FlatRange>* pieces) const {
    if (pieces->size() != wanted || wanted < 3) return;
    const FlatRange last = pieces->back();
    const char32_t end = line_[pieces->front().end - 1];
    for (size_t i = 0; i + 1 < pieces->size(); ++i) {
      if (!IsHan(end) || line_[(*pieces)[i].end - 1] != end) return;
    }
    const std::u32string_view words = line_.Words(last);
    const size_t at = words.find(end, 1);
    if (at == words.npos || at + 1 == words.size() || words.find(end, at + 1) != words.npos) return;
    pieces->back().end = last.begin + static_cast<int32_t>(at) + 1;
    pieces->push_back({pieces->back().end, last.end});
  }

  // A header whose labels have none: each column's name has its unit behind it.
  std::optional<FlatHeader> HeadedByUnits(FlatRange words, int32_t count) const {
    constexpr int32_t kFewest = 2;
    std::vector<FlatRange> heads = Segments(words);
    const auto wanted = static_cast<size_t>(count);
    if (count < kFewest || heads.size() < wanted + 1 || !IsFlatLabel(line_, heads.back()))
      return {};
    heads.erase(heads.begin(), heads.end() - static_cast<std::ptrdiff_t>(wanted) - 1);
    for (size_t i = 0; i < wanted; ++i) {
      if (!EndsInUnit(heads[i])) return {};
    }
    FlatHeader header;
    header.label = heads.back();
    heads.pop_back();
    FindGroups(words.begin, &heads, &header);
    if (header.groups.empty()) heads.front().begin = BeginOfHead(heads.front());
    for (const FlatRange& head : heads) {
      if (!IsFlatLabel(line_, head)) return {};
    }
    header.cells.push_back({heads.front().begin, heads.front().begin});
    header.cells.insert(header.cells.end(), heads.begin(), heads.end());
    return header;
  }

  // 柑橘 茶叶 面积(万亩) 产量(万吨) 面积(万亩) 产量(万吨): the names that come again stand below
  // others.
  void FindGroups(int32_t begin, std::vector<FlatRange>* heads, FlatHeader* header) const {
    size_t period = 1;
    while (period < heads->size() && !ComesAgain(*heads, period)) ++period;
    if (period == heads->size() || heads->size() % period != 0) return;
    const std::u32string name = line_.Closed((*heads)[period]);
    int32_t at = heads->front().end;
    for (size_t left = name.size(); left > 0 && at > begin; --left) {
      while (line_.IsBlank(at - 1)) --at;
      --at;
    }
    if (line_.Closed({at, heads->front().end}) != name) return;
    std::vector<FlatRange> groups;
    int32_t from = at;
    for (size_t left = heads->size() / period; left > 0; --left) {
      const int32_t end = line_.Trimmed({begin, from}).end;
      from = end;
      while (from > begin && !line_.IsBlank(from - 1) && !EndsSentence(line_[from - 1])) --from;
      if (left == 1) from = BeginOfHead({from, end});
      if (!IsFlatLabel(line_, {from, end})) return;
      groups.insert(groups.begin(), {from, end});
    }
    heads->front().begin = at;
    header->groups = std::move(groups);
  }

  // Whether each head but the first `period` ones, which stand in the first row, is as the one so
  // many before it; the first runs together with what stands before it.
  bool ComesAgain(const std::vector<FlatRange>& heads, size_t period) const {
    for (size_t i = period + 1; i < heads.size(); ++i) {
      if (i % period != 0 && line_.Closed(heads[i]) != line_.Closed(heads[i - period]))
        return false;
      if (i % period == 0 && line_.Closed(heads[i]) != line_.Closed(heads[period])) return false;
    }
    return true;
  }

  bool EndsInUnit(FlatRange head) const {
    static constexpr std::u32string_view kUnits = U"%‰元吨亩个人户家件台辆米里时点只头株册";
    if (line_[head.end - 1] != U')') return false;
    int32_t at = head.end - 2;
    while (line_.IsBlank(at)) --at;
    return at > head.begin && IsAnyOf(line_[at], kUnits);
  }

  // Behind the caption that it runs together with.
  int32_t BeginOfHead(FlatRange head) const {
    int32_t open = head.begin;
    while (open < head.end && line_[open] != U'(') ++open;
    for (int32_t at = open - 1; at > head.begin; --at) {
      if (line_.IsBlank(at) && !line_.Trimmed({at, open}).empty()) return at + 1;
      for (const std::u32string_view word : kCaptionEnds) {
        if (line_.EndOf(word, at) == at + static_cast<int32_t>(word.size()) &&
            at + static_cast<int32_t>(word.size()) < open)
          return at + static_cast<int32_t>(word.size());
      }
    }
    return head.begin;
  }

  const FlatLine& line_;
};

}  // namespace

std::optional<FlatHeader> ReadFlatHeader(const FlatLine& line, FlatRange words, int32_t count) {
  return HeaderReader(line).Read(words, count);
}

}  // namespace gongbao::document
