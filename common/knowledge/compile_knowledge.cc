// compile_knowledge DIR OUT.cc: checks units.yaml, cues.yaml, names.yaml and indicators.yaml in DIR
// and writes them as the constant tables of tables.h. A fault is reported as file:line and ends the
// build.
#include <yaml-cpp/yaml.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "common/base/decimal.h"
#include "common/base/hash.h"
#include "common/knowledge/knowledge.h"

namespace {

using gongbao::Decimal;
namespace knowledge = gongbao::knowledge;

[[noreturn]] void Stop(const std::string& fault) {
  std::cerr << fault << '\n';
  std::exit(1);
}

class Compiler {
 public:
  explicit Compiler(std::string folder) : folder_(std::move(folder)) {}

  std::string Compile() {
    out_ << "// Made by compile_knowledge from the YAML files of common/knowledge.\n"
            "#include \"common/knowledge/tables.h\"\n\nnamespace gongbao::knowledge::tables "
            "{\nnamespace {\n\n";
    Cues();
    Units();
    Names();
    Indicators();
    out_ << "}  // namespace\n\n"
            "const std::span<const CueTerm> kCues = kCueRows;\n"
            "const std::span<const Unit> kUnits = kUnitRows;\n"
            "const std::span<const NameWithNumeral> kNames = kNameRows;\n"
            "const std::span<const Indicator> kIndicators = kIndicatorRows;\n"
            "const std::span<const IndicatorTerm> kIndicatorTerms = kIndicatorTermRows;\n"
            "const std::string_view kDigest = \""
         << gongbao::Hex(gongbao::Sha256(all_bytes_))
         << "\";\n\n}  // namespace gongbao::knowledge::tables\n";
    return out_.str();
  }

 private:
  YAML::Node Load(const std::string& name) {
    file_ = folder_ + "/" + name;
    std::ifstream in(file_, std::ios::binary);
    if (!in) Stop(file_ + ": cannot be read");
    std::stringstream bytes;
    bytes << in.rdbuf();
    all_bytes_ += name + '\0' + bytes.str();
    return YAML::Load(bytes.str());
  }

  [[noreturn]] void Fail(const YAML::Node& at, const std::string& what) const {
    Stop(file_ + ":" + std::to_string(at.Mark().line + 1) + ": " + what);
  }

  std::string Text(const YAML::Node& row, const char* key) const {
    const YAML::Node value = row[key];
    if (!value || !value.IsScalar() || value.Scalar().empty()) {
      Fail(row, std::string("`") + key + "` is missing or empty");
    }
    return value.Scalar();
  }

  static std::string Quote(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
    return out + '"';
  }

  void Once(const YAML::Node& at, const std::string& surface) {
    if (!seen_.insert(surface).second) Fail(at, "`" + surface + "` stands here twice");
  }

  void Cues() {
    const YAML::Node classes = Load("cues.yaml");
    std::map<std::string, knowledge::CueSet> terms;
    for (const auto& entry : classes) {
      const auto name = entry.first.as<std::string>();
      size_t index = 0;
      while (index < std::size(knowledge::kCueNames) && knowledge::kCueNames[index] != name)
        ++index;
      if (index == std::size(knowledge::kCueNames))
        Fail(entry.first, "there is no class `" + name + "`");
      for (const auto& word : entry.second) {
        terms[word.as<std::string>()] |= knowledge::CueSet{1} << index;
      }
    }
    out_ << "constexpr CueTerm kCueRows[] = {\n";
    for (const auto& [surface, cues] : terms)
      out_ << "    {" << Quote(surface) << ", " << cues << "u},\n";
    out_ << "};\n\n";
  }

  void Units() {
    seen_.clear();
    out_ << "constexpr Unit kUnitRows[] = {\n";
    for (const auto& row : Load("units.yaml")) {
      const auto factor = Decimal::Parse(Text(row, "factor"));
      if (!factor) Fail(row, "`factor` is no decimal number");
      std::string kind = "kMeasure";
      if (row["class"]) {
        const auto word = row["class"].as<std::string>();
        if (word != "classifier" && word != "aspect") Fail(row, "`class` is classifier or aspect");
        kind = word == "classifier" ? "kClassifier" : "kAspect";
      }
      for (const auto& surface : row["units"]) {
        Once(surface, surface.as<std::string>());
        out_ << "    {" << Quote(surface.as<std::string>()) << ", " << Quote(Text(row, "dimension"))
             << ", " << Quote(Text(row, "base")) << ", {" << factor->mantissa << ", "
             << factor->exponent << "}, UnitClass::" << kind << "},\n";
      }
    }
    out_ << "};\n\n";
  }

  void Names() {
    seen_.clear();
    out_ << "constexpr NameWithNumeral kNameRows[] = {\n";
    for (const auto& row : Load("names.yaml")) {
      for (const auto& surface : row["names"]) {
        Once(surface, surface.as<std::string>());
        out_ << "    {" << Quote(surface.as<std::string>()) << ", " << Quote(Text(row, "reason"))
             << "},\n";
      }
    }
    out_ << "};\n\n";
  }

  void Indicators() {
    seen_.clear();
    std::set<std::string> codes;
    std::ostringstream terms;
    int index = 0;
    out_ << "constexpr Indicator kIndicatorRows[] = {\n";
    for (const auto& row : Load("indicators.yaml")) {
      if (!codes.insert(Text(row, "code")).second) Fail(row, "the code stands here twice");
      const std::string direction = Text(row, "direction");
      if (direction != "higher" && direction != "lower" && direction != "neutral") {
        Fail(row, "`direction` is higher, lower or neutral");
      }
      out_ << "    {" << Quote(Text(row, "code")) << ", " << Quote(Text(row, "name")) << ", "
           << Quote(Text(row, "english")) << ", " << Quote(Text(row, "dimension")) << ", "
           << Quote(direction) << "},\n";
      const auto term = [&](const YAML::Node& at, const std::string& surface) {
        Once(at, surface);
        terms << "    {" << Quote(surface) << ", " << index << "},\n";
      };
      term(row, Text(row, "name"));
      for (const auto& alias : row["aliases"]) term(alias, alias.as<std::string>());
      ++index;
    }
    out_ << "};\n\nconstexpr IndicatorTerm kIndicatorTermRows[] = {\n" << terms.str() << "};\n\n";
  }

  std::string folder_;
  std::string file_;
  std::string all_bytes_;
  std::set<std::string> seen_;
  std::ostringstream out_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: compile_knowledge DIR OUT.cc\n";
    return 2;
  }
  try {
    const std::string tables = Compiler(argv[1]).Compile();
    std::ofstream out(argv[2], std::ios::binary);
    out << tables;
    out.close();
    if (!out) Stop(std::string(argv[2]) + ": cannot be written");
  } catch (const YAML::Exception& fault) {
    std::cerr << "line " << fault.mark.line + 1 << ": " << fault.msg << '\n';
    return 1;
  }
  return 0;
}
