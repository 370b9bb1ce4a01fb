// Whatever stands in a docx or xlsx, its text is valid UTF-8 without blank lines, and tables and
// origins lie inside of it, in order. The input is the main part's XML after one byte that chooses
// the kind; or, after a P, the container itself.
#include <zip.h>

#include "common/document/document_fuzz.h"
#include "common/document/package_testing.h"

namespace {

std::string Package(std::string_view input) {
  using namespace gongbao::document;
  if (input.starts_with('P')) return std::string(input);
  const std::string xml(input.substr(1));
  switch (input[0]) {
    case 'd':
      return Docx(xml);
    case 'n':
      return Docx(
          "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>a</w:t>"
          "</w:r></w:p>",
          {{"numbering.xml", xml}, {"styles.xml", xml}});
    case 's':
      return Xlsx({{"a",
                    "<sheetData><row><c t='s'><v>0</v></c><c s='1'><v>9.5</v></c></row>"
                    "</sheetData>"}},
                  xml, xml);
    default:
      return Xlsx({{"a", xml}}, "<si><t>b</t></si>");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string package = Package({reinterpret_cast<const char*>(data), size});
  const auto document = gongbao::document::DecodeDocument(package, {});
  if (!document.ok()) return 0;
  CheckDocument(*document);
  if (document->media_type.starts_with("application/")) {
    gongbao::document::Check(document->text.find("\n\n") == std::string::npos);
  }
  return 0;
}
