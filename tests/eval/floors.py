"""Values of the evaluation that may only rise, kept in a file."""
import json
import math
import pathlib


def arguments(parser):
    parser.add_argument("--floors", type=pathlib.Path, metavar="FILE",
                        help="fail when a value is below the one in FILE")
    parser.add_argument("--raise", action="store_true", dest="may_raise",
                        help="write the values that are above their floors into FILE")


def hold(values, path, may_raise):
    """How many values, a tree of kind and name, are below their floors; each is named.

    With may_raise the floors of the others become what was reached, in three decimals.
    """
    floors = json.loads(path.read_text("utf-8")) if path.exists() else {}
    below = 0
    for kind, shares in values.items():
        for name, share in shares.items():
            floor = floors.get(kind, {}).get(name, 0.0)
            reached = math.floor(share * 1000 + 1e-9) / 1000
            if reached < floor:
                print(f"below its floor: {kind} {name} is {share:.4f}, the floor {floor:.3f}")
                below += 1
            elif may_raise:
                floors.setdefault(kind, {})[name] = reached
    if may_raise:
        path.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", "utf-8")
    return below
