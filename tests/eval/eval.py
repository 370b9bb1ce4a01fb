#!/usr/bin/env python3
"""Runs gongbao on annotated reports and prints how well it read them.

usage: eval.py [--program FILE] [--errors N] [--floors FILE [--raise]] [PART...]

samples     the reports of tests/samples with their gold
gold        the seeds of ../shared with theirs
corpus      reports of ../shared/corpus with the gold of tests/gold/corpus: those that rules may be
            made for, and those held out, whose errors are never shown
accounting  whether every run of digits and every mask of seeds and corpus lies in a fact or in a
            rejected record
cases       the cases of ../shared, as cases.py
truth       figures of the corpus that others wrote down, as truth.py
documents   what each document of the corpus says of itself, as documents.py

Without a name all are made. Where ../shared is absent its parts are skipped by name. A value worse
than its bound in FILE is named and the exit code is 1; --raise writes the better values of this run
into FILE. When all that was asked for had to be skipped the exit code is 77.
"""
import argparse
import re
import sys

import cases
import documents
import floors
import measures
import reliability
import reports
import score
import truth

COLUMNS = ("chars", "gold", "found", "detect", "strict", "95 of 100", "quantity", "modality",
           "period", "indicator", "分别", "false/1000")
NUMERAL = re.compile(r"[0-9０-９]+|[*＊]+")
MISSES_SHOWN = 5
ENOUGH = 40  # gold facts of one measure, below which its score has no floor


class Judged:
    """What is counted over one report or several, with the texts that the facts stand in."""

    def __init__(self):
        self.score, self.chars, self.texts, self.golds = score.Score(), 0, {}, {}

    def add(self, name, text, golds, gots, ranges):
        self.score.add(name, golds, gots)
        self.chars += (len(text) if ranges is None else sum(end - start for start, end in ranges))
        self.texts[name], self.golds[name] = text, golds

    def values(self):
        """The figures that have bounds; shares of nothing are left out."""
        told = self.score.report()
        values = {kind: told[kind]["f1"] for kind in ("detection", "strict", "quantity")}
        values |= {field: self.score.field(field) for field in ("modality", "period", "indicator")}
        whole, all_groups = self.groups()
        values["groups"] = whole / all_groups if all_groups else None
        values["false_per_1000"] = self.false_per_1000()
        values |= {f"strict_{measure}": row["f1"]
                   for measure, row in told["strict_by_measure"].items() if row["gold"] >= ENOUGH}
        return {name: value for name, value in values.items() if value is not None}

    def groups(self):
        return measures.groups_right(self.score, self.texts, self.golds)

    def false_per_1000(self):
        return 1000 * self.score.spurious / self.chars if self.chars else 0.0

    def cells(self):
        """One line of the table."""
        values = self.values()
        between = measures.interval(self.score, self.texts)
        shares = {name: f"{values[name]:.3f}" if name in values else "-"
                  for name in ("detection", "strict", "quantity", "modality", "period",
                               "indicator")}
        return [str(self.chars), str(self.score.gold), str(self.score.predicted),
                shares["detection"], shares["strict"],
                "{:.3f}-{:.3f}".format(*between) if between else "-",
                *(shares[name] for name in ("quantity", "modality", "period", "indicator")),
                "{}/{}".format(*self.groups()), f"{self.false_per_1000():.2f}"]


def width(text):
    """Columns on a terminal."""
    return sum(2 if ord(char) > 0x2E80 else 1 for char in text)


def print_table(rows):
    """Rows of cells, the first to the left, the others to the right."""
    widths = [max(width(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        pads = [" " * (size - width(cell)) for cell, size in zip(row, widths)]
        print(row[0] + pads[0], *(pad + cell for pad, cell in zip(pads[1:], row[1:])), sep="  ")
    print()


def print_measures(counted):
    print_table([["by measure", "gold", "found", "strict P", "R", "F1"],
                 *([measure, str(row["gold"]), str(row["predicted"]), f"{row['precision']:.3f}",
                    f"{row['recall']:.3f}", f"{row['f1']:.3f}"]
                   for measure, row in counted.report()["strict_by_measure"].items())])


def placed(args, report, gold_path, records):
    """(text, gold facts, ranges) of one report, all counted in the text that the engine read."""
    ranges, golds = score.read_facts(gold_path)
    text = reports.text_of(args.program, report, records)
    plain = reports.read_text(report)
    if text == plain:
        return text, golds, ranges
    there = reports.moved(golds, ranges or [[0, len(plain)]], plain, text)
    if there is None:
        raise SystemExit(f"{report.name}: an annotated passage is not in the text that the program "
                         "decodes it to; for a sample see resolve.py --decode")
    return text, *there


def judge(title, pairs, args, errors_shown):
    """Scores the reports of one set; returns the values that have bounds."""
    total, rows = Judged(), []
    told = []  # (confidence, right) of the facts
    found = reports.extract(args.program, [report for report, _ in pairs], every_record=True)
    for (report, gold_path), records in zip(pairs, found):
        text, golds, ranges = placed(args, report, gold_path, records)
        gots = [got for got in reports.facts(records) if score.in_ranges(got, ranges)]
        one, name = Judged(), f"{report.parent.name}/{report.name}"
        for judged in (one, total):
            judged.add(name, text, golds, gots, ranges)
        told += [(got["confidence"], right)
                 for got, right in reliability.judged(golds, gots, ranges)]
        rows.append([report.name, *one.cells()])
    print_table([[title, *COLUMNS], *rows, ["total", *total.cells()]])
    print_measures(total.score)
    reliability.print_table(title, told)
    score.print_errors(total.score, errors_shown)
    return total.values()


def samples(args):
    return {"samples": judge("samples", reports.sample_gold(), args, args.errors)}


def gold(args):
    pairs = reports.seed_gold()
    return {"gold": judge("gold", pairs, args, args.errors)} if pairs else None


def corpus(args):
    pairs, held_out = reports.corpus_gold(), reports.held_out()
    sets = {"corpus dev": [], "corpus held out": []}
    for report, gold_path in pairs:
        out = f"{report.parent.name}/{report.stem}" in held_out
        sets["corpus held out" if out else "corpus dev"].append((report, gold_path))
    return {title: judge(title, own, args, args.errors if title == "corpus dev" else 0)
            for title, own in sets.items() if own} or None


def unaccounted(text, records):
    """(numerals of the text, those in no record)."""
    inside = bytearray(len(text))
    for record in records:
        inside[record["start"]:record["end"]] = b"\1" * (record["end"] - record["start"])
    numerals = list(NUMERAL.finditer(text))
    return numerals, [match for match in numerals if not any(inside[match.start():match.end()])]


def accounting(args):
    """Shares of the numerals that the engine accounts for, by set of reports."""
    values = {}
    for name, members in (("samples", reports.samples()), ("seeds", reports.seeds()),
                          ("corpus", reports.corpus())):
        if not members:
            print(f"eval.accounting of {name} skipped: {reports.SHARED} is not there")
            continue
        numerals, misses = 0, []
        for report, found in zip(members, reports.extract(args.program, members, True)):
            records = reports.facts(found) + reports.rejected(found)
            text = reports.text_of(args.program, report, records)
            own, missed = unaccounted(text, records)
            numerals += len(own)
            for match in missed:
                around = text[max(0, match.start() - 12):match.end() + 12].replace("\n", "⏎")
                misses.append(f"  {report.name} {match.start()}: …{around}…")
        values[name] = (numerals - len(misses)) / numerals if numerals else 1.0
        print(f"accounting: {name}: {numerals - len(misses)} of {numerals} numerals of "
              f"{len(members)} reports ({values[name]:.4f})")
        print(*misses[:MISSES_SHOWN], sep="\n", end="\n" if misses else "")
    print()
    return {"accounting": values}


# Each prints what it measures and returns the values by set, or None where ../shared is absent.
PARTS = {"samples": samples, "gold": gold, "corpus": corpus, "accounting": accounting,
         "cases": cases.measure, "truth": truth.measure, "documents": documents.measure}


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    reports.program_argument(parser)
    parser.add_argument("--errors", type=int, default=0, metavar="N",
                        help="show the first N errors")
    floors.arguments(parser)
    parser.add_argument("parts", nargs="*", metavar="PART", help=" | ".join(PARTS))
    args = parser.parse_args()
    for part in args.parts:
        if part not in PARTS:
            parser.error(f"there is no {part}")

    values = {}
    for part in args.parts or PARTS:
        measured = PARTS[part](args)
        if measured is None:
            print(f"eval.{part} skipped: {reports.SHARED} is not there\n")
        values |= measured or {}
    if not values:
        return reports.SKIPPED
    return 1 if args.floors and floors.hold(values, args.floors, args.may_raise) else 0


if __name__ == "__main__":
    sys.exit(main())
