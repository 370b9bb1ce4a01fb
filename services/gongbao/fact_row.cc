#include "services/gongbao/fact_row.h"

#include "common/extraction/aspects.h"

namespace gongbao::cli {
namespace {

std::optional<Decimal> DecimalOf(bool present, const v1::Decimal& value) {
  if (!present) return std::nullopt;
  return Decimal{value.mantissa(), value.exponent()};
}

// No text that was taken has more than an int32_t counts.
extraction::Span SpanOf(const v1::Span& span) {
  return {static_cast<int32_t>(span.start_byte()), static_cast<int32_t>(span.end_byte()),
          static_cast<int32_t>(span.start_char()), static_cast<int32_t>(span.end_char())};
}

}  // namespace

FactRow RowOf(const extraction::Fact& fact, std::string_view document) {
  const extraction::Breakdown breakdown = extraction::BreakdownOf(fact.indicator);
  return {.document = document,
          .name = {},
          .number = -1,
          .span = fact.span,
          .quote = fact.quote(),
          .indicator = fact.indicator,
          .indicator_code = fact.indicator_code,
          .measure = Name(fact.measure),
          .value = fact.value,
          .value_high = fact.value_high(),
          .unit = fact.unit(),
          .relation = Name(fact.relation),
          .status = Name(fact.status),
          .modality = Name(fact.modality),
          .period = fact.period,
          .baseline = fact.baseline(),
          .group = fact.group(),
          .region = fact.region(),
          .region_code = fact.region_code(),
          .rule = fact.rule(),
          .optional = fact.optional,
          .aspect = Name(fact.aspect),
          .dimension = Name(breakdown.dimension),
          .member = breakdown.member,
          .confidence_percent = fact.confidence_percent,
          .links = {},
          .page = 0,
          .path = {},
          .read = &fact};
}

FactRow RowOf(const v1::Fact& fact, std::string_view document) {
  const v1::Breakdown& breakdown =
      fact.breakdown().empty() ? v1::Breakdown::default_instance() : fact.breakdown(0);
  FactRow row = {.document = document,
                 .name = fact.name(),
                 .number = -1,
                 .span = SpanOf(fact.span()),
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
                 .region_code = fact.region_code(),
                 .rule = fact.rule(),
                 .optional = fact.optional(),
                 .aspect = Name(static_cast<extraction::Aspect>(fact.aspect())),
                 .dimension = Name(static_cast<extraction::Dimension>(breakdown.dimension())),
                 .member = breakdown.member(),
                 .confidence_percent = static_cast<int32_t>(fact.confidence_percent()),
                 .links = {},
                 .page = fact.place().page(),
                 .path = fact.place().path(),
                 .read = nullptr};
  for (const v1::Link& link : fact.links()) {
    row.links.push_back({.role = Name(static_cast<extraction::LinkRole>(link.role())),
                         .number = -1,
                         .id = link.fact()});
  }
  return row;
}

}  // namespace gongbao::cli
