#!/usr/bin/env python3
"""Draws facts and rejections of the corpus at random for a person to read, and counts what leads
to gaps in the engine.

usage: audit.py [--program FILE] [--seed N] [--facts N] [--rejected N] [--output FILE]

Each folder of ../shared/corpus gives the same number, so that the small ones are seen too. FILE
(build/audit-SEED.txt) shows each fact with its sentence, the quote in 【】, and all its fields, with
`[ ]` to be ticked; each rejection with its reason. The counts are over every report whose format is
read, and are printed. Passages that are held out are left out. Where ../shared is absent the exit
code is 77.
"""
import argparse
import collections
import pathlib
import random
import re
import sys
import unicodedata

import reports
import score

SENTENCE_END = "。；;！？!?\n"
LONGEST_CONTEXT = 120  # characters on either side
HIDDEN = ("record", "document", "quote", "start", "end", "byte_start", "byte_end")
SHOWN = 15  # rows of each list


def sentence(text, start, end):
    """The sentence round a span, the span in 【】, on one line."""
    left = max([text.rfind(mark, 0, start) for mark in SENTENCE_END]) + 1
    rights = [at for at in (text.find(mark, end) for mark in SENTENCE_END) if at >= 0]
    left = max(left, start - LONGEST_CONTEXT)
    right = min([*rights, end + LONGEST_CONTEXT, len(text)])
    shown = f"{text[left:start]}【{text[start:end]}】{text[end:right]}"
    return re.sub(r"\s+", " ", shown)


def held_out_ranges(texts):
    """The passages that no rule may be made for, by report."""
    names, found = reports.held_out(), {}
    for report, gold_path in reports.corpus_gold():
        if f"{report.parent.name}/{report.stem}" in names:
            ranges, _ = score.read_facts(gold_path)
            there = reports.moved([], ranges, reports.read_text(report), texts[report])
            found[report] = there[1] if there else []
    return found


def drawn(by_folder, count, chance):
    """`count` members, the same number of each folder as far as it has them."""
    pools = [chance.sample(pool, len(pool)) for _, pool in sorted(by_folder.items())]
    found = []
    while len(found) < count and any(pools):
        found += [pool.pop() for pool in pools if pool]
    return found[:count]


def write_sample(title, records, texts, out):
    out.write(f"# {title}: {len(records)}\n")
    for number, (report, record) in enumerate(records, 1):
        fields = " | ".join(f"{key} {value}" for key, value in record.items() if key not in HIDDEN)
        out.write(f"\n[ ] {number} {report.parent.name}/{report.name} {record['start']}\n"
                  f"    {sentence(texts[report], record['start'], record['end'])}\n    {fields}\n")
    out.write("\n")


def top(title, counted, total):
    print(f"\n{title} ({counted.total()} of {total}):")
    for name, count in counted.most_common(SHOWN):
        print(f"  {count:6} {name}")


def known_units():
    """The surfaces of units.yaml, read as words: enough to tell a unit that nobody listed."""
    table = (reports.ROOT / "common" / "knowledge" / "units.yaml").read_text("utf-8")
    return {unit.strip().strip('"') for listed in re.findall(r"units: \[(.*?)\]", table, re.S)
            for unit in listed.split(",")}


def print_statistics(found, texts):
    facts = [(report, fact) for report, records in found for fact in reports.facts(records)]
    unread = [(report, one) for report, records in found for one in reports.rejected(records)
              if one["reason"] == "unread"]
    all_rejected = sum(len(reports.rejected(records)) for _, records in found)
    known = known_units()
    print(f"{len(facts)} facts and {all_rejected} rejections in {len(found)} reports")
    for name, part in (("without a period", [fact for _, fact in facts if not fact.get("period")]),
                       ("without a code",
                        [fact for _, fact in facts if not fact.get("indicator_code")]),
                       ("without a unit", [fact for _, fact in facts if not fact.get("unit")])):
        print(f"  {len(part)} facts {name} ({len(part) / max(1, len(facts)):.3f})")
    units = [unicodedata.normalize("NFKC", fact.get("unit", "")) for _, fact in facts]
    top("units that units.yaml does not have", collections.Counter(
        unit for unit in units if not {unit, unit.lstrip("万亿"), unit.lstrip("十百千万亿")} & known),
        len(facts))
    for length in (1, 2):
        top(f"numerals rejected as unread, by the {length} characters behind", collections.Counter(
            texts[report][one["end"]:one["end"] + length].replace("\n", "⏎").replace(" ", "␣")
            for report, one in unread), all_rejected)
    top("indicators without a code", collections.Counter(
        fact["indicator"] for _, fact in facts if not fact.get("indicator_code")), len(facts))
    top("reports with facts without a period", collections.Counter(
        f"{report.parent.name}/{report.name}" for report, fact in facts if not fact.get("period")),
        len(facts))
    print("\nlongest indicators:")
    longest = {fact["indicator"]: report.name for report, fact in facts}
    for indicator in sorted(longest, key=lambda name: (-len(name), name))[:SHOWN]:
        print(f"  {len(indicator):6} {indicator} ({longest[indicator]})")


def positive(text):
    if int(text) < 0:
        raise argparse.ArgumentTypeError("must not be negative")
    return int(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    reports.program_argument(parser)
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--facts", type=positive, default=200, metavar="N")
    parser.add_argument("--rejected", type=positive, default=100, metavar="N")
    parser.add_argument("--output", type=pathlib.Path, metavar="FILE")
    args = parser.parse_args()
    members = reports.corpus()
    if not members:
        print(f"eval.audit skipped: {reports.SHARED} is not there")
        return reports.SKIPPED
    found = list(zip(members, reports.extract(args.program, members, every_record=True)))
    texts = {report: reports.text_of(args.program, report, records) for report, records in found}
    left_out = held_out_ranges(texts)
    chance, sample = random.Random(args.seed), {}
    for kind, pick in (("facts", reports.facts), ("rejected", reports.rejected)):
        by_folder = collections.defaultdict(list)
        for report, records in found:
            by_folder[report.parent.name] += [
                (report, record) for record in pick(records)
                if not score.in_ranges(record, left_out.get(report, []))]
        sample[kind] = drawn(by_folder, getattr(args, kind), chance)
    output = args.output or reports.ROOT / "build" / f"audit-{args.seed}.txt"
    output.parent.mkdir(parents=True, exist_ok=True)
    with open(output, "w", encoding="utf-8") as out:
        for kind, records in sample.items():
            write_sample(f"{kind}, seed {args.seed}", records, texts, out)
    print_statistics(found, texts)
    print(f"\n{len(sample['facts'])} facts and {len(sample['rejected'])} rejections to read in "
          f"{output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
