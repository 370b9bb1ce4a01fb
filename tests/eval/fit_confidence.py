#!/usr/bin/env python3
"""Fits the weights by which the engine tells its confidence in a fact.

usage: fit_confidence.py [--program FILE] [--features FILE] [--check]

The label of a fact is whether it is right as score.py means `strict`; a fact that answers to an
optional one of the gold has none. The features come from the program fact_features, in the order in
which `gongbao extract` writes the facts; a logistic regression with a ridge gives each a weight.
It sees every annotated report that is there but those held out. Rules were made for these
reports, so that other ones are read less well: the weight that all facts have is then moved until
the seeds and the held-out reports together are told right on the average. Writes common/extraction/confidence_weights.h;
with --check it only prints how well weights fitted to one half of the reports tell the other.
"""
import argparse
import math
import pathlib
import re
import subprocess

import reliability
import reports
import score

HEADER = reports.ROOT / "common" / "extraction" / "confidence_weights.h"
NAMES = reports.ROOT / "common" / "extraction" / "confidence.cc"
RIDGE = 2.0
STEPS = 25


def feature_names():
    """In the order of the engine's weights."""
    table = re.search(r"kNames = \{(.*?)\};", NAMES.read_text("utf-8"), re.DOTALL).group(1)
    return re.findall(r'"(\w+)"', table)


def examples(program, features, report, gold_path):
    """(features, right) of each fact of a report that the gold judges."""
    with open(report, "rb") as source:
        run = subprocess.run([str(features)], stdin=source, stdout=subprocess.PIPE, check=True,
                             text=True)
    ranges, golds = score.read_facts(gold_path)
    gots = reports.facts(reports.extract(program, [report])[0])
    lines = run.stdout.splitlines()
    if len(lines) != len(gots):
        raise SystemExit(f"{report}: {len(lines)} lines of features for {len(gots)} facts")
    for got, line in zip(gots, lines):
        got["features"] = line.split()
    return [(got["features"], right) for got, right in reliability.judged(golds, gots, ranges)]


def solve(matrix, vector):
    """Gaussian elimination; the matrix is symmetric and positive definite."""
    size = len(vector)
    rows = [row[:] + [value] for row, value in zip(matrix, vector)]
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for below in range(at + 1, size):
            factor = rows[below][at] / rows[at][at]
            for column in range(at, size + 1):
                rows[below][column] -= factor * rows[at][column]
    solution = [0.0] * size
    for at in reversed(range(size)):
        rest = sum(rows[at][k] * solution[k] for k in range(at + 1, size))
        solution[at] = (rows[at][size] - rest) / rows[at][at]
    return solution


def probability(weights, features):
    return 1 / (1 + math.exp(-sum(weights[feature] for feature in features)))


def fit(names, data):
    """Weights by name: Newton's steps on the likelihood; the first feature, always there, has no
    ridge."""
    place = {name: at for at, name in enumerate(names)}
    weights = dict.fromkeys(names, 0.0)
    for _ in range(STEPS):
        gradient = [-RIDGE * weights[name] for name in names]
        hessian = [[0.0] * len(names) for _ in names]
        for at in range(len(names)):
            hessian[at][at] = RIDGE
        gradient[0], hessian[0][0] = 0.0, 1e-6
        for features, right in data:
            sure = probability(weights, features)
            for one in features:
                gradient[place[one]] += right - sure
                for other in features:
                    hessian[place[one]][place[other]] += sure * (1 - sure)
        step = solve(hessian, gradient)
        for name, move in zip(names, step):
            weights[name] += move
        if max(map(abs, step)) < 1e-6:
            break
    return weights


def level(names, weights, data):
    """Moves the weight that all facts have until as many of `data` are right as is told."""
    for _ in range(STEPS):
        sure = [probability(weights, features) for features, _ in data]
        gap = sum(right for _, right in data) - sum(sure)
        weights[names[0]] += gap / sum(one * (1 - one) for one in sure)
        if abs(gap) < 1e-6:
            break


def write(names, weights):
    lines, line = [], "   "
    for name in names:
        cell = f" {round(100 * weights[name])},"
        if len(line) + len(cell) > 100:
            lines.append(line)
            line = "   "
        line += cell
    lines.append(line)
    text = HEADER.read_text("utf-8")
    begin = text.index("{\n", text.index("kConfidenceWeights")) + 2
    HEADER.write_text(text[:begin] + "\n".join(lines) + "\n" + text[text.index("};", begin):],
                      "utf-8")


def cross_check(names, by_report):
    """Each half of the reports is told by weights that were fitted to the other half."""
    told = []
    for held in (0, 1):
        rest = [example for at, data in enumerate(by_report) if at % 2 != held for example in data]
        weights = fit(names, rest)
        told += [(probability(weights, features), right) for at, data in enumerate(by_report)
                 if at % 2 == held for features, right in data]
    reliability.print_table("reports that were not fitted to", told)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    reports.program_argument(parser)
    parser.add_argument("--features", type=pathlib.Path, metavar="FILE",
                        default=reports.ROOT / "build" / "release" / "tests" / "fact_features")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    held_out = reports.held_out()
    pairs = reports.sample_gold() + reports.seed_gold()
    levelled = reports.seed_gold()
    for report, gold in reports.corpus_gold():
        held = f"{report.parent.name}/{report.stem}" in held_out
        (levelled if held else pairs).append((report, gold))
    names = feature_names()
    by_report = [examples(args.program, args.features, *pair) for pair in pairs]
    if args.check:
        cross_check(names, by_report)
        return
    data = [example for one in by_report for example in one]
    weights = fit(names, data)
    level(names, weights, [example for pair in levelled
                           for example in examples(args.program, args.features, *pair)])
    write(names, weights)
    for name in names:
        count = sum(name in features for features, _ in data)
        print(f"{name:18} {count:5}  {weights[name]:+.2f}")
    reliability.print_table("fitted", [(probability(weights, features), right)
                                       for features, right in data])


if __name__ == "__main__":
    main()
