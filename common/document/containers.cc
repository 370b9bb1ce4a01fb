#include "common/document/containers.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <utility>

#include "common/base/ascii.h"
#include "common/document/mail.h"
#include "common/document/package.h"
#include "common/text/decode.h"
#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

constexpr char kInside[] = "!/";

// What systems and programs leave in folders beside the files of their users.
bool IsLeftBehind(std::string_view path) {
  const std::string_view file = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
  constexpr std::array<std::string_view, 2> kNames = {".DS_Store", "Thumbs.db"};
  return path.starts_with("__MACOSX/") || path.find("/__MACOSX/") != std::string_view::npos ||
         file.starts_with("~$") || std::ranges::any_of(kNames, [file](std::string_view name) {
           return EqualsIgnoringAsciiCase(file, name);
         });
}

// A name as the relative path of a file, whatever it was: "C:\a\..\b" gives C_/a/b.
std::string CleanPath(std::string_view name) {
  std::string path;
  while (!name.empty()) {
    const size_t end = std::min(name.find_first_of("/\\"), name.size());
    std::string step(name.substr(0, end));
    name.remove_prefix(std::min(end + 1, name.size()));
    if (step.empty() || step == "." || step == "..") continue;
    for (char& c : step) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == ':') c = '_';
    }
    // "!/" is what we put between a container and its parts.
    if (!name.empty() && step.ends_with('!')) step.back() = '_';
    if (!path.empty()) path += '/';
    path += step;
  }
  if (path.size() > kMaxPartPathBytes) {  // the end tells more of the file
    size_t begin = path.size() - kMaxPartPathBytes;
    while (text::IsContinuation(path[begin])) ++begin;
    path.erase(0, begin);
  }
  return path.empty() ? "unnamed" : path;
}

// "a.docx" as "a (2).docx".
std::string Numbered(const std::string& path, int number) {
  const size_t file = path.rfind('/') + 1;  // npos + 1 is 0
  const size_t dot = path.rfind('.');
  const size_t at = dot == std::string::npos || dot <= file ? path.size() : dot;
  return path.substr(0, at) + " (" + std::to_string(number) + ")" + path.substr(at);
}

constexpr char kNothing[] = "nothing is in it that could be read: no file, or only empty ones";

// Takes one container apart, with all that is in it. Depths count containers, from 1, and bound the
// recursion.
class Taking {
 public:
  Result<DecodedDocument> Take(std::string_view bytes) {
    if (IsZip(bytes)) {
      taken_.media_type = "application/zip";
      GONGBAO_ASSIGN_OR_RETURN(Package package, Package::Open(bytes));
      TakeZip(package, "", 1);
    } else {
      taken_.media_type = "message/rfc822";
      taken_.title = TakeMail(bytes, "", 1);
    }
    if (beyond_count_ > 0) {
      taken_.lost_parts.push_back({.path = beyond_path_,
                                   .reason = "the container holds " + bound_ + ": this file and " +
                                             std::to_string(beyond_count_ - 1) +
                                             " after it are not taken out"});
    }
    if (!taken_.parts.empty()) return std::move(taken_);
    if (taken_.lost_parts.empty()) {
      return InvalidArgumentError("this is a container (" + taken_.media_type + "); " + kNothing);
    }
    const LostPart& first = taken_.lost_parts.front();
    return Status(beyond_bounds_ ? StatusCode::kResourceExhausted : StatusCode::kInvalidArgument,
                  "no part of the container can be read: " + first.path + ": " + first.reason);
  }

 private:
  void TakeZip(Package& package, const std::string& prefix, int depth) {
    const std::vector<std::string> names = package.Names();
    for (size_t i = 0; i < names.size(); ++i) {
      if (names[i].empty() || names[i].back() == '/' || names[i].back() == '\\') continue;
      const std::string path = CleanPath(names[i]);
      if (IsLeftBehind(path) || IsBeyond(prefix + path)) continue;
      const size_t before = package.inflated_bytes();
      Result<std::string> content = package.Read(i, names[i], kMaxInflatedBytes - bytes_);
      if (IsTooMuch(prefix + path, package.inflated_bytes() - before)) continue;
      if (!content.ok()) {
        beyond_bounds_ |= content.status().code() == StatusCode::kResourceExhausted;
        Lose(Unique(prefix + path), content.status().message());
      } else if (!content->empty()) {
        Add({.path = prefix + path, .media_type = {}, .charset = {}, .bytes = *std::move(content)},
            depth);
      }
    }
  }

  // Returns the subject.
  std::string TakeMail(std::string_view bytes, const std::string& prefix, int depth) {
    MailContent mail = ReadMail(bytes);
    for (Part& part : mail.parts) {
      part.path = prefix + CleanPath(part.path);
      if (part.bytes.empty() || IsBeyond(part.path)) continue;
      if (!IsTooMuch(part.path, part.bytes.size())) Add(std::move(part), depth);
    }
    for (LostPart& part : mail.lost_parts) {
      const std::string path = prefix + CleanPath(part.path);
      if (!IsBeyond(path)) Lose(Unique(path), std::move(part.reason));
    }
    return std::move(mail.subject);
  }

  // A part of a container at `depth`.
  void Add(Part part, int depth) {
    part.path = Unique(part.path);
    const std::string inside = part.path + kInside;
    const size_t before = Count();
    if (IsZip(part.bytes)) {
      // One that is broken is a part, so that whoever reads that tells what is wrong with it.
      Result<Package> package = Package::Open(part.bytes);
      if (!package.ok() || package->IsDocument()) return Keep(std::move(part));
      if (depth == kMaxContainerDepth) return LoseForDepth(std::move(part.path));
      TakeZip(*package, inside, depth + 1);
    } else if ((part.media_type == "message/rfc822" || IsMail(part.bytes)) &&
               !SavedPage(part.bytes)) {
      if (depth == kMaxContainerDepth) return LoseForDepth(std::move(part.path));
      TakeMail(part.bytes, inside, depth + 1);
    } else {
      return Keep(std::move(part));
    }
    if (Count() == before) Lose(std::move(part.path), kNothing);
  }

  void Keep(Part part) {
    constexpr size_t kMaxHintBytes = 256;
    for (std::string* const hint : {&part.media_type, &part.charset}) {
      if (hint->size() > kMaxHintBytes || !text::IsValidUtf8(*hint)) hint->clear();
    }
    taken_.parts.push_back(std::move(part));
  }

  void Lose(std::string path, std::string reason) {
    taken_.lost_parts.push_back({.path = std::move(path), .reason = std::move(reason)});
  }

  void LoseForDepth(std::string path) {
    beyond_bounds_ = true;
    Lose(std::move(path), "it stands " + std::to_string(kMaxContainerDepth) +
                              " containers deep and is one itself: send it alone");
  }

  // All that was told of so far.
  size_t Count() const { return taken_.parts.size() + taken_.lost_parts.size() + beyond_count_; }

  // Whether the bounds of count and size were reached before this file, which then is counted among
  // those that are not taken out.
  bool IsBeyond(const std::string& path) {
    if (beyond_count_ == 0 && Count() < kMaxParts) return false;
    Exceed(path, "more than " + std::to_string(kMaxParts) + " files");
    return true;
  }

  // Counts `bytes` of a file towards the bound of size; whether it is broken by them.
  bool IsTooMuch(const std::string& path, size_t bytes) {
    if (bytes <= kMaxInflatedBytes - bytes_) {
      bytes_ += bytes;
      return false;
    }
    Exceed(path, "files of more than " + std::to_string(kMaxInflatedBytes) + " bytes");
    return true;
  }

  void Exceed(const std::string& path, const std::string& bound) {
    beyond_bounds_ = true;
    if (beyond_count_++ > 0) return;
    beyond_path_ = path;
    bound_ = bound;
  }

  std::string Unique(const std::string& path) {
    std::string unique = path;
    for (int number = 2; !paths_.insert(unique).second; ++number) unique = Numbered(path, number);
    return unique;
  }

  DecodedDocument taken_;
  std::unordered_set<std::string> paths_;  // of parts, lost parts and containers
  size_t bytes_ = 0;                       // that were taken out of something, whatever came of it
  bool beyond_bounds_ = false;             // something was lost for a bound
  size_t beyond_count_ = 0;                // files beyond count or size, the first of them:
  std::string beyond_path_;
  std::string bound_;
};

}  // namespace

Result<DecodedDocument> TakeApart(std::string_view bytes) { return Taking().Take(bytes); }

}  // namespace gongbao::document
