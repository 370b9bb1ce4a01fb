#!/usr/bin/env python3
"""How far predicted facts agree with annotated ones.

usage: score.py [--errors N] [--json] GOLD.jsonl PREDICTED.jsonl [GOLD PREDICTED ...]

Both files hold a JSON object a line: quote, start and end in code points of one text, indicator,
measure, value, unit, relation, status, modality, period and the rest. A gold file whose first line
is {"ranges": [[start, end], ...]} annotates only those ranges; predictions outside are not judged.

A prediction and a gold fact can be a pair when their spans overlap; pairs are formed one to one,
the best likeness first. A gold fact marked optional counts neither for nor against, and neither
does a prediction that overlaps nothing but optional ones.

detection  paired, whatever else is said
strict     paired, and measure, value, unit, relation, target or not, period and indicator agree
quantity   paired, and span, value, unit and relation agree
fields     for each field, how many of the pairs agree; modality among targets only
"""
import argparse
import collections
import json
import sys
import unicodedata

STRICT = ("measure", "value", "unit", "relation", "status", "period", "indicator")
QUANTITY = ("span", "value", "unit", "relation")
LIKE_ENOUGH = 0.6  # of indicators, by Dice over pairs of characters
RATIO_TOLERANCE = 0.02  # a third may be written 0.33
TOLERANCE = 1e-9

# Two ways to write one name.
SYNONYMS = (("地区生产总值(GDP)", "地区生产总值"), ("GDP", "地区生产总值"), ("规上", "规模以上"),
            ("限上", "限额以上"), ("固投", "固定资产投资"))
# Words before a name that do not change what it names.
BEFORE_NAME = ("全年", "当年", "累计", "新增", "新建", "新引进", "新培育", "新认定", "引进", "培育",
               "建成", "创成", "打造", "实现", "完成", "达到", "突破", "力争", "确保", "其中", "全市",
               "全区", "全县", "全省", "我市", "我区")
UNIT_SYNONYMS = {"百分点": "个百分点", "元人民币": "元", "人民币": "元"}


def comparable_name(indicator):
    """The indicator without the differences that don't count."""
    name = unicodedata.normalize("NFKC", indicator or "")
    for short, full in SYNONYMS:
        name = name.replace(short, full)
    name = "".join(char for char in name
                   if char in "%&" or unicodedata.category(char)[0] not in "PZS")
    before = None
    while before != name:
        before = name
        for word in BEFORE_NAME:
            if name.startswith(word) and len(name) > len(word) + 1:
                name = name[len(word):]
    return name


def likeness(one, other):
    """Dice coefficient of the two indicators' pairs of characters, from 0 to 1."""
    one, other = comparable_name(one), comparable_name(other)
    if one == other:
        return 1.0
    pairs = [collections.Counter(name[at:at + 2] for at in range(max(1, len(name) - 1)))
             for name in (one, other)]
    total = sum(pairs[0].values()) + sum(pairs[1].values())
    return 2 * sum((pairs[0] & pairs[1]).values()) / total if total else 0.0


def same_number(one, other, tolerance):
    numbers = [None if value in (None, "") else float(value) for value in (one, other)]
    if None in numbers:
        return numbers[0] == numbers[1]
    return abs(numbers[0] - numbers[1]) <= tolerance * max(map(abs, numbers))


def comparable_unit(unit):
    unit = unicodedata.normalize("NFKC", unit or "")
    unit = UNIT_SYNONYMS.get(unit, unit)
    return unit[:-1] if unit.endswith(("万元", "亿元")) else unit


def agree_value(gold, got):
    tolerance = RATIO_TOLERANCE if gold["measure"] == "ratio" else TOLERANCE
    return all(same_number(gold.get(bound), got.get(bound), tolerance)
               for bound in ("value", "value_high"))


# Everything else is compared as it is; an absent field equals null and "".
AGREE = {
    "value": agree_value,
    "unit": lambda gold, got: comparable_unit(gold.get("unit")) == comparable_unit(got.get("unit")),
    # What has happened and what merely is are told apart by nuance.
    "status": lambda gold, got: (gold["status"] == "target") == (got.get("status") == "target"),
    "indicator": lambda gold, got:
        likeness(gold["indicator"], got.get("indicator")) >= LIKE_ENOUGH,
    "indicator_exact": lambda gold, got:
        comparable_name(gold["indicator"]) == comparable_name(got.get("indicator")),
    "span": lambda gold, got: (gold["start"], gold["end"]) == (got["start"], got["end"]),
}
REPORTED = STRICT + ("indicator_exact", "modality", "baseline", "span")


def agree(field, gold, got):
    """Whether a prediction says the same as the gold fact in one field."""
    if field in AGREE:
        return AGREE[field](gold, got)
    return (gold.get(field) or None) == (got.get(field) or None)


def overlap(one, other):
    """Code points that both spans cover."""
    return max(0, min(one["end"], other["end"]) - max(one["start"], other["start"]))


def pair_up(golds, gots):
    """Pairs (index in golds, index in gots), one to one, the most alike first."""
    candidates = []
    for i, gold in enumerate(golds):
        for j, got in enumerate(gots):
            common = overlap(gold, got)
            if not common:
                continue
            covered = max(gold["end"], got["end"]) - min(gold["start"], got["start"])
            alike = (common / covered + 2 * likeness(gold["indicator"], got.get("indicator"))
                     + agree("measure", gold, got) + agree("value", gold, got))
            candidates.append((-alike, i, j))
    pairs, taken_golds, taken_gots = [], set(), set()
    for _, i, j in sorted(candidates):
        if i not in taken_golds and j not in taken_gots:
            pairs.append((i, j))
            taken_golds.add(i)
            taken_gots.add(j)
    return pairs


def in_ranges(fact, ranges):
    return ranges is None or any(start <= fact["start"] < end for start, end in ranges)


def read_facts(path):
    """(ranges or None, facts) of a gold file or of the program's output."""
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file if line.strip()]
    ranges = lines.pop(0)["ranges"] if lines and "ranges" in lines[0] else None
    return ranges, [line for line in lines if line.get("record", "fact") == "fact"]


def precision_recall(hits, golds, gots):
    precision, recall = hits / gots if gots else 0.0, hits / golds if golds else 0.0
    both = precision + recall
    return {"precision": precision, "recall": recall,
            "f1": 2 * precision * recall / both if both else 0.0,
            "hits": hits, "gold": golds, "predicted": gots}


class Score:
    """What is counted over one report or several."""

    def __init__(self):
        self.gold = self.predicted = self.found = self.strict = self.quantity = self.spurious = 0
        self.targets = 0
        self.right = collections.Counter()  # by field, among the pairs
        self.by_measure = collections.defaultdict(collections.Counter)
        # What became of each fact that counts: (report, fault or "", gold fact or None, prediction
        # or None).
        self.outcomes = []

    def add(self, report, golds, gots):
        """Counts one report. Predictions outside of its annotated ranges are left out before."""
        pairs = pair_up(golds, gots)
        gold_of = {j: golds[i] for i, j in pairs}
        for j, got in enumerate(gots):
            if j in gold_of:
                if gold_of[j].get("optional"):
                    continue
            elif any(gold.get("optional") and overlap(gold, got) for gold in golds):
                continue
            else:
                self.spurious += 1
                self.outcomes.append((report, "spurious", None, got))
            self.predicted += 1
            self.by_measure[got["measure"]]["predicted"] += 1
        got_of = {i: gots[j] for i, j in pairs}
        for i, gold in enumerate(golds):
            if not gold.get("optional"):
                self.outcomes.append((report, self._judge(gold, got_of.get(i)), gold,
                                      got_of.get(i)))

    def _judge(self, gold, got):
        """Counts one gold fact; what is wrong with its prediction, "" for nothing."""
        measure = self.by_measure[gold["measure"]]
        self.gold += 1
        measure["gold"] += 1
        if got is None:
            return "missed"
        right = {field for field in REPORTED if agree(field, gold, got)}
        if gold["status"] == "target":
            self.targets += 1
        else:
            right.discard("modality")
        self.right.update(right)
        self.found += 1
        measure["found"] += 1
        self.quantity += right.issuperset(QUANTITY)
        wrong = [field for field in STRICT if field not in right]
        if wrong:
            return "wrong " + ",".join(wrong)
        self.strict += 1
        measure["strict"] += 1
        return ""

    def errors(self):
        return [outcome for outcome in self.outcomes if outcome[1]]

    def field(self, field):
        """The share of pairs that agree in a field; None where there was nothing to agree on."""
        among = self.targets if field == "modality" else self.found
        return self.right[field] / among if among else None

    def report(self):
        """The figures, as a tree for JSON."""
        return {
            **{kind: precision_recall(hits, self.gold, self.predicted)
               for kind, hits in (("detection", self.found), ("strict", self.strict),
                                  ("quantity", self.quantity))},
            "fields": {field: self.field(field) for field in REPORTED},
            "strict_by_measure": {
                measure: precision_recall(seen["strict"], seen["gold"], seen["predicted"])
                for measure, seen in sorted(self.by_measure.items())},
        }


def shown(fact):
    """A fact on one line, for a person."""
    if fact is None:
        return "-"
    hidden = ("optional", "document", "byte_start", "byte_end")
    return json.dumps({key: value for key, value in fact.items() if key not in hidden},
                      ensure_ascii=False)


def print_errors(score, count):
    for report, what, gold, got in score.errors()[:count]:
        print(f"{report}: {what}\n  gold {shown(gold)}\n  got  {shown(got)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, metavar="N",
                        help="show the first N errors")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("files", nargs="+", metavar="FILE")
    args = parser.parse_args()
    if len(args.files) % 2:
        parser.error("files come in pairs: GOLD PREDICTED")
    score = Score()
    for gold_path, got_path in zip(args.files[::2], args.files[1::2]):
        ranges, golds = read_facts(gold_path)
        score.add(gold_path, golds, [got for got in read_facts(got_path)[1]
                                     if in_ranges(got, ranges)])
    report = score.report()
    if args.json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        for kind in ("detection", "strict", "quantity"):
            print("{0:10} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({hits} of {gold} gold, "
                  "{predicted} predicted)".format(kind, **report[kind]))
        print("fields     " + "  ".join(f"{field} {share:.3f}" for field, share
                                        in report["fields"].items() if share is not None))
        for measure, row in report["strict_by_measure"].items():
            print("  {0:8} gold {gold:4}  strict P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"
                  .format(measure, **row))
    print_errors(score, args.errors)


if __name__ == "__main__":
    sys.exit(main())
