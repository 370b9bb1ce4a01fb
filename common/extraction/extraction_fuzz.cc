// Whatever the text: the engine ends, every quote is the text at its span, and the account of
// numerals adds up.
#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "common/extraction/extraction.h"
#include "common/knowledge/knowledge.h"
#include "common/text/decode.h"

namespace {

// Lines with tabs, one behind the other, as the tables that the readers of file formats find.
std::vector<gongbao::Table> TablesOf(std::string_view text) {
  std::vector<gongbao::Table> tables;
  bool open = false;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (line.find('\t') == line.npos) {
      open = false;
    } else {
      if (!open) tables.emplace_back().begin_byte = static_cast<int32_t>(at);
      open = true;
      gongbao::Table& table = tables.back();
      int32_t column = 0;
      for (size_t cell = at; cell <= end; ++column) {
        const size_t cell_end = std::min(text.find('\t', cell), end);
        table.cells.push_back({.row = table.rows,
                               .column = column,
                               .begin_byte = static_cast<int32_t>(cell),
                               .end_byte = static_cast<int32_t>(cell_end)});
        cell = cell_end + 1;
      }
      table.columns = std::max(table.columns, column);
      ++table.rows;
      table.end_byte = static_cast<int32_t>(end);
    }
    at = end + 1;
  }
  return tables;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace gongbao;
  static const knowledge::Knowledge kWords;
  const auto decoded = text::DecodeText({reinterpret_cast<const char*>(data), size}, "utf-8");
  if (!decoded.ok()) return 0;
  const std::string_view text = decoded->utf8;
  const std::vector<Table> tables = TablesOf(text);
  const extraction::Extraction extraction = extraction::Extract(
      kWords, text, {.title = {}, .region = {}, .issuer = {}, .published = {}, .tables = tables});
  const auto check = [&](const extraction::Span& span, std::string_view quote) {
    if (span.start_byte < 0 || span.end_byte > static_cast<int64_t>(text.size()) ||
        span.end_byte < span.start_byte ||
        text.substr(static_cast<size_t>(span.start_byte),
                    static_cast<size_t>(span.end_byte - span.start_byte)) != quote) {
      std::abort();
    }
  };
  for (const auto& article : extraction.articles) {
    for (const auto& fact : article.facts) check(fact.span, fact.quote());
    for (const auto& rejected : article.rejected) check(rejected.span, rejected.quote());
    if (article.numerals != article.numerals_in_facts + article.numerals_rejected) std::abort();
  }
  return 0;
}
