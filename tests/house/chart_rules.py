#!/usr/bin/env python3
"""The Helm chart, as far as it can be checked without helm: YAML and JSON parse, actions in the
templates balance, every value used exists and is used, every value has a comment, every template
that is included is defined. It does not render; `./dev lint` runs `helm lint` where helm is."""
import json
import re

import yaml

import house

CHART = "helm/gongbao"
ACTION = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}", re.DOTALL)


def leaves(value, prefix=""):
    """Dotted paths of the values: of a mapping those of its members, of anything else itself."""
    if not isinstance(value, dict) or not value:
        return [prefix]
    return [leaf for key, inner in value.items()
            for leaf in leaves(inner, f"{prefix}.{key}" if prefix else key)]


def template_findings(path, text):
    """Unbalanced braces and blocks of one template."""
    found, open_blocks = [], []
    if text.count("{{") != text.count("}}"):
        found.append(f"{path}: {text.count('{{')} times {{{{ but {text.count('}}')} times }}}}")
    for match in ACTION.finditer(text):
        word = match.group(1).split(" ", 1)[0]
        line = text.count("\n", 0, match.start()) + 1
        if match.group(1).count("(") != match.group(1).count(")"):
            found.append(f"{path}:{line}: unbalanced parentheses: {match.group(1)}")
        if word in ("if", "range", "with", "define", "block"):
            open_blocks.append((word, line))
        elif word == "end":
            if not open_blocks:
                found.append(f"{path}:{line}: end without a block")
            else:
                open_blocks.pop()
        elif word == "else" and not open_blocks:
            found.append(f"{path}:{line}: else without a block")
    return found + [f"{path}:{line}: {word} is never ended" for word, line in open_blocks]


def value_findings(values_text, templates):
    """Values without comment, without use, or used without being there."""
    found = []
    values = leaves(yaml.safe_load(values_text))
    lines = values_text.splitlines()
    for number, line in enumerate(lines):
        if re.match(r" *[\w.]+:", line):
            above = lines[number - 1].lstrip() if number else ""
            if not above.startswith("#") and " #" not in line:
                found.append(f"values.yaml:{number + 1}: no comment on {line.strip()}")
    used = {path.rstrip(".") for text in templates.values()
            for path in re.findall(r"\.Values\.([\w.]+)", text)}
    for path in sorted(used):
        if not any(leaf == path or leaf.startswith(path + ".") for leaf in values):
            found.append(f"templates use .Values.{path}, which values.yaml does not have")
    for leaf in values:
        if not any(leaf == path or leaf.startswith(path + ".") for path in used):
            found.append(f"values.yaml: no template uses {leaf}")
    return found


def schema_findings(schema, values, path=""):
    """Keys that only one of the schema and the values has."""
    found, known = [], schema.get("properties", {})
    for key in values:
        if key not in known:
            found.append(f"values.schema.json: no {path}{key}")
        elif isinstance(values[key], dict) and "properties" in known[key]:
            found += schema_findings(known[key], values[key], f"{path}{key}.")
    return found + [f"values.yaml: no {path}{key}" for key in known if key not in values]


def findings():
    templates = {path: house.read(path) for path in house.files()
                 if path.startswith(f"{CHART}/templates/")}
    everything = "\n".join(templates.values())
    defined = set(re.findall(r'define "([^"]+)"', everything))
    found = [f"a template includes {name}, which none defines"
             for name in sorted(set(re.findall(r'include "([^"]+)"', everything)) - defined)]
    for path, text in templates.items():
        found += template_findings(path, text)
    values_text = house.read(f"{CHART}/values.yaml")
    found += value_findings(values_text, templates)
    found += schema_findings(json.loads(house.read(f"{CHART}/values.schema.json")),
                             yaml.safe_load(values_text))
    chart = yaml.safe_load(house.read(f"{CHART}/Chart.yaml"))
    version = re.search(r"project\(gongbao VERSION ([\d.]+)", house.read("CMakeLists.txt")).group(1)
    if chart["appVersion"] != version:
        found.append(f"Chart.yaml: appVersion {chart['appVersion']}, the project is {version}")
    yaml.safe_load(house.read("deploy/compose.yaml"))
    return found


if __name__ == "__main__":
    house.finish(findings())
