#include "tests/integration/reports.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

#include "common/document/package_testing.h"

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

std::string Base64(std::string_view bytes) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (size_t at = 0; at < bytes.size(); at += 3) {
    const std::string_view three = bytes.substr(at, 3);
    uint32_t bits = 0;
    for (size_t i = 0; i < 3; ++i)
      bits = bits << 8 | (i < three.size() ? static_cast<unsigned char>(three[i]) : 0);
    for (size_t i = 0; i < 4; ++i)
      text += i <= three.size() ? kDigits[bits >> (18 - 6 * i) & 63] : '=';
    if (at % 57 == 54) text += "\r\n";
  }
  return text;
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

std::string MailOfReports(int count) {
  std::vector<std::pair<std::string, std::string>> zipped = {
      {"照片.jpg", BadReports(1)[1].content}};
  for (int i = 3; i <= count; ++i)
    zipped.emplace_back("第" + std::to_string(i) + "区/总结.txt", SmallReport(i));
  const auto attached = [](const std::string& name, const std::string& type,
                           const std::string& bytes) {
    return "--b\r\nContent-Type: " + type + "; name=\"" + name +
           "\"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
           Base64(bytes) + "\r\n";
  };
  return "From: a@example.org\r\nTo: b@example.org\r\nSubject: reports\r\nMIME-Version: 1.0\r\n"
         "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
         "--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
         "base64\r\n\r\n" +
         Base64(SmallReport(1)) + "\r\n" +
         attached("2.html", "text/html", "<h1>" + SmallReport(2) + "</h1>") +
         attached("reports.zip", "application/zip", document::Zip(zipped)) +
         attached("secret.zip", "application/zip",
                  document::Zip({{"a.txt", SmallReport(9)}}, "password")) +
         "--b--\r\n";
}

}  // namespace gongbao::integration
