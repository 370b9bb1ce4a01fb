#include "common/document/text_edits.h"

#include <algorithm>
#include <iterator>

namespace gongbao::document {

void TextEdits::Apply(DecodedDocument* document) {
  std::string edited;
  edited.reserve(document->text.size() + edits_.size());
  size_t at = 0;
  for (const TextEdit& edit : edits_) {
    edited.append(document->text, at, edit.begin - at);
    grown_.push_back(static_cast<int64_t>(edited.size()) - static_cast<int64_t>(edit.begin));
    edited += edit.put;
    at = edit.end;
  }
  edited.append(document->text, at);
  document->text = std::move(edited);
  for (Table& table : document->tables) {
    Move(&table.begin_byte, &table.end_byte);
    for (Cell& cell : table.cells) Move(&cell.begin_byte, &cell.end_byte);
  }
  for (Origin& origin : document->origins) Move(&origin.begin_byte, &origin.end_byte);
  std::erase_if(document->origins,
                [](const Origin& origin) { return origin.begin_byte >= origin.end_byte; });
  std::erase_if(document->replaced_at, [this](int32_t place) { return IsReplaced(place); });
  for (int32_t& place : document->replaced_at) place = BeginAfter(place);
  edits_.clear();
  grown_.clear();
}

bool TextEdits::IsReplaced(int32_t byte) const {
  const auto at = static_cast<size_t>(byte);
  const auto behind = std::ranges::upper_bound(edits_, at, {}, &TextEdit::begin);
  return behind != edits_.begin() && at < std::prev(behind)->end;
}

int32_t TextEdits::BeginAfter(int32_t byte) const {
  const auto at = static_cast<size_t>(byte);
  const auto behind = std::ranges::upper_bound(edits_, at, {}, &TextEdit::begin);
  if (behind == edits_.begin()) return byte;
  const TextEdit& edit = *std::prev(behind);
  const int64_t grown = grown_[static_cast<size_t>(std::prev(behind) - edits_.begin())];
  const auto put = static_cast<int64_t>(edit.put.size());
  const auto from = static_cast<int64_t>(std::max(at, edit.end));
  const auto removed = static_cast<int64_t>(edit.end - edit.begin);
  return static_cast<int32_t>(from + grown + put - removed);
}

int32_t TextEdits::EndAfter(int32_t byte) const {
  const auto at = static_cast<size_t>(byte);
  const auto behind = std::ranges::lower_bound(edits_, at, {}, &TextEdit::begin);
  if (behind == edits_.begin()) return byte;
  const TextEdit& edit = *std::prev(behind);
  const int64_t grown = grown_[static_cast<size_t>(std::prev(behind) - edits_.begin())];
  if (at < edit.end) return static_cast<int32_t>(static_cast<int64_t>(edit.begin) + grown);
  const int64_t more =
      static_cast<int64_t>(edit.put.size()) - static_cast<int64_t>(edit.end - edit.begin);
  return static_cast<int32_t>(static_cast<int64_t>(at) + grown + more);
}

void TextEdits::Move(int32_t* begin, int32_t* end) const {
  const bool nothing = *begin == *end;
  *begin = BeginAfter(*begin);
  *end = nothing ? *begin : EndAfter(*end);
}

}  // namespace gongbao::document
