#include "services/gongbao/text.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "common/config/config.h"
#include "services/gongbao/document_file.h"

namespace gongbao::cli {
namespace {

using Json = nlohmann::ordered_json;

Json TableJson(const Table& table) {
  Json cells = Json::array();
  for (const Cell& cell : table.cells) {
    cells.push_back({{"row", cell.row},
                     {"column", cell.column},
                     {"rows", cell.rows},
                     {"columns", cell.columns},
                     {"header", cell.header},
                     {"begin", cell.begin_byte},
                     {"end", cell.end_byte}});
  }
  return {{"begin", table.begin_byte},
          {"end", table.end_byte},
          {"rows", table.rows},
          {"columns", table.columns},
          {"cells", std::move(cells)}};
}

Json OriginJson(const document::Origin& origin) {
  Json json = {{"begin", origin.begin_byte}, {"end", origin.end_byte}};
  if (!origin.path.empty()) json["path"] = origin.path;
  if (origin.page > 0) {
    json["page"] = origin.page;
    json["box"] = {origin.left, origin.top, origin.right, origin.bottom};
  }
  return json;
}

bool Write(std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
}

}  // namespace

std::string TextLine(const std::string& path, const document::DecodedDocument& document) {
  Json json = {{"file", path},
               {"media_type", document.media_type},
               {"charset", document.charset},
               {"declared_charset", document.declared_charset},
               {"detected_charset", document.detected_charset},
               {"replaced", document.replaced},
               {"replaced_at", document.replaced_at},
               {"title", document.title},
               {"text", document.text},
               {"properties", Json::array()},
               {"tables", Json::array()},
               {"origins", Json::array()}};
  for (const document::Property& property : document.properties) {
    json["properties"].push_back({{"name", property.name}, {"value", property.value}});
  }
  for (const Table& table : document.tables) json["tables"].push_back(TableJson(table));
  for (const document::Origin& origin : document.origins) {
    json["origins"].push_back(OriginJson(origin));
  }
  // File names need not be UTF-8.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

int Text(const TextOptions& options) {
  const auto reader = reading::ReaderOptions::From(config::Config::Defaults());
  int code = 0;
  bool written = true;
  for (const std::string& file : options.files) {
    const bool all =
        ForEachDocument(file, reader, [&](const std::string& path, const DocumentFile& document) {
          const document::DecodedDocument& decoded = document.decoded;
          written = Write(options.json ? TextLine(path, decoded) + '\n' : decoded.text);
          return written;
        });
    if (!written) {
      std::fprintf(stderr, "gongbao: the text could not be written to the standard output\n");
      return 1;
    }
    if (!all) code = 1;
  }
  return code;
}

}  // namespace gongbao::cli
