// The built page, held in memory: what is served can then be nothing but these files, whatever path
// a request makes up.
#ifndef GONGBAO_SERVICES_CONSOLE_PAGES_H_
#define GONGBAO_SERVICES_CONSOLE_PAGES_H_

#include <map>
#include <string>
#include <string_view>

#include "common/base/status.h"

namespace gongbao::console {

// One file as served.
struct Page {
  std::string_view content_type;
  std::string_view cache_control;
  std::string body;
  std::string content_security_policy;
};

// Immutable once loaded; thread-safe.
class Pages {
 public:
  // Reads every file under `folder`. NOT_FOUND when it has no index.html (the page has not been
  // built), UNAVAILABLE when a file can't be read. An empty folder name gives no pages.
  static Result<Pages> Load(const std::string& folder);

  // The file at `path` ("/assets/x.js"), or index.html for a path that the page itself resolves
  // (its last part has no dot). NOT_FOUND for the rest. Each index.html gets a nonce of its own,
  // by which alone its style elements are allowed.
  Result<Page> Get(std::string_view path) const;

 private:
  std::map<std::string, std::string, std::less<>> files_;  // by path, with its leading slash
};

}  // namespace gongbao::console

#endif  // GONGBAO_SERVICES_CONSOLE_PAGES_H_
