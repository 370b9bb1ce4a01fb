// Traditional characters as their simplified ones, so that both kinds of text are read alike.
#ifndef GONGBAO_COMMON_TEXT_SIMPLIFIED_H_
#define GONGBAO_COMMON_TEXT_SIMPLIFIED_H_

namespace gongbao::text {

// For each of U+4000 to U+9FFF: the simplified character of one that GB 2312 does not have and
// that has one, else the character itself. Made by make_simplified.cc.
extern const char16_t kSimplified[0xA000 - 0x4000];

}  // namespace gongbao::text

#endif  // GONGBAO_COMMON_TEXT_SIMPLIFIED_H_
