"""Writes mixtures.json for Tests/ProbabilityTests: exact answers about Gaussian mixtures of every covariance.

  pip install mpmath scipy properscoring
  python make_mixture_references.py        (two minutes)

Every number is given by its bits. Each answer is calculated with 120 digits from the definition and rounded once; one
beyond the range of binary64 is given as the end of that range, as the library does. Where the numbers are ordinary,
SciPy must say the same.

covariances: {structure, dimensions, condition, priors, means, given, points, logDensities, densities, responsibilities,
             mean, covariance}, a mixture in several dimensions. `given` are the variances [components, dimensions] of a
             diagonal mixture, the covariance matrices of a full one, or the lower triangular factors of one ("factors").
             `condition` is the largest row sum of |C⁻¹||C| for the factors C of the correlations: by so much a rounding
             error of C or of the distances is magnified.
parts:       {structure, dimensions, condition, priors, means, given, kept, point, logDensity, values, conditionalPriors,
             conditionalMeans, meanScales, conditionalCovariances}: the log-density of a marginal of the dimensions
             `kept` at a point, and the conditional distribution given the `values` [dimension, value]. A mean may be off
             by some roundings of its scale, the largest number that it is made of.
scores:      {priors, means, variances, rows} with rows [y, CRPS], a mixture in one dimension. properscoring says the same
             of single Gaussians.
regions:     {priors, means, variances, rows, levels} with rows {probability, height, ends}, the log-density at the ends
             of a highest-density region and the ends, and levels [y, level]
energies:    {draws, outcome, score}, the energy score with exact roots
modes:       {structure, priors, means, given, points, densities}: the maxima of a fine grid, improved by SciPy
"""
import json, pathlib, random, struct, sys
import mpmath, numpy, properscoring, scipy.optimize, scipy.stats
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


def inverse(matrix):
    return (mpmath.matrix(matrix) ** -1).tolist()


def times(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def submatrix(matrix, rows, columns):
    return [[matrix[i][j] for j in columns] for i in rows]


def unit_inverse(matrix):
    """The inverse of a covariance, through its correlations: mpmath's own takes small pivots for zero."""
    scales = [mpmath.sqrt(matrix[i][i]) for i in range(len(matrix))]
    scaled = [[x / (scales[i] * scales[j]) for j, x in enumerate(row)] for i, row in enumerate(matrix)]
    return [[x / (scales[i] * scales[j]) for j, x in enumerate(row)] for i, row in enumerate(inverse(scaled))]


def parts():
    entries = []
    for i in range(90):
        structure = ["diagonal", "full", "factors"][i % 3]
        extreme, narrow = i % 2 == 0, structure == "factors" and i % 4 < 2
        priors, means, given, factors = mixture(structure, extreme, narrow, dimensions=random.randint(2, 4))
        size = len(means[0])
        order = random.sample(range(size), size)
        kept, known = order[: random.randint(1, size)], sorted(order[: random.randint(1, size - 1)])
        rest = [d for d in range(size) if d not in known]
        y = point(means, factors, extreme, i % 4 if not narrow else 1)
        products = [product(f) for f in factors]
        selected = [[m[d] for d in kept] for m in means]
        roots = [cholesky(submatrix(c, kept, kept)) for c in products]
        log = log_sum(log_joint(priors, selected, roots, [y[d] for d in kept]))
        values = [y[d] for d in known]
        roots = [cholesky(submatrix(c, known, known)) for c in products]
        joint = log_joint(priors, [[m[d] for d in known] for m in means], roots, values)
        total = log_sum(joint)
        conditional_means, scales, conditional_covariances = [], [], []
        for m, c in zip(means, products):
            gain = times(submatrix(c, rest, known), unit_inverse(submatrix(c, known, known)))
            distance = [[mpf(v) - mpf(m[d])] for v, d in zip(values, known)]
            z = solve(cholesky(submatrix(c, known, known)), [d[0] for d in distance])
            length = mpmath.sqrt(sum(x * x for x in z))
            conditional_means.append([rounded(mpf(m[d]) + row[0]) for d, row in zip(rest, times(gain, distance))])
            scales.append([rounded(abs(mpf(m[d])) + mpmath.sqrt(c[d][d]) * length) for d in rest])
            lost = times(gain, submatrix(c, known, rest))
            conditional_covariances.append(
                [[rounded(c[a][b] - lost[i][j]) for j, b in enumerate(rest)] for i, a in enumerate(rest)]
            )
        lengths = [[mpmath.sqrt(sum(x * x for x in row)) for row in f] for f in factors]
        correlations = [[[x / n for x in row] for row, n in zip(f, ns)] for f, ns in zip(factors, lengths)]
        entries.append(
            dict(
                structure=structure, dimensions=size, condition=float(max(condition(c) for c in correlations)), priors=priors,
                means=means, given=given, kept=kept, point=[y[d] for d in kept], logDensity=rounded(log), known=known,
                values=values, conditionalPriors=[rounded(mpmath.exp(a - total)) for a in joint],
                conditionalMeans=conditional_means, meanScales=scales, conditionalCovariances=conditional_covariances,
            )
        )
    return entries


def line(extreme):
    """A mixture in one dimension; or one whose components have widths and places of all sizes."""
    count = random.randint(1, 4)
    if not extreme:
        return shares(count), [random.uniform(-5, 5) for _ in range(count)], [log_uniform(1e-3, 1e1) for _ in range(count)]
    unit = log_uniform(1e-100, 1e100)
    means = [random.choice([0.0, unit * random.uniform(-3, 3), anything()]) for _ in range(count)]
    return shares(count), means, [log_uniform(max((unit * 1e-18) ** 2, 1e-300), (unit * 1e3) ** 2) for _ in range(count)]


def mean_absolute(mean, variance):
    z = mean / mpmath.sqrt(variance)
    return mean * mpmath.erf(z / mpmath.sqrt(2)) + mpmath.sqrt(2 * variance / mpmath.pi) * mpmath.exp(-z * z / 2)


def scores():
    entries = []
    for i in range(100):
        priors, means, variances = line(i % 2 == 0)
        exact = [mpf(p) / sum(map(mpf, priors)) for p in priors]
        rows = []
        for j in range(4):
            k = random.randrange(len(means))
            near = rounded(mpf(means[k]) + random.uniform(-2, 2) * mpmath.sqrt(variances[k]))
            y = [means[k], near, random.uniform(-9, 9), anything()][j]
            # The cancellation may take more digits than there are: of priors that differ by 300 powers of ten, twice that.
            with mpmath.workdps(900):
                sharp = sum(p * mean_absolute(mpf(y) - mpf(m), mpf(v)) for p, m, v in zip(exact, means, variances))
                spread = sum(
                    p * q * mean_absolute(mpf(m) - mpf(n), mpf(v) + mpf(w))
                    for p, m, v in zip(exact, means, variances)
                    for q, n, w in zip(exact, means, variances)
                )
                score = sharp - spread / 2
            if len(means) == 1 and i % 2:
                theirs = properscoring.crps_gaussian(y, means[0], variances[0] ** 0.5)
                assert abs(theirs - float(score)) < 1e-12 * (1 + abs(y)), (theirs, score)
            rows.append([y, rounded(score)])
        entries.append(dict(priors=priors, means=means, variances=variances, rows=rows))
    return entries


def regions():
    """By a fine grid for the pieces between which the density turns, then bisection with 50 digits."""
    entries = []
    for _ in range(25):
        count = random.randint(1, 4)
        weights = [random.random() + 0.05 for _ in range(count)]
        priors = [w / sum(weights) for w in weights]
        means = [random.uniform(-5, 5) for _ in range(count)]
        variances = [log_uniform(1e-1, 1e1) for _ in range(count)]

        def density(y):
            return sum(p * mpmath.exp(-((y - m) ** 2) / (2 * v)) / mpmath.sqrt(2 * mpmath.pi * v) for p, m, v in mixture)

        def cumulative(y):
            return sum(p * mpmath.ncdf((y - m) / mpmath.sqrt(v)) for p, m, v in mixture)

        def set_above(height):
            ends = []
            signs = [d >= height for d in on_grid]
            for a, b, left, right in zip(grid, grid[1:], signs, signs[1:]):
                if left != right:
                    low, high = mpf(a), mpf(b)
                    for _ in range(100):
                        middle = (low + high) / 2
                        low, high = (middle, high) if (density(middle) >= height) == left else (low, middle)
                    ends.append(low)
            return ends

        def mass(ends):
            return sum(cumulative(b) - cumulative(a) for a, b in zip(ends[::2], ends[1::2]))

        with mpmath.workdps(30):
            mixture = [(mpf(p), mpf(m), mpf(v)) for p, m, v in zip(priors, means, variances)]
            grid = list(numpy.linspace(-45, 45, 40001))
            on_grid = [
                float(sum(p * numpy.exp(-((y - m) ** 2) / (2 * v)) / numpy.sqrt(2 * numpy.pi * v) for p, m, v in zip(priors, means, variances)))
                for y in grid
            ]
            rows = []
            for probability in random.sample([0.05, 0.3, 0.5, 0.68, 0.8, 0.9, 0.95, 0.99, 0.9999], 3):
                low, high = mpf(10) ** -12, mpf(max(on_grid))
                # Illinois' variant of the false position
                f = lambda height: mass(set_above(height)) - mpf(probability)
                a, b, fa, fb = low, high, f(low), f(high)
                for _ in range(60):
                    c = b - fb * (b - a) / (fb - fa)
                    fc = f(c)
                    if fc * fb < 0:
                        a, fa = b, fb
                    else:
                        fa = fa / 2
                    b, fb = c, fc
                    if abs(fc) < mpf(10) ** -19:
                        break
                assert abs(f(b)) < mpf(10) ** -17
                rows.append(dict(probability=probability, height=rounded(mpmath.log(b)), ends=[rounded(x) for x in set_above(b)]))
            levels = []
            for _ in range(3):
                y = random.uniform(-8, 8)
                levels.append([y, rounded(mass(set_above(density(mpf(y)))))])
        entries.append(dict(priors=priors, means=means, variances=variances, rows=rows, levels=levels))
    return entries


def energies():
    entries = []
    for i in range(12):
        count, dimensions = random.randint(1, 20), random.randint(1, 4)
        scale = [1.0, 1e200, 1e-200][i % 3]
        draws = [[scale * random.gauss(0, 1) for _ in range(dimensions)] for _ in range(count)]
        outcome = [scale * random.gauss(0, 2) for _ in range(dimensions)]

        def distance(a, b):
            return mpmath.sqrt(sum((mpf(x) - mpf(y)) ** 2 for x, y in zip(a, b)))

        score = sum(distance(d, outcome) for d in draws) / count - sum(distance(a, b) for a in draws for b in draws) / (2 * count**2)
        if dimensions == 1 and i % 3 == 0:
            assert abs(properscoring.crps_ensemble(outcome[0], [d[0] for d in draws]) - float(score)) < 1e-12
        entries.append(dict(draws=draws, outcome=outcome, score=rounded(score)))
    return entries


def modes():
    """All maxima of a grid over the plane, each improved by SciPy until the slope is zero."""
    entries = []
    for i in range(40):
        structure = ["diagonal", "full", "factors"][i % 3]
        count = random.randint(1, 6)
        given, factors = zip(*[component(structure, 2, False, False) for _ in range(count)])
        weights = [random.random() + 0.02 for _ in range(count)]
        priors = [w / sum(weights) for w in weights]
        means = [[random.uniform(-4, 4) for _ in range(2)] for _ in range(count)]
        covariances = [numpy.array([[float(x) for x in row] for row in product(f)]) for f in factors]
        frozen = [scipy.stats.multivariate_normal(m, c) for m, c in zip(means, covariances)]

        def density(y):
            return sum(p * f.pdf(y) for p, f in zip(priors, frozen))

        axis = numpy.linspace(-6, 6, 601)
        table = density(numpy.stack(numpy.meshgrid(axis, axis, indexing="ij"), axis=-1))
        inner = table[1:-1, 1:-1]
        neighbours = [table[1 + a : 600 + a, 1 + b : 600 + b] for a in (-1, 0, 1) for b in (-1, 0, 1) if a or b]
        peaks = numpy.argwhere(numpy.all([inner > n for n in neighbours], axis=0)) + 1
        inverses = [numpy.linalg.inv(c) for c in covariances]

        def slope(y):
            joint = numpy.array([p * f.pdf(y) for p, f in zip(priors, frozen)])
            pulls = numpy.array([n @ (numpy.array(m) - y) for m, n in zip(means, inverses)])
            return joint @ pulls / joint.sum()

        points = []
        for a, b in peaks:
            start = numpy.array([axis[a], axis[b]])
            best = scipy.optimize.minimize(
                lambda y: -numpy.log(density(y)), start, method="Nelder-Mead", options=dict(xatol=1e-9, fatol=1e-15, maxiter=4000)
            )
            exact = scipy.optimize.root(slope, best.x, tol=1e-14)
            assert numpy.abs(exact.x - best.x).max() < 1e-5, (exact, best)
            # A ridge that crosses the grid has many peaks on it.
            if all(numpy.abs(exact.x - p).max() > 1e-5 for p in points):
                points.append([float(x) for x in exact.x])
        entries.append(
            dict(
                structure=structure, priors=priors, means=means, given=list(given), points=points,
                densities=[float(density(p)) for p in points],
            )
        )
    return entries


def encoded(value):
    if isinstance(value, float):
        return bits(value)
    if isinstance(value, list):
        return [encoded(element) for element in value]
    return {key: encoded(element) for key, element in value.items()} if isinstance(value, dict) else value


tables = dict(
    covariances=covariances(), parts=parts(), scores=scores(), regions=regions(), energies=energies(), modes=modes()
)
text = [f'"{name}": [\n' + ",\n".join(json.dumps(encoded(row)) for row in table) + "\n]" for name, table in tables.items()]
pathlib.Path(__file__).with_name("mixtures.json").write_text("{\n" + ",\n".join(text) + "\n}\n")
