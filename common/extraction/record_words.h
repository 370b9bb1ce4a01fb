// The words by which the records beyond numbers are known (docs/records.md), as one table: each
// says what it may mean to each kind of record. A scan looks for all of them at once.
#ifndef GONGBAO_COMMON_EXTRACTION_RECORD_WORDS_H_
#define GONGBAO_COMMON_EXTRACTION_RECORD_WORDS_H_

#include <cstdint>
#include <string_view>

#include "common/extraction/extraction.h"

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

// The first place in [at, end) where a clause ends, a name in marks opens or a word begins that
// makes its clause worth reading; `end` when there is none. One character more can be read.
const char16_t* NextRecordPlace(const char16_t* at, const char16_t* end);

// The first place in [at, end) where any word may begin: it stops where it should not for one place
// in a hundred. `end` when there is none; one character more can be read.
const char16_t* NextRecordWord(const char16_t* at, const char16_t* end);

// Whether a clause whose last two characters these are may end in a project or in its stage.
bool MayEndProject(char16_t last_but_one, char16_t last);

// Whether the longest word at `at`, of whose text `left` characters are left, makes its clause
// worth reading.
bool StartsReading(const char16_t* at, int32_t left);

// The longest word that begins at `at`, of whose text `left` characters are left; null when none
// does. It lives for ever.
const RecordWord* RecordWordAt(const char16_t* at, int32_t left);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_RECORD_WORDS_H_
