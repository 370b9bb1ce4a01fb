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
  knowledge::CueSet cues = 0;   // of all tokens, and more
  CharSet chars;                // all of it, when it has figures
  bool has_figures = false;     // any of the anchors is a quantity or a rank
  bool has_periods = false;     // any of the anchors tells a time
  // Where figures run together, what a page has left of a table or chart: from the first of them to
  // the end of what they spoil. Equal: none do.
  int32_t glued_begin = 0;
  int32_t glued_end = 0;
  // By position in the sentence: the first token that begins there or behind. Rules ask for it some
  // thirty times for each figure, and searching was the dearest thing that they did. Of a sentence
  // without figures it is not filled.
  std::vector<uint32_t> token_from;

  // The anchor of a token that has one.
  const Anchor& At(const Token& token) const { return anchors[static_cast<size_t>(token.anchor)]; }
  // The index of the first token that begins at `at` or behind it.
  size_t IndexOf(int32_t at) const {
    if (at <= begin) return 0;
    return at > end ? tokens.size() : token_from[static_cast<size_t>(at - begin)];
  }
};

// Cuts sentences of one text into tokens. Holds references only; `trace` may be null. For one
// thread.
class Tokeniser {
 public:
  Tokeniser(const knowledge::Knowledge& knowledge, const SourceText& text, Trace* trace);

  // Fills `sentence` with what stands in [begin, end).
  void Read(int32_t begin, int32_t end, Sentence* sentence);

 private:
  // Reads what begins at `at`; where to go on.
  int32_t ReadAt(int32_t at);
  // A name that holds numerals; whether it is one here.
  bool TakeName(int32_t at, knowledge::Lexicon::Match name);
  // The end of the anchor that begins at `at`; `at` when none does.
  int32_t TakeAnchor(int32_t at);
  void TakeCue(int32_t begin, int32_t end, knowledge::CueSet cues);
  void TakeMark(int32_t at, char16_t mark);
  // 一季度, 五年来: the numeral of a time is accounted for as a date.
  void AddTime(int32_t begin, int32_t end);
  void IndexTokens();
  void FindGlued();

  const knowledge::Knowledge& knowledge_;
  const SourceText& text_;
  const AnchorReader anchors_;
  knowledge::Knowledge::CuesAndNames openings_;  // of terms, anchors and marks

  // Of the sentence being read.
  Sentence* sentence_ = nullptr;
  Surroundings around_;
};

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_SENTENCE_H_
