// gongbao publish: sends files to a running server, or writes their events to Kafka.
#ifndef GONGBAO_SERVICES_GONGBAO_PUBLISH_H_
#define GONGBAO_SERVICES_GONGBAO_PUBLISH_H_

#include <string>
#include <vector>

namespace gongbao::cli {

struct PublishOptions {
  std::vector<std::string> files;
  std::string server = "127.0.0.1:50051";
  std::string brokers;  // set: Kafka instead of a server
  std::string topic = "gongbao.documents.v1";
  std::string id;      // of a single file; empty: made from its bytes and its name
  std::string region;  // what the crawler knows; empty: not told
  std::string url;     // where a single file was published; empty: not told
};

// Prints the document's resource name for each file that the log has taken. Returns the exit code:
// 0; 1 when a file could not be read or sent (it is named on stderr, the others are sent).
int Publish(const PublishOptions& options);

}  // namespace gongbao::cli

#endif  // GONGBAO_SERVICES_GONGBAO_PUBLISH_H_
