#include "common/knowledge/source.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace gongbao::knowledge {
namespace {

constexpr char kHostLetters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";

// What the readers of the files share: places, faults, and what a value must look like.
class FileReader {
 public:
  FileReader(std::string file, Source* source) : file_(std::move(file)), source_(*source) {}

  void Read(const YAML::Node& root, std::string_view name) {
    if (name == "cues.yaml") return Cues(root);
    if (!root.IsSequence()) return Fail(root, "the file is a list of entries");
    for (const YAML::Node& row : root) {
      if (!row.IsMap()) {
        Fail(row, "an entry is a map of keys and values");
      } else if (name == "units.yaml") {
        Units(row);
      } else if (name == "names.yaml") {
        Names(row);
      } else if (name == "indicators.yaml") {
        Indicator(row);
      } else {
        Region(row);
      }
    }
  }

 private:
  Place At(const YAML::Node& node) const { return {file_, node.Mark().line + 1}; }
  void Fail(const YAML::Node& at, std::string what) {
    source_.faults.push_back({At(at), std::move(what)});
  }

  // Looks at the keys of an entry: each must be known and stand once.
  void Keys(const YAML::Node& row, std::initializer_list<std::string_view> known) {
    const bool exemplary = std::ranges::find(known, "examples") != known.end();
    if (exemplary && !(row["examples"] && row["counter_examples"])) {
      source_.bare.push_back(At(row));
    }
    std::set<std::string> seen;
    for (const auto& entry : row) {
      const std::string& key = entry.first.Scalar();
      if (std::ranges::find(known, key) == known.end()) {
        Fail(entry.first, "there is no key `" + key + "`");
      } else if (!seen.insert(key).second) {
        Fail(entry.first, "the key `" + key + "` stands here twice");
      }
    }
  }

  // A word in UTF-8 without controls, or nothing and a fault.
  std::optional<std::string> Scalar(const YAML::Node& node, const std::string& what) {
    if (node.IsScalar() && !node.Scalar().empty()) return node.Scalar();
    Fail(node, what + " is no word");
    return std::nullopt;
  }

  std::string Text(const YAML::Node& row, const char* key) {
    const YAML::Node value = row[key];
    if (value && value.IsScalar() && !value.Scalar().empty()) return value.Scalar();
    Fail(value ? value : row, std::string("`") + key + "` is missing or empty");
    return {};
  }

  std::vector<Word> Words(const YAML::Node& list, const char* key) {
    std::vector<Word> words;
    if (!list) return words;
    if (!list.IsSequence()) {
      Fail(list, std::string("`") + key + "` is a list");
      return words;
    }
    for (const YAML::Node& item : list) {
      if (auto text = Scalar(item, std::string("an item of `") + key + "`")) {
        words.push_back({std::move(*text), At(item)});
      }
    }
    return words;
  }

  // Words that may stand in the file once.
  std::vector<Word> Surfaces(const YAML::Node& row, const char* key) {
    std::vector<Word> words = Words(row[key], key);
    if (words.empty()) Fail(row, std::string("`") + key + "` is missing or empty");
    std::erase_if(words, [this](const Word& word) { return !Once(word); });
    return words;
  }
  bool Once(const Word& word) {
    const auto [found, added] = seen_.try_emplace(word.text, word.place.line);
    if (added) return true;
    source_.faults.push_back({word.place, "`" + word.text + "` stands twice, first in line " +
                                              std::to_string(found->second)});
    return false;
  }

  // Examples and counter-examples that are a plain list of texts.
  void Examples(const YAML::Node& row, Example::Of of,
                const std::pair<const std::string, std::string>& field) {
    Example pattern;
    pattern.of = of;
    pattern.fields.insert(field);
    for (const bool counter : {false, true}) {
      const char* key = counter ? "counter_examples" : "examples";
      for (Word& text : Words(row[key], key)) AddExample(pattern, counter, std::move(text));
    }
  }
  void AddExample(Example example, bool counter, Word text) {
    example.counter = counter;
    example.text = std::move(text);
    source_.examples.push_back(std::move(example));
  }

  void Cues(const YAML::Node& root) {
    if (!root.IsMap()) return Fail(root, "the file is a map of classes");
    std::map<std::string, size_t> at;  // index into cues by word
    std::set<std::string> classes;
    for (const auto& entry : root) {
      const std::string& name = entry.first.Scalar();
      const auto* const found = std::ranges::find(kCueNames, name);
      if (found == std::end(kCueNames)) {
        Fail(entry.first, "there is no class `" + name + "`");
        continue;
      }
      if (!classes.insert(name).second) Fail(entry.first, "the class stands here twice");
      if (!entry.second.IsMap()) {
        Fail(entry.second, "a class is a map with the key `words`");
        continue;
      }
      Keys(entry.second, {"words", "examples", "counter_examples"});
      seen_.clear();
      const CueSet cue = CueSet{1} << static_cast<size_t>(found - std::begin(kCueNames));
      for (Word& word : Surfaces(entry.second, "words")) {
        const auto [known, added] = at.try_emplace(word.text, source_.cues.size());
        if (added) source_.cues.push_back({std::move(word), 0});
        source_.cues[known->second].cues |= cue;
      }
      for (const bool counter : {false, true}) CueExamples(entry.second, counter);
    }
  }

  // A text and the fields of a fact that is read in it.
  void CueExamples(const YAML::Node& row, bool counter) {
    const YAML::Node texts = row[counter ? "counter_examples" : "examples"];
    if (!texts) return;
    if (!texts.IsMap()) return Fail(texts, "examples are a map of a text and what comes of it");
    for (const auto& entry : texts) {
      Example example;
      if (!entry.second.IsMap()) {
        Fail(entry.second, "what comes of an example is a map of fields");
        continue;
      }
      for (const auto& field : entry.second) {
        example.fields[field.first.Scalar()] = field.second.Scalar();
      }
      AddExample(std::move(example), counter, {entry.first.Scalar(), At(entry.first)});
    }
  }

  void Units(const YAML::Node& row) {
    Keys(row, {"dimension", "base", "factor", "class", "units", "examples", "counter_examples"});
    UnitEntry unit;
    unit.surfaces = Surfaces(row, "units");
    unit.dimension = Text(row, "dimension");
    unit.base = Text(row, "base");
    unit.place = At(row);
    const auto factor = Decimal::Parse(Text(row, "factor"));
    if (!factor || factor->mantissa <= 0) Fail(row, "`factor` is no decimal number above 0");
    unit.factor = factor.value_or(Decimal{1, 0});
    if (row["class"]) {
      const std::string kind = Text(row, "class");
      const auto* const found = std::ranges::find(kUnitClassNames, kind);
      if (found == std::end(kUnitClassNames)) {
        Fail(row["class"], "there is no class `" + kind + "` of units");
      } else {
        unit.kind = static_cast<UnitClass>(found - std::begin(kUnitClassNames));
      }
    }
    UnitExamples(row, unit);
    source_.units.push_back(std::move(unit));
  }

  // Examples are a text and the value that it states, in the base unit.
  void UnitExamples(const YAML::Node& row, const UnitEntry& unit) {
    Example pattern;
    pattern.of = Example::Of::kUnit;
    for (const Word& surface : unit.surfaces) pattern.units.push_back(surface.text);
    for (Word& text : Words(row["counter_examples"], "counter_examples")) {
      AddExample(pattern, true, std::move(text));
    }
    const YAML::Node texts = row["examples"];
    if (!texts) return;
    if (!texts.IsMap()) return Fail(texts, "`examples` is a map of a text and its base value");
    pattern.fields["base_unit"] = unit.base;
    for (const auto& entry : texts) {
      pattern.fields["base_value"] = entry.second.Scalar();
      AddExample(pattern, false, {entry.first.Scalar(), At(entry.first)});
    }
  }

  void Names(const YAML::Node& row) {
    Keys(row, {"reason", "names", "examples", "counter_examples"});
    NameEntry entry{.surfaces = Surfaces(row, "names"), .reason = Text(row, "reason")};
    if (!entry.reason.empty() &&
        std::ranges::find(kNameReasons, entry.reason) == std::end(kNameReasons)) {
      Fail(row["reason"], "there is no reason `" + entry.reason + "`");
    }
    Examples(row, Example::Of::kName, {"rejected", entry.reason});
    source_.names.push_back(std::move(entry));
  }

  void Indicator(const YAML::Node& row) {
    Keys(row, {"code", "name", "english", "dimension", "direction", "aliases", "examples",
               "counter_examples"});
    IndicatorEntry entry;
    entry.code = Text(row, "code");
    entry.english = Text(row, "english");
    entry.dimension = Text(row, "dimension");
    entry.direction = Text(row, "direction");
    entry.place = At(row);
    if (!codes_.insert(entry.code).second) Fail(row, "the code `" + entry.code + "` stands twice");
    if (std::ranges::find(kDirections, entry.direction) == std::end(kDirections)) {
      Fail(row, "`direction` is higher, lower or neutral");
    }
    entry.names = NamesOf(row);
    Examples(row, Example::Of::kIndicator, {"code", entry.code});
    source_.indicators.push_back(std::move(entry));
  }

  // The name and behind it the aliases, each standing in the file once.
  std::vector<Word> NamesOf(const YAML::Node& row) {
    std::vector<Word> names = {{Text(row, "name"), At(row)}};
    for (Word& alias : Words(row["aliases"], "aliases")) names.push_back(std::move(alias));
    std::erase_if(names, [this](const Word& word) { return !Once(word); });
    return names;
  }

  void Region(const YAML::Node& row) {
    Keys(row, {"code", "name", "parent", "aliases", "hosts", "abolished"});
    RegionEntry entry;
    entry.code = Text(row, "code");
    entry.place = At(row);
    if (!codes_.insert(entry.code).second) Fail(row, "the code `" + entry.code + "` stands twice");
    seen_.clear();  // several regions may share a name
    entry.names = NamesOf(row);
    for (const Word& host : Words(row["hosts"], "hosts")) {
      if (host.text.find_first_not_of(kHostLetters) == std::string::npos) {
        entry.hosts.push_back(host.text);
      } else {
        source_.faults.push_back(
            {host.place, "`" + host.text + "` is no part of a host's name: small letters, digits"});
      }
    }
    if (row["parent"]) entry.parent = Text(row, "parent");
    if (row["abolished"]) entry.abolished = Text(row, "abolished") == "true";
    source_.regions.push_back(std::move(entry));
  }

  const std::string file_;
  Source& source_;
  std::map<std::string, int> seen_;  // the line of each word
  std::set<std::string> codes_;
};

}  // namespace

std::string Fault::ToString() const {
  return place.file + (place.line > 0 ? ":" + std::to_string(place.line) : "") + ": " + what;
}

Source ReadSource(const std::string& folder) {
  Source source;
  for (const std::string name :
       {"units.yaml", "cues.yaml", "names.yaml", "indicators.yaml", "regions.yaml"}) {
    const std::string file = (std::filesystem::path(folder) / name).string();
    std::ifstream in(file, std::ios::binary);
    if (!in) continue;
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    source.bytes += name + '\0' + bytes;
    try {
      FileReader(file, &source).Read(YAML::Load(bytes), name);
    } catch (const YAML::Exception& fault) {
      source.faults.push_back({{file, fault.mark.line + 1}, fault.msg});
    }
  }
  if (source.bytes.empty()) {
    Fault none;
    none.place.file = folder;
    none.what = "holds none of units.yaml, cues.yaml, names.yaml, indicators.yaml, regions.yaml";
    source.faults.push_back(std::move(none));
  }
  return source;
}

}  // namespace gongbao::knowledge
