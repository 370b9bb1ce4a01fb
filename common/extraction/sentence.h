// A sentence cut into tokens: anchors, cue words, punctuation. What is no token is the text of
// names.
#ifndef GONGBAO_COMMON_EXTRACTION_SENTENCE_H_
#define GONGBAO_COMMON_EXTRACTION_SENTENCE_H_

#include <cstdint>
#include <vector>

#include "common/extraction/anchors.h"
#include "common/extraction/source_text.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::extraction {

struct Token {
  int32_t begin = 0;
  int32_t end = 0;
  knowledge::CueSet cues = 0;  // of a cue word
  int32_t anchor = -1;         // index into Sentence::anchors
  char16_t mark = 0;           // of punctuation

  bool Is(knowledge::Cue cue) const { return (cues & knowledge::Bit(cue)) != 0; }
  bool IsAny(knowledge::CueSet wanted) const { return (cues & wanted) != 0; }
};

// Reused from sentence to sentence, so that its vectors keep their memory.
struct Sentence {
  int32_t begin = 0;
  int32_t end = 0;
  std::vector<Token> tokens;    // in text order, not overlapping
  std::vector<Anchor> anchors;  // in text order
  // By position in the sentence: the first token that begins there or behind. Rules ask for it some
  // thirty times for each figure, and searching was the dearest thing that they did.
  std::vector<uint32_t> token_from;

  // The anchor of a token that has one.
  const Anchor& At(const Token& token) const { return anchors[static_cast<size_t>(token.anchor)]; }
  // The index of the first token that begins at `at` or behind it.
  size_t IndexOf(int32_t at) const {
    if (at <= begin) return 0;
    return at > end ? tokens.size() : token_from[static_cast<size_t>(at - begin)];
  }
};

// Fills `sentence` with what stands in [begin, end). `trace` may be null.
void Tokenise(const knowledge::Knowledge& knowledge, const SourceText& text, int32_t begin,
              int32_t end, Sentence* sentence, Trace* trace);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_SENTENCE_H_
