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

bool IsTruncated(const SourceText& text, const Span& span) {
  static constexpr std::u16string_view kForMembers[] = {u"需先登录", u"阅读全文", u"查看全文",
                                                        u"登录后查看"};
  static constexpr std::u16string_view kGoesOn[] = {u"(下转", u"(未完"};
  constexpr int32_t kTailChars = 300;  // before that it goes on in the text itself
  const auto has = [&](const auto& any, int32_t from) {
    const std::u16string_view words = text.Folded(from, span.end_char);
    return std::ranges::any_of(any,
                               [words](auto word) { return FindWord(words, word) != words.npos; });
  };
  if (has(kForMembers, span.start_char) ||
      has(kGoesOn, std::max(span.start_char, span.end_char - kTailChars)))
    return true;
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
  return (c == 0xFFFD) | ((c >= 0xE000) & (c <= 0xF8FF)) | ((c >= 0x00C0) & (c <= 0x00FF)) |
         (c == uint16_t{u'锟'}) | (c == uint16_t{u'斤'}) | (c == uint16_t{u'拷'}) |
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
