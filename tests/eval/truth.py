#!/usr/bin/env python3
"""Compares the facts of the corpus with figures of the same reports that others wrote down.

usage: truth.py [--program FILE] [--floors FILE [--raise]]

../shared/corpus/truth/communique_facts.csv has figures of communiqués of 2025, and
province_gdp_target_2025.csv the growth targets of the provinces. A figure is

found   when a fact of its indicator, measure, status and year has its value, to the last digit that
        the list writes; of a target also its bound
wrong   when there are only facts of that indicator and year with other values
missed  when there are none; the nearest thing is shown, a fact with that value

A report whose format is not read yet is named, and its figures are left out. Where the files are
absent the exit code is 77.
"""
import collections
import csv
import decimal
import sys

import floors
import reports

# Field of the list: code of the indicator, measure, and what a unit is in the unit of the list.
MONEY = {"万亿元": 10000, "万亿": 10000, "亿元": 1, "亿": 1, "万元": 1e-4, "元": 1e-8}
PERSONS = {"亿人": 10000, "万人": 1, "万": 1, "人": 1e-4}
SHARE = {"%": 1, "％": 1}
FIELDS = {
    "gdp_current_100m": ("gdp", "level", MONEY),
    "gdp_real_growth_pct": ("gdp", "growth", SHARE),
    "general_public_revenue_100m": ("revenue-general", "level", MONEY),
    "general_public_expenditure_100m": ("expenditure-general", "level", MONEY),
    "gov_fund_revenue_100m": ("revenue-fund", "level", MONEY),
    "resident_population_10k": ("population-resident", "level", PERSONS),
}
RELATIONS = {"左右": "approx", "以上": "ge", "区间": "eq"}


def values_of(facts, code, measure, units, year):
    """(value in the unit of the list, fact) of those facts that speak of a figure of the list."""
    found = []
    for fact in facts:
        if (fact.get("indicator_code") == code and fact["measure"] == measure
                and fact.get("value") is not None and fact.get("unit") in units
                and fact.get("period") == str(year)):
            found.append((fact["value"] * units[fact["unit"]], fact))
    return found


def near(value, written):
    """Whether a value is the one written, to the last digit written."""
    exponent = min(0, decimal.Decimal(written).as_tuple().exponent)
    return abs(value - float(written)) <= 0.5 * 10 ** exponent + 1e-9


def judge_figure(row, facts):
    """("found", "wrong" or "missed", what was there instead)."""
    code, kind, units = FIELDS[row["field"]]
    there = values_of([fact for fact in facts if fact["status"] != "target"], code, kind, units,
                      row["year"])
    if any(near(value, row["value"]) for value, _ in there):
        return "found", []
    if there:
        return "wrong", sorted({f"{value:g}" for value, _ in there})
    return "missed", [" ".join(str(fact.get(field) or "-") for field in
                               ("indicator", "indicator_code", "measure", "period"))
                      for fact in facts if fact.get("value") is not None
                      and fact.get("unit") in units
                      and near(fact["value"] * units[fact["unit"]], row["value"])][:1]


def judge_target(row, facts):
    there = values_of([fact for fact in facts if fact["status"] == "target"],
                      "gdp", "growth", SHARE, 2025)
    for value, fact in there:
        high = fact.get("value_high", value)
        if (near(value, row["low"]) and near(high, row["high"])
                and fact["relation"] == RELATIONS[row["phrasing"]]):
            return "found", []
    return "wrong" if there else "missed", sorted({fact["quote"] for _, fact in there})


def rows_of(name, folder):
    """(path of the report, row) of one list."""
    with open(reports.SHARED / "corpus" / "truth" / name, encoding="utf-8-sig", newline="") as file:
        return [(reports.SHARED / "corpus" / folder / row["file"], row)
                for row in csv.DictReader(file)]


def measure(args):
    """Prints found, wrong and missed by field; the share found, or None without the lists."""
    if not (reports.SHARED / "corpus" / "truth").is_dir():
        return None
    rows = [(path, row["field"], row["value"], row, judge_figure) for path, row in
            rows_of("communique_facts.csv", "communique-original")]
    rows += [(path, "target of GDP growth", f"{row['low']}-{row['high']} {row['phrasing']}", row,
              judge_target)
             for path, row in rows_of("province_gdp_target_2025.csv", "province-2025-docx")]
    paths = sorted({path for path, *_ in rows})
    read = [path for path in paths if path.suffix in reports.READ]
    facts = dict(zip(read, reports.extract(args.program, read)))
    counted, unread, others = collections.defaultdict(collections.Counter), set(), []
    for path, field, expected, row, judge in rows:
        if path not in facts:
            counted[field]["not read"] += 1
            unread.add(path.name)
            continue
        outcome, instead = judge(row, facts[path])
        counted[field][outcome] += 1
        if outcome != "found":
            others.append(f"  {outcome} {field} {expected} of {path.name}"
                          + (f": has {', '.join(instead)}" if instead else ""))
    for field, outcomes in counted.items():
        print(f"truth: {field}:", ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in
                                            ("found", "wrong", "missed", "not read")))
    print(*others, sep="\n")
    print("  not read yet:", *sorted(unread), sep="\n    ")
    all_read = sum(outcomes.total() - outcomes["not read"] for outcomes in counted.values())
    found = sum(outcomes["found"] for outcomes in counted.values())
    print(f"truth: {found} of {all_read} figures of reports that are read\n")
    return {"truth": {"found": found / all_read}}


if __name__ == "__main__":
    sys.exit(floors.main("truth", __doc__, measure))
