#!/usr/bin/env python3
"""Scores the records beyond numbers (docs/records.md) against the annotations of tests/gold/records.

usage: records.py [--program FILE] [--errors N] [--floors FILE [--raise]]

An annotation is {"kind", "start", "end"} with the kind's key fields and, where careful readers may
include it or leave it out, "optional": true. A record is found when its span and that of an
annotation of its kind share at least half of what both cover, and right when the key fields agree
too. Reports of held_out.txt were annotated after the rules were written: their errors are not shown.
Where ../shared is absent all is skipped.
"""
import argparse
import collections
import json
import sys

import floors
import reports

GOLD = reports.ROOT / "tests" / "gold" / "records"
KEYS = {"project": ("stage",), "policy": ("action",), "designation": ("level", "ordinal"),
        "commitment": ("deadline",), "problem": ()}
SHARED_HALF = 0.5


class Count:
    """Of one kind: annotations, records, and how many of them were found and right."""

    def __init__(self):
        self.gold = self.got = self.found = self.right = 0

    def add(self, other):
        self.gold += other.gold
        self.got += other.got
        self.found += other.found
        self.right += other.right

    def f1(self, hits):
        return 2 * hits / (self.gold + self.got) if self.gold + self.got else None

    def cells(self):
        share = lambda part, whole: f"{part / whole:.3f}" if whole else "-"
        f1 = lambda hits: "-" if self.f1(hits) is None else f"{self.f1(hits):.3f}"
        return [str(self.gold), str(self.got), share(self.right, self.got),
                share(self.right, self.gold), f1(self.right), f1(self.found)]


def overlap(one, other):
    """What two spans share of what both cover."""
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    covered = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return max(shared, 0) / covered if covered else 0.0


def same_key(kind, gold, got):
    return all((gold.get(field) or None) == (got.get(field) or None) for field in KEYS[kind])


def judge(kind, golds, gots):
    """(count, errors): the pairs that share most go first; each record counts once."""
    pairs = sorted(((overlap(gold, got), same_key(kind, gold, got), -i, -j)
                    for i, gold in enumerate(golds) for j, got in enumerate(gots)
                    if overlap(gold, got) >= SHARED_HALF), reverse=True)
    of_gold, of_got = {}, {}
    for _, _, i, j in pairs:
        if -i not in of_gold and -j not in of_got:
            of_gold[-i], of_got[-j] = -j, -i
    count, errors = Count(), []
    for i, gold in enumerate(golds):
        if gold.get("optional"):
            continue
        count.gold += 1
        if i not in of_gold:
            errors.append(("missed", gold, None))
            continue
        count.found += 1
        got = gots[of_gold[i]]
        if same_key(kind, gold, got):
            count.right += 1
        else:
            errors.append(("differs", gold, got))
    for j, got in enumerate(gots):
        if j not in of_got:
            errors.append(("spurious", None, got))
            count.got += 1
        elif not golds[of_got[j]].get("optional"):
            count.got += 1
    return count, errors


def report_of(name):
    """The annotated report of that name, a seed or one of the corpus, or None."""
    for path in [*reports.seeds(), *reports.corpus()]:
        if path.stem == name:
            return path
    return None


def show(report, kind, errors, left):
    text = reports.read_text(report)
    for fault, gold, got in errors[:left]:
        one = gold or got
        told = [json.dumps({field: record.get(field) for field in KEYS[kind]}, ensure_ascii=False)
                for record in (gold, got) if record is not None]
        print(f"  {report.stem[:3]} {kind} {fault} {one['start']}: {text[one['start']:one['end']]} "
              f"{' / '.join(told)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    reports.program_argument(parser)
    parser.add_argument("--errors", type=int, default=0, metavar="N",
                        help="show the first N errors of each kind and report")
    floors.arguments(parser)
    args = parser.parse_args()
    held_out = set((GOLD / "held_out.txt").read_text("utf-8").split())
    pairs = [(report_of(path.stem), path) for path in sorted(GOLD.glob("*.jsonl"))]
    pairs = [(report, path) for report, path in pairs if report is not None]
    if not pairs:
        print(f"eval.records skipped: {reports.SHARED} is not there")
        return reports.SKIPPED

    totals = {"records": collections.defaultdict(Count),
              "records held out": collections.defaultdict(Count)}
    print(f"{'report':<12}{'kind':<13}{'gold':>6}{'got':>6}{'P':>8}{'R':>8}{'F1':>8}{'spans F1':>10}")
    read = reports.extract(args.program, [report for report, _ in pairs], every_record=True)
    for (report, gold_path), records in zip(pairs, read):
        golds = [json.loads(line) for line in gold_path.read_text("utf-8").splitlines()]
        title = "records held out" if report.stem in held_out else "records"
        for kind in KEYS:
            count, errors = judge(kind, [gold for gold in golds if gold["kind"] == kind],
                                  [got for got in records if got.get("record") == kind])
            totals[title][kind].add(count)
            print(f"{report.stem[:10]:<12}{kind:<13}"
                  + "".join(f"{cell:>{size}}" for cell, size in
                            zip(count.cells(), (6, 6, 8, 8, 8, 10))))
            if title == "records":
                show(report, kind, errors, args.errors)
    values = {}
    for title, by_kind in totals.items():
        for kind, count in by_kind.items():
            print(f"{'total':<12}{kind:<13}"
                  + "".join(f"{cell:>{size}}" for cell, size in
                            zip(count.cells(), (6, 6, 8, 8, 8, 10))) + f"  {title}")
            if count.f1(count.right) is not None:
                values.setdefault(title, {})[kind] = count.f1(count.right)
    return 1 if args.floors and floors.hold(values, args.floors, args.may_raise) else 0


if __name__ == "__main__":
    sys.exit(main())
