// What compile_knowledge writes and knowledge.cc reads: the YAML files as constant tables.
#ifndef GONGBAO_COMMON_KNOWLEDGE_TABLES_H_
#define GONGBAO_COMMON_KNOWLEDGE_TABLES_H_

#include <span>
#include <string_view>

#include "common/knowledge/knowledge.h"

namespace gongbao::knowledge::tables {

struct CueTerm {
  std::string_view surface;
  CueSet cues;
};
struct IndicatorTerm {
  std::string_view surface;
  int32_t indicator;
};

extern const std::span<const CueTerm> kCues;
extern const std::span<const Unit> kUnits;
extern const std::span<const NameWithNumeral> kNames;
extern const std::span<const Indicator> kIndicators;
extern const std::span<const IndicatorTerm> kIndicatorTerms;
extern const std::string_view kDigest;

}  // namespace gongbao::knowledge::tables

#endif  // GONGBAO_COMMON_KNOWLEDGE_TABLES_H_
