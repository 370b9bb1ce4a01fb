"""What is counted beyond single facts: intervals by resampling sentences, and whole 分别 groups."""
import bisect
import collections
import random
import re

import score

SENTENCE_END = re.compile(r"[。；;！？!?\n]")
ROUNDS, SEED = 1000, 4
# Between 分别 and its first figure, and between one figure and the next, stand only the verbs and
# conjunctions of the list.
BEFORE_FIRST = re.compile(r"[^，,。；;\n]{0,16}")
BETWEEN = re.compile(r"[^，,。；;：:\n]{1,8}")


def interval(counted, text_by_report):
    """(low, high): where 95 of 100 strict F1 lie when sentences that hold facts are drawn anew
    within each report. None without facts."""
    ends = {report: [match.start() for match in SENTENCE_END.finditer(text)]
            for report, text in text_by_report.items()}
    sentences = collections.defaultdict(lambda: collections.defaultdict(lambda: [0, 0, 0]))
    for report, fault, gold, got in counted.outcomes:
        sentence = bisect.bisect_left(ends[report], (gold or got)["start"])
        counts = sentences[report][sentence]
        counts[0] += gold is not None
        counts[1] += got is not None
        counts[2] += not fault
    if not sentences:
        return None
    reports = [list(by_sentence.values()) for by_sentence in sentences.values()]
    chance, reached = random.Random(SEED), []
    for _ in range(ROUNDS):
        drawn = [sum(column) for column in
                 zip(*(counts for own in reports for counts in chance.choices(own, k=len(own))))]
        reached.append(score.precision_recall(drawn[2], drawn[0], drawn[1])["f1"])
    reached.sort()
    return reached[ROUNDS * 25 // 1000], reached[ROUNDS * 975 // 1000 - 1]


def groups(text, golds):
    """The lists of gold facts that share one 分别: those that follow it with nothing but verbs and
    conjunctions between, two figures at least."""
    golds = sorted((gold for gold in golds if not gold.get("optional")),
                   key=lambda gold: (gold["start"], gold["end"]))
    starts, found = [gold["start"] for gold in golds], []
    for match in re.finditer("分别", text):
        end, own = match.end(), []
        for gold in golds[bisect.bisect_left(starts, match.end()):]:
            between = text[end:gold["start"]]
            follows = gold["start"] < end or (BETWEEN if own else BEFORE_FIRST).fullmatch(between)
            if not follows:
                break
            own.append(gold)
            end = max(end, gold["end"])
        if len({gold["start"] for gold in own}) > 1:
            found.append(own)
    return found


def groups_right(counted, text_by_report, golds_by_report):
    """(groups with every fact strictly right, groups)."""
    right = {(report, id(gold)) for report, fault, gold, _ in counted.outcomes if not fault}
    whole = all_groups = 0
    for report, golds in golds_by_report.items():
        for own in groups(text_by_report[report], golds):
            all_groups += 1
            whole += all((report, id(gold)) in right for gold in own)
    return whole, all_groups
