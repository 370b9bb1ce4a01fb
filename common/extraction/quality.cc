#include "common/extraction/quality.h"

#include <algorithm>

#include "common/extraction/characters.h"
#include "common/extraction/scans.h"

namespace gongbao::extraction {
namespace {

// How many figures and numerals of the article are masked.
struct Masked {
  int64_t facts = 0;
  int64_t numerals = 0;
};

Masked CountMasked(const Article& article) {
  Masked masked;
  int32_t last = -1;  // facts that share a quote share its numeral
  for (const Fact& fact : article.facts) {
    masked.facts += !fact.mask().empty();
    masked.numerals += !fact.mask().empty() && fact.span.start_byte != last;
    last = fact.span.start_byte;
  }
  masked.numerals += std::ranges::count(article.rejected, Reason::kMask, &Rejected::reason);
  return masked;
}

// Whether the rest is shown to those alone who log in: all of the words for it hold 登录 or 全文.
bool IsForMembers(std::u16string_view words) {
  const auto is_either = [](auto c, auto next) {
    return ((c == uint16_t{u'登'}) & (next == uint16_t{u'录'})) |
           ((c == uint16_t{u'全'}) & (next == uint16_t{u'文'}));
  };
  if (words.size() < 2) return false;
  const auto next = [&](size_t from) {
    return FindPair(words.data(), 1, from, words.size() - 1, is_either);
  };
  for (size_t at = next(0); at != words.npos; at = next(at + 1)) {
    const std::u16string_view before = words.substr(0, at);
    if (words[at] == u'登'
            ? before.ends_with(u"需先") || words.substr(at + 2).starts_with(u"后查看")
            : before.ends_with(u"阅读") || before.ends_with(u"查看"))
      return true;
  }
  return false;
}

bool IsTruncated(const SourceText& text, const Span& span) {
  static constexpr std::u16string_view kGoesOn[] = {u"(下转", u"(未完"};
  constexpr size_t kTailChars = 300;  // before that it goes on in the text itself
  const std::u16string_view words = text.Folded(span.start_char, span.end_char);
  const size_t tail = words.size() - std::min<size_t>(words.size(), kTailChars);
  const auto goes_on = [&](std::u16string_view word) {
    return FindWord(words, word, tail) != words.npos;
  };
  if (IsForMembers(words) || std::ranges::any_of(kGoesOn, goes_on)) return true;
  // A last paragraph of this length is no signature and no note.
  constexpr int32_t kParagraphChars = 60;
  int32_t end = span.end_char;
  while (end > span.start_char && (IsBlank(text[end - 1]) || IsLineEnd(text[end - 1]))) --end;
  int32_t begin = end;
  while (begin > span.start_char && !IsLineEnd(text[begin - 1])) --begin;
  if (end - begin < kParagraphChars) return false;
  // Many end without a stop; none ends with these.
  return IsAnyOf(text[end - 1], u",、:(的和与及在是为将对以把");
}

// The characters that nobody wrote: the mark of a lost one, those of private use, and those of
// 锟斤拷 and the like, which UTF-8 and GBK make of such marks.
constexpr auto kGarbage = [](auto c) {
  // One comparison for each range, of a difference that wraps around.
  const auto within = [](auto from, uint16_t first, uint16_t last) {
    from -= first;
    return from <= static_cast<uint16_t>(last - first);
  };
  // At most one of them holds, so that their sum is what they come to, of one character and of
  // eight at once.
  return within(c, 0xE000, 0xF8FF) + within(c, 0x00C0, 0x00FF) + (c == 0xFFFD) +
         (c == uint16_t{u'锟'}) + (c == uint16_t{u'斤'}) + (c == uint16_t{u'拷'}) +
         (c == uint16_t{u'烫'});
};

bool IsGarbled(const SourceText& text, const Span& span) {
  constexpr size_t kLeast = 5;
  constexpr size_t kOneIn = 500;
  const std::u16string_view words = text.Folded(span.start_char, span.end_char);
  size_t garbage = 0;
  for (size_t at = FindFirst(words, 0, kGarbage); at != words.npos;
       at = FindFirst(words, at + 1, kGarbage))
    ++garbage;
  return garbage >= kLeast && garbage * kOneIn >= words.size();
}

}  // namespace

void ReadQuality(const SourceText& text, Article* article) {
  const Masked masked = CountMasked(*article);
  if (article->numerals > 0)
    article->masked_percent = static_cast<int32_t>(100 * masked.numerals / article->numerals);
  const auto add = [article](bool holds, QualityFlag flag) {
    if (holds) article->flags.push_back(flag);
  };
  add(masked.facts >= 3 && masked.facts * 5 >= static_cast<int64_t>(article->facts.size()),
      QualityFlag::kMasked);
  add(IsTruncated(text, article->span), QualityFlag::kTruncated);
  const auto left_out =
      std::ranges::count(article->rejected, Reason::kBoilerplate, &Rejected::reason);
  add(left_out > 0, QualityFlag::kBoilerplate);
  add(IsGarbled(text, article->span), QualityFlag::kGarbled);
}

}  // namespace gongbao::extraction
