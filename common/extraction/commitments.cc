// Commitments: tasks that a plan promises and that can be checked: a deed with a count or a
// deadline.
#include <algorithm>
#include <string_view>

#include "common/extraction/characters.h"
#include "common/extraction/records.h"

namespace gongbao::extraction {
namespace {

// What is reached rather than done: the figure is an indicator's, and a fact tells all of it.
constexpr std::u16string_view kReachWords[] = {u"达到",   u"突破",   u"超过",   u"保持",
                                               u"控制在", u"增长",   u"稳定在", u"提高到",
                                               u"降至",   u"提升至", u"增至",   u"下降"};
constexpr WordFinder kReach(kReachWords);
// Units of a thing's parts rather than of things done: 五大行动, 四个方面.
constexpr std::string_view kPartUnits[] = {"大", "方面", "类", "种",   "个方面",
                                           "字", "期",   "kV", "千伏", "天"};
constexpr std::string_view kMoney = "元";

// A count of what is to be done.
bool Counts(const Fact& fact) {
  if (fact.measure != Measure::kLevel || fact.unit().empty()) return false;
  const std::string_view unit = fact.unit();
  if (unit == "%" || unit == "倍" || unit.find(kMoney) != unit.npos) return false;
  if (std::ranges::find(kPartUnits, unit) != std::end(kPartUnits)) return false;
  if (fact.base_unit().view() == "CNY" || fact.base_unit().view() == "USD") return false;
  // 两大, 604平方公里统筹: sizes that only name a thing.
  return fact.status == Status::kTarget || !fact.optional || unit == "个" || unit == "家" ||
         unit == "条" || unit == "处" || unit == "项" || unit == "所";
}

bool InMarks(const Clause& clause, const Fact& fact) {
  return std::ranges::any_of(clause.mentions, [&](const Mention& mention) {
    return mention.word == nullptr && mention.begin < fact.span.start_char &&
           fact.span.start_char < mention.end;
  });
}

// The first word of the clause that a task can be promised with, before `limit`; a wish (力争) only
// when no other stands there.
const Mention* DeedBefore(const Clause& clause, int32_t limit) {
  const Mention* wish = nullptr;
  for (const Mention& mention : clause.mentions) {
    if (mention.begin >= limit) break;
    if (!mention.Is(kDeeds)) continue;
    if (!mention.Is(kLeads)) return &mention;
    if (wish == nullptr) wish = &mention;
  }
  return wish;
}

// Whether the figure at `at` is one that is reached, not done.
bool IsReached(const SourceText& text, const Mention& deed, int32_t at) {
  const auto between = text.Folded(deed.end, at);
  if (kReach.In(between) != between.npos || between.ends_with(u"达")) return true;
  // 完成吞吐量3万吨: the deed is nothing but reaching it.
  const bool completes = deed.word->word == u"完成";
  static constexpr std::u16string_view kAmounts[] = {u"量", u"额", u"值", u"收入", u"投资"};
  return completes && EndsWithAny(between, kAmounts);
}

}  // namespace

void ReadCommitment(const SourceText& text, const Clause& clause, int32_t year_planned,
                    Article* article) {
  const bool plans = clause.role == SectionRole::kPlan;
  const bool timed = plans && (clause.uses & kTimes) != 0;
  if (!timed && clause.first_fact == clause.last_fact) return;
  const auto& facts = article->facts;
  const Mention* deed = nullptr;
  for (size_t i = clause.first_fact; i < clause.last_fact && deed == nullptr; ++i) {
    const Fact& fact = facts[i];
    const bool promised = plans ? fact.status != Status::kActual : fact.status == Status::kTarget;
    if (!promised || !Counts(fact) || InMarks(clause, fact)) continue;
    deed = DeedBefore(clause, fact.span.start_char);
    if (deed != nullptr && IsReached(text, *deed, fact.span.start_char)) deed = nullptr;
  }
  Range deadline;
  if (timed) {
    deadline = FindDeadline(text, clause.begin, clause.end, year_planned);
    if (deed == nullptr && !deadline.empty()) deed = DeedBefore(clause, clause.end);
  }
  if (deed == nullptr) return;
  const Range whole = Trimmed(text, clause.begin, clause.end);
  Commitment& made = article->commitments.emplace_back();
  made.span = text.SpanOf(whole.begin, whole.end);
  made.text = text.Utf8(made.span);
  made.action = text.Utf8(deed->begin, deed->end);
  made.object = text.Utf8(deed->end, whole.end);
  if (!deadline.empty()) made.deadline = text.Utf8(deadline.begin, deadline.end);
  made.first_fact = static_cast<int32_t>(clause.first_fact);
  made.last_fact = static_cast<int32_t>(clause.last_fact);
  made.section = clause.section;
}

}  // namespace gongbao::extraction
