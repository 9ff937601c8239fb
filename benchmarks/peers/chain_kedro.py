"""Ten nodes with a pickled dataset each, run by Kedro. Argument: the folder of the datasets."""
import logging
import pathlib
import pickle
import sys

import ten_steps
from kedro.io import AbstractDataset, DataCatalog, MemoryDataset
from kedro.pipeline import node, pipeline
from kedro.runner import SequentialRunner

logging.disable(logging.CRITICAL)


class Pickled(AbstractDataset):
    def __init__(self, file):
        self._file = pathlib.Path(file)

    def load(self):
        return pickle.loads(self._file.read_bytes())

    def save(self, data):
        self._file.write_bytes(pickle.dumps(data))

    def _exists(self):
        return self._file.exists()

    def _describe(self):
        return {"file": str(self._file)}


steps = pipeline(
    [node(getattr(ten_steps, f"s{number}"), f"s{number - 1}" if number else "x", f"s{number}") for number in range(10)]
)
datasets = {f"s{number}": Pickled(f"{sys.argv[1]}/s{number}.pickle") for number in range(10)}
catalog = DataCatalog({"x": MemoryDataset(1), **datasets})
SequentialRunner().run(steps, catalog, only_missing_outputs=True)
print(catalog.load("s9"))
