#include "services/console/pages.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <utility>

#include "common/base/hash.h"

namespace gongbao::console {
namespace {

constexpr std::string_view kIndex = "/index.html";
// Stands in index.html where the nonce goes.
constexpr std::string_view kNonceMark = "__CSP_NONCE__";

std::string_view ContentType(std::string_view path) {
  // With parameters, so that httplib doesn't compress the large ones: its brotli runs at the
  // highest quality, a second for a megabyte.
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kTypes = {{
      {".html", "text/html; charset=utf-8"},
      {".js", "application/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
  }};
  for (const auto& [ending, type] : kTypes) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

std::string Nonce() {
  std::random_device random;
  std::string bytes;
  for (int i = 0; i < 16; ++i) bytes += static_cast<char>(static_cast<unsigned char>(random()));
  return Hex(bytes);
}

}  // namespace

Result<Pages> Pages::Load(const std::string& folder) {
  Pages pages;
  if (folder.empty()) return pages;
  namespace fs = std::filesystem;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (!entry->is_regular_file(error)) continue;
    std::ifstream in(entry->path(), std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(in), {}};
    if (!in) return UnavailableError("can't read the page's file " + entry->path().string());
    std::string path = "/";
    path += entry->path().lexically_relative(folder).generic_string();
    pages.files_.emplace(std::move(path), std::move(content));
  }
  if (error || !pages.files_.contains(kIndex)) {
    return NotFoundError("no page in " + folder +
                         ": build the target gongbao_web, or give the folder of its index.html");
  }
  return pages;
}

Result<Page> Pages::Get(std::string_view path) const {
  auto file = files_.find(path);
  const bool for_page = path.find('.', path.rfind('/') + 1) == std::string_view::npos &&
                        !path.starts_with("/assets/");
  if (file == files_.end() && for_page) file = files_.find(kIndex);
  if (file == files_.end()) return NotFoundError("no such page: " + std::string(path));
  Page page;
  page.content_type = ContentType(file->first);
  page.body = file->second;
  std::string style = "'self'";
  if (file->first == kIndex) {
    const std::string nonce = Nonce();
    const size_t mark = page.body.find(kNonceMark);
    if (mark != std::string::npos) page.body.replace(mark, kNonceMark.size(), nonce);
    style += " 'nonce-" + nonce + "'";
  }
  page.content_security_policy =
      "default-src 'none'; script-src 'self'; style-src " + style +
      "; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; "
      "form-action 'none'; frame-ancestors 'none'";
  // The build puts a hash of its content into the name of every asset.
  page.cache_control =
      path.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
  return page;
}

}  // namespace gongbao::console
