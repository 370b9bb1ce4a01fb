// gongbao: the command line. Each command is a subcommand with options of its own; the work is in
// check_knowledge, extract, publish, query, serve and text.
#include <CLI/CLI.hpp>
#include <iostream>

#include "common/config/config.h"
#include "services/gongbao/check_knowledge.h"
#include "services/gongbao/explain.h"
#include "services/gongbao/extract.h"
#include "services/gongbao/publish.h"
#include "services/gongbao/query.h"
#include "services/gongbao/serve_command.h"
#include "services/gongbao/text.h"

namespace {

constexpr int kWrongUse = 2;

const char* const kExtractExamples = R"(Examples:
  gongbao extract report.txt                       one fact a line, as JSON
  gongbao extract --format text report.txt         a table to read
  gongbao extract --format html --output r.html report.txt
                                                   the report with each fact marked in place
  gongbao extract --all reports/*.txt > all.jsonl  sections, rejected numerals and findings too
  curl -s URL | gongbao extract -                  from the standard input
  gongbao extract reports.zip mail.eml             each document in them, as reports.zip!/2024/a.docx
  gongbao extract 'reports.zip!/2024/a.docx'       that one alone)";
const char* const kExplainExamples =
    R"(Shows the sentence with the numeral marked, what each of its words was read as, where each slot
of the fact comes from and by which rule, and the rules that were refused and why.
Examples:
  gongbao explain report.txt --at 262              the numeral at code point 262, or the next one
  gongbao explain report.txt --quote '增长7.8%'    the first numeral in or behind these words
  gongbao explain 'reports.zip!/a.docx' --at 262   in one document of an archive or a mail)";
const char* const kTextExamples = R"(Examples:
  gongbao text page.html                           the article, a line for each paragraph or row
  gongbao text --json page.html | jq .title        with title, properties, tables and origins
  gongbao text mail.eml                            its text and what is attached to it)";
const char* const kServeExamples = R"(Examples:
  gongbao serve --data ./data                      page and API on http://127.0.0.1:8080
  gongbao serve --data ./data --inbox ./reports    also reads every file that is put into ./reports
  gongbao serve --data ./data --http 127.0.0.1:0   any free port; the address is printed)";
const char* const kPublishExamples = R"(Examples:
  gongbao publish report.txt                       to the server on 127.0.0.1:50051
  gongbao publish --server db1:50051 reports/*.html
  gongbao publish --brokers kafka1:9092 report.txt straight to Kafka)";
const char* const kQueryExamples = R"(Examples:
  gongbao query documents
  gongbao query facts --filter 'indicator_code=gdp AND measure=growth AND status=target'
  gongbao query facts --document documents/UID --format csv > facts.csv
  gongbao query fact documents/UID/articles/0/facts/UID --format json
  gongbao query document documents/UID
  gongbao query copies documents/UID/articles/0    where else this report stands, and retold how much
The filter's grammar is described in docs/filter.md.)";

const char* const kCheckExamples = R"(Examples:
  gongbao check-knowledge ./knowledge              a line FILE:LINE: WHAT for each fault
The format of the files is described in docs/knowledge.md.)";
const char* const kKnowledgeHelp =
    "Folder whose YAML files add to the built-in knowledge, or replace entries of it";

}  // namespace

int main(int argc, char** argv) {
  using namespace gongbao;
  CLI::App app(
      "gongbao (公报) turns Chinese government reports into data: every quantity that a report "
      "states or promises, "
      "with its indicator, value, unit, period, status and quote.",
      "gongbao");
  app.set_version_flag("--version", "gongbao " + std::string(config::Version()));
  app.require_subcommand(1);
  app.footer(
      "Run 'gongbao COMMAND --help' for the options and examples of a command.\n"
      "Exit codes: 0 success, 1 a failure on the input, 2 wrong use.");
  const CLI::IsMember formats({"jsonl", "json", "csv", "text", "html"});
  int code = 0;

  cli::ExtractOptions extract;
  CLI::App* command =
      app.add_subcommand("extract", "Read files and write their facts; needs no service");
  command->add_option("FILE", extract.files, "Files to read; - is the standard input")->required();
  command->add_option("--format", extract.format, "Output format")
      ->check(formats)
      ->capture_default_str();
  command->add_flag("--all", extract.all,
                    "Also articles, sections, rejected numerals and diagnostics, each line with "
                    "its record type (JSON formats)");
  command->add_option("--output", extract.output,
                      "File to write to instead of the standard output");
  command->add_option("--knowledge", extract.knowledge, kKnowledgeHelp);
  command->footer(kExtractExamples);
  command->callback([&] { code = cli::Extract(extract); });

  cli::ExplainOptions explain;
  command = app.add_subcommand("explain", "Tell how one numeral of a file was read, rule by rule");
  command->add_option("FILE", explain.file, "File to read; - is the standard input")->required();
  CLI::Option_group* const place = command->add_option_group("Place");
  place->add_option("--at", explain.at, "Offset in code points, as `start` in the JSON")
      ->check(CLI::NonNegativeNumber);
  place->add_option("--quote", explain.quote, "Words of the text");
  place->require_option(1);
  command->footer(kExplainExamples);
  command->callback([&] { code = cli::Explain(explain); });

  cli::TextOptions text;
  command = app.add_subcommand("text", "Print the text that is read out of files");
  command->add_option("FILE", text.files, "Files to read; - is the standard input")->required();
  command->add_flag("--json", text.json,
                    "One JSON line a file: text, title, charsets, properties, tables, origins");
  command->footer(kTextExamples);
  command->callback([&] { code = cli::Text(text); });

  std::string folder;
  command = app.add_subcommand("check-knowledge",
                               "Check a folder of knowledge: its form, clashes and examples");
  command->add_option("DIR", folder, "Folder for --knowledge")->required();
  command->footer(kCheckExamples);
  command->callback([&] { code = cli::CheckKnowledge(folder); });

  cli::ServeCommandOptions serve;
  command = app.add_subcommand("serve",
                               "Run extractor, indexer, query service and console in one process");
  command
      ->add_option("--data", serve.data,
                   "Folder that keeps the log and the results; made if there is none")
      ->required();
  command->add_option("--inbox", serve.inbox, "Folder whose files are read as they appear");
  command->add_option("--knowledge", serve.knowledge, kKnowledgeHelp);
  command->add_option("--grpc", serve.grpc, "HOST:PORT of the gRPC services; port 0: any free one")
      ->capture_default_str();
  command
      ->add_option("--http", serve.http,
                   "HOST:PORT of the page and HTTP/JSON; port 0: any free one")
      ->capture_default_str();
  command->add_flag(
      "--insecure-public", serve.allow_public,
      "Allow addresses that other machines can reach; there is no log-in and no encryption yet");
  command->add_option("--log-format", serve.log_format, "Lines on stderr")
      ->check(CLI::IsMember({"json", "keyvalue"}))
      ->capture_default_str();
  command->add_option("--log-level", serve.log_level, "Least level that is logged")
      ->check(CLI::IsMember({"debug", "info", "warning", "error"}))
      ->capture_default_str();
  command->footer(kServeExamples);
  command->callback([&] { code = cli::ServeCommand(serve, argv[0]); });

  cli::PublishOptions publish;
  command = app.add_subcommand("publish", "Send files to a running server, or to Kafka");
  command->add_option("FILE", publish.files, "Files to send")->required();
  CLI::Option* server =
      command->add_option("--server", publish.server, "HOST:PORT of the gRPC services")
          ->capture_default_str();
  command
      ->add_option("--brokers", publish.brokers,
                   "HOST:PORT,… of Kafka; the event is written there instead")
      ->excludes(server);
  command->add_option("--topic", publish.topic, "Kafka topic of document events")
      ->capture_default_str();
  command->add_option("--id", publish.id,
                      "Document id of a single file; else made from its bytes and its name");
  command->add_option("--region", publish.region,
                      "Region that the report is about, when the text does not say");
  command->add_option("--url", publish.url,
                      "Where a single file was published; its host tells a region that the text "
                      "does not");
  command->footer(kPublishExamples);
  command->callback([&] {
    if (!publish.id.empty() && publish.files.size() > 1) {
      throw CLI::ValidationError("--id", "goes with one FILE: several documents can't share an id");
    }
    if (!publish.url.empty() && publish.files.size() > 1) {
      throw CLI::ValidationError("--url", "goes with one FILE: each is published somewhere else");
    }
    code = cli::Publish(publish);
  });

  cli::QueryOptions query;
  command = app.add_subcommand("query", "Look facts, documents and copies up in a running server");
  command->require_subcommand(1);
  command->add_option("--server", query.server, "HOST:PORT of the gRPC services")
      ->capture_default_str();
  command->footer(kQueryExamples);
  const auto add = [&](const char* name, const char* purpose,
                       int (*run)(const cli::QueryOptions&)) {
    CLI::App* sub = command->add_subcommand(name, purpose);
    sub->fallthrough();
    sub->add_option("--format", query.format, "Output format")
        ->check(formats)
        ->capture_default_str();
    sub->callback([&query, &code, run] { code = run(query); });
    return sub;
  };
  const auto lists = [&](CLI::App* sub) {
    sub->add_option("--filter", query.filter, "Which; see docs/filter.md");
    sub->add_option("--limit", query.limit, "Most rows; 0: all")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
  };
  CLI::App* facts = add("facts", "Facts of one document, or of all", cli::QueryFacts);
  facts->add_option("--document", query.name, "documents/UID; else all documents");
  lists(facts);
  lists(add("documents", "Documents that have been read", cli::QueryDocuments));
  add("fact", "One fact", cli::QueryFact)
      ->add_option("NAME", query.name, "documents/UID/articles/N/facts/UID")
      ->required();
  add("copies", "Articles of other documents with the same text, or made of it", cli::QueryCopies)
      ->add_option("NAME", query.name, "documents/UID/articles/N")
      ->required();
  add("document", "One document", cli::QueryDocument)
      ->add_option("NAME", query.name, "documents/UID")
      ->required();

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // Help and version are no failure; anything else is wrong use.
    return app.exit(error) == 0 ? 0 : kWrongUse;
  }
  return code;
}
