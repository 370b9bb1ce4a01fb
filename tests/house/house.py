"""What the checks of the house share: the project's files, and how a finding is told."""
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SKIPPED = {".git", "build", "data", "node_modules", "dist", "__pycache__"}


def files(root=ROOT, endings=()):
    """Paths of the project's files relative to root, sorted; only those with one of the endings."""
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in SKIPPED]
        for name in names:
            if not endings or name.endswith(tuple(endings)):
                found.append(os.path.relpath(os.path.join(folder, name), root))
    return sorted(found)


def read(path, root=ROOT):
    """The text of a file; None when it is not UTF-8 text."""
    with open(os.path.join(root, path), "rb") as file:
        data = file.read()
    try:
        return None if b"\0" in data else data.decode()
    except UnicodeDecodeError:
        return None


def finish(findings):
    """Ends a check: prints what was found and exits 1 if there is anything."""
    for finding in findings:
        print(finding)
    sys.exit(1 if findings else 0)
