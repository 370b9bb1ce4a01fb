#include "tests/integration/reports.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

namespace gongbao::integration {
namespace {

namespace fs = std::filesystem;

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string SmallReport(int number) {
  const std::string n = std::to_string(number);
  return "临江市第" + n + "区2023年工作总结\n\n一、2023年工作回顾\n\n全区地区生产总值达到" + n +
         "12.5亿元，增长6." + std::to_string(number % 10) + "%。新建学校" + n +
         "所。\n\n二、2024年工作计划\n\n地区生产总值增长6%左右，新增就业" + n + "00人。\n";
}

std::string Repeat(std::string_view text, size_t count) {
  std::string repeated;
  repeated.reserve(text.size() * count);
  for (size_t i = 0; i < count; ++i) repeated += text;
  return repeated;
}

}  // namespace

std::vector<Report> GoodReports(int count) {
  std::vector<Report> reports;
  for (const fs::directory_entry& entry : fs::directory_iterator(GONGBAO_SAMPLES)) {
    const fs::path& path = entry.path();
    if (path.extension() != ".txt" && path.extension() != ".html") continue;
    reports.push_back({path.filename().string(), ReadFile(path)});
  }
  std::ranges::sort(reports, {}, &Report::name);
  for (int i = 1; i <= count; ++i) {
    reports.push_back({"small_" + std::to_string(i) + ".txt", SmallReport(i)});
  }
  return reports;
}

std::vector<Report> BadReports(size_t line_bytes) {
  constexpr std::string_view kClause = "全区工业稳步发展，";
  const std::string text = SmallReport(7);
  return {
      {"bad/empty.txt", "", false},
      {"bad/picture.txt", std::string("\xff\xd8\xff\xe0\x00\x10JFIF", 10) + Repeat("\x01\x9c", 500),
       false},
      {"bad/zeros.txt", std::string(size_t{8} << 20, '\0'), false},
      {"bad/broken_utf8.txt", text + "\xe5\x9c" + text},
      {"bad/nul.txt", text + std::string(1, '\0') + text},
      {"bad/long_line.txt", Repeat(kClause, line_bytes / kClause.size()) + "增长5%。"},
      {"bad/deep.html", Repeat("<div>", 100'000) + text + Repeat("</div>", 100'000)},
  };
}

}  // namespace gongbao::integration
