#!/usr/bin/env python3
"""Others' libraries and gongbao on the same annotated text, in one run: speed, and what is right.

usage: peers.py FOLDER [--program FILE]

FOLDER holds what `./dev bench peers` installs. The text is the annotated passages of the samples,
and of seeds and corpus where ../shared is there, cut into sentences, a call for each, for longer
calls make the recognisers slower yet. Prints the table of docs/evaluation.md.

A gold quantity is a span with its value and unit, whatever its name; one that is optional counts
neither way. Numbers are compared with 万 and 亿 multiplied out.

lenient  spans overlap and the values are the same but for the sign
strict   and the sign, and the unit as written behind the numeral

Of spans of one peer that overlap the longest is taken. A peer's unit is what its span holds behind
the numeral; an ordinal has 位. gongbao is judged by its own fields; its time is that of the whole
command over the text many times over, start, reading and writing included.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

FOLDER = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parent / "eval"))

import reports  # noqa: E402
import score  # noqa: E402

SENTENCE = re.compile(r"[^。；;！？!?\n]+[。；;！？!?]?")
MAGNITUDES = {"万": 1e4, "亿": 1e8, "十": 10, "百": 100, "千": 1000}
MAGNITUDE = re.compile(r"[十百千]?[万亿]+")
NUMERAL = re.compile(r".*?[0-9０-９.．,，零〇一二两三四五六七八九十百千万亿]+", re.S)
TIMES = 40  # how often gongbao reads the text to be timed


def scaled(value, unit):
    """(value with the magnitude of its unit multiplied in, unit without it)."""
    magnitude = MAGNITUDE.match(unit or "")
    if magnitude is None:
        return value, unit or ""
    for char in magnitude[0]:
        value = None if value is None else value * MAGNITUDES[char]
    return value, unit[magnitude.end():]


def quantity(fact):
    """(start, end, value, unit) of a fact, ours or gold."""
    value = fact.get("value")
    return (fact["start"], fact["end"],
            *scaled(None if value is None else float(value), fact.get("unit")))


def passages():
    """(text, gold facts counted in it) of each annotated passage."""
    found = []
    for report, gold_path in reports.sample_gold() + reports.seed_gold() + reports.corpus_gold():
        ranges, golds = score.read_facts(gold_path)
        text = reports.read_text(report)
        for start, end in ranges or [[0, len(text)]]:
            found.append((text[start:end],
                          [{**gold, "start": gold["start"] - start, "end": gold["end"] - start}
                           for gold in golds if start <= gold["start"] < end]))
    return found


def same(gold, got, strict):
    value, unit = gold[2:]
    other, other_unit = got[2:]
    if value is None or other is None:
        return value is None and other is None and (not strict or same_unit(unit, other_unit))
    if not strict:
        value, other = abs(value), abs(other)
    return (score.same_number(value, other, 1e-6)
            and (not strict or same_unit(unit, other_unit)))


def same_unit(one, other):
    return score.comparable_unit(one) == score.comparable_unit(other)


def judge(passage_golds, passage_gots):
    """((P, R, F1) strict, (P, R, F1) lenient) over all passages."""
    figures = []
    for strict in (True, False):
        hits = all_golds = all_gots = 0
        for golds, gots in zip(passage_golds, passage_gots):
            wanted = {quantity(gold): not gold.get("optional") for gold in golds}
            wanted |= {quantity(gold): True for gold in golds if not gold.get("optional")}
            left = sorted(set(gots), key=str)
            for gold, counts in sorted(wanted.items(), key=str):
                match = next((got for got in left if got[0] < gold[1] and gold[0] < got[1]
                              and same(gold, got, strict)), None)
                if match:
                    left.remove(match)
                hits += counts and match is not None
                all_golds += counts
                all_gots += counts and match is not None
            all_gots += sum(not any(got[0] < gold[1] and gold[0] < got[1] and not counts
                                    for gold, counts in wanted.items()) for got in left)
        told = score.precision_recall(hits, all_golds, all_gots)
        figures.append((told["precision"], told["recall"], told["f1"]))
    return figures


def run_peer(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stderr}")
    return json.loads(done.stdout)


def quantities(found, sentences):
    """What a peer found, as quantities of each passage: the longest of overlapping spans."""
    by_passage = {}
    for at, start, end, kind, value in sorted(found, key=lambda one: one[1] - one[2]):
        passage, offset, sentence = sentences[at]
        own = by_passage.setdefault(passage, [])
        if any(start + offset < other[1] and other[0] < end + offset for other in own):
            continue
        text = sentence[start:end]
        numeral = NUMERAL.match(text)
        unit = "位" if kind == "ordinal" else text[numeral.end():] if numeral else text
        try:
            value = float(str(value).rstrip("%"))
        except ValueError:
            value = None
        own.append((start + offset, end + offset, value, unit))
    return by_passage


def time_ours(program, text):
    """(MB of text a second, those MB) of the command, from start to end."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "text.txt")
        path.write_text(text, "utf-8")
        began = time.perf_counter()
        reports.run_extract(program, [path] * TIMES)
        return TIMES * len(text.encode()) / 1e6 / (time.perf_counter() - began)


def row(name, does, speed, figures):
    cells = [name, does, f"{speed:.3g}"]
    for told in figures or (None, None):
        cells += [f"{share:.3f}" for share in told] if told else ["-"] * 3
    print("| " + " | ".join(cells) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    reports.program_argument(parser)
    parser.add_argument("folder", type=pathlib.Path)
    args = parser.parse_args()
    texts = passages()
    sentences = [(at, match.start(), match[0]) for at, (text, _) in enumerate(texts)
                 for match in SENTENCE.finditer(text)]
    golds = [own for _, own in texts]
    megabytes = sum(len(sentence.encode()) for *_, sentence in sentences) / 1e6
    with open(args.folder / "sentences.json", "w", encoding="utf-8") as file:
        json.dump([sentence for *_, sentence in sentences], file, ensure_ascii=False)
    print(f"{len(texts)} passages, {len(sentences)} sentences, {megabytes:.3f} MB, "
          f"{sum(map(len, golds))} annotated facts\n")
    print("| | does | MB/s | strict P | R | F1 | lenient P | R | F1 |\n|---|---|---|"
          "---|---|---|---|---|---|")
    ours = [[quantity(fact) for fact in reports.facts(records) if not fact.get("optional")]
            for records in reports.extract_texts(args.program, [text for text, _ in texts])]
    row("gongbao", "facts", time_ours(args.program, "\n".join(text for text, _ in texts)),
        judge(golds, ours))
    node = ["node", FOLDER / "recognizers.js", args.folder, args.folder / "sentences.json"]
    python = [args.folder / "venv" / "bin" / "python", FOLDER / "python_peers.py"]
    for name, does, command in (
            ("Recognizers-Text 1.3.1", "numbers, quantities", node),
            ("JioNLP 1.5.31", "money only", [*python, "jionlp", args.folder / "sentences.json"]),
            ("jieba 0.42.1", "words only", [*python, "jieba", args.folder / "sentences.json"])):
        told = run_peer(command)
        found = quantities(told["found"], sentences)
        row(name, does, megabytes / told["seconds"],
            judge(golds, [found.get(at, []) for at in range(len(texts))])
            if told["found"] else None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
