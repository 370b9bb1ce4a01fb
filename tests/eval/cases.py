#!/usr/bin/env python3
"""Runs the cases of ../shared/eval/cases.jsonl: how many hold, by category, and why others fail.

usage: cases.py [--program FILE] [--exact] [--show ID] [--floors FILE [--raise]]

A case of a seed is read in its place there, and only what lies inside it is compared; a composed
case is read alone. A case holds when each of its facts was found with the fields of a strict match
and its modality, no other fact was, and each rejected numeral was rejected for its reason. --exact
also compares span, baseline and group, and the keys of records and diagnostics. Where the file is
absent the exit code is 77.
"""
import argparse
import collections
import json
import sys

import floors
import reports
import score

EXACT = ("span", "baseline", "group")


def inside(case, text, records):
    """The records inside a case that stands in a seed, their spans counted from its beginning."""
    start = text.find(case["text"])
    if start < 0:
        raise SystemExit(f"case {case['id']}: its text is not in {case['source']}")
    end = start + len(case["text"])
    return [{**record, "start": record["start"] - start, "end": record["end"] - start}
            for record in records
            if "start" in record and start <= record["start"] and record["end"] <= end]


def read(program, cases):
    """The records of each case."""
    seeds = [path for path in reports.seeds() if any(case["source"] == path.name for case in cases)]
    of_seed = {path.name: (reports.read_text(path), records)
               for path, records in zip(seeds, reports.extract(program, seeds, True))}
    composed = iter(reports.extract_texts(
        program, [case["text"] for case in cases if case["source"] == "composed"]))
    return [next(composed) if case["source"] == "composed"
            else inside(case, *of_seed[case["source"]]) for case in cases]


def differing(gold, got, exact):
    """The fields in which a prediction differs from an expected fact."""
    fields = score.STRICT + (("modality",) if gold["status"] == "target" else ())
    return [field for field in fields + (EXACT if exact else ())
            if not score.agree(field, gold, got)]


def fact_faults(golds, gots, exact):
    """One line for each expected fact that is missing or wrong and each fact too many."""
    faults = []
    pairs = score.pair_up(golds, gots)
    got_of = {i: gots[j] for i, j in pairs}
    for i, gold in enumerate(golds):
        if gold.get("optional"):
            continue
        if i not in got_of:
            faults.append(f"missed {gold['quote']} {gold['indicator']}")
        elif fields := differing(gold, got_of[i], exact):
            faults.append(f"wrong {', '.join(fields)} of {gold['quote']} {gold['indicator']}")
    paired = {j for _, j in pairs}
    for j, got in enumerate(gots):
        if j not in paired and not any(gold.get("optional") and score.overlap(gold, got)
                                       for gold in golds):
            faults.append(f"spurious {got['quote']} {got['indicator']}")
    return faults


def rejected_faults(expected, rejected):
    """One line for each numeral that was not rejected for the reason expected."""
    return [f"not rejected as {one['reason']}: {one['quote']} at {one['start']}" for one in expected
            if not any(score.overlap(one, other) and other["reason"] == one["reason"]
                       for other in rejected)]


def key_faults(expected, records, kind_key):
    """One line for each expected record none of those found has all the keys of."""
    return [f"no record {json.dumps(one, ensure_ascii=False)}" for one in expected
            if not any(all(record.get(key) == value for key, value in one.items()
                           if key not in ("start", "end", "detail")) for record in records
                       if record.get(kind_key) == one.get(kind_key))]


def case_faults(case, records, exact):
    expect = case["expect"]
    faults = fact_faults(expect.get("facts", []), reports.facts(records), exact)
    faults += rejected_faults(expect.get("rejected", []), reports.rejected(records))
    if exact:
        faults += key_faults(expect.get("records", []), records, "record")
        diagnostics = [{**record, "kind": record["code"]} for record in records
                       if record.get("record") == "diagnostic"]
        faults += key_faults(expect.get("diagnostics", []), diagnostics, "kind")
    return faults


def show(case, records, faults):
    print(f"{case['id']} {case['category']} ({case['source']})\n{case['text']}\n{case['note']}")
    for gold in case["expect"].get("facts", []):
        print("  expected", json.dumps(gold, ensure_ascii=False))
    for one in case["expect"].get("rejected", []):
        print("  rejected", json.dumps(one, ensure_ascii=False))
    for record in records:
        print("  got     ", score.shown(record))
    print(*(f"  {fault}" for fault in faults or ["holds"]), sep="\n")


def load():
    """The cases; None where ../shared is absent."""
    path = reports.SHARED / "eval" / "cases.jsonl"
    if not path.exists():
        return None
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def measure(args, exact=False):
    """Prints what holds and what fails, and why; the share that holds, or None without cases."""
    cases = load()
    if cases is None:
        return None
    seen, holding, failing = collections.Counter(), collections.Counter(), []
    for case, records in zip(cases, read(args.program, cases)):
        faults = case_faults(case, records, exact)
        seen[case["category"]] += 1
        holding[case["category"]] += not faults
        if faults:
            failing.append(f"case {case['id']}, {case['category']}: {'; '.join(faults)}")
    for category in sorted(seen):
        print(f"{holding[category]:3}/{seen[category]:<3} {category}")
    print(f"{holding.total()}/{seen.total()} cases hold; the others:", *failing, sep="\n")
    print()
    return {"cases": {"holding": holding.total() / seen.total()}}


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    reports.program_argument(parser)
    floors.arguments(parser)
    parser.add_argument("--exact", action="store_true")
    parser.add_argument("--show", type=int, metavar="ID", help="what one case expects and gets")
    args = parser.parse_args()
    if args.show is not None:
        cases = [case for case in load() or [] if case["id"] == args.show]
        if not cases:
            parser.error(f"there is no case {args.show}")
        records = read(args.program, cases)[0]
        show(cases[0], records, case_faults(cases[0], records, args.exact))
        return 0
    values = measure(args, args.exact)
    if values is None:
        print(f"eval.cases skipped: {reports.SHARED} is not there")
        return reports.SKIPPED
    return 1 if args.floors and floors.hold(values, args.floors, args.may_raise) else 0


if __name__ == "__main__":
    sys.exit(main())
