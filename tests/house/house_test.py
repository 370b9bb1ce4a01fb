#!/usr/bin/env python3
"""The checks themselves: each finds a fault that was planted, and passes what is right."""
import os
import tempfile
import unittest

import chart_rules
import include_rules
import meaning_rules
import proto_rules
import text_rules


def tree(test, contents):
    """A folder with these files, gone after the test."""
    root = tempfile.TemporaryDirectory()
    test.addCleanup(root.cleanup)
    for path, text in contents.items():
        full = os.path.join(root.name, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)
    return root.name


class MeaningRules(unittest.TestCase):
    TREE = {
        "common/extraction/provenance.h": "enum class Rule : uint8_t {\n  kNone = 0,\n  kNameLeft,\n"
                                          "  kCount,\n};\n",
        "common/extraction/provenance.cc": '{"", Origin::kNone, ""},\n'
                                           '{"name.left", Origin::kStated, "before it"},\n'
                                           '{"reject.page", "a page"},\n{"date.*", "dates"},\n',
        "common/extraction/a.cc": 'Read(Rule::kNameLeft, "reject.page"); No("date.*");\n',
    }

    def found(self, path, old, new):
        return meaning_rules.findings(tree(self, {
            **self.TREE, "common/extraction/" + path:
            self.TREE["common/extraction/" + path].replace(old, new)}))

    def test_passes_what_is_right(self):
        self.assertEqual(meaning_rules.findings(tree(self, self.TREE)), [])

    def test_finds_a_rule_without_a_meaning(self):
        for path, old, new in (("a.cc", "reject.page\"", "reject.page\", \"reject.road\""),
                               ("provenance.cc", '"dates"', '""'),
                               ("provenance.cc", '{"date.*", "dates"},\n', "")):
            found = self.found(path, old, new)
            self.assertEqual(len(found), 1, (new, found))
            self.assertIn("has no meaning", found[0])

    def test_finds_a_meaning_without_a_rule(self):
        for old in ('No("date.*");', "Rule::kNameLeft, "):
            found = self.found("a.cc", old, "")
            self.assertEqual(len(found), 1, (old, found))
            self.assertIn("no rule has the id", found[0])

    def test_finds_a_meaning_given_twice(self):
        found = self.found("provenance.cc", '{"date.*"', '{"reject.page", "a leaf"},\n{"date.*"')
        self.assertEqual(found, ["common/extraction/provenance.cc: reject.page stands there twice"])


class IncludeRules(unittest.TestCase):
    def found(self, path, include):
        return include_rules.findings(tree(self, {path: f"// a\n#include {include}\n"}))

    def test_passes_what_the_layers_allow(self):
        for path, include in (
                ("common/extraction/a.cc", '"common/knowledge/b.h"'),
                ("common/extraction/a.cc", "<vector>"),
                ("common/extraction/a_test.cc", "<gtest/gtest.h>"),
                ("common/text/a.cc", "<unicode/ucsdet.h>"),
                ("services/gongbao/serve.cc", '"services/query/query.h"'),
                ("services/query/query.cc", '"gongbao/v1/query.grpc.pb.h"')):
            self.assertEqual(self.found(path, include), [], (path, include))

    def test_finds_a_planted_violation(self):
        for path, include in (
                ("common/base/a.h", '"common/text/b.h"'),
                ("common/extraction/a.cc", '"common/store/b.h"'),
                ("common/extraction/a.cc", '"gongbao/v1/records.pb.h"'),
                ("common/extraction/a.cc", "<chrono>"),
                ("common/extraction/a.cc", "<unistd.h>"),
                ("common/store/a.cc", "<grpcpp/grpcpp.h>"),
                ("common/store/a.cc", "<gtest/gtest.h>"),
                ("common/document/a.cc", "<unicode/ucsdet.h>"),
                ("common/messaging/a.cc", "<librdkafka/rdkafka.h>"),
                ("common/kafka/a.cc", "<sqlite3.h>"),
                ("services/query/a.cc", '"services/indexer/b.h"'),
                ("services/query/a.cc", "<libxml/HTMLparser.h>"),
                ("services/query/a.cc", "<regex>"),
                ("services/query/a.cc", "<boost/any.hpp>"),
                ("common/unheard/a.cc", "<vector>")):
            found = self.found(path, include)
            self.assertEqual(len(found), 1, (path, include, found))
            self.assertTrue(found[0].startswith(path), found[0])


GOOD = """syntax = "proto3";
package a.v1;
// One.
message One {
  string name = 1;  // its name
  // Either.
  oneof part {
    bytes raw = 2;  // raw
  }
  map<string, string> tags = 4;  // tags
  // How it went.
  enum State {
    STATE_UNSPECIFIED = 0;  // not told
  }
}
// Serves.
service Ones {
  // One of them.
  rpc Get(stream One) returns (One);
}
"""


class ProtoRules(unittest.TestCase):
    def setUp(self):
        self.baseline = [f"{n}: {m}" for n, m in proto_rules.elements(GOOD)[0].items()]

    def found(self, old, new):
        self.assertIn(old, GOOD)
        return proto_rules.findings({"a.proto": GOOD.replace(old, new)}, self.baseline)

    def test_reads_every_kind_of_element(self):
        self.assertIn("a.v1.One.raw: bytes = 2", self.baseline)
        self.assertIn("a.v1.One.State.STATE_UNSPECIFIED: value = 0", self.baseline)
        self.assertIn("a.v1.Ones.Get: rpc Get ( stream One ) returns ( One )", self.baseline)
        self.assertEqual(proto_rules.findings({"a.proto": GOOD}, self.baseline), [])

    def test_finds_an_element_without_comment(self):
        for old, new in (("// its name", ""), ("  // Either.\n", ""), ("// One.\n", ""),
                         ("  // One of them.\n", ""), ("// not told", "")):
            found = self.found(old, new)
            self.assertEqual(len(found), 1, found)
            self.assertIn("no comment on", found[0])

    def test_finds_a_changed_number_or_type(self):
        self.assertIn("was `string = 1`, is `string = 3`", self.found("name = 1", "name = 3")[0])
        self.assertIn("is `bytes = 1`", self.found("string name", "bytes name")[0])

    def test_lets_an_element_go_only_with_its_number_reserved(self):
        line = "  string name = 1;  // its name\n"
        self.assertIn("number 1 is not reserved", self.found(line, "")[0])
        self.assertEqual(self.found(line, "  reserved 1;\n"), [])

    def test_asks_to_publish_a_new_element(self):
        line = "  string name = 1;  // its name\n"
        self.assertIn("--update", self.found(line, line + "  string b = 5;  // b\n")[0])


class TextRules(unittest.TestCase):
    def test_finds_what_is_not_there(self):
        root = tree(self, {
            "README.md": "Run `./dev fly`. See [this](docs/none.md) and [that](a.md#b).\n",
            "a.md": "Run `./dev run`, see [outside](https://example.org/).\n",
            "b.cc": 'auto p = "/' + 'home/ann/x";',
            "c.json": '"https://registry' + '.npmjs.org/x"\n'})
        found = text_rules.findings(root, {"run"})
        self.assertEqual([line.split(": ", 1)[1] for line in found], [
            "no command ./dev fly", "links to docs/none.md, which does not exist",
            "a path of one machine: /" + "home/a", "no newline at its end",
            "a registry's host: registry" + ".npm"])

    def test_reads_the_commands_of_dev(self):
        self.assertEqual(text_rules.dev_commands(
            "usage() {\n  cat <<END\nusage: x\n\n  run   a\n  test [l] b\nEND\n}\n"), {"run", "test"})


class ChartRules(unittest.TestCase):
    def test_finds_unbalanced_templates(self):
        self.assertEqual(chart_rules.template_findings("a", "{{ if .x }}{{ else }}{{- end }}"), [])
        for text in ("{{ if .x }}", "{{ end }}", "{{ .x }", '{{ (printf "a" }}'):
            self.assertTrue(chart_rules.template_findings("a", text), text)

    def test_finds_values_without_comment_or_use(self):
        templates = {"a": "{{ .Values.one.two }} {{ .Values.three }}"}
        values = "# One.\none:\n  # Two.\n  two: 1\n# Three.\nthree: 3\n"
        self.assertEqual(chart_rules.value_findings(values, templates), [])
        self.assertEqual(len(chart_rules.value_findings(values.replace("# Two.", "")
                                                        , templates)), 1)
        self.assertEqual(len(chart_rules.value_findings(values + "# Four.\nfour: 4\n"
                                                        , templates)), 1)
        self.assertEqual(len(chart_rules.value_findings(values, {"a": "{{ .Values.one }}"})), 1)
        self.assertEqual(len(chart_rules.value_findings(
            values, {"a": templates["a"] + "{{ .Values.six }}"})), 1)


if __name__ == "__main__":
    unittest.main()
