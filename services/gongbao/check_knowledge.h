// gongbao check-knowledge: checks a folder of knowledge before it is used.
#ifndef GONGBAO_SERVICES_GONGBAO_CHECK_KNOWLEDGE_H_
#define GONGBAO_SERVICES_GONGBAO_CHECK_KNOWLEDGE_H_

#include <string>

namespace gongbao::cli {

// Lays the files of `folder` over the built-in knowledge and reads their examples with it. Writes
// every fault to the standard output as FILE:LINE: WHAT. Returns the exit code: 0, or 1 when there
// are faults.
int CheckKnowledge(const std::string& folder);

}  // namespace gongbao::cli

#endif  // GONGBAO_SERVICES_GONGBAO_CHECK_KNOWLEDGE_H_
