"""Prints how the processor time of an extract grows with the length of one line, as ratios of neighbouring sizes.

One paragraph of invented text in a line, of 64k, 128k … 4M characters: prose, titles 《…》, brackets with agencies,
numbers with units. Where time grows as the text does, the ratio is 2; from 2.5 on it is marked. Every text is read in
a process of its own, after a warm-up, once the smaller sizes are done. Usage: ``python bench/growth.py [KIND...]
[--most CHARACTERS] [--profile]``; ``--profile`` shows where the time of the largest text goes.
"""

import argparse
import cProfile
import json
import pstats
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from itertools import count, islice
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parents[1]
LEAST = 1 << 16
MOST = 1 << 22
SUPER_LINEAR = 2.5
"""Ratio of neighbouring sizes from which a growth is no longer called linear."""
PATIENCE = 600
"""Seconds after which a size is given up, and the larger ones with it."""
HEAD = "甘肃省节水行动实施方案\n一、重点任务\n1.做好节水工作。"
PLACES = ("兰州市", "白银市", "定西市", "张掖市", "酒泉市", "平凉市", "庆阳市", "天水市")
OFFICES = ("省水利厅", "省财政厅", "省统计局", "省工业和信息化厅", "省农业农村厅", "省发展改革委")
KINDS: dict[str, Callable[[int], str]] = {
    "prose": lambda n: (
        f"第{n}轮节水工作要坚持统筹兼顾、分类指导，把节约用水贯穿于{PLACES[n % 8]}生产生活的全过程和各方面，形成良好风尚。"
    ),
    "titles": lambda n: (
        f"落实《甘肃省第{n}号灌区节约用水管理办法》（甘政发〔{2000 + n % 25}〕{n % 900 + 1}号），"
    ),
    "brackets": lambda n: (
        f"做好第{n}项工作（责任单位：{OFFICES[n % 6]}、{OFFICES[(n + 1) % 6]}，{PLACES[n % 8]}人民政府）。"
    ),
    "numbers": lambda n: f"到20{26 + n % 9}年，第{n}灌区灌溉面积达到{n + 1}.5万亩，节水率提高{n % 40 + 1}%，",
}
"""Piece number n of each kind of text: no two pieces are the same."""


def text_of(kind: str, length: int) -> str:
    """Return a plan whose one unit is a line of about so many characters."""
    piece = KINDS[kind]
    size = len(piece(1000))
    line = "".join(islice(map(piece, count()), length // size + 1))
    return f"{HEAD}{line[:length]}\n"


def seconds(kind: str, length: int) -> float:
    """Return the processor time of one extract in this process, after a warm-up on a short text."""
    from app.folded import fold
    from loaders.load import extract
    from loaders.source import Source

    def whole(text: str) -> float:
        digest = sha256(text.encode()).hexdigest()
        source = Source(name="line.txt", sha256=digest, format="txt", text=text, reader="bench")
        start = process_time()
        json.dumps(fold(extract(source)), ensure_ascii=False)
        return process_time() - start

    for warm in KINDS:
        whole(text_of(warm, 2000))
    return whole(text_of(kind, length))


def measure(kind: str, length: int) -> float | None:
    """Return the time of one extract in a fresh process, or nothing if it takes too long."""
    command = [sys.executable, str(Path(__file__)), "--one", kind, str(length)]
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return None
    return float(done.stdout)


def profile(kind: str, length: int) -> None:
    """Print the functions that take most of the time of one extract."""
    profiler = cProfile.Profile()
    profiler.runcall(seconds, kind, length)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(15)


def report(kind: str, most: int) -> None:
    """Print the times of one kind of text, and the ratio of each to the one before."""
    length, before = LEAST, None
    while length <= most:
        spent = measure(kind, length)
        if spent is None:
            print(f"{kind:9} {length >> 10:5}k  more than {PATIENCE} s")
            return
        ratio = f"{spent / before:5.2f}" if before is not None else "     "
        mark = "  super-linear" if before is not None and spent / before >= SUPER_LINEAR else ""
        print(f"{kind:9} {length >> 10:5}k {spent:8.2f} s  {ratio}{mark}", flush=True)
        length, before = length * 2, spent


def main(arguments: list[str]) -> int:
    """Measure the kinds of text asked for, or all."""
    sys.path.insert(0, str(ROOT))
    parser = argparse.ArgumentParser(description="How the time of an extract grows with one line.")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--most", type=int, default=MOST, metavar="CHARACTERS")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--one", nargs=2, metavar=("KIND", "CHARACTERS"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one is not None:
        print(seconds(options.one[0], int(options.one[1])))
        return 0
    for kind in options.kinds or KINDS:
        if options.profile:
            profile(kind, options.most)
        else:
            report(kind, options.most)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
