#include "common/store/arrival.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "common/base/hash.h"
#include "common/base/resource_name.h"

namespace gongbao::store {
namespace {

constexpr size_t kSha256Bytes = 32;
constexpr size_t kMaxDocumentIdBytes = 4096;
constexpr size_t kMaxReasonBytes = 1000;
// The widest figure: 18 digits of mantissa moved by 万亿 and by as many decimals.
constexpr int32_t kMaxExponent = 30;
constexpr std::string_view kBlanks[] = {" ", "\t", "\f", "\v", "\u00a0", "\u3000"};

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// At most `limit` bytes, cut between code points. No code point is longer than four bytes, so that
// even broken UTF-8 leaves something.
std::string_view Clip(std::string_view text, size_t limit) {
  if (text.size() <= limit) return text;
  size_t end = limit;
  while (end > limit - 3 && IsContinuation(text[end])) --end;
  return text.substr(0, end);
}

// Code points before a byte offset, by counting from the checkpoint before it.
class CharCounter {
 public:
  explicit CharCounter(std::string_view text) : text_(text) {
    int64_t chars = 0;
    for (size_t at = 0; at < text.size(); at += kStep) {
      checkpoints_.push_back(chars);
      chars += CountChars(text.substr(at, kStep));
    }
    checkpoints_.push_back(chars);  // for offsets right behind the text
  }

  // `offset` lies within the text or right behind it.
  int64_t Before(int64_t offset) const {
    const auto at = static_cast<size_t>(offset);
    const size_t step = at / kStep;
    return checkpoints_[step] + CountChars(text_.substr(step * kStep, at - step * kStep));
  }

 private:
  static constexpr size_t kStep = 1024;
  const std::string_view text_;
  std::vector<int64_t> checkpoints_;
};

class ResultChecker {
 public:
  explicit ResultChecker(const v1::DocumentResult& result)
      : result_(result), text_(result.text()), chars_(text_) {}

  Status Check() {
    const std::string name = DocumentName(result_.document_id());
    const std::string& container = result_.document().container();
    if (!container.empty() && !result_.document_id().starts_with(container + "!/")) {
      return InvalidArgumentError("the document's id is not that of a part of its container");
    }
    if (result_.document().name() != name) {
      return InvalidArgumentError("the document's name is not that of its id");
    }
    GONGBAO_RETURN_IF_ERROR(CheckPlaces());
    GONGBAO_RETURN_IF_ERROR(CheckRows());
    for (int i = 0; i < result_.results_size(); ++i) {
      const std::string label = "article " + std::to_string(i);
      const v1::Article& article = result_.results(i).article();
      if (article.index() != i || article.name() != ArticleName(name, i)) {
        return InvalidArgumentError(label + ": its name or index is not that of its place");
      }
      if (!IsSound(article.span(), 0, Size())) {
        return InvalidArgumentError(label + ": its span does not lie in the text");
      }
      GONGBAO_RETURN_IF_ERROR(CheckRecords(result_.results(i)).WithContext(label));
    }
    return {};
  }

 private:
  int64_t Size() const { return static_cast<int64_t>(text_.size()); }

  bool IsSound(const v1::Span& span, int64_t from, int64_t to) const {
    return span.start_byte() >= from && span.start_byte() <= span.end_byte() &&
           span.end_byte() <= to && span.start_char() == chars_.Before(span.start_byte()) &&
           span.end_char() == chars_.Before(span.end_byte());
  }

  bool IsAt(const std::string& quote, const v1::Span& span) const {
    return text_.substr(static_cast<size_t>(span.start_byte()),
                        static_cast<size_t>(span.end_byte() - span.start_byte())) == quote;
  }

  static bool IsSound(const v1::Decimal& decimal) {
    return std::abs(int64_t{decimal.exponent()}) <= kMaxExponent;
  }

  Status CheckPlaces() const {
    int64_t at = 0;
    for (int i = 0; i < result_.places_size(); ++i) {
      const v1::DocumentResult::PlacedRun& run = result_.places(i);
      if (run.start_byte() < at || run.end_byte() <= run.start_byte() || run.end_byte() > Size()) {
        return InvalidArgumentError("place " + std::to_string(i) +
                                    ": its run is empty, or does not lie in the text behind the "
                                    "one before");
      }
      at = run.end_byte();
    }
    return {};
  }

  Status CheckRows() const {
    int64_t at = 0;
    for (int i = 0; i < result_.rows_size(); ++i) {
      const v1::TableRow& row = result_.rows(i);
      const auto wrong = [i](const char* what) {
        return InvalidArgumentError("table row " + std::to_string(i) + ": " + what);
      };
      if (row.table() < 0 || row.index() < 0) return wrong("its table or index is below 0");
      if (row.cells().empty()) return wrong("it has no cell");
      for (const v1::TableRow::Cell& cell : row.cells()) {
        if (cell.column() < 0 || cell.rows() < 1 || cell.columns() < 1 ||
            int64_t{cell.column()} + cell.columns() > kMaxTableColumns) {
          return wrong("a cell takes no room, or room that no table has");
        }
        if (cell.start_byte() < at || cell.end_byte() < cell.start_byte() ||
            cell.end_byte() > Size()) {
          return wrong("a cell does not lie in the text behind the one before");
        }
        at = cell.end_byte();
      }
    }
    return {};
  }

  Status CheckRecords(const v1::ExtractionResult& result) const {
    const v1::Article& article = result.article();
    const int64_t start = article.span().start_byte();
    const int64_t end = article.span().end_byte();
    std::unordered_set<std::string_view> names;
    for (int i = 0; i < result.facts_size(); ++i) {
      const v1::Fact& fact = result.facts(i);
      const auto wrong = [i](const char* what) {
        return InvalidArgumentError("fact " + std::to_string(i) + ": " + what);
      };
      const auto parsed = ParseResourceName(fact.name());
      if (!parsed || !parsed->fact || fact.name() != article.name() + "/facts/" + *parsed->fact) {
        return wrong("its name is not one of its article");
      }
      if (!names.insert(fact.name()).second) return wrong("another fact has its name");
      if (!IsSound(fact.span(), start, end)) return wrong("its span does not lie in the article");
      if (!IsAt(fact.quote(), fact.span())) return wrong("its quote is not the text at its span");
      if (!IsSound(fact.value()) || !IsSound(fact.value_high()) || !IsSound(fact.base_value()) ||
          !IsSound(fact.base_value_high())) {
        return wrong("the exponent of a value is out of bounds");
      }
      for (const v1::Provenance& source : fact.provenance()) {
        if (source.has_span() && !IsSound(source.span(), 0, Size()))
          return wrong("the words of a slot do not lie in the text");
      }
    }
    for (int i = 0; i < result.rejected_size(); ++i) {
      const v1::Rejected& rejected = result.rejected(i);
      if (!IsSound(rejected.span(), 0, Size()) || !IsAt(rejected.quote(), rejected.span())) {
        return InvalidArgumentError("rejected numeral " + std::to_string(i) +
                                    ": its quote is not the text at its span");
      }
    }
    for (int i = 0; i < article.sections_size(); ++i) {
      if (!IsSound(article.sections(i).span(), 0, Size())) {
        return InvalidArgumentError("section " + std::to_string(i) +
                                    ": its span does not lie in the text");
      }
    }
    for (int i = 0; i < result.diagnostics_size(); ++i) {
      if (!IsSound(result.diagnostics(i).span(), 0, Size())) {
        return InvalidArgumentError("diagnostic " + std::to_string(i) +
                                    ": its span does not lie in the text");
      }
    }
    return {};
  }

  const v1::DocumentResult& result_;
  const std::string_view text_;
  const CharCounter chars_;
};

std::string PositionId(const v1::InputPosition& position) {
  return position.topic() + "/" + std::to_string(position.partition()) + "/" +
         std::to_string(position.offset());
}

v1::InputPosition PositionOf(const LogEntry& entry) {
  v1::InputPosition position;
  position.set_topic(entry.topic);
  position.set_partition(entry.partition);
  position.set_offset(entry.offset);
  return position;
}

// Latest failure first; among equals the bytes decide, so that no order of arrival does.
std::string MergeKey(const v1::DeadLetter& letter) {
  const auto time = static_cast<uint64_t>(letter.last_failed().seconds()) * 1'000'000 +
                    static_cast<uint64_t>(letter.last_failed().nanos() / 1000);
  std::string key;
  for (int shift = 56; shift >= 0; shift -= 8) key += static_cast<char>(time >> shift & 0xff);
  return key + Sha256(letter.SerializeAsString());
}

}  // namespace

Status CheckResult(const v1::DocumentResult& result) {
  if (result.document_id().empty() || result.document_id().size() > kMaxDocumentIdBytes) {
    return InvalidArgumentError("the document id is empty or longer than " +
                                std::to_string(kMaxDocumentIdBytes) + " bytes");
  }
  // SQL's integers are signed.
  if (result.revision() > INT64_MAX) return InvalidArgumentError("the revision is out of bounds");
  switch (result.status()) {
    case v1::DocumentResult::STATUS_DELETED:
      return {};  // nothing of it is stored but its identity
    case v1::DocumentResult::STATUS_CONTAINER:
    case v1::DocumentResult::STATUS_EMPTY:
      if (result.results_size() != 0) {
        return InvalidArgumentError("the status says that there is no article, but there is");
      }
      break;
    case v1::DocumentResult::STATUS_OK:
      break;
    default:
      return InvalidArgumentError("the status " + std::to_string(result.status()) + " is unknown");
  }
  if (result.content_sha256().size() != kSha256Bytes) {
    return InvalidArgumentError("content_sha256 does not have 32 bytes");
  }
  return ResultChecker(result).Check();
}

Standing StandingOf(const v1::DocumentResult& result) {
  v1::Document document = result.document();
  document.clear_read_time();
  std::string hashes = Sha256(document.SerializeAsString()) + Sha256(result.text());
  for (const v1::ExtractionResult& one : result.results()) {
    hashes += Sha256(one.SerializeAsString());
  }
  for (const v1::DocumentResult::PlacedRun& run : result.places()) {
    hashes += Sha256(run.SerializeAsString());
  }
  for (const v1::TableRow& row : result.rows()) hashes += Sha256(row.SerializeAsString());
  hashes += std::to_string(result.status());
  return {.revision = result.revision(),
          .rank = result.extractor().rank(),
          .content_sha256 = result.content_sha256(),
          .digest = result.canonical_digest(),
          .extractor = result.extractor().name() + "@" + result.extractor().version(),
          .body_sha256 = Sha256(hashes)};
}

KeptLetter LetterOf(const LogEntry& entry) {
  KeptLetter kept{.letter = *entry.dead_letter, .merge_key = {}};
  v1::DeadLetter& letter = kept.letter;
  letter.clear_original_key();
  letter.clear_original_value();
  letter.clear_original_headers();
  if (letter.original().topic().empty()) *letter.mutable_original() = PositionOf(entry);
  letter.set_id(PositionId(letter.original()));
  letter.set_document_id(std::string(Clip(letter.document_id(), kMaxDocumentIdBytes)));
  letter.set_reason(std::string(Clip(letter.reason(), kMaxReasonBytes)));
  kept.merge_key = MergeKey(letter);
  return kept;
}

KeptLetter LetterOfInvalidResult(const LogEntry& entry, const Status& failure, int64_t now_us) {
  const v1::DocumentResult& result = *entry.result;
  KeptLetter kept;
  v1::DeadLetter& letter = kept.letter;
  *letter.mutable_original() = result.input().topic().empty() ? PositionOf(entry) : result.input();
  letter.set_id(PositionId(letter.original()));
  letter.set_document_id(std::string(Clip(result.document_id(), kMaxDocumentIdBytes)));
  letter.set_stage(v1::DeadLetter::STAGE_VALIDATE);
  letter.set_error_class(v1::DeadLetter::ERROR_CLASS_INVALID);
  letter.set_reason("The result breaks the contract: " + failure.message() + ".");
  letter.set_fingerprint("store/invalid_result");
  *letter.mutable_extractor() = result.extractor();
  // Before the time is set: when this store saw it must not decide what it holds.
  kept.merge_key = MergeKey(letter);
  letter.mutable_last_failed()->set_seconds(now_us / 1'000'000);
  letter.mutable_last_failed()->set_nanos(static_cast<int32_t>(now_us % 1'000'000 * 1000));
  return kept;
}

int64_t CountChars(std::string_view text) {
  return std::ranges::count_if(text, [](char c) { return !IsContinuation(c); });
}

std::vector<TextBlock> SplitText(std::string_view text) {
  std::vector<TextBlock> blocks;
  int64_t chars = 0;
  for (size_t at = 0; at < text.size();) {
    std::string_view line =
        text.substr(at, std::min(text.find_first_of("\r\n", at), text.size()) - at);
    line = Clip(line, kMaxBlockBytes);
    std::string_view rest = line;
    for (bool more = true; more;) {
      more = false;
      for (const std::string_view blank : kBlanks) {
        if (!rest.starts_with(blank)) continue;
        rest.remove_prefix(blank.size());
        more = true;
      }
    }
    if (!rest.empty()) {
      blocks.push_back({.start_byte = static_cast<int64_t>(at), .start_char = chars, .text = line});
    }
    chars += CountChars(line);
    at += line.size();
    while (at < text.size() && (text[at] == '\r' || text[at] == '\n')) {
      ++at;
      ++chars;
    }
  }
  return blocks;
}

const v1::Place* PlaceOf(const Places& places, int64_t start, int64_t end) {
  const auto run = std::ranges::partition_point(
      places,
      [start](const v1::DocumentResult::PlacedRun& one) { return one.end_byte() <= start; });
  return run != places.end() && run->start_byte() < end ? &run->place() : nullptr;
}

std::optional<int64_t> LastYear(std::string_view period) {
  if (const size_t slash = period.rfind('/'); slash != std::string_view::npos) {
    period.remove_prefix(slash + 1);
  }
  if (period.size() < 4 || (period.size() > 4 && period[4] != '-')) return std::nullopt;
  int64_t year = 0;
  for (const char c : period.substr(0, 4)) {
    if (c < '0' || c > '9') return std::nullopt;
    year = year * 10 + (c - '0');
  }
  return year;
}

}  // namespace gongbao::store
