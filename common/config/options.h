// The option table: one row for each option that a service understands. Flags, environment, file,
// checks, defaults, --help and --print-config are all made from it, so a default or a limit stands
// nowhere else.
#ifndef GONGBAO_COMMON_CONFIG_OPTIONS_H_
#define GONGBAO_COMMON_CONFIG_OPTIONS_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace gongbao::config {

enum class Type : uint8_t {
  kText,     // anything
  kPath,     // a file or folder
  kAddress,  // host:port; port 0 takes any free one
  kNumber,   // an integer from min to max, in `unit`
  kBool,     // true or false
  kWord,     // one of `words`
};

struct Option {
  std::string_view
      name;  // dotted; as a variable GONGBAO_ and the name in capitals with '_' for '.'
  Type type = Type::kText;
  std::string_view unit = {};      // of a number: "ms", "bytes"; empty: a plain count
  std::string_view fallback = {};  // the default, as it would be written
  int64_t min = 0;
  int64_t max = 0;
  std::string_view words = {};  // for kWord, separated by '|'
  std::string_view help = {};   // one sentence
  bool required = false;        // must not stay empty
  bool secret = false;          // taken from file or environment only, never printed
};

// All rows, in the order in which --help shows them.
std::span<const Option> Options();

// The row of that name; null when there is none.
const Option* FindOption(std::string_view name);

}  // namespace gongbao::config

#endif  // GONGBAO_COMMON_CONFIG_OPTIONS_H_
