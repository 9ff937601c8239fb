#!/usr/bin/env python3
"""Checks step-key.json and run-key.json with an implementation that shares nothing with the Java one.

usage: check_vectors.py [--write]     --write computes the expected values anew from the inputs
"""
import hashlib
import json
import math
import os
import re
import struct
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))


def sized(tag, content):
    return bytes([tag]) + struct.pack(">I", len(content)) + content


def encode(tree):
    if tree is None:
        return b"\x01"
    if tree is False:
        return b"\x02"
    if tree is True:
        return b"\x03"
    if isinstance(tree, int):
        return b"\x04" + struct.pack(">q", tree)
    if isinstance(tree, str):
        return sized(6, tree.encode("utf-8"))
    if isinstance(tree, list):
        return b"\x08" + struct.pack(">I", len(tree)) + b"".join(map(encode, tree))
    ((kind, content),) = tree.items()
    if kind == "absent":
        return b"\x00"
    if kind == "double":
        bits = bytes.fromhex(content)
        return b"\x05" + (bytes.fromhex("7ff8000000000000") if math.isnan(struct.unpack(">d", bits)[0]) else bits)
    if kind == "bytes":
        return sized(7, bytes.fromhex(content))
    assert kind == "record", kind
    fields = [(name.encode("utf-8"), encode(value)) for name, value in content.items() if value != {"absent": True}]
    fields.sort()
    return b"\x09" + struct.pack(">I", len(fields)) + b"".join(sized(6, name) + value for name, value in fields)


def step_key(vector):
    encoded = encode(vector["tree"])
    return {"enc": encoded.hex(), "key": hashlib.sha256(b"icosian/step-key/1\n" + encoded).hexdigest()}


def run_key(vector):
    run_id = vector["runId"]
    if re.fullmatch("[a-z0-9][a-z0-9_-]{0,79}", run_id) and not re.search("-[0-9a-f]{16}$", run_id):
        return {"runKey": run_id}
    lower = "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in run_id)
    start = re.sub("[^a-z0-9_-]", "_", lower)[:60]
    if not re.match("[a-z0-9]", start):
        start = "r" + start
    return {"runKey": start + "-" + hashlib.sha256(run_id.encode("utf-8")).hexdigest()[:16]}


def lines(document):
    """One vector per line, so that a change shows as the lines it changes."""
    compact = lambda tree: json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    vectors = ",\n".join(compact(vector) for vector in document["vectors"])
    return '{"readme":%s,"vectors":[\n%s\n]}\n' % (compact(document["readme"]), vectors)


def check(name, expected):
    path = os.path.join(FOLDER, name)
    with open(path, encoding="utf-8", newline="") as file:
        document = json.load(file)
    if "--write" in sys.argv[1:]:
        for vector in document["vectors"]:
            vector.update(expected(vector))
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(lines(document))
    wrong = [v["name"] for v in document["vectors"] if {**v, **expected(v)} != v]
    print("%s: %d vectors, wrong: %s" % (name, len(document["vectors"]), ", ".join(wrong) or "none"))
    return not wrong


sys.exit(0 if check("step-key.json", step_key) & check("run-key.json", run_key) else 1)
