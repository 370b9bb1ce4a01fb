#!/usr/bin/env python3
"""Writes what the fuzz target of the engine starts from.

usage: fuzz_seeds.py FOLDER DICTIONARY

FOLDER gets the sentences of rules.jsonl and metamorphic.jsonl, the texts of the samples, and the
cases of ../shared where they are; each under a name made from its bytes, so that doing it again
adds nothing. DICTIONARY gets the words of cues.yaml and units.yaml, in the fuzzer's form.
"""
import hashlib
import json
import pathlib
import re
import sys

import cases
import reports

HAN_WORD = re.compile(r"[\u3400-\u9fff%‰‱]+")


def texts():
    folder = pathlib.Path(__file__).parent
    for line in (folder / "rules.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        yield "\n".join([*case.get("context", []), case["text"]])
    for line in (folder / "metamorphic.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)["after"]
    yield from (reports.read_text(path) for path in reports.samples())
    yield from (case["text"] for case in cases.load() or [])


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    folder, dictionary = map(pathlib.Path, sys.argv[1:])
    folder.mkdir(parents=True, exist_ok=True)
    for text in texts():
        data = text.encode("utf-8")
        (folder / hashlib.sha1(data).hexdigest()).write_bytes(data)
    words = set()
    for name in ("cues.yaml", "units.yaml"):
        lines = (reports.ROOT / "common" / "knowledge" / name).read_text("utf-8").splitlines()
        words |= {word for line in lines if not line.startswith("#")
                  for word in HAN_WORD.findall(line)}
    dictionary.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n'
                                  for word in sorted(words)), "ascii")


if __name__ == "__main__":
    main()
