// Documents read through the real gongbao-reader, and through one that fails on purpose.
#include "common/reading/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "common/base/temporary_folder.h"
#include "common/document/office.h"
#include "common/document/office_testing.h"
#include "common/document/ole_testing.h"
#include "common/reading/decoding.h"
#include "common/sandbox/child.h"

namespace gongbao::reading {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

ReaderOptions Real() { return ReaderOptions::From(config::Config::Defaults()); }

ReaderOptions Failing() {
  ReaderOptions options = Real();
  options.program =
      std::filesystem::read_symlink("/proc/self/exe").parent_path() / "failing_reader";
  return options;
}

std::string Page(const std::string& words) {
  return "<html><head><title>临江市公报</title></head><body><p>" + words + "</p></body></html>";
}

Status FailureOf(const std::string& words, const ReaderOptions& options = Failing()) {
  const auto reading = DecodeInChild(Page(words), {}, options);
  EXPECT_FALSE(reading.ok()) << words;
  return reading.status();
}

TEST(DecodeInChild, ReadsAPageAsDecodeDocumentDoes) {
  const std::string page = Page("全市地区生产总值增长6.1%。");
  const auto reading = DecodeInChild(page, {}, Real());
  ASSERT_TRUE(reading.ok()) << reading.status().ToString();
  const auto here = document::DecodeDocument(page, {});
  ASSERT_TRUE(here.ok());
  EXPECT_EQ(reading->document.text, here->text);
  EXPECT_EQ(reading->document.title, "临江市公报");
  EXPECT_EQ(reading->document.media_type, "text/html");
  EXPECT_GT(reading->peak_bytes, 1 << 20);
  EXPECT_LT(reading->peak_bytes, 200 << 20);
}

TEST(DecodeInChild, TakesAMailApart) {
  const std::string mail =
      "From: =?gb2312?B?uauxqA==?= <office@example.org>\nTo: press@example.org\n"
      "Subject: =?big5?B?pL2z+A==?=\nMIME-Version: 1.0\n"
      "Content-Type: text/html; charset=gbk\n\n<p>\xC8\xAB\xCA\xD0</p>";
  const auto reading = DecodeInChild(mail, {}, Real());
  ASSERT_TRUE(reading.ok()) << reading.status().ToString();
  EXPECT_GT(reading->peak_bytes, 0);
  EXPECT_EQ(reading->document.title, "公報");
  ASSERT_EQ(reading->document.parts.size(), 1u);
  EXPECT_EQ(reading->document.parts[0].path, "body.html");
  EXPECT_EQ(reading->document.parts[0].charset, "gbk");
}

TEST(DecodeInChild, ReadsPlainTextWithoutAChild) {
  ReaderOptions nothing = Real();
  nothing.program = "/nowhere/gongbao-reader";
  const auto reading = DecodeInChild("全县增长5%。", {}, nothing);
  ASSERT_TRUE(reading.ok()) << reading.status().ToString();
  EXPECT_EQ(reading->document.text, "全县增长5%。");
  EXPECT_EQ(reading->peak_bytes, 0);
}

TEST(DecodeInChild, SaysWhyADocumentIsRefused) {
  EXPECT_EQ(DecodeInChild("", {}, Real()).status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(DecodeInChild(std::string(100 << 20, '<'), {}, Real()).status().code(),
            StatusCode::kResourceExhausted);
  EXPECT_EQ(FailureOf("<script>1</script>", Real()).code(), StatusCode::kInvalidArgument);
  const Status image = DecodeInChild("\xFF\xD8\xFF\xE0 JFIF", {}, Real()).status();
  EXPECT_EQ(image.code(), StatusCode::kUnimplemented);
  EXPECT_THAT(image.message(), HasSubstr("JPEG"));
}

TEST(DecodeInChild, SurvivesGarbage) {
  std::string garbage = "<html>";
  uint32_t state = 1;
  for (int i = 0; i < 1 << 20; ++i) {
    state = state * 1664525 + 1013904223;
    garbage += static_cast<char>(state >> 24);
  }
  const StatusCode code = DecodeInChild(garbage, {}, Real()).status().code();
  EXPECT_TRUE(code == StatusCode::kOk || code == StatusCode::kInvalidArgument) << CodeName(code);
}

TEST(DecodeInChild, TellsACrashByItsSignal) {
  const Status fault = FailureOf("fault: segmentation");
  EXPECT_EQ(fault.code(), StatusCode::kInternal);
  EXPECT_THAT(fault.message(), HasSubstr("crashed on the document: Segmentation fault"));
  EXPECT_THAT(FailureOf("fault: killed").message(), HasSubstr("Killed"));
  EXPECT_THAT(FailureOf("fault: program").message(), HasSubstr("the sandbox forbids"));
  EXPECT_THAT(FailureOf("fault: exits").message(), HasSubstr("exit code 3"));
}

TEST(DecodeInChild, TrustsNoAnswerThatIsBroken) {
  EXPECT_EQ(FailureOf("fault: nothing"), InternalError("the reader's answer is empty"));
  EXPECT_EQ(FailureOf("fault: garbage"), InternalError("the reader's answer is cut off or broken"));
}

TEST(DecodeInChild, EndsAReaderThatIsLate) {
  ReaderOptions hasty = Failing();
  hasty.deadline = milliseconds(1500);
  const Status fault = FailureOf("fault: waits", hasty);
  EXPECT_EQ(fault.code(), StatusCode::kDeadlineExceeded);
  EXPECT_THAT(fault.message(), HasSubstr("1500 ms"));
}

TEST(DecodeInChild, BoundsMemoryAndAnswer) {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  const Status memory = FailureOf("fault: memory");
  EXPECT_EQ(memory.code(), StatusCode::kResourceExhausted);
  EXPECT_THAT(memory.message(), HasSubstr("reader.memory_bytes"));
#endif
  const Status flood = FailureOf("fault: flood");
  EXPECT_EQ(flood.code(), StatusCode::kResourceExhausted);
  EXPECT_THAT(flood.message(), HasSubstr("the document's text has more than"));
}

TEST(DecodeInChild, StartsAReaderOnceMoreThatCrashed) {
  const std::string once = testing::TempDir() + "reading_once_" + std::to_string(getpid());
  std::ofstream(once).close();
  const auto reading = DecodeInChild(
      Page("fault: killed"), {.media_type = "fault/once:" + once, .charset = ""}, Failing());
  ASSERT_TRUE(reading.ok()) << reading.status().ToString();
  EXPECT_EQ(reading->document.text, "fault: killed\n");
  EXPECT_FALSE(std::filesystem::exists(once));
}

TEST(DecodeInChild, BlamesTheMachineForAReaderThatDoesNotStart) {
  ReaderOptions nothing = Real();
  nothing.program = "/nowhere/gongbao-reader";
  EXPECT_EQ(FailureOf("", nothing).code(), StatusCode::kUnavailable);
  const auto unready =
      DecodeInChild(Page("1"), {.media_type = "fault/start:/", .charset = ""}, Failing());
  EXPECT_EQ(unready.status().code(), StatusCode::kUnavailable);
  EXPECT_THAT(unready.status().message(), HasSubstr("exit code 71"));
}

TEST(CheckReader, TellsWhetherTheReaderWorks) {
  EXPECT_EQ(CheckReader(Real()), Status());
  ReaderOptions nothing = Real();
  nothing.program = "/nowhere/gongbao-reader";
  EXPECT_EQ(CheckReader(nothing).code(), StatusCode::kFailedPrecondition);
}

TEST(Reader, BoundsItsInputByItself) {
  std::vector<std::string> argv =
      ArgumentsOf({.memory_bytes = 1 << 30, .processor_s = 60, .media_type = {}, .charset = {}});
  argv.insert(argv.begin(), Real().program);
  const std::string input = "<html>" + std::string(100 << 20, 'x');
  const auto child = sandbox::RunChild(
      argv, input, {.deadline = milliseconds(60'000), .output_max_bytes = 1 << 20});
  ASSERT_TRUE(child.ok()) << child.status().ToString();
  EXPECT_EQ(child->code, 0);
  ASSERT_EQ(child->output.substr(0, 1), std::string(1, kSandboxed));
  const auto decoding = ParseDecoding(child->output.substr(1));
  ASSERT_TRUE(decoding.ok());
  EXPECT_EQ(decoding->outcome.status().code(), StatusCode::kResourceExhausted);
}

// The right to run programs is given up before anything is parsed.
TEST(Reader, ReadsAFormatThatNeedsAProgramInTheSandboxToo) {
  const Status pdf = DecodeInChild("%PDF-1.7 nothing", {}, Real()).status();
  EXPECT_NE(pdf.code(), StatusCode::kOk);
  EXPECT_NE(pdf.code(), StatusCode::kInternal) << pdf.message();
  EXPECT_NE(pdf.code(), StatusCode::kUnavailable) << pdf.message();
}

// With a TMPDIR of its own, in which nothing must be left.
class OfficeReading : public testing::Test {
 protected:
  void SetUp() override {
    if (access("/usr/bin/soffice", X_OK) != 0) GTEST_SKIP() << "LibreOffice is not installed";
    ASSERT_TRUE(folder_.ok()) << folder_.status().ToString();
    setenv("TMPDIR", folder_->path().c_str(), 1);
  }
  void TearDown() override {
    if (!folder_.ok()) return;
    EXPECT_TRUE(std::filesystem::is_empty(folder_->path()));
    unsetenv("TMPDIR");
  }

  // Whether a process runs that was told of this folder.
  bool AnythingRuns() const {
    for (const auto& process : std::filesystem::directory_iterator("/proc")) {
      std::ifstream words(process.path() / "cmdline", std::ios::binary);
      const std::string line{std::istreambuf_iterator<char>(words), {}};
      if (line.find(folder_->path().string()) != std::string::npos) return true;
    }
    return false;
  }

 private:
  Result<TemporaryFolder> folder_ = TemporaryFolder::Make();
};

std::string Rtf(std::string_view body) {
  return "{\\rtf1\\ansi\\ansicpg936\\uc0 " + std::string(body) + "}";
}

TEST_F(OfficeReading, ReadsDocRtfAndXlsInTheSandbox) {
  const std::string text = document::FlatDocument(
      "text", document::Paragraph("全市增长6.1%。") +
                  document::TableOf("表", {{"指标", "数值"}, {"粮食产量", "12.5万吨"}}));
  const std::string sheet =
      document::FlatDocument("spreadsheet", document::TableOf("表", {{"指标", "数值"}}));
  const auto doc = document::Convert(text, "fodt", "doc");
  const auto rtf = document::Convert(text, "fodt", "rtf");
  const auto xls = document::Convert(sheet, "fods", "xls");
  ASSERT_TRUE(doc.ok() && rtf.ok() && xls.ok());
  for (const auto& [bytes, read, type] :
       {std::tuple{*doc, "全市增长6.1%。\n指标\t数值\n粮食产量\t12.5万吨\n", "application/msword"},
        std::tuple{*rtf, "全市增长6.1%。\n指标\t数值\n粮食产量\t12.5万吨\n", "application/rtf"},
        std::tuple{*xls, "表\n指标\t数值\n", "application/vnd.ms-excel"}}) {
    const auto reading = DecodeInChild(bytes, {}, Real());
    ASSERT_TRUE(reading.ok()) << reading.status().ToString();
    EXPECT_EQ(reading->document.text, read);
    EXPECT_EQ(reading->document.media_type, type);
    EXPECT_GT(reading->peak_bytes, 20 << 20);  // with that of LibreOffice
  }
}

TEST_F(OfficeReading, SaysWhyADocIsRefused) {
  const Status broken = DecodeInChild(document::Ole({"WordDocument"}), {}, Real()).status();
  EXPECT_EQ(broken.code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(broken.message(),
            "LibreOffice can't open the document: it is damaged, or opens with a password only "
            "(Error: source file could not be loaded)");
}

TEST_F(OfficeReading, EndsAConversionThatIsLateWithAllThatItStarted) {
  std::string body;  // half a minute of laying out
  for (int i = 0; i < 20'000; ++i) {
    for (int j = 0; j < 20; ++j) body += "\\u20840 \\u24066 6.1% ";
    body += "\\par\n";
  }
  ReaderOptions hasty = Real();
  hasty.deadline = milliseconds(3000);
  const Status late = DecodeInChild(Rtf(body), {}, hasty).status();
  EXPECT_EQ(late.code(), StatusCode::kDeadlineExceeded);
  EXPECT_THAT(late.message(), HasSubstr("3000 ms"));
  while (AnythingRuns()) poll(nullptr, 0, 10);  // what is killed is gone soon, or the test hangs
}

TEST_F(OfficeReading, OpensNothingThatADocumentLinksTo) {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ASSERT_EQ(bind(listener, reinterpret_cast<const sockaddr*>(&address), size), 0);
  ASSERT_EQ(listen(listener, 1), 0);
  ASSERT_EQ(getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size), 0);
  const auto secret = TemporaryFolder::Make();
  ASSERT_TRUE(secret.ok());
  std::ofstream(secret->path() / "secret.txt") << "hidden words\n";
  const std::string url = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/a.png";
  const auto field = [](const std::string& code) {
    return "{\\field{\\*\\fldinst " + code + "}{\\fldrslt shown}}\\par ";
  };
  const std::string rtf =
      Rtf("before\\par " + field("INCLUDEPICTURE \"" + url + "\"") +
          field("INCLUDETEXT \"" + (secret->path() / "secret.txt").string() + "\"") + "behind");
  const auto doc = document::Convert(rtf, "rtf", "doc");
  ASSERT_TRUE(doc.ok()) << doc.status().ToString();
  for (const std::string& bytes : {rtf, *doc}) {
    const auto reading = DecodeInChild(bytes, {}, Real());
    ASSERT_TRUE(reading.ok()) << reading.status().ToString();
    EXPECT_THAT(reading->document.text, HasSubstr("behind"));
    EXPECT_THAT(reading->document.text, testing::Not(HasSubstr("hidden")));
  }
  pollfd called = {.fd = listener, .events = POLLIN, .revents = 0};
  EXPECT_EQ(poll(&called, 1, 0), 0);
  close(listener);
}

}  // namespace
}  // namespace gongbao::reading
