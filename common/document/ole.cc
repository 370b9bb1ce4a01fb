#include "common/document/ole.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace gongbao::document {
namespace {

constexpr std::string_view kMagic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr size_t kHeaderBytes = 512;
constexpr size_t kEntryBytes = 128;
constexpr uint32_t kLastSector = 0xFFFFFFFA;  // what is above means: free, end of chain, none

struct Name {
  std::string_view name;
  OleKind kind;
};
constexpr std::array<Name, 6> kNames = {{
    {"WordDocument", OleKind::kWord},
    {"Workbook", OleKind::kExcel},
    {"Book", OleKind::kExcel},  // of Excel 5
    {"PowerPoint Document", OleKind::kPowerPoint},
    {"__properties_version1.0", OleKind::kMail},
    {"EncryptedPackage", OleKind::kEncrypted},
}};

uint32_t Number(std::string_view bytes, size_t at, size_t size) {
  uint32_t number = 0;
  for (size_t i = size; i > 0; --i) {
    number = number << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  }
  return number;
}

// The file as sectors; behind its end there are none.
class Sectors {
 public:
  Sectors(std::string_view bytes, size_t size) : bytes_(bytes), size_(size) {}

  size_t size() const { return size_; }
  size_t count() const { return bytes_.size() / size_; }
  // Empty: there is no such sector, or not all of it.
  std::string_view Sector(uint32_t number) const {
    const size_t at = (size_t{number} + 1) * size_;
    return at + size_ <= bytes_.size() ? bytes_.substr(at, size_) : std::string_view();
  }

 private:
  std::string_view bytes_;
  size_t size_;
};

// The sectors that hold the table of chains: first those that the header names, then those of a
// chain of its own, whose sectors end with the number of the next.
std::vector<uint32_t> TableSectors(std::string_view bytes, const Sectors& sectors) {
  std::vector<uint32_t> table;
  const auto take = [&](std::string_view list, size_t end) {
    for (size_t at = 0; at < end; at += 4) table.push_back(Number(list, at, 4));
  };
  constexpr size_t kList = 76;
  take(bytes.substr(kList, kHeaderBytes - kList), kHeaderBytes - kList);
  uint32_t next = Number(bytes, 68, 4);
  for (size_t turn = 0; next <= kLastSector && turn < sectors.count(); ++turn) {
    const std::string_view list = sectors.Sector(next);
    if (list.empty()) break;
    take(list, list.size() - 4);
    next = Number(list, list.size() - 4, 4);
  }
  return table;
}

// The directory's sectors, one behind the other; empty: the chain leads nowhere.
std::string Directory(std::string_view bytes, const Sectors& sectors) {
  const std::vector<uint32_t> table = TableSectors(bytes, sectors);
  const size_t links = sectors.size() / 4;  // in a sector of the table
  std::string directory;
  uint32_t sector = Number(bytes, 48, 4);
  while (sector <= kLastSector) {
    const std::string_view entries = sectors.Sector(sector);
    // More than the whole file: the chain has no end.
    if (entries.empty() || directory.size() > bytes.size()) return {};
    directory += entries;
    if (sector / links >= table.size()) return {};
    const std::string_view chain = sectors.Sector(table[sector / links]);
    if (chain.empty()) return {};
    sector = Number(chain, sector % links * 4, 4);
  }
  return directory;
}

// Whether the entry has that name: UTF-16 with a zero at its end, whose length counts with it.
bool IsNamed(std::string_view entry, std::string_view name) {
  if (Number(entry, 64, 2) != 2 * (name.size() + 1)) return false;
  for (size_t i = 0; i < name.size(); ++i) {
    if (entry[2 * i] != name[i] || entry[2 * i + 1] != '\0') return false;
  }
  return true;
}

}  // namespace

bool IsOle(std::string_view bytes) { return bytes.starts_with(kMagic); }

Result<OleKind> KindOfOle(std::string_view bytes) {
  constexpr uint32_t kShiftOfOld = 9;
  constexpr uint32_t kShiftOfNew = 12;
  const Status damaged =
      InvalidArgumentError("the OLE document is damaged or cut off: its directory can't be read");
  if (bytes.size() < kHeaderBytes) return damaged;
  const uint32_t shift = Number(bytes, 30, 2);
  if (shift != kShiftOfOld && shift != kShiftOfNew) return damaged;
  const std::string directory = Directory(bytes, Sectors(bytes, size_t{1} << shift));
  const size_t count = directory.size() / kEntryBytes;
  if (count == 0) return damaged;

  // The first entry is the root, which names a tree of its children: each has one to its left and
  // one to its right.
  const auto link = [&](size_t entry, size_t at) {
    return Number(directory, entry * kEntryBytes + at, 4);
  };
  std::vector<bool> seen(count);
  std::vector<uint32_t> left = {link(0, 76)};
  while (!left.empty()) {
    const uint32_t entry = left.back();
    left.pop_back();
    if (entry >= count || seen[entry]) continue;
    seen[entry] = true;
    const std::string_view fields =
        std::string_view(directory).substr(entry * kEntryBytes, kEntryBytes);
    for (const Name& name : kNames) {
      if (IsNamed(fields, name.name)) return name.kind;
    }
    left.push_back(link(entry, 68));
    left.push_back(link(entry, 72));
  }
  return OleKind::kOther;
}

}  // namespace gongbao::document
