// gongbao query: looks facts and documents up in a running server, over gRPC.
#ifndef GONGBAO_SERVICES_GONGBAO_QUERY_H_
#define GONGBAO_SERVICES_GONGBAO_QUERY_H_

#include <cstdint>
#include <string>

namespace gongbao::cli {

struct QueryOptions {
  std::string server = "127.0.0.1:50051";
  std::string format = "text";
  std::string filter;  // grammar of docs/filter.md
  std::string name;   // of the one document or fact asked for; the document whose facts are listed,
                      // the article whose copies are
  int64_t limit = 0;  // most rows; 0: all
};

// Each prints to the standard output and returns the exit code: 0, or 1 with the server's message
// on stderr.
int QueryFacts(const QueryOptions& options);
int QueryFact(const QueryOptions& options);
int QueryDocuments(const QueryOptions& options);
int QueryDocument(const QueryOptions& options);
int QueryCopies(const QueryOptions& options);

}  // namespace gongbao::cli

#endif  // GONGBAO_SERVICES_GONGBAO_QUERY_H_
