#!/usr/bin/env python3
"""Checks canonical-json.json with an implementation that shares nothing with the Java one.

usage: check_vectors.py [--write]     --write computes the expected values anew from the inputs
"""
import hashlib
import json
import math
import os
import sys


class Refused(Exception):
    pass


def pairs(items):
    result = {}
    for key, value in items:
        if key in result:
            raise Refused("repeated key")
        result[key] = value
    return result


def constant(_):
    raise Refused("no JSON number")


def java_double(value):
    """The shortest decimal of at least two digits that reads back, laid out as Java does."""
    digits_and_exponent = "%.1e" % value
    if float(digits_and_exponent) != value:
        digits_and_exponent = next(
            text for text in ("%.*e" % (precision, value) for precision in range(2, 18)) if float(text) == value
        )
    mantissa, exponent = digits_and_exponent.split("e")
    sign = "-" if mantissa.startswith("-") else ""
    digits = mantissa.lstrip("-").replace(".", "").rstrip("0") or "0"
    exponent = int(exponent)
    if digits == "0":
        return sign + "0.0"
    if not -3 <= exponent < 7:
        return sign + digits[0] + "." + (digits[1:] or "0") + "E" + str(exponent)
    if exponent < 0:
        return sign + "0." + "0" * (-exponent - 1) + digits
    digits = digits.ljust(exponent + 2, "0")
    return sign + digits[: exponent + 1] + "." + digits[exponent + 1 :]


def text(value):
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise Refused("unpaired surrogate")
    short = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(short.get(c, "\\u%04x" % ord(c) if c < " " else c) for c in value) + '"'


def canonical(tree, doubles):
    if tree is None or tree is True or tree is False:
        return {None: "null", True: "true", False: "false"}[tree]
    if isinstance(tree, str):
        return text(tree)
    if isinstance(tree, int):
        return str(tree)
    if isinstance(tree, float):
        if not doubles or math.isinf(tree):
            raise Refused("decimal number")
        return java_double(tree)
    if isinstance(tree, list):
        return "[" + ",".join(canonical(item, doubles) for item in tree) + "]"
    names = sorted(tree, key=lambda name: name.encode("utf-8", "surrogatepass"))
    return "{" + ",".join(text(name) + ":" + canonical(tree[name], doubles) for name in names) + "}"


def expected(vector):
    try:
        tree = json.loads(vector["input"], object_pairs_hook=pairs, parse_constant=constant)
        result = canonical(tree, vector["mode"] == "value")
        return {"canonical": result, "sha256": hashlib.sha256(result.encode("utf-8")).hexdigest()}
    except (Refused, ValueError):
        return {"canonical": None, "sha256": None}


def lines(document):
    """One vector per line, so that a change shows as the lines it changes."""
    vectors = ",\n".join(canonical(vector, False) for vector in document["vectors"])
    return '{"readme":%s,"vectors":[\n%s\n]}\n' % (text(document["readme"]), vectors)


def main():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "canonical-json.json")
    with open(path, encoding="utf-8", newline="") as file:
        document = json.load(file)
    if "--write" in sys.argv[1:]:
        for vector in document["vectors"]:
            vector.update(expected(vector))
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(lines(document))
    wrong = [v["name"] for v in document["vectors"] if {k: v.get(k) for k in ("canonical", "sha256")} != expected(v)]
    print("canonical-json.json: %d vectors, wrong: %s" % (len(document["vectors"]), ", ".join(wrong) or "none"))
    sys.exit(1 if wrong else 0)


main()
