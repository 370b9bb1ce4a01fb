// Documents that LibreOffice opens and saves in the formats of the tests: flat OpenDocument, one
// XML file each.
#ifndef GONGBAO_COMMON_DOCUMENT_OFFICE_TESTING_H_
#define GONGBAO_COMMON_DOCUMENT_OFFICE_TESTING_H_

#include <string>
#include <vector>

namespace gongbao::document {

inline std::string Paragraph(const std::string& text) { return "<text:p>" + text + "</text:p>"; }

inline std::string TableOf(const std::string& name,
                           const std::vector<std::vector<std::string>>& rows) {
  std::string xml = "<table:table table:name='" + name + "'><table:table-column " +
                    "table:number-columns-repeated='" + std::to_string(rows[0].size()) + "'/>";
  for (const auto& row : rows) {
    xml += "<table:table-row>";
    for (const auto& cell : row) {
      xml +=
          "<table:table-cell office:value-type='string'>" + Paragraph(cell) + "</table:table-cell>";
    }
    xml += "</table:table-row>";
  }
  return xml + "</table:table>";
}

// `kind` is text, with paragraphs and tables, or spreadsheet, whose tables are its sheets.
inline std::string FlatDocument(const std::string& kind, const std::string& body) {
  const std::string space = "urn:oasis:names:tc:opendocument:xmlns:";
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document";
  for (const std::string name : {"office", "text", "table"}) {
    xml += " xmlns:" + name + "=\"" + space + name + ":1.0\"";
  }
  // It is told by this mark, in these quotes.
  xml += " office:mimetype=\"application/vnd.oasis.opendocument." + kind + "\"";
  return xml + " office:version='1.3'><office:body><office:" + kind + ">" + body +
         "</office:" + kind + "></office:body></office:document>";
}

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_OFFICE_TESTING_H_
