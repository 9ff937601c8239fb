"""Builds and executes generated graphs with Hamilton. Prints one line per figure: its name and the seconds of each repetition.

Arguments: repetitions, nodes, fields of an extraction. The graphs are those that Graph.java makes: trivial functions on ints, a
fresh driver for each repetition, results in a dict.
"""
import gc
import logging
import sys
import time
import types

from hamilton import base, driver

logging.disable(logging.CRITICAL)
REPETITIONS, NODES, FIELDS = (int(argument) for argument in sys.argv[1:])
WIDTH = 40


def module(name, source):
    made = types.ModuleType(name)
    sys.modules[name] = made
    exec(compile(source, f"<{name}>", "exec"), made.__dict__)
    return made


def name(number):
    return f"n{number:06d}"


def reads(shape, number):
    layer, place = divmod(number, WIDTH)
    if shape == "wide" or layer == 0:
        return []
    return [name((layer - 1) * WIDTH + (place + step) % WIDTH) for step in (0, 1, 7)]


def graph(shape):
    lines = []
    for number in range(NODES):
        needed = reads(shape, number) or ["x"]
        parameters = ", ".join(f"{one}: int" for one in needed)
        lines.append(f"def {name(number)}({parameters}) -> int:\n    return {' + '.join(needed)} + 1\n")
    first = 0 if shape == "wide" else NODES - WIDTH
    return module(shape, "".join(lines)), [name(number) for number in range(first, NODES)]


def extraction():
    fields = ", ".join(f'"f{number}": int' for number in range(FIELDS))
    source = (
        "from hamilton.function_modifiers import extract_fields\n"
        f"@extract_fields({{{fields}}})\n"
        f"def table(x: int) -> dict:\n    return {{f'f{{number}}': x + number for number in range({FIELDS})}}\n"
    )
    return module("extraction", source), [f"f{number}" for number in range(FIELDS)]


def measure(figure, functions, outputs):
    built = []
    executed = []
    for _ in range(REPETITIONS):
        gc.collect()
        start = time.perf_counter()
        made = driver.Builder().with_modules(functions).with_adapters(base.DictResult()).build()
        built.append(time.perf_counter() - start)
        start = time.perf_counter()
        result = made.execute(outputs, inputs={"x": 1})
        executed.append(time.perf_counter() - start)
        assert len(result) == len(outputs)
    print(figure + ".build", *built)
    print(figure + ".execute", *executed)


for shape in ("wide", "layered"):
    measure(shape, *graph(shape))
measure("extract", *extraction())
