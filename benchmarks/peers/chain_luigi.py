"""Ten tasks with a file each, run by Luigi's local scheduler. Argument: the folder of the files."""
import logging
import pathlib
import pickle
import sys

import luigi
import ten_steps

logging.disable(logging.CRITICAL)


class Step(luigi.Task):
    number = luigi.IntParameter()

    def requires(self):
        return [Step(number=self.number - 1)] if self.number else []

    def output(self):
        return luigi.LocalTarget(f"{sys.argv[1]}/s{self.number}.pickle", format=luigi.format.Nop)

    def run(self):
        value = 1
        if self.number:
            with self.input()[0].open("r") as file:
                value = pickle.load(file)
        with self.output().open("w") as file:
            pickle.dump(getattr(ten_steps, f"s{self.number}")(value), file)


luigi.build([Step(number=9)], local_scheduler=True, log_level="CRITICAL")
print(pickle.loads(pathlib.Path(f"{sys.argv[1]}/s9.pickle").read_bytes()))
