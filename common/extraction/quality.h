// What a reader must know about a text before trusting its figures.
#ifndef GONGBAO_COMMON_EXTRACTION_QUALITY_H_
#define GONGBAO_COMMON_EXTRACTION_QUALITY_H_

#include "common/extraction/extraction.h"
#include "common/extraction/source_text.h"

namespace gongbao::extraction {

// Fills flags and masked_percent of an article whose facts and rejected numerals are read: masked
// (a notable share of its figures), truncated (the last paragraph ends in a comma or a word that
// something follows, or the text says that it goes on elsewhere or for members only), boilerplate
// (numerals of navigation or footer were found and left out), garbled (U+FFFD, characters of
// private use, or those that text read in the wrong charset is made of: five, and one in 500). Time
// is linear in its length.
void ReadQuality(const SourceText& text, Article* article);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_QUALITY_H_
