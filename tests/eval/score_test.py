#!/usr/bin/env python3
"""The scorer, on the samples' own gold: itself, and itself with one thing changed."""
import contextlib
import io
import json
import pathlib
import tempfile
import unittest

import floors
import measures
import reports
import resolve
import score

FACT = {"quote": "8.5%", "start": 10, "end": 14, "indicator": "工业增加值", "measure": "growth",
        "value": 8.5, "unit": "%", "relation": "eq", "status": "actual", "period": "2023"}


def scored(golds, gots):
    counted = score.Score()
    counted.add("report", golds, gots)
    return counted


class ScoreTest(unittest.TestCase):
    def test_gold_agrees_with_itself(self):
        for report, gold in reports.sample_gold() + reports.seed_gold():
            ranges, golds = score.read_facts(gold)
            told = scored(golds, [fact for fact in golds if score.in_ranges(fact, ranges)]).report()
            for kind in ("detection", "strict", "quantity"):
                self.assertEqual(told[kind]["f1"], 1.0, f"{report.name} {kind}")

    def test_every_sample_has_gold(self):
        self.assertEqual([report for report, _ in reports.sample_gold()], reports.samples())

    def test_each_strict_field_counts(self):
        wrong = {"measure": "level", "value": 8.6, "unit": "家", "relation": "ge",
                 "status": "target", "period": "2022", "indicator": "旅游收入"}
        self.assertEqual(set(wrong), set(score.STRICT))
        for field, value in wrong.items():
            counted = scored([FACT], [{**FACT, field: value}])
            self.assertEqual((counted.found, counted.strict), (1, 0), field)
            self.assertEqual(counted.errors()[0][1], "wrong " + field)

    def test_what_is_forgiven(self):
        for same in ({"indicator": "规上工业增加值"}, {"indicator": "全市工业增加值"},
                     {"status": "other"}, {"unit": "％"}, {"baseline": "上年"}, {"end": 15}):
            self.assertEqual(scored([FACT], [{**FACT, **same}]).strict, 1, same)
        third = {**FACT, "measure": "ratio", "unit": "倍", "value": 1 / 3}
        self.assertEqual(scored([third], [{**third, "value": 0.333}]).strict, 1)
        self.assertEqual(scored([third], [{**third, "value": 0.35}]).strict, 0)

    def test_a_masked_value_is_no_zero(self):
        masked = {**FACT, "value": None}
        self.assertEqual(scored([masked], [dict(masked)]).strict, 1)
        self.assertEqual(scored([masked], [{**masked, "value": 0}]).strict, 0)

    def test_optional_facts_count_neither_way(self):
        optional = {**FACT, "optional": True}
        for gots in ([], [FACT], [FACT, {**FACT, "start": 13, "end": 16}]):
            counted = scored([optional], gots)
            self.assertEqual((counted.gold, counted.predicted, counted.spurious), (0, 0, 0))

    def test_a_fact_without_gold_is_spurious(self):
        elsewhere = {**FACT, "start": 20, "end": 24}
        counted = scored([FACT], [FACT, elsewhere])
        self.assertEqual((counted.predicted, counted.spurious), (2, 1))

    def test_facts_on_one_quote_pair_by_indicator(self):
        other = {**FACT, "indicator": "建筑业总产值"}
        self.assertEqual(scored([FACT, other], [other, FACT]).strict, 2)

    def test_predictions_outside_of_the_ranges_are_left_out(self):
        self.assertTrue(score.in_ranges(FACT, [[0, 5], [10, 11]]))
        self.assertFalse(score.in_ranges(FACT, [[0, 10], [11, 20]]))

    def test_modality_is_judged_among_targets_only(self):
        target = {**FACT, "status": "target", "modality": "firm", "start": 20, "end": 24}
        counted = scored([FACT, target], [FACT, {**target, "modality": "stretch"}])
        self.assertEqual(counted.field("modality"), 0.0)
        self.assertEqual(counted.strict, 2)


class MeasuresTest(unittest.TestCase):
    TEXT = "进口、出口分别增长3%和下降4%,两家企业分别投产、停产。工业、农业分别增长5%,6%。"

    def fact(self, quote, **more):
        start = self.TEXT.index(quote)
        return {**FACT, "quote": quote, "start": start, "end": start + len(quote), **more}

    def test_a_group_is_what_one_word_shares_out(self):
        golds = [self.fact(quote) for quote in ("3%", "4%", "5%", "6%")]
        self.assertEqual(measures.groups(self.TEXT, golds), [golds[:2]])
        self.assertEqual(measures.groups(self.TEXT, [golds[0], self.fact("4%", optional=True)]), [])

    def test_a_group_is_right_when_every_fact_is(self):
        golds = [self.fact("3%"), self.fact("4%")]
        for got, whole in ((golds, 1), ([golds[0], {**golds[1], "value": 7}], 0), (golds[:1], 0)):
            self.assertEqual(measures.groups_right(scored(golds, got), {"report": self.TEXT},
                                                   {"report": golds}), (whole, 1))

    def test_the_interval_holds_the_score_and_is_the_same_each_time(self):
        golds = [{**FACT, "start": 10 * at, "end": 10 * at + 4} for at in range(20)]
        counted = scored(golds, [{**gold, "value": 8.5 if at % 4 else 9}
                                 for at, gold in enumerate(golds)])
        text = {"report": "一二三四五六七八九。" * 20}
        low, high = measures.interval(counted, text)
        self.assertLess(low, 0.75)
        self.assertGreater(high, 0.75)
        self.assertEqual((low, high), measures.interval(counted, text))
        self.assertIsNone(measures.interval(scored([], []), text))

    def test_a_passage_is_found_again_in_the_text_of_its_page(self):
        plain = "<p>甲 1.5%</p>\n<!-- 乙 --><p>甲 1.5%</p>"
        second = plain.rindex("1.5%")
        gold = {**FACT, "quote": "1.5%", "start": second, "end": second + 4}
        golds, ranges = reports.moved([gold], [[second - 2, second + 4]], plain, "甲　1.5%\n甲1.5%")
        self.assertEqual((golds[0]["start"], golds[0]["end"], ranges), (8, 12, [[7, 12]]))
        self.assertIsNone(reports.moved([gold], [[second - 2, second + 4]], plain, "丙"))


class CorpusGoldTest(unittest.TestCase):
    def test_quotes_are_where_the_reports_have_them(self):
        for report, gold_path in reports.corpus_gold():
            ranges, golds = score.read_facts(gold_path)
            text = reports.read_text(report)
            for fact in golds:
                self.assertEqual(text[fact["start"]:fact["end"]], fact["quote"], gold_path.name)
                self.assertTrue(score.in_ranges(fact, ranges), fact)

    def test_what_is_held_out_is_annotated(self):
        annotated = {f"{gold.parent.name}/{gold.stem}"
                     for gold in reports.CORPUS_GOLD.glob("*/*.jsonl")}
        self.assertLessEqual(reports.held_out(), annotated)


class ResolveTest(unittest.TestCase):
    TEXT = "水泥\t486.2\t-5.3\n水产\t5.3\n"
    DRAFT = {"quote": "5.3", "anchor": "水产5.3", "indicator": "水产品产量", "measure": "level",
             "value": 5.3, "unit": "万吨", "relation": "eq", "status": "actual", "period": "2024"}

    def test_an_anchor_reaches_over_blanks(self):
        golds, faults = resolve.resolve(self.TEXT, [self.DRAFT])
        self.assertEqual(faults, [])
        self.assertEqual(self.TEXT[golds[0]["start"]:golds[0]["end"]], "5.3")
        self.assertEqual(golds[0]["start"], 17)

    def test_what_is_wrong_is_named(self):
        for change, words in (({"anchor": "5.3"}, "stands 2 times"),
                              ({"anchor": "无此"}, "stands 0 times"),
                              ({"modality": "firm"}, "modality goes with"),
                              ({"value": None}, "value of null"), ({"relation": "lt"}, "relation"),
                              ({"measure": "rank"}, "a rank has"), ({"note": "x"}, "unknown field"),
                              ({"quote": "6.3"}, "not in its anchor")):
            faults = resolve.resolve(self.TEXT, [{**self.DRAFT, **change}])[1]
            self.assertEqual(len(faults), 1, change)
            self.assertIn(words, faults[0])


class FloorsTest(unittest.TestCase):
    def test_floors_rise_and_never_fall(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "floors.json"
            self.assertEqual(floors.hold({"samples": {"strict": 0.51239}}, path, True), 0)
            self.assertEqual(json.loads(path.read_text()), {"samples": {"strict": 0.512}})
            with contextlib.redirect_stdout(io.StringIO()) as said:
                self.assertEqual(floors.hold({"samples": {"strict": 0.5115}}, path, True), 1)
            self.assertIn("below its floor: samples strict is 0.5115, not 0.512", said.getvalue())
            self.assertEqual(json.loads(path.read_text()), {"samples": {"strict": 0.512}})
            self.assertEqual(floors.hold({"samples": {"strict": 0.512}}, path, False), 0)

    def test_what_should_be_few_has_a_ceiling(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "floors.json"
            self.assertEqual(floors.hold({"samples": {"false_per_1000": 0.0701}}, path, True), 0)
            self.assertEqual(json.loads(path.read_text()), {"samples": {"false_per_1000": 0.071}})
            with contextlib.redirect_stdout(io.StringIO()) as said:
                self.assertEqual(floors.hold({"samples": {"false_per_1000": 0.072}}, path, True), 1)
            self.assertIn("above its ceiling", said.getvalue())
            self.assertEqual(floors.hold({"samples": {"false_per_1000": 0.0}}, path, True), 0)
            self.assertEqual(json.loads(path.read_text()), {"samples": {"false_per_1000": 0.0}})


if __name__ == "__main__":
    unittest.main()
