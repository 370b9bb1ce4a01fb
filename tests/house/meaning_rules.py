#!/usr/bin/env python3
"""Every rule of the engine has one line of meaning in common/extraction/provenance.cc, and every
line there belongs to a rule: an id that the engine writes, or an enumerator that it uses."""
import re

import house

FOLDER = "common/extraction/"
TABLE = FOLDER + "provenance.cc"
ENUM = FOLDER + "provenance.h"
# "reject.page"; "date.*"; "ratio.*, share.*"
ID = re.compile(r'"([a-z_]+\.(?:[a-z_]+|\*)(?:, [a-z_]+\.\*)*)"')
ENTRY = re.compile(r'\{"([^"]*)",[^"]*?"([^"]*)"\}', re.DOTALL)
ENUMERATOR = re.compile(r"\b(?:Rule::)(k[A-Z]\w*)")


def enumerators(header):
    """Those of enum Rule but kNone and kCount, in their order."""
    body = header.split("enum class Rule", 1)[-1].split("};", 1)[0]
    return [name for name in re.findall(r"\b(k[A-Z]\w*)", body) if name not in ("kNone", "kCount")]


def findings(root=house.ROOT):
    """One line for each rule without a meaning, and each meaning without a rule."""
    written, used = {}, set()
    for path in house.files(root, (".h", ".cc")):
        if not path.startswith(FOLDER) or path in (TABLE, ENUM) or path.endswith("_test.cc"):
            continue
        text = house.read(path, root) or ""
        for match in ID.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            written.setdefault(match.group(1), f"{path}:{line}")
        used.update(ENUMERATOR.findall(text))
    entries = ENTRY.findall(house.read(TABLE, root) or "")
    meanings = dict(entries)
    # The rules of slots come first in the table, in the order of the enum.
    names = enumerators(house.read(ENUM, root) or "")
    of_enum = dict(zip([id for id, _ in entries if ID.fullmatch(f'"{id}"')], names))
    found = [f"{where}: the rule {id} has no meaning in {TABLE}"
             for id, where in sorted(written.items()) if not meanings.get(id)]
    found += [f"{TABLE}: no rule has the id {id}" for id, _ in entries
              if id and id not in written and of_enum.get(id) not in used]
    found += [f"{TABLE}: {id} stands there twice" for id in sorted(meanings)
              if sum(other == id for other, _ in entries) > 1]
    return found


if __name__ == "__main__":
    house.finish(findings())
