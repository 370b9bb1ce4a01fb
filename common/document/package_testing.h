// Packages for the tests of Office files: made in memory, by libzip, from parts that the tests
// write.
#ifndef GONGBAO_COMMON_DOCUMENT_PACKAGE_TESTING_H_
#define GONGBAO_COMMON_DOCUMENT_PACKAGE_TESTING_H_

#include <zip.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongbao::document {

// Names of members and their bytes.
using Parts = std::vector<std::pair<std::string, std::string>>;

// The zip container of `parts`, deflated. With a password its members are encrypted.
inline std::string Zip(const Parts& parts, const char* password = nullptr) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  for (const auto& [name, bytes] : parts) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) std::abort();
    if (password != nullptr) {
      zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_128, password);
    }
  }
  if (zip_close(archive) != 0) std::abort();
  std::string packed;
  zip_stat_t stat;
  zip_source_stat(target, &stat);
  packed.resize(stat.size);
  zip_source_open(target);
  zip_source_read(target, packed.data(), packed.size());
  zip_source_close(target);
  zip_source_free(target);
  zip_error_fini(&error);
  return packed;
}

inline constexpr std::string_view kRelationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

// A part of relationships: types (the last segment) and targets; ids are r1, r2 …
inline std::string RelationshipsXml(const Parts& types_and_targets) {
  std::string xml =
      "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>";
  int id = 0;
  for (const auto& [type, target] : types_and_targets) {
    xml += "<Relationship Id='r" + std::to_string(++id) + "' Type='" + std::string(kRelationships) +
           type + "' Target='" + target + "'/>";
  }
  return xml + "</Relationships>";
}

// What each package begins with: the content type of its main part and the way to it.
inline Parts Frame(const std::string& main_part, const std::string& content_type) {
  return {{"[Content_Types].xml",
           "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
           "<Default Extension='xml' ContentType='application/xml'/><Override PartName='/" +
               main_part + "' ContentType='" + content_type + "'/></Types>"},
          {"_rels/.rels", RelationshipsXml({{"officeDocument", main_part},
                                            {"core-properties", "docProps/core.xml"}})}};
}

// A Word document with this body and, by their names in word/, further parts.
inline std::string Docx(const std::string& body, const Parts& further = {}) {
  constexpr std::string_view kType =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  Parts parts = Frame("word/document.xml", std::string(kType));
  Parts links;
  for (const auto& [name, xml] : further) {
    parts.emplace_back("word/" + name, xml);
    links.emplace_back(name.substr(0, name.find('.')), name);
  }
  parts.emplace_back("word/_rels/document.xml.rels", RelationshipsXml(links));
  parts.emplace_back("word/document.xml",
                     "<?xml version='1.0'?><w:document xmlns:w='urn:w'><w:body>" + body +
                         "</w:body></w:document>");
  return Zip(parts);
}

// A workbook of sheets: their names and what their worksheet elements hold. `strings` and `styles`
// are what stands in the elements of those parts.
inline std::string Xlsx(const Parts& sheets, const std::string& strings = "",
                        const std::string& styles = "") {
  constexpr std::string_view kType =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
  Parts parts = Frame("xl/workbook.xml", std::string(kType));
  Parts links;
  std::string list;
  for (const auto& [name, xml] : sheets) {
    const std::string number = std::to_string(links.size() + 1);
    parts.emplace_back("xl/worksheets/s" + number + ".xml", "<worksheet>" + xml + "</worksheet>");
    links.emplace_back("worksheet", "worksheets/s" + number + ".xml");
    list += "<sheet name='" + name + "' sheetId='" + number + "' r:id='r" + number + "'/>";
  }
  links.emplace_back("sharedStrings", "/xl/sharedStrings.xml");
  links.emplace_back("styles", "styles.xml");
  parts.emplace_back("xl/_rels/workbook.xml.rels", RelationshipsXml(links));
  parts.emplace_back("xl/sharedStrings.xml", "<sst>" + strings + "</sst>");
  parts.emplace_back("xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>");
  parts.emplace_back("xl/workbook.xml",
                     "<workbook xmlns:r='urn:r'><sheets>" + list + "</sheets></workbook>");
  return Zip(parts);
}

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_PACKAGE_TESTING_H_
