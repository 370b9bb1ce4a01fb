"""The reports that the engine is judged on, and how it is run on them."""
import bisect
import html
import json
import os
import pathlib
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "samples"
CORPUS_GOLD = ROOT / "tests" / "gold" / "corpus"
# Stands beside the project where it is developed; a user's clone has none.
SHARED = pathlib.Path(os.environ.get("GONGBAO_SHARED", ROOT.parent / "shared"))
PROGRAM = ROOT / "build" / "release" / "bin" / "gongbao"
READ = (".txt", ".html", ".pdf", ".docx")  # the formats that are read so far
SKIPPED = 77  # exit code of a check that could not be made here


def samples():
    """The sample reports, in the order of their names."""
    return sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".html"))


def annotated(folder, suffix):
    """(report, gold file) of the samples or of the seeds, by name of the report."""
    found = []
    for gold in sorted(folder.glob("*.jsonl")):
        if gold.name.endswith(".draft.jsonl"):
            continue
        stem = gold.name.removesuffix(".jsonl").removesuffix(".part")
        found += [(report, gold) for report in suffix if report.stem == stem]
    return found


def sample_gold():
    return annotated(SAMPLES / "gold", samples())


def corpus():
    """The reports of the corpus whose format is read."""
    return sorted(path for path in (SHARED / "corpus").glob("*/*") if path.suffix in READ)


def corpus_gold():
    """(report, gold file) of the own annotated set of the corpus; those that are there."""
    pairs = [(SHARED / "corpus" / gold.relative_to(CORPUS_GOLD).with_suffix(".txt"), gold)
             for gold in sorted(CORPUS_GOLD.glob("*/*.jsonl"))]
    return [(report, gold) for report, gold in pairs if report.exists()]


def held_out():
    """Those reports of the annotated corpus that no rule may be made for, as folder/name."""
    return set((CORPUS_GOLD / "held_out.txt").read_text("utf-8").split())


def seeds():
    return sorted((SHARED / "seeds").glob("*.txt"))


def seed_gold():
    return annotated(SHARED / "eval" / "gold", seeds())


def decoded_page(path):
    """Where the text lies that a page of the samples decodes to."""
    return path.parent / "gold" / (path.stem + ".decoded.txt")


def read_text(path):
    """The text in which the facts of a report count. Plain text is decoded as it stands."""
    data = (decoded_page(path) if path.suffix == ".html" else path).read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def run_extract(program, paths, *options):
    """What `gongbao extract` writes about reports, read in one process. Ends the run with the
    program's own words when it fails."""
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder, "output")
        command = [str(program), "extract", *options, "--output", str(output), *map(str, paths)]
        run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                             check=False)
        if run.returncode != 0:
            raise SystemExit(f"{' '.join(command)}: exit {run.returncode}\n{run.stdout}")
        return output.read_bytes().decode("utf-8")


def extract(program, paths, every_record=False):
    """The facts of reports, or every record, as dicts: a list for each path."""
    options = ["--format", "jsonl"] + (["--all"] if every_record else [])
    found = {str(path): [] for path in paths}
    written = run_extract(program, paths, *options) if found else ""
    for line in written.split("\n"):
        if line.strip():
            record = json.loads(line)
            found[record["document"]].append(record)
    return [found[str(path)] for path in paths]


def extract_texts(program, texts):
    """The same for texts that are no files, with every record: a list for each text."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder, f"{at:06}.txt") for at in range(len(texts))]
        for path, text in zip(paths, texts):
            path.write_text(text, "utf-8", newline="")
        return extract(program, paths, every_record=True)


def decode(program, path):
    """The text that a page decodes to, from the page that the program writes about it: a paragraph
    a line."""
    page = run_extract(program, [path], "--format", "html")
    body = page[page.index("</h1>\n<p>") + len("</h1>\n<p>"):page.rindex("</p>\n")]
    return html.unescape(re.sub(r"<[^>]*>", "", body.replace("</p>\n<p>", "\n")))


def text_of(program, path, records):
    """The text that the records of a report count in. A file of the corpus may be read as a page,
    whatever its name says; then it is what the program decodes it to."""
    if path.suffix == ".txt" or decoded_page(path).exists():
        text = read_text(path)
        if all(text[record["start"]:record["end"]] == record["quote"]
               for record in facts(records) + rejected(records)):
            return text
    return decode(program, path)


def without_blanks(text):
    """The characters that are no blanks, and where each stands in the text."""
    places = [at for at, char in enumerate(text) if not char.isspace()]
    return "".join(text[at] for at in places), places


def moved(golds, ranges, plain, text):
    """Gold facts and ranges that count in `plain`, counted in `text`, which that page decoded to:
    each range is found there again by its characters without blanks and markup, the nth occurrence
    as the nth. None where one is not there."""
    page, page_places = without_blanks(re.sub("<[^>]*>", lambda tag: " " * len(tag[0]), plain))
    bare, places = without_blanks(text)
    new_facts, new_ranges = [], []
    for start, end in ranges:
        first = bisect.bisect_left(page_places, start)
        part = page[first:bisect.bisect_left(page_places, end)]
        there = bare.find(part)
        for _ in range(page[:first].count(part)):
            there = max(there, bare.find(part, there + 1))
        if there < 0 or not part:
            return None
        at = {page_places[first + index]: places[there + index] for index in range(len(part))}
        new_ranges.append([places[there], places[there + len(part) - 1] + 1])
        new_facts += [{**fact, "start": at[fact["start"]], "end": at[fact["end"] - 1] + 1}
                      for fact in golds if start <= fact["start"] < end]
    return new_facts, new_ranges


def facts(records):
    return [record for record in records if record.get("record", "fact") == "fact"]


def rejected(records):
    return [record for record in records if record.get("record") == "rejected"]


def program_argument(parser):
    parser.add_argument("--program", type=pathlib.Path, default=PROGRAM, metavar="FILE",
                        help="the gongbao to run (build/release/bin/gongbao)")
