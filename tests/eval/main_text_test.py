#!/usr/bin/env python3
"""The text of a page is its article: no paragraph is lost, no navigation is kept.

usage: main_text_test.py GONGBAO

tests/gold/documents/main_text.json says of each page of ../shared/corpus/communique-original, written
by hand from the page, of a PDF from what pdftotext -layout shows: how many paragraphs (lines outside
of tables) and data tables it has, and of its title and its first and last sentence the length in code
points and the beginning of the SHA-256, without blanks.
"""
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else None
ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGES = ROOT.parent / "shared/corpus/communique-original"
SKIPPED = 77


def paragraphs(page):
    """The lines of the text that lie outside of its tables."""
    lines, at = [], 0
    for line in page["text"].encode().split(b"\n"):
        if line and not any(t["begin"] <= at < t["end"] for t in page["tables"]):
            lines.append(line.decode())
        at += len(line) + 1
    return lines


def mark(sentence):
    return {"chars": len(sentence), "sha256": hashlib.sha256(sentence.encode()).hexdigest()[:16]}


def summary(page):
    lines = paragraphs(page)
    first, last = (re.sub(r"\s", "", line) for line in (lines[0], lines[-1]))
    title = re.sub(r"\s", "", page["title"])
    return {"title": mark(title), "paragraphs": len(lines), "tables": len(page["tables"]),
            "first": mark(re.match("[^。]*。?", first)[0]), "last": mark(re.search("[^。]*。?$", last)[0])}


class MainText(unittest.TestCase):
    def test_each_page(self):
        expected = json.loads((ROOT / "tests/gold/documents/main_text.json").read_text())
        self.assertEqual(sorted(e["file"] for e in expected), sorted(p.name for p in PAGES.iterdir()))
        if shutil.which("pdftotext") is None:
            expected = [e for e in expected if e["file"].endswith(".html")]
        done = subprocess.run([PROGRAM, "text", "--json", *(PAGES / e["file"] for e in expected)],
                              check=True, capture_output=True)
        read = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual(len(read), len(expected))
        for page, want in zip(read, expected):
            with self.subTest(want["file"]):
                self.assertEqual(summary(page), {k: v for k, v in want.items() if k != "file"})
                for origin in page["origins"]:
                    if want["file"].endswith(".html"):
                        self.assertTrue(origin["path"].startswith("/html/body/"), origin)
                    else:
                        self.assertGreaterEqual(origin["page"], 1, origin)
        print(f"{len(read)} pages: {sum(e['paragraphs'] for e in expected)} paragraphs, "
              f"{sum(e['tables'] for e in expected)} tables")


if __name__ == "__main__":
    if not PAGES.is_dir():
        print(f"skipped: there is no {PAGES}")
        sys.exit(SKIPPED)
    unittest.main(argv=sys.argv[:1])
