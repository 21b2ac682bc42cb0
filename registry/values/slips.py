"""One slip of the finger: the distance at which we suggest, and never decide."""


def one_slip(left: str, right: str) -> bool:
    """Whether two different texts are one substitution, omission, addition or swap of neighbours apart."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    a, b = left[start:], right[start:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (len(a) > 1 and a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b if len(a) > len(b) else a == b[1:]
