#include "common/base/seal.h"

#include <gtest/gtest.h>

namespace gongbao {
namespace {

TEST(Seal, OpensUnderItsKeyOnly) {
  const std::string key = RandomBytes(kSealKeyBytes);
  for (const std::string& plain : {std::string(), std::string("产值"), std::string(1000, 'a')}) {
    const std::string sealed = Seal(key, plain);
    EXPECT_EQ(Unseal(key, sealed), plain);
    EXPECT_EQ(Unseal(RandomBytes(kSealKeyBytes), sealed), std::nullopt);
  }
}

TEST(Seal, ShowsNothingOfTheText) {
  const std::string key = RandomBytes(kSealKeyBytes);
  EXPECT_EQ(Seal(key, "documents").find("documents"), std::string::npos);
  EXPECT_NE(Seal(key, "documents"), Seal(key, "documents"));
}

TEST(Seal, RefusesWhatWasChangedAnywhere) {
  const std::string key = RandomBytes(kSealKeyBytes);
  const std::string sealed = Seal(key, "facts");
  for (size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_EQ(Unseal(key, changed), std::nullopt) << "byte " << i;
    EXPECT_EQ(Unseal(key, sealed.substr(0, i)), std::nullopt) << "length " << i;
  }
}

}  // namespace
}  // namespace gongbao
