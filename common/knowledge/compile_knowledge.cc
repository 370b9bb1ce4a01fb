// compile_knowledge DIR OUT.cc: checks the YAML files in DIR and writes them as the constant tables
// of tables.h. Every fault is reported as file:line and ends the build.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>

#include "common/base/hash.h"
#include "common/knowledge/rows.h"
#include "common/knowledge/source.h"

namespace {

using namespace gongbao::knowledge;

class Writer {
 public:
  // The tables as a C++ source.
  std::string Write(const Rows& rows, std::string_view digest) {
    for (const auto& [surface, cues] : rows.cues) Row(Ref(surface), std::to_string(cues) + "u");
    Table("CueRow", "kCues");
    for (const Unit& unit : rows.units) {
      std::string factor = "{";
      factor += std::to_string(unit.factor.mantissa) + ", " + std::to_string(unit.factor.exponent);
      Row(Ref(unit.surface), Ref(unit.dimension), Ref(unit.base), factor + "}",
          "UnitClass{" + std::to_string(static_cast<int>(unit.kind)) + "}");
    }
    Table("UnitRow", "kUnits");
    for (const NameWithNumeral& name : rows.names) Row(Ref(name.surface), Ref(name.reason));
    Table("NameRow", "kNames");
    for (const Indicator& indicator : rows.indicators) {
      Row(Ref(indicator.code), Ref(indicator.name), Ref(indicator.english),
          Ref(indicator.dimension), Ref(indicator.direction));
    }
    Table("IndicatorRow", "kIndicators");
    for (const auto& [name, code] : rows.indicator_codes) Row(Ref(name), Ref(code));
    Table("IndicatorNameRow", "kIndicatorNames");
    WriteRegions(rows);
    return "// Made by compile_knowledge from the YAML files of common/knowledge.\n"
           "#include \"common/knowledge/tables.h\"\n\nnamespace gongbao::knowledge::tables {\n"
           "namespace {\n\nconstexpr char kText[] =" +
           pool_.str() + ";\n" + tables_.str() +
           "\n}  // namespace\n\nconst char* const kPool = kText;\n" + spans_.str() +
           "const std::string_view kDigest = \"" + std::string(digest) +
           "\";\n\n}  // namespace gongbao::knowledge::tables\n";
  }

 private:
  void WriteRegions(const Rows& rows) {
    std::vector<Region> regions = rows.regions;
    std::ranges::sort(regions, {}, &Region::code);
    for (const Region& region : regions) {
      Row(Ref(region.code), Ref(region.name), Ref(region.parent),
          region.abolished ? "true" : "false");
    }
    Table("RegionRow", "kRegions");
    auto names = rows.region_codes;
    std::ranges::sort(names);
    for (const auto& [name, code] : names) Row(Ref(name), Ref(code));
    Table("RegionNameRow", "kRegionNames");
    auto hosts = rows.region_hosts;
    std::ranges::sort(hosts);
    for (const auto& [host, code] : hosts) Row(Ref(host), Ref(code));
    Table("RegionHostRow", "kRegionHosts");
  }

  // The place of a text in the pool, where it stands once.
  std::string Ref(std::string_view text) {
    const auto [found, added] = places_.try_emplace(std::string(text), size_);
    if (added) {
      pool_ << "\n    \"";
      for (const char c : text) {
        if (c == '"' || c == '\\') pool_ << '\\';
        pool_ << c;
      }
      pool_ << '"';
      size_ += text.size();
    }
    return "{" + std::to_string(found->second) + ", " + std::to_string(text.size()) + "}";
  }

  template <typename... Cells>
  void Row(const Cells&... cells) {
    rows_ << "    {";
    const char* comma = "";
    ((rows_ << comma << cells, comma = ", "), ...);
    rows_ << "},\n";
  }

  // Ends a table of the rows since the last one.
  void Table(const std::string& type, const std::string& name) {
    tables_ << "\nconstexpr " << type << " " << name << "Rows[] = {\n" << rows_.str() << "};\n";
    spans_ << "const std::span<const " << type << "> " << name << " = " << name << "Rows;\n";
    rows_.str({});
  }

  std::map<std::string, size_t> places_;
  size_t size_ = 0;
  std::ostringstream pool_;
  std::ostringstream rows_;
  std::ostringstream tables_;
  std::ostringstream spans_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: compile_knowledge DIR OUT.cc\n";
    return 2;
  }
  const Source source = ReadSource(argv[1]);
  Rows rows;
  std::vector<Fault> faults = Lay(
      source, [](std::string_view) { return std::string_view(); }, &rows);
  faults.insert(faults.begin(), source.faults.begin(), source.faults.end());
  for (const Place& place : source.bare) {
    faults.push_back({place, "`examples` and `counter_examples` are missing"});
  }
  for (const Fault& fault : faults) std::cerr << fault.ToString() << '\n';
  if (!faults.empty()) return 1;
  std::ofstream out(argv[2], std::ios::binary);
  out << Writer().Write(rows, gongbao::Hex(gongbao::Sha256(source.bytes)));
  out.close();
  if (out) return 0;
  std::cerr << argv[2] << ": cannot be written\n";
  return 1;
}
