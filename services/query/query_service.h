// The query services: documents, facts and dead letters, read from a store.
#ifndef GONGBAO_SERVICES_QUERY_QUERY_SERVICE_H_
#define GONGBAO_SERVICES_QUERY_QUERY_SERVICE_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <vector>

#include "common/store/store.h"

namespace gongbao::query {

// gongbao.v1.DocumentService, FactService and PipelineService over one store. Keeps no state of its
// own. Thread-safe; a call blocks its thread for as long as the store does.
class QueryService {
 public:
  // `store` is not owned and must outlive this.
  explicit QueryService(store::Store* store);
  ~QueryService();
  QueryService(const QueryService&) = delete;
  QueryService& operator=(const QueryService&) = delete;

  // What a server registers; owned by this.
  std::vector<grpc::Service*> services() const;

 private:
  std::vector<std::unique_ptr<grpc::Service>> services_;
};

}  // namespace gongbao::query

#endif  // GONGBAO_SERVICES_QUERY_QUERY_SERVICE_H_
