"""The reports that the engine is judged on, and how it is run on them."""
import html
import json
import os
import pathlib
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "samples"
# Stands beside the project where it is developed; a user's clone has none.
SHARED = pathlib.Path(os.environ.get("GONGBAO_SHARED", ROOT.parent / "shared"))
PROGRAM = ROOT / "build" / "release" / "bin" / "gongbao"
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


def run_extract(program, report, *options):
    """What `gongbao extract` writes about one report. Ends the run with the program's own words
    when it fails."""
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder, "output")
        command = [str(program), "extract", *options, "--output", str(output), str(report)]
        run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                             check=False)
        if run.returncode != 0:
            raise SystemExit(f"{' '.join(command)}: exit {run.returncode}\n{run.stdout}")
        return output.read_bytes().decode("utf-8")


def extract(program, report, every_record=False):
    """The facts of a report, or every record, as dicts."""
    options = ["--format", "jsonl"] + (["--all"] if every_record else [])
    written = run_extract(program, report, *options)
    return [json.loads(line) for line in written.split("\n") if line.strip()]


def decode(program, report):
    """The text that a page decodes to, from the page that the program writes about it: a paragraph
    a line."""
    page = run_extract(program, report, "--format", "html")
    body = page[page.index("</h1>\n<p>") + len("</h1>\n<p>"):page.rindex("</p>\n")]
    return html.unescape(re.sub(r"<[^>]*>", "", body.replace("</p>\n<p>", "\n")))


def extract_text(program, text):
    """The same for a text that is no file yet; with every record."""
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder, "text.txt")
        report.write_text(text, "utf-8", newline="")
        return extract(program, report, every_record=True)


def facts(records):
    return [record for record in records if record.get("record", "fact") == "fact"]


def rejected(records):
    return [record for record in records if record.get("record") == "rejected"]


def program_argument(parser):
    parser.add_argument("--program", type=pathlib.Path, default=PROGRAM, metavar="FILE",
                        help="the gongbao to run (build/release/bin/gongbao)")
