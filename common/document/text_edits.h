// Replaces runs of a document's text and moves all that points into it.
#ifndef GONGBAO_COMMON_DOCUMENT_TEXT_EDITS_H_
#define GONGBAO_COMMON_DOCUMENT_TEXT_EDITS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "common/document/document.h"

namespace gongbao::document {

// The bytes [begin, end) give way to `put`; an empty run is a place where it is put in.
struct TextEdit {
  size_t begin = 0;
  size_t end = 0;
  std::string put;
};

// Collects edits of one document, whose places are those before any of them, and makes them at
// once. Not thread-safe.
class TextEdits {
 public:
  // `edit` stands behind those that were added before it and shares no byte with them.
  void Add(TextEdit edit) { edits_.push_back(std::move(edit)); }

  bool empty() const { return edits_.empty(); }

  // Makes the edits: text, tables, origins and replaced places of `document`. Linear in the text,
  // but for a search among the edits for each place that moves.
  void Apply(DecodedDocument* document);

 private:
  // Where what begins, or ends, at `byte` stands afterwards: behind what is put in there, or
  // before it.
  int32_t BeginAfter(int32_t byte) const;
  int32_t EndAfter(int32_t byte) const;
  // Whether the byte gives way to other words.
  bool IsReplaced(int32_t byte) const;
  void Move(int32_t* begin, int32_t* end) const;

  std::vector<TextEdit> edits_;
  std::vector<int64_t> grown_;  // by how much the text has grown before each edit
};

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_TEXT_EDITS_H_
