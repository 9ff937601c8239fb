"""Ten steps, each kept by joblib.Memory. Argument: the cache folder."""
import sys

import joblib
import ten_steps

memory = joblib.Memory(sys.argv[1], verbose=0)
value = 1
for number in range(10):
    value = memory.cache(getattr(ten_steps, f"s{number}"))(value)
print(value)
