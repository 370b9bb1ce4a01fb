#!/usr/bin/env python3
"""The same text gives the same bytes, whatever else there is.

usage: determinism_test.py GONGBAO CLOCK

CLOCK is a library to be loaded before others; it shifts the clock by EVAL_CLOCK_SHIFT seconds. The
reports are those of ../shared where it is, and always the samples.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import reports

PROGRAM, CLOCK = sys.argv[1:3] if len(sys.argv) > 2 else (None, None)
PARAGRAPHS_A_PIECE = 20
YEAR = re.compile(r"(?:19|20)\d\d年")


def run(paths, **environment):
    """Every record of these reports, as bytes."""
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder, "output")
        subprocess.run([PROGRAM, "extract", "--all", "--output", output, *paths], check=True,
                       env={**os.environ, **environment}, stderr=subprocess.DEVNULL)
        return output.read_bytes()


def by_report(written):
    """The lines of each report, as one."""
    lines = {}
    for line in written.decode("utf-8").splitlines():
        lines.setdefault(json.loads(line)["document"], []).append(line)
    return lines


class Determinism(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.paths = reports.samples() + reports.seeds() + reports.corpus()
        cls.first = run(cls.paths)

    def test_again(self):
        self.assertEqual(run(self.paths), self.first)

    def test_beside_another_process(self):
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for written in pool.map(run, [self.paths] * 2):
                self.assertEqual(written, self.first)

    def test_in_another_order(self):
        self.assertEqual(by_report(run(self.paths[::-1])), by_report(self.first))

    def test_one_at_a_time(self):
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            self.assertEqual(b"".join(pool.map(lambda path: run([path]), self.paths)), self.first)

    def test_in_another_locale_and_zone(self):
        for locale, zone in (("C", "Asia/Shanghai"), ("C.UTF-8", "Pacific/Kiritimati"),
                             ("zh_CN.GB18030", "UTC"), ("tr_TR.UTF-8", "America/St_Johns")):
            self.assertEqual(run(self.paths, LANG=locale, LC_ALL=locale, TZ=zone), self.first,
                             locale)

    def test_at_another_time(self):
        for shift in ("-1500000000", "1500000000"):
            now = subprocess.run(["date", "+%Y"], capture_output=True, text=True, check=True,
                                 env={**os.environ, "LD_PRELOAD": CLOCK, "EVAL_CLOCK_SHIFT": shift})
            self.assertNotIn(now.stdout.strip(), ("2024", "2025", "2026", "2027"))
            self.assertEqual(run(self.paths, LD_PRELOAD=CLOCK, EVAL_CLOCK_SHIFT=shift), self.first)


class Pieces(unittest.TestCase):
    """A text cut at the ends of paragraphs agrees with the whole for facts that inherit nothing.

    The pieces are runs of 20 paragraphs of the plain texts, each read as a document. Compared are
    quote, place, measure, value, value_high, unit, relation, rule and indicator of every fact whose
    own sentence names a year before the quote and which has an indicator that stands in that
    sentence; period too where the sentence names one year only, before the quote, and the whole
    gives the fact that year. Status, modality, region and baseline may come from title or heading
    and are left out.
    """

    @staticmethod
    def pieces(text):
        """(start, text) of each piece."""
        paragraphs, found, start = text.split("\n"), [], 0
        for at in range(0, len(paragraphs), PARAGRAPHS_A_PIECE):
            piece = "\n".join(paragraphs[at:at + PARAGRAPHS_A_PIECE]) + "\n"
            if piece.strip():
                found.append((start, piece))
            start += len(piece)
        return found

    @staticmethod
    def key(fact, text, start):
        """What is compared of a fact, or None when it may have inherited something."""
        left = max(text.rfind(mark, 0, fact["start"]) for mark in "。；;\n") + 1
        before = text[left:fact["start"]]
        years = YEAR.findall(before)
        if not years or fact["indicator"] not in before:
            return None
        own = fact.get("period") if len(years) == 1 and fact.get("period") == years[0][:4] else None
        return (fact["start"] + start, fact["quote"], fact["indicator"], fact["measure"],
                fact.get("value"), fact.get("value_high"), fact["unit"], fact["relation"],
                fact["rule"], own)

    def test_pieces_agree_with_the_whole(self):
        paths = [path for path in reports.samples() + reports.seeds() + reports.corpus()
                 if path.suffix == ".txt"]
        found = list(zip(paths, reports.extract(PROGRAM, paths, every_record=True)))
        cut, compared, differing = [], 0, []
        for path, records in found:
            text = reports.text_of(PROGRAM, path, records)
            keys = {self.key(fact, text, 0) for fact in reports.facts(records)} - {None}
            cut.append((path, keys, self.pieces(text)))
        read = iter(reports.extract_texts(PROGRAM, [piece for _, _, pieces in cut
                                                    for _, piece in pieces]))
        for path, keys, pieces in cut:
            there = {self.key(fact, piece, start) for start, piece in pieces
                     for fact in reports.facts(next(read))}
            compared += len(keys)
            differing += [f"{path.name}: only {whose}: {key}" for whose, alone in
                          (("the whole", keys - there), ("a piece", there - keys - {None}))
                          for key in sorted(alone, key=str)]
        print(f"{compared} facts compared")
        self.assertEqual(differing, [], "\n".join(differing[:10]))


if __name__ == "__main__":
    del sys.argv[1:3]
    unittest.main()
