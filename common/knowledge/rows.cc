#include "common/knowledge/rows.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace gongbao::knowledge {
namespace {

void LayCues(const Source& source, Rows* rows) {
  for (const CueEntry& entry : source.cues) rows->cues[entry.word.text] = entry.cues;
}

template <typename Row>
void Put(std::vector<Row>& rows, Row row) {
  const auto same = std::ranges::find(rows, row.surface, &Row::surface);
  if (same == rows.end()) {
    rows.push_back(row);
  } else {
    *same = row;
  }
}

// A base unit has one dimension, and a unit that it is itself.
void CheckBase(const UnitEntry& entry, const std::vector<Unit>& units, std::vector<Fault>* faults) {
  bool anchored = false;
  for (const Unit& unit : units) {
    if (unit.base != entry.base) continue;
    anchored = anchored || Compare(unit.factor, {1, 0}) == 0;
    if (unit.dimension == entry.dimension) continue;
    faults->push_back({entry.place, "the base unit `" + entry.base + "` is of the dimension `" +
                                        std::string(unit.dimension) + "` in `" +
                                        std::string(unit.surface) + "`"});
    return;
  }
  if (anchored) return;
  faults->push_back({entry.place, "there is no base unit `" + entry.base +
                                      "`: it needs a unit with the factor 1"});
}

void LayUnits(const Source& source, Rows* rows, std::vector<Fault>* faults) {
  for (const UnitEntry& entry : source.units) {
    for (const Word& surface : entry.surfaces) {
      Put(rows->units, Unit{std::string_view(surface.text), std::string_view(entry.dimension),
                            std::string_view(entry.base), entry.factor, entry.kind});
    }
  }
  for (const UnitEntry& entry : source.units) CheckBase(entry, rows->units, faults);
}

void LayNames(const Source& source, Rows* rows) {
  for (const NameEntry& entry : source.names) {
    for (const Word& surface : entry.surfaces) {
      Put(rows->names, NameWithNumeral{surface.text, entry.reason});
    }
  }
}

void LayIndicators(const Source& source, Rows* rows, std::vector<Fault>* faults) {
  std::set<std::string_view> dimensions;
  for (const Unit& unit : rows->units) dimensions.insert(unit.dimension);
  // An entry takes all of the place of the one with its code, names included.
  std::set<std::string_view> replaced;
  for (const IndicatorEntry& entry : source.indicators) replaced.insert(entry.code);
  std::erase_if(rows->indicators,
                [&](const Indicator& row) { return replaced.contains(row.code); });
  std::erase_if(rows->indicator_codes,
                [&](const auto& row) { return replaced.contains(row.second); });
  for (const IndicatorEntry& entry : source.indicators) {
    if (entry.names.empty()) continue;
    if (!dimensions.contains(entry.dimension)) {
      faults->push_back({entry.place, "no unit is of the dimension `" + entry.dimension + "`"});
    }
    rows->indicators.push_back(
        {entry.code, entry.names.front().text, entry.english, entry.dimension, entry.direction});
    for (const Word& name : entry.names) {
      const auto [found, added] = rows->indicator_codes.try_emplace(name.text, entry.code);
      if (!added) {
        faults->push_back(
            {name.place, "`" + name.text + "` is a name of `" + std::string(found->second) + "`"});
      }
    }
  }
}

// A region lies in the one that it names, else in the one that its code begins with: a zone in all
// before its Z, a county in its prefecture (four digits) or province (two).
void LayRegions(const Source& source,
                const std::function<std::string_view(std::string_view)>& find_region, Rows* rows,
                std::vector<Fault>* faults) {
  std::set<std::string_view> codes;
  for (const RegionEntry& entry : source.regions) codes.insert(entry.code);
  const auto find = [&](const std::string& code) {
    const auto found = codes.find(code);
    return found == codes.end() ? find_region(code) : *found;
  };
  for (const RegionEntry& entry : source.regions) {
    if (entry.names.empty()) continue;
    std::string_view parent;
    if (!entry.parent.empty()) {
      parent = find(entry.parent);
    } else {
      for (const auto& [digits, zeros] :
           {std::pair{size_t{6}, ""}, std::pair{size_t{4}, "00"}, std::pair{size_t{2}, "0000"}}) {
        const std::string around = entry.code.substr(0, digits) + zeros;
        if (parent.empty() && around != entry.code) parent = find(around);
      }
    }
    if (parent.empty() && !(entry.parent.empty() && entry.code.ends_with("0000"))) {
      faults->push_back({entry.place, entry.parent.empty()
                                          ? "there is no region around `" + entry.code + "`"
                                          : "there is no region `" + entry.parent + "`"});
    }
    rows->regions.push_back({entry.code, entry.names.front().text, parent, entry.abolished});
    for (const Word& name : entry.names) rows->region_codes.emplace_back(name.text, entry.code);
    for (const std::string& host : entry.hosts) rows->region_hosts.emplace_back(host, entry.code);
  }
}

}  // namespace

std::vector<Fault> Lay(const Source& source,
                       const std::function<std::string_view(std::string_view)>& find_region,
                       Rows* rows) {
  std::vector<Fault> faults;
  LayCues(source, rows);
  LayUnits(source, rows, &faults);
  LayNames(source, rows);
  LayIndicators(source, rows, &faults);
  LayRegions(source, find_region, rows, &faults);
  return faults;
}

}  // namespace gongbao::knowledge
