// Times: what a period is printed as, and how the words of a text move it.
#ifndef GONGBAO_COMMON_EXTRACTION_PERIODS_H_
#define GONGBAO_COMMON_EXTRACTION_PERIODS_H_

#include <string>

#include "common/extraction/anchors.h"

namespace gongbao::extraction {

constexpr Period Year(int year) {
  return {static_cast<int16_t>(year), static_cast<int16_t>(year), 0, 0, 0};
}
constexpr Period Years(int from, int to) {
  return {static_cast<int16_t>(from), static_cast<int16_t>(to), 0, 0, 0};
}
constexpr Period Months(int year, int from, int to) {
  return {static_cast<int16_t>(year), static_cast<int16_t>(year), static_cast<int8_t>(from),
          static_cast<int8_t>(to), 0};
}
constexpr Period Quarter(int year, int quarter) {
  return {static_cast<int16_t>(year), static_cast<int16_t>(year), 0, 0,
          static_cast<int8_t>(quarter)};
}

// The five-year plan of which a report speaks when it says “十三五”: the N of 十N五 gives 1951 + 5N
// onwards. Nothing (unknown) when the text at `at` names no plan.
Period PlanNamedAt(const SourceText& text, int32_t at);

// 恢复到, 恢复至 before `at`: the time there is what a share is of.
bool RestoredTo(const SourceText& text, int32_t at);

// 2023 · 2021-01/2021-11 · 2020-Q1 · 2016/2020 · 2025-11; "" for an unknown period.
std::string Print(Period period);

// The last year of a period.
inline Period LastYear(Period period) { return period.known() ? Year(period.to_year) : Period{}; }

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_PERIODS_H_
