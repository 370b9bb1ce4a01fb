#!/usr/bin/env python3
"""Who may include whom, as ARCHITECTURE.md tells it. A folder or a library that is not in these
tables is a finding too, so that each newcomer is placed on purpose."""
import re

import house

# Folders of ours that a folder may include, beside itself.
OURS = {
    "common/base": [],
    "common/text": ["common/base"],
    "common/document": ["common/text", "common/base"],
    "common/sandbox": ["common/base"],
    "common/reading": ["common/sandbox", "common/document", "common/config", "common/base"],
    "common/knowledge": ["common/text", "common/base"],
    "common/extraction": ["common/knowledge", "common/text", "common/base"],
    "common/obs": ["common/base"],
    "common/config": ["common/base"],
    "common/service": ["common/config", "common/obs", "common/base"],
    "common/messaging": ["common/config", "common/obs", "common/base"],
    "common/kafka": ["common/messaging", "common/config", "common/obs", "common/base"],
    "common/store": ["common/messaging", "common/config", "common/obs", "common/base"],
    "common/pipeline": ["common/messaging", "common/base"],
    "common/rpc": ["common/messaging", "common/config", "common/obs", "common/base"],
    # A service includes common and itself, never another service ...
    "services/extractor": ["common"],
    "services/indexer": ["common"],
    "services/reader": ["common"],
    "services/query": ["common"],
    "services/console": ["common"],
    # ... except for the one program that runs them all in one process.
    "services/gongbao": ["common", "services"],
    "tests": ["common", "services", "tests"],
}

# Who may include a library. "" stands for everyone.
LIBRARIES = [
    (r"(grpc|grpcpp)/|gongbao/v1/\w+\.grpc\.pb\.h", ["common/rpc", "services", "tests"]),
    (r"gongbao/v1/\w+\.pb\.h|google/protobuf/",
     ["common/pipeline", "common/reading", "common/store", "common/rpc", "services", "tests"]),
    (r"unicode/", ["common/text"]),
    (r"librdkafka/", ["common/kafka"]),
    (r"sqlite3\.h", ["common/messaging", "common/store"]),
    (r"libxml/|pugixml\.hpp|zip\.h", ["common/document"]),
    (r"seccomp\.h", ["common/sandbox"]),
    (r"openssl/", ["common/base"]),
    (r"yaml-cpp/", ["common/knowledge"]),
    (r"prometheus/", ["common/obs"]),
    (r"spdlog/|fmt/", ["common/obs"]),
    (r"CLI/", ["common/config", "services"]),
    (r"httplib\.h", ["common/obs", "services/console", "services/gongbao", "tests"]),
    (r"nlohmann/", ["common/obs", "services", "tests"]),
    (r"zlib\.h", ["common/document", "services"]),
    (r"malloc\.h", ["tests"]),
    (r"(sys|netinet|arpa|linux)/|(unistd|fcntl|signal|poll|pthread|netdb|dirent|glob|spawn|termios)\.h",
     ["common/sandbox", "common/reading", "common/document", "common/config", "common/obs", "common/messaging", "common/kafka",
      "common/store", "common/rpc", "services", "tests"]),
]
TEST_LIBRARIES = re.compile(r"gtest/|gmock/|benchmark/")
TEST_FILE = re.compile(r"(^tests/|_(test|bench|fuzz)\.(cc|h)$)")

# The engine is a pure function: these would bring in the world.
IMPURE = {"chrono", "ctime", "filesystem", "fstream", "iostream", "mutex", "random", "thread"}
# Byte-wise, slow, and unbounded recursion on long input.
BANNED = {"regex"}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def inside(path, folders):
    return any(folder == "" or path.startswith(folder + "/") for folder in folders)


def findings(root=house.ROOT):
    """One line for each include that breaks a rule."""
    found = []
    for path in house.files(root, (".h", ".cc")):
        folder = next((f for f in OURS if path.startswith(f + "/")), None)
        if folder is None:
            found.append(f"{path}: its folder is not in OURS of tests/house/include_rules.py")
            continue
        text = house.read(path, root) or ""
        for match in INCLUDE.finditer(text):
            quote, target = match.groups()
            where = f"{path}:{text.count(chr(10), 0, match.start(2)) + 1}: includes {target}: "
            if re.match(r"(common|services|tests)/", target):
                if not inside(target, [folder, *OURS[folder]]):
                    found.append(where + f"{folder} may include only {OURS[folder] or 'itself'}")
            elif quote == "<" and re.fullmatch(r"[a-z0-9_]+", target):
                if target in BANNED:
                    found.append(where + "banned")
                if folder == "common/extraction" and target in IMPURE and not TEST_FILE.search(path):
                    found.append(where + "the engine does no I/O, has no clock and no threads")
            elif TEST_LIBRARIES.match(target):
                if not TEST_FILE.search(path):
                    found.append(where + "only tests may")
            else:
                rule = next((r for r in LIBRARIES if re.match(r[0], target)), None)
                if rule is None:
                    found.append(where + "not in LIBRARIES of tests/house/include_rules.py")
                elif not inside(path, rule[1]):
                    found.append(where + f"only {', '.join(rule[1])} may")
    return found


if __name__ == "__main__":
    house.finish(findings())
