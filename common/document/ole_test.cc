#include "common/document/ole.h"

#include <gtest/gtest.h>

#include "common/document/ole_testing.h"

namespace gongbao::document {
namespace {

OleKind KindOf(const std::string& bytes) {
  const auto kind = KindOfOle(bytes);
  EXPECT_TRUE(kind.ok()) << kind.status().ToString();
  return kind.ok() ? *kind : OleKind::kOther;
}

TEST(KindOfOle, IsToldByTheNamesAtTheRoot) {
  EXPECT_EQ(KindOf(Ole({"1Table", "WordDocument", "Data"})), OleKind::kWord);
  EXPECT_EQ(KindOf(Ole({"Workbook"})), OleKind::kExcel);
  EXPECT_EQ(KindOf(Ole({"a", "b", "c", "d", "e", "f", "g", "h", "Book"})), OleKind::kExcel);
  EXPECT_EQ(KindOf(Ole({"PowerPoint Document"})), OleKind::kPowerPoint);
  EXPECT_EQ(KindOf(Ole({"__properties_version1.0"})), OleKind::kMail);
  EXPECT_EQ(KindOf(Ole({"EncryptionInfo", "EncryptedPackage"})), OleKind::kEncrypted);
  EXPECT_EQ(KindOf(Ole({"WordDocument2", "Worddocument"})), OleKind::kOther);
  EXPECT_EQ(KindOf(Ole({})), OleKind::kOther);
}

TEST(KindOfOle, IsNotThatOfWhatIsEmbedded) {
  EXPECT_EQ(KindOf(Ole({"WordDocument"}, {"Workbook", "Book"})), OleKind::kWord);
  EXPECT_EQ(KindOf(Ole({"Workbook"}, {"WordDocument"})), OleKind::kExcel);
  EXPECT_EQ(KindOf(Ole({"1Table"}, {"WordDocument"})), OleKind::kOther);
}

TEST(KindOfOle, SaysThatADamagedDirectoryIsDamaged) {
  const std::string whole = Ole({"a", "b", "c", "WordDocument"});
  for (const size_t size : {8U, 100U, 512U, 1024U, 1536U}) {
    EXPECT_EQ(KindOfOle(whole.substr(0, size)).status().code(), StatusCode::kInvalidArgument);
  }
  std::string endless = whole;
  endless[512 + 4] = 2;  // behind sector 1 comes 2, where it began
  endless.replace(512 + 5, 3, 3, '\0');
  EXPECT_EQ(KindOfOle(endless).status().code(), StatusCode::kInvalidArgument);
}

TEST(KindOfOle, EndsInATreeThatIsNone) {
  std::string ring = Ole({"a"});
  const size_t entry = 1024 + 2 * 128;                      // the last of the only sector of them
  ring.replace(entry + 68, 4, std::string("\2\0\0\0", 4));  // to its own left
  ring.replace(entry + 72, 4, std::string("\1\0\0\0", 4));
  EXPECT_EQ(KindOf(ring), OleKind::kOther);
}

}  // namespace
}  // namespace gongbao::document
