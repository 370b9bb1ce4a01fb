// Strings as exec and posix_spawn take them.
#ifndef GONGBAO_COMMON_BASE_EXEC_STRINGS_H_
#define GONGBAO_COMMON_BASE_EXEC_STRINGS_H_

#include <string>
#include <vector>

namespace gongbao {

// With the null that ends them. The strings must outlive the pointers; they are not changed, though
// exec's types say that they may be.
inline std::vector<char*> ExecStrings(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  pointers.reserve(strings.size() + 1);
  for (std::string& string : strings) pointers.push_back(string.data());
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace gongbao

#endif  // GONGBAO_COMMON_BASE_EXEC_STRINGS_H_
