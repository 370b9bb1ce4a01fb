#!/usr/bin/env python3
"""The wire contracts: every element has a comment, and no number ever changes its meaning.

proto_baseline.txt lists every element that was ever published, one a line. A line of it must stay
true; an element that goes leaves its number `reserved`. Run with --update to add new elements.
"""
import os
import re
import sys

import house

BASELINE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "proto_baseline.txt")
TOKEN = re.compile(r'(//[^\n]*)|("(?:[^"\\]|\\.)*")|([\w.]+)|([^\s])')
BLOCK = re.compile(r"(message|enum|service|oneof) (\w+)$")


def statements(text):
    """Yields (words, end, commented, line): a statement up to `;`, `{` or `}`; commented says that a
    comment stands right above it or behind it on its line."""
    tokens = [(m.group(), text.count("\n", 0, m.start()), bool(m.group(1)))
              for m in TOKEN.finditer(text)]
    words, above, first = [], False, 0
    for i, (token, line, is_comment) in enumerate(tokens):
        if is_comment:
            # A comment that trails code on its line belongs to that code.
            if not words and not (i and tokens[i - 1][1] == line and not tokens[i - 1][2]):
                above = True
            continue
        if not words:
            first = line
        if token in (";", "{", "}"):
            behind = i + 1 < len(tokens) and tokens[i + 1][2] and tokens[i + 1][1] == line
            yield words, token, above or behind, first + 1
            words, above = [], False
        else:
            words.append(token)


def elements(text):
    """Returns ({full name: what must not change}, {names of reserved numbers}, [uncommented])."""
    package, scope, found, reserved, bare = "", [], {}, set(), []
    for words, end, commented, line in statements(text):
        said = " ".join(words)
        if end == "}":
            scope.pop()
            continue
        if words and words[0] == "package":
            package = words[1]
            continue
        if not words or words[0] in ("syntax", "import", "option"):
            continue
        # A oneof names its fields' place but is no scope of theirs.
        names = [name for kind, name in scope if kind != "oneof"]
        full = ".".join([package, *names])
        block = BLOCK.match(said)
        if end == "{" and block:
            scope.append(block.groups())
            if block.group(1) != "oneof":
                found[f"{full}.{block.group(2)}"] = block.group(1)
        elif words[0] == "reserved":
            reserved |= {f"{full} {word}" for word in words if word.isdigit()}
            continue
        elif words[0] == "rpc":
            found[f"{full}.{words[1]}"] = said
            if end == "{":
                scope.append(("oneof", words[1]))
        else:
            match = re.match(r"(?:(.*) )?(\w+) = (\d+)", said)
            if match:
                found[f"{full}.{match.group(2)}"] = f"{match.group(1) or 'value'} = {match.group(3)}"
        if not commented:
            bare.append((line, said))
    return found, reserved, bare


def findings(protos, baseline):
    """protos: {path: text}; baseline: its lines."""
    found, now, reserved = [], {}, set()
    for path, text in protos.items():
        here, gone, bare = elements(text)
        now.update(here)
        reserved |= gone
        found += [f"{path}:{line}: no comment on: {said}" for line, said in bare]
    then = dict(line.split(": ", 1) for line in baseline)
    for name, meaning in then.items():
        number = meaning.rsplit(" = ", 1)[-1]
        if name in now:
            if now[name] != meaning:
                found.append(f"{name}: was `{meaning}`, is `{now[name]}`: numbers and types stay")
        elif " = " not in meaning:
            found.append(f"{name}: a published {meaning.split()[0]} is gone")
        elif f"{name.rpartition('.')[0]} {number}" not in reserved:
            found.append(f"{name}: gone, but its number {number} is not reserved")
    found += [f"{name}: new; run tests/house/proto_rules.py --update" for name in now
              if name not in then]
    return found


def main():
    protos = {path: house.read(path) for path in house.files(endings=(".proto",))}
    with open(BASELINE, encoding="utf-8") as file:
        baseline = file.read().splitlines()
    if "--update" in sys.argv:
        then = {line.split(": ", 1)[0] for line in baseline}
        for text in protos.values():
            baseline += [f"{name}: {meaning}" for name, meaning in elements(text)[0].items()
                         if name not in then]
        with open(BASELINE, "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in sorted(baseline))
    house.finish(findings(protos, baseline))


if __name__ == "__main__":
    main()
