#!/usr/bin/env python3
"""One report as text, docx, HTML and PDF gives the same facts.

usage: formats_test.py PROGRAM REPORT

LibreOffice makes the others from the plain text, and helps to read doc and RTF. Where it is not installed, or no font has
Chinese characters for the PDF, the exit code is 77.
"""
import collections
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

FORMATS = ("docx", "doc", "rtf", "html", "pdf")
FIELDS = ("quote", "indicator", "indicator_code", "measure", "value", "value_high", "unit",
          "relation", "status", "modality", "period", "baseline", "group")


def facts(program, path):
    """How often each fact stands in a file; without its places, which differ by format."""
    out = subprocess.run([program, "extract", "--format", "jsonl", path], check=True,
                         capture_output=True, encoding="utf-8").stdout
    return collections.Counter(
        tuple(fact.get(field) for field in FIELDS) for fact in map(json.loads, out.splitlines()))


def convert(report, kind, folder):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless",
                    "--infilter=Text (encoded):UTF8", "--convert-to", kind, "--outdir", folder,
                    report], check=True, capture_output=True)
    return folder / f"{report.stem}.{kind}"


def main():
    program, report = sys.argv[1], pathlib.Path(sys.argv[2])
    fonts = shutil.which("fc-list") and subprocess.run(
        ["fc-list", ":lang=zh"], capture_output=True, check=False).stdout
    if not shutil.which("soffice") or not fonts:
        print("skipped: LibreOffice or a Chinese font is not installed")
        return 77
    expected = facts(program, report)
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        for kind in FORMATS:
            read = facts(program, convert(report, kind, pathlib.Path(name)))
            for fact in expected - read:
                print(f"{kind}: lacks {fact}")
            for fact in read - expected:
                print(f"{kind}: has {fact}")
            failures += read != expected
    print(f"{sum(expected.values())} facts, the same in {len(FORMATS) - failures} of "
          f"{len(FORMATS)} other formats")
    return 1 if failures or not expected else 0


if __name__ == "__main__":
    sys.exit(main())
