// The records beyond numbers (docs/records.md): projects, policies, designations, commitments and
// problems. One walk over an article finds the words and marks that tell of any of them, clause by
// clause; a reader for each kind then looks at the few clauses that hold its words.
#ifndef GONGBAO_COMMON_EXTRACTION_RECORDS_H_
#define GONGBAO_COMMON_EXTRACTION_RECORDS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/extraction/extraction.h"
#include "common/extraction/heads.h"
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

// The time by which something is to be done, in [begin, end): 6月底前, 上半年, 年内, 到2027年.
// Empty when none is told; `year` is the one planned, which is no deadline by itself.
Range FindDeadline(const SourceText& text, int32_t begin, int32_t end, int32_t year);

// [begin, end) without blanks around it.
Range Trimmed(const SourceText& text, int32_t begin, int32_t end);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_RECORDS_H_
