// Fingerprints of articles, by which a copy, or a text that was made of another, is found again.
#ifndef GONGBAO_COMMON_EXTRACTION_FINGERPRINT_H_
#define GONGBAO_COMMON_EXTRACTION_FINGERPRINT_H_

#include <vector>

#include "common/base/likeness.h"
#include "common/extraction/extraction.h"
#include "common/extraction/source_text.h"

namespace gongbao::extraction {

// MinHash of [begin, end): of all runs of five characters (Han, digits, letters; blanks and marks
// are passed over) a 64-bit hash is taken; its upper 6 bits choose one of 64 places, and each place
// keeps the last 8 bits of its smallest hash (one permutation, after Li, Owen and Zhang, 2012). A
// place that no run fell into takes that of the next one that some did (Shrivastava and Li, 2014).
// All zero when the text has fewer than 64 runs. Part of the contract: a store compares those of
// different versions.
Fingerprint FingerprintOf(const SourceText& text, int32_t begin, int32_t end);

// LikenessPercent of their bytes (common/base/likeness.h).
int LikenessPercent(const Fingerprint& one, const Fingerprint& other);

// Marks each article that is a copy of one of the 256 before it with the one that it is most like,
// and the flag for it. A copy of an official text that is not the same is another's telling of it.
// Needs fingerprints and trust.
void LinkCopies(std::vector<Article>* articles);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_FINGERPRINT_H_
