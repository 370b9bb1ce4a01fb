#include "services/gongbao/formats.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>

#include "common/text/display_width.h"

namespace gongbao::cli {
namespace {

constexpr size_t kFlushBytes = size_t{256} << 10;

void AppendNumber(int64_t value, Gathered* out) {
  constexpr size_t kDigits = 24;
  constexpr size_t kFew = 8;
  constexpr int64_t kSmall = 100'000'000;  // has more
  char* const at = out->Room(kDigits);
  if (value < 0 || value >= kSmall)
    return out->Take(static_cast<size_t>(std::to_chars(at, at + kDigits, value).ptr - at));
  // Places in a text, nearly always.
  std::array<char, 2 * kFew> digits;
  size_t first = kFew;
  auto rest = static_cast<uint32_t>(value);
  do {
    digits[--first] = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  std::memcpy(at, digits.data() + first, kFew);
  out->Take(kFew - first);
}

// The shortest form: no string for the common small numbers.
void AppendDecimal(const std::optional<Decimal>& value, Gathered* out) {
  if (!value) {
    *out += "null";
  } else if (value->exponent == 0) {
    AppendNumber(value->mantissa, out);
  } else if (value->exponent == -1 && value->mantissa > 9) {  // 12.3
    AppendNumber(value->mantissa / 10, out);
    *out += '.';
    *out += static_cast<char>('0' + value->mantissa % 10);
  } else if (value->exponent == -2 && value->mantissa > 99) {  // 12.34
    AppendNumber(value->mantissa / 100, out);
    *out += '.';
    *out += static_cast<char>('0' + value->mantissa / 10 % 10);
    *out += static_cast<char>('0' + value->mantissa % 10);
  } else {
    *out += value->ToString();
  }
}

// Whether any of eight bytes is a control character, a quotation mark or a backslash. Each of the
// three tests sets the high bit of such a byte, and of no byte before the first such one.
bool HoldsEscaped(uint64_t word) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  constexpr uint64_t kHighs = kOnes << 7;
  const auto below = [word](uint64_t limit) { return (word - kOnes * limit) & ~word; };
  const auto equal = [word](unsigned char c) {
    const uint64_t apart = word ^ (kOnes * c);
    return (apart - kOnes) & ~apart;
  };
  return ((below(0x20) | equal('"') | equal('\\')) & kHighs) != 0;
}

// One byte of a JSON string at `to`; where the next one goes.
char* PutJson(char c, char* to) {
  static constexpr char kHex[] = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x20 && c != '"' && c != '\\') {
    *to++ = c;
    return to;
  }
  *to++ = '\\';
  switch (c) {
    case '\n':
      *to++ = 'n';
      break;
    case '\r':
      *to++ = 'r';
      break;
    case '\t':
      *to++ = 't';
      break;
    case '"':
    case '\\':
      *to++ = c;
      break;
    default:
      std::memcpy(to, "u00", 3);  // NOLINT(bugprone-not-null-terminated-result): goes on below
      to[3] = kHex[byte >> 4];
      to[4] = kHex[byte & 15];
      to += 5;
  }
  return to;
}

void AppendEscaped(std::string_view text, Gathered* out) {
  for (const char c : text) {
    switch (c) {
      case '&':
        *out += "&amp;";
        break;
      case '<':
        *out += "&lt;";
        break;
      case '>':
        *out += "&gt;";
        break;
      case '"':
        *out += "&quot;";
        break;
      default:
        *out += c;
    }
  }
}

// A text field of RFC 4180; what a spreadsheet would take for a formula gets an apostrophe before
// it.
void AppendCsv(std::string_view text, Gathered* out) {
  const bool formula =
      !text.empty() && (text[0] == '=' || text[0] == '+' || text[0] == '-' || text[0] == '@');
  const bool quote = formula || text.find_first_of(",\"\r\n") != std::string_view::npos;
  if (!quote) {
    *out += text;
    return;
  }
  *out += '"';
  if (formula) *out += '\'';
  for (const char c : text) {
    if (c == '"') *out += '"';
    *out += c;
  }
  *out += '"';
}

std::string ValueOf(const FactRow& row) {
  if (!row.value) return "—";
  std::string text = row.value->ToString();
  if (row.value_high) text += "~" + row.value_high->ToString();
  return text;
}

std::string_view RelationMark(std::string_view relation) {
  if (relation == "ge") return "≥";
  if (relation == "le") return "≤";
  return relation == "approx" ? "≈" : "";
}

// Which facts a fact is tied to; facts of a file go by their number, others by their id.
void AppendLinks(const std::vector<LinkRow>& links, Gathered* out) {
  if (links.empty()) return;
  *out += ", \"links\": [";
  for (const LinkRow& link : links) {
    if (&link != &links.front()) *out += ", ";
    *out += "{\"role\": ";
    AppendJsonString(link.role, out);
    *out += ", \"fact\": ";
    if (link.number >= 0) {
      AppendNumber(link.number, out);
    } else {
      AppendJsonString(link.id, out);
    }
    *out += '}';
  }
  *out += ']';
}

// What the mark of `fact` tells under the pointer: a line for it and each other fact of its quote.
void AppendTitles(const extraction::Article& article, const extraction::Fact& fact,
                  std::string_view document, Gathered* out) {
  for (const extraction::Fact& other : article.facts) {
    if (other.span.start_byte < fact.span.start_byte) continue;
    if (other.span.start_byte >= fact.span.end_byte) break;
    const FactRow row = RowOf(other, document);
    if (&other != &fact) *out += "&#10;";
    AppendEscaped(row.indicator, out);
    *out += " · ";
    *out += row.measure;
    *out += " · ";
    *out += RelationMark(row.relation);
    *out += ValueOf(row);
    *out += ' ';
    AppendEscaped(row.unit, out);
    *out += " · ";
    *out += row.period;
  }
}

constexpr std::string_view kCsvHeader =
    "document,start,end,quote,indicator,indicator_code,measure,value,value_high,unit,relation,"
    "status,modality,period,"
    "baseline,group,region,optional,rule,aspect,confidence,region_code,page,path\r\n";

struct Column {
  std::string_view title;
  int width;
};
constexpr std::array<Column, 7> kColumns = {{{"指标", 40},
                                             {"类型", 7},
                                             {"数值", 16},
                                             {"单位", 12},
                                             {"期间", 16},
                                             {"状态", 16},
                                             {"原文", 24}}};

constexpr std::array<Column, 7> kDocumentColumns = {{{"名称", 37},
                                                     {"标题", 40},
                                                     {"类型", 24},
                                                     {"地区", 16},
                                                     {"回顾", 5},
                                                     {"计划", 5},
                                                     {"事实", 6}}};

constexpr std::array<Column, 6> kCopyColumns = {
    {{"名称", 48}, {"相同", 5}, {"可信", 10}, {"标题", 40}, {"日期", 11}, {"发布机构", 24}}};

void AppendTitles(std::span<const Column> columns, Gathered* out) {
  for (const Column& column : columns) {
    *out += text::FitToWidth(column.title, column.width);
    *out += ' ';
  }
  *out += '\n';
}

void AppendCells(std::span<const Column> columns, std::span<const std::string_view> cells,
                 Gathered* out) {
  for (size_t i = 0; i < cells.size(); ++i) {
    *out += text::FitToWidth(cells[i], columns[i].width);
    *out += ' ';
  }
  *out += '\n';
}

void AppendCsvRow(std::initializer_list<std::string_view> values, Gathered* out) {
  bool first = true;
  for (const std::string_view value : values) {
    if (!first) *out += ',';
    first = false;
    AppendCsv(value, out);
  }
  *out += "\r\n";
}

constexpr std::string_view kPageHead = R"(<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>公报</title><style>
body{font:16px/1.9 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#1f1f1f}
h1{font-size:1.4rem}p{margin:.6em 0;white-space:pre-wrap}
mark{border-radius:.2em;padding:.05em .15em;cursor:help}
mark.actual{background:#d9f2d9}mark.target{background:#ffe2b8}mark.other{background:#e6e6e6}
table{border-collapse:collapse;font-size:.9rem}td,th{padding:.2em .6em;border-bottom:1px solid #ddd;text-align:left}
.legend{font-size:.85rem;color:#555}</style></head><body>
<p class="legend"><mark class="actual">已发生</mark> <mark class="target">目标</mark> <mark class="other">其他</mark></p>
)";

}  // namespace

std::optional<Format> FormatOf(std::string_view word) {
  if (word == "jsonl") return Format::kJsonl;
  if (word == "json") return Format::kJson;
  if (word == "csv") return Format::kCsv;
  if (word == "text") return Format::kText;
  if (word == "html") return Format::kHtml;
  return std::nullopt;
}

void AppendJsonString(std::string_view text, Gathered* out) {
  constexpr size_t kLongestEscape = 6;  // \u001f
  char* const begin = out->Room(text.size() * kLongestEscape + 2);
  char* to = begin;
  *to++ = '"';
  const char* from = text.data();
  const char* const end = from + text.size();
  bool whole = true;  // nothing has been escaped
  while (from < end) {
    // Eight bytes at a time while nothing is escaped, the last of them once more with the rest.
    uint64_t word;
    for (; end - from >= 8; from += 8, to += 8) {
      std::memcpy(&word, from, 8);
      if (HoldsEscaped(word)) break;
      std::memcpy(to, &word, 8);
    }
    if (const auto rest = end - from; whole && rest < 8 && text.size() >= 8) {
      std::memcpy(&word, end - 8, 8);
      if (!HoldsEscaped(word)) {
        std::memcpy(to + rest - 8, &word, 8);
        to += rest;
        break;
      }
    }
    whole = false;
    for (int i = 0; from < end && i < 8; ++i, ++from) to = PutJson(*from, to);
  }
  *to++ = '"';
  out->Take(static_cast<size_t>(to - begin));
}

FactWriter::FactWriter(Format format, std::FILE* file, bool colour)
    : format_(format), file_(file), colour_(colour) {
  if (format_ == Format::kJson) out_ += '[';
  if (format_ == Format::kHtml) out_ += kPageHead;
}

FactWriter::~FactWriter() = default;

void FactWriter::Flush() {
  if (out_.size() == 0) return;
  if (std::fwrite(out_.view().data(), 1, out_.size(), file_) != out_.size()) failed_ = true;
  out_.Clear();
}

void FactWriter::Begin(std::string_view record, std::string_view document) {
  if (out_.size() > kFlushBytes) Flush();
  if (format_ == Format::kJson) out_ += any_ ? ",\n" : "\n";
  any_ = true;
  out_ += '{';
  if (name_records_) {
    out_ += "\"record\": \"";
    out_ += record;
    out_ += "\", ";
  }
  out_ += "\"document\": ";
  AppendJsonString(document, &out_);
}

void FactWriter::EndObject() {
  out_ += '}';
  if (format_ == Format::kJsonl) out_ += '\n';
}

void FactWriter::BeginDocument(std::string_view document, std::string_view title) {
  if (format_ == Format::kCsv && !any_) {
    out_ += kCsvHeader;
    any_ = true;
  }
  if (format_ != Format::kText) return;
  if (any_) out_ += '\n';
  any_ = true;
  if (!document.empty()) {
    if (colour_) out_ += "\x1b[1m";
    out_ += document;
    if (!title.empty()) {
      out_ += "  ";
      out_ += title;
    }
    if (colour_) out_ += "\x1b[0m";
    out_ += '\n';
  }
  AppendTitles(kColumns, &out_);
}

void FactWriter::AppendProvenance(const extraction::Fact& fact) {
  out_ += ", \"provenance\": [";
  bool first = true;
  const extraction::Sources sources = fact.sources();
  for (size_t i = 0; i < extraction::kSlots; ++i) {
    const auto slot = static_cast<extraction::Slot>(i + 1);
    const extraction::Source& source = sources[slot];
    if (source.origin == extraction::Origin::kNone) continue;
    out_ += first ? "{\"slot\": \"" : ", {\"slot\": \"";
    first = false;
    out_ += Name(slot);
    out_ += "\", \"origin\": \"";
    out_ += Name(source.origin);
    out_ += "\", \"rule\": \"";
    out_ += slot == extraction::Slot::kMeasure ? fact.rule().view() : Name(source.rule);
    out_ += '"';
    if (source.has_words()) {
      out_ += ", \"start\": ";
      AppendNumber(source.begin);
      out_ += ", \"end\": ";
      AppendNumber(source.end());
    }
    out_ += '}';
  }
  out_ += ']';
}

void FactWriter::AppendNumber(int64_t value) { cli::AppendNumber(value, &out_); }

void FactWriter::Write(const FactRow& row) {
  if (out_.size() > kFlushBytes) Flush();
  switch (format_) {
    case Format::kJsonl:
    case Format::kJson:
      WriteJson(row);
      break;
    case Format::kCsv:
      WriteCsv(row);
      break;
    case Format::kText:
      WriteText(row);
      break;
    case Format::kHtml:
      if (page_) break;
      if (!table_) HtmlRow({"指标", "类型", "数值", "单位", "期间", "状态", "力度", "原文"}, "th");
      HtmlRow({row.indicator, row.measure, std::string(RelationMark(row.relation)) + ValueOf(row),
               row.unit, row.period, row.status, row.modality, row.quote},
              "td");
      break;
  }
}

void FactWriter::WriteJson(const FactRow& row) {
  Begin("fact", row.document);
  AppendFieldIfSet("name", row.name);
  if (row.number >= 0) AppendField("id", row.number);
  AppendField("quote", row.quote);
  AppendField("indicator", row.indicator);
  AppendFieldIfSet("indicator_code", row.indicator_code);
  AppendWord("measure", row.measure);
  out_ += ", \"value\": ";
  AppendDecimal(row.value, &out_);
  if (row.value_high) {
    out_ += ", \"value_high\": ";
    AppendDecimal(row.value_high, &out_);
  }
  AppendField("unit", row.unit);
  AppendWord("relation", row.relation);
  AppendWord("status", row.status);
  if (!row.modality.empty()) AppendWord("modality", row.modality);
  // A fact without a period says so; other fields without a value are left out.
  if (row.period.empty()) out_ += ", \"period\": null";
  AppendFieldIfSet("period", row.period);
  AppendFieldIfSet("baseline", row.baseline);
  AppendFieldIfSet("group", row.group);
  AppendFieldIfSet("region", row.region);
  AppendFieldIfSet("region_code", row.region_code);
  if (!row.aspect.empty()) AppendWord("aspect", row.aspect);
  if (!row.dimension.empty()) {
    out_ += ", \"breakdown\": {";
    AppendJsonString(row.dimension, &out_);
    out_ += ": ";
    AppendJsonString(row.member, &out_);
    out_ += '}';
  }
  if (row.optional) out_ += ", \"optional\": true";
  AppendLinks(row.links, &out_);
  AppendWord("rule", row.rule);
  if (row.confidence_percent > 0) {
    out_ += ", \"confidence\": ";
    AppendDecimal(Decimal{row.confidence_percent, -2}, &out_);
  }
  AppendField("start", row.span.start_char);
  AppendField("end", row.span.end_char);
  AppendField("byte_start", row.span.start_byte);
  AppendField("byte_end", row.span.end_byte);
  if (row.page > 0) AppendField("page", row.page);
  AppendFieldIfSet("path", row.path);
  if (name_records_ && row.read != nullptr) AppendProvenance(*row.read);
  EndObject();
}

// One row, in the order of kCsvHeader.
void FactWriter::WriteCsv(const FactRow& row) {
  AppendCsv(row.document, &out_);
  for (const int64_t offset : {row.span.start_char, row.span.end_char}) {
    out_ += ',';
    AppendNumber(offset);
  }
  for (const std::string_view value : {row.quote, row.indicator, row.indicator_code, row.measure}) {
    out_ += ',';
    AppendCsv(value, &out_);
  }
  out_ += ',';
  if (row.value) out_ += row.value->ToString();
  out_ += ',';
  if (row.value_high) out_ += row.value_high->ToString();
  for (const std::string_view value : {row.unit, row.relation, row.status, row.modality, row.period,
                                       row.baseline, row.group, row.region}) {
    out_ += ',';
    AppendCsv(value, &out_);
  }
  out_ += row.optional ? ",true," : ",false,";
  AppendCsv(row.rule, &out_);
  out_ += ',';
  AppendCsv(row.aspect, &out_);
  out_ += ',';
  if (row.confidence_percent > 0) out_ += Decimal{row.confidence_percent, -2}.ToString();
  out_ += ',';
  AppendCsv(row.region_code, &out_);
  out_ += ',';
  if (row.page > 0) AppendNumber(row.page);
  out_ += ',';
  AppendCsv(row.path, &out_);
  out_ += "\r\n";
}

// One row of the table under kColumns.
void FactWriter::WriteText(const FactRow& row) {
  std::string status(row.status);
  if (!row.modality.empty()) status += "/" + std::string(row.modality);
  std::string value(RelationMark(row.relation));
  value += ValueOf(row);
  const std::array<std::string_view, 7> cells = {row.indicator, row.measure, value,    row.unit,
                                                 row.period,    status,      row.quote};
  for (size_t i = 0; i < cells.size(); ++i) {
    const bool status_cell = colour_ && i == 5;
    if (status_cell)
      out_ += row.status == "target"   ? "\x1b[33m"
              : row.status == "actual" ? "\x1b[32m"
                                       : "\x1b[90m";
    out_ += text::FitToWidth(cells[i], kColumns[i].width);
    if (status_cell) out_ += "\x1b[0m";
    out_ += ' ';
  }
  out_ += '\n';
}

void FactWriter::HtmlRow(std::initializer_list<std::string_view> cells, std::string_view tag) {
  if (!table_) out_ += "<table>\n";
  table_ = true;
  out_ += "<tr>";
  for (const std::string_view cell : cells) {
    out_ += '<';
    out_ += tag;
    out_ += '>';
    AppendEscaped(cell, &out_);
  }
  out_ += '\n';
}

void FactWriter::BeginDocumentList() {
  if (format_ == Format::kCsv) {
    out_ +=
        "name,document_id,title,kind,region,year_reviewed,year_planned,published_date,articles,"
        "facts,chars,media_type,"
        "charset,extractor,region_code,level,issuer,trust\r\n";
  }
  if (format_ == Format::kText) AppendTitles(kDocumentColumns, &out_);
  if (format_ == Format::kHtml)
    HtmlRow({"名称", "标题", "类型", "地区", "回顾", "计划", "事实"}, "th");
}

void FactWriter::Write(const DocumentRow& row) {
  if (out_.size() > kFlushBytes) Flush();
  if (format_ == Format::kJsonl || format_ == Format::kJson) return WriteJson(row);
  const std::string reviewed = row.year_reviewed == 0 ? "" : std::to_string(row.year_reviewed);
  const std::string planned = row.year_planned == 0 ? "" : std::to_string(row.year_planned);
  const std::string facts = std::to_string(row.facts);
  if (format_ == Format::kCsv) {
    const std::string articles = std::to_string(row.articles);
    const std::string chars = std::to_string(row.chars);
    return AppendCsvRow(
        {row.name, row.document_id, row.title, row.kind, row.region, reviewed, planned,
         row.published_date, articles, facts, chars, row.media_type, row.charset, row.extractor,
         row.region_code, row.level, row.issuer, row.trust},
        &out_);
  }
  const std::array<std::string_view, 7> cells = {row.name, row.title, row.kind, row.region,
                                                 reviewed, planned,   facts};
  if (format_ == Format::kHtml) {
    HtmlRow({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]}, "td");
    return;
  }
  AppendCells(kDocumentColumns, cells, &out_);
}

void FactWriter::BeginCopyList() {
  if (format_ == Format::kCsv)
    out_ += "name,likeness_percent,trust,title,published_date,issuer,document_id,url\r\n";
  if (format_ == Format::kText) AppendTitles(kCopyColumns, &out_);
  if (format_ == Format::kHtml) HtmlRow({"名称", "相同", "可信", "标题", "日期", "发布机构"}, "th");
}

void FactWriter::Write(const CopyRow& row) {
  if (out_.size() > kFlushBytes) Flush();
  if (format_ == Format::kJsonl || format_ == Format::kJson) {
    Begin("copy", std::string_view(row.name).substr(0, row.name.find("/articles/")));
    AppendField("name", row.name);
    AppendField("likeness_percent", row.likeness_percent);
    AppendField("trust", row.trust);
    AppendField("title", row.title);
    AppendField("published_date", row.published_date);
    AppendField("issuer", row.issuer);
    AppendField("document_id", row.document_id);
    AppendField("url", row.url);
    return EndObject();
  }
  const std::string likeness = std::to_string(row.likeness_percent);
  if (format_ == Format::kCsv) {
    return AppendCsvRow({row.name, likeness, row.trust, row.title, row.published_date, row.issuer,
                         row.document_id, row.url},
                        &out_);
  }
  const std::string percent = likeness + "%";
  const std::array<std::string_view, 6> cells = {
      row.name, percent, row.trust, row.title, row.published_date, row.issuer};
  if (format_ == Format::kHtml)
    return HtmlRow({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]}, "td");
  AppendCells(kCopyColumns, cells, &out_);
}

void FactWriter::WriteJson(const DocumentRow& row) {
  Begin("document", row.name);
  AppendField("document_id", row.document_id);
  AppendField("title", row.title);
  AppendField("kind", row.kind);
  AppendField("region", row.region);
  AppendField("region_code", row.region_code);
  AppendField("level", row.level);
  AppendField("issuer", row.issuer);
  AppendField("trust", row.trust);
  AppendField("year_reviewed", row.year_reviewed);
  AppendField("year_planned", row.year_planned);
  AppendField("published_date", row.published_date);
  AppendField("articles", row.articles);
  AppendField("facts", row.facts);
  AppendField("chars", row.chars);
  AppendField("media_type", row.media_type);
  AppendField("charset", row.charset);
  AppendField("extractor", row.extractor);
  EndObject();
}

void FactWriter::Write(const extraction::Rejected& rejected, std::string_view document) {
  if (format_ != Format::kJsonl && format_ != Format::kJson) return;
  Begin("rejected", document);
  AppendField("quote", rejected.quote());
  AppendField("reason", Name(rejected.reason));
  AppendField("rule", rejected.rule);
  AppendField("start", rejected.span.start_char);
  AppendField("end", rejected.span.end_char);
  EndObject();
}

void FactWriter::Write(const extraction::Diagnostic& diagnostic, std::string_view document,
                       int32_t first) {
  if (format_ != Format::kJsonl && format_ != Format::kJson) return;
  Begin("diagnostic", document);
  AppendField("code", Name(diagnostic.code));
  AppendField("message", diagnostic.message);
  out_ += ", \"facts\": [";
  for (size_t i = 0; i < diagnostic.facts.size(); ++i) {
    if (i > 0) out_ += ", ";
    AppendNumber(first + diagnostic.facts[i]);
  }
  out_ += ']';
  AppendField("start", diagnostic.span.start_char);
  AppendField("end", diagnostic.span.end_char);
  EndObject();
}

void FactWriter::Write(const extraction::Section& section, std::string_view document) {
  if (format_ != Format::kJsonl && format_ != Format::kJson) return;
  Begin("section", document);
  AppendField("heading", section.heading);
  AppendField("depth", section.depth);
  AppendField("parent", section.parent);
  AppendField("role", Name(section.role));
  AppendFieldIfSet("path", section.path);
  AppendField("period", section.period);
  AppendField("start", section.span.start_char);
  AppendField("end", section.span.end_char);
  EndObject();
}

void FactWriter::AppendRegionEvidence(const extraction::RegionEvidence& evidence) {
  if (evidence.source == extraction::RegionSource::kNone) return;
  out_ += ", \"region_evidence\": {\"source\": ";
  AppendJsonString(Name(evidence.source), &out_);
  if (evidence.span.end_char > evidence.span.start_char) {
    AppendField("start", evidence.span.start_char);
    AppendField("end", evidence.span.end_char);
  }
  out_ += ", \"confidence\": ";
  AppendDecimal(Decimal{evidence.confidence_percent, -2}, &out_);
  out_ += '}';
}

void FactWriter::AppendFlags(const std::vector<extraction::QualityFlag>& flags) {
  out_ += ", \"flags\": [";
  for (const extraction::QualityFlag& flag : flags) {
    if (&flag != &flags.front()) out_ += ", ";
    AppendJsonString(Name(flag), &out_);
  }
  out_ += ']';
}

void FactWriter::Write(const extraction::Article& article, std::string_view document) {
  if (format_ != Format::kJsonl && format_ != Format::kJson) return;
  Begin("article", document);
  AppendField("title", article.title);
  AppendFieldIfSet("kind", Name(article.kind));
  AppendField("region", article.region);
  AppendFieldIfSet("region_code", article.region_code);
  AppendRegionEvidence(article.region_evidence);
  AppendFieldIfSet("level", Name(article.level));
  AppendFieldIfSet("issuer", article.issuer);
  AppendFieldIfSet("trust", Name(article.trust));
  AppendFieldIfSet("published_date", article.published_date);
  AppendField("year_reviewed", article.year_reviewed);
  AppendField("year_planned", article.year_planned);
  AppendFlags(article.flags);
  AppendField("masked_percent", article.masked_percent);
  if (article.copy_of >= 0) {
    AppendField("copy_of", article.copy_of);
    AppendField("likeness_percent", article.likeness_percent);
  }
  AppendField("numerals", article.numerals);
  AppendField("numerals_in_facts", article.numerals_in_facts);
  AppendField("numerals_rejected", article.numerals_rejected);
  AppendField("start", article.span.start_char);
  AppendField("end", article.span.end_char);
  EndObject();
}

void FactWriter::EndRecord(int32_t section, const extraction::Span& span) {
  AppendField("section", section);
  AppendField("start", span.start_char);
  AppendField("end", span.end_char);
  EndObject();
}

void FactWriter::Write(const extraction::Project& project, std::string_view document,
                       int32_t first) {
  if (format_ != Format::kJsonl && format_ != Format::kJson) return;
  Begin("project", document);
  AppendField("name", project.name);
  AppendFieldIfSet("stage", Name(project.stage));
  if (project.planned) out_ += ", \"planned\": true";
  AppendFieldIfSet("date", project.date);
  AppendFieldIfSet("place", project.place);
  AppendFieldIfSet("parties", project.parties);
  if (project.investment >= 0) AppendField("investment", first + project.investment);
  EndRecord(project.section, project.span);
}

void FactWriter::Write(const extraction::Policy& policy, std::string_view document) {
  if (format_ != Format::kJsonl && format_ != Format::kJson) return;
  Begin("policy", document);
  AppendField("name", policy.name);
  AppendFieldIfSet("action", Name(policy.action));
  EndRecord(policy.section, policy.span);
}

void FactWriter::Write(const extraction::Designation& designation, std::string_view document) {
  if (format_ != Format::kJsonl && format_ != Format::kJson) return;
  Begin("designation", document);
  AppendField("name", designation.name);
  AppendFieldIfSet("level", Name(designation.level));
  AppendFieldIfSet("giver", designation.giver);
  if (designation.ordinal > 0) AppendField("ordinal", designation.ordinal);
  EndRecord(designation.section, designation.span);
}

void FactWriter::Write(const extraction::Commitment& commitment, std::string_view document,
                       int32_t first) {
  if (format_ != Format::kJsonl && format_ != Format::kJson) return;
  Begin("commitment", document);
  AppendField("text", commitment.text);
  AppendField("action", commitment.action);
  AppendField("object", commitment.object);
  AppendFieldIfSet("deadline", commitment.deadline);
  out_ += ", \"facts\": [";
  for (int32_t i = commitment.first_fact; i < commitment.last_fact; ++i) {
    if (i > commitment.first_fact) out_ += ", ";
    AppendNumber(first + i);
  }
  out_ += ']';
  EndRecord(commitment.section, commitment.span);
}

void FactWriter::Write(const extraction::Problem& problem, std::string_view document) {
  if (format_ != Format::kJsonl && format_ != Format::kJson) return;
  Begin("problem", document);
  AppendField("text", problem.text);
  EndRecord(problem.section, problem.span);
}

void FactWriter::WritePage(std::string_view document, std::string_view title, std::string_view text,
                           const extraction::Extraction& extraction) {
  if (format_ != Format::kHtml) return;
  page_ = true;
  out_ += "<h1>";
  AppendEscaped(title.empty() ? document : title, &out_);
  out_ += "</h1>\n<p>";
  size_t at = 0;
  const auto plain = [&](size_t to) {
    // A line of the text is a paragraph of the page.
    while (at < to) {
      const size_t line = std::min(text.find('\n', at), to);
      AppendEscaped(text.substr(at, line - at), &out_);
      at = line;
      if (at < to) {
        out_ += "</p>\n<p>";
        ++at;
      }
    }
  };
  for (const extraction::Article& article : extraction.articles) {
    const extraction::Fact* last = nullptr;
    for (const extraction::Fact& fact : article.facts) {
      const bool same = last != nullptr && fact.span.start_byte < last->span.end_byte;
      if (same) continue;  // several facts share a quote: its first one's mark names the others
      plain(static_cast<size_t>(fact.span.start_byte));
      out_ += "<mark class=\"";
      out_ += Name(fact.status);
      out_ += "\" title=\"";
      AppendTitles(article, fact, document, &out_);
      out_ += "\">";
      AppendEscaped(text.substr(at, static_cast<size_t>(fact.span.end_byte) - at), &out_);
      out_ += "</mark>";
      at = static_cast<size_t>(fact.span.end_byte);
      last = &fact;
    }
  }
  plain(text.size());
  out_ += "</p>\n";
  if (out_.size() > kFlushBytes) Flush();
}

Status FactWriter::Finish() {
  if (format_ == Format::kJson) out_ += "\n]\n";
  if (table_) out_ += "</table>\n";
  if (format_ == Format::kHtml) out_ += "</body></html>\n";
  Flush();
  if (std::fflush(file_) != 0) failed_ = true;
  if (failed_)
    return InternalError("the output could not be written: is the disk full or the pipe closed?");
  return {};
}

}  // namespace gongbao::cli
