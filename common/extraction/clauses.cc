#include "common/extraction/clauses.h"

#include <algorithm>
#include <bit>

#include "common/extraction/account.h"
#include "common/extraction/cells.h"
#include "common/extraction/characters.h"
#include "common/extraction/context.h"
#include "common/extraction/figures.h"
#include "common/extraction/groups.h"
#include "common/extraction/heads.h"
#include "common/extraction/naming.h"
#include "common/extraction/sentence.h"

namespace gongbao::extraction {
namespace {

// A sentence without a numeral is read for what it says of the next ones, unless it is longer.
constexpr int32_t kPlainChars = 120;

// Leads the readers through the article, word by word.
class ArticleReader {
 public:
  ArticleReader(const knowledge::Knowledge& knowledge, const SourceText& text,
                const ArticleOutline& outline, std::span<const TextTable> tables, Article* article,
                Strings* strings, Trace* trace)
      : knowledge_(knowledge),
        text_(text),
        outline_(outline),
        tables_(tables),
        article_(article),
        strings_(strings),
        trace_(trace),
        tokeniser_(knowledge, text, trace),
        heads_(knowledge, text, sentence_, strings),
        context_(text, outline, sentence_, heads_, trace),
        namer_(text, sentence_, heads_, trace),
        groups_(&article->facts),
        account_(knowledge, text, outline, sentence_, &context_, &namer_, &groups_, article,
                 strings, trace),
        figures_(knowledge, text, sentence_, heads_, &namer_, &account_, trace) {}

  void Read() {
    for (size_t i = 0; i < outline_.sections.size(); ++i) {
      context_.BeginSection(i);
      namer_.BeginSection(ZoneOf(i), BudgetOf(i));
      ReadSection(outline_.sections[i].begin, outline_.sections[i].end);
    }
  }

 private:
  // The zone that the heading of section `i` or of one above it is nothing but the name of; empty
  // when none is.
  Range ZoneOf(size_t i) const {
    constexpr int kDepth = 8;
    auto at = static_cast<int32_t>(i);
    for (int level = 0; at >= 0 && level < kDepth; ++level) {
      const OutlineSection& section = outline_.sections[static_cast<size_t>(at)];
      if (const Range zone = ZoneIn({section.heading_begin, section.heading_end}); !zone.empty())
        return zone;
      at = section.parent;
    }
    return {};
  }

  // The budget that the heading of section `i` names: (四)社会保险基金预算执行情况; empty when it
  // names none or several.
  Range BudgetOf(size_t i) const {
    constexpr int32_t kHeadingChars = 40;
    const OutlineSection& section = outline_.sections[i];
    const int32_t end = std::min(section.heading_end, section.heading_begin + kHeadingChars);
    const Range budget = BudgetIn(text_, {section.heading_begin, end});
    return text_.Folded(budget.begin, budget.end).ends_with(u"预算") ? budget : Range{};
  }

  Range ZoneIn(Range heading) const {
    static constexpr std::u16string_view kZones[] = {u"开发区", u"高新区", u"管理区", u"度假区",
                                                     u"产业园", u"工业园", u"园区",   u"经开区",
                                                     u"示范区", u"试验区", u"保税区", u"综保区"};
    constexpr int32_t kZoneChars = 14;
    while (heading.begin < heading.end &&
           (IsBlank(text_[heading.begin]) || IsHanNumeral(text_[heading.begin]) ||
            IsDigit(text_[heading.begin]) || IsAnyOf(text_[heading.begin], u"(),、.")))
      ++heading.begin;
    while (heading.begin < heading.end && IsBlank(text_[heading.end - 1])) --heading.end;
    if (heading.end - heading.begin < 3 || heading.end - heading.begin > kZoneChars) return {};
    const auto words = text_.Folded(heading.begin, heading.end);
    const bool named =
        EndsWithAny(words, kZones) && std::ranges::all_of(words, IsHan) &&
        knowledge_.CueStarting(words, knowledge::Bit(knowledge::Cue::kDeed) |
                                          knowledge::Bit(knowledge::Cue::kVerb)) == 0;
    return named ? heading : Range{};
  }

  void ReadSection(int32_t begin, int32_t end) {
    while (!tables_.empty() && tables_.front().begin < begin) tables_ = tables_.subspan(1);
    while (!tables_.empty() && tables_.front().end <= end) {
      const TextTable table = tables_.front();
      tables_ = tables_.subspan(1);
      ReadSentences(begin, table.begin);
      ReadTable(table);
      begin = table.end;
    }
    ReadSentences(begin, end);
  }

  void ReadTable(const TextTable& table) {
    CellReader cells(knowledge_, text_, outline_, context_.section(), table, article_, strings_);
    if (!cells.readable()) {
      ReadSentences(table.begin, table.end);
      return;
    }
    for (const Cell& cell : table.table->cells) {
      if (cells.Read(cell)) continue;
      if (const Range clause = cells.ClauseOf(cell); !clause.empty()) {
        tokeniser_.Read(clause.begin, clause.end, &sentence_);
        ReadSentence();
        context_.EndParagraph();
      } else {
        ReadWords(cells.WordsOf(cell));
      }
    }
    cells.CheckTotals();
    context_.EndParagraph();
  }

  // A cell of words: prose is read as such; of a label the numerals are part.
  void ReadWords(Range words) {
    constexpr int32_t kProseChars = 20;
    tokeniser_.Read(words.begin, words.end, &sentence_);
    if (sentence_.anchors.empty()) return;
    if (sentence_.has_figures && words.end - words.begin >= kProseChars) {
      ReadSentence();
      return;
    }
    for (Anchor& anchor : sentence_.anchors) {
      if (anchor.type == AnchorType::kQuantity || anchor.type == AnchorType::kRank) {
        anchor.type = AnchorType::kRejected;
        anchor.reason = Reason::kName;
        anchor.rule = "table.words";
      }
      account_.AddRejected(anchor);
    }
  }

  void ReadSentences(int32_t begin, int32_t end) {
    auto stop = std::ranges::lower_bound(text_.stops(), begin, {}, &SourceText::Stop::at);
    for (int32_t at = begin; at < end; ++stop) {
      // What was seen outside of the section makes the reading thorough for nothing, not wrong.
      const int32_t sentence_end = std::min(stop->at, end);
      if ((stop->seen & kHintsNumeral) || Turns(at, sentence_end)) {
        ReadSentenceIn(at, sentence_end);
      } else if (sentence_end > at && sentence_end - at < kPlainChars) {
        // More than half of the text: without a numeral it says nothing, without a turning cue
        // nothing of what follows.
        context_.PassSentence();
        namer_.PassSentence({at, sentence_end});
      }
      if (text_[sentence_end] == u'\n') {
        context_.EndParagraph();
      }
      at = sentence_end + 1;
    }
  }

  void ReadSentenceIn(int32_t begin, int32_t end) {
    if (trace_ != nullptr) trace_->BeginSentence(begin, end);
    tokeniser_.Read(begin, end, &sentence_);
    const int32_t torn = sentence_.glued_end;
    if (torn > sentence_.glued_begin) {
      Anchor lost;
      lost.begin = sentence_.glued_begin;
      lost.end = torn;
      account_.AddDiagnostic(lost, DiagnosticCode::kGluedFigures,
                             "figures run together: a table or chart has lost its cells");
    }
    if (torn == sentence_.glued_begin || torn == end) {
      ReadSentence();
      return;
    }
    // What stands behind them is no part of what stands before.
    tokeniser_.Read(begin, torn, &sentence_);
    ReadSentence();
    context_.EndParagraph();
    if (trace_ != nullptr) trace_->BeginSentence(torn, end);
    tokeniser_.Read(torn, end, &sentence_);
    ReadSentence();
  }

  // Whether words without a numeral may say something of what follows.
  bool Turns(int32_t begin, int32_t end) const {
    if (end - begin >= kPlainChars) return false;
    constexpr int32_t kRun = 64;
    for (int32_t run = begin; run < end; run += kRun) {
      const int32_t run_end = std::min(run + kRun, end);
      uint64_t places = knowledge_.turning_cues().In(text_.Folded(run, run_end), text_[run_end]);
      for (; places != 0; places &= places - 1) {
        const int32_t at = run + std::countr_zero(places);
        if (knowledge_.CueStarting(text_.Folded(at, end), knowledge::kTurningCues) > 0) return true;
      }
    }
    return false;
  }

  void ReadSentence() {
    if (trace_ != nullptr) TraceWords();
    heads_.BeginSentence();
    context_.BeginSentence();
    namer_.BeginSentence();
    groups_.BeginSentence();
    figures_.BeginSentence();
    floor_ = sentence_.begin;
    next_anchor_ = 0;
    const size_t tokens = sentence_.tokens.size();
    const size_t anchors = sentence_.anchors.size();
    for (size_t t = 0; t < tokens; ++t) {
      const Token& token = sentence_.tokens[t];
      if (next_anchor_ < anchors) RejectBefore(token);
      if (token.anchor >= 0) {
        t = ReadAnchor(t);
      } else if (token.mark != 0) {
        TakeMark(token);
      } else {
        context_.TakeCue(t, token);
        namer_.TakeCue(token);
      }
    }
    while (next_anchor_ < sentence_.anchors.size())
      account_.AddRejected(sentence_.anchors[next_anchor_++]);
    context_.EndSentence();
  }

  void TraceWords() {
    for (const Token& token : sentence_.tokens) {
      if (token.mark != 0) continue;
      const std::string_view rule =
          token.anchor < 0 ? knowledge::Label() : sentence_.At(token).rule;
      trace_->AddWord({token.begin, token.end, token.cues, rule});
    }
  }

  // Numerals that became no token (inside names) are accounted for as they are passed.
  void RejectBefore(const Token& token) {
    while (next_anchor_ < sentence_.anchors.size() &&
           sentence_.anchors[next_anchor_].begin < token.end &&
           static_cast<int32_t>(next_anchor_) != token.anchor) {
      const Anchor& anchor = sentence_.anchors[next_anchor_++];
      if (anchor.end <= token.begin || anchor.type == AnchorType::kRejected)
        account_.AddRejected(anchor);
    }
  }

  // Reads the anchor of token `t`; the last token read with it.
  size_t ReadAnchor(size_t t) {
    const Anchor& anchor = heads_.At(t);
    if (anchor.type == AnchorType::kQuantity || anchor.type == AnchorType::kRank) {
      figures_.Read(&t, &floor_);
    } else {
      account_.AddRejected(anchor);
      if (anchor.reason == Reason::kDate) {
        context_.TakeYearsAround(anchor);
        context_.TakeYearsAhead(anchor);
      }
      if (anchor.reason == Reason::kOrdinal) context_.TakeNumberedPlan(anchor);
    }
    if (anchor.type == AnchorType::kDate) {
      if (anchor.rule == "date.garbled_month") {
        account_.AddDiagnostic(anchor, DiagnosticCode::kGarbledPeriod, "no month has this number");
      } else {
        context_.TakeDate(t, anchor);
      }
    }
    // The anchors of a list stand in order: the last one's token passes them all.
    next_anchor_ = std::max(next_anchor_, static_cast<size_t>(sentence_.tokens[t].anchor) + 1);
    return t;
  }

  void TakeMark(const Token& token) {
    // 每个镇办好1所初中、每个县办好1所高中
    if (token.mark == u'、' && text_[token.end] == u'每') namer_.TakeMark(token);
    if (!IsAnyOf(token.mark, u",;:()")) return;  // none of the readers asks for others
    context_.TakeMark(token);
    namer_.TakeMark(token);
    figures_.TakeMark(token);
    if (!sentence_.has_figures) return;
    const bool parts = token.mark == u';' || token.mark == u',' || token.mark == u':' ||
                       (token.mark == u'(' && heads_.FigureInBracket(token.end) &&
                        !heads_.ExplainsYear(token.end));
    // 工业增加值(可比价,下同)增长8%: a bracket without a figure is part of what stands before it.
    const bool aside =
        token.mark == u',' && context_.in_bracket() && !heads_.FigureInBracket(token.end);
    if (parts && !aside) floor_ = token.end;
  }

  const knowledge::Knowledge& knowledge_;
  const SourceText& text_;
  const ArticleOutline& outline_;
  std::span<const TextTable> tables_;  // those that are not read yet
  Article* const article_;
  Strings* const strings_;
  Trace* const trace_;

  Sentence sentence_;
  Tokeniser tokeniser_;
  HeadReader heads_;
  Context context_;
  Namer namer_;
  Groups groups_;
  Account account_;
  FigureReader figures_;

  // Of the sentence.
  int32_t floor_ = 0;       // behind the figure or hard mark before
  size_t next_anchor_ = 0;  // of those that are not accounted for
};

}  // namespace

void ReadClauses(const knowledge::Knowledge& knowledge, const SourceText& text,
                 const ArticleOutline& outline, std::span<const TextTable> tables, Article* article,
                 Strings* strings, Trace* trace) {
  ArticleReader(knowledge, text, outline, tables, article, strings, trace).Read();
}

}  // namespace gongbao::extraction
