#include "common/store/copies.h"

#include <span>
#include <tuple>

#include "common/base/likeness.h"

namespace gongbao::store {
namespace {

// `number` with zeros before it, so that texts sort as numbers do.
std::string Padded(int64_t number, size_t digits) {
  std::string text = std::to_string(number);
  if (text.size() < digits) text.insert(0, digits - text.size(), '0');
  return text;
}

bool OfDifferentYears(const v1::Article& one, const v1::Article& other) {
  return one.year_reviewed() != 0 && other.year_reviewed() != 0 &&
         one.year_reviewed() != other.year_reviewed();
}

// Whether, of two official texts, the first is the one that the second was made of: it was
// published earlier, else it is the longer one. A date that is not told comes last.
bool CameFirst(const v1::Article& one, const v1::Article& other) {
  const auto standing = [](const v1::Article& article) {
    return std::tuple(article.published_date().empty(), std::string_view(article.published_date()),
                      article.span().start_char() - article.span().end_char(),
                      std::string_view(article.name()));
  };
  return standing(one) < standing(other);
}

}  // namespace

std::string CopyKey(const CopyCandidate& candidate) {
  return Padded(100 - candidate.likeness_percent, 3) + "/" + candidate.document_uid + "/" +
         Padded(candidate.index, 10);
}

void DescribeCopy(const v1::Article& article, int likeness_percent, v1::Copy* copy) {
  const v1::Article& other = copy->article();
  copy->set_likeness_percent(static_cast<uint32_t>(likeness_percent));
  copy->set_same(likeness_percent >= kSamePercent);
  copy->set_trust(other.trust());
  if (copy->same() || article.trust() != v1::TRUST_OFFICIAL || OfDifferentYears(article, other))
    return;
  if (other.trust() != v1::TRUST_OFFICIAL || CameFirst(article, other))
    copy->set_trust(v1::TRUST_REWRITTEN);
}

int LikenessOf(std::string_view fingerprint, std::string_view other) {
  return LikenessPercent(std::as_bytes(std::span(fingerprint)), std::as_bytes(std::span(other)));
}

}  // namespace gongbao::store
