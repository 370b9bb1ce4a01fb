#include "common/extraction/regions.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/extraction/characters.h"
#include "common/extraction/heads.h"

namespace gongbao::extraction {
namespace {

using knowledge::Bit;
using knowledge::Cue;
using knowledge::CueSet;
using knowledge::Knowledge;
using knowledge::RegionKind;

constexpr size_t kHanBytes = 3;
// 双江拉祜族佤族布朗族傣族自治县 has 15.
constexpr int32_t kLongestPlace = 16;
// How far before a name the beginning of its clause is sought.
constexpr int32_t kLongestClause = 32;

// What every city may have, and no register holds.
constexpr std::u16string_view kZones[] = {u"核心区",     u"开发区",   u"高新区", u"经开区",
                                          u"保税区",     u"综保区",   u"自贸区", u"综合保税区",
                                          u"自贸试验区", u"主城区",   u"市区",   u"城区",
                                          u"市城区",     u"中心城区", u"县城区"};
// Names of some district that are words everywhere else.
constexpr std::u16string_view kWords[] = {u"城区",   u"矿区",   u"郊区",   u"老城区",
                                          u"新城区", u"新市区", u"城中区", u"新建县"};
// Behind the name of a place: its government, a road to elsewhere, a rank of many.
constexpr std::string_view kNoPlaceBefore[] = {"级",   "委",   "政",   "至",   "到",  "-",  "~",
                                               "域",   "长",   "籍",   "段",   "路",  "街", "两",
                                               "人民", "人大", "公安", "法院", "检察"};
constexpr std::string_view kOfGovernment[] = {"政府债", "政府再融资", "政府专项债", "政府一般债",
                                              "政府性"};
// Behind it when it is one of several.
constexpr std::string_view kAndOthers[] = {"、", "和", "与", "及", "等", "·"};

constexpr CueSet kBeforeName = kLeading | Bit(Cue::kExpected);
constexpr CueSet kBetween =
    kLeading | Bit(Cue::kVerb) | Bit(Cue::kUp) | Bit(Cue::kReach) | kBoundCues;

// Whether one of kZones may begin with these two.
bool OpensZone(char16_t first, char16_t second) {
  return std::ranges::any_of(
      kZones, [=](std::u16string_view zone) { return zone[0] == first && zone[1] == second; });
}

bool EndsClause(char16_t c) {
  return c == 0 || (c != u'、' && (ClassesOf(c) & (kMark | kEndsSentence)) != 0);
}

template <typename Words>
bool BeginsWithAny(std::string_view text, const Words& words) {
  return std::ranges::any_of(words, [text](auto word) { return text.starts_with(word); });
}

struct Place {
  int32_t begin = 0;
  int32_t end = 0;
  std::string_view code;  // empty: a zone that no register holds

  bool empty() const { return begin == end; }
};

// 湘西州 of 湘西自治州, which is not its full name either.
std::string WithoutSelfRule(std::string_view words) {
  constexpr std::string_view kSelfRule = "自治";
  std::string shorter(words);
  const size_t at = shorter.rfind(kSelfRule);
  return at == std::string::npos ? std::string() : shorter.erase(at, kSelfRule.size());
}

class RegionReader {
 public:
  RegionReader(const Knowledge& knowledge, const SourceText& text, const ArticleOutline& outline,
               Article* article, Strings* strings)
      : knowledge_(knowledge),
        text_(text),
        outline_(outline),
        article_(*article),
        strings_(*strings) {}

  void Read() {
    if (!article_.region_code.empty())
      issuer_ = knowledge_.FindRegion(article_.region_code)->name;
    else
      issuer_ = article_.region;
    CompareWithTitle();
    ReadHeadings();
    for (size_t i = 0; i < article_.facts.size(); ++i) SetRegion(i);
  }

 private:
  std::string_view CodeOf(std::string_view words) const { return RegionCodeOf(knowledge_, words); }

  // A title that names one place, and a text that was read to the congress of another or calls the
  // title's zone by another.
  void CompareWithTitle() {
    const bool titled =
        outline_.region_begin >= outline_.title_begin && outline_.region_end <= outline_.title_end;
    if (article_.region_code.empty() || !titled) return;
    Range other{outline_.speaker_begin, outline_.speaker_end};
    if (other.empty()) other = OwnerOfZone();
    const std::string_view code = CodeOf(text_.Utf8(other.begin, other.end));
    if (code.empty() || knowledge_.LiesIn(code, article_.region_code) ||
        knowledge_.LiesIn(article_.region_code, code) || SameStem(code, article_.region_code))
      return;
    AddConflict(other);
  }

  // 乙市 of 乙市临江新区, where it stands first in the text, under the title 甲市2023年临江新区工作
  // 总结; empty when the title has no such zone.
  Range OwnerOfZone() const {
    constexpr int32_t kSearched = 2000;
    constexpr std::u16string_view kNew = u"新区";
    const std::u16string_view title = text_.Folded(outline_.title_begin, outline_.title_end);
    const size_t end = title.find(kNew);
    if (end == title.npos) return {};
    const size_t begin = title.find_last_of(u"年 ", end) + 1;
    if (begin == 0 || end - begin < 2 || end - begin > 4) return {};
    const std::u16string_view zone = title.substr(begin, end - begin + kNew.size());
    const int32_t last = std::min(outline_.end, outline_.body + kSearched);
    const std::u16string_view body = text_.Folded(outline_.body, last);
    for (size_t at = body.find(zone); at != body.npos; at = body.find(zone, at + 1)) {
      const int32_t to = outline_.body + static_cast<int32_t>(at);
      for (int32_t from = std::max(outline_.body, to - 4); from + 2 <= to; ++from) {
        if (knowledge_.FindRegionIn(text_.Utf8(from, to), {})) return {from, to};
      }
    }
    return {};
  }

  // 甲 of 甲市.
  static std::string_view StemOf(std::string_view name) {
    return name.substr(0, name.size() - std::min(name.size(), kHanBytes));
  }

  // 甲县 and 甲区: one place before and after it was made a district.
  bool SameStem(std::string_view a, std::string_view b) const {
    const auto stem = [&](std::string_view code) {
      return StemOf(knowledge_.FindRegion(code)->name);
    };
    return stem(a) == stem(b);
  }

  void AddConflict(Range other) {
    Diagnostic diagnostic;
    diagnostic.span = text_.SpanOf(other.begin, other.end);
    diagnostic.code = DiagnosticCode::kRegionConflict;
    const std::array<std::string_view, 4> message = {
        "the title names ", article_.region, ", the text ", text_.Utf8(other.begin, other.end)};
    diagnostic.message = strings_.Add(message);
    article_.diagnostics.push_back(diagnostic);
    constexpr int8_t kDoubted = 50;
    article_.region_evidence.confidence_percent = kDoubted;
  }

  // Sections whose heading is the name of a place and no more, and those inside of them.
  void ReadHeadings() {
    places_.resize(outline_.sections.size());
    for (size_t i = 1; i < places_.size(); ++i) {
      const OutlineSection& section = outline_.sections[i];
      if (section.parent >= 0) places_[i] = places_[static_cast<size_t>(section.parent)];
      const int32_t end = section.heading_end;
      int32_t at = section.heading_begin;
      if (end - at > kLongestPlace || end - at < 2 || !EndsPlace(text_[end - 1])) continue;
      while (at < end && !(IsHan(text_[at]) && text_[at + 1] != u'、' && text_[at + 1] != u')'))
        ++at;
      if (const Place place = PlaceAt(at); place.end == end) places_[i] = place;
    }
  }

  // The place inside the issuer, or the issuer, that is named at `at`: the longest name, and the
  // last place of 甲市乙区.
  Place PlaceAt(int32_t at) const {
    const Place place = OnePlaceAt(at);
    if (place.code.empty() || place.code != article_.region_code) return place;
    const Place inner = OnePlaceAt(place.end);
    return inner.code.empty() ? place : Place{at, inner.end, inner.code};
  }

  Place OnePlaceAt(int32_t at) const {
    Place place{at, at, {}};
    // Asked of every name; few are of a place.
    const bool register_has = knowledge_.region_names().MayBegin(text_[at], text_[at + 1]);
    if (!register_has && !OpensZone(text_[at], text_[at + 1])) return place;
    const int32_t limit = at + kLongestPlace;
    for (int32_t p = at + 1; p < limit && IsHan(text_[p]); ++p) {
      if (!EndsPlace(text_[p])) continue;
      const std::string_view code = register_has ? CodeOfPlace(at, p + 1) : std::string_view();
      if (!code.empty()) {
        place = {at, p + 1, code};
      } else if (IsZone(at, p + 1)) {
        place = {at, p + 1, CodeOfZone(text_.Utf8(at, p + 1))};
      }
    }
    return place;
  }

  // The code of the words [begin, end), when they are the full name of a place where a figure of
  // this article may be from.
  std::string_view CodeOfPlace(int32_t begin, int32_t end) const {
    const bool known = !article_.region_code.empty();
    const std::u16string_view folded = text_.Folded(begin, end);
    if (!known && IsOneOf(folded, kWords)) return {};
    const std::string_view words = text_.Utf8(begin, end);
    const auto region = knowledge_.FindRegionIn(words, article_.region_code);
    if (!region || !region->name.ends_with(words.substr(words.size() - kHanBytes))) return {};
    // Without an issuer a city may be the one reported on, or another.
    const bool narrow =
        region->kind() == RegionKind::kCounty || region->kind() == RegionKind::kZone;
    return known || narrow ? region->code : std::string_view();
  }

  // The issuer's own 高新区: itself where it is one, else that of its name.
  std::string_view CodeOfZone(std::string_view zone) const {
    if (article_.region_code.empty() || article_.region.ends_with(zone))
      return article_.region_code;
    const auto region = knowledge_.FindRegionIn(std::string(StemOf(issuer_)) + std::string(zone),
                                                article_.region_code);
    return region ? region->code : std::string_view();
  }

  bool IsZone(int32_t begin, int32_t end) const {
    return IsOneOf(text_.Folded(begin, end), kZones);
  }

  void SetRegion(size_t index) {
    Fact& fact = article_.facts[index];
    const Source name = fact.source(Slot::kIndicator);
    const Source table = fact.of_region->source;
    const bool of_table = table.rule == Rule::kRegionOfTable;
    if (of_table && table.begin == name.begin && SetByTable(table, &fact)) return;
    if (name.has_words() && SetStated(index, name, &fact)) return;
    if (of_table && SetByTable(table, &fact)) return;
    if (const Place& place = places_[static_cast<size_t>(std::max(fact.section, 0))];
        !place.empty()) {
      Set(place, Rule::kRegionSection, Origin::kSection, &fact);
      return;
    }
    SetIssuer({outline_.region_begin, outline_.region_end, Rule::kRegionArticle, Origin::kArticle},
              &fact);
  }

  void Keep(const RegionOfFact& region, Fact* fact) {
    fact->of_region = regions_.Keep(region, &strings_);
  }

  void SetIssuer(const Source& source, Fact* fact) {
    RegionOfFact region{article_.region, article_.region_code, {}};
    if (!region.name.empty()) {
      region.source = source;
      if (!source.has_words()) region.source.origin = Origin::kHint;
    }
    Keep(region, fact);
  }

  void Set(const Place& place, Rule rule, Origin origin, Fact* fact) {
    const bool own = !place.code.empty() && place.code == article_.region_code;
    Keep({own ? article_.region : text_.Utf8(place.begin, place.end),
          place.code,
          {place.begin, place.end, rule, origin}},
         fact);
  }

  // Whether the words of the fact's name, or those before it in its clause, tell the region.
  bool SetStated(size_t index, const Source& name, Fact* fact) {
    if (name.begin == placeless_) return false;
    placeless_ = -1;
    const auto [begin, place_before] = ClauseOf(name.begin);
    const bool again = name.origin == Origin::kSentence;
    if (const Place place = PlaceAt(name.begin);
        !place.empty() && QualifiesName(place, *fact) && Opens(place.begin, index, kBeforeName)) {
      subject_ = place;
      clause_ = begin;
      Set(place, Rule::kRegionNamed, again ? Origin::kSentence : Origin::kStated, fact);
      return true;
    }
    if (place_before && SetByWord(name.begin, again, fact)) {
      subject_ = {};
      clause_ = begin;
      return true;
    }
    if (begin != clause_) {
      clause_ = begin;
      subject_ = place_before ? SubjectOf(begin, name.begin) : Place{};
      if (subject_.empty() && SetByWhole(begin, index)) return true;
    }
    if (subject_.empty() || subject_.begin >= name.begin) {
      if (SetByOpening(begin, again, fact)) return true;
      placeless_ = name.begin;
      return false;
    }
    Set(subject_, Rule::kRegionSubject, again ? Origin::kSentence : Origin::kClause, fact);
    return true;
  }

  // Whether the fact's name is a thing of the place that it begins with, or the place itself.
  bool QualifiesName(const Place& place, const Fact& fact) const {
    const std::string_view words = text_.Utf8(place.begin, place.end);
    if (!fact.indicator.starts_with(words)) return false;
    const std::string_view rest = fact.indicator.substr(words.size());
    // 开发区 alone are counted, 甲县 alone is what grows.
    if (rest.empty()) return !place.code.empty();
    // 甲县政府再融资债券: what is owed, not who owes it.
    const bool debt = BeginsWithAny(rest, kOfGovernment);
    return (debt || !BeginsWithAny(rest, kNoPlaceBefore)) && !BeginsWithAny(rest, kAndOthers);
  }

  struct Clause {
    int32_t begin = 0;   // or the longest way before the name that is looked at
    bool place = false;  // a place may be named before the name
  };

  // The clause of the name at `at`.
  Clause ClauseOf(int32_t at) const {
    const int32_t floor = std::max(outline_.begin, at - kLongestClause);
    Clause clause{at, false};
    for (; clause.begin > floor && !EndsClause(text_[clause.begin - 1]); --clause.begin)
      clause.place |= EndsPlace(text_[clause.begin - 1]);
    return clause;
  }

  // ,其中… right behind a figure of a place: a part of that.
  bool SetByWhole(int32_t clause, size_t index) {
    if (index == 0 || text_[clause] != u'其' || text_[clause + 1] != u'中') return false;
    const Fact& whole = article_.facts[index - 1];
    RegionOfFact region = *whole.of_region;
    const Rule rule = region.source.rule;
    const bool stated =
        rule == Rule::kRegionNamed || rule == Rule::kRegionSubject || rule == Rule::kRegionWhole;
    if (!stated || whole.span.end_char != clause - 1) return false;
    region.source.rule = Rule::kRegionWhole;
    region.source.origin = Origin::kSentence;
    Keep(region, &article_.facts[index]);
    return true;
  }

  // Whether nothing but words of these classes stands before `at` in its clause, or a place of the
  // same list.
  bool Opens(int32_t at, size_t index, CueSet before_name) const {
    for (int step = 0; step < 8; ++step) {
      if (IsBlank(text_[at - 1])) {
        --at;
        continue;
      }
      const char16_t before = text_[at - 1];
      if (EndsClause(before) || IsAnyOf(before, u"年月日底末")) return true;
      if (IsAnyOf(before, u"、和与及")) {
        const Fact& fact = article_.facts[index];
        return fact.place > 0 || (index > 0 && article_.facts[index - 1].span.end_char == at - 1);
      }
      const int32_t length = knowledge_.CueEnding(text_.Folded(at - 8, at), before_name);
      if (length == 0) return false;
      at -= length;
    }
    return false;
  }

  // Where 全市, 我县 ends that stands before the name at `at`, with nothing but words of doing
  // between them; -1: nowhere.
  int32_t WordBefore(int32_t at) const {
    for (int step = 0; step < 3; ++step) {
      if (IsAnyOf(text_[at - 2], u"全我本") && EndsPlace(text_[at - 1])) return at;
      const int32_t length = knowledge_.CueEnding(text_.Folded(at - 6, at), kBetween);
      if (length == 0) break;
      at -= length;
    }
    return -1;
  }

  // 表3 2024年全省主要指标, 甲县: the place that the words of a table begin with.
  bool SetByTable(const Source& table, Fact* fact) {
    int32_t at = table.begin;
    while (at < table.end() && (IsDigit(text_[at]) || IsBlank(text_[at]) ||
                                IsAnyOf(text_[at], u"附表年月末底至、:.-—~(")))
      ++at;
    if (at + 1 >= table.end()) return false;
    if (issuer_.empty()) return SetByOther(at, table.end(), fact);
    Source source{at, at + 2, Rule::kRegionOfTable, Origin::kShared};
    if (IsAnyOf(text_[at], u"全我本")) return SetByScope(at, source, fact);
    const Place place = PlaceAt(at);
    if (place.empty() || place.end > table.end()) return SetByOther(at, table.end(), fact);
    const std::string_view rest = text_.Utf8(place.end, table.end());
    if (BeginsWithAny(rest, kNoPlaceBefore) || BeginsWithAny(rest, kAndOthers)) return false;
    Set(place, Rule::kRegionOfTable, Origin::kShared, fact);
    return true;
  }

  // 全省, 全国 at `at`.
  bool SetByScope(int32_t at, const Source& source, Fact* fact) {
    if (text_[at + 1] == u'国' && text_[at] == u'全') {
      Keep({text_.Utf8(at, at + 2), {}, source}, fact);
      return true;
    }
    if (!EndsPlace(text_[at + 1])) return false;
    auto region = knowledge_.FindRegion(article_.region_code);
    while (region && !EndsIn(region->name, at + 1)) region = knowledge_.FindRegion(region->parent);
    if (!region) return false;
    if (region->code == article_.region_code) {
      SetIssuer(source, fact);
    } else {
      Keep({region->name, region->code, source}, fact);
    }
    return true;
  }

  // 浙江省 in the report of one of its cities: a region outside of the issuer, by its full name.
  bool SetByOther(int32_t begin, int32_t end, Fact* fact) {
    for (int32_t p = std::min(begin + kLongestPlace, end); p > begin + 1; --p) {
      if (!EndsPlace(text_[p - 1])) continue;
      const std::string_view words = text_.Utf8(begin, p);
      const auto region = knowledge_.FindRegionIn(words, {});
      if (!region || region->name != words) continue;
      Set({begin, p, region->code}, Rule::kRegionOfTable, Origin::kShared, fact);
      return true;
    }
    return false;
  }

  bool SetByWord(int32_t name, bool again, Fact* fact) {
    const int32_t at = issuer_.empty() ? -1 : WordBefore(name);
    if (at < 0) return false;
    Source source{at - 2, at, Rule::kRegionOwn, again ? Origin::kSentence : Origin::kClause};
    if (EndsIn(issuer_, at - 1) || article_.region_code.empty()) {
      SetIssuer(source, fact);
      return true;
    }
    // 全省重点项目 may be this city's share of them; what the catalogue holds every region has.
    const bool compared = fact->measure == Measure::kRank || fact->measure == Measure::kGap;
    if (compared || fact->indicator_code.empty() || !Opens(at - 2, 0, kTimeCues)) return false;
    auto region = knowledge_.FindRegion(article_.region_code);
    while (region && !EndsIn(region->name, at - 1)) region = knowledge_.FindRegion(region->parent);
    if (!region) return false;
    source.rule = Rule::kRegionSuperior;
    Keep({region->name, region->code, source}, fact);
    return true;
  }

  // Whether a name ends in the character at `at`.
  bool EndsIn(std::string_view name, int32_t at) const {
    return name.ends_with(text_.Utf8(at, at + 1));
  }

  // 甲县 of 甲县实现财政收入…: the place that the clause begins with, when only words of doing
  // stand between it and the name.
  Place SubjectOf(int32_t begin, int32_t name) const {
    if (!EndsClause(text_[begin - 1])) return {};  // the clause is longer
    int32_t at = begin;
    while (at < name) {
      const auto cue = knowledge_.CueAt(text_.Folded(at, std::min(name, at + 8)));
      const bool opens = (cue.cues & kBeforeName) != 0;
      if (!opens && !IsBlank(text_[at])) break;
      at += opens ? cue.length : 1;
    }
    const Place place = PlaceAt(at);
    if (place.empty() || place.end >= name) return {};
    if (BeginsWithAny(text_.Utf8(place.end, name), kNoPlaceBefore)) return {};
    for (at = place.end; at < name;) {
      const auto cue = knowledge_.CueAt(text_.Folded(at, std::min(name, at + 8)));
      if (!(cue.cues & kBetween)) return {};
      at += cue.length;
    }
    return place;
  }

  // 支持甲县做强陶瓷产业,力争工业总产值达到80亿元: the place that the sentence opens with has what
  // every place has, unless the words between speak of the whole or of another place.
  bool SetByOpening(int32_t clause, bool again, Fact* fact) {
    static constexpr std::u16string_view kHelps[] = {u"支持", u"推动", u"鼓励", u"指导", u"助力"};
    constexpr int32_t kSentenceChars = 100;
    if (fact->indicator_code.empty() || article_.region_code.empty()) return false;
    const int32_t least = std::max(outline_.begin, clause - kSentenceChars);
    int32_t at = clause;
    while (at > least && !(ClassesOf(text_[at - 1]) & kEndsSentence) &&
           !IsAnyOf(text_[at - 1], u";:"))
      --at;
    if (at <= least || at == clause || text_[clause - 1] != u',') return false;
    // 甲县新建一园,新建公路30公里: the whole may have built those, but has a product of its own.
    const int32_t helps = text_.LengthOfAny(at, kHelps);
    if (helps == 0 && fact->indicator_code != "gdp") return false;
    at += helps;
    const Place place = PlaceAt(at);
    if (place.code.empty() || place.code == article_.region_code || place.end >= clause ||
        text_[place.end] == u',')
      return false;
    const std::string_view rest = text_.Utf8(place.end, clause);
    if (BeginsWithAny(rest, kNoPlaceBefore) || BeginsWithAny(rest, kAndOthers)) return false;
    for (int32_t p = place.end; p < fact->span.start_char; ++p) {
      if (EndsPlace(text_[p]) && (IsAnyOf(text_[p - 1], u"全我本各") || !PlaceAt(p - 1).empty() ||
                                  !PlaceAt(p - 2).empty()))
        return false;
    }
    Set(place, Rule::kRegionSubject, again ? Origin::kSentence : Origin::kClause, fact);
    return true;
  }

  const Knowledge& knowledge_;
  const SourceText& text_;
  const ArticleOutline& outline_;
  Article& article_;
  Strings& strings_;

  std::string_view issuer_;    // its name in full, where it has a code
  std::vector<Place> places_;  // by section
  int32_t placeless_ = -1;     // the name that told no place last: many facts share one
  int32_t clause_ = -1;        // where the clause read last begins
  Place subject_;              // and whose place it is
  Recent<RegionOfFact> regions_;
};

}  // namespace

std::string_view RegionCodeOf(const Knowledge& knowledge, std::string_view words) {
  if (const auto whole = knowledge.FindRegionIn(words, {})) return whole->code;
  if (const std::string shorter = WithoutSelfRule(words); !shorter.empty()) {
    if (const auto region = knowledge.FindRegionIn(shorter, {})) return region->code;
  }
  std::string_view code;
  while (!words.empty()) {
    size_t size = std::min(words.size(), kLongestPlace * kHanBytes);
    std::optional<knowledge::Region> found;
    for (; size >= 2 * kHanBytes && !found; size -= found ? 0 : kHanBytes)
      found = knowledge.FindRegionIn(words.substr(0, size), code);
    if (!found || found->code == code) return {};
    code = found->code;
    words.remove_prefix(size);
  }
  return code;
}

std::string_view PlaceOfTitle(const Knowledge& knowledge, std::string_view title) {
  constexpr std::string_view kYear = "年";
  constexpr std::string_view kOf = "关于";
  constexpr std::string_view kMonth = "月";
  for (const auto& [open, close] : {std::pair{"(", ")"}, {"（", "）"}, {"【", "】"}}) {
    const size_t end = title.find(close);
    if (title.starts_with(open) && end != title.npos)
      title.remove_prefix(end + std::string_view(close).size());
  }
  if (title.starts_with(kOf)) title.remove_prefix(kOf.size());
  while (!title.empty() && title[0] >= '0' && title[0] <= '9') title.remove_prefix(1);
  if (title.starts_with(kYear)) title.remove_prefix(kYear.size());
  // 2023年10月甲市, 2023年1-9月甲市
  const size_t behind = title.find_first_not_of("0123456789-");
  if (behind > 0 && behind != title.npos && title.substr(behind).starts_with(kMonth))
    title.remove_prefix(behind + kMonth.size());
  size_t named = 0;
  std::string_view code;  // of the place so far: 甲市, and in it 乙区
  while (true) {
    const std::string_view rest = title.substr(named);
    size_t size = std::min(rest.size(), kLongestPlace * kHanBytes);
    std::optional<knowledge::Region> found;
    for (size -= size % kHanBytes; size >= 2 * kHanBytes; size -= kHanBytes) {
      found = knowledge.FindRegionIn(rest.substr(0, size), code);
      if (found && found->name == rest.substr(0, size)) break;
      found.reset();
    }
    if (!found || found->code == code) return title.substr(0, named);
    code = found->code;
    named += size;
  }
}

void ReadRegions(const Knowledge& knowledge, const SourceText& text, const ArticleOutline& outline,
                 Article* article, Strings* strings) {
  RegionReader(knowledge, text, outline, article, strings).Read();
}

}  // namespace gongbao::extraction
