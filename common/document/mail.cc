#include "common/document/mail.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "common/base/ascii.h"
#include "common/base/parse_number.h"
#include "common/document/html.h"
#include "common/document/text_writer.h"
#include "common/text/decode.h"

namespace gongbao::document {
namespace {

bool StartsWithIgnoringCase(std::string_view text, std::string_view start) {
  return EqualsIgnoringAsciiCase(text.substr(0, start.size()), start);
}

// The line at `at` without its end; `*next` is where the next one begins.
std::string_view LineAt(std::string_view text, size_t at, size_t* next) {
  const size_t end = std::min(text.find('\n', at), text.size());
  *next = std::min(end + 1, text.size());
  const std::string_view line = text.substr(at, end - at);
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

// ---- What is written in headers.

int Base64Value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

// What is no digit of base64 is passed over: line ends, and what gateways put in.
std::string DecodeBase64(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const int value = Base64Value(c);
    if (c == '=') count = 0;  // the end, or the seam of two that were joined
    if (value < 0) continue;
    bits = bits << 6 | static_cast<uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count);
  }
  return bytes;
}

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = LowerAscii(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// `mark` and two hexadecimal digits at text[at], or -1.
int EscapedByte(std::string_view text, size_t at, char mark) {
  if (at + 2 >= text.size() || text[at] != mark) return -1;
  const int high = HexValue(text[at + 1]);
  const int low = HexValue(text[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

// %E5%85%AC, or =E5=85=AC.
std::string Unescape(std::string_view text, char mark) {
  std::string bytes;
  for (size_t at = 0; at < text.size(); ++at) {
    const int escaped = EscapedByte(text, at, mark);
    bytes += escaped < 0 ? text[at] : static_cast<char>(escaped);
    if (escaped >= 0) at += 2;
  }
  return bytes;
}

std::string DecodeQuotedPrintable(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    std::string_view line = LineAt(text, at, &at);
    const std::string_view end = text.substr(begin + line.size(), at - begin - line.size());
    line = line.substr(0, line.find_last_not_of(" \t") + 1);  // transport may have put them there
    const bool soft = line.ends_with('=');
    if (soft) line.remove_suffix(1);
    bytes += Unescape(line, '=');
    if (!soft) bytes += end;
  }
  return bytes;
}

// =?gb2312?B?uauxqA==?= : where it ends, its charset and bytes.
struct EncodedWord {
  size_t end = 0;
  std::string_view charset;
  std::string bytes;
};

// `*mark` is kept from call to call with rising `at`: where a "?=" was found, or npos. It is
// searched once, or a text of many beginnings without an end would take the square of its time.
std::optional<EncodedWord> EncodedWordAt(std::string_view text, size_t at, size_t* mark) {
  const size_t kind = text.find('?', at + 2);
  if (kind == std::string_view::npos || kind + 2 >= text.size() || text[kind + 2] != '?') {
    return std::nullopt;
  }
  if (*mark < kind + 3) *mark = text.find("?=", kind + 3);
  const size_t end = *mark;
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view content = text.substr(kind + 3, end - kind - 3);
  EncodedWord word{.end = end + 2, .charset = text.substr(at + 2, kind - at - 2), .bytes = {}};
  const char encoding = LowerAscii(text[kind + 1]);
  if (encoding == 'b') {
    word.bytes = DecodeBase64(content);
  } else if (encoding == 'q') {
    std::string spaced(content);
    std::ranges::replace(spaced, '_', ' ');
    word.bytes = Unescape(spaced, '=');
  } else {
    return std::nullopt;
  }
  return word;
}

// A header's words for people (RFC 2047). Words of one charset that stand beside each other are
// joined before they are decoded, because mail programs part them within characters.
std::string DecodeWords(std::string_view text) {
  std::string decoded;
  std::string bytes;
  std::string_view charset;
  size_t end_mark = 0;
  const auto flush = [&] {
    decoded += text::DecodeName(bytes, charset);
    bytes.clear();
    charset = {};
  };
  for (size_t at = 0; at < text.size();) {
    const size_t begin = std::min(text.find("=?", at), text.size());
    if (const std::string_view plain = text.substr(at, begin - at); !plain.empty()) {
      if (charset.empty() || !TrimmedAscii(plain).empty()) {
        flush();
        decoded += text::DecodeName(plain, "");
      }
      at = begin;
      continue;
    }
    const std::optional<EncodedWord> word = EncodedWordAt(text, at, &end_mark);
    if (!word) {
      flush();
      decoded += text.substr(at, 2);
      at += 2;
      continue;
    }
    if (!EqualsIgnoringAsciiCase(word->charset, charset)) flush();
    charset = word->charset;
    bytes += word->bytes;
    at = word->end;
  }
  flush();
  return decoded;
}

// The field of that name, its lines joined; "" when the header has none.
std::string Field(std::string_view header, std::string_view name) {
  std::string value;
  bool found = false;
  for (size_t at = 0; at < header.size();) {
    const std::string_view line = LineAt(header, at, &at);
    const bool continued = line.starts_with(' ') || line.starts_with('\t');
    if (found && !continued) break;
    if (found) {
      value += line;
    } else if (line.size() > name.size() && line[name.size()] == ':' &&
               StartsWithIgnoringCase(line, name)) {
      found = true;
      value = line.substr(name.size() + 1);
    }
  }
  return std::string(TrimmedAscii(value));
}

bool Has(std::string_view header, std::string_view name) { return !Field(header, name).empty(); }

// The value of "type/subtype; name=value" before its parameters, in small letters.
std::string MainValue(std::string_view field) {
  return LowerAscii(TrimmedAscii(field.substr(0, field.find(';'))));
}

struct NameAndValue {
  std::string_view name;
  std::string value;
};

// The parameter at `*at`, which is set behind it; quotes are taken off.
NameAndValue ParameterAt(std::string_view field, size_t* at) {
  const size_t sign = std::min(field.find_first_of("=;", *at), field.size());
  NameAndValue found{.name = TrimmedAscii(field.substr(*at, sign - *at)), .value = {}};
  if (sign == field.size() || field[sign] == ';') {
    *at = sign + 1;
    return found;
  }
  size_t begin = field.find_first_not_of(kAsciiBlanks, sign + 1);
  if (begin != std::string_view::npos && field[begin] == '"') {
    for (++begin; begin < field.size() && field[begin] != '"'; ++begin) {
      // Only these two are escaped by all; a lone backslash is one of Windows.
      const bool escaped = field.substr(begin, 2) == "\\\"" || field.substr(begin, 2) == "\\\\";
      if (escaped) ++begin;
      found.value += field[begin];
    }
    *at = std::min(field.find(';', begin), field.size()) + 1;
    return found;
  }
  const size_t end = std::min(field.find(';', sign), field.size());
  found.value = TrimmedAscii(field.substr(sign + 1, end - sign - 1));
  *at = end + 1;
  return found;
}

// A parameter in UTF-8: name=value; name*=UTF-8''value; name*0=…; name*1*=… (RFC 2231), and though
// no standard has it, with the words of RFC 2047 or bytes of GB18030 in it. "" when there is none.
std::string Parameter(std::string_view field, std::string_view name) {
  constexpr int kMaxPieces = 1000;
  struct Piece {
    std::string value;
    bool escaped = false;
  };
  std::string plain;
  std::map<int, Piece> pieces;
  for (size_t at = std::min(field.find(';'), field.size() - 1) + 1; at < field.size();) {
    const NameAndValue found = ParameterAt(field, &at);
    if (EqualsIgnoringAsciiCase(found.name, name)) {
      plain = found.value;
    } else if (StartsWithIgnoringCase(found.name, name) && found.name[name.size()] == '*') {
      std::string_view number = found.name.substr(name.size() + 1);
      const bool escaped = number.empty() || number.ends_with('*');
      if (number.ends_with('*')) number.remove_suffix(1);
      const auto index = number.empty() ? 0 : ParseNumber<int>(number).value_or(-1);
      if (index >= 0 && index < kMaxPieces) pieces[index] = {found.value, escaped};
    }
  }
  if (pieces.empty()) return DecodeWords(plain);
  std::string bytes;
  std::string charset;
  for (const auto& [index, piece] : pieces) {
    std::string_view value = piece.value;
    const size_t language = value.find('\'');
    const size_t begin =
        language == std::string_view::npos ? language : value.find('\'', language + 1);
    if (index == 0 && piece.escaped && begin != std::string_view::npos) {
      charset = value.substr(0, language);
      value.remove_prefix(begin + 1);
    }
    bytes += piece.escaped ? Unescape(value, '%') : value;
  }
  return text::DecodeName(bytes, charset);
}

// ---- Entities: a header and a body.

struct Entity {
  std::string_view header;
  std::string_view body;
  std::string type_field;   // Content-Type
  std::string type;         // text/html …; text/plain where none is told
  std::string disposition;  // attachment, inline; may be empty
  std::string file_name;    // may be empty
};

Entity EntityOf(std::string_view bytes) {
  Entity entity;
  size_t body = 0;
  for (size_t at = 0; at < bytes.size(); at = body) {
    if (LineAt(bytes, at, &body).empty()) break;
    entity.header = bytes.substr(0, body);
  }
  entity.body = bytes.substr(body);
  entity.type_field = Field(entity.header, "Content-Type");
  entity.type = MainValue(entity.type_field);
  if (entity.type.find('/') == std::string::npos) entity.type = "text/plain";
  const std::string disposition = Field(entity.header, "Content-Disposition");
  entity.disposition = MainValue(disposition);
  entity.file_name = Parameter(disposition, "filename");
  if (entity.file_name.empty()) entity.file_name = Parameter(entity.type_field, "name");
  return entity;
}

bool IsMultipart(const Entity& entity) { return entity.type.starts_with("multipart/"); }

// The bytes of the body before they were made fit for transport; nothing where that is unknown.
std::optional<std::string> BytesOf(const Entity& entity) {
  const std::string encoding = MainValue(Field(entity.header, "Content-Transfer-Encoding"));
  if (encoding == "base64") return DecodeBase64(entity.body);
  if (encoding == "quoted-printable") return DecodeQuotedPrintable(entity.body);
  constexpr std::array<std::string_view, 4> kAsItIs = {"", "7bit", "8bit", "binary"};
  if (std::ranges::find(kAsItIs, encoding) == kAsItIs.end()) return std::nullopt;
  return std::string(entity.body);
}

// The entities of a multipart, at most `most`. What stands before the first boundary is for
// programs without MIME; a mail that is cut off ends within its last one.
std::vector<std::string_view> PartsOf(const Entity& multipart, size_t most) {
  const std::string boundary = "--" + Parameter(multipart.type_field, "boundary");
  constexpr size_t kMaxBoundaryBytes = 1000;  // RFC 2046 has 70
  std::vector<std::string_view> parts;
  if (boundary == "--" || boundary.size() > kMaxBoundaryBytes) return parts;
  const std::string_view body = multipart.body;
  size_t begin = std::string_view::npos;  // of the part at hand
  for (size_t at = 0, next = 0; at < body.size(); at = next) {
    std::string_view line = LineAt(body, at, &next);
    if (!line.starts_with(boundary)) continue;
    line = TrimmedAscii(line.substr(boundary.size()));
    if (!line.empty() && line != "--") continue;
    if (begin != std::string_view::npos) {
      std::string_view part = body.substr(begin, at - begin);
      if (part.ends_with('\n')) part.remove_suffix(1);  // the line's end is the boundary's
      if (part.ends_with('\r')) part.remove_suffix(1);
      parts.push_back(part);
    }
    if (line == "--" || parts.size() == most) return parts;
    begin = next;
  }
  if (begin != std::string_view::npos) parts.push_back(body.substr(begin));
  return parts;
}

bool IsHtml(const Entity& entity) {
  return entity.type == "text/html" || entity.type == "application/xhtml+xml";
}

// ---- What a mail holds.

// Told by its bytes, an HTML body must look like a page.
std::string AsPage(std::string bytes) {
  const std::string_view start = TrimmedAscii(std::string_view(bytes).substr(0, 256));
  const bool page =
      StartsWithIgnoringCase(start, "<html") || StartsWithIgnoringCase(start, "<!doctype html");
  if (!page) bytes.insert(0, "<html>");
  return bytes;
}

// Whether a body shows anything to its reader. One that can't be read is not passed over: whoever
// reads it says why.
bool IsBlank(const Part& body, bool html) {
  if (TrimmedAscii(body.bytes).empty()) return true;
  if (!html) return false;
  const auto decoded = text::DecodeText(body.bytes, body.charset);
  if (!decoded.ok()) return false;
  const auto page = ReadHtml(decoded->utf8);
  return page.ok() && page->text.empty();
}

// What programs put into a mail that nobody attached.
bool IsOfTheProgram(const Entity& entity, bool related) {
  constexpr std::array<std::string_view, 5> kTypes = {
      "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
      "application/ms-tnef", "application/vnd.ms-tnef"};
  if (std::ranges::find(kTypes, entity.type) != kTypes.end()) return true;
  if (EqualsIgnoringAsciiCase(entity.file_name, "winmail.dat")) return true;
  if (!entity.type.starts_with("image/")) return false;
  return entity.disposition != "attachment" || (related && Has(entity.header, "Content-ID"));
}

// Walks the entities of a mail in their order.
class MailReader {
 public:
  MailContent Read(std::string_view mail) {
    open_.push_back({.bytes = mail, .parent = kNone, .depth = 0});
    content_.subject = OneLine(DecodeWords(Field(EntityOf(mail).header, "Subject")));
    while (!open_.empty()) {
      const Waiting next = open_.back();
      open_.pop_back();
      Take(next);
    }
    for (Found& found : found_) {
      const bool shown_as_html = found.plain_of != kNone && multiparts_[found.plain_of].html;
      if (!shown_as_html) content_.parts.push_back(std::move(found.part));
    }
    return std::move(content_);
  }

 private:
  static constexpr size_t kNone = SIZE_MAX;
  struct Waiting {
    std::string_view bytes;
    size_t parent = kNone;
    int depth = 0;
  };
  struct Multipart {
    size_t parent = kNone;
    bool alternative = false;
    bool related = false;
    bool html = false;  // a body in HTML is in it that shows something
  };
  struct Found {
    Part part;
    size_t plain_of = kNone;  // the multipart/alternative that it is the plain text of
  };

  void Lose(const Entity& entity, std::string reason) {
    content_.lost_parts.push_back({.path = entity.file_name.empty() ? "body" : entity.file_name,
                                   .reason = std::move(reason)});
  }

  void Take(const Waiting& waiting) {
    const Entity entity = EntityOf(waiting.bytes);
    if (IsMultipart(entity)) {
      Open(entity, waiting);
    } else {
      TakeLeaf(entity, waiting.parent);
    }
  }

  void Open(const Entity& entity, const Waiting& waiting) {
    if (waiting.depth == kMaxMimeDepth) {
      return Lose(entity, "the mail's parts are nested more than " + std::to_string(kMaxMimeDepth) +
                              " deep");
    }
    const std::vector<std::string_view> parts = PartsOf(entity, kMaxMimeEntities - entities_ + 1);
    entities_ += parts.size();
    if (entities_ > kMaxMimeEntities) {
      entities_ = kMaxMimeEntities;
      return Lose(entity, "the mail has more than " + std::to_string(kMaxMimeEntities) +
                              " parts: those of this one are not read");
    }
    const size_t self = multiparts_.size();
    multiparts_.push_back({.parent = waiting.parent,
                           .alternative = entity.type == "multipart/alternative",
                           .related = entity.type == "multipart/related"});
    for (const std::string_view part : parts) {
      open_.push_back({.bytes = part, .parent = self, .depth = waiting.depth + 1});
    }
    std::ranges::reverse(open_.end() - static_cast<std::ptrdiff_t>(parts.size()), open_.end());
  }

  void TakeLeaf(const Entity& entity, size_t parent) {
    const bool related = parent != kNone && multiparts_[parent].related;
    if (IsOfTheProgram(entity, related)) return;
    std::optional<std::string> bytes = BytesOf(entity);
    if (!bytes) {
      return Lose(entity,
                  "the mail has it in an encoding that is not known: " +
                      text::DecodeName(
                          Field(entity.header, "Content-Transfer-Encoding").substr(0, 64), ""));
    }
    Found found;
    found.part = {.path = entity.file_name,
                  .media_type = entity.type,
                  .charset = Parameter(entity.type_field, "charset"),
                  .bytes = *std::move(bytes)};
    const bool html = IsHtml(entity);
    if (entity.file_name.empty() && entity.disposition != "attachment" &&
        (html || entity.type == "text/plain")) {
      if (IsBlank(found.part, html)) return;
      found.part.path = html ? "body.html" : "body.txt";
      if (html) {
        found.part.bytes = AsPage(std::move(found.part.bytes));
        for (size_t at = parent; at != kNone; at = multiparts_[at].parent) {
          multiparts_[at].html = true;
        }
      } else if (parent != kNone && multiparts_[parent].alternative) {
        found.plain_of = parent;
      }
    } else if (entity.file_name.empty()) {
      if (entity.type == "message/rfc822") {
        found.part.path = DecodeWords(Field(EntityOf(found.part.bytes).header, "Subject")) + ".eml";
      } else {
        found.part.path = "attachment";
      }
    }
    found_.push_back(std::move(found));
  }

  MailContent content_;
  std::vector<Waiting> open_;  // the next one last
  std::vector<Multipart> multiparts_;
  std::vector<Found> found_;
  size_t entities_ = 0;
};

}  // namespace

bool IsMail(std::string_view bytes) {
  constexpr std::string_view kNameChars =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
  size_t header = 0;  // where it ends
  for (size_t at = 0, next = 0; at < bytes.size(); at = header = next) {
    const std::string_view line = LineAt(bytes, at, &next);
    if (line.empty()) break;
    const size_t name = std::min(line.find_first_not_of(kNameChars), line.size());
    const bool field = name > 0 && name < line.size() && line[name] == ':';
    const bool continued = at > 0 && (line[0] == ' ' || line[0] == '\t');
    if (!field && !continued) return false;
  }
  const std::string_view fields = bytes.substr(0, header);
  if (Has(fields, "MIME-Version")) return Has(fields, "Content-Type") || Has(fields, "From");
  return Has(fields, "From") && (Has(fields, "Message-ID") || Has(fields, "Received"));
}

std::optional<Part> SavedPage(std::string_view mail) {
  Entity root = EntityOf(mail);
  for (const std::string_view name : {"To", "Received", "Message-ID", "Return-Path"}) {
    if (Has(root.header, name)) return std::nullopt;
  }
  if (root.type == "multipart/related") {
    const std::string start = Parameter(root.type_field, "start");
    std::optional<Entity> page;
    for (const std::string_view part : PartsOf(root, kMaxMimeEntities)) {
      Entity entity = EntityOf(part);
      const bool named = !start.empty() && Field(entity.header, "Content-ID") == start;
      if (IsHtml(entity) && (named || !page)) page = std::move(entity);
      if (named) break;
    }
    if (!page) return std::nullopt;
    root = *std::move(page);
  }
  if (!IsHtml(root) || root.disposition == "attachment") return std::nullopt;
  std::optional<std::string> bytes = BytesOf(root);
  if (!bytes) return std::nullopt;
  return Part{.path = {},
              .media_type = root.type,
              .charset = Parameter(root.type_field, "charset"),
              .bytes = AsPage(*std::move(bytes))};
}

MailContent ReadMail(std::string_view mail) { return MailReader().Read(mail); }

}  // namespace gongbao::document
