#include "common/extraction/values.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace gongbao::extraction {
namespace {

bool HoldsAny(std::u16string_view words, std::initializer_list<std::u16string_view> wanted) {
  return std::ranges::any_of(wanted, [words](std::u16string_view word) {
    return words.find(word) != std::u16string_view::npos;
  });
}

// A unit that a name implies, with the base that the table of units has for it.
struct ImpliedUnit {
  std::string_view written;
  std::string_view base;
  Decimal factor{1, 0};
};
constexpr ImpliedUnit kPersons{"人", "person"};
constexpr ImpliedUnit kTrips{"人次", "person-time"};
constexpr ImpliedUnit kHouseholds{"户", "household"};
constexpr ImpliedUnit kKilowatts{"千瓦", "kW"};
constexpr ImpliedUnit kKilowattHours{"千瓦时", "kWh"};
constexpr ImpliedUnit kTonnes{"吨", "kg", {1, 3}};
constexpr ImpliedUnit kMoney{"元", "CNY"};

// What a magnitude alone counts, by the fact's name; empty when the name doesn't tell.
ImpliedUnit UnitLeftOut(std::u16string_view words) {
  // 低收入人口: persons, whatever tells which they are.
  if (words.ends_with(u"人口") || words.ends_with(u"人数")) return kPersons;
  if (HoldsAny(words, {u"装机", u"用电负荷", u"电负荷"})) return kKilowatts;
  if (words.ends_with(u"电量")) return kKilowattHours;
  if (words.ends_with(u"货运量") || words.ends_with(u"货物吞吐量")) return kTonnes;
  // 5000万纳税人: who pays is a person, whatever is paid.
  if (words.ends_with(u"税人") || words.ends_with(u"资人")) return kPersons;
  if (HoldsAny(words, {u"资金", u"投资", u"收入", u"产值", u"贷款", u"金额", u"税", u"债", u"补助",
                       u"销售额", u"支出"}))
    return kMoney;
  if (words.ends_with(u"人次") || words.ends_with(u"客流量") || words.ends_with(u"客运量") ||
      words.find(u"旅客吞吐量") != words.npos)
    return kTrips;
  if (words.ends_with(u"用户") || words.ends_with(u"农户") || words.ends_with(u"户数") ||
      words.ends_with(u"家庭"))
    return kHouseholds;
  // 158万残疾人, 3万志愿者: who is counted is a person.
  if (!words.empty() && IsAnyOf(words.back(), u"人者员")) return kPersons;
  if (words.ends_with(u"毕业生") || words.ends_with(u"监测对象")) return kPersons;
  return HoldsAny(words, {u"人才",   u"就业", u"人口", u"人数", u"参保", u"群众",   u"志愿者",
                          u"农民",   u"居民", u"员额", u"职工", u"学生", u"老年人", u"老人",
                          u"劳动力", u"游客", u"孩子", u"儿童", u"人民", u"工人",   u"侨民",
                          u"市民",   u"村民", u"移民", u"党员"})
             ? kPersons
             : ImpliedUnit{};
}

}  // namespace

UnitOfFact UnitOf(const SourceText& text, const Anchor& figure, const IndicatorName& name,
                  Strings* strings) {
  UnitOfFact unit;
  Decimal implied{1, 0};
  if (!figure.unit_literal.empty() || figure.index) {
    unit.written = figure.unit_literal;
  } else {
    const bool magnified = figure.magnitude_end > figure.magnitude_begin;
    const auto magnitude = [&] {
      return magnified ? text.Utf8(figure.magnitude_begin, figure.magnitude_end)
                       : std::string_view();
    };
    if (figure.unit == nullptr) {
      // 超60亿, 128万: the currency is left out.
      const FoldedName words = name.Folded(text);
      // 港口吞吐量破亿: what is so called is no money; 经济总量 is.
      const bool amount = words.ends_with(u'量') && !words.ends_with(u"总量");
      // 3.25亿Nm3: a unit that no table knows.
      const bool lettered = IsLatin(text[figure.magnitude_end]);
      const bool yi = magnified && text[figure.magnitude_end - 1] == u'亿' && !amount && !lettered;
      ImpliedUnit left_out = UnitLeftOut(words);
      if (yi && left_out.written.empty()) left_out = kMoney;
      const std::string_view pieces[] = {magnitude(), left_out.written};
      unit.written = strings->Add(pieces);
      unit.base = left_out.base;
      implied = left_out.factor;
    } else if (figure.unit_end == figure.unit_begin) {  // 3亿项目
      const std::string_view pieces[] = {magnitude(), figure.unit->surface};
      unit.written = strings->Add(pieces);
    } else if (!magnified || figure.magnitude_end == figure.unit_begin) {
      unit.written =
          text.Utf8(magnified ? figure.magnitude_begin : figure.unit_begin, figure.unit_end);
    } else {
      const std::string_view pieces[] = {magnitude(),
                                         text.Utf8(figure.unit_begin, figure.unit_end)};
      unit.written = strings->Add(pieces);
    }
    if (unit.written == "百分点") unit.written = "个百分点";
    if (text.Folded(figure.unit_begin, figure.unit_end) == u"%") unit.written = "%";  // ％
  }
  // 立方米/万元, put together: no table knows its base.
  const bool compound =
      figure.unit != nullptr && figure.unit_literal.empty() &&
      text.Folded(figure.unit_begin, figure.unit_end).find(u'/') != std::u16string_view::npos &&
      text.Utf8(figure.unit_begin, figure.unit_end) != figure.unit->surface &&
      figure.unit->surface.find('/') == std::string_view::npos;
  if (figure.unit != nullptr && !compound) unit.base = figure.unit->base;
  if (unit.written == "%" || unit.written == "‰" || unit.written == "‱") unit.base = "percent";
  if (unit.written.ends_with("元") && unit.base.empty()) unit.base = "CNY";
  if (figure.masked || unit.base.empty()) return unit;
  Decimal factor{1, figure.power};
  const auto product = factor.Times(figure.unit != nullptr ? figure.unit->factor : implied);
  if (product) factor = *product;
  if (unit.written == "‰") factor = {1, -1};
  if (unit.written == "‱") factor = {1, -2};
  unit.factor = factor;
  return unit;
}

void SetValue(const Anchor& figure, bool negative, Fact* fact, AsideOfFact* aside) {
  if (figure.masked) return;
  std::optional<Decimal> value = figure.value;
  if (negative && value && value->mantissa > 0) value->mantissa = -value->mantissa;
  fact->value = value;
  std::optional<Decimal> high = figure.high;
  if (negative && high && high->mantissa > 0) high->mantissa = -high->mantissa;
  aside->value_high = high;
}

}  // namespace gongbao::extraction
