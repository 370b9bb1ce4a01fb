// From the bytes of a file to text that can be read: which format, which charset, which text. Plain
// text, HTML (also as mht), PDF, docx, xlsx, and with LibreOffice doc, wps, rtf and xls; of a zip
// archive or a mail, the files in it; text, HTML, docx and xlsx also packed by gzip or deflate.
// Anything else is told apart by its content and refused by name.
#ifndef GONGBAO_COMMON_DOCUMENT_DOCUMENT_H_
#define GONGBAO_COMMON_DOCUMENT_DOCUMENT_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/status.h"
#include "common/base/table.h"

namespace gongbao::document {

// No report comes near it; what is larger is refused unread.
inline constexpr size_t kMaxDocumentBytes = 64u << 20;

// What the source said of the bytes; hints only, the content decides.
struct Declared {
  std::string_view media_type;  // "text/html; charset=gb2312", or empty
  std::string_view charset;     // or empty
};

// Where a run of the text stands in the original, so that a reader can be shown it.
struct Origin {
  int32_t begin_byte = 0;  // of the text
  int32_t end_byte = 0;
  int32_t page = 0;  // of a PDF, from 1; 0: the format has no pages
  // On that page, in points (1/72 inch) from its upper left corner.
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;
  // HTML: /html/body/div[2]/p[5]; docx: word/document.xml#p12 (paragraphs from 1, in file order);
  // xlsx and xls: Sheet1!B3; doc, wps and rtf: in the docx that they were made; PDF: empty.
  std::string path;
};

// The first of the `origins`, which stand in text order, that shares a byte with [begin, end) of
// the text; null where none does.
const Origin* OriginOf(std::span<const Origin> origins, int32_t begin, int32_t end);

// What the document says of itself outside of its text: a <meta> of a page, a row of its box with
// 索引号 and 文号, a core property of a docx. In the words of the source.
struct Property {
  std::string name;  // ArticleTitle, PubDate, ContentSource, 索引号, 文号, 发布机构, dc:creator …
  std::string value;
};

// A file that a container holds (a zip archive, a mail): a document of its own.
struct Part {
  std::string path;        // within the container: 2024/report.docx; unique among its parts
  std::string media_type;  // as the container says; may be empty
  std::string charset;     // as the container says; may be empty
  std::string bytes;       // never those of a container: what that holds stands here itself
};

// A part that could not be taken out.
struct LostPart {
  std::string path;
  std::string reason;  // one sentence
};

// A document's text. Spans of facts count in `text`. A container has parts, or lost ones, and no
// text.
struct DecodedDocument {
  std::string text;                  // valid UTF-8; of plain text no more is left out than what
                                     // parts printed lines, what a page says below it and signs of
                                     // Markdown; entities of HTML stand as what they mean
  std::string title;                 // as the file tells it apart from its text; may be empty
  std::string media_type;            // as detected: text/plain, text/html, application/pdf …
  std::string charset;               // as used: UTF-8, GB18030 …; empty where the format has none
  std::string declared_charset;      // by the caller, the header or the page; may be empty
  std::string detected_charset;      // by the bytes alone
  int64_t replaced = 0;              // malformed byte sequences shown as U+FFFD, in all the file
  std::vector<int32_t> replaced_at;  // the first 1,000 that stand in `text`, as its bytes
  bool scanned = false;              // many of its pages are images: what they say is missing
  std::vector<Table> tables;         // in text order; none for plain text
  std::vector<Origin> origins;       // in text order, one for a paragraph or cell; none: plain text
  std::vector<Property> properties;  // in the order of the file
  std::vector<Part> parts;           // in the order of the container
  std::vector<LostPart> lost_parts;  // in the order of the container
};

// Whether the bytes are in no file format, so that reading them needs no parser of one.
bool IsPlainText(std::string_view bytes);

// Whether a document that begins with these bytes is read with the help of another program
// (pdftotext, LibreOffice).
bool NeedsProgram(std::string_view bytes);

// Whether that program writes files, under $TMPDIR: whoever may have to kill it in the middle gives
// it a folder of its own and removes that.
bool NeedsFolder(std::string_view bytes);

// Called when no program is needed any more and before what it wrote is parsed: the place to give
// up the right to run programs. A failure ends the reading.
using ProgramsDone = std::function<Status()>;

// Decodes a file's bytes, or takes a container apart (containers.h has its bounds), or unpacks it
// (gzip.h) first; `programs_done` is called only where NeedsProgram. INVALID_ARGUMENT: empty,
// broken, or not text in any known charset; UNIMPLEMENTED: a format that is not read (the message
// names it); RESOURCE_EXHAUSTED: over kMaxDocumentBytes or a bound of the format. A PDF, doc, wps,
// rtf or xls is read by a program of its own, which is waited for: see RunPdfToText and Convert for
// their failures. Never throws, never recurses on the input's depth.
Result<DecodedDocument> DecodeDocument(std::string_view bytes, const Declared& declared,
                                       const ProgramsDone& programs_done = {});

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_DOCUMENT_H_
