#include "common/base/chunked.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

namespace gongbao {
namespace {

Chunked<int> UpTo(int count) {
  Chunked<int> numbers;
  for (int i = 0; i < count; ++i) numbers.push_back(i);
  return numbers;
}

TEST(Chunked, RecordsStayWhereTheyAre) {
  Chunked<std::string> words;
  words.push_back("甲");
  const std::string* const first = &words[0];
  for (int i = 0; i < 1000; ++i) words.emplace_back() = std::to_string(i);
  EXPECT_EQ(first, &words.front());
  EXPECT_EQ(words.size(), 1001u);
  EXPECT_EQ(words.back(), "999");
  const Chunked<std::string> moved = std::move(words);
  EXPECT_EQ(first, &moved[0]);
}

TEST(Chunked, NewRecordsAreAsTheTypeBegins) {
  Chunked<int> numbers = UpTo(100);
  EXPECT_EQ(numbers.emplace_back(), 0);
  EXPECT_TRUE(Chunked<int>().empty());
}

TEST(Chunked, AlgorithmsReadAndSortIt) {
  Chunked<int> numbers = UpTo(100);
  EXPECT_TRUE(std::ranges::is_sorted(numbers));
  std::ranges::stable_sort(numbers, std::greater<>());
  EXPECT_EQ(numbers[0], 99);
  EXPECT_EQ(numbers[99], 0);
  EXPECT_EQ(*std::ranges::lower_bound(numbers, 40, std::greater<>()), 40);
  EXPECT_EQ(numbers.end() - numbers.begin(), 100);
}

}  // namespace
}  // namespace gongbao
