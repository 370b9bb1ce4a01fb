// Mails (RFC 5322) and the MIME entities in them (RFC 2045 to 2047, 2231), with what real programs
// make of these. The code is our own because no library serves: GMime costs each start of the
// reader 4 ms and wants files for its charsets where none can be opened, mimetic crashes on deep
// nesting, vmime is under the GPL.
#ifndef GONGBAO_COMMON_DOCUMENT_MAIL_H_
#define GONGBAO_COMMON_DOCUMENT_MAIL_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/document/document.h"

namespace gongbao::document {

// Multiparts within multiparts; real mails have four.
inline constexpr int kMaxMimeDepth = 8;
inline constexpr size_t kMaxMimeEntities = 10'000;

// Whether the bytes are a mail or a page that a browser saved in the form of one (mht): they begin
// with header lines and nothing else, and among them those that every mail program writes. A text
// that merely begins with some words and colons is none.
bool IsMail(std::string_view bytes);

// The page of a mail that nobody sent: what browsers and Word save as mht. Its bytes and charset;
// nothing for any other mail.
std::optional<Part> SavedPage(std::string_view mail);

struct MailContent {
  std::string subject;  // in one line; may be empty
  // Its bodies (body.html or body.txt) and attachments under the names that the mail gives them,
  // which may be anything and the same twice. Of an HTML body and the same as plain text only the
  // first; no blank bodies, pictures of the body, or signatures.
  std::vector<Part> parts;
  std::vector<LostPart> lost_parts;  // in an unknown encoding, or beyond a bound above
};

// The content of a mail, or of any message: what is missing or malformed is passed over. Never
// throws, never recurses; time is linear in the mail for each level of multiparts.
MailContent ReadMail(std::string_view mail);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_MAIL_H_
