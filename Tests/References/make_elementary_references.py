"""Writes elementary.json: arguments and values of exp, log, sin and cos for Tests/ElementaryFunctionsTests.

  python make_elementary_references.py        (needs mpmath)

Each entry is [bits of x, bits of high, bits of low], all as IEEE 754 binary64, with f(x) = high + low to some 100 bits.
"""
import json, pathlib, random, struct
import mpmath
from mpmath import mpf

mpmath.mp.prec = 1300  # sin and cos of arguments up to 2^1023 need all the digits of their quotient by pi
random.seed(1)


def bits(x):
    return struct.unpack("<Q", struct.pack("<d", x))[0]


def from_bits(b):
    return struct.unpack("<d", struct.pack("<Q", b))[0]


def entries(function, arguments):
    table = []
    for x in arguments:
        value = function(mpf(x))
        high = float(value)
        table.append([bits(x), bits(high), bits(float(value - mpf(high)))])
    return table


def log_uniform(low, high, count):
    """Arguments spread evenly over the bit patterns between two positive numbers: all exponents alike."""
    return [from_bits(random.randint(bits(low), bits(high))) for _ in range(count)]


exp_arguments = [random.uniform(-708, 709.78) for _ in range(200)] + [random.uniform(-1, 1) for _ in range(100)]
log_arguments = log_uniform(5e-324, 1.7e308, 200) + [random.uniform(0.5, 2) for _ in range(100)]
angles = [s * x for s, x in zip([1, -1] * 75, log_uniform(1e-9, 1.7e308, 150))]
angles += [random.uniform(-30, 30) for _ in range(100)]
angles += [float(random.randint(1, 10**6) * mpmath.pi / 2) for _ in range(50)]
angles += [6381956970095103.0 * 2.0**797]  # of all doubles the one nearest to a multiple of pi/2

tables = {
    "exp": entries(mpmath.exp, exp_arguments),
    "expSubnormal": entries(mpmath.exp, [random.uniform(-745.2, -708.4) for _ in range(30)]),
    "log": entries(mpmath.log, log_arguments),
    "sin": entries(mpmath.sin, angles),
    "cos": entries(mpmath.cos, angles),
}
path = pathlib.Path(__file__).with_name("elementary.json")
lines = [f'"{name}": [\n' + ",\n".join(json.dumps(row) for row in table) + "\n]" for name, table in tables.items()]
path.write_text("{\n" + ",\n".join(lines) + "\n}\n")
