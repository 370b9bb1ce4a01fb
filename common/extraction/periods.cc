#include "common/extraction/periods.h"

namespace gongbao::extraction {
namespace {

std::string Month(int year, int month) {
  std::string text = std::to_string(year) + '-';
  if (month < 10) text += '0';
  return text + std::to_string(month);
}

}  // namespace

Period PlanNamedAt(const SourceText& text, int32_t at) {
  if (text[at] != u'十' || text[at + 2] != u'五') return {};
  const int plan = HanDigit(text[at + 1]);
  if (plan < 1 || plan > 9) return {};
  const int first = 1951 + 5 * (10 + plan);
  return Years(first, first + 4);
}

bool RestoredTo(const SourceText& text, int32_t at) {
  return text.Holds(at - 3, u"恢复到") || text.Holds(at - 3, u"恢复至");
}

std::string Print(Period period) {
  if (!period.known()) return {};
  if (period.quarter > 0)
    return std::to_string(period.from_year) + "-Q" + std::to_string(period.quarter);
  if (period.from_month > 0) {
    const std::string from = Month(period.from_year, period.from_month);
    const std::string to = Month(period.to_year, period.to_month);
    return from == to ? from : from + '/' + to;
  }
  if (period.from_year == period.to_year) return std::to_string(period.from_year);
  return std::to_string(period.from_year) + '/' + std::to_string(period.to_year);
}

}  // namespace gongbao::extraction
