#!/usr/bin/env python3
"""Runs gongbao on annotated reports and prints how well it read them.

usage: eval.py [--program FILE] [--errors N] [--floors FILE [--raise]] [samples] [gold] [accounting]

samples     the reports of tests/samples with their gold
gold        the seeds of ../shared with theirs; skipped where these are absent
accounting  whether every run of digits and every mask lies in a fact or in a rejected record

Without a name all three are made. A value below its floor is named and the exit code is 1; --raise
writes the values of this run into FILE where they are above the floors. When all that was asked for
had to be skipped the exit code is 77.
"""
import argparse
import re
import sys

import floors
import reports
import score

COLUMNS = ("chars", "gold", "found", "detect", "strict P", "R", "F1", "quantity", "modality",
           "period", "indicator", "false/1000")
NUMERAL = re.compile(r"[0-9０-９]+|[*＊]+")
MISSES_SHOWN = 5


def covered_chars(text, ranges):
    """Characters of the text that are annotated."""
    return len(text) if ranges is None else sum(end - start for start, end in ranges)


def row(name, chars, counted):
    """One line of the table."""
    found, strict = counted.report()["detection"], counted.report()["strict"]
    shares = [found["f1"], strict["precision"], strict["recall"], strict["f1"],
              counted.report()["quantity"]["f1"], counted.field("modality"),
              counted.field("period"), counted.field("indicator")]
    cells = [str(chars), str(counted.gold), str(counted.predicted)]
    cells += ["-" if share is None else f"{share:.3f}" for share in shares]
    cells.append(f"{1000 * counted.spurious / chars:.2f}" if chars else "-")
    return name, cells


def print_table(title, rows):
    width = max(len(name) for name, _ in [(title, None), *rows])
    widths = [max(len(head), *(len(cells[at]) for _, cells in rows))
              for at, head in enumerate(COLUMNS)]
    for name, cells in [(title, COLUMNS), *rows]:
        print(name.ljust(width), *(cell.rjust(size) for cell, size in zip(cells, widths)),
              sep="  ")
    print()


def judge(title, pairs, args):
    """Scores the reports of one set; returns the values that have floors."""
    total, rows, all_chars = score.Score(), [], 0
    for report, gold_path in pairs:
        ranges, golds = score.read_facts(gold_path)
        text = reports.read_text(report)
        gots = reports.facts(reports.extract(args.program, report))
        moved = [got["quote"] for got in gots if text[got["start"]:got["end"]] != got["quote"]]
        if moved:
            print(f"{report.name}: {len(moved)} quotes are not where the text has them, the first "
                  f"is {moved[0]}; resolve.py --decode renews what a page decodes to")
        gots = [got for got in gots if score.in_ranges(got, ranges)]
        one = score.Score()
        for counted in (one, total):
            counted.add(report.name, golds, gots)
        chars = covered_chars(text, ranges)
        all_chars += chars
        rows.append(row(report.name, chars, one))
    rows.append(row("total", all_chars, total))
    print_table(title, rows)
    score.print_errors(total, args.errors)
    told = total.report()
    values = {kind: told[kind]["f1"] for kind in ("detection", "strict", "quantity")}
    values |= {field: total.field(field) or 0.0 for field in ("modality", "period", "indicator")}
    return values


def text_of(program, report, records):
    """The text that the records count in. A corpus file may be read as a page, whatever its name
    says; then it is what the program decodes it to."""
    text = reports.read_text(report)
    if all(text[record["start"]:record["end"]] == record["quote"] for record in records):
        return text
    return reports.decode(program, report)


def account(args):
    """Shares of the numerals that the engine accounts for, by set of reports."""
    sets = {"samples": reports.samples(), "seeds": reports.seeds(),
            "corpus": sorted((reports.SHARED / "corpus").glob("*/*.txt"))}
    values = {}
    for name, members in sets.items():
        if not members:
            print(f"accounting: {name} skipped: {reports.SHARED} is not there")
            continue
        numerals, misses = 0, []
        for report in members:
            records = reports.extract(args.program, report, every_record=True)
            records = reports.facts(records) + reports.rejected(records)
            text = text_of(args.program, report, records)
            inside = bytearray(len(text))
            for record in records:
                inside[record["start"]:record["end"]] = b"\1" * (record["end"] - record["start"])
            for match in NUMERAL.finditer(text):
                numerals += 1
                if not any(inside[match.start():match.end()]):
                    around = text[max(0, match.start() - 12):match.end() + 12].replace("\n", "⏎")
                    misses.append(f"  {report.name} {match.start()}: …{around}…")
        values[name] = (numerals - len(misses)) / numerals if numerals else 1.0
        print(f"accounting: {name}: {numerals - len(misses)} of {numerals} numerals of "
              f"{len(members)} reports ({values[name]:.4f})")
        print(*misses[:MISSES_SHOWN], sep="\n", end="\n" if misses else "")
    return values


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    reports.program_argument(parser)
    parser.add_argument("--errors", type=int, default=0, metavar="N",
                        help="show the first N errors")
    floors.arguments(parser)
    parser.add_argument("what", nargs="*", metavar="samples|gold|accounting")
    args = parser.parse_args()
    unknown = set(args.what) - {"samples", "gold", "accounting"}
    if unknown:
        parser.error(f"there is no {sorted(unknown)[0]}")

    wanted = args.what or ["samples", "gold", "accounting"]
    values = {}
    if "samples" in wanted:
        values["samples"] = judge("samples", reports.sample_gold(), args)
    if "gold" in wanted:
        pairs = reports.seed_gold()
        if pairs:
            values["gold"] = judge("gold", pairs, args)
        else:
            print(f"eval.gold skipped: {reports.SHARED} is not there")
    if "accounting" in wanted:
        values["accounting"] = account(args)
    if not values:
        return reports.SKIPPED
    if args.floors and floors.hold(values, args.floors, args.may_raise):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
