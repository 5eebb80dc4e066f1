"""Writes extremes.json for Tests/ProbabilityTests and Tests/NeuralNetworksTests: exact answers all over the range of
binary64 and binary32.

  pip install mpmath
  python make_extreme_references.py        (a minute)

Every number is given by its bits, because readers of JSON differ in what they make of subnormal decimals. Each answer
is calculated with 120 digits from the definition and rounded once; one beyond the range of binary64 is given as the
end of that range, as the library does.

normals:     [mean, variance, x, log density, density, cumulative probability]
quantiles:   [p, z] with the standard normal probability p up to z
entropies:   [variance, entropy of the Gaussian]
divergences: {y, model, entropy, crossEntropy, divergence}
mixtures:    {dimensions, priors, means, variances, points, logDensities, densities, responsibilities, mean, variance}
lines:       {priors, means, variances, rows}, mixtures in one dimension, with rows [y, up to y, above y, p, quantile of p]
losses:      {components, dimensions, outputs, targets, loss, gradient} of one sample: the mixture loss, binary32 outputs
             and targets in, binary64 answers
"""
import json, pathlib, random, struct, sys
import mpmath
from mpmath import mp, mpf

mp.dps = 120
random.seed(14)
LARGEST = sys.float_info.max


def bits(x):
    return struct.unpack("<Q", struct.pack("<d", x))[0]


def float_bits(x):
    return struct.unpack("<I", struct.pack("<f", x))[0]


def to_float(x):
    return struct.unpack("<f", struct.pack("<f", x))[0]


def from_bits(b):
    return struct.unpack("<d", struct.pack("<Q", b))[0]


def rounded(x):
    """The nearest binary64 number, or the end of the range; float() would round a subnormal number twice."""
    if mpmath.fabs(x) > LARGEST:
        return LARGEST if x > 0 else -LARGEST
    unit = mpf(2) ** -1074
    return float(mpmath.nint(x / unit) * unit) if mpmath.fabs(x) < mpf(2) ** -1020 else float(x)


EXTREMES = [5e-324, 1.5e-323, 1e-310, sys.float_info.min, 1e-160, 1e-154, 1.0, 1e154, 5e307, LARGEST]


def positive():
    """Any positive finite number, all exponents alike; often an extreme."""
    return random.choice(EXTREMES) if random.random() < 0.25 else from_bits(random.randrange(1, bits(LARGEST) + 1))


def anything():
    return random.choice([-1, 1]) * positive()


def log_uniform(low, high):
    return from_bits(random.randint(bits(low), bits(high)))


def log_gaussian(points, means, variance):
    """The logarithm of an isotropic density in as many dimensions as there are coordinates."""
    square = sum((mpf(y) - mpf(m)) ** 2 for y, m in zip(points, means))
    return -len(points) * mpmath.log(2 * mpmath.pi * variance) / 2 - square / (2 * mpf(variance))


def tail(z):
    """The standard normal probability up to z."""
    if z < -10**6:
        return mpf(0)
    return mpmath.erfc(-z / mpmath.sqrt(2)) / 2 if z < 10**6 else mpf(1)


def normals():
    rows = []
    for i in range(300):
        mean, variance, x = anything(), positive(), anything()
        if i % 3 == 1:  # where the density is not just zero
            mean = anything() if i % 2 else 0.0
            x = rounded(mpf(mean) + random.uniform(-39, 39) * mpmath.sqrt(variance))
        if i % 3 == 2:
            mean, variance, x = random.uniform(-9, 9), log_uniform(1e-3, 1e3), random.uniform(-20, 20)
        log = log_gaussian([x], [mean], variance)
        up_to = tail((mpf(x) - mpf(mean)) / mpmath.sqrt(variance))
        rows.append([mean, variance, x, rounded(log), rounded(mpmath.exp(log)), rounded(up_to)])
    return rows


def inverse(cumulative, p, low, high):
    for _ in range(400):
        middle = (low + high) / 2
        low, high = (middle, high) if cumulative(middle) < p else (low, middle)
    return low


def quantiles():
    probabilities = [log_uniform(5e-324, 0.5) for _ in range(60)] + [random.random() for _ in range(60)]
    probabilities += [1 - log_uniform(2.0**-53, 0.1) for _ in range(30)]
    return [[p, rounded(inverse(tail, mpf(p), mpf(-40), mpf(40)))] for p in probabilities]


def entropies():
    return [[v, rounded(mpmath.log(2 * mpmath.pi * mpmath.e * mpf(v)) / 2)] for v in [positive() for _ in range(100)]]


def shares(count, tiny):
    """Probabilities that sum to 1 within 1e-15, some of them almost or quite zero if `tiny`."""
    weights = [random.choice([5e-324, log_uniform(5e-324, 1.0)]) if tiny and random.random() < 0.5 else random.random() for _ in range(count)]
    weights[random.randrange(count)] = random.random()
    return [w / sum(weights) for w in weights]


def divergences():
    entries = []
    for i in range(60):
        count = random.randint(2, 6)
        y, model = shares(count, i % 2 == 0), [max(w, 5e-324) for w in shares(count, i % 3 == 0)]
        entropy = -sum(mpf(p) * mpmath.log(p) for p in y if p > 0)
        cross = -sum(mpf(p) * mpmath.log(q) for p, q in zip(y, model) if p > 0)
        entries.append(
            dict(y=y, model=model, entropy=rounded(entropy), crossEntropy=rounded(cross), divergence=rounded(cross - entropy))
        )
    return entries


def mixtures():
    entries = []
    for i in range(120):
        count, dimensions = random.randint(1, 4), random.randint(1, 3)
        priors = shares(count, i % 3 == 0)
        if i % 2 == 0:
            means = [anything() for _ in range(count * dimensions)]
            variances = [positive() for _ in range(count)]
        else:
            means = [random.uniform(-9, 9) for _ in range(count * dimensions)]
            variances = [log_uniform(1e-2, 1e2) for _ in range(count)]
        points, logs, densities, responsibilities = [], [], [], []
        for j in range(3):
            y = [anything() if (i + j) % 3 == 0 else random.choice(means) + random.uniform(-5, 5) for _ in range(dimensions)]
            joint = [
                mpmath.log(p) + log_gaussian(y, means[k * dimensions : (k + 1) * dimensions], variances[k])
                if p > 0
                else mpf("-inf")
                for k, p in enumerate(priors)
            ]
            largest = max(joint)
            log = largest + mpmath.log(sum(mpmath.exp(a - largest) for a in joint))
            points.append(y)
            logs.append(rounded(log))
            densities.append(rounded(mpmath.exp(log)))
            responsibilities.append([rounded(mpmath.exp(a - log)) for a in joint])
        columns = [means[d::dimensions] for d in range(dimensions)]
        mean = [sum(mpf(p) * m for p, m in zip(priors, column)) for column in columns]
        variance = [
            sum(mpf(p) * (v + (m - centre) ** 2) for p, v, m in zip(priors, variances, column))
            for centre, column in zip(mean, columns)
        ]
        entries.append(
            dict(
                dimensions=dimensions, priors=priors, means=means, variances=variances, points=points, logDensities=logs,
                densities=densities, responsibilities=responsibilities, mean=[rounded(m) for m in mean],
                variance=[rounded(v) for v in variance],
            )
        )
    return entries


def lines():
    entries = []
    for _ in range(12):
        count = random.randint(1, 4)
        priors = shares(count, False)
        means = [random.uniform(-3, 3) for _ in range(count)]
        variances = [log_uniform(1e-1, 1e1) for _ in range(count)]

        def cumulative(y, sign=1):
            return sum(p * tail(sign * (y - m) / mpmath.sqrt(v)) for p, m, v in zip(map(mpf, priors), means, map(mpf, variances)))

        rows = []
        for _ in range(8):
            y, p = random.uniform(-40, 40), log_uniform(1e-200, 0.5)
            if random.random() < 0.5:
                y, p = random.uniform(-4, 4), random.uniform(0.01, 0.99)
            rows.append(
                [y, rounded(cumulative(mpf(y))), rounded(cumulative(mpf(y), -1)), p,
                 rounded(inverse(cumulative, mpf(p), mpf(-200), mpf(200)))])
        entries.append(dict(priors=priors, means=means, variances=variances, rows=rows))
    return entries


def losses():
    entries = []
    for i in range(80):
        count, dimensions = random.randint(1, 5), random.randint(1, 3)
        spread = [1, 1, 1, 30][i % 4]
        logits = [to_float(random.gauss(0, 2 * spread)) for _ in range(count)]
        means = [to_float(random.gauss(0, 3 * spread)) for _ in range(count * dimensions)]
        logs = [to_float(random.uniform(-4, 4) * spread ** 0.5) for _ in range(count)]
        targets = [to_float(random.gauss(0, 3 * spread)) for _ in range(dimensions)]
        joint = [
            logits[k] + log_gaussian(targets, means[k * dimensions : (k + 1) * dimensions], mpmath.exp(logs[k]))
            for k in range(count)
        ]
        total = mpmath.log(sum(mpmath.exp(a) for a in logits))
        log = mpmath.log(sum(mpmath.exp(a) for a in joint))
        gradient = [mpmath.exp(a - total) - mpmath.exp(b - log) for a, b in zip(logits, joint)]
        responsibilities = [mpmath.exp(b - log) for b in joint]
        for k in range(count):
            for d in range(dimensions):
                difference = mpf(means[k * dimensions + d]) - targets[d]
                gradient.append(responsibilities[k] * difference / mpmath.exp(logs[k]))
        for k in range(count):
            square = sum((mpf(means[k * dimensions + d]) - targets[d]) ** 2 for d in range(dimensions))
            gradient.append(responsibilities[k] * (dimensions - square / mpmath.exp(logs[k])) / 2)
        entries.append(
            dict(
                components=count, dimensions=dimensions, outputs=[float_bits(o) for o in logits + means + logs],
                targets=[float_bits(t) for t in targets], loss=rounded(total - log), gradient=[rounded(g) for g in gradient],
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
    normals=normals(), quantiles=quantiles(), entropies=entropies(), divergences=divergences(), mixtures=mixtures(),
    lines=lines(), losses=losses(),
)
text = [f'"{name}": [\n' + ",\n".join(json.dumps(encoded(row)) for row in table) + "\n]" for name, table in tables.items()]
pathlib.Path(__file__).with_name("extremes.json").write_text("{\n" + ",\n".join(text) + "\n}\n")
