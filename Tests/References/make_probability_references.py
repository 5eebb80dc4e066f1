"""Writes probability.json for Tests/ProbabilityTests.

  python make_probability_references.py        (needs mpmath)

normal:   [x, cumulative probability at x], made with 50 digits.
quantile: [p, x] with cumulative(x) = p for the binary64 number p.
random:   SplitMix64 and xoshiro256++ written here from their definitions, in Python's unbounded integers.
"""
import json, pathlib
import mpmath
from mpmath import mp, mpf

mp.dps = 50
MASK = 2**64 - 1


def split_mix(state, count):
    words = []
    for _ in range(count):
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        words.append(z ^ (z >> 31))
    return words


def rotate(x, k):
    return ((x << k) | (x >> (64 - k))) & MASK


def advance(s):
    t = (s[1] << 17) & MASK
    s2, s3 = s[2] ^ s[0], s[3] ^ s[1]
    s1, s0 = s[1] ^ s2, s[0] ^ s3
    return [s0, s1, s2 ^ t, rotate(s3, 45)]


def xoshiro(state, count):
    words = []
    for _ in range(count):
        words.append((rotate((state[0] + state[3]) & MASK, 23) + state[0]) & MASK)
        state = advance(state)
    return words


def columns_of_one_step():
    """The step as a 256x256 matrix over GF(2), a column an integer."""
    columns = []
    for bit in range(256):
        value = 1 << bit
        s = advance([(value >> (64 * i)) & MASK for i in range(4)])
        columns.append(sum(word << (64 * i) for i, word in enumerate(s)))
    return columns


def apply(columns, vector):
    result = 0
    while vector:
        low = vector & -vector
        result ^= columns[low.bit_length() - 1]
        vector ^= low
    return result


def jumped(state):
    """The state 2^128 steps on: the step's matrix squared 128 times."""
    columns = columns_of_one_step()
    for _ in range(128):
        columns = [apply(columns, column) for column in columns]
    value = apply(columns, sum(word << (64 * i) for i, word in enumerate(state)))
    return [(value >> (64 * i)) & MASK for i in range(4)]


def quantile(p):
    p = mpf(p)
    low, high = mpf(-40), mpf(40)
    for _ in range(180):
        middle = (low + high) / 2
        low, high = (middle, high) if mpmath.erfc(-middle / mpmath.sqrt(2)) / 2 < p else (low, middle)
    return float(low)


points = [-37.5, -30, -20.25, -12, -8, -5, -3.3, -2, -1.5, -1, -0.7, -0.3, -0.01, -1e-9, 0, 1e-5, 0.2, 0.5, 1, 1.96, 2.7, 4, 6, 8]
probabilities = [1e-300, 1e-100, 1e-30, 1e-16, 1e-11, 1e-10, 1e-5, 0.001, 0.02, 0.0749, 0.0751, 0.1, 0.2, 0.3, 0.4, 0.499999]
probabilities += [0.5, 0.500001, 0.6, 0.75, 0.9, 0.925001, 0.97, 0.999, 0.9999999]
state = split_mix(42, 4)
references = dict(
    normal=[[x, float(mpmath.erfc(-mpf(x) / mpmath.sqrt(2)) / 2)] for x in points],
    quantile=[[p, quantile(p)] for p in probabilities],
    random=dict(
        splitMixOf1234567=split_mix(1234567, 5),
        stateOneTwoThreeFour=xoshiro([1, 2, 3, 4], 10),
        seed42=xoshiro(state, 10),
        seed42AfterSplit=xoshiro(jumped(state), 5),
    ),
)
pathlib.Path(__file__).with_name("probability.json").write_text(json.dumps(references, indent=1) + "\n")
