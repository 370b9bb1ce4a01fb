#!/usr/bin/env python3
"""The project's texts: documents name only commands and files that exist; nothing speaks of the
machine that it was written on or of a package registry's host."""
import os
import re

import house

COMMAND = re.compile(r"\./dev ([a-z]+)")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
MACHINE = re.compile(r"/(?:home|root|work|Users)/\w")
REGISTRY = re.compile(r"registry\.npm|npm[m]irror|repo1?\.maven\.|deb\.debian\.|pypi\.org")


def findings(root=house.ROOT, commands=()):
    """One line for each broken promise; commands: what ./dev help lists."""
    found = []
    for path in house.files(root):
        text = house.read(path, root)
        if text is None:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if MACHINE.search(line):
                found.append(f"{path}:{number}: a path of one machine: {MACHINE.search(line).group()}")
            if REGISTRY.search(line):
                found.append(f"{path}:{number}: a registry's host: {REGISTRY.search(line).group()}")
            if not path.endswith(".md"):
                continue
            for command in COMMAND.findall(line):
                if command not in commands:
                    found.append(f"{path}:{number}: no command ./dev {command}")
            for target in LINK.findall(line):
                there = os.path.join(root, os.path.dirname(path), target)
                if not re.match(r"https?:", target) and not os.path.exists(there):
                    found.append(f"{path}:{number}: links to {target}, which does not exist")
        if text and not text.endswith("\n"):
            found.append(f"{path}: no newline at its end")
    return found


def dev_commands(text):
    """The commands in the usage text of ./dev."""
    usage = text.split("<<END", 1)[1].split("\nEND\n", 1)[0]
    return set(re.findall(r"^  ([a-z]+) ", usage, re.MULTILINE))


if __name__ == "__main__":
    house.finish(findings(commands=dev_commands(house.read("dev"))))
