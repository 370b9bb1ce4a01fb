// The YAML files of a folder of knowledge as they stand, each entry with its place: what the build
// compiles to tables and what a user's own folder lays over them. The format is told at the head of
// each file of this folder; it is read nowhere else.
#ifndef GONGBAO_COMMON_KNOWLEDGE_SOURCE_H_
#define GONGBAO_COMMON_KNOWLEDGE_SOURCE_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/base/decimal.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::knowledge {

struct Place {
  std::string file;
  int line = 0;  // from 1; 0: the file as a whole
};

struct Fault {
  Place place;
  std::string what;

  std::string ToString() const;  // FILE:LINE: WHAT
};

struct Word {
  std::string text;
  Place place;
};

struct CueEntry {
  Word word;
  CueSet cues = 0;
};

struct UnitEntry {
  std::vector<Word> surfaces;
  std::string dimension;
  std::string base;
  Decimal factor;
  UnitClass kind = UnitClass::kMeasure;
  Place place;
};

struct NameEntry {
  std::vector<Word> surfaces;
  std::string reason;
};

struct IndicatorEntry {
  std::string code;
  std::vector<Word> names;  // the canonical one first
  std::string english;
  std::string dimension;
  std::string direction;
  Place place;
};

struct RegionEntry {
  std::string code;
  std::vector<Word> names;         // the full one first
  std::vector<std::string> hosts;  // labels of the names of its government's sites
  std::string parent;              // empty: none
  bool abolished = false;
  Place place;
};

// A short text, and what must come of it (or must not, of a counter-example).
struct Example {
  enum class Of : uint8_t { kCue, kUnit, kName, kIndicator };
  Of of = Of::kCue;
  Word text;
  bool counter = false;
  // What a fact that was read in the text has, by the names of `gongbao extract`; `rejected` is the
  // reason for which a numeral of it was refused, `code` what an indicator's name is found as.
  std::map<std::string, std::string> fields;
  std::vector<std::string> units;  // of a unit: the surfaces of its row
};

struct Source {
  std::vector<CueEntry> cues;  // a word is here once
  std::vector<UnitEntry> units;
  std::vector<NameEntry> names;
  std::vector<IndicatorEntry> indicators;
  std::vector<RegionEntry> regions;
  std::vector<Example> examples;
  std::vector<Place> bare;  // entries other than regions without examples or counter-examples
  std::string bytes;        // of all files, each behind its name
  std::vector<Fault> faults;
};

// Reads those of units.yaml, cues.yaml, names.yaml, indicators.yaml and regions.yaml that stand in
// `folder`. All that is wrong with them, taken by themselves, is in `faults`: what is no YAML, keys
// and classes that don't exist, values that are missing, words that stand twice. A folder that
// holds none of them is a fault too.
Source ReadSource(const std::string& folder);

}  // namespace gongbao::knowledge

#endif  // GONGBAO_COMMON_KNOWLEDGE_SOURCE_H_
