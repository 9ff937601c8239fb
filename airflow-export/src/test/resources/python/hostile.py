"""Asks Python's ast, Jinja and Bash what they make of files; prints how many it has looked at."""

import ast
import glob
import json
import os
import random
import subprocess
import sys

import jinja2.sandbox

RUN_IDS = [
    "manual__2026-01-31T00:00:00+00:00",
    "-rf",
    "$(touch pwned)",
    "`touch pwned`; touch pwned",
    "'\"\n\\ {{ 7*7 }} é",
    "a b\tc",
    "x" * 250,
]
ALLOWED = {
    "DAG", "Param", "TaskGroup", "Asset", "Dataset", "BashOperator", "KubernetesPodOperator",
    "CronTriggerTimetable", "timedelta", "pendulum.datetime",
}


class Mask(ast.NodeTransformer):
    """Leaves the structure of a file and nothing of its texts."""

    def visit_Constant(self, node):
        return ast.Constant(value=type(node.value).__name__) if isinstance(node.value, str) else node


def skeleton(source):
    return ast.dump(Mask().visit(ast.parse(source)))


def literal(node):
    """Returns the value of a node; calls as their name and arguments."""
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        assert name in ALLOWED, name
        return {"call": name, "positional": [literal(one) for one in node.args],
                "named": {one.arg: literal(one.value) for one in node.keywords}}
    if isinstance(node, ast.Name):
        return {"name": node.id}
    if isinstance(node, ast.Dict):
        return {literal(key): literal(value) for key, value in zip(node.keys, node.values)}
    if isinstance(node, ast.List):
        return [literal(one) for one in node.elts]
    return ast.literal_eval(node)


def environment():
    found = jinja2.sandbox.SandboxedEnvironment(undefined=jinja2.StrictUndefined)
    found.filters["ts"] = lambda value: value.isoformat()
    return found


def check(number, expected, chance, jinja):
    source = open(f"{number}.py", encoding="utf-8").read()
    assert skeleton(source) == skeleton(open(f"{number}_twin.py", encoding="utf-8").read()), "structure"
    tree = ast.parse(source)
    variables = {}
    calls = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            literal(node)
        if isinstance(node, ast.Assign) and not isinstance(node.value, ast.Call):
            variables[node.targets[0].id] = literal(node.value)
        elif isinstance(node, ast.Assign):
            call = literal(node.value)
            calls[call["named"]["task_id"]] = (node.targets[0].id, call["named"])
    environ = variables["ENV"]
    dag = next((literal(item.context_expr)["named"] for node in ast.walk(tree) if isinstance(node, ast.With)
                for item in node.items if literal(item.context_expr)["call"] == "DAG"), None)
    assert (dag is not None) == expected["isDag"]

    # What stands in the file is what the plan said.
    params = dag.get("params", {}) if dag else variables.get("PARAMS", {})
    assert {name: one["positional"][0] for name, one in params.items()} == expected["params"], "params"
    if dag:
        assert dag["description"] == expected["description"]
        assert dag["default_args"] == {"owner": expected["owner"]}
    tasks = expected["tasks"]
    assert set(calls) == {task["id"] for task in tasks}
    assert len({name for name, _ in calls.values()}) == len(tasks), "variables"
    docs = ""
    for task in tasks:
        named = calls[task["id"]][1]
        assert (named["queue"], named["pool"]) == (task["queue"], task["pool"])
        docs += named["doc_md"]
    assert expected["doc"] in docs, "doc"
    edges = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.RShift):
            right = node.right.elts if isinstance(node.right, ast.List) else [node.right]
            edges |= {(node.left.id, one.id) for one in right}
    names = {task["id"]: calls[task["id"]][0] for task in tasks}
    assert edges == {(names[before], names[task["id"]]) for task in tasks for before in task["after"]}, "edges"

    # What Jinja renders is what the plan and the run said.
    run_id = chance.choice(RUN_IDS)
    values = {name: chance.choice(RUN_IDS + [None, 7, [run_id], {run_id: 0.5}]) for name in expected["params"]}
    import datetime
    import types
    run = types.SimpleNamespace(run_type="scheduled", logical_date=datetime.datetime(2026, 1, 31))
    context = {"run_id": run_id, "params": values, "dag_run": run, "ti": types.SimpleNamespace(try_number=2)}
    # Without it, Jinja takes a line break from the end of what it is given.
    rendered = {name: jinja.from_string(text).render(context) for name, text in environ.items()}
    for name, text in expected["constants"].items():
        assert rendered[name] == text, name
    for name, value in values.items():
        assert json.loads(rendered["ICOSIAN_PARAM_" + name]) == value, name
    assert rendered["ICOSIAN_RUN_ID"] == run_id
    assert rendered["ICOSIAN_TRY"] == "2"

    # What Bash starts is one program with two words.
    if expected["isBash"] and number % 5 == 0:
        for task in tasks[:1]:
            command = jinja.from_string(calls[task["id"]][1]["bash_command"]).render(context)
            seen = {**os.environ, **rendered, "ICOSIAN_JAVA": os.path.abspath("java")}
            subprocess.run(["bash", "-c", command], env=seen, check=True)
            words, got = open("seen", "rb").read().split(b"\0\0\0")
            jar = expected["constants"]["ICOSIAN_JAR"]
            assert words.decode().split("\0") == ["-jar", jar, "step", task["id"]], words
            assert f"ICOSIAN_RUN_ID={run_id}" in got.decode().split("\0")


def main():
    chance = random.Random(sys.argv[1])
    with open("java", "w") as file:
        file.write('#!/bin/bash\n{ printf "%s" "$1"; shift; printf "\\0%s" "$@"; printf "\\0\\0\\0"; env -0; } >seen\n')
    os.chmod("java", 0o755)
    jinja = environment()
    numbers = sorted(int(name[:-5]) for name in glob.glob("*.json"))
    for number in numbers:
        try:
            check(number, json.load(open(f"{number}.json", encoding="utf-8")), chance, jinja)
        except BaseException:
            print(f"in {number}.py:\n" + open(f"{number}.py", encoding="utf-8").read())
            raise
    print(len(numbers), "files")


main()
