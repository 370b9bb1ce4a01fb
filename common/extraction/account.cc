#include "common/extraction/account.h"

#include <algorithm>
#include <utility>

#include "common/extraction/periods.h"
#include "common/extraction/values.h"

namespace gongbao::extraction {

using knowledge::Bit;
using knowledge::Cue;
using knowledge::CueSet;
using knowledge::UnitClass;

Fact* Account::AddFact(const Anchor& figure, const Lead& lead, IndicatorName name) {
  Lead own = lead;
  if (figure.unit_literal == "倍" && !name.empty()) name = namer_.OfWhat(name, &own);
  const FigureBefore before{
      .measure = last_measure_, .share = last_share_, .in_bracket = context_.in_bracket()};
  const Decision decision = Decide(knowledge_, text_, figure, own, name, before);
  if (name.empty()) name = namer_.topic();
  // 收窄 N个百分点 is a change of the fall itself.
  if (decision.measure == Measure::kChange && lead.fall && (lead.cues & Bit(Cue::kDown)) &&
      Narrowed(figure.begin)) {
    name.Append("降幅");
  }
  Fact fact;
  fact.indicator = name.Print(text_, strings_);
  if (fact.indicator.empty()) {
    // A figure that nothing names is no fact that anyone could use.
    Anchor rejected = figure;
    rejected.reason = Reason::kUnread;
    rejected.rule = "reject.nameless";
    AddRejected(rejected);
    return nullptr;
  }
  if (const auto* indicator = knowledge_.FindIndicator(name.Folded(text_)))
    fact.indicator_code = indicator->code;
  SetFigure(figure, lead, decision, &fact);
  SetUnit(text_, figure, name, strings_, &fact);
  SetValue(figure, decision.negative, &fact);
  SetContext(figure, lead, decision, name, &fact);
  article_->facts.push_back(fact);
  context_.TakeFact();
  groups_.TakeFact(lead);
  namer_.TakeFact(figure, decision.measure, name);
  last_measure_ = decision.measure;
  last_share_ = figure.unit != nullptr && figure.unit->dimension == "share";
  return &article_->facts.back();
}

void Account::SetFigure(const Anchor& figure, const Lead& lead, const Decision& decision,
                        Fact* fact) {
  fact->span = text_.SpanOf(figure.begin, figure.end);
  fact->quote = text_.Utf8(figure.begin, figure.end);
  fact->rule = decision.rule;
  fact->measure = decision.measure;
  fact->relation =
      figure.relation == Relation::kEq ? BoundBehindBracket(figure.end) : figure.relation;
  fact->baseline =
      decision.baseline_period.known() ? Keep(decision.baseline_period) : decision.baseline;
  if (figure.masked) {
    fact->mask = text_.Utf8(figure.number_begin, figure.magnitude_begin > figure.number_begin
                                                     ? figure.magnitude_begin
                                                     : figure.end);
  }
  if (figure.type == AnchorType::kRank) {
    const Range group = figure.group_end > figure.group_begin
                            ? Range{figure.group_begin, figure.group_end}
                            : lead.group;
    fact->group = text_.Utf8(group.begin, group.end);
  }
}

void Account::SetContext(const Anchor& figure, const Lead& lead, const Decision& decision,
                         const IndicatorName& name, Fact* fact) {
  fact->section = context_.section();
  const auto first = text_.Folded(figure.begin, std::min(text_.size(), figure.begin + 3));
  if (first == u"不低于" || first == u"不少于") context_.TakeDuty();
  context_.SetStatus(fact);
  fact->period = Keep(context_.PeriodOf(figure, decision, lead, name));
  if (outline_.region_end > outline_.region_begin)
    fact->region = text_.Utf8(outline_.region_begin, outline_.region_end);
  if (namer_.TakeSizesProject()) {  // 总投资52亿元的…项目: what it will cost is no promise
    fact->status = Status::kOther;
    fact->modality = Modality::kNone;
  }
  const bool aspect = figure.unit != nullptr && figure.unit->kind == UnitClass::kAspect;
  fact->optional = aspect || (figure.han && figure.bare && fact->status == Status::kOther);
  if (aspect && figure.han && fact->status != Status::kTarget) fact->status = Status::kOther;
}

Relation Account::BoundBehindBracket(int32_t at) const {
  int32_t p = at;
  if (text_[p] == u'(') {
    while (p < at + 16 && text_[p] != u')' && p < sentence_.end) ++p;
  }
  if (text_[p] != u')') return Relation::kEq;
  const auto match = knowledge_.cues().Longest(text_.Folded(p + 1, std::min(text_.size(), p + 5)));
  if (match.length == 0) return Relation::kEq;
  const CueSet cues = knowledge_.CuesOf(match.value);
  if (cues & Bit(Cue::kAfterGe)) return Relation::kGe;
  if (cues & Bit(Cue::kAfterLe)) return Relation::kLe;
  return text_.Folded(p + 1, std::min(text_.size(), p + 3)) == u"左右" ? Relation::kApprox
                                                                       : Relation::kEq;
}

bool Account::Narrowed(int32_t at) const {
  const int32_t begin = std::max(sentence_.begin, at - 6);
  return text_.Folded(begin, at).find(u"收窄") != std::u16string_view::npos;
}

std::string_view Account::Keep(Period period) {
  if (!period.known()) return {};
  const auto hash = static_cast<size_t>(period.from_year * 31 + period.to_year * 7 +
                                        period.to_month + period.quarter);
  auto& [kept, text] = periods_[hash % periods_.size()];
  if (kept != period) {
    kept = period;
    text = strings_->Add(Print(period));
  }
  return text;
}

void Account::AddRejected(const Anchor& anchor) {
  Rejected rejected;
  rejected.span = text_.SpanOf(anchor.begin, anchor.end);
  rejected.quote = text_.Utf8(anchor.begin, anchor.end);
  rejected.reason = anchor.type == AnchorType::kDate ? Reason::kDate : anchor.reason;
  rejected.rule = anchor.rule;
  article_->rejected.push_back(rejected);
}

void Account::AddDiagnostic(const Anchor& anchor, DiagnosticCode code, std::string message) {
  Diagnostic diagnostic;
  diagnostic.span = text_.SpanOf(anchor.begin, anchor.end);
  diagnostic.code = code;
  diagnostic.message = strings_->Add(std::move(message));
  article_->diagnostics.push_back(diagnostic);
}

}  // namespace gongbao::extraction
