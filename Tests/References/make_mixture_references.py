"""Writes mixtures.json for Tests/ProbabilityTests: exact answers about Gaussian mixtures of every covariance.

  pip install mpmath scipy
  python make_mixture_references.py        (a minute)

Every number is given by its bits. Each answer is calculated with 120 digits from the definition and rounded once; one
beyond the range of binary64 is given as the end of that range, as the library does. Where the numbers are ordinary,
SciPy must say the same.

covariances: {structure, dimensions, condition, priors, means, given, points, logDensities, densities, responsibilities,
             mean, covariance}, a mixture in several dimensions. `given` are the variances [components, dimensions] of a
             diagonal mixture, the covariance matrices of a full one, or the lower triangular factors of one ("factors").
             `condition` is the largest row sum of |C⁻¹||C| for the factors C of the correlations: by so much a rounding
             error of C or of the distances is magnified.
"""
import json, pathlib, random, struct, sys
import mpmath, numpy, scipy.stats
from mpmath import mp, mpf

mp.dps = 120
random.seed(15)
LARGEST = sys.float_info.max


def bits(x):
    return struct.unpack("<Q", struct.pack("<d", x))[0]


def from_bits(b):
    return struct.unpack("<d", struct.pack("<Q", b))[0]


def rounded(x):
    """The nearest binary64 number, or the end of the range; float() would round a subnormal number twice."""
    if mpmath.fabs(x) > LARGEST:
        return LARGEST if x > 0 else -LARGEST
    unit = mpf(2) ** -1074
    return float(mpmath.nint(x / unit) * unit) if mpmath.fabs(x) < mpf(2) ** -1020 else float(x)


def log_uniform(low, high):
    return from_bits(random.randint(bits(low), bits(high)))


def anything():
    return random.choice([-1, 1]) * log_uniform(5e-324, LARGEST)


def shares(count):
    """Probabilities that sum to 1 within 1e-15, some of them tiny."""
    weights = [log_uniform(1e-300, 1.0) if random.random() < 0.3 else random.random() for _ in range(count)]
    weights[random.randrange(count)] = random.random()
    return [w / sum(weights) for w in weights]


def correlation_factor(dimensions, narrow):
    """A lower triangular matrix with rows of length about 1, some of them almost dependent on those before if `narrow`."""
    rows = []
    for i in range(dimensions):
        row = [random.gauss(0, 1) for _ in range(i)]
        diagonal = log_uniform(1e-12, 1) if narrow else random.uniform(0.3, 2)
        length = sum(x * x for x in row + [diagonal]) ** 0.5
        rows.append([x / length for x in row + [diagonal]] + [0.0] * (dimensions - 1 - i))
    return rows


def solve(factor, right):
    z = []
    for i, row in enumerate(factor):
        z.append((right[i] - sum(row[j] * z[j] for j in range(i))) / row[i])
    return z


def condition(factor):
    size = len(factor)
    columns = [solve(factor, [1 if i == j else 0 for i in range(size)]) for j in range(size)]
    rows = [[abs(columns[j][i]) for j in range(size)] for i in range(size)]
    return max(sum(sum(rows[i][k] * abs(factor[k][j]) for k in range(size)) for j in range(size)) for i in range(size))


def log_gaussian(y, mean, factor):
    """The logarithm of N(y; mean, LLᵀ)."""
    z = solve(factor, [mpf(a) - mpf(b) for a, b in zip(y, mean)])
    logs = sum(mpmath.log(factor[i][i]) for i in range(len(y)))
    return -len(y) * mpmath.log(2 * mpmath.pi) / 2 - logs - sum(x * x for x in z) / 2


def log_joint(priors, means, factors, y):
    return [mpmath.log(p) + log_gaussian(y, m, f) if p > 0 else mpf("-inf") for p, m, f in zip(priors, means, factors)]


def log_sum(joint):
    largest = max(joint)
    return largest + mpmath.log(sum(mpmath.exp(a - largest) for a in joint))


def product(factor):
    size = len(factor)
    return [[sum(factor[i][k] * factor[j][k] for k in range(size)) for j in range(size)] for i in range(size)]


def cholesky(matrix):
    """mpmath's own takes small numbers for zero."""
    rows = []
    for i, given in enumerate(matrix):
        row = []
        for j in range(i):
            row.append((given[j] - sum(row[k] * rows[j][k] for k in range(j))) / rows[j][j])
        row.append(mpmath.sqrt(given[i] - sum(x * x for x in row)))
        rows.append(row + [mpf(0)] * (len(matrix) - 1 - i))
    return rows


def component(structure, dimensions, extreme, narrow):
    """What the library is given of a component, and the exact factor L of the covariance that this describes."""
    while True:
        deviations = [log_uniform(1e-150, 1e150) if extreme else random.uniform(0.2, 3) for _ in range(dimensions)]
        if structure == "diagonal":
            variances = [d * d for d in deviations]
            return variances, [
                [mpmath.sqrt(variances[i]) if i == j else mpf(0) for j in range(dimensions)] for i in range(dimensions)
            ]
        rows = correlation_factor(dimensions, narrow)
        factor = [[deviations[i] * x for x in row] for i, row in enumerate(rows)]
        if structure == "factors":
            return factor, mpmath.matrix(factor).tolist()
        covariance = [[rounded(x) for x in row] for row in product(mpmath.matrix(factor).tolist())]
        # Correlations whose digits are all there
        if all(abs(x) > 1e-290 for row in covariance for x in row):
            return covariance, cholesky(covariance)


def mixture(structure, extreme, narrow=False, dimensions=None):
    count, dimensions = random.randint(1, 4), dimensions or random.randint(2, 4)
    given, factors = zip(*[component(structure, dimensions, extreme, narrow) for _ in range(count)])
    means = [[anything() if extreme else random.uniform(-4, 4) for _ in range(dimensions)] for _ in range(count)]
    return shares(count), means, list(given), list(factors)


def point(means, factors, extreme, how):
    """Anything, or a point as it might be drawn from a component."""
    if how == 0 and extreme:
        return [anything() for _ in means[0]]
    k = random.randrange(len(means))
    z = [random.gauss(0, 1 if how == 1 else 8) for _ in means[0]]
    return [rounded(mpf(m) + sum(a * b for a, b in zip(row, z))) for m, row in zip(means[k], factors[k])]


def scipy_agrees(priors, means, factors, y, log):
    covariances = [numpy.array([[float(x) for x in row] for row in product(f)]) for f in factors]
    logs = [numpy.log(p) + scipy.stats.multivariate_normal.logpdf(y, m, c) for p, m, c in zip(priors, means, covariances)]
    assert abs(numpy.logaddexp.reduce(logs) - float(log)) < 1e-6 * (1 + abs(float(log))), (logs, log)


def covariances():
    entries = []
    for i in range(150):
        structure = ["diagonal", "full", "factors"][i % 3]
        extreme, narrow = i % 2 == 0, structure == "factors" and i % 4 < 2
        priors, means, given, factors = mixture(structure, extreme, narrow)
        dimensions, count = len(means[0]), len(means)
        points, logs, densities, responsibilities = [], [], [], []
        for how in range(3):
            y = point(means, factors, extreme, how)
            joint = log_joint(priors, means, factors, y)
            log = log_sum(joint)
            if not extreme and not narrow:
                scipy_agrees(priors, means, factors, y, log)
            points.append(y)
            logs.append(rounded(log))
            densities.append(rounded(mpmath.exp(log)))
            responsibilities.append([rounded(mpmath.exp(a - log)) for a in joint])
        centre = [sum(mpf(p) * m[d] for p, m in zip(priors, means)) for d in range(dimensions)]
        products = [product(f) for f in factors]
        spread = [
            [
                sum(mpf(p) * (c[a][b] + (m[a] - centre[a]) * (m[b] - centre[b])) for p, m, c in zip(priors, means, products))
                for b in range(dimensions)
            ]
            for a in range(dimensions)
        ]
        lengths = [[mpmath.sqrt(sum(x * x for x in row)) for row in f] for f in factors]
        correlations = [[[x / n for x in row] for row, n in zip(f, ns)] for f, ns in zip(factors, lengths)]
        entries.append(
            dict(
                structure=structure, dimensions=dimensions, condition=float(max(condition(c) for c in correlations)),
                priors=priors, means=means, given=given, points=points, logDensities=logs, densities=densities,
                responsibilities=responsibilities, mean=[rounded(m) for m in centre],
                covariance=[[rounded(x) for x in row] for row in spread],
            )
        )
    return entries


def encoded(value):
    if isinstance(value, float):
        return bits(value)
    if isinstance(value, list):
        return [encoded(element) for element in value]
    return {key: encoded(element) for key, element in value.items()} if isinstance(value, dict) else value


tables = dict(covariances=covariances())
text = [f'"{name}": [\n' + ",\n".join(json.dumps(encoded(row)) for row in table) + "\n]" for name, table in tables.items()]
pathlib.Path(__file__).with_name("mixtures.json").write_text("{\n" + ",\n".join(text) + "\n}\n")
