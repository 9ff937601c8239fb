#!/usr/bin/env python3
"""Checks the digests of plan-*.json and their form, with code that shares nothing with the Java one.

The form is dev/icosian/plan.schema.json; of JSON Schema, only what that file uses is understood here.
"""
import copy
import hashlib
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SCHEMA = os.path.join(HERE, "../../../main/resources/dev/icosian/plan.schema.json")


def canonical(tree):
    """Canonical JSON of a tree without decimals, keys by code point, with the newline that ends a document."""
    short = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}

    def text(value):
        return '"' + "".join(short.get(c, "\\u%04x" % ord(c) if c < " " else c) for c in value) + '"'

    def write(value):
        if value is None or isinstance(value, bool):
            return json.dumps(value)
        if isinstance(value, str):
            return text(value)
        if isinstance(value, int):
            return str(value)
        if isinstance(value, list):
            return "[" + ",".join(map(write, value)) + "]"
        if isinstance(value, dict):
            return "{" + ",".join(text(key) + ":" + write(value[key]) for key in sorted(value)) + "}"
        raise ValueError("no canonical JSON: %r" % (value,))

    return write(tree) + "\n"


def digest(tree):
    return "sha256:" + hashlib.sha256(canonical(tree).encode("utf-8")).hexdigest()


def handshake(structure):
    """What plan, DAG file and jar must agree on."""
    shape = copy.deepcopy(structure)
    for field in ("publications", "schedule", "failure", "options"):
        del shape[field]
    for step in shape["steps"]:
        del step["policy"]
        for node in step["nodes"]:
            del node["tags"]
    for node in shape["ephemeral"]:
        del node["tags"]
    return shape


def misfits(value, schema, root, path="$"):
    """Returns where a value does not fit a schema."""
    if "$ref" in schema:
        return misfits(value, root["$defs"][schema["$ref"].split("/")[-1]], root, path)
    if "oneOf" in schema:
        fitting = [one for one in schema["oneOf"] if not misfits(value, one, root, path)]
        return [] if len(fitting) == 1 else ["%s fits %d alternatives" % (path, len(fitting))]
    if "const" in schema and value != schema["const"]:
        return ["%s is not %r" % (path, schema["const"])]
    if "enum" in schema and value not in schema["enum"]:
        return ["%s is none of %r" % (path, schema["enum"])]
    types = {
        "object": dict,
        "array": list,
        "string": str,
        "boolean": bool,
        "integer": int,
        "null": type(None),
    }
    if "type" in schema:
        allowed = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if not any(
            isinstance(value, types[name]) and not (name == "integer" and isinstance(value, bool)) for name in allowed
        ):
            return ["%s is no %s" % (path, " or ".join(allowed))]
    found = []
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        found.append("%s does not match %s" % (path, schema["pattern"]))
    if isinstance(value, int) and "minimum" in schema and value < schema["minimum"]:
        found.append("%s is below %d" % (path, schema["minimum"]))
    if isinstance(value, list) and "items" in schema:
        for index, item in enumerate(value):
            found += misfits(item, schema["items"], root, "%s[%d]" % (path, index))
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        found += ["%s lacks %s" % (path, name) for name in schema.get("required", []) if name not in value]
        for name, item in value.items():
            more = schema.get("additionalProperties", True)
            if name in properties:
                found += misfits(item, properties[name], root, path + "." + name)
            elif more is False:
                found.append("%s has the unknown field %s" % (path, name))
            elif isinstance(more, dict):
                found += misfits(item, more, root, path + "." + name)
    return found


def main():
    with open(SCHEMA, encoding="utf-8") as file:
        schema = json.load(file)
    with open(os.path.join(HERE, "plan-digests.json"), encoding="utf-8") as file:
        expected = json.load(file)
    wrong = []
    for name in sorted(expected):
        with open(os.path.join(HERE, name + ".json"), encoding="utf-8", newline="") as file:
            text = file.read()
        plan = json.loads(text)
        code = dict(plan["code"])
        del code["digest"]
        found = {"digest": digest(plan["structure"]), "shape": digest(handshake(plan["structure"])), "code": digest(code)}
        said = {"digest": plan["digest"], "shape": plan["shape"], "code": plan["code"]["digest"]}
        if not found == said == expected[name]:
            wrong.append("%s: found %r, the plan says %r, expected %r" % (name, found, said, expected[name]))
        if canonical(plan) != text:
            wrong.append(name + " is not canonical")
        wrong += [name + ": " + misfit for misfit in misfits(plan, schema, schema)]
        plan["structure"]["steps"][0]["kind"] = "scatter"
        plan["structure"]["steps"][0]["unknown"] = 1
        if not misfits(plan, schema, schema):
            wrong.append(name + ": the schema lets an unknown field through")
    if wrong:
        print("\n".join(wrong))
        sys.exit(1)
    print("%d plans are right" % len(expected))


if __name__ == "__main__":
    main()
