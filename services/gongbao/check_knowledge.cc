#include "services/gongbao/check_knowledge.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "common/extraction/extraction.h"
#include "common/knowledge/knowledge.h"
#include "common/knowledge/source.h"

namespace gongbao::cli {
namespace {

using extraction::Fact;
using knowledge::Example;
using knowledge::Fault;

// What stands before every example, so that it has a year, a region and a review to belong to.
constexpr std::string_view kContext = "云溪市2023年工作总结和2024年工作计划\n一、2023年主要工作\n";

// A field of a fact by the name that `gongbao extract` gives it, in words.
struct Field {
  std::string_view name;
  std::string (*of)(const Fact& fact);
};
std::string Print(const std::optional<Decimal>& value) { return value ? value->ToString() : ""; }
constexpr Field kFields[] = {
    {"quote", [](const Fact& fact) { return std::string(fact.quote()); }},
    {"indicator", [](const Fact& fact) { return std::string(fact.indicator); }},
    {"code", [](const Fact& fact) { return std::string(fact.indicator_code); }},
    {"measure", [](const Fact& fact) { return std::string(Name(fact.measure)); }},
    {"value", [](const Fact& fact) { return Print(fact.value); }},
    {"value_high", [](const Fact& fact) { return Print(fact.value_high()); }},
    {"unit", [](const Fact& fact) { return std::string(fact.unit()); }},
    {"base_value", [](const Fact& fact) { return Print(fact.base_value()); }},
    {"base_unit", [](const Fact& fact) { return std::string(fact.base_unit()); }},
    {"relation", [](const Fact& fact) { return std::string(Name(fact.relation)); }},
    {"status", [](const Fact& fact) { return std::string(Name(fact.status)); }},
    {"modality", [](const Fact& fact) { return std::string(Name(fact.modality)); }},
    {"period", [](const Fact& fact) { return std::string(fact.period); }},
    {"baseline", [](const Fact& fact) { return std::string(fact.baseline()); }},
    {"group", [](const Fact& fact) { return std::string(fact.group()); }},
    {"region", [](const Fact& fact) { return std::string(fact.region()); }},
    {"optional", [](const Fact& fact) { return std::string(fact.optional ? "true" : "false"); }},
};
constexpr std::string_view kRejected = "rejected";

const Field* FieldOf(std::string_view name) {
  const auto* const found = std::ranges::find(kFields, name, &Field::name);
  return found == std::end(kFields) ? nullptr : found;
}

// Numbers are equal by value: 200000.0 is 200000.
bool Same(const std::string& expected, const std::string& got) {
  const auto a = Decimal::Parse(expected);
  const auto b = Decimal::Parse(got);
  return a && b ? Compare(*a, *b) == 0 : expected == got;
}

// Whether a unit as printed is one of these with a magnitude or without.
bool OneOf(const std::vector<std::string>& units, std::string_view printed) {
  constexpr std::string_view kMagnitudes = "十百千万亿";
  return std::ranges::any_of(units, [&](const std::string& unit) {
    if (!printed.ends_with(unit)) return false;
    std::string_view before = printed.substr(0, printed.size() - unit.size());
    for (; !before.empty(); before.remove_prefix(3)) {
      if (kMagnitudes.find(before.substr(0, 3)) == std::string_view::npos) return false;
    }
    return true;
  });
}

bool Has(const Fact& fact, const Example& example) {
  if (!example.units.empty() && !OneOf(example.units, fact.unit())) return false;
  return std::ranges::all_of(example.fields, [&](const auto& field) {
    const Field* const known = FieldOf(field.first);
    return known != nullptr && Same(field.second, known->of(fact));
  });
}

std::string Describe(const Example& example) {
  std::string out;
  for (const auto& [name, value] : example.fields) {
    out += (out.empty() ? "" : ", ") + name + " " + value;
  }
  return out.empty() ? "a unit of this entry" : out;
}

// What came of the text, for the person who has to mend it.
std::string DescribeRead(const Example& example, const std::vector<const Fact*>& facts,
                         const std::vector<const extraction::Rejected*>& rejected) {
  std::string out;
  for (const Fact* fact : facts) {
    out += (out.empty() ? "" : "; ") + std::string(fact->quote()) + " of " +
           std::string(fact->indicator);
    for (const auto& [name, value] : example.fields) {
      if (const Field* field = FieldOf(name)) out += ", " + name + " " + field->of(*fact);
    }
  }
  for (const extraction::Rejected* one : rejected) {
    out += (out.empty() ? "" : "; ") + std::string(one->quote()) + " rejected as " +
           std::string(Name(one->reason));
  }
  return out.empty() ? "nothing" : out;
}

std::string ReadExample(const knowledge::Knowledge& knowledge, const Example& example) {
  for (const auto& [name, value] : example.fields) {
    if (name != kRejected && FieldOf(name) == nullptr) return "there is no field `" + name + "`";
  }
  const std::string text = std::string(kContext) + example.text.text;
  const extraction::Extraction read = extraction::Extract(knowledge, text, {});
  const auto begin = static_cast<int64_t>(kContext.size());
  std::vector<const Fact*> facts;
  std::vector<const extraction::Rejected*> rejected;
  for (const extraction::Article& article : read.articles) {
    for (const Fact& fact : article.facts) {
      if (fact.span.start_byte >= begin) facts.push_back(&fact);
    }
    for (const extraction::Rejected& one : article.rejected) {
      if (one.span.start_byte >= begin) rejected.push_back(&one);
    }
  }
  const auto reason = example.fields.find(std::string(kRejected));
  const bool came =
      reason != example.fields.end()
          ? std::ranges::any_of(
                rejected, [&](const auto* one) { return Name(one->reason) == reason->second; })
          : std::ranges::any_of(facts, [&](const Fact* fact) { return Has(*fact, example); });
  if (came != example.counter) return {};
  return std::string(example.counter ? "must not give " : "must give ") + Describe(example) +
         "; it gives " + DescribeRead(example, facts, rejected);
}

std::string FindExample(const knowledge::Knowledge& knowledge, const Example& example) {
  const auto* const found = knowledge.FindIndicator(knowledge::ToUtf16(example.text.text));
  const std::string code(found == nullptr ? "" : found->code);
  if ((code == example.fields.at("code")) != example.counter) return {};
  return "has the code `" + code + "`";
}

}  // namespace

int CheckKnowledge(const std::string& folder) {
  const knowledge::Knowledge knowledge(
      std::make_unique<knowledge::Source>(knowledge::ReadSource(folder)));
  const knowledge::Source& source = *knowledge.overlay();
  std::vector<Fault> faults = source.faults;
  for (const Example& example : source.examples) {
    std::string fault = example.of == Example::Of::kIndicator ? FindExample(knowledge, example)
                                                              : ReadExample(knowledge, example);
    if (!fault.empty()) {
      faults.push_back({example.text.place, "`" + example.text.text + "` " + std::move(fault)});
    }
  }
  std::ranges::stable_sort(
      faults, {}, [](const Fault& fault) { return std::pair(fault.place.file, fault.place.line); });
  for (const Fault& fault : faults) std::printf("%s\n", fault.ToString().c_str());
  return faults.empty() ? 0 : 1;
}

}  // namespace gongbao::cli
