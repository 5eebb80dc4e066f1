"""Writes leastSquares.json: problems and their minimum-norm solutions for Tests/LeastSquaresTests.

  python make_least_squares_references.py        (needs mpmath)

Solved by mpmath's singular-value decomposition with 60 digits; singular values below 1e-30 of the largest are zero.
"""
import json, pathlib, random
import mpmath
from mpmath import mp, mpf

mp.dps = 60
random.seed(2)


def solve(x, y):
    rows, columns = len(x), len(x[0])
    u, s, v = mp.svd_r(mp.matrix(x))
    rank = sum(1 for value in s if value > s[0] * mpf(10) ** -30)
    beta = [mpf(0)] * columns
    for k in range(rank):
        weight = sum(u[i, k] * mpf(y[i]) for i in range(rows)) / s[k]
        for j in range(columns):
            beta[j] += weight * v[k, j]
    error = sum((mpf(y[i]) - sum(mpf(x[i][j]) * beta[j] for j in range(columns))) ** 2 for i in range(rows))
    return dict(rank=rank, beta=[float(b) for b in beta], singularValues=[float(v) for v in s], squaredError=float(error))


def gaussian():
    return round(random.gauss(0, 1), 3)


plain = [[1.0, gaussian(), gaussian(), gaussian()] for _ in range(20)]
positions = [-2 + 0.2 * i for i in range(21)]
curve = [[x**k for k in range(6)] for x in positions]
scaled = [[1e-8 * gaussian(), gaussian(), 1e8 * gaussian()] for _ in range(15)]
integers = [[float(random.randint(-9, 9)) for _ in range(2)] for _ in range(12)]
collinear = [[a, b, 2 * a - b] for a, b in integers]
wide = [[gaussian() for _ in range(5)] for _ in range(3)]
problems = {}
for name, x in dict(plain=plain, curve=curve, scaled=scaled, collinear=collinear, wide=wide).items():
    y = [gaussian() for _ in x]
    problems[name] = dict(x=x, y=y, **solve(x, y))
path = pathlib.Path(__file__).with_name("leastSquares.json")
path.write_text(json.dumps(problems, indent=0).replace(",\n", ", ").replace("[\n", "[").replace("\n]", "]") + "\n")
