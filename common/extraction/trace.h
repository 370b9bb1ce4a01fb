// The trace: which rules the engine tried on the numerals of one sentence, which fired and which
// were refused and why. Kept only for gongbao explain; everywhere else the pointer to it is null.
#ifndef GONGBAO_COMMON_EXTRACTION_TRACE_H_
#define GONGBAO_COMMON_EXTRACTION_TRACE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/extraction/provenance.h"

namespace gongbao::extraction {

// What was done with the sentence that holds a character. Positions are characters of the text.
class Trace {
 public:
  struct Step {
    int32_t begin = 0;  // the figures or words that it was tried on
    int32_t end = 0;
    bool fired = false;
    std::string_view rule;
    std::string_view why;  // what it says, or why it was refused; one English phrase
  };
  // A word of the sentence as it was read.
  struct Word {
    int32_t begin = 0;
    int32_t end = 0;
    uint64_t cues = 0;      // the classes of a cue word, as knowledge::CueSet
    std::string_view rule;  // of a numeral
  };

  // Follows the sentence that holds character `at`.
  explicit Trace(int32_t at) : at_(at) {}

  // The sentence [begin, end) is read next; it is followed if it holds the character.
  void BeginSentence(int32_t begin, int32_t end) {
    on_ = at_ >= begin && at_ < end;
    if (!on_) return;
    begin_ = begin;
    end_ = end;
  }
  // The rules until the next call are tried on the figures [begin, end).
  void BeginFigures(int32_t begin, int32_t end) {
    figures_begin_ = begin;
    figures_end_ = end;
  }
  // Cold, as is AddAt: what leads to them stands apart from the code that always runs.
  [[gnu::cold]] void Add(bool fired, std::string_view rule, std::string_view why) {
    AddAt(figures_begin_, figures_end_, fired, rule, why);
  }
  [[gnu::cold]] void AddAt(int32_t begin, int32_t end, bool fired, std::string_view rule,
                           std::string_view why) {
    if (on_) steps_.push_back({begin, end, fired, rule, why});
  }
  void AddWord(Word word) {
    if (on_) words_.push_back(word);
  }

  // The sentence followed; empty when there is none.
  int32_t begin() const { return begin_; }
  int32_t end() const { return end_; }
  const std::vector<Step>& steps() const { return steps_; }  // in the order of their trial
  const std::vector<Word>& words() const { return words_; }  // in text order; no punctuation

 private:
  const int32_t at_;
  bool on_ = false;
  int32_t begin_ = 0;
  int32_t end_ = 0;
  int32_t figures_begin_ = 0;
  int32_t figures_end_ = 0;
  std::vector<Step> steps_;
  std::vector<Word> words_;
};

// What readers call; nothing when nothing is traced.
inline void Fired(Trace* trace, std::string_view rule, std::string_view why = {}) {
  if (trace != nullptr) trace->Add(true, rule, why);
}
inline void Refused(Trace* trace, std::string_view rule, std::string_view why) {
  if (trace != nullptr) trace->Add(false, rule, why);
}
inline void Refused(Trace* trace, Rule rule, std::string_view why) {
  if (trace != nullptr) trace->Add(false, Name(rule), why);
}
inline void RefusedAt(Trace* trace, int32_t begin, int32_t end, std::string_view rule,
                      std::string_view why) {
  if (trace != nullptr) trace->AddAt(begin, end, false, rule, why);
}

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_TRACE_H_
