// What the integration tests send through the pipeline: the samples, small reports of their own,
// and every kind of bad input.
#ifndef GONGBAO_TESTS_INTEGRATION_REPORTS_H_
#define GONGBAO_TESTS_INTEGRATION_REPORTS_H_

#include <cstddef>
#include <string>
#include <vector>

namespace gongbao::integration {

struct Report {
  std::string name;  // of a file, or the document id
  std::string content;
  bool readable = true;  // false: ends as a dead letter
};

// The files of tests/samples, then `count` short reports that all differ.
std::vector<Report> GoodReports(int count);

// One of each kind. Some can be read all the same: text with a broken sequence, a NUL or a very
// long line is still text, and a page nested beyond reason still has its text.
std::vector<Report> BadReports(size_t line_bytes);

// A mail with `count` reports: its words, one attached, the others in a zip; and with what can't be
// read: a picture in the zip, which is a part and a dead letter, and a zip under a password, of
// which nothing can be taken out.
std::string MailOfReports(int count);

}  // namespace gongbao::integration

#endif  // GONGBAO_TESTS_INTEGRATION_REPORTS_H_
