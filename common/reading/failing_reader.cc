// gongbao-reader with the faults of a parser: it fails as the document says, else reads it. The
// declared media type asks for faults of the machine. It also answers as the reader of a container
// does, with the parts that the document lists.
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "common/document/document.h"
#include "common/document/office.h"
#include "common/reading/decoding.h"
#include "common/reading/reader.h"

namespace {

[[noreturn]] void Answer(const std::string& answer) {
  std::string_view left = answer;
  while (!left.empty()) {
    const ssize_t count = write(STDOUT_FILENO, left.data(), left.size());
    if (count <= 0) std::_Exit(1);
    left.remove_prefix(static_cast<size_t>(count));
  }
  std::_Exit(0);
}

// Answers with a container. Each line of `list` is title:TITLE, lost:PATH, or part:PATH with the
// lines behind it as the part's bytes.
[[noreturn]] void AnswerContainer(std::string_view list) {
  gongbao::document::DecodedDocument container;
  container.media_type = "application/zip";
  while (!list.empty()) {
    const std::string_view line = list.substr(0, list.find('\n'));
    list.remove_prefix(std::min(line.size() + 1, list.size()));
    const std::string rest(line.substr(std::min<size_t>(line.size(), 5)));
    if (line.starts_with("part:")) {
      container.parts.push_back({.path = rest, .media_type = {}, .charset = {}, .bytes = {}});
    } else if (line.starts_with("lost:")) {
      container.lost_parts.push_back({.path = rest, .reason = "it is encrypted"});
    } else if (line.starts_with("title:")) {
      container.title = line.substr(6);
    } else if (!container.parts.empty()) {
      container.parts.back().bytes.append(line).append("\n");
    }
  }
  Answer(gongbao::reading::SerializeDecoding(std::move(container), 1));
}

void Fail(std::string_view document) {
  const auto says = [document](std::string_view words) {
    return document.find(words) != std::string_view::npos;
  };
  if (says("fault: segmentation")) {
    signal(SIGSEGV, SIG_DFL);  // a sanitizer has a handler of its own
    raise(SIGSEGV);
  }
  if (says("fault: killed")) kill(0, SIGKILL);
  if (says("fault: waits")) {
    for (;;) pause();
  }
  if (says("fault: exits")) std::_Exit(3);
  if (says("fault: nothing")) std::_Exit(0);
  if (says("fault: memory")) {
    std::string all(64, 'x');
    for (;;) all += all;
  }
  if (says("fault: program")) execl("/bin/true", "/bin/true", static_cast<char*>(nullptr));
  if (says("fault: garbage")) {
    constexpr std::string_view kGarbage = "\x0A\xFF\xFF\xFF\xFF\x0F";
    if (write(STDOUT_FILENO, kGarbage.data(), kGarbage.size()) > 0) std::_Exit(0);
  }
  constexpr std::string_view kContainer = "container:\n";
  if (const size_t at = document.find(kContainer); at != std::string_view::npos) {
    AnswerContainer(document.substr(at + kContainer.size()));
  }
  if (says("fault: no office")) {  // as where LibreOffice is not installed
    Answer(gongbao::reading::SerializeDecoding(
        gongbao::document::ConvertBy("", document, "doc", "docx").status(), 1));
  }
  if (says("fault: flood")) {
    const std::string piece(1 << 20, 'x');
    while (write(STDOUT_FILENO, piece.data(), piece.size()) > 0) {
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view media_type = argc > 3 ? argv[3] : "";
  // No sandbox as long as the file is there.
  constexpr std::string_view kStart = "fault/start:";
  if (media_type.starts_with(kStart) && access(argv[3] + kStart.size(), F_OK) == 0) return 71;
  // The document's fault only once: as long as the file is there, which it takes away.
  constexpr std::string_view kOnce = "fault/once:";
  if (media_type.starts_with(kOnce) && unlink(argv[3] + kOnce.size()) != 0) {
    gongbao::reading::ReadDocument(argc, argv);
  }
  gongbao::reading::ReadDocument(argc, argv, Fail);
}
