#!/usr/bin/env python3
"""Runs the rule cases of rules.jsonl: short sentences, each for one rule of the language.

usage: rules.py [--program FILE] [--show ID] [--floors FILE [--raise]] [FILE.jsonl]

A line is {"id", "text", "facts": [...], "rejected": [{"quote", "reason"}]}, with "context": lines
that stand before the text (a title, a heading), and "partial": true where other facts may be found
too. Only the fields that a fact lists are compared; null says that the field must be absent. Each
listed fact must be found, on the same quote (an optional one may be missing), and no other one but
those that the engine itself marks optional.
"""
import argparse
import json
import pathlib
import sys

import floors
import reports
import score

SAME_NAME = 0.8  # stricter than a score: a sentence is short
COMPARED = ("measure", "unit", "relation", "modality", "period", "baseline", "group")


def differing(expected, got):
    """The fields listed in a case in which a fact differs."""
    wrong = []
    for field in expected:
        if field == "indicator":
            same = score.likeness(expected[field], got.get(field)) >= SAME_NAME
        elif field in ("value", "value_high"):
            tolerance = score.RATIO_TOLERANCE if got.get("measure") == "ratio" else score.TOLERANCE
            same = score.same_number(expected[field], got.get(field), tolerance)
        elif field == "status":
            same = score.agree(field, expected, got)
        elif field == "unit":
            same = score.comparable_unit(expected[field]) == score.comparable_unit(got.get(field))
        elif field in COMPARED:
            same = (expected[field] or None) == (got.get(field) or None)
        else:
            continue
        if not same:
            wrong.append(f"{field} {got.get(field)!r}")
    return wrong


def faults_of(case, records):
    """One line for each thing that the case demands and did not get."""
    faults, left = [], list(reports.facts(records))
    for expected in case.get("facts", []):
        there = [got for got in left if got["quote"] == expected["quote"]]
        there.sort(key=lambda got: len(differing(expected, got)))
        if not there:
            if not expected.get("optional"):
                faults.append(f"missed {expected['quote']} {expected.get('indicator', '')}")
            continue
        left.remove(there[0])
        if not expected.get("optional"):
            faults += [f"{expected['quote']}: {wrong}" for wrong in differing(expected, there[0])]
    if not case.get("partial"):
        faults += [f"spurious {got['quote']} {got['indicator']}" for got in left
                   if not got.get("optional")]
    for expected in case.get("rejected", []):
        if not any(expected["quote"] in other["quote"] or other["quote"] in expected["quote"]
                   for other in reports.rejected(records)
                   if other["reason"] == expected["reason"]):
            faults.append(f"not rejected as {expected['reason']}: {expected['quote']}")
    return faults


def read(program, cases):
    """The records of each case's own text."""
    before = ["".join(line + "\n" for line in case.get("context", [])) for case in cases]
    found = reports.extract_texts(program, [context + case["text"] + "\n"
                                            for context, case in zip(before, cases)])
    return [[record for record in records if record.get("start", -1) >= len(context)]
            for context, records in zip(before, found)]


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    reports.program_argument(parser)
    parser.add_argument("--show", metavar="ID", help="what one case expects and gets")
    floors.arguments(parser)
    parser.add_argument("file", nargs="?", type=pathlib.Path,
                        default=pathlib.Path(__file__).with_name("rules.jsonl"))
    args = parser.parse_args()
    cases = [json.loads(line) for line in args.file.read_text("utf-8").splitlines() if line.strip()]
    if args.show is not None:
        cases = [case for case in cases if case["id"] == args.show]
        if not cases:
            parser.error(f"there is no case {args.show}")
    holding = 0
    for case, records in zip(cases, read(args.program, cases)):
        faults = faults_of(case, records)
        holding += not faults
        if args.show is not None:
            print(json.dumps(case, ensure_ascii=False))
            print(*(f"  got {score.shown(record)}" for record in records), sep="\n")
        if faults:
            print(f"{case['id']}: {'; '.join(faults)}")
    print(f"{holding}/{len(cases)} rule cases hold")
    values = {"rules": {"holding": holding / len(cases)}}
    return 1 if args.floors and floors.hold(values, args.floors, args.may_raise) else 0


if __name__ == "__main__":
    sys.exit(main())
