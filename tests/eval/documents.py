#!/usr/bin/env python3
"""Compares what the program says of each document of the corpus with what is known of it.

usage: documents.py [--program FILE] [--floors FILE [--raise]]

tests/gold/documents/identity.csv says of each document of ../shared/corpus and ../shared/seeds, and
of each article where there are several ones: how many articles it holds (more than it has rows for:
the first one again and again), region (a code; `unnamed` where the text names it nowhere,
`conflict` where title and text name different ones and a diagnostic has to say so), kind, years
reviewed and planned, level of government, trust, date, a word that the title holds and one that the
issuer ends in. What it leaves empty does not count; a year of 0 and the empty region of a national
report do. A document is

read     when the program writes its articles
refused  when it says why not
"""
import collections
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

import floors
import reports

IDENTITY = reports.ROOT / "tests" / "gold" / "documents" / "identity.csv"
FIELDS = ("region", "kind", "year_reviewed", "year_planned", "level", "trust", "title", "issuer",
          "date")


def truth():
    """The rows of the list by path below ../shared; None where ../shared is absent."""
    if not (reports.SHARED / "corpus").is_dir():
        return None
    rows = collections.defaultdict(list)
    with open(IDENTITY, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["path"]].append(row)
    return rows


def path_of(name):
    folder = reports.SHARED if name.startswith("seeds/") else reports.SHARED / "corpus"
    return folder / name


def read(program, paths):
    """({path: articles with their diagnostics}, {path: why it was refused})."""
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder, "output")
        run = subprocess.run([str(program), "extract", "--all", "--format", "jsonl", "--output",
                              str(output), *map(str, paths)], stderr=subprocess.PIPE, text=True,
                             check=False)
        if run.returncode not in (0, 1):
            raise SystemExit(f"{program}: exit {run.returncode}\n{run.stderr}")
        lines = output.read_bytes().decode("utf-8").split("\n") if output.exists() else []
    found, refused = collections.defaultdict(list), {}
    for record in (json.loads(line) for line in lines if line.strip()):
        if record["record"] == "article":
            found[record["document"]].append({**record, "diagnostics": set()})
        elif record["record"] == "diagnostic":
            found[record["document"]][-1]["diagnostics"].add(record["code"])
    for line in run.stderr.split("\n"):
        for path in paths:
            if line.startswith(f"gongbao: {path}: ") and str(path) not in found:
                refused[str(path)] = line.split(": ", 2)[2]
    return found, refused


def right(field, row, article):
    """Whether the field of an article is as the row says; None when that does not count."""
    said = row[field]
    got = article.get({"region": "region_code", "date": "published_date"}.get(field, field))
    if field == "region":
        if said == "conflict":
            return "region_conflict" in article["diagnostics"]
        return None if said == "unnamed" else (got or "") == said
    if field in ("year_reviewed", "year_planned"):
        return got == int(said)
    if not said:
        return None
    if field == "title":
        return said in "".join((got or "").split())
    if field == "issuer":
        return (got or "").endswith(said)
    return got == said


def judge(rows, articles):
    """{field: [outcome of each row that counts]}, and the wrong ones in words."""
    outcomes, wrong = collections.defaultdict(list), []
    expected = int(rows[0]["articles"])
    outcomes["articles"].append(len(articles) == expected)
    if len(articles) != expected:
        wrong.append(f"{len(articles)} articles, not {expected}")
    if expected > len(rows):
        copies = [article.get("copy_of") == 0 for article in articles[1:]]
        outcomes["copies"] += copies
        if not all(copies):
            wrong.append(f"{copies.count(False)} copies of the first article are not linked to it")
    for row in rows:
        index = int(row["article"])
        if index >= len(articles):
            continue
        for field in FIELDS:
            holds = right(field, row, articles[index])
            if holds is None:
                continue
            outcomes[field].append(holds)
            if not holds:
                key = {"region": "region_code", "date": "published_date"}.get(field, field)
                where = f"article {index}: " if len(rows) > 1 else ""
                wrong.append(f"{where}{field} is {articles[index].get(key) or 'empty'}, "
                             f"not {row[field] or 'empty'}")
    return outcomes, wrong


def print_table(tables):
    columns = ("read", "refused", "articles", "copies", *FIELDS)
    rows = [("", *columns)]
    for folder, counted in tables.items():
        cells = [str(sum(counted[name])) for name in ("read", "refused")]
        for name in columns[2:]:
            cells.append(f"{sum(counted[name])}/{len(counted[name])}" if counted[name] else "-")
        rows.append((folder, *cells))
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        print(row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in
                                         zip(row[1:], widths[1:])), sep="  ")


def measure(args):
    """Prints what was read and right by folder; the shares, or None without the corpus."""
    rows = truth()
    if rows is None:
        return None
    paths = {name: path_of(name) for name in rows}
    found, refused = read(args.program, list(paths.values()))
    tables = collections.defaultdict(lambda: collections.defaultdict(list))
    wrong = []
    for name, path in paths.items():
        articles = found.get(str(path), [])
        outcomes, faults = judge(rows[name], articles) if articles else ({}, [])
        for table in (tables[name.split("/")[0]], tables["all"]):
            table["read"].append(bool(articles))
            table["refused"].append(not articles)
            for field, holds in outcomes.items():
                table[field] += holds
        if not articles:
            faults = ["refused: " + refused.get(str(path), "nothing was written about it")]
        wrong += [f"  {name}: {fault}" for fault in faults]
    total = tables.pop("all")
    tables["all"] = total
    print_table(tables)
    print("documents: wrong or refused:", *wrong or ["  none"], sep="\n")
    print()
    shares = {name: sum(total[name]) / len(total[name])
              for name in ("read", "articles", "copies", *FIELDS) if total[name]}
    return {"documents": shares}


if __name__ == "__main__":
    sys.exit(floors.main("documents", __doc__, measure))
