// Prints, for each fact of a report and in their order, the names of the features that its
// confidence is made from: a line for each fact. The report comes from standard input;
// fit_confidence.py reads the lines.
#include <array>
#include <cstdio>
#include <string>

#include "common/document/document.h"
#include "common/extraction/confidence.h"
#include "common/extraction/extraction.h"
#include "common/extraction/fact_index.h"
#include "common/extraction/source_text.h"
#include "common/knowledge/knowledge.h"

namespace gongbao {
namespace {

int Print(const std::string& bytes) {
  const auto decoded = document::DecodeDocument(bytes, {});
  if (!decoded.ok()) {
    std::fprintf(stderr, "fact_features: %s\n", decoded.status().message().c_str());
    return 1;
  }
  const knowledge::Knowledge knowledge;
  const extraction::SourceText text(decoded->text);
  const extraction::Extraction read =
      extraction::Extract(knowledge, decoded->text, {.title = decoded->title, .region = {}});
  for (const extraction::Article& article : read.articles) {
    const auto index = extraction::IndexFacts(text, article.facts);
    for (const extraction::FeatureSet set : extraction::FeaturesOf(text, index, article)) {
      std::string line;
      for (size_t i = 0; i < extraction::kFeatureCount; ++i) {
        if ((set >> i & 1) == 0) continue;
        if (!line.empty()) line += ' ';
        line += extraction::FeatureName(i);
      }
      std::puts(line.c_str());
    }
  }
  return 0;
}

}  // namespace
}  // namespace gongbao

int main() {
  std::string bytes;
  std::array<char, 65536> piece;
  while (const size_t count = std::fread(piece.data(), 1, piece.size(), stdin)) {
    bytes.append(piece.data(), count);
  }
  return gongbao::Print(bytes);
}
