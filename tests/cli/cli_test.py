#!/usr/bin/env python3
"""usage: cli_test.py GONGBAO: the command line's exit codes, messages and formats, and what it does with bad input."""
import csv
import email.message
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

PROGRAM = sys.argv.pop(1)
REPORT = "2023年政府工作报告\n一、2022年工作回顾\n全市生产总值增长6.1%。\n"


def run(*arguments, stdin=b"", timeout=120):
    return subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, timeout=timeout)


class Explain(unittest.TestCase):
    def explain(self, *arguments):
        done = run("explain", "-", *arguments, stdin=REPORT.encode())
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def test_explains_the_numeral_at_an_offset_or_in_words(self):
        code, said, _ = self.explain("--at", str(REPORT.index("6.1")))
        self.assertEqual(code, 0)
        self.assertIn("增长【6.1%】", said)
        self.assertRegex(said, r"period +2022 +section +\d+-\d+ +一、2022年工作回顾 +period\.section")
        self.assertRegex(said, r"share\.of_plan +\d+-\d+ +no 完成…计划 stands before it")
        self.assertEqual(self.explain("--quote", "增长6.1")[1], said)
        self.assertIn("Rejected as date", self.explain("--at", "0")[1])

    def test_says_when_no_numeral_is_there(self):
        code, _, errors = self.explain("--at", "100000")
        self.assertEqual((code, errors), (1, "gongbao: -: no numeral stands at character 100000 or behind it\n"))
        self.assertEqual(self.explain("--quote", "不在文中")[0], 1)
        for wrong in [(), ("--at", "-1"), ("--at", "1", "--quote", "x")]:
            self.assertEqual(self.explain(*wrong)[0], 2)


class Extract(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, content):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as out:
            out.write(content)
        return path

    def facts(self, *arguments, **more):
        done = run("extract", *arguments, **more)
        return done.returncode, [json.loads(line) for line in done.stdout.decode().splitlines()], done.stderr.decode()

    def test_reads_the_standard_input(self):
        code, facts, _ = self.facts("-", stdin=REPORT.encode())
        self.assertEqual(code, 0)
        self.assertEqual([(f["quote"], f["value"], f["period"], REPORT[f["start"]:f["end"]]) for f in facts],
                         [("6.1%", 6.1, "2022", "6.1%")])
        raw = REPORT.encode()
        self.assertEqual(raw[facts[0]["byte_start"]:facts[0]["byte_end"]].decode(), "6.1%")

    def test_names_every_record_with_all(self):
        _, records, _ = self.facts("--all", "-", stdin=REPORT.encode())
        self.assertEqual({r["record"] for r in records}, {"article", "section", "fact", "rejected"})

    def test_tells_with_all_where_each_slot_comes_from(self):
        _, records, _ = self.facts("--all", "-", stdin=REPORT.encode())
        fact = next(r for r in records if r["record"] == "fact")
        sources = {s["slot"]: (s["origin"], s["rule"], REPORT[s["start"]:s["end"]])
                   for s in fact["provenance"] if "start" in s}
        self.assertEqual(sources["indicator"], ("stated", "name.left", "生产总值"))
        self.assertEqual(sources["period"], ("section", "period.section", "一、2022年工作回顾"))
        _, facts, _ = self.facts("-", stdin=REPORT.encode())
        self.assertNotIn("provenance", facts[0])

    def test_tells_where_a_fact_stands_in_the_original(self):
        page = self.file("a.html", f"<html><body><p>{REPORT}</p></body></html>".encode())
        _, facts, _ = self.facts(page)
        self.assertEqual(facts[0]["path"], "/html/body/p[1]")
        rows = list(csv.DictReader(io.StringIO(run("extract", "--format", "csv", page).stdout.decode())))
        self.assertEqual((rows[0]["page"], rows[0]["path"]), ("", "/html/body/p[1]"))
        _, facts, _ = self.facts("-", stdin=REPORT.encode())
        self.assertFalse({"page", "path"} & facts[0].keys())

    def test_writes_json_csv_text_and_html(self):
        path = self.file("a.txt", REPORT.encode())
        self.assertEqual(len(json.loads(run("extract", "--format", "json", path).stdout)), 1)
        rows = list(csv.DictReader(io.StringIO(run("extract", "--format", "csv", path).stdout.decode())))
        self.assertEqual(rows[0]["quote"], "6.1%")
        self.assertIn("生产总值", run("extract", "--format", "text", path).stdout.decode())
        page = run("extract", "--format", "html", path).stdout.decode()
        self.assertIn("<mark class=\"actual\"", page)
        self.assertNotIn("http", page)

    def test_reads_the_others_when_one_file_can_not_be_read(self):
        good = self.file("good.txt", REPORT.encode())
        missing = os.path.join(self.folder.name, "missing.txt")
        code, facts, errors = self.facts(missing, good)
        self.assertEqual((code, len(facts)), (1, 1))
        self.assertIn("missing.txt: No such file", errors)

    def refused(self, name, content, message):
        good = self.file("good.txt", REPORT.encode())
        code, facts, errors = self.facts(self.file(name, content), good)
        self.assertEqual((code, len(facts)), (1, 1), errors)
        self.assertIn(name + ": ", errors)
        self.assertIn(message, errors)

    def test_refuses_an_empty_file(self):
        self.refused("empty.txt", b"", "empty")

    def test_refuses_a_hundred_megabytes_of_zeros(self):
        path = os.path.join(self.folder.name, "zeros")
        with open(path, "wb") as out:
            out.truncate(100 << 20)
        code, _, errors = self.facts(path)
        self.assertEqual(code, 1)
        self.assertIn("at most 67108864", errors)

    def test_refuses_an_image(self):
        self.refused("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 40, "a JPEG image")

    def test_reads_on_behind_malformed_utf8_and_a_nul(self):
        text = (REPORT * 5).encode()
        for damage in (b"\xff\xfe\xe5", b"\x00"):
            code, facts, errors = self.facts(self.file("damaged.txt", text[:30] + damage + text[30:]))
            self.assertEqual(code, 0, errors)
            self.assertEqual(len(facts), 5)
            self.assertIn("malformed", errors)

    def test_reads_a_line_of_ten_megabytes(self):
        line = "全市生产总值增长6.1%,固定资产投资120亿元;" * 160000
        code, facts, _ = self.facts(self.file("line.txt", line.encode()))
        self.assertEqual((code, len(facts)), (0, 320000))

    def test_ends_on_whatever_it_is_given(self):
        million = 1000000
        texts = {"digits": "1" * million, "masks": "*" * million, "lists": "分别" * million, "brackets": "（" * million,
                 "letters": "经济" * (million // 6), "commas": "3%，" * (million // 7), "heads": "、出口" * (million // 9),
                 "breaks": "\n" * million, "headings": "一、\n" * (million // 7), "years": "2023年" * (million // 7)}
        for name, text in texts.items():
            code, _, errors = self.facts("--all", self.file(name + ".txt", text.encode()))
            self.assertEqual(code, 0, (name, errors))

    def test_ends_on_random_bytes(self):
        chance = random.Random(4)
        for size in (1, 2, 3, 100, 10000, 1 << 20):
            code, _, errors = self.facts("--all", self.file("random", chance.randbytes(size)))
            self.assertIn(code, (0, 1), errors)

    def test_reads_text_that_is_cut_anywhere(self):
        text = REPORT.encode()
        for end in range(1, len(text)):
            code, _, errors = self.facts("--all", self.file("cut.txt", text[:end]))
            self.assertIn(code, (0, 1), (end, errors))

    def test_reads_html_nested_a_hundred_thousand_deep(self):
        page = "<html><body>" + "<div>" * 100000 + "全市生产总值增长6.1%。"
        code, facts, _ = self.facts(self.file("deep.html", page.encode()))
        self.assertEqual((code, [f["quote"] for f in facts]), (0, ["6.1%"]))


class Containers(unittest.TestCase):
    """An archive with a report, an image, and an archive with a mail."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        mail = email.message.EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = "office@example.org", "press@example.org", "公报"
        mail.set_content("全市生产总值增长7.2%。\n")
        mail.add_attachment("全县粮食产量12.5万吨。".encode("gb18030"), maintype="application",
                            subtype="octet-stream", filename="附件.txt")
        self.file = os.path.join(folder.name, "reports.zip")
        with zipfile.ZipFile(self.file, "w") as archive:
            archive.writestr("2023/报告.txt", REPORT)
            archive.writestr("logo.jpg", b"\xff\xd8\xff\xe0 JFIF")
            archive.writestr("mails.zip", self.zip({"公报.eml": bytes(mail)}))
        with open(self.file, "rb") as stored:
            self.bytes = stored.read()

    def zip(self, files):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return out.getvalue()

    def test_reads_each_part_as_a_document_and_goes_on_behind_one_that_fails(self):
        done = run("extract", self.file)
        facts = [json.loads(line) for line in done.stdout.decode().splitlines()]
        self.assertEqual([(fact["document"], fact["quote"]) for fact in facts], [
            (self.file + "!/2023/报告.txt", "6.1%"),
            (self.file + "!/mails.zip!/公报.eml!/body.txt", "7.2%"),
            (self.file + "!/mails.zip!/公报.eml!/附件.txt", "12.5万吨")])
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr.decode(), r"^gongbao: \S+\.zip!/logo\.jpg: this is a JPEG image, [^\n]*\n$")

    def test_reads_one_part_by_its_name(self):
        report = self.file + "!/2023/报告.txt"
        self.assertEqual(run("text", report).stdout.decode(), REPORT)
        self.assertEqual(run("text", self.file + "!/mails.zip").stdout.decode(),
                         "全市生产总值增长7.2%。\n全县粮食产量12.5万吨。")
        self.assertIn("增长【6.1%】", run("explain", report, "--quote", "6.1").stdout.decode())
        self.assertEqual(run("text", "-!/2023/报告.txt", stdin=self.bytes).stdout.decode(), REPORT)
        done = run("text", self.file + "!/none.txt")
        self.assertEqual((done.returncode, done.stderr.decode()),
                         (1, f"gongbao: {self.file}!/none.txt: no such part is in {self.file}\n"))
        self.assertEqual(run("text", report + "!/none.txt").returncode, 1)

    def test_explains_a_part_and_no_container_of_several(self):
        done = run("explain", self.file, "--at", "0")
        self.assertEqual((done.returncode, done.stderr.decode()), (
            1, f"gongbao: {self.file}: holds several documents: name one of them, as {self.file}!/2023/报告.txt\n"))
        one = self.zip({"报告.txt": REPORT})
        self.assertIn("增长【6.1%】", run("explain", "-", "--quote", "6.1", stdin=one).stdout.decode())

    def test_names_the_part_that_is_lost(self):
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("bomb.txt", b" " * (4 << 20))
            archive.writestr("报告.txt", REPORT)
        done = run("text", "-", stdin=bomb.getvalue())
        self.assertEqual((done.returncode, done.stdout.decode()), (1, REPORT))
        self.assertRegex(done.stderr.decode(), r"^gongbao: -!/bomb\.txt: .* more than 200 times its size")


class Knowledge(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def write(self, name, text):
        with open(os.path.join(self.folder.name, name), "w", encoding="utf-8") as out:
            out.write(text)

    def check(self):
        done = run("check-knowledge", self.folder.name)
        lines = done.stdout.decode().splitlines()
        self.assertTrue(all(line.startswith(self.folder.name + "/") for line in lines), lines)
        return done.returncode, [line[len(self.folder.name) + 1:] for line in lines]

    def test_lays_a_folder_over_what_is_built_in(self):
        self.write("indicators.yaml", "- {code: lamps, name: 路灯产量, english: lamps made, dimension: count,\n"
                                      "   direction: higher}\n")
        self.write("units.yaml", "- {dimension: lamps, base: lamp, factor: 1, units: [灯]}\n")
        text = (REPORT + "路灯产量35万灯。").encode()
        known = ("extract", "--knowledge", self.folder.name, "-")
        fact = json.loads(run(*known, stdin=text).stdout.decode().splitlines()[-1])
        self.assertEqual((fact["quote"], fact["unit"], fact["indicator_code"]), ("35万灯", "万灯", "lamps"))
        fact = json.loads(run("extract", "-", stdin=text).stdout.decode().splitlines()[-1])
        self.assertNotEqual(fact["unit"], "万灯")

    def test_refuses_a_folder_with_faults(self):
        self.write("names.yaml", "- {reason: pun, names: [甲]}\n")
        done = run("extract", "--knowledge", self.folder.name, "-", stdin=REPORT.encode())
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr.decode(),
                         self.folder.name + "/names.yaml:1: there is no reason `pun`\n")

    def test_checks_a_good_folder_in_silence(self):
        self.write("names.yaml", "- {reason: slogan, names: [七七计划], examples: [推进七七计划。],\n"
                                 "   counter_examples: [引进企业77家。]}\n")
        self.write("cues.yaml", "firm:\n  words: [务须]\n  examples: {\"二、2024年工作计划\\n务须完成投资6亿元。\":"
                                " {modality: firm}}\n")
        self.assertEqual(self.check(), (0, []))

    def test_tells_every_fault_with_its_line(self):
        self.write("names.yaml", "- {reason: slogan, names: [七七计划],\n"
                                 "   examples: [引进企业77家。],\n"
                                 "   counter_examples: [推进七七计划。]}\n"
                                 "- {reason: pun, names: [甲]}\n")
        self.write("units.yaml", "- {dimension: lamps, base: lamp, factor: 1, units: [灯],\n"
                                 "   examples: {路灯产量35万灯。: 35}, counter_examples: [路灯产量35万灯。]}\n")
        self.write("indicators.yaml", "- {code: lamps, name: 路灯产量, english: lamps made, dimension: count,\n"
                                      "   direction: higher, examples: [路灯], counter_examples: [新路灯产量]}\n")
        self.write("cues.yaml", "firm:\n  words: [务须]\n  examples: {完成投资6亿元。: {mood: firm}}\n")
        code, lines = self.check()
        self.assertEqual(code, 1)
        self.assertEqual(
            lines,
            ["cues.yaml:3: `完成投资6亿元。` there is no field `mood`",
             "indicators.yaml:2: `路灯` has the code ``",
             "indicators.yaml:2: `新路灯产量` has the code `lamps`",
             "names.yaml:2: `引进企业77家。` must give rejected slogan; it gives 77家 of 引进企业",
             "names.yaml:3: `推进七七计划。` must not give rejected slogan; it gives 七七 rejected as slogan",
             "names.yaml:4: there is no reason `pun`",
             "units.yaml:2: `路灯产量35万灯。` must not give a unit of this entry; it gives 35万灯 of 路灯产量",
             "units.yaml:2: `路灯产量35万灯。` must give base_unit lamp, base_value 35; it gives 35万灯 of 路灯产量, "
             "base_unit lamp, base_value 350000"])


class Server(unittest.TestCase):
    """What is asked of a server, of a real one."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        serve = subprocess.Popen([PROGRAM, "serve", "--data", os.path.join(self.folder, "data"), "--grpc", "127.0.0.1:0",
                                  "--http", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(serve.wait)
        self.addCleanup(serve.stdout.close)
        self.addCleanup(serve.terminate)
        said = dict(line.split(" ", 1) for line in iter(serve.stdout.readline, "ready\n"))
        self.grpc = said["grpc"].strip()

    def query(self, *arguments):
        done = run("query", "--server", self.grpc, *arguments, "--format", "jsonl")
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return [json.loads(line) for line in done.stdout.decode().splitlines()]

    def publish(self, name, text, *arguments):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)
        done = run("publish", "--server", self.grpc, *arguments, path)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode().split()[0]

    def read(self, name):
        deadline = time.monotonic() + 60
        while not (found := [d for d in self.query("documents") if d["document"] == name]):
            self.assertLess(time.monotonic(), deadline, f"{name} is not read")
        return found[0]

    def test_a_report_has_the_region_of_its_site_and_leads_to_its_copies(self):
        words = "".join(f"第{i}号渠道投资{i * 7}万元，灌溉农田{i * 3}亩。" for i in range(1000, 1060))
        one = self.publish("one.txt", "2023年工作总结\n" + words, "--url", "https://www.yueyang.gov.cn/1.html")
        two = self.publish("two.txt", "2023年工作总结（转载）\n" + words)
        self.assertEqual(self.read(one)["region_code"], "430600")
        self.assertEqual(self.read(two)["region_code"], "")
        copies = self.query("copies", one + "/articles/0")
        self.assertEqual([(c["document"], c["name"], c["likeness_percent"]) for c in copies],
                         [(two, two + "/articles/0", 100)])
        done = run("query", "--server", self.grpc, "copies", one + "/articles/7")
        self.assertEqual(done.returncode, 1)
        self.assertIn("articles/7 is not in the store", done.stderr.decode())


class Use(unittest.TestCase):
    def test_exits_with_2_on_wrong_use_and_says_what_is_wrong(self):
        for arguments, message in ((["extract"], "FILE"), (["extract", "--format", "xml", "a"], "--format"),
                                   (["nonsense"], "subcommand"), ([], "subcommand"),
                                   (["publish", "--id", "x", "a", "b"], "--id"),
                                   (["publish", "--url", "http://x", "a", "b"], "--url"),
                                   (["query", "copies"], "NAME"),
                                   (["query", "facts", "--limit", "-1"], "--limit")):
            done = run(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(message, done.stderr.decode() + done.stdout.decode())

    def test_shows_help_with_examples_for_every_command(self):
        for command in ([], ["extract"], ["text"], ["check-knowledge"], ["serve"], ["publish"], ["query"]):
            done = run(*command, "--help")
            self.assertEqual(done.returncode, 0)
            if command:
                self.assertIn("Examples:", done.stdout.decode())
        self.assertRegex(run("--version").stdout.decode(), r"^gongbao \d+\.\d+\.\d+\n$")

    def test_says_that_no_server_answers(self):
        done = run("query", "--server", "127.0.0.1:1", "documents")
        self.assertEqual(done.returncode, 1)
        self.assertIn("gongbao: ", done.stderr.decode())

    def test_refuses_a_public_address_without_leave(self):
        with tempfile.TemporaryDirectory() as folder:
            done = run("serve", "--data", folder, "--grpc", "0.0.0.0:0", "--http", "127.0.0.1:0")
            self.assertEqual(done.returncode, 1)
            self.assertIn("public", done.stderr.decode())
            done = run("serve", "--data", folder, "--grpc", "nonsense")
            self.assertEqual(done.returncode, 2)
            self.assertIn("--grpc", done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
