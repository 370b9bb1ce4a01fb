// The words by which the records beyond numbers are known (docs/records.md), as one table: each
// says what it may mean to each kind of record. A scan looks for all of them at once.
#ifndef GONGBAO_COMMON_EXTRACTION_RECORD_WORDS_H_
#define GONGBAO_COMMON_EXTRACTION_RECORD_WORDS_H_

#include <cstdint>
#include <string_view>

#include "common/extraction/extraction.h"
#include "common/knowledge/lexicon.h"

namespace gongbao::extraction {

using WordUses = uint16_t;
inline constexpr WordUses kLeads = 1;  // goes before what is done: 加快, 力争; no part of a name
inline constexpr WordUses kTakesProject = 2;  // a stage that may stand before the project: 建成
inline constexpr WordUses kEndsProject = 4;   // a stage that may stand behind it: 竣工, 建设
inline constexpr WordUses kActs = 8;          // tells what is done with a policy
inline constexpr WordUses kHonours = 16;      // an honour follows
inline constexpr WordUses kMayHonour = 32;    // one follows when its words say so: 获得, 成为
inline constexpr WordUses kDeeds = 64;        // a task can be promised with it
inline constexpr WordUses kFallsShort = 128;  // admits that something was not reached
inline constexpr WordUses kSees = 256;        // what is admitted follows: 清醒看到
inline constexpr WordUses kExists = 512;      // the same with a word for trouble: 存在
inline constexpr WordUses kTrouble = 1024;    // 问题, 困难
inline constexpr WordUses kResolves = 2048;   // what is admitted is over: 我们将
inline constexpr WordUses kTimes = 4096;      // may be part of a deadline: 月底, 年内, 202

struct RecordWord {
  std::u16string_view word;
  WordUses uses = 0;
  Stage stage = Stage::kNone;
  PolicyAction action = PolicyAction::kNone;
};

// All of them. Immutable; shared by any number of threads.
class RecordWords {
 public:
  // The one table, made when it is first asked for. It lives for ever.
  static const RecordWords& All();

  RecordWords(const RecordWords&) = delete;
  RecordWords& operator=(const RecordWords&) = delete;

  // The places in `text`, of at most 64 characters, where a clause may end, a name in marks open or
  // a word begin that makes its clause worth reading, as bits; a few are none. `behind` is the
  // character behind it.
  uint64_t PlacesIn(std::u16string_view text, char16_t behind) const {
    return places_.In(text, behind);
  }
  // The longest word that `text` begins with; null when it begins with none.
  const RecordWord* At(std::u16string_view text) const {
    const knowledge::Lexicon::Match match = words_.Longest(text);
    return match.length > 0 ? WordOf(match.value) : nullptr;
  }
  // Whether that word makes its clause worth reading.
  bool StartsReading(std::u16string_view text) const;
  // Whether a clause of these words may end in a project or in its stage.
  static bool EndsProject(std::u16string_view text);

 private:
  RecordWords();
  static const RecordWord* WordOf(int32_t value);

  knowledge::Lexicon words_;
  knowledge::OpeningScan<2048> places_;
};

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_RECORD_WORDS_H_
