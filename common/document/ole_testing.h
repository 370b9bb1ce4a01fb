// Small OLE compound files for tests.
#ifndef GONGBAO_COMMON_DOCUMENT_OLE_TESTING_H_
#define GONGBAO_COMMON_DOCUMENT_OLE_TESTING_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gongbao::document {

// A file with streams of these names, without contents, at its root, and within a storage of its
// own those of `embedded`. Its table of chains is sector 0, its directory begins in the last one
// and goes on before it.
inline std::string Ole(const std::vector<std::string_view>& streams,
                       const std::vector<std::string_view>& embedded = {}) {
  constexpr size_t kSector = 512;
  constexpr uint32_t kNone = 0xFFFFFFFF;
  const auto put = [](std::string& to, size_t at, uint32_t number, size_t size) {
    for (size_t i = 0; i < size; ++i) to[at + i] = static_cast<char>(number >> (8 * i));
  };
  std::string directory;
  const auto add = [&](std::string_view name, uint32_t type, uint32_t right, uint32_t child) {
    std::string entry(128, '\0');
    for (size_t i = 0; i < name.size(); ++i) entry[2 * i] = name[i];
    put(entry, 64, static_cast<uint32_t>(2 * (name.size() + 1)), 2);
    put(entry, 66, type, 1);
    put(entry, 68, kNone, 4);
    put(entry, 72, right, 4);
    put(entry, 76, child, 4);
    directory += entry;
  };
  // The root, the storage, what is in that, then the streams; each to the right of the one before.
  const auto inner = static_cast<uint32_t>(embedded.size());
  add("Root Entry", 5, kNone, 1);
  add("ObjectPool", 1, streams.empty() ? kNone : 2 + inner, inner == 0 ? kNone : 2);
  uint32_t next = 3;
  for (const std::string_view name : embedded)
    add(name, 2, next++ < 2 + inner ? next - 1 : kNone, kNone);
  next = 3 + inner;
  const auto end = static_cast<uint32_t>(2 + inner + streams.size());
  for (const std::string_view name : streams) add(name, 2, next++ < end ? next - 1 : kNone, kNone);
  directory.resize((directory.size() + kSector - 1) / kSector * kSector);
  const auto sectors = static_cast<uint32_t>(directory.size() / kSector);

  std::string file(kSector, '\0');
  file.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  put(file, 30, 9, 2);
  put(file, 48, sectors, 4);
  put(file, 68, kNone, 4);
  for (size_t at = 76; at < kSector; at += 4) put(file, at, at == 76 ? 0 : kNone, 4);
  std::string chains(kSector, '\xFF');
  for (uint32_t sector = 1; sector <= sectors; ++sector) {
    put(chains, size_t{4} * sector, sector == 1 ? 0xFFFFFFFE : sector - 1, 4);
  }
  file += chains;
  for (size_t at = directory.size(); at > 0; at -= kSector) {
    file += directory.substr(at - kSector, kSector);
  }
  return file;
}

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_OLE_TESTING_H_
