// Automatic numbers of WordprocessingML: "一、", "（二）" or "3.1" stand in no run of the text, but
// are counted from word/numbering.xml (ECMA-376 part 1, 17.9).
#ifndef GONGBAO_COMMON_DOCUMENT_DOCX_NUMBERING_H_
#define GONGBAO_COMMON_DOCUMENT_DOCX_NUMBERING_H_

#include <array>
#include <cstddef>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gongbao::document {

// `value` in a number format of ST_NumberFormat ("chineseCounting": 十二; "upperRoman": XII). What
// the format has no sign for, and any format that is not known, is shown in Arabic digits.
std::string FormatListNumber(int value, std::string_view format);

// Counts the numbered paragraphs of one document. Not thread-safe.
class DocxNumbering {
 public:
  // `root` is the document node of numbering.xml; a null node has no lists.
  explicit DocxNumbering(const pugi::xml_node& root);

  // Counts a paragraph of level `level` (from 0) in the list `num_id` and returns what Word shows
  // before it: "一、" or "1.2 ", with a blank where Word leaves a gap. At most some 100 bytes;
  // empty when there is no such list.
  std::string Next(int num_id, int level);

  // The level of the list that belongs to a paragraph style; 0 when none does.
  int LevelOfStyle(int num_id, std::string_view style) const;

 private:
  static constexpr int kLevels = 9;

  struct Level {
    int start = 1;
    int restart = -1;  // levels above that start it anew; -1: all, 0: none
    bool legal = false;
    std::string format = "decimal";
    std::string text;
    std::string gap = " ";
    std::string style;
  };
  struct List {
    std::array<Level, kLevels> levels;
    std::array<int, kLevels> counts{};
    std::array<bool, kLevels> counting{};
  };
  struct Instance {
    size_t list = 0;
    std::map<int, Level> levels;  // those that differ from the list's
    std::map<int, int> starts;    // not yet used
  };

  static Level ReadLevel(const pugi::xml_node& node);
  void ReadInstance(const pugi::xml_node& node, const std::unordered_map<int, size_t>& lists);
  const Level& LevelOf(const Instance& instance, int level) const;
  std::string Label(const Instance& instance, int level) const;

  std::vector<List> lists_;
  std::unordered_map<int, Instance> instances_;  // by numId
};

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_DOCX_NUMBERING_H_
