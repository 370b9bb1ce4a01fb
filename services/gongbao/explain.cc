#include "services/gongbao/explain.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

#include "common/extraction/provenance.h"
#include "common/extraction/source_text.h"
#include "common/extraction/trace.h"
#include "common/text/display_width.h"
#include "common/text/utf8.h"
#include "services/gongbao/document_file.h"

namespace gongbao::cli {
namespace {

using extraction::Article;
using extraction::Fact;
using extraction::Origin;
using extraction::Rejected;
using extraction::Slot;
using extraction::Source;
using extraction::SourceText;
using extraction::Trace;

// How much of a sentence is shown on either side of the numeral.
constexpr int32_t kContextChars = 120;

struct Range {
  int32_t begin = 0;
  int32_t end = 0;
};

// The numeral asked for, and what it became.
struct Target {
  Range range;
  const Article* article = nullptr;
  std::vector<const Fact*> facts;
  const Rejected* rejected = nullptr;
};

// Rows of cells under one another; the last cell of a row takes what it needs.
class Table {
 public:
  bool empty() const { return rows_.empty(); }
  void Add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  // No cell but the last of a row takes more than `most_columns`.
  void Print(std::string_view title, std::string* out, int most_columns = 44) const {
    if (rows_.empty()) return;
    *out += '\n';
    *out += title;
    *out += '\n';
    std::vector<int> widths;
    for (const auto& row : rows_) {
      widths.resize(std::max(widths.size(), row.size()));
      for (size_t i = 0; i < row.size(); ++i)
        widths[i] = std::clamp(text::DisplayWidth(row[i]), widths[i], most_columns);
    }
    for (const auto& row : rows_) {
      std::string line = " ";
      for (size_t i = 0; i < row.size(); ++i) {
        line += ' ';
        line += i + 1 == row.size() ? row[i] : text::FitToWidth(row[i], widths[i]) + ' ';
      }
      line.erase(line.find_last_not_of(' ') + 1);
      *out += line + '\n';
    }
  }

 private:
  std::vector<std::vector<std::string>> rows_;
};

std::string Print(Range range) {
  return std::to_string(range.begin) + "-" + std::to_string(range.end);
}

Range RangeOf(const extraction::Span& span) {
  return {static_cast<int32_t>(span.start_char), static_cast<int32_t>(span.end_char)};
}

std::optional<Target> Find(const extraction::Extraction& extraction, int64_t at) {
  std::optional<Target> target;
  const auto nearer = [&](const extraction::Span& span) {
    return span.end_char > at && (!target || span.start_char < target->range.begin);
  };
  for (const Article& article : extraction.articles) {
    for (const Fact& fact : article.facts) {
      if (nearer(fact.span)) {
        target = Target{RangeOf(fact.span), &article, {}, nullptr};
      }
    }
    for (const Rejected& rejected : article.rejected) {
      if (nearer(rejected.span)) target = Target{RangeOf(rejected.span), &article, {}, &rejected};
    }
  }
  if (!target || target->rejected != nullptr) return target;
  for (const Fact& fact : target->article->facts) {
    if (fact.span.start_char == target->range.begin) target->facts.push_back(&fact);
  }
  return target;
}

// The numeral between marks, in its sentence.
std::string InSentence(const SourceText& text, const Trace& trace, Range target) {
  const int32_t begin = std::max(trace.begin(), target.begin - kContextChars);
  const int32_t end = std::min(trace.end(), target.end + kContextChars);
  std::string out = begin > trace.begin() ? "…" : "";
  out += text.Utf8(begin, target.begin);
  out += "【";
  out += text.Utf8(target.begin, target.end);
  out += "】";
  out += text.Utf8(target.end, std::max(target.end, end));
  return end < trace.end() ? out + "…" : out;
}

// A rule with what it says: "reject.page: the number of a page".
std::string WithMeaning(std::string_view rule) {
  std::string text(rule);
  if (const std::string_view meaning = extraction::Meaning(rule); !meaning.empty()) {
    text += ": ";
    text += meaning;
  }
  return text;
}

std::string CueNames(knowledge::CueSet cues) {
  std::string names;
  for (size_t i = 0; i < std::size(knowledge::kCueNames); ++i) {
    if (!(cues >> i & 1)) continue;
    if (!names.empty()) names += ' ';
    names += knowledge::kCueNames[i];
  }
  return names;
}

Table WordsTable(const SourceText& text, const Trace& trace, Range target) {
  Table table;
  for (const Trace::Word& word : trace.words()) {
    if (word.end < target.begin - kContextChars || word.begin > target.end + kContextChars)
      continue;
    table.Add({Print(Range{word.begin, word.end}), std::string(text.Utf8(word.begin, word.end)),
               word.rule.empty() ? CueNames(word.cues) : WithMeaning(word.rule)});
  }
  return table;
}

std::string ValueOf(const Fact& fact) {
  if (!fact.mask().empty()) return std::string(fact.mask());
  std::string value = fact.value ? fact.value->ToString() : "";
  if (fact.value_high()) value += "~" + fact.value_high()->ToString();
  return value;
}

std::string_view ValueOf(const Fact& fact, Slot slot) {
  switch (slot) {
    case Slot::kIndicator:
      return fact.indicator;
    case Slot::kMeasure:
      return Name(fact.measure);
    case Slot::kUnit:
      return fact.unit();
    case Slot::kRelation:
      return Name(fact.relation);
    case Slot::kStatus:
      return Name(fact.status);
    case Slot::kModality:
      return Name(fact.modality);
    case Slot::kPeriod:
      return fact.period;
    case Slot::kBaseline:
      return fact.baseline();
    case Slot::kGroup:
      return fact.group();
    case Slot::kRegion:
      return fact.region();
  }
  return {};
}

Table SlotsTable(const SourceText& text, const Fact& fact) {
  Table table;
  table.Add({"slot", "value", "origin", "from", "words", "rule"});
  for (size_t i = 0; i < extraction::kSlots; ++i) {
    const auto slot = static_cast<Slot>(i + 1);
    const Source source = fact.source(slot);
    if (source.origin == Origin::kNone) continue;
    const bool words = source.has_words();
    table.Add({std::string(Name(slot)), std::string(ValueOf(fact, slot)),
               std::string(Name(source.origin)),
               words ? Print(Range{source.begin, source.end()}) : "",
               words ? std::string(text.Utf8(source.begin, source.end())) : "",
               WithMeaning(RuleOf(fact, slot))});
  }
  return table;
}

// The steps on the numeral, and on the times named before it.
Table StepsTable(const Trace& trace, Range target, bool fired) {
  Table table;
  for (const Trace::Step& step : trace.steps()) {
    const bool holds = step.begin <= target.begin && target.begin < step.end;
    const bool inside = target.begin <= step.begin && step.begin < target.end;
    const bool time = step.rule == "period.named" && step.end <= target.begin;
    if (step.fired != fired || !(holds || inside || time)) continue;
    if (table.empty()) table.Add({"rule", "on", "why", "what the rule is for"});
    table.Add({std::string(step.rule), Print(Range{step.begin, step.end}), std::string(step.why),
               std::string(extraction::Meaning(step.rule))});
  }
  return table;
}

}  // namespace

std::string Explanation(const knowledge::Knowledge& knowledge, std::string_view text,
                        const extraction::Hints& hints, int64_t at) {
  const extraction::Extraction extraction = extraction::Extract(knowledge, text, hints);
  const std::optional<Target> target = Find(extraction, at);
  if (!target) return {};
  Trace trace(target->range.begin);
  extraction::Extract(knowledge, text, hints, &trace);
  const SourceText source(text);
  std::string out = "Characters " + Print(target->range) + ": ";
  if (target->rejected != nullptr) {
    out += "no fact. Rejected as " + std::string(Name(target->rejected->reason)) + " by the rule " +
           WithMeaning(target->rejected->rule) + ".\n";
  } else {
    out += target->facts.size() == 1 ? "one fact" : std::to_string(target->facts.size()) + " facts";
    out += ", measure by the rule " + WithMeaning(target->facts[0]->rule()) + ".\n";
  }
  out += InSentence(source, trace, target->range) + '\n';
  WordsTable(source, trace, target->range).Print("Words of the sentence", &out);
  for (const Fact* fact : target->facts) {
    SlotsTable(source, *fact)
        .Print("Fact: " + std::string(fact->indicator) + " " + ValueOf(*fact) +
                   std::string(fact->unit()),
               &out);
  }
  constexpr int kWhyColumns = 70;
  StepsTable(trace, target->range, true).Print("Rules that fired on the way", &out, kWhyColumns);
  StepsTable(trace, target->range, false)
      .Print("Rules that were refused, in order of trial", &out, kWhyColumns);
  return out;
}

int Explain(const ExplainOptions& options) {
  const auto fail = [&options](const std::string& fault) {
    Complain(options.file, fault);
    return 1;
  };
  const Result<DocumentFile> document =
      OpenDocument(options.file, reading::ReaderOptions::From(config::Config::Defaults()));
  if (!document.ok()) return fail(document.status().message());
  const document::DecodedDocument& decoded = document->decoded;
  int64_t at = options.at;
  if (at < 0) {
    const size_t place = decoded.text.find(options.quote);
    if (place == std::string::npos)
      return fail("these words are not in its text: " + options.quote);
    at = text::CountChars(std::string_view(decoded.text).substr(0, place));
  }
  const knowledge::Knowledge knowledge;
  const std::string explanation = Explanation(knowledge, decoded.text, document->hints(), at);
  if (explanation.empty())
    return fail("no numeral stands at character " + std::to_string(at) + " or behind it");
  std::fputs(explanation.c_str(), stdout);
  return std::fflush(stdout) == 0 ? 0 : fail("the output could not be written");
}

}  // namespace gongbao::cli
