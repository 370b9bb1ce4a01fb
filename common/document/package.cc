#include "common/document/package.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/base/ascii.h"
#include "common/document/text_writer.h"
#include "common/document/xml.h"
#include "common/text/decode.h"

namespace gongbao::document {
namespace {

constexpr size_t kChunkBytes = 64u << 10;

// libzip's account of what went wrong.
class ZipError {
 public:
  ZipError() { zip_error_init(&error_); }
  ~ZipError() { zip_error_fini(&error_); }
  ZipError(const ZipError&) = delete;
  ZipError& operator=(const ZipError&) = delete;

  zip_error_t* get() { return &error_; }
  Status Broken() {
    return InvalidArgumentError("the zip container is broken (" +
                                std::string(zip_error_strerror(&error_)) + "): fetch it again");
  }

 private:
  zip_error_t error_{};
};

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

Status Exceeded(std::string_view name, const std::string& limit) {
  return ResourceExhaustedError("the member " + std::string(name) +
                                " of the zip container inflates to " + limit +
                                ": it is not read further");
}

Status MemberBroken(std::string_view name, std::string_view why) {
  return InvalidArgumentError("the member " + std::string(name) + " of the zip container " +
                              std::string(why));
}

// An exact match is one look-up; parts whose case differs from their reference are rare.
int64_t Locate(zip_t* archive, std::string_view name) {
  const std::string terminated(name);
  const int64_t exact = zip_name_locate(archive, terminated.c_str(), ZIP_FL_ENC_RAW);
  return exact >= 0 ? exact : zip_name_locate(archive, terminated.c_str(), ZIP_FL_NOCASE);
}

// "../media/a.xml" as seen from "word/document.xml": "media/a.xml".
std::string Resolve(std::string_view part, std::string_view target) {
  std::string path;
  if (!target.starts_with('/')) path = part.substr(0, part.rfind('/') + 1);
  while (!target.empty()) {
    const size_t slash = target.find('/');
    const std::string_view step = target.substr(0, slash);
    if (step == "..") {
      if (!path.empty()) path.pop_back();
      path.erase(path.rfind('/') + 1);  // npos + 1: all of it
    } else if (!step.empty() && step != ".") {
      path += step;
      if (slash != std::string_view::npos) path += '/';
    }
    if (slash == std::string_view::npos) break;
    target.remove_prefix(slash + 1);
  }
  return path;
}

}  // namespace

bool IsZip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

void Package::Close::operator()(zip* archive) const { zip_discard(archive); }

Result<Package> Package::Open(std::string_view bytes) {
  ZipError error;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, error.get());
  if (source == nullptr) return error.Broken();
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, error.get());
  if (archive == nullptr) {
    zip_source_free(source);
    return error.Broken();
  }
  Package package(archive, bytes.size());
  const int64_t members = zip_get_num_entries(archive, 0);
  if (members > kMaxMembers) {
    return ResourceExhaustedError("the zip container has " + std::to_string(members) +
                                  " members; at most " + std::to_string(kMaxMembers) + " are read");
  }
  return package;
}

bool Package::Has(std::string_view name) const { return Locate(archive_.get(), name) >= 0; }

bool Package::IsDocument() const {
  return Has("[Content_Types].xml") || Has("mimetype") || Has("OFD.xml");
}

std::vector<std::string> Package::Names() const {
  const auto members = static_cast<size_t>(zip_get_num_entries(archive_.get(), 0));
  std::vector<std::string> names;
  names.reserve(members);
  const auto name = [this](size_t index, zip_flags_t flags) {
    const char* const told = zip_get_name(archive_.get(), index, flags);
    return std::string_view(told == nullptr ? "" : told);
  };
  for (size_t i = 0; i < members; ++i) {
    const std::string raw(name(i, ZIP_FL_ENC_RAW));
    // A name beyond ASCII that is not marked as UTF-8 is changed by the strict reading, which takes
    // it for CP437; Chinese programs write GB18030 so, macOS UTF-8.
    const bool utf8 = raw == name(i, ZIP_FL_ENC_STRICT);
    names.push_back(text::DecodeName(raw, utf8 ? "utf-8" : "gb18030"));
  }
  return names;
}

Result<std::string> Package::Read(std::string_view name) {
  const int64_t index = Locate(archive_.get(), name);
  if (index < 0) return MemberBroken(name, "is missing");
  return Read(static_cast<size_t>(index), name,
              kMaxInflatedBytes - std::min(inflated_, kMaxInflatedBytes));
}

Result<std::string> Package::Read(size_t index, std::string_view name, size_t most_bytes) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive_.get(), index, 0, &stat) != 0) {
    return MemberBroken(name, "cannot be found by its index");
  }
  if (stat.encryption_method != ZIP_EM_NONE) {
    return MemberBroken(name, "is encrypted: send the document without a password");
  }
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive_.get(), index, 0));
  if (file == nullptr) {
    return MemberBroken(name, "cannot be opened: " + std::string(zip_strerror(archive_.get())));
  }
  // What the container says of sizes may be a lie: the bounds hold for what really comes.
  const size_t packed = std::min<size_t>(stat.comp_size, bytes_);
  std::string content;
  for (;;) {
    const size_t had = content.size();
    content.resize(had + kChunkBytes);
    const int64_t got = zip_fread(file.get(), content.data() + had, kChunkBytes);
    if (got < 0) return MemberBroken(name, "is broken: fetch the document again");
    content.resize(had + static_cast<size_t>(got));
    if (got == 0) return content;
    inflated_ += static_cast<size_t>(got);
    if (content.size() > kMaxMemberBytes) {
      return Exceeded(name, "more than " + std::to_string(kMaxMemberBytes) + " bytes");
    }
    if (content.size() > (1u << 20) && content.size() / kMaxInflateRatio > packed) {
      return Exceeded(name, "more than " + std::to_string(kMaxInflateRatio) + " times its size");
    }
    if (content.size() > most_bytes) {
      return Exceeded(
          name, "more than " + std::to_string(kMaxInflatedBytes) + " bytes with those before it");
    }
  }
}

Result<pugi::xml_document> Package::ReadXml(std::string_view name) {
  GONGBAO_ASSIGN_OR_RETURN(const std::string bytes, Read(name));
  return ParseXml(bytes, name, replaced_);
}

Result<pugi::xml_document> Package::ReadRelated(const std::vector<Relationship>& relationships,
                                                std::string_view type) {
  const std::string part = TargetOfType(relationships, type);
  if (part.empty() || !Has(part)) return pugi::xml_document();
  return ReadXml(part);
}

Result<std::vector<Relationship>> Package::Relationships(std::string_view part) {
  const size_t file = part.rfind('/') + 1;  // npos + 1 is 0
  const std::string name =
      std::string(part.substr(0, file)) + "_rels/" + std::string(part.substr(file)) + ".rels";
  std::vector<Relationship> relationships;
  if (!Has(name)) return relationships;
  GONGBAO_ASSIGN_OR_RETURN(const pugi::xml_document xml, ReadXml(name));
  for (const pugi::xml_node& node : Child(xml, "Relationships").children()) {
    if (LocalName(node) != "Relationship" || Attribute(node, "TargetMode") == "External") continue;
    const std::string_view type = Attribute(node, "Type");
    relationships.push_back({.id = std::string(Attribute(node, "Id")),
                             .type = std::string(type.substr(type.rfind('/') + 1)),
                             .target = Resolve(part, Attribute(node, "Target"))});
  }
  return relationships;
}

Result<std::string> Package::ContentType(std::string_view part) {
  GONGBAO_ASSIGN_OR_RETURN(const pugi::xml_document xml, ReadXml("[Content_Types].xml"));
  const std::string_view ending = part.substr(part.rfind('.') + 1);
  std::string by_ending;
  for (const pugi::xml_node& node : Child(xml, "Types").children()) {
    if (LocalName(node) == "Override") {
      std::string_view name = Attribute(node, "PartName");
      if (name.starts_with('/')) name.remove_prefix(1);
      if (EqualsIgnoringAsciiCase(name, part)) return std::string(Attribute(node, "ContentType"));
    } else if (EqualsIgnoringAsciiCase(Attribute(node, "Extension"), ending)) {
      by_ending = Attribute(node, "ContentType");
    }
  }
  return by_ending;
}

Status Package::ReadProperties(DecodedDocument& document) {
  constexpr std::array<std::string_view, 5> kNames = {"dc:title", "dc:creator", "dc:subject",
                                                      "dcterms:created", "dcterms:modified"};
  GONGBAO_ASSIGN_OR_RETURN(const auto relationships, Relationships(""));
  GONGBAO_ASSIGN_OR_RETURN(const auto xml, ReadRelated(relationships, "core-properties"));
  for (const pugi::xml_node& node : Child(xml, "coreProperties").children()) {
    const auto* const name = std::ranges::find(kNames, std::string_view(node.name()));
    Property property;
    if (name != kNames.end()) AppendText(node, true, property.value);
    if (property.value.empty()) continue;
    property.name = *name;
    property.value = OneLine(property.value);
    if (property.name == "dc:title") document.title = property.value;
    document.properties.push_back(std::move(property));
  }
  return {};
}

std::string TargetOfType(const std::vector<Relationship>& relationships, std::string_view type) {
  const auto found = std::ranges::find(relationships, type, &Relationship::type);
  return found == relationships.end() ? "" : found->target;
}

}  // namespace gongbao::document
