"""One peer written in Python over every sentence.

usage: python_peers.py jionlp|jieba SENTENCES.json

JioNLP finds amounts of money; jieba cuts into words and finds nothing. Prints {"seconds", "found":
[[sentence, start, end, kind, value]]}.
"""
import contextlib
import json
import sys
import time


def main():
    peer, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        sentences = json.load(file)
    found = []
    with contextlib.redirect_stdout(sys.stderr):  # they greet
        if peer == "jionlp":
            import jionlp
            read = jionlp.ner.extract_money
        else:
            import jieba
            read = jieba.lcut
        read("新建厂房3万平方米，投资2.5亿元。")  # loads its dictionaries
        began = time.perf_counter()
        for at, sentence in enumerate(sentences):
            for one in read(sentence) if peer == "jionlp" else read(sentence)[:0]:
                value = (one.get("detail") or {}).get("num")
                found.append([at, *one["offset"], "money",
                              value[0] if isinstance(value, list) else value])
        seconds = time.perf_counter() - began
    json.dump({"seconds": seconds, "found": found}, sys.stdout)


if __name__ == "__main__":
    main()
