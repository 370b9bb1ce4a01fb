// gongbao serve: runs an Instance until it is told to stop.
#ifndef GONGBAO_SERVICES_GONGBAO_SERVE_COMMAND_H_
#define GONGBAO_SERVICES_GONGBAO_SERVE_COMMAND_H_

#include <string>

namespace gongbao::cli {

struct ServeCommandOptions {
  std::string data;
  std::string inbox;
  std::string knowledge;
  std::string grpc = "127.0.0.1:50051";
  std::string http = "127.0.0.1:8080";
  bool allow_public = false;
  std::string log_format = "keyvalue";
  std::string log_level = "info";
};

// Prints `grpc HOST:PORT`, `http http://HOST:PORT` and `ready` on the standard output, a line each,
// then serves until SIGINT or SIGTERM; a second one ends it at once. `program` is argv[0]: the page
// is looked for beside the program. Returns the exit code: 0, 1 when it could not start or a part
// failed, 2 for an address that is none, 70 when it stood still.
int ServeCommand(const ServeCommandOptions& options, const char* program);

}  // namespace gongbao::cli

#endif  // GONGBAO_SERVICES_GONGBAO_SERVE_COMMAND_H_
