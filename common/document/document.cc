#include "common/document/document.h"

#include <algorithm>
#include <array>
#include <optional>

#include "common/base/ascii.h"
#include "common/document/containers.h"
#include "common/document/docx.h"
#include "common/document/flat_tables.h"
#include "common/document/gzip.h"
#include "common/document/html.h"
#include "common/document/html_noise.h"
#include "common/document/json_text.h"
#include "common/document/line_tables.h"
#include "common/document/mail.h"
#include "common/document/no_report.h"
#include "common/document/office.h"
#include "common/document/ole.h"
#include "common/document/package.h"
#include "common/document/pdf.h"
#include "common/document/plain_marks.h"
#include "common/document/printed_lines.h"
#include "common/document/text_writer.h"
#include "common/document/xlsx.h"
#include "common/text/decode.h"
#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

struct Signature {
  std::string_view magic;
  std::string_view name;
};

// First bytes of the formats that crawlers bring and that are not read yet.
constexpr std::array<Signature, 7> kSignatures = {{
    {"\xFF\xD8\xFF", "a JPEG image"},
    {"\x89PNG\r\n", "a PNG image"},
    {"GIF8", "a GIF image"},
    {"RIFF", "a RIFF file"},
    {"7z\xBC\xAF\x27\x1C", "a 7z archive"},
    {"Rar!", "a rar archive"},
    {"BM6", "a BMP image"},
}};

// Readers of PDF take the mark anywhere in the first 1024 bytes (ISO 32000-1, annex H.3.4.1), and
// some servers put something before it. A page that speaks of it is none.
bool IsPdf(std::string_view bytes) {
  const size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos && bytes[first] != '<' &&
         !IsZip(bytes);  // whose first member may be one
}

bool IsRtf(std::string_view bytes) { return bytes.starts_with("{\\rtf"); }

// HTML by its content: a doctype or one of the elements that only pages have, near the beginning.
bool LooksLikeHtml(std::string_view bytes) {
  const std::string head = LowerAscii(bytes.substr(0, 1024));
  const size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string::npos || head[first] != '<') return false;
  constexpr std::array<std::string_view, 14> kStarts = {
      "<!doctype", "<html",  "<head",  "<body", "<meta", "<div",    "<p>",
      "<p ",       "<table", "<title", "<!--",  "<?xml", "<script", "<h1"};
  return std::ranges::any_of(kStarts, [&](std::string_view start) {
    return head.compare(first, start.size(), start) == 0;
  });
}

std::string_view DeclaredTypeCharset(std::string_view media_type) {
  const size_t at = media_type.find("charset=");
  if (at == std::string_view::npos) return {};
  std::string_view charset = media_type.substr(at + 8);
  if (charset.starts_with('"')) charset.remove_prefix(1);
  return charset.substr(0, charset.find_first_of("\"; "));
}

// Where the replacement character stands in the text, at most kMaxReplacedPlaces of them.
std::vector<int32_t> PlacesOfReplacements(std::string_view text) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  std::vector<int32_t> places;
  for (size_t at = text.find(kReplacement);
       at != std::string_view::npos && places.size() < text::kMaxReplacedPlaces;
       at = text.find(kReplacement, at + kReplacement.size())) {
    places.push_back(static_cast<int32_t>(at));
  }
  return places;
}

// Reads the source of a page that stands inside of another document; its places are not those of
// the file.
Status ReadInnerPage(std::string_view source, HtmlPage* page) {
  GONGBAO_ASSIGN_OR_RETURN(HtmlPage inner,
                           ReadHtml("<html><body>" + std::string(source) + "</body></html>"));
  if (inner.text.empty()) return {};
  page->text = std::move(inner.text);
  page->tables = std::move(inner.tables);
  page->origins.clear();
  return {};
}

// What a script would show of the data that the page holds: a page that shows nothing itself.
Status ReadDataOfScripts(std::string_view utf8, HtmlPage* page) {
  constexpr size_t kFewBytes = 600;
  if (page->text.size() > kFewBytes || page->text.find("。") != std::string::npos) return {};
  std::optional<JsonArticle> article = LongestArticleOfScripts(utf8);
  if (!article) return {};
  if (page->title.empty()) page->title = std::move(article->title);
  if (HoldsMarkup(article->content)) return ReadInnerPage(article->content, page);
  page->text = std::move(article->content) + '\n';
  page->tables.clear();
  page->origins.clear();
  return {};
}

// Whether the page shows nothing but its title: what stands below that is framed, a file to load,
// or brought by a script.
bool IsOnlyItsTitle(const HtmlPage& page) {
  const std::string words = Compact(page.text);
  return page.tables.empty() && Compact(page.title).find(words) != std::string::npos;
}

bool FramesOthers(std::string_view utf8) {
  constexpr std::array<std::string_view, 4> kFrames = {"<frame ", "<FRAME ", "<iframe ",
                                                       "<IFRAME "};
  return std::ranges::any_of(
      kFrames, [utf8](std::string_view frame) { return utf8.find(frame) != utf8.npos; });
}

Status ReadPage(std::string_view utf8, DecodedDocument* document) {
  GONGBAO_ASSIGN_OR_RETURN(HtmlPage page, ReadHtml(utf8));
  GONGBAO_RETURN_IF_ERROR(ReadDataOfScripts(utf8, &page));
  // Tags that were escaped once more, as in a field for a script to fill the page from.
  if (HoldsMarkup(page.text)) {
    const std::string source = std::move(page.text);
    GONGBAO_RETURN_IF_ERROR(ReadInnerPage(source, &page));
  }
  if (page.text.empty() && FramesOthers(utf8)) {
    return InvalidArgumentError(
        "the HTML page only frames others (frame, iframe), which hold its text: crawl those");
  }
  if (page.text.empty()) {
    return InvalidArgumentError("the HTML page holds no text outside of scripts, menus and forms");
  }
  if (const std::string_view why = WhyNoReport(page.title, page.text); !why.empty()) {
    return InvalidArgumentError(std::string(why));
  }
  if (IsOnlyItsTitle(page) && (FramesOthers(utf8) || utf8.find("<script") != utf8.npos)) {
    return InvalidArgumentError(
        "the page holds nothing but its title: crawl what it frames, has to load or brings by a "
        "script");
  }
  document->text = std::move(page.text);
  document->title = std::move(page.title);
  document->tables = std::move(page.tables);
  document->origins = std::move(page.origins);
  document->properties = std::move(page.properties);
  if (document->replaced > 0) document->replaced_at = PlacesOfReplacements(document->text);
  return {};
}

// Whether the content type is that of a main part of this kind of Office document: plain, with
// macros, or a template.
bool IsMainPart(std::string_view content_type, std::string_view plain, std::string_view other) {
  return content_type.ends_with("main+xml") &&
         (content_type.find(plain) != std::string_view::npos ||
          content_type.find(other) != std::string_view::npos);
}

// docx and xlsx, told by the content type of the part that the container calls its main one.
Result<DecodedDocument> DecodePackage(Package package) {
  constexpr size_t kMaxKindBytes = 100;
  std::string main_part;
  std::string content_type;
  if (package.Has("[Content_Types].xml")) {
    GONGBAO_ASSIGN_OR_RETURN(const auto relationships, package.Relationships(""));
    main_part = TargetOfType(relationships, "officeDocument");
    GONGBAO_ASSIGN_OR_RETURN(content_type, package.ContentType(main_part));
  }
  if (IsMainPart(content_type, ".wordprocessingml.", ".ms-word.")) {
    GONGBAO_ASSIGN_OR_RETURN(DecodedDocument document, ReadDocx(package, main_part));
    JoinPrintedLines(&document);
    FindFlatTables(&document);
    return document;
  }
  if (IsMainPart(content_type, ".spreadsheetml.", ".ms-excel.")) {
    return ReadXlsx(package, main_part);
  }
  std::string kind = content_type.empty() ? "unknown" : content_type;
  if (package.Has("OFD.xml")) kind = "OFD";
  if (package.Has("mimetype")) {  // of OpenDocument and EPUB
    GONGBAO_ASSIGN_OR_RETURN(kind, package.Read("mimetype"));
    kind = text::DecodeName(kind.substr(0, kMaxKindBytes), "");
  }
  return UnimplementedError("this is a document packed as a zip whose kind (" + kind +
                            ") is not read: send it as PDF, docx or xlsx");
}

// A document packed as a zip, or an archive.
Result<DecodedDocument> DecodeZip(std::string_view bytes) {
  GONGBAO_ASSIGN_OR_RETURN(Package package, Package::Open(bytes));
  return package.IsDocument() ? DecodePackage(std::move(package)) : TakeApart(bytes);
}

// Cuts off the end of a text that was copied from a page with what the page says below it: 上一篇,
// its owner and its counters. A text that is nothing else stays.
void CutSiteFoot(std::string* text) {
  constexpr size_t kMostFootBytes = 4000;
  const std::string_view all = *text;
  size_t end = all.size();
  while (end > 0) {
    const size_t before = all.find_last_of('\n', end - 1);
    const size_t begin = before == all.npos ? 0 : before + 1;
    const std::string_view line = TrimBlanks(all.substr(begin, end - begin));
    if (line.size() > kMostFootBytes) break;
    const std::string compact = Compact(line);
    const bool foot = IsSiteFoot(compact) || IsButtonRow(compact) || IsAppendage(compact);
    if (!compact.empty() && !foot) break;
    if (begin == 0) return;
    end = begin - 1;
  }
  const size_t kept = std::min(end + 1, all.size());
  if (!TrimBlanks(all.substr(kept)).empty()) text->resize(kept);
}

bool IsEscapedJson(std::string_view text) {
  const std::string_view words = TrimBlanks(text.substr(0, std::min<size_t>(text.size(), 1024)));
  const bool object = words.starts_with('{') || words.starts_with('[');
  size_t at = 0;
  int escapes = 0;
  constexpr int kFewest = 10;
  while (object && escapes < kFewest && (at = words.find("\\u", at)) != words.npos) {
    ++escapes;
    ++at;
  }
  return escapes == kFewest;
}

constexpr int64_t kLeastJsonChars = 60;

// The article that a service answers with.
Status ReadAnswer(JsonArticle article, DecodedDocument* document) {
  document->media_type = "application/json";
  if (HoldsMarkup(article.content)) {
    GONGBAO_RETURN_IF_ERROR(
        ReadPage("<html><body>" + article.content + "</body></html>", document));
    document->origins.clear();
  } else {
    document->text = std::move(article.content);
  }
  if (!article.title.empty()) document->title = std::move(article.title);
  if (document->replaced > 0) document->replaced_at = PlacesOfReplacements(document->text);
  JoinPrintedLines(document);
  FindFlatTables(document);
  return {};
}

Result<DecodedDocument> DecodeTextOrPage(std::string_view bytes, std::string_view declared) {
  std::string charset(declared);
  if (charset.empty() && LooksLikeHtml(bytes)) charset = DeclaredCharset(bytes);
  GONGBAO_ASSIGN_OR_RETURN(text::DecodedText decoded, text::DecodeText(bytes, charset));
  const bool html = LooksLikeHtml(decoded.utf8);  // in UTF-16 its bytes would not look so

  DecodedDocument document;
  document.media_type = html ? "text/html" : "text/plain";
  document.charset = std::move(decoded.charset);
  document.declared_charset = std::move(decoded.declared);
  document.detected_charset = std::move(decoded.detected);
  document.replaced = decoded.replaced;
  if (!html) {
    if (std::optional<JsonArticle> article = LooksLikeJson(decoded.utf8)
                                                 ? LongestArticle(decoded.utf8, kLeastJsonChars)
                                                 : std::nullopt) {
      GONGBAO_RETURN_IF_ERROR(ReadAnswer(std::move(*article), &document));
      return document;
    }
    document.text = std::move(decoded.utf8);
    document.replaced_at = std::move(decoded.replaced_at);
    if (IsEscapedJson(document.text)) {
      document.text = WithoutEscapes(document.text);
      document.replaced_at = PlacesOfReplacements(document.text);
    }
    if (const std::string_view why = WhyNoReport(document.text); !why.empty()) {
      return InvalidArgumentError(std::string(why));
    }
    MendPlainMarks(&document);
    CutSiteFoot(&document.text);
    std::erase_if(document.replaced_at,
                  [&](int32_t at) { return static_cast<size_t>(at) >= document.text.size(); });
    FindTabbedTables(document.text, &document.tables);
    FindPartedTables(&document.text, &document.tables);
    JoinLinesToTables(&document.text, &document.tables);
  } else {
    GONGBAO_RETURN_IF_ERROR(ReadPage(decoded.utf8, &document));
  }
  JoinPrintedLines(&document);
  FindFlatTables(&document);
  return document;
}

Status Unread(std::string_view name) {
  return UnimplementedError("this is " + std::string(name) +
                            ", which is not read: send plain text, HTML, PDF, docx or xlsx");
}

// doc, wps, rtf and xls, by way of the docx or xlsx that LibreOffice makes of them.
Result<DecodedDocument> DecodeOffice(std::string_view bytes, const ProgramsDone& programs_done) {
  std::string_view from = "rtf";
  std::string_view to = "docx";
  std::string_view media_type = "application/rtf";
  if (IsOle(bytes)) {
    GONGBAO_ASSIGN_OR_RETURN(const OleKind kind, KindOfOle(bytes));
    switch (kind) {
      case OleKind::kWord:
        from = "doc";
        media_type = "application/msword";
        break;
      case OleKind::kExcel:
        from = "xls";
        to = "xlsx";
        media_type = "application/vnd.ms-excel";
        break;
      case OleKind::kPowerPoint:
        return Unread("a PowerPoint presentation");
      case OleKind::kMail:
        return Unread("a message of Outlook");
      case OleKind::kEncrypted:
        return InvalidArgumentError(
            "the document is encrypted and opens with a password only: send it without one");
      case OleKind::kOther:
        return Unread("an OLE document that is neither doc, wps nor xls");
    }
  }
  GONGBAO_ASSIGN_OR_RETURN(const std::string converted,
                           Convert(bytes, std::string(from), std::string(to)));
  if (programs_done) GONGBAO_RETURN_IF_ERROR(programs_done());
  // Whatever it is, it is no archive whose members would be documents.
  GONGBAO_ASSIGN_OR_RETURN(Package package, Package::Open(converted));
  GONGBAO_ASSIGN_OR_RETURN(DecodedDocument document, DecodePackage(std::move(package)));
  document.media_type = media_type;
  return document;
}

// The document that is packed in the bytes; nothing where they only look like it.
Result<std::optional<std::string>> Packed(std::string_view bytes) {
  const bool gzip = IsGzip(bytes);
  if (!gzip && !IsDeflate(bytes)) return std::optional<std::string>();
  Result<std::string> unpacked = Unpack(bytes);
  if (!unpacked.ok() && !gzip && unpacked.status().code() == StatusCode::kInvalidArgument)
    return std::optional<std::string>();
  if (!unpacked.ok()) return unpacked.status();
  // The reader gave up the right to run programs before it unpacked anything.
  constexpr size_t kTarMark = 257;
  const char* const what = NeedsProgram(*unpacked) ? "a PDF, doc, wps, rtf or xls"
                           : std::string_view(*unpacked).substr(0, 512).find("ustar") == kTarMark
                               ? "a tar archive"
                           : IsGzip(*unpacked) ? "gzip data"
                                               : nullptr;
  if (what == nullptr) return std::optional(*std::move(unpacked));
  return UnimplementedError("this is " + std::string(what) +
                            " packed with gzip, which is not read: unpack it and send it again");
}

Result<DecodedDocument> DecodePlainBytes(std::string_view bytes, const Declared& declared,
                                         const ProgramsDone& programs_done) {
  if (bytes.empty()) return InvalidArgumentError("the document is empty: there is nothing to read");
  if (IsZip(bytes)) return DecodeZip(bytes);
  for (const Signature& format : kSignatures) {
    if (bytes.starts_with(format.magic)) return Unread(format.name);
  }
  if (NeedsFolder(bytes)) return DecodeOffice(bytes, programs_done);
  if (IsPdf(bytes)) {
    GONGBAO_ASSIGN_OR_RETURN(const std::string layout, RunPdfToText(bytes));
    if (programs_done) GONGBAO_RETURN_IF_ERROR(programs_done());
    GONGBAO_ASSIGN_OR_RETURN(DecodedDocument document, ReadPdfLayout(layout));
    FindFlatTables(&document);
    return document;
  }
  if (IsMail(bytes)) {
    const std::optional<Part> page = SavedPage(bytes);
    if (!page) return TakeApart(bytes);
    GONGBAO_ASSIGN_OR_RETURN(DecodedDocument document,
                             DecodeTextOrPage(page->bytes, page->charset));
    document.media_type = "multipart/related";
    return document;
  }
  return DecodeTextOrPage(bytes, declared.charset.empty() ? DeclaredTypeCharset(declared.media_type)
                                                          : declared.charset);
}

}  // namespace

const Origin* OriginOf(std::span<const Origin> origins, int32_t begin, int32_t end) {
  const auto first = std::ranges::partition_point(
      origins, [begin](const Origin& origin) { return origin.end_byte <= begin; });
  return first != origins.end() && first->begin_byte < end ? &*first : nullptr;
}

bool IsPlainText(std::string_view bytes) {
  // A page in UTF-16 or UTF-32 does not look like one before it is decoded.
  const bool wide = bytes.substr(0, 1024).find('\0') != std::string_view::npos;
  return !wide && !LooksLikeHtml(bytes) && !LooksLikeJson(bytes) && !IsPdf(bytes) &&
         !IsZip(bytes) && !IsMail(bytes) && !NeedsFolder(bytes) && !IsGzip(bytes) &&
         !IsDeflate(bytes) && std::ranges::none_of(kSignatures, [&](const Signature& format) {
           return bytes.starts_with(format.magic);
         });
}

bool NeedsProgram(std::string_view bytes) { return IsPdf(bytes) || NeedsFolder(bytes); }

bool NeedsFolder(std::string_view bytes) { return IsOle(bytes) || IsRtf(bytes); }

Result<DecodedDocument> DecodeDocument(std::string_view bytes, const Declared& declared,
                                       const ProgramsDone& programs_done) {
  if (bytes.size() > kMaxDocumentBytes) {
    return ResourceExhaustedError("the document has " + std::to_string(bytes.size()) +
                                  " bytes; at most " + std::to_string(kMaxDocumentBytes) +
                                  " are read: send its text alone");
  }
  GONGBAO_ASSIGN_OR_RETURN(const std::optional<std::string> packed, Packed(bytes));
  return DecodePlainBytes(packed ? std::string_view(*packed) : bytes, declared, programs_done);
}

}  // namespace gongbao::document
