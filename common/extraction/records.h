// The records beyond numbers (docs/records.md): projects, policies, designations, commitments and
// problems. One walk over an article finds the words and marks that tell of any of them, clause by
// clause; a reader for each kind then looks at the few clauses that hold its words.
#ifndef GONGBAO_COMMON_EXTRACTION_RECORDS_H_
#define GONGBAO_COMMON_EXTRACTION_RECORDS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "common/extraction/extraction.h"
#include "common/extraction/outline.h"
#include "common/extraction/record_words.h"
#include "common/extraction/source_text.h"

namespace gongbao::extraction {

// A word of the table or a name in marks, 《…》 or “…”, whose words are its own affair. Positions
// are characters.
struct Mention {
  int32_t begin = 0;
  int32_t end = 0;
  const RecordWord* word = nullptr;  // null: a name in marks

  bool Is(WordUses uses) const { return word != nullptr && (word->uses & uses) != 0; }
};

// What stands between two of , ; 。 ! ? : and line ends outside of names in marks.
struct Clause {
  int32_t begin = 0;
  int32_t end = 0;
  char16_t mark = 0;  // behind it
  SectionRole role = SectionRole::kUnknown;
  int32_t section = -1;
  WordUses uses = 0;              // of all its words
  bool quotes = false;            // it holds a name in marks
  std::vector<Mention> mentions;  // in text order
  size_t first_fact = 0;          // its facts are [first_fact, last_fact) of the article
  size_t last_fact = 0;
};

// Tells whether a text ends, or begins, with one of a few hundred words, asking one bit of most.
// The words live for ever.
template <bool kAtEnd>
class WordEdges {
 public:
  template <size_t kSize>
  explicit constexpr WordEdges(const std::u16string_view (&words)[kSize]) : words_(words) {
    for (const std::u16string_view word : words) {
      const char16_t edge = kAtEnd ? word.back() : word.front();
      bits_[edge / 64 % kWords] |= uint64_t{1} << edge % 64;
    }
  }
  // Whether one may have this character at that edge.
  bool MayEnd(char16_t edge) const { return (bits_[edge / 64 % kWords] >> edge % 64 & 1) != 0; }
  // The length of the first of the words that does; 0 when none does.
  int32_t LengthIn(std::u16string_view text) const {
    if (text.empty()) return 0;
    const char16_t edge = kAtEnd ? text.back() : text.front();
    if (!MayEnd(edge)) return 0;
    for (const std::u16string_view word : words_) {
      if ((kAtEnd ? word.back() : word.front()) == edge &&
          (kAtEnd ? text.ends_with(word) : text.starts_with(word)))
        return static_cast<int32_t>(word.size());
    }
    return 0;
  }

 private:
  static constexpr size_t kWords = 32;
  std::span<const std::u16string_view> words_;
  std::array<uint64_t, kWords> bits_{};
};
using WordStarts = WordEdges<false>;
using WordEnds = WordEdges<true>;

// Fills projects, policies, designations, commitments and problems of an article whose facts are
// there. Linear in its length.
void ReadRecords(const SourceText& text, const ArticleOutline& outline, Article* article);

// The readers, told of each clause in text order that holds what they look for.
void ReadPolicies(const SourceText& text, const Clause& clause, Article* article);
void ReadDesignations(const SourceText& text, const Clause& clause, Article* article);
void ReadProjects(const SourceText& text, const Clause& clause, Article* article);
void ReadCommitment(const SourceText& text, const Clause& clause, int32_t year_planned,
                    Article* article);

// Gathers what is admitted. Told of every clause, for a list of troubles goes on in plain words.
class ProblemReader {
 public:
  ProblemReader(const SourceText& text, Article* article) : text_(text), article_(*article) {}
  void Take(const Clause& clause);
  // Whether a clause without words of the table matters.
  bool reads_on() const { return state_ != State::kOutside; }

 private:
  enum class State { kOutside, kSeen, kListed };
  struct Part {
    int32_t begin;
    int32_t end;
    char16_t mark;
  };

  // Whether the words of a clause open a list: 还存在一些问题.
  bool Opens(const Clause& clause) const;
  void EndSentence(int32_t section);
  void Add(int32_t begin, int32_t end, int32_t section);

  const SourceText& text_;
  Article& article_;
  State state_ = State::kOutside;
  bool first_sentence_ = false;  // of the list
  std::vector<Part> parts_;      // of the sentence
};

// A range of characters.
struct Words {
  int32_t begin = 0;
  int32_t end = 0;
  bool empty() const { return begin >= end; }
};

// The time by which something is to be done, in [begin, end): 6月底前, 上半年, 年内, 到2027年.
// Empty when none is told; `year` is the one planned, which is no deadline by itself.
Words FindDeadline(const SourceText& text, int32_t begin, int32_t end, int32_t year);

// [begin, end) without blanks around it.
Words Trimmed(const SourceText& text, int32_t begin, int32_t end);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_RECORDS_H_
