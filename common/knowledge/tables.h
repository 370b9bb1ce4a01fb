// What compile_knowledge writes and knowledge.cc reads: the YAML files as constant tables. All text
// lies in one pool and rows hold places in it, no pointers, so that the tables are mapped as they
// stand in the program's file and cost nothing until they are read.
#ifndef GONGBAO_COMMON_KNOWLEDGE_TABLES_H_
#define GONGBAO_COMMON_KNOWLEDGE_TABLES_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "common/base/decimal.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::knowledge::tables {

extern const char* const kPool;

struct Text {
  uint32_t begin;
  uint32_t size;

  std::string_view view() const { return {kPool + begin, size}; }
};

struct CueRow {
  Text surface;
  CueSet cues;
};
struct UnitRow {
  Text surface;
  Text dimension;
  Text base;
  Decimal factor;
  UnitClass kind;
};
struct NameRow {
  Text surface;
  Text reason;
};
struct IndicatorRow {
  Text code;
  Text name;
  Text english;
  Text dimension;
  Text direction;
};
struct IndicatorNameRow {
  Text name;
  Text code;
};
struct RegionRow {
  Text code;
  Text name;
  Text parent;
  bool abolished;
};
struct RegionNameRow {
  Text name;
  Text code;
};
struct RegionHostRow {
  Text host;
  Text code;
};

extern const std::span<const CueRow> kCues;  // by surface
extern const std::span<const UnitRow> kUnits;
extern const std::span<const NameRow> kNames;
extern const std::span<const IndicatorRow> kIndicators;
extern const std::span<const IndicatorNameRow> kIndicatorNames;  // by name
extern const std::span<const RegionRow> kRegions;                // by code
extern const std::span<const RegionNameRow> kRegionNames;        // by name
extern const std::span<const RegionHostRow> kRegionHosts;        // by host
extern const std::string_view kDigest;

}  // namespace gongbao::knowledge::tables

#endif  // GONGBAO_COMMON_KNOWLEDGE_TABLES_H_
