#include "common/config/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "common/config/options.h"

namespace gongbao::config {
namespace {

using testing::HasSubstr;
using testing::Not;

const Program kProgram{
    .name = "gongbao-sample",
    .purpose = "a program for this test.",
    .options = {"kafka.bootstrap.servers", "kafka.sasl.password", "worker.slots_count",
                "grpc.address", "http.allow_public", "log.format"}};
const std::string kBroker = "--kafka.bootstrap.servers=b:9092";

Result<Config> Load(const std::vector<std::string>& arguments,
                    const std::map<std::string, std::string>& environment = {}) {
  return Config::Load(kProgram, arguments, environment);
}

std::string WriteFile(const std::string& name, const std::string& text) {
  const std::string path = testing::TempDir() + name;
  std::ofstream(path) << text;
  return path;
}

TEST(Options, HaveDistinctNamesAndDefaultsWithinTheirOwnBounds) {
  std::set<std::string_view> names;
  for (const Option& row : Options()) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_FALSE(row.help.empty()) << row.name;
  }
  Program all = kProgram;
  all.options.assign(names.begin(), names.end());
  const Result<Config> config = Config::Load(all, {kBroker, "--store.path=s"}, {});
  ASSERT_TRUE(config.ok()) << config.status().ToString();
  EXPECT_EQ(config->Number("buffer.max_bytes"), 64 << 20);
  EXPECT_EQ(Config::Defaults().Milliseconds("commit.interval_ms"), std::chrono::seconds(1));
}

TEST(Config, TakesTheCommandLineBeforeTheEnvironmentBeforeTheFileBeforeTheDefault) {
  const std::string file =
      WriteFile("config_order", "# shared\nworker.slots_count = 2\nlog.format=keyvalue\n");
  EXPECT_EQ(Load({kBroker})->Number("worker.slots_count"), 0);
  EXPECT_EQ(Load({kBroker, "--config", file})->Number("worker.slots_count"), 2);
  const std::map<std::string, std::string> environment = {{"GONGBAO_WORKER_SLOTS_COUNT", "3"}};
  const Result<Config> config = Load({kBroker, "--config=" + file}, environment);
  EXPECT_EQ(config->Number("worker.slots_count"), 3);
  EXPECT_EQ(config->Text("log.format"), "keyvalue");
  EXPECT_EQ(Load({kBroker, "--worker.slots_count", "4"}, environment)->Number("worker.slots_count"),
            4);
}

TEST(Config, StopsAtAnUnknownKeyWithItsNameAndTheNearest) {
  const Status flag = Load({kBroker, "--worker.slot_count=4"}).status();
  EXPECT_EQ(flag.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(flag.message(), HasSubstr("\"worker.slot_count\" on the command line"));
  EXPECT_THAT(flag.message(), HasSubstr("nearest is worker.slots_count"));

  const Status variable = Load({kBroker}, {{"GONGBAO_WORKER_SLOT_COUNT", "4"}}).status();
  EXPECT_THAT(variable.message(), HasSubstr("\"GONGBAO_WORKER_SLOT_COUNT\" in the environment"));

  const std::string file = WriteFile("config_unknown", "\nlog.fromat=json\n");
  const Status line = Load({kBroker, "--config", file}).status();
  EXPECT_EQ(line.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(line.message(), HasSubstr(file + " line 2"));
  EXPECT_THAT(line.message(), HasSubstr("nearest is log.format"));
}

TEST(Config, NamesKeyValueAndWhatIsAllowed) {
  EXPECT_EQ(Load({kBroker, "--worker.slots_count=2000"}).status().message(),
            "option worker.slots_count is \"2000\"; allowed is an integer from 0 to 1024");
  EXPECT_EQ(Load({kBroker, "--log.format=xml"}).status().message(),
            "option log.format is \"xml\"; allowed is one of json|keyvalue");
  EXPECT_EQ(Load({kBroker, "--http.allow_public=yes"}).status().message(),
            "option http.allow_public is \"yes\"; allowed is true or false");
  EXPECT_THAT(Load({kBroker, "--grpc.address=7020"}).status().message(),
              HasSubstr("\"7020\"; allowed is host:port"));
  EXPECT_THAT(Load({}).status().message(), HasSubstr("kafka.bootstrap.servers is required"));
  EXPECT_THAT(Load({kBroker, "stray"}).status().message(), HasSubstr("unexpected argument"));
  EXPECT_THAT(Load({kBroker, "--log.format"}).status().message(), HasSubstr("has no value"));
  EXPECT_EQ(Load({"--config=/nowhere/file"}).status().code(), StatusCode::kNotFound);
}

TEST(Config, LetsServicesShareAFileAndAnEnvironment) {
  const std::string file = WriteFile("config_shared", "store.path=/data/store.sqlite\n");
  EXPECT_TRUE(Load({kBroker, "--config", file}, {{"GONGBAO_STORE_PATH", "x"}}).ok());
  EXPECT_TRUE(Load({kBroker}, {{"GONGBAO_QUERY_SERVICE_HOST", "10.0.0.1"},
                               {"GONGBAO_KAFKA_PORT_9092_TCP_ADDR", "10.0.0.2"},
                               {"GONGBAO_CRASH_AT", "after_poll:1"}})
                  .ok());
  EXPECT_EQ(Load({kBroker, "--store.path=x"}).status().code(), StatusCode::kInvalidArgument);
}

TEST(Config, PassesKafkaPropertiesThrough) {
  const Result<Config> config =
      Load({kBroker, "--kafka.client.id=one"}, {{"GONGBAO_KAFKA_SECURITY_PROTOCOL", "ssl"}});
  ASSERT_TRUE(config.ok()) << config.status().ToString();
  EXPECT_EQ(config->KafkaProperties(), (std::map<std::string, std::string>{
                                           {"client.id", "one"}, {"security.protocol", "ssl"}}));
}

TEST(Config, KeepsSecretsOffTheCommandLineAndOutOfWhatIsPrinted) {
  const Status status = Load({kBroker, "--kafka.sasl.password=hush"}).status();
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(status.message(), HasSubstr("use GONGBAO_KAFKA_SASL_PASSWORD or a file"));
  EXPECT_THAT(status.message(), Not(HasSubstr("hush")));

  const Result<Config> config =
      Load({kBroker, "--print-config"},
           {{"GONGBAO_KAFKA_SASL_PASSWORD", "hush"}, {"GONGBAO_KAFKA_SSL_KEY_PEM", "hush"}});
  ASSERT_TRUE(config.ok());
  EXPECT_THAT(config->answer(), HasSubstr("kafka.sasl.password=********\n"));
  EXPECT_THAT(config->answer(), HasSubstr("kafka.bootstrap.servers=b:9092\n"));
  EXPECT_THAT(config->answer(), Not(HasSubstr("hush")));
}

TEST(Config, AnswersHelpAndVersionWithoutNeedingAnythingElse) {
  EXPECT_EQ(Load({"--version"})->answer(), "gongbao-sample " + std::string(Version()) + "\n");
  const std::string help = Load({"--help"})->answer();
  EXPECT_THAT(help, HasSubstr("--worker.slots_count"));
  EXPECT_THAT(help, HasSubstr("an integer from 0 to 1024"));
  EXPECT_THAT(help, Not(HasSubstr("store.path")));
}

TEST(ParseAddress, TakesNamesAddressesAndBracketedIpV6) {
  EXPECT_EQ(ParseAddress("query:7020")->host, "query");
  EXPECT_EQ(ParseAddress("[::1]:0")->host, "::1");
  EXPECT_EQ(ParseAddress("0.0.0.0:65535")->port, 65535);
  for (const char* bad : {"", ":1", "host", "host:", "host:65536", "host:-1", "::1:80", "a b:1"}) {
    EXPECT_EQ(ParseAddress(bad).status().code(), StatusCode::kInvalidArgument) << bad;
  }
}

}  // namespace
}  // namespace gongbao::config
