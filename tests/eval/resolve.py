#!/usr/bin/env python3
"""Turns the drafts of the samples' gold into gold files, and checks every field of them.

usage: resolve.py            writes tests/samples/gold/NAME.jsonl from NAME.draft.jsonl
       resolve.py --check    only says whether the gold files are those of the drafts
       resolve.py --decode   first writes what the program decodes the pages to

A line of a draft has the fields of a fact, and for start and end an `anchor`: text that stands
once in the report and holds the quote; `nth`, from 1, says which one where it holds several.
Blanks count in neither, so that an anchor may reach over the cells of a table. The drafts are what
is edited by hand. For a page the text is gold/NAME.decoded.txt.
"""
import argparse
import json
import math
import sys

import reports

ALLOWED = {
    "measure": {"level", "growth", "change", "rank", "ratio", "gap"},
    "relation": {"eq", "approx", "ge", "le"},
    "status": {"actual", "target", "other"},
    "modality": {None, "expected", "firm", "stretch"},
    "optional": {None, True},
}
REQUIRED = ("quote", "anchor", "indicator", "measure", "unit", "relation", "status")
PRESENT = ("value", "period")  # may be null, must be said
KNOWN = {*REQUIRED, *PRESENT, *ALLOWED, "nth", "value_high", "baseline", "group"}
MASKS = "*×X"


def find_all(text, part):
    found, at = [], text.find(part)
    while at >= 0:
        found.append(at)
        at = text.find(part, at + 1)
    return found


def field_faults(fact):
    """What is wrong with the fields of one fact, apart from its place."""
    faults = [f"no {field}" for field in REQUIRED if not fact.get(field)]
    faults += [f"no {field}" for field in PRESENT if field not in fact]
    faults += [f"unknown field {field}" for field in fact if field not in KNOWN]
    faults += [f"{field} is {fact.get(field)!r}" for field, values in ALLOWED.items()
               if fact.get(field) not in values]
    if (fact.get("status") == "target") != (fact.get("modality") is not None):
        faults.append("modality goes with status target, and only with it")
    value, high = fact.get("value"), fact.get("value_high")
    if value is None and not any(char in MASKS for char in fact.get("quote", "")):
        faults.append("a value of null where nothing is masked")
    if value is not None and not (isinstance(value, (int, float)) and math.isfinite(value)):
        faults.append(f"value is {value!r}")
    if high is not None and not high > value:
        faults.append("value_high is not above value")
    if fact.get("measure") == "rank" and (fact.get("unit") != "位" or "baseline" in fact):
        faults.append("a rank has the unit 位 and no baseline")
    return faults


def place(text, blankless, places, fact):
    """(start, end) of the quote; raises ValueError when the anchor does not tell."""
    anchor = reports.without_blanks(fact["anchor"])[0]
    quote = reports.without_blanks(fact["quote"])[0]
    found = find_all(blankless, anchor)
    if len(found) != 1:
        raise ValueError(f"the anchor stands {len(found)} times in the text: {fact['anchor']}")
    inside = find_all(anchor, quote)
    if len(inside) > 1 and "nth" not in fact:
        raise ValueError(f"{fact['quote']} stands {len(inside)} times in its anchor: say nth")
    if not 1 <= fact.get("nth", 1) <= len(inside):
        raise ValueError(f"{fact['quote']} is not in its anchor {fact['anchor']}")
    first = found[0] + inside[fact.get("nth", 1) - 1]
    start, end = places[first], places[first + len(quote) - 1] + 1
    if text[start:end] != fact["quote"]:
        raise ValueError(f"the text has {text[start:end]!r} for {fact['quote']!r}")
    return start, end


def resolve(text, drafts):
    """(gold facts, faults) of one report's drafts, a list of dicts."""
    blankless, places = reports.without_blanks(text)
    golds, faults, seen = [], [], set()
    for number, draft in enumerate(drafts, 1):
        wrong = field_faults(draft)
        if not wrong:
            try:
                start, end = place(text, blankless, places, draft)
                gold = {key: value for key, value in draft.items() if key not in ("anchor", "nth")}
                golds.append({**gold, "start": start, "end": end})
                key = (start, end, draft["indicator"], draft["measure"])
                if key in seen:
                    wrong.append("the same fact twice")
                seen.add(key)
            except ValueError as error:
                wrong.append(str(error))
        faults += [f"line {number}: {fault}" for fault in wrong]
    golds.sort(key=lambda gold: (gold["start"], gold["end"], gold["indicator"]))
    for one, other in zip(golds, golds[1:]):
        if (one["start"], one["end"]) != (other["start"], other["end"]) and \
                other["start"] < one["end"]:
            faults.append(f"{one['quote']} and {other['quote']} overlap at {other['start']}")
    return golds, faults


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    reports.program_argument(parser)
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--decode", action="store_true", help="renew gold/NAME.decoded.txt")
    args = parser.parse_args()
    failed = 0
    for page in reports.samples() if args.decode else []:
        if page.suffix == ".html":
            text = reports.decode(args.program, page)
            reports.decoded_page(page).write_text(text, "utf-8", newline="")
    for report in reports.samples():
        draft = reports.SAMPLES / "gold" / (report.stem + ".draft.jsonl")
        gold_path = reports.SAMPLES / "gold" / (report.stem + ".jsonl")
        drafts = [json.loads(line) for line in draft.read_text("utf-8").splitlines()]
        golds, faults = resolve(reports.read_text(report), drafts)
        lines = "".join(json.dumps(gold, ensure_ascii=False) + "\n" for gold in golds)
        if args.check:
            if not gold_path.exists() or gold_path.read_text("utf-8") != lines:
                faults.append(f"{gold_path.name} is not what the draft says: run resolve.py")
        elif not faults:
            gold_path.write_text(lines, "utf-8")
        for fault in faults:
            print(f"{draft.name}: {fault}")
        print(f"{report.name}: {len(golds)} facts, "
              f"{sum(1 for gold in golds if gold.get('optional'))} of them optional")
        failed += bool(faults)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
