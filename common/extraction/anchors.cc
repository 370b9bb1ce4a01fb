#include "common/extraction/anchors.h"

#include <algorithm>
#include <array>

namespace gongbao::extraction {
namespace {

using knowledge::Bit;
using knowledge::Cue;
using knowledge::CueSet;

// How far the suffix of a list may stand from its first number: what keeps a hostile list linear.
constexpr int32_t kListChars = 60;

// What may part the ends of a range.
bool IsRangeMark(char16_t c) {
  return c == u'-' || c == u'—' || c == u'~' || c == u'至' || c == u'到';
}

struct Place {
  int64_t value;
  int32_t end;
  bool masked = false;  // 第*位
};

// The number of an ordinal at `at`, in either script; nothing when there is none.
std::optional<Place> ReadPlace(const SourceText& text, int32_t at) {
  if (text[at] == u'*') {
    constexpr int32_t kMaskChars = 4;
    int32_t end = at;
    while (text[end] == u'*' && end - at < kMaskChars) ++end;
    return Place{0, end, true};
  }
  if (IsDigit(text[at])) {
    const Number number = ReadArabic(text, at);
    return Place{number.value.mantissa, number.end};
  }
  const int32_t end = HanRunEnd(text, at);
  const auto value = ReadHan(text, at, end);
  if (end == at || !value) return std::nullopt;
  return Place{*value, end};
}

}  // namespace

Anchor AnchorReader::Rejected(int32_t begin, int32_t end, Reason reason,
                              std::string_view rule) const {
  Anchor anchor;
  anchor.begin = anchor.number_begin = begin;
  anchor.end = end;
  anchor.reason = reason;
  anchor.rule = rule;
  return anchor;
}

int32_t AnchorReader::CueBefore(int32_t at, int32_t floor, CueSet wanted) const {
  return at <= floor ? 0 : knowledge_.CueEnding(text_.Folded(std::max(floor, at - 6), at), wanted);
}

AnchorReader::UnitMatch AnchorReader::ReadUnit(int32_t at) const {
  UnitMatch match{nullptr, at, at, at, at, 0, false};
  int32_t p = at;
  // 810 亿元: a blank, or the end of a line that was mended.
  if (IsBlank(text_[p]) && IsDigit(text_[p - 1]) &&
      (text_[p + 1] == u'%' || HanPower(text_[p + 1]) > 0 ||
       knowledge_.units().Longest(text_.Folded(p + 1, std::min(p + 8, text_.size()))).length > 0))
    ++p;
  if (text_[p] == u'余' || (text_[p] == u'多' && !Is(p, u"多元"))) {
    match.approximate = true;
    ++p;
  }
  match.magnitude_begin = p;
  while (HanPower(text_[p]) > 0 && p - match.magnitude_begin < 3) {
    // 亿千瓦时: the 千 belongs to the unit.
    if (knowledge_.units().Longest(text_.Folded(p, std::min(p + 8, text_.size()))).length >= 2)
      break;
    match.power += HanPower(text_[p++]);
  }
  match.magnitude_end = p;
  if (match.power > 0 && (text_[p] == u'余' || text_[p] == u'多') && !match.approximate) {
    match.approximate = true;
    ++p;
  }
  match.unit_begin = match.unit_end = p;
  const auto found = knowledge_.units().Longest(text_.Folded(p, std::min(p + 8, text_.size())));
  if (found.length > 0) {
    match.unit = &knowledge_.unit(found.value);
    match.unit_end = p + found.length;
    const char16_t next = text_[match.unit_end];
    // A classifier that begins a word is none: 5级 but not 3名优企业, 10大类; a letter goes on with
    // letters.
    if (IsLatin(text_[match.unit_end - 1]) && IsLatin(next)) match.unit = nullptr;
    if (text_[match.unit_end - 1] == u'人' && next == u'民') match.unit = nullptr;  // 1200万人民
    if (match.unit != nullptr && next == u'/') match.unit_end = DenominatorEnd(match.unit_end);
    if (match.unit == nullptr) match.unit_end = p;
  } else if (match.power == 0) {
    match.approximate = false;
  }
  return match;
}

int32_t AnchorReader::DenominatorEnd(int32_t at) const {
  int32_t p = at + 1;
  while (HanPower(text_[p]) > 0 && p - at <= 3) ++p;
  const auto found = knowledge_.units().Longest(text_.Folded(p, std::min(p + 8, text_.size())));
  return found.length > 0 ? p + found.length : at;
}

void AnchorReader::Apply(const UnitMatch& unit, Anchor& anchor) const {
  anchor.unit = unit.unit;
  anchor.magnitude_begin = unit.magnitude_begin;
  anchor.magnitude_end = unit.magnitude_end;
  anchor.unit_begin = unit.unit_begin;
  anchor.unit_end = unit.unit_end;
  anchor.power = static_cast<int8_t>(unit.power);
  if (unit.approximate) anchor.relation = Relation::kApprox;
  anchor.end = std::max(unit.unit_end, unit.magnitude_end);
}

void AnchorReader::TakeBounds(Anchor& anchor, const Surroundings& around) const {
  // Behind the number: 以上, 左右; 元余 and 元多 too.
  const auto after =
      knowledge_.cues().Longest(text_.Folded(anchor.end, std::min(anchor.end + 5, text_.size())));
  if (after.length > 0) {
    constexpr CueSet kAfter = Bit(Cue::kAfterGe) | Bit(Cue::kAfterLe) | Bit(Cue::kAfterApprox);
    CueSet cues = knowledge_.CuesOf(after.value);
    int32_t length = after.length;
    if (!(cues & kAfter) && length > 2) {  // 保持10%以上增长: a longer cue begins with the bound
      length = 2;
      cues = knowledge_.CuesOf(text_.Folded(anchor.end, anchor.end + length)) & kAfter;
    }
    Relation relation = Relation::kEq;
    if (cues & Bit(Cue::kAfterGe)) {
      relation = Relation::kGe;
      if (text_[anchor.end + length - 1] == u'的') --length;
    } else if (cues & Bit(Cue::kAfterLe)) {
      relation = Relation::kLe;
    } else if (cues & Bit(Cue::kAfterApprox)) {
      relation = Relation::kApprox;
      if (text_[anchor.end] == u'多' && IsHan(text_[anchor.end + 1])) relation = Relation::kEq;
    }
    if (relation != Relation::kEq) {
      anchor.relation = relation;
      anchor.end += length;
    }
  }
  // Before it, touching.
  if (const int32_t length = CueBefore(anchor.begin, around.sentence_begin, kBoundCues);
      length > 0) {
    const CueSet cues = knowledge_.CuesOf(text_.Folded(anchor.begin - length, anchor.begin));
    // A longer word that ends here hides the bound in it: 通过, 附近, 制约, 节约.
    const int32_t shield = CueBefore(anchor.begin, around.sentence_begin, Bit(Cue::kPlain));
    const char16_t before = text_[anchor.begin - length - 1];
    const bool word =
        length == 1 &&
        ((text_[anchor.begin - 1] == u'过' &&
          IsAnyOf(before, u"通经超越不难错渡度路改走见说做来跨胜")) ||
         (text_[anchor.begin - 1] == u'近' && IsAnyOf(before, u"附邻最新临靠亲")) ||
         (text_[anchor.begin - 1] == u'破' && IsAnyOf(before, u"打")) ||
         (text_[anchor.begin - 1] == u'约' && IsAnyOf(before, u"节签制条公契预违集履")));
    if (shield <= length && !word) {
      if (cues & Bit(Cue::kBoundGe)) anchor.relation = Relation::kGe;
      if (cues & Bit(Cue::kBoundLe)) anchor.relation = Relation::kLe;
      if ((cues & Bit(Cue::kBoundApprox)) && anchor.relation == Relation::kEq)
        anchor.relation = Relation::kApprox;
      anchor.begin -= length;
      anchor.bound_before = true;
    }
  } else if (anchor.unit_literal == "倍" && FarBound(anchor, around) != Relation::kEq) {
    anchor.relation = FarBound(anchor, around);  // 不足省会的1/3
  } else if (EndsBefore(anchor.begin, u"约占全市") || EndsBefore(anchor.begin, u"约占全省") ||
             EndsBefore(anchor.begin, u"约占") || EndsBefore(anchor.begin, u"约占全区")) {
    anchor.relation = Relation::kApprox;
  }
}

// The bound of a fraction that what it is of parts from it.
Relation AnchorReader::FarBound(const Anchor& anchor, const Surroundings& around) const {
  for (int32_t p = anchor.begin - 2; p >= std::max(around.sentence_begin, anchor.begin - 14); --p) {
    if (!IsHan(text_[p])) break;
    if (Is(p, u"约占")) return Relation::kApprox;
    if (p < anchor.begin - 8) continue;
    if (Is(p, u"不足") || Is(p, u"不到")) return Relation::kLe;
    if (Is(p, u"超过")) return Relation::kGe;
  }
  return Relation::kEq;
}

// 第6、第2和第3位: the last of the list says what all of them are.
bool AnchorReader::RankListEnds(int32_t at) const {
  for (int members = 0; members < 6 && IsAnyOf(text_[at], u"、和") && text_[at + 1] == u'第';
       ++members) {
    const auto next = ReadPlace(text_, at + 2);
    if (!next) return false;
    at = next->end;
    if (text_[at] == u'位' || text_[at] == u'名') return true;
  }
  return false;
}

// 第N: a rank where ranks are spoken of, else an ordinal.
std::optional<Anchor> AnchorReader::ReadOrdinal(int32_t at, const Surroundings& around) const {
  const int32_t number_begin = at;  // `at` moves to where the group ends
  int32_t number_end = at;
  int64_t place = 0;
  Relation relation = Relation::kEq;
  bool bare_rank = false;
  bool masked = false;
  if (Is(at, u"首位") || Is(at, u"榜首")) {
    if (IsAnyOf(text_[at + 2], u"度")) return std::nullopt;
    if (EndsBefore(at, u"摆在") || EndsBefore(at, u"放在"))
      return Rejected(at, at + 2, Reason::kOrdinal, "anchor.ordinal");
    number_end = at + 2;
    place = 1;
    bare_rank = true;
  } else if (EndsBefore(at + 1, u"之首")) {
    number_end = at + 1;
    place = 1;
    bare_rank = true;
    --at;
  } else if (text_[at] == u'第') {
    int32_t p = at + 1;
    if (IsBlank(text_[p])) ++p;
    const auto read = ReadPlace(text_, p);
    if (!read) return std::nullopt;
    place = read->value;
    masked = read->masked;
    number_end = read->end;
    if (IsAnyOf(text_[number_end], u"版页"))
      return Rejected(at, number_end, Reason::kPage, "reject.page");
    if (Is(number_end, u"位") || (Is(number_end, u"名") && !IsHan(text_[number_end + 1]))) {
      ++number_end;
      bare_rank = true;
    } else {
      bare_rank = RankListEnds(number_end);
    }
  } else if (text_[at] == u'前') {
    const auto read = ReadPlace(text_, at + 1);
    if (!read) return std::nullopt;
    place = read->value;
    masked = read->masked;
    number_end = read->end;
    if (IsAnyOf(text_[number_end], u"年期季个段月次届批天任"))
      return std::nullopt;  // 前三季度, 前2年: a time; read where its number begins
    if (IsAnyOf(text_[number_end], u"位名强")) {
      ++number_end;
      bare_rank = true;
    }
    relation = Relation::kLe;
  } else {
    return std::nullopt;
  }

  // The group and the verb before it: 居全市第二, 增速全市第三, 排名第2.
  constexpr CueSet kGroups = Bit(Cue::kGroup) | Bit(Cue::kRegion);
  int32_t group_begin = at;
  const int32_t floor = std::max(around.sentence_begin, at - 18);
  bool licensed = bare_rank;
  for (int32_t p = at - 1; p >= floor && group_begin == at; --p) {
    if (IsAnyOf(text_[p], u",;。:!?、“")) break;
    const auto match = knowledge_.cues().Longest(text_.Folded(p, at));
    if (match.length == 0) continue;
    const CueSet cues = knowledge_.CuesOf(match.value);
    if ((cues & kGroups) && at - p <= 12) {
      const int32_t end = p + match.length;
      bool words =
          true;  // 全国重点城市第3位: the group goes on up to the ordinal unless a verb parts them
      for (int32_t q = end; q < at; ++q) words = words && IsHan(text_[q]);
      const bool verb = end < at && CueBefore(at, end, Bit(Cue::kRanked)) > 0;
      if (words && !verb) {
        group_begin = p;
        // The longest run of group words: 全省 in 全省设区市, 长三角 in 长三角地区.
        for (int32_t length = CueBefore(p, around.sentence_begin, kGroups); length > 0;
             length = CueBefore(group_begin, around.sentence_begin, kGroups)) {
          group_begin -= length;
        }
        // 省会、副省级城市第2名
        if (text_[group_begin - 1] == u'、') {
          const int32_t length = CueBefore(group_begin - 1, around.sentence_begin, kGroups);
          if (length > 0) group_begin -= length + 1;
        }
        licensed = true;
      }
      break;
    }
    if ((cues & Bit(Cue::kRanked)) && p + match.length == at) {
      licensed = true;
      break;
    }
    if ((cues & Bit(Cue::kRanked)) && at - (p + match.length) <= 10 && at > p + match.length) {
      bool words = true;
      for (int32_t q = p + match.length; q < at; ++q) words = words && IsHan(text_[q]);
      if (words) {
        group_begin = p + match.length;
        licensed = true;
      }
      break;
    }
  }
  const char16_t next = text_[number_end];
  // 第一、第二产业: the noun of the list says that they are names.
  if (next == u'、' && text_[number_end + 1] == u'第' && Is(number_end + 3, u"产业"))
    return Rejected(number_begin, number_end, Reason::kName, "anchor.ordinal");
  const bool named = !bare_rank && IsHan(next) && !IsAnyOf(next, u"的,和与及、且并、,，");
  const bool strong = text_[number_end - 1] == u'强';
  if (strong && (group_begin == at || IsHan(next)))
    licensed = licensed && group_begin != at && !IsHan(next);
  if (!licensed || named || (place == 0 && !masked) || place > 100000) {
    return Rejected(number_begin, number_end, Reason::kOrdinal, "anchor.ordinal");
  }
  Anchor anchor;
  anchor.type = AnchorType::kRank;
  anchor.number_begin = number_begin;
  anchor.begin = group_begin;
  anchor.end = number_end;
  anchor.masked = masked;
  if (!masked) anchor.value = Decimal{place, 0};
  anchor.unit_literal = "位";
  anchor.relation = relation;
  anchor.group_begin = group_begin;
  anchor.group_end = at;
  anchor.rule = "rank.ordinal";
  return anchor;
}

std::optional<Anchor> AnchorReader::ReadDate(int32_t at, const Surroundings& around) const {
  const auto date = [&](int32_t end, Period period, std::string_view rule) {
    Anchor anchor = Rejected(at, end, Reason::kDate, rule);
    anchor.type = AnchorType::kDate;
    anchor.period = period;
    return anchor;
  };
  // 二〇二三年
  if (HanDigit(text_[at]) >= 0) {
    const int32_t end = HanRunEnd(text_, at);
    if (end - at == 4 && text_[end] == u'年') {
      const auto year = ReadHan(text_, at, end);
      if (year && *year >= 1900 && *year < 2100) {
        return date(end + 1, {static_cast<int16_t>(*year), static_cast<int16_t>(*year), 0, 0, 0},
                    "date.han_year");
      }
    }
    return std::nullopt;
  }
  int32_t p = at;
  int32_t value = 0;
  while (IsDigit(text_[p]) && p - at < 5) value = value * 10 + (text_[p++] - u'0');
  const int32_t digits = p - at;
  if (digits == 0 || IsDigit(text_[p])) return std::nullopt;
  const bool year_like = digits == 4 && value >= 1900 && value < 2100;
  const auto year = static_cast<int16_t>(value);
  if (year_like) {
    // 2023-2025年, 2016至2020年, and 2021年-2023年.
    int32_t q = p;
    if (text_[q] == u'年') ++q;
    if (IsRangeMark(text_[q])) {
      int32_t r = q + 1;
      while (IsRangeMark(text_[r])) ++r;
      int32_t second = 0;
      int32_t s = r;
      while (IsDigit(text_[s]) && s - r < 5) second = second * 10 + (text_[s++] - u'0');
      if (s - r == 4 && second > value && second < 2100 &&
          (text_[s] == u'年' || text_[p] != u'年')) {
        if (text_[s] == u'年') ++s;
        return date(s, {year, static_cast<int16_t>(second), 0, 0, 0}, "date.years");
      }
    }
    // 2021-03-18, 2024/4/28, 2024.3.14
    const char16_t mark = text_[p];
    if ((mark == u'-' || mark == u'/' || mark == u'.') && IsDigit(text_[p + 1])) {
      int32_t s = p + 1;
      while (IsDigit(text_[s]) && s - p <= 2) ++s;
      if (text_[s] == mark && IsDigit(text_[s + 1])) {
        ++s;
        for (int32_t n = 0; IsDigit(text_[s]) && n < 2; ++n) ++s;
        return date(s, {}, "date.stamp");
      }
    }
    if (text_[p] == u'年') {
      // 2023年12月31日, 2023年1-11月, 2023年上半年
      int32_t s = p + 1;
      if (IsBlank(text_[s]) && IsDigit(text_[s + 1])) ++s;
      if (IsDigit(text_[s])) {
        int32_t month = 0;
        int32_t r = s;
        while (IsDigit(text_[r]) && r - s < 2) month = month * 10 + (text_[r++] - u'0');
        int32_t to = month;
        if (IsRangeMark(text_[r]) && IsDigit(text_[r + 1])) {
          to = 0;
          int32_t u = r + 1;
          while (IsDigit(text_[u]) && u - r <= 2) to = to * 10 + (text_[u++] - u'0');
          if (text_[u] == u'月') r = u;
        }
        if (text_[r] == u'月' && month >= 1 && month <= 12 && to >= month && to <= 12) {
          ++r;
          bool day = false;
          int32_t u = r;
          while (IsDigit(text_[u]) && u - r < 2) ++u;
          if (u > r && (text_[u] == u'日' || text_[u] == u'号')) {
            r = u + 1;
            day = true;
          }
          if (to > month)
            return date(r, {year, year, static_cast<int8_t>(month), static_cast<int8_t>(to), 0},
                        "date.months");
          // A day or a month that only dates an event leaves the year as the period of the figures
          // beside it.
          if (day) return date(r, {}, "date.day");
          if (month == 12 && IsAnyOf(text_[r], u"底末"))
            return date(r, {year, year, 0, 0, 0}, "date.year_end");
          return date(r, {year, year, static_cast<int8_t>(month), static_cast<int8_t>(month), 0},
                      "date.month");
        }
      }
      return date(p + 1, {year, year, 0, 0, 0}, "date.year");
    }
  }
  // 1-11月, 11月底, 3月18日
  if (digits <= 2 && value >= 1 && value <= 12) {
    int32_t s = p;
    int32_t to = value;
    if (IsRangeMark(text_[s]) && IsDigit(text_[s + 1])) {
      to = 0;
      int32_t u = s + 1;
      while (IsDigit(text_[u]) && u - s <= 2) to = to * 10 + (text_[u++] - u'0');
      if (text_[u] == u'月' && to > value && to <= 12) s = u;
    }
    if (text_[s] == u'月' && text_[s + 1] != u'嫂') {
      ++s;
      if (to > value) {
        Anchor anchor =
            date(s, {1, 1, static_cast<int8_t>(value), static_cast<int8_t>(to), 0}, "date.months");
        anchor.relative_month = true;
        return anchor;
      }
      int32_t u = s;
      while (IsDigit(text_[u]) && u - s < 2) ++u;
      if (u > s && (text_[u] == u'日' || text_[u] == u'号')) return date(u + 1, {}, "date.day");
      if (text_[s] != u'份') return date(s, {}, "date.month");
      Anchor anchor =
          date(s, {1, 1, static_cast<int8_t>(value), static_cast<int8_t>(value), 0}, "date.month");
      anchor.relative_month = true;
      return anchor;
    }
  }
  // 19月: garbled, but a date; `12时`, `30日`.
  if (digits <= 2 && text_[p] == u'月' && !IsAnyOf(text_[p + 1], u"嫂"))
    return date(p + 1, {}, "date.garbled_month");
  if (digits <= 2 && (text_[p] == u'日' || text_[p] == u'号') && value <= 31 &&
      (IsAnyOf(text_[at - 1], u"月、和至-—~") || text_[p] == u'日') && !Is(p, u"日内") &&
      !IsAnyOf(text_[p + 1], u"楼线地")) {
    return date(p + 1, {}, "date.day");
  }
  if (digits <= 2 && (text_[p] == u'时' || text_[p] == u'点') && value <= 24 && !Is(p, u"点位"))
    return date(p + 1, {}, "date.hour");
  // 12:30, 17:06:22: clock times; 1:7 and 1.81:1 are ratios.
  if (digits <= 2 && text_[p] == u':' && IsDigit(text_[p + 1]) && IsDigit(text_[p + 2]) &&
      !IsDigit(text_[p + 3]) && value < 24 && text_[p + 1] <= u'5' && at > around.sentence_begin &&
      (IsBlank(text_[at - 1]) || text_[p + 3] == u':')) {
    int32_t s = p + 3;
    if (text_[s] == u':' && IsDigit(text_[s + 1])) {
      for (++s; IsDigit(text_[s]);) ++s;
    }
    return date(s, {}, "date.clock");
  }
  // 5年来, 3年行动: a span, no quantity; 连续12个月 too.
  if (text_[p] == u'年' && digits <= 2) return date(p + 1, {}, "date.duration");
  return std::nullopt;
}

std::optional<Anchor> AnchorReader::ReadOutline(int32_t at, const Surroundings& around) const {
  // What may stand before an item number: the beginning of the line or sentence, blanks, an opening
  // bracket.
  int32_t p = at - 1;
  const bool bracket = text_[p] == u'(' || text_[p] == u'〔' || text_[p] == u'【';
  if (bracket) --p;
  while (p >= around.sentence_begin && IsBlank(text_[p])) --p;
  const bool fresh = p < around.sentence_begin || IsAnyOf(text_[p], u";:：") ||
                     (bracket && IsAnyOf(text_[p], u"、,."));
  int32_t end = at;
  const bool han = IsHanNumeral(text_[at]);
  if (han) {
    end = HanRunEnd(text_, at);
  } else {
    while (IsDigit(text_[end]) && end - at < 4) ++end;
  }
  if (end == at || end - at > 4) return std::nullopt;
  const char16_t next = text_[end];
  if (bracket && next == u')' && end - at <= 3) {
    return Rejected(at, end, Reason::kOutline, "outline.bracket");
  }
  if (!fresh && !(han && IsBlank(text_[at - 1]))) return std::nullopt;
  if (han && (next == u'、' || (next == u'是' && end - at <= 2) ||
              (Is(end, u"要") && end - at == 1 && fresh))) {
    // 一、二产业 at the head of a line is a list of industries, not an item.
    if (next == u'、' && IsHanNumeral(text_[end + 1]) && !IsHan(text_[end + 2]))
      return std::nullopt;
    return Rejected(at, end, Reason::kOutline, "outline.han");
  }
  if (!han && end - at <= 2) {
    if (next == u'、' || ((next == u'.' || next == u')') && !IsDigit(text_[end + 1]))) {
      return Rejected(at, end, Reason::kOutline, "outline.arabic");
    }
  }
  return std::nullopt;
}

// 百分之三点五, 万分之24.7, 三分之一, 1/3, 一半, 翻番.
std::optional<Anchor> AnchorReader::ReadFraction(int32_t at, const Surroundings& around) const {
  const auto ratio = [&](int32_t end, Decimal value, std::string_view unit, std::string_view rule) {
    Anchor anchor;
    anchor.type = AnchorType::kQuantity;
    anchor.begin = anchor.number_begin = at;
    anchor.end = end;
    anchor.value = value;
    anchor.unit_literal = unit;
    anchor.han = true;
    anchor.rule = rule;
    TakeBounds(anchor, around);
    return anchor;
  };
  struct Prefix {
    std::u16string_view word;
    std::string_view unit;
  };
  static constexpr Prefix kPrefixes[] = {{u"百分之", "%"}, {u"千分之", "‰"}, {u"万分之", "‱"}};
  for (const Prefix& prefix : kPrefixes) {
    if (!Is(at, prefix.word)) continue;
    const int32_t p = at + 3;
    if (IsDigit(text_[p])) {
      const Number number = ReadArabic(text_, p);
      Anchor anchor = ratio(number.end, number.value, prefix.unit, "share.prefix");
      anchor.han = false;
      return anchor;
    }
    int32_t end = HanRunEnd(text_, p);
    const auto whole = ReadHan(text_, p, end);
    if (!whole) return std::nullopt;
    Decimal value{*whole, 0};
    if (text_[end] == u'点' && HanDigit(text_[end + 1]) >= 0) {
      for (++end; HanDigit(text_[end]) >= 0 && value.exponent > -6; ++end) {
        value.mantissa = value.mantissa * 10 + HanDigit(text_[end]);
        --value.exponent;
      }
    }
    return ratio(end, value, prefix.unit, "share.prefix");
  }
  if (Is(at, u"一半") || Is(at, u"半数")) return ratio(at + 2, {5, -1}, "倍", "ratio.half");
  if ((Is(at, u"过半") || Is(at, u"近半")) && !IsAnyOf(text_[at + 2], u"径年月天")) {
    Anchor anchor = ratio(at + 2, {5, -1}, "倍", "ratio.half");
    anchor.relation = text_[at] == u'过' ? Relation::kGe : Relation::kApprox;
    return anchor;
  }
  if (text_[at] == u'翻') {
    if (Is(at, u"翻番") || Is(at, u"翻倍")) return ratio(at + 2, {2, 0}, "倍", "ratio.double");
    if (Is(at, u"翻一番")) return ratio(at + 3, {2, 0}, "倍", "ratio.double");
    if (Is(at, u"翻两番")) return ratio(at + 3, {4, 0}, "倍", "ratio.double");
    return std::nullopt;
  }
  if (Is(at, u"两位数") && !Is(at, u"两位数字")) {
    Anchor anchor = ratio(at + 3, {10, 0}, "%", "share.two_digits");
    anchor.relation = Relation::kGe;
    return anchor;
  }
  const int32_t end = HanRunEnd(text_, at);
  if (end > at && Is(end, u"分之")) {
    const int32_t last = HanRunEnd(text_, end + 2);
    const auto below = ReadHan(text_, at, end);
    const auto above = ReadHan(text_, end + 2, last);
    if (below && above && *below > 0 && *above > 0) {
      return ratio(last, {*above * 10000 / *below, -4}, "倍", "ratio.fraction");
    }
  }
  if (end == at + 1 && text_[end] == u'成' && HanDigit(text_[at]) > 0) {
    const bool word = IsAnyOf(text_[end + 1], u"立果为员功本绩就都长熟效分品人交型套片批形");
    if (!word) return ratio(end + 1, {HanDigit(text_[at]), 0}, "成", "share.tenths");
  }
  return std::nullopt;
}

std::optional<Anchor> AnchorReader::RejectBySuffix(int32_t at, int32_t end) const {
  // The suffix reaches back over a list: 6、7、8号线.
  int32_t p = end;
  while ((text_[p] == u'、' || text_[p] == u'和') && IsDigit(text_[p + 1]) &&
         p < end + kListChars) {
    for (++p; IsDigit(text_[p]);) ++p;
  }
  if (Is(end, u"时代") && text_[end - 2] == u'.')
    return Rejected(at, end, Reason::kVersion, "reject.version");
  // None of the words below, which few numbers have behind them, begins otherwise.
  if (!IsAnyOf(text_[p], u"号国省县线高期版周")) return std::nullopt;
  if (Is(p, u"号线") || Is(p, u"号航线")) return Rejected(at, end, Reason::kLine, "reject.line");
  if (Is(p, u"国道") || Is(p, u"省道") || Is(p, u"县道") || Is(p, u"线公路") || Is(p, u"高速") ||
      Is(p, u"号公路"))
    return Rejected(at, end, Reason::kRoad, "reject.road");
  if (Is(p, u"号楼") || Is(p, u"号地块") || Is(p, u"号井") || Is(p, u"号机组") ||
      Is(p, u"期工程") || Is(p, u"期项目") || Is(p, u"期地块"))
    return Rejected(at, end, Reason::kBuilding, "reject.building");
  if (Is(p, u"号") && !Is(p, u"号召")) return Rejected(at, end, Reason::kMetadata, "reject.number");
  if (Is(p, u"版")) return Rejected(at, end, Reason::kVersion, "reject.version");
  if (Is(p, u"周年")) return Rejected(at, end, Reason::kAnniversary, "reject.anniversary");
  return std::nullopt;
}

std::optional<Anchor> AnchorReader::RejectByNeighbours(int32_t at, int32_t end,
                                                       const Surroundings& around) const {
  const char16_t before = text_[at - 1];
  const char16_t next = text_[end];
  if (around.in_title) return Rejected(at, end, Reason::kTitle, "reject.title");
  // A line end that was written out, \\r\\n, parts a word from its figure.
  const bool escape = (before == u'n' || before == u'r') && text_[at - 2] == u'\\';
  if (IsLatin(before) && before != u'X' && !escape) {
    const bool road = (before == u'G' || before == u'S') && !IsLatin(text_[at - 2]);
    while (IsDigit(text_[end]) || IsLatin(text_[end])) ++end;
    return Rejected(at, end, road ? Reason::kRoad : Reason::kTechnology, "reject.letters_before");
  }
  if (next == u'+' || before == u'+') {
    while (IsDigit(text_[end]) || text_[end] == u'+' || text_[end] == u'N' || text_[end] == u'X' ||
           text_[end] == u'n')
      ++end;
    return Rejected(at, end, Reason::kCode, "reject.code");
  }
  if (next == u'#') return Rejected(at, end + 1, Reason::kBuilding, "reject.building");
  // 图2:…, 表1 …: a caption.
  const bool line_start = text_[at - 2] == u'\n' || IsBlank(text_[at - 2]) || text_[at - 2] == 0;
  if ((before == u'图' || before == u'表') && (line_start || next == u':') && end - at <= 3)
    return Rejected(at, end, Reason::kOutline, "reject.caption");
  if (auto rejected = RejectBySuffix(at, end)) return rejected;
  if (next == u'A' && (Is(end + 1, u"级") || IsHan(text_[end + 1]) || text_[end + 1] == u'A'))
    return Rejected(at, end + 1, Reason::kGrade, "reject.grade");
  if (IsLatin(next)) {
    const auto unit = ReadUnit(end);
    if (unit.unit == nullptr) {
      while (IsLatin(text_[end]) || IsDigit(text_[end]) || text_[end] == u'-') ++end;
      return Rejected(at, end, Reason::kTechnology, "reject.letters_behind");
    }
  }
  if (end - at >= 4 &&
      (Is(end, u"热线") || Is(end, u"平台") || Is(end, u"小镇") || Is(end, u"专线"))) {
    return Rejected(at, end, Reason::kName, "reject.number_as_name");
  }
  if (next == u'·' && IsDigit(text_[end + 1])) {
    for (++end; IsDigit(text_[end]);) ++end;
    return Rejected(at, end, Reason::kName, "reject.day_as_name");
  }
  if ((before == u'[' && next == u']') || (before == u'〔' && next == u'〕')) {
    const bool year = end - at == 4;  // 〔2023〕15号
    return Rejected(at, end, year ? Reason::kMetadata : Reason::kPage, "reject.bracketed");
  }
  if (const int32_t dash = IsBlank(before) ? at - 2 : at - 1;
      IsAnyOf(text_[dash], u"-—") && IsAnyOf(text_[IsBlank(next) ? end + 1 : end], u"-—") &&
      end - at <= 3) {
    return Rejected(at, end, Reason::kPage, "reject.page");
  }
  int32_t back = at - 1;
  while (IsAnyOf(text_[back], u":次数量 ")) --back;
  for (const std::u16string_view label : {u"阅读", u"浏览", u"点击"}) {
    if (text_[back] == label.back() && EndsBefore(back + 1, label))
      return Rejected(at, end, Reason::kBoilerplate, "reject.counter");
  }
  // “246”, “13511”: a quotation of nothing but digits.
  if (around.quote_begin >= 0 && around.quote_begin == at - 1 && next == u'”') {
    return Rejected(at, end, Reason::kCode, "reject.quoted_digits");
  }
  return std::nullopt;
}

// A decimal that a line end or a blank broke behind its point: 15. 7%; `at` when there is none.
int32_t AnchorReader::BrokenDecimalEnd(int32_t at) const {
  if (text_[at] != u'.' || !IsBlank(text_[at + 1]) || !IsDigit(text_[at - 1])) return at;
  int32_t p = at + 2;
  while (IsDigit(text_[p]) && p - at < 5) ++p;
  return p > at + 2 && text_[p] == u'%' ? p : at;
}

std::optional<Anchor> AnchorReader::ReadArabicAnchor(int32_t at, const Surroundings& around) const {
  Number number = ReadArabic(text_, at);
  if (const int32_t end = BrokenDecimalEnd(number.end); end > number.end) {
    const Number rest = ReadArabic(text_, number.end + 2);  // 15. 7%
    for (int32_t p = number.end + 2; p < end; ++p)
      number.value = {number.value.mantissa * 10 + (text_[p] - u'0'), number.value.exponent - 1};
    number.end = rest.end;
  }
  // Letters and digits glued together are a code or a document number, whatever follows.
  if (const int32_t mask = MaskEnd(text_, number.end); mask > number.end && text_[mask] == u'年') {
    Anchor date = Rejected(at, mask + 1, Reason::kDate, "mask.date");  // 20XX年
    date.type = AnchorType::kDate;
    return date;
  }
  if (number.too_long || number.end - at > 15) {
    int32_t end = number.end;
    while (IsDigit(text_[end]) || IsLatin(text_[end])) ++end;
    return Rejected(at, end, Reason::kMetadata, "reject.long_number");
  }
  if (around.in_title) return Rejected(at, number.end, Reason::kTitle, "reject.title");
  if (auto outline = ReadOutline(at, around)) return outline;
  RefusedAt(around.trace, at, number.end, "outline.*", "it numbers no section or item");
  const bool glued = IsLatin(text_[at - 1]);
  if (!glued) {
    if (auto date = ReadDate(at, around)) return date;
  }
  RefusedAt(around.trace, at, number.end, "date.*",
            glued ? "a letter stands before it" : "no year, month or day follows");
  if (auto rejected = RejectByNeighbours(at, number.end, around)) return rejected;
  RefusedAt(around.trace, at, number.end, "reject.*", "its neighbours make no name or code of it");
  // hzwxq5/2024-65993, 2024-27703: what follows a slash is an index.
  if (text_[at - 1] == u'/' && (IsLatin(text_[at - 2]) || IsDigit(text_[at - 2]))) {
    int32_t end = number.end;
    while (IsDigit(text_[end]) || text_[end] == u'/' || text_[end] == u'-' || IsLatin(text_[end]))
      ++end;
    return Rejected(at, end, Reason::kMetadata, "reject.index");
  }
  // 2950827/2021-54294: a slash or dash between long numbers is an index.
  if (number.end - at >= 5 && (text_[number.end] == u'/' || text_[number.end] == u'-') &&
      IsDigit(text_[number.end + 1])) {
    int32_t end = number.end;
    while (IsDigit(text_[end]) || text_[end] == u'/' || text_[end] == u'-' || IsLatin(text_[end]))
      ++end;
    return Rejected(at, end, Reason::kMetadata, "reject.index");
  }

  Anchor anchor;
  anchor.type = AnchorType::kQuantity;
  anchor.begin = anchor.number_begin = at;
  anchor.value = number.value;
  anchor.rule = "quantity.arabic";
  // A minus where no digit, bracket or date stands before it is a sign.
  if (text_[at - 1] == u'-' && !IsDigit(text_[at - 2]) && !IsAnyOf(text_[at - 2], u"%年月)元") &&
      !IsLatin(text_[at - 2])) {
    anchor.begin = anchor.number_begin = at - 1;
    anchor.value->mantissa = -anchor.value->mantissa;
  }
  int32_t p = number.end;
  // 1/3 and 1:7 and 1.81:1.
  if (text_[p] == u'/' && IsDigit(text_[p + 1]) && number.value.exponent == 0 &&
      number.value.mantissa < 100) {
    const Number below = ReadArabic(text_, p + 1);
    if (below.value.mantissa > 0 && below.value.exponent == 0 && below.value.mantissa <= 1000 &&
        number.value.mantissa < below.value.mantissa && text_[below.end] != u'/') {
      anchor.value = Decimal{number.value.mantissa * 10000 / below.value.mantissa, -4};
      anchor.end = below.end;
      anchor.unit_literal = "倍";
      anchor.rule = "ratio.fraction";
      TakeBounds(anchor, around);
      return anchor;
    }
  }
  if (text_[p] == u':' && IsDigit(text_[p + 1])) {
    const Number right = ReadArabic(text_, p + 1);
    if (right.value == Decimal{1, 0}) {
      anchor.unit_literal = ":1";
    } else if (number.value == Decimal{1, 0}) {
      anchor.value = right.value;
      anchor.unit_literal = "倍";
    }
    if (!anchor.unit_literal.empty()) {
      anchor.end = right.end;
      anchor.rule = "ratio.colon";
      TakeBounds(anchor, around);
      return anchor;
    }
  }
  if (text_[p] == u'强') return ReadStrong(at, p, number.value.mantissa, around);
  UnitMatch unit = ReadUnit(p);
  // 4.5-5%, 5%-5.5%, 1至2家, 10万至20万人.
  int32_t q = unit.found() ? std::max(unit.unit_end, unit.magnitude_end) : p;
  if (IsRangeMark(text_[q])) {
    int32_t r = q + 1;
    while (IsRangeMark(text_[r]) && text_[r] == text_[q]) ++r;
    if (IsDigit(text_[r])) {
      const Number second = ReadArabic(text_, r);
      const UnitMatch second_unit = ReadUnit(second.end);
      const bool word_mark = text_[q] == u'至' || text_[q] == u'到';
      bool from = false;  // 从3家到5家: two levels
      for (int32_t s = at - 1;
           s >= std::max(around.sentence_begin, at - 10) && !IsAnyOf(text_[s], u",;、"); --s) {
        from = from || text_[s] == u'从' || text_[s] == u'由';
      }
      if (second_unit.found() && !(word_mark && from) &&
          (!unit.found() || unit.unit == second_unit.unit ||
           (unit.unit == nullptr && unit.power > 0))) {
        if (second.value.exponent <= 0 && !second.too_long) {
          anchor.high = second.value;
          unit = second_unit;
          anchor.rule = "quantity.range";
        }
      }
    }
  }
  if (!unit.found()) {
    int32_t end = number.end;
    if (number.end - at >= 6 || IsAnyOf(text_[at - 1], u"-/") || text_[number.end] == u'-' ||
        text_[number.end] == u'/') {
      return Rejected(at, end, Reason::kMetadata, "reject.no_unit");
    }
    if (number.value.exponent < 0) {
      if (auto ratio = ReadBareRatio(at, number, around)) return ratio;
      // 2.0版, 4.0 of a thing named in letters; any other decimal is a quantity that lacks its
      // unit.
      const bool version = Is(end, u"版") || Is(end, u"时代") || Is(end, u"阶段") ||
                           IsLatin(text_[at - 1]) || text_[at - 1] == u'V' ||
                           around.quote_begin >= 0 || text_[end] == u'”';
      return version ? Rejected(at, end, Reason::kVersion, "reject.version")
                     : Rejected(at, end, Reason::kUnread, "reject.unread");
    }
    const bool year =
        end - at == 4 && number.value.mantissa >= 1949 && number.value.mantissa < 2100;
    const auto behind = text_.Folded(end, std::min(text_.size(), end + 6));
    const bool town = behind.find(u"小镇") < 4;  // 1986青年小镇
    const bool called =
        town || behind.find(u"平台") != behind.npos || behind.find(u"热线") != behind.npos;
    if (year && IsHan(text_[end]) && !town && !behind.starts_with(u"平台"))
      return Rejected(at, end, Reason::kDate, "date.bare_year");
    if (around.quote_begin >= 0) return Rejected(at, end, Reason::kName, "reject.quoted");
    if ((IsHan(text_[at - 1]) || (called && end - at >= 4)) && IsHan(text_[number.end]))
      return Rejected(at, end, Reason::kName, "reject.name");
    return Rejected(at, end, Reason::kUnread, "reject.unread");
  }
  Apply(unit, anchor);
  // 每立方米28微克: the denominator stands before the number.
  if (EndsBefore(at, u"每立方米") && unit.unit != nullptr &&
      unit.unit->dimension == "concentration") {
    anchor.begin = at - 4;
    anchor.unit_literal = unit.unit->surface == "毫克/立方米" ? "毫克/立方米" : "微克/立方米";
  }
  // “3315系列计划”, “1%工作法”: digits that a quoted name begins with.
  if (around.quote_begin == at - 1 && (unit.unit == nullptr || NameGoesOn(anchor.end))) {
    return Rejected(at, number.end, Reason::kName, "reject.quoted");
  }
  TakeBounds(anchor, around);
  return anchor;
}

// Whether a quoted name of a few more words ends behind `at`, without another number in it.
bool AnchorReader::NameGoesOn(int32_t at) const {
  constexpr int32_t kNameChars = 12;
  if (!IsHan(text_[at]) || IsHanNumeral(text_[at])) return false;
  for (int32_t p = at + 1; p < at + kNameChars; ++p) {
    if (text_[p] == u'”') return true;
    if (!IsHan(text_[p]) || IsHanNumeral(text_[p])) return false;
  }
  return false;
}

// 城乡居民收入比缩小到1.67: the ratio of two incomes has no unit.
std::optional<Anchor> AnchorReader::ReadBareRatio(int32_t at, const Number& number,
                                                  const Surroundings& around) const {
  constexpr int32_t kChars = 14;
  const auto before = text_.Folded(std::max(around.sentence_begin, at - kChars), at);
  const bool ratio = before.find(u"收入比") != before.npos || before.find(u"倍差") != before.npos ||
                     before.find(u"之比") != before.npos;
  if (!ratio || before.find_first_of(u",;。") != before.npos) return std::nullopt;
  Anchor anchor;
  anchor.type = AnchorType::kQuantity;
  anchor.begin = anchor.number_begin = at;
  anchor.end = number.end;
  anchor.value = number.value;
  anchor.unit_literal = "倍";
  anchor.rule = "ratio.bare";
  TakeBounds(anchor, around);
  return anchor;
}

std::optional<Anchor> AnchorReader::ReadMask(int32_t at, const Surroundings& around) const {
  int32_t end = MaskEnd(text_, at);
  if (end == at) return std::nullopt;
  const bool letter = text_[at] == u'X';
  if (letter && (IsLatin(text_[at - 1]) || text_[at - 1] == u'+' || IsLatin(text_[end])))
    return std::nullopt;
  const int32_t number_end = end;
  UnitMatch unit = ReadUnit(end);
  bool range = false;
  if (!unit.found() && IsRangeMark(text_[end]) && MaskEnd(text_, end + 1) > end + 1) {
    end = MaskEnd(text_, end + 1);
    unit = ReadUnit(end);
    range = true;
  }
  if (text_[end] == u'年' || text_[end] == u'月' || text_[end] == u'日') {
    constexpr int32_t kDateChars = 6;
    if (end - at > kDateChars) return Rejected(at, end, Reason::kMask, "mask.words");
    return Rejected(at, end + 1, Reason::kDate, "mask.date");
  }
  if (EndsBefore(at, u"隐藏内容(")) return Rejected(at, end, Reason::kBoilerplate, "mask.notice");
  if (Is(end, u"号线")) return Rejected(at, end, Reason::kLine, "mask.line");
  if (Is(end, u"国道") || Is(end, u"省道") || Is(end, u"高速"))
    return Rejected(at, end, Reason::kRoad, "mask.road");
  if (unit.unit != nullptr && unit.unit->surface == "大")
    unit = UnitMatch{nullptr, end, end, end, end, 0, false};  // ***大学
  if (!unit.found()) {
    if (letter || text_[at] == u'×') return std::nullopt;
    return Rejected(at, number_end, Reason::kMask, "mask.words");
  }
  Anchor anchor;
  anchor.type = AnchorType::kQuantity;
  anchor.begin = anchor.number_begin = at;
  if (text_[at - 1] == u'-' && !IsDigit(text_[at - 2]) && !IsLatin(text_[at - 2]))
    anchor.begin = anchor.number_begin = at - 1;
  anchor.masked = true;
  anchor.rule = range ? "quantity.mask_range" : "quantity.mask";
  Apply(unit, anchor);
  TakeBounds(anchor, around);
  // **%)以上: the bound behind the bracket holds for both.
  return anchor;
}

// 跻身全省十强, 进入全国25强: a rank where something enters; else part of a name.
Anchor AnchorReader::ReadStrong(int32_t at, int32_t end, int64_t place,
                                const Surroundings& around) const {
  bool entered = false;
  for (int32_t p = at - 1; p >= std::max(around.sentence_begin, at - 12) && !entered; --p) {
    entered =
        Is(p, u"跻身") || Is(p, u"进入") || Is(p, u"挺进") || Is(p, u"迈入") || Is(p, u"入围");
  }
  const int32_t group = CueBefore(at, around.sentence_begin, Bit(Cue::kGroup) | Bit(Cue::kRegion));
  if (!entered || IsHan(text_[end + 1])) return Rejected(at, end, Reason::kName, "reject.strong");
  Anchor anchor;
  anchor.type = AnchorType::kRank;
  anchor.number_begin = at;
  anchor.begin = at - group;
  anchor.end = end + 1;
  anchor.value = Decimal{place, 0};
  anchor.unit_literal = "位";
  anchor.relation = Relation::kLe;
  anchor.group_begin = at - group;
  anchor.group_end = at;
  anchor.rule = "rank.strong";
  return anchor;
}

std::optional<int64_t> AnchorReader::ReadNeighbours(int32_t at, int32_t end, int32_t skip) const {
  const int first = HanDigit(text_[at]);
  if (end - at < 2 || first < 1 || HanDigit(text_[at + 1]) != first + 1) return std::nullopt;
  int64_t value = skip == 0 ? first : first + 1;
  for (int32_t p = at + 2; p < end; ++p) {
    if (HanDigit(text_[p]) >= 0) return std::nullopt;
    for (int i = 0; i < HanPower(text_[p]); ++i) value *= 10;
    if (value > 1'000'000'000'000) return std::nullopt;
  }
  return value;
}

// 二点五倍, 三点六个百分点
std::optional<Anchor> AnchorReader::ReadHanDecimal(int32_t at, int32_t end,
                                                   const Surroundings& around) const {
  const auto whole = ReadHan(text_, at, end);
  if (!whole || text_[end] != u'点' || HanDigit(text_[end + 1]) < 0) return std::nullopt;
  Decimal value{*whole, 0};
  int32_t p = end + 1;
  for (; HanDigit(text_[p]) >= 0 && value.exponent > -6; ++p)
    value = {value.mantissa * 10 + HanDigit(text_[p]), value.exponent - 1};
  const UnitMatch unit = ReadUnit(p);
  if (!unit.found()) return std::nullopt;
  Anchor anchor;
  anchor.type = AnchorType::kQuantity;
  anchor.begin = anchor.number_begin = at;
  anchor.value = value;
  anchor.han = true;
  anchor.rule = "quantity.han_decimal";
  Apply(unit, anchor);
  TakeBounds(anchor, around);
  return anchor;
}

std::optional<Anchor> AnchorReader::ReadHanAnchor(int32_t at, const Surroundings& around) const {
  if (auto fraction = ReadFraction(at, around)) return fraction;
  if (auto outline = ReadOutline(at, around)) return outline;
  const int32_t end = HanRunEnd(text_, at);
  if (end == at) return std::nullopt;
  RefusedAt(around.trace, at, end, "ratio.*, share.*", "no half, tenths, fraction or doubling");
  RefusedAt(around.trace, at, end, "outline.*", "it numbers no section or item");
  if (around.in_title) {
    if (!IsAnyOf(text_[end], u"年期批次届五个大项步")) return std::nullopt;
    return Rejected(at, end, Reason::kTitle, "reject.title");
  }
  if (auto date = ReadDate(at, around)) return date;
  RefusedAt(around.trace, at, end, "date.*", "no year, month or day follows");
  const bool quoted = around.quote_begin >= 0;
  const char16_t before = text_[at - 1];
  const char16_t next = text_[end];
  // N强 as a rank: 跻身全省十强.
  if (next == u'强' && !quoted) {
    if (const auto place = ReadHan(text_, at, end)) return ReadStrong(at, end, *place, around);
  }
  // Years, months and days of a span: 三年行动, 五年来, 两个月.
  if (next == u'年' || Is(end, u"个月") || next == u'月' || Is(end, u"季度") || next == u'天' ||
      Is(end, u"周年") || next == u'日') {
    if (end - at == 1 && text_[at] == u'一' && next != u'月' && next != u'季') return std::nullopt;
    return Rejected(at, end + 1, Reason::kDate, "date.han");
  }
  if (quoted) {
    // “八八战略”, “两山”: a quoted Han numeral is part of a name.
    if (text_[at] == u'一' && end == at + 1) return std::nullopt;
    const bool streak = next == u'连' && IsHan(text_[end + 1]);  // “六连冠”
    return Rejected(at, end, streak ? Reason::kOrdinal : Reason::kSlogan, "reject.quoted_han");
  }
  if (auto decimal = ReadHanDecimal(at, end, around)) return decimal;
  // The last 万 or 亿 joins the unit, what stands before it becomes digits.
  int32_t split = -1;
  for (int32_t p = at; p < end; ++p) {
    if (HanPower(text_[p]) >= 4) split = p;
  }
  Anchor anchor;
  anchor.type = AnchorType::kQuantity;
  anchor.begin = anchor.number_begin = at;
  anchor.han = true;
  const auto value_before = [&](int32_t to) -> std::optional<int64_t> {
    return to == at ? std::optional<int64_t>(1) : ReadHan(text_, at, to);
  };
  if (split >= 0 && split + 1 == end) {
    const auto value = value_before(split);
    UnitMatch unit = ReadUnit(split);
    const bool bare =
        split == at || (HanDigit(text_[at]) < 0);  // 千亿, 万亿, 百万: no digit of its own
    const bool bounded = CueBefore(at, around.sentence_begin, kBoundCues) > 0;
    if (unit.unit != nullptr && unit.unit->kind == knowledge::UnitClass::kClassifier &&
        HanPower(text_[split]) == 8) {
      unit.unit = nullptr;  // 破万亿门槛: what follows is a word
      unit.unit_end = unit.unit_begin;
    }
    const bool money =
        unit.unit != nullptr &&
        (unit.unit->dimension == "money" || unit.unit->kind == knowledge::UnitClass::kClassifier ||
         unit.unit->dimension == "persons" || unit.unit->dimension == "mass" ||
         unit.unit->dimension == "area");
    if (!value || !(money || bounded)) return std::nullopt;
    if (bare && !bounded && text_[end] != u'元') return std::nullopt;
    if (Is(end, u"级") || Is(std::max(unit.unit_end, end), u"级")) {
      return Rejected(at, end, Reason::kName, "reject.size_class");
    }
    anchor.value = Decimal{*value, 0};
    anchor.bare = bare;
    anchor.rule = bare ? "quantity.magnitude" : "quantity.han_amount";
    if (unit.unit != nullptr && unit.unit->kind == knowledge::UnitClass::kClassifier &&
        split != at && bare)
      return std::nullopt;
    Apply(unit, anchor);
    TakeBounds(anchor, around);
    return anchor;
  }
  // A small count with its classifier and a noun: 两家, 六项, 十二个; 两三千户 counts from 2000 on.
  const auto high = ReadNeighbours(at, end);
  const auto value = high ? ReadNeighbours(at, end, 0) : ReadHan(text_, at, end);
  if (!value || *value < 2 || *value > 9999) return std::nullopt;
  // 百家, 千户 are vague; 超千家 is a count.
  const bool vague = HanPower(text_[at]) >= 2;
  if (vague && CueBefore(at, around.sentence_begin, kBoundCues) == 0) return std::nullopt;
  UnitMatch unit = ReadUnit(end);
  if (unit.unit == nullptr || unit.approximate) return std::nullopt;
  if (unit.unit->dimension == "money" || unit.unit->dimension == "share") {
    if (unit.unit->surface == "成" || IsAnyOf(before, u"第")) return std::nullopt;
    if (unit.unit->surface == "元" && *value < 10) return std::nullopt;  // 三元正极材料
  } else if (unit.unit->kind == knowledge::UnitClass::kMeasure &&
             unit.unit->dimension != "persons" && unit.unit->surface != "倍") {
    return std::nullopt;
  }
  if (before == u'第' || before == u'之' || before == u'初' || before == u'十') return std::nullopt;
  const std::string_view surface = unit.unit->surface;
  // Characters that count only beside a noun of theirs are words more often than classifiers.
  static constexpr std::array<std::string_view, 33> kDoubtful = {
      "届", "次", "篇", "大", "大类", "方面", "大项", "类", "方", "里", "道",
      "部", "面", "头", "口", "手",   "本",   "层",   "门", "号", "站", "级",
      "期", "团", "片", "块", "院",   "名",   "位",   "堂", "把", "尾", "首"};
  const bool doubtful = std::ranges::find(kDoubtful, surface) != kDoubtful.end();
  const char16_t after = text_[unit.unit_end];
  if (surface == "届" || surface == "次")
    return Rejected(at, end, Reason::kOrdinal, "reject.session");
  // 两个关键, 三个方面: what is counted is no thing.
  static constexpr std::array<std::u16string_view, 25> kAbstract = {
      u"关键", u"方面", u"环节", u"维护", u"确立", u"转变", u"统筹",  u"结合", u"坚持",
      u"聚焦", u"导向", u"层面", u"维度", u"阶段", u"大局", u"根本",  u"必须", u"着力",
      u"全面", u"意识", u"自信", u"毫不", u"原则", u"世界", u"现代化"};
  for (const std::u16string_view word : kAbstract) {
    if (Is(unit.unit_end, word))
      return Rejected(at, end, Reason::kLexical, "reject.abstract_count");
  }
  if (surface == "大") return Rejected(at, end, Reason::kName, "reject.han_group");  // 十大发现
  if (doubtful || !(vague || high || IsHan(after) || after == u'“')) {
    return Rejected(at, end, Reason::kLexical, "reject.han_word");
  }
  if (after == u'“') return Rejected(at, end, Reason::kSlogan, "reject.han_quoted_noun");
  anchor.value = Decimal{*value, 0};
  if (high) anchor.high = Decimal{*high, 0};
  anchor.rule = vague ? "quantity.magnitude" : "quantity.han_count";
  Apply(unit, anchor);
  TakeBounds(anchor, around);
  return anchor;
}

std::optional<Anchor> AnchorReader::Read(int32_t at, const Surroundings& around) const {
  const char16_t c = text_[at];
  if (IsDigit(c)) return ReadArabicAnchor(at, around);
  switch (c) {
    case u'*':
    case u'×':
    case u'X':
      return ReadMask(at, around);
    case u'第':
    case u'首':
    case u'榜':
    case u'前':
      if (around.in_title) return std::nullopt;
      return ReadOrdinal(at, around);
    case u'半':
    case u'过':
    case u'近':
    case u'翻':
      return ReadFraction(at, around);
    default:
      break;
  }
  if (IsHanNumeral(c)) return ReadHanAnchor(at, around);
  if ((c >= 0x2460 && c <= 0x249B) || (c >= 0x2776 && c <= 0x2793)) {
    return Rejected(at, at + 1, Reason::kOutline, "outline.circled");
  }
  if (c >= 0x2160 && c <= 0x217F) return Rejected(at, at + 1, Reason::kGrade, "reject.roman");
  return std::nullopt;
}

}  // namespace gongbao::extraction
