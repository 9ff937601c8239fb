"""Ten steps, each cached by Hamilton. Argument: the cache folder."""
import sys

import ten_steps
from hamilton import base, driver

made = driver.Builder().with_modules(ten_steps).with_adapters(base.DictResult()).with_cache(path=sys.argv[1]).build()
print(made.execute(["s9"], inputs={"x": 1})["s9"])
