"""Ten functions in a chain, as a user would write them. The peers run the same ones."""


def s0(x: int) -> int:
    return x + 1


def s1(s0: int) -> int:
    return s0 + 1


def s2(s1: int) -> int:
    return s1 + 1


def s3(s2: int) -> int:
    return s2 + 1


def s4(s3: int) -> int:
    return s3 + 1


def s5(s4: int) -> int:
    return s4 + 1


def s6(s5: int) -> int:
    return s5 + 1


def s7(s6: int) -> int:
    return s6 + 1


def s8(s7: int) -> int:
    return s7 + 1


def s9(s8: int) -> int:
    return s8 + 1
