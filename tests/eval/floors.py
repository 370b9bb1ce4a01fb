"""Values of the evaluation that may only get better, kept in a file."""
import argparse
import json
import math
import pathlib

import reports

FEWER = ("false_per_1000",)  # the less the better: what is kept is no floor but a ceiling


def arguments(parser):
    parser.add_argument("--floors", type=pathlib.Path, metavar="FILE",
                        help="fail when a value is below the one in FILE")
    parser.add_argument("--raise", action="store_true", dest="may_raise",
                        help="write the values that are above their floors into FILE")


def hold(values, path, may_raise):
    """How many values, a tree of kind and name, are worse than the file allows; each is named.

    With may_raise the others become the new bounds, in three decimals.
    """
    bounds = json.loads(path.read_text("utf-8")) if path.exists() else {}
    worse = 0
    for kind, shares in values.items():
        for name, share in shares.items():
            sign = -1 if name in FEWER else 1
            bound = bounds.get(kind, {}).get(name)
            reached = sign * math.floor(sign * share * 1000 + 1e-9) / 1000
            if bound is not None and sign * reached < sign * bound:
                print(f"{'above its ceiling' if sign < 0 else 'below its floor'}: {kind} {name} "
                      f"is {share:.4f}, not {bound:.3f}")
                worse += 1
            elif may_raise:
                bounds.setdefault(kind, {})[name] = reached
    if may_raise:
        path.write_text(json.dumps(bounds, indent=2, sort_keys=True) + "\n", "utf-8")
    return worse


def main(name, doc, measure):
    """The exit code of a script that measures ../shared: `measure(args)` gives values, or None where
    the documents are absent."""
    parser = argparse.ArgumentParser(description=doc,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    reports.program_argument(parser)
    arguments(parser)
    args = parser.parse_args()
    values = measure(args)
    if values is None:
        print(f"eval.{name} skipped: {reports.SHARED} is not there")
        return reports.SKIPPED
    return 1 if args.floors and hold(values, args.floors, args.may_raise) else 0
