#include "services/gongbao/extract.h"
int main(int argc, char** argv) {
  gongbao::cli::ExtractOptions o;
  for (int i = 1; i < argc; ++i) {
    std::string a = argv[i];
    if (a == "extract") continue;
    if (a == "--all") {
      o.all = true;
      continue;
    }
    if (a == "--format") {
      o.format = argv[++i];
      continue;
    }
    if (a == "--output") {
      o.output = argv[++i];
      continue;
    }
    o.files.push_back(a);
  }
  return gongbao::cli::Extract(o);
}
