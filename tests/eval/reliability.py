"""Whether the engine is as right as it says: confidence against correctness."""
import score

BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)  # upper ends of all but the last


def judged(golds, gots, ranges):
    """(fact, right) of the facts that the gold judges: right is strict agreement in score.py's
    sense; what answers to an optional fact of the gold is left out."""
    gots = [got for got in gots if score.in_ranges(got, ranges)]
    gold_of = {j: golds[i] for i, j in score.pair_up(golds, gots)}
    found = []
    for j, got in enumerate(gots):
        gold = gold_of.get(j)
        if gold is None:
            if not any(one.get("optional") and score.overlap(one, got) for one in golds):
                found.append((got, False))
        elif not gold.get("optional"):
            found.append((got, all(score.agree(field, gold, got) for field in score.STRICT)))
    return found


def bins(told):
    """[(least confidence, facts, mean confidence, share right)] of (confidence, right)."""
    rows = []
    edges = (0.0, *BINS, 1.01)
    for low, high in zip(edges, edges[1:]):
        here = [one for one in told if low <= one[0] < high]
        if here:
            rows.append((low, len(here), sum(sure for sure, _ in here) / len(here),
                         sum(right for _, right in here) / len(here)))
    return rows


def calibration_error(told):
    """Expected calibration error: how far the two shares are apart, over all facts."""
    return sum(count * abs(sure - right) for _, count, sure, right in bins(told)) / len(told)


def print_table(title, told):
    """The reliability table of (confidence, right)."""
    if not told:
        return
    print(f"confidence: {title}")
    print("  from  facts   said  right")
    for low, count, sure, right in bins(told):
        print(f"  {low:.2f}  {count:5}  {sure:.3f}  {right:.3f}")
    sure = sum(one for one, _ in told) / len(told)
    right = sum(one for _, one in told) / len(told)
    print(f"   all  {len(told):5}  {sure:.3f}  {right:.3f}  "
          f"expected calibration error {calibration_error(told):.3f}\n")
