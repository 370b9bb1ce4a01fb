#include "services/gongbao/fact_row.h"

namespace gongbao::cli {
namespace {

std::optional<Decimal> DecimalOf(bool present, const v1::Decimal& value) {
  if (!present) return std::nullopt;
  return Decimal{value.mantissa(), value.exponent()};
}

}  // namespace

FactRow RowOf(const extraction::Fact& fact, std::string_view document) {
  return {.document = document,
          .name = {},
          .span = fact.span,
          .quote = fact.quote,
          .indicator = fact.indicator,
          .indicator_code = fact.indicator_code,
          .measure = Name(fact.measure),
          .value = fact.value,
          .value_high = fact.value_high,
          .unit = fact.unit,
          .relation = Name(fact.relation),
          .status = Name(fact.status),
          .modality = Name(fact.modality),
          .period = fact.period,
          .baseline = fact.baseline,
          .group = fact.group,
          .region = fact.region,
          .rule = fact.rule,
          .optional = fact.optional,
          .read = &fact};
}

FactRow RowOf(const v1::Fact& fact, std::string_view document) {
  return {.document = document,
          .name = fact.name(),
          .span = {fact.span().start_byte(), fact.span().end_byte(), fact.span().start_char(),
                   fact.span().end_char()},
          .quote = fact.quote(),
          .indicator = fact.indicator(),
          .indicator_code = fact.indicator_code(),
          .measure = Name(static_cast<extraction::Measure>(fact.measure())),
          .value = DecimalOf(fact.has_value(), fact.value()),
          .value_high = DecimalOf(fact.has_value_high(), fact.value_high()),
          .unit = fact.unit(),
          .relation = Name(static_cast<extraction::Relation>(fact.relation())),
          .status = Name(static_cast<extraction::Status>(fact.status())),
          .modality = Name(static_cast<extraction::Modality>(fact.modality())),
          .period = fact.period(),
          .baseline = fact.baseline(),
          .group = fact.group(),
          .region = fact.region(),
          .rule = fact.rule(),
          .optional = fact.optional(),
          .read = nullptr};
}

}  // namespace gongbao::cli
