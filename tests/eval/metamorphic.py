#!/usr/bin/env python3
"""Changes texts in ways whose effect on the facts is known, and looks whether it is that.

usage: metamorphic.py [--program FILE] [--show NAME] [--prune]

Texts are the sentences of rules.jsonl, the plain samples, and the pairs of metamorphic.jsonl.

number     one digit of one figure is another: that value changes and nothing else
mask       the digits of each figure are asterisks: the same facts without values
width      digits, %, commas and brackets are full width: the same facts
join       one sample behind another: the facts of both; region is left out, for the second text
           inherits that of the first when it names none
same       a pair: the two sides of a 分别 in another order, a line broken where it is full, a mark
           of the page between: the same facts
modality   a pair: 力争 is put before the clause of a plan: only modality changes
undated    a pair: the year of the heading is away: the same facts without period

A change that does not have its effect is a fault, unless metamorphic_known.json names it with the
reason; those named there that have come right are told, and --prune takes them out.
"""
import argparse
import collections
import json
import pathlib
import re
import sys
import unicodedata

import reports

FOLDER = pathlib.Path(__file__).parent
KNOWN = FOLDER / "metamorphic_known.json"
DIGITS = re.compile(r"\d")
FULL_WIDTH = {ord(half): half_full for half, half_full in
              zip("0123456789%,.()", "０１２３４５６７８９％，．（）")}
# Where a fact stands, where its fields come from, and what follows from these.
PLACE = ("record", "document", "id", "start", "end", "byte_start", "byte_end", "provenance", "links",
         "confidence")
FIGURES_A_SAMPLE = 12
Change = collections.namedtuple("Change", "name before after agrees")


def content(fact, *without):
    """The fields of a fact but its place and those named, as one text to compare by."""
    return json.dumps({key: value for key, value in fact.items()
                       if key not in PLACE and key not in without},
                      ensure_ascii=False, sort_keys=True)


def contents(facts, *without):
    return sorted(content(fact, *without) for fact in facts)


def same(before, after):
    return contents(before, "quote") == contents(after, "quote")


def modality_only(before, after):
    return (contents(before, "modality") == contents(after, "modality")
            and all(fact.get("modality") == "stretch" for fact in after))


def undated(before, after):
    return (contents(before, "period") == contents(after, "period")
            and not any(fact.get("period") for fact in after))


def other_number(at):
    """Whether only the figure at `at` has another value and quote."""
    def agrees(before, after):
        if len(before) != len(after):
            return False
        for one, other in zip(before, after):
            inside = one["start"] <= at < one["end"]
            if inside and one["value"] == other["value"]:
                values = ("value_high",)  # the upper end of a range may be the one that changed
            else:
                values = ("value",) if inside else ()
            if content(one, "quote", *values) != content(other, "quote", *values):
                return False
            if not inside and one["quote"] != other["quote"]:
                return False
        return True
    return agrees


def masked(before, after):
    return (contents(before, "quote", "value", "value_high")
            == contents(after, "quote", "value", "value_high")
            and not any("value" in fact and fact["value"] is not None for fact in after))


def full_width(before, after):
    def narrow(facts):
        return sorted(unicodedata.normalize("NFKC", content(fact)) for fact in facts)
    return narrow(before) == narrow(after)


def joined(first, second):
    """Whether the facts are those of the two texts, which were read alone."""
    def agrees(_, after):
        return contents(after, "region") == sorted(contents(first, "region")
                                                   + contents(second, "region"))
    return agrees


def figures(facts):
    """Those facts whose quotes hold digits and no other figure, and are in no other fact's name."""
    return [fact for fact in facts if re.fullmatch(r"\D*\d+(?:\.\d+)?\D*", fact["quote"])
            and fact.get("value") is not None
            and not any(fact["quote"] in other["indicator"] for other in facts)]


def changed_numbers(name, text, facts, step):
    for fact in figures(facts)[::step]:
        at = fact["start"] + DIGITS.search(fact["quote"]).start()
        digit = "8" if text[at] == "9" else str(int(text[at]) + 1)
        yield Change(f"number {name} {fact['start']}", text, text[:at] + digit + text[at + 1:],
                     other_number(at))


def changes_of(name, text, facts, step):
    """The changes of one text that need nothing but its facts."""
    yield from changed_numbers(name, text, facts, step)
    held = figures(facts)
    if held and len(held) == len(facts):
        after = list(text)
        for fact in held:
            for match in DIGITS.finditer(fact["quote"]):
                after[fact["start"] + match.start()] = "*"
        yield Change(f"mask {name}", text, re.sub(r"(?<=\*)\.(?=\*)", "*", "".join(after)), masked)
    if facts:
        yield Change(f"width {name}", text, text.translate(FULL_WIDTH), full_width)


def changes(program):
    """Every change, in a fixed order."""
    rules = [json.loads(line) for line in
             (FOLDER / "rules.jsonl").read_text("utf-8").splitlines() if line.strip()]
    named = [(rule["id"], "".join(line + "\n" for line in rule.get("context", []))
              + rule["text"] + "\n", 1) for rule in rules]
    plain = [(path.stem, reports.read_text(path)) for path in reports.samples()
             if path.suffix == ".txt"]
    facts = [reports.facts(records) for records in reports.extract_texts(
        program, [text for _, text, _ in named] + [text for _, text in plain])]
    for (name, text, step), own in zip(named, facts):
        yield from changes_of(name, text, own, step)
    of_sample = facts[len(named):]
    for (name, text), own in zip(plain, of_sample):
        yield from changes_of(name, text, own, max(1, len(own) // FIGURES_A_SAMPLE))
    for (name, text), own in zip(plain, of_sample):
        for (other_name, other), others in zip(plain, of_sample):
            if name != other_name:
                yield Change(f"join {name} {other_name}", text, text.rstrip("\n") + "\n\n" + other,
                             joined(own, others))
    agrees = {"same": same, "modality": modality_only, "undated": undated}
    for line in (FOLDER / "metamorphic.jsonl").read_text("utf-8").splitlines():
        pair = json.loads(line)
        yield Change(f"{pair['kind']} {pair['id']}", pair["before"], pair["after"],
                     agrees[pair["kind"]])


def show(change, before, after):
    for title, text, facts in (("before", change.before, before), ("after", change.after, after)):
        print(f"{title}: {text}" if len(text) < 500 else f"{title}: {len(text)} characters")
        print(*(f"  {fact['quote']} {content(fact, 'quote')}" for fact in facts), sep="\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    reports.program_argument(parser)
    parser.add_argument("--show", metavar="NAME", help="the facts before and after one change")
    parser.add_argument("--prune", action="store_true",
                        help="take what has come right out of metamorphic_known.json")
    args = parser.parse_args()
    known = json.loads(KNOWN.read_text("utf-8"))
    made = [change for change in changes(args.program)
            if args.show in (None, change.name)]
    found = [reports.facts(records) for records in reports.extract_texts(
        args.program, [text for change in made for text in (change.before, change.after)])]
    seen, holding, faults, right = collections.Counter(), collections.Counter(), [], []
    for change, before, after in zip(made, found[::2], found[1::2]):
        kind = change.name.split()[0]
        holds = bool(before or kind == "join") and change.agrees(before, after)
        seen[kind] += 1
        holding[kind] += holds
        if args.show:
            show(change, before, after)
            print("holds" if holds else "does not hold")
        if holds and change.name in known:
            right.append(change.name)
        elif not holds and change.name not in known:
            faults.append(change.name)
    if args.show:
        return 0
    for kind in seen:
        print(f"{holding[kind]:4}/{seen[kind]:<4} {kind}")
    gone = sorted(set(known) - {change.name for change in made})
    for title, names in (("does not hold", faults), ("holds by now (--prune)", right),
                         ("named but not made (--prune)", gone)):
        print(*(f"{title}: {name}" for name in names), sep="\n", end="\n" if names else "")
    if args.prune:
        kept = {name: reason for name, reason in known.items() if name not in right + gone}
        KNOWN.write_text(json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n",
                         "utf-8")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
