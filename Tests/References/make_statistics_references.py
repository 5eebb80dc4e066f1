"""Writes statistics.json for Tests/ProbabilityTests.

  python make_statistics_references.py        (needs NumPy and SciPy)

kolmogorov:  values in [0, 1] with their statistic and exact p-value by scipy.stats.kstest.
kolmogorovTails: [n, D, exact p-value] by scipy.stats.kstwo.
binomial:    [n, p, k, mass at k, quantiles of 0.025 and 0.975] by scipy.stats.binom.
divergences: [y, model, D(y || model)] by scipy.special.rel_entr.
mixtures:    moments, median, tails and modes of mixtures in one dimension; the modes are the roots of the derivative, found
             by Brent's method between all its changes of sign on 400,000 even places.
"""
import json, pathlib
import numpy as np
from scipy import optimize, special, stats

random = np.random.default_rng(20)


def kolmogorov(values):
    result = stats.kstest(values, "uniform", method="exact")
    return dict(values=list(values), statistic=result.statistic, pValue=result.pvalue)


def tails():
    for n in (10, 100, 2000):
        for z in (0.45, 0.6, 0.8, 1.0, 1.36, 1.63, 1.95):
            d = z / np.sqrt(n)
            yield [n, d, stats.kstwo.sf(d, n)]


def binomials():
    for n, p in ((1, 0.5), (7, 0.0), (7, 1.0), (40, 0.9), (2000, 0.05), (2000, 0.1), (100_000, 0.01)):
        distribution = stats.binom(n, p)
        k = int(n * p) - (n > 10) * int(np.sqrt(n) / 8)
        yield [n, p, k, distribution.pmf(k), *map(int, distribution.interval(0.95))]


def divergences():
    for k in (2, 5, 9):
        y, model = random.dirichlet(np.ones(k), 2)
        yield dict(y=list(y), model=list(model), value=special.rel_entr(y, model).sum())
    yield dict(y=[0, 0.25, 0.75], model=[0.5, 0.25, 0.25], value=special.rel_entr([0, 0.25, 0.75], [0.5, 0.25, 0.25]).sum())


def mixture(priors, means, variances):
    priors, means, deviations = np.array(priors), np.array(means), np.sqrt(variances)
    priors = priors / priors.sum()
    def derivative(y):
        z = (np.asarray(y)[..., None] - means) / deviations
        return -(priors * z / deviations**2 * np.exp(-z * z / 2)).sum(-1)
    def density(y):
        return (priors * stats.norm.pdf(y, means, deviations)).sum()
    y = np.linspace(means.min() - 1.00001e-3, means.max() + 0.99999e-3, 400_000)
    slopes = derivative(y)
    turns = np.nonzero((slopes[:-1] > 0) & (slopes[1:] <= 0))[0]
    modes = [optimize.brentq(derivative, y[i], y[i + 1], xtol=1e-15, rtol=1e-15) for i in turns]
    modes.sort(key=density, reverse=True)
    mean = (priors * means).sum()
    cumulative = lambda y: (priors * stats.norm.cdf(y, means, deviations)).sum()
    low, high = means.min() - 9 * deviations.max(), means.max() + 9 * deviations.max()
    return dict(
        priors=list(priors), means=list(means), variances=list(variances), mean=mean,
        variance=(priors * (np.array(variances) + means**2)).sum() - mean**2,
        median=optimize.brentq(lambda y: cumulative(y) - 0.5, low, high, xtol=1e-15, rtol=1e-15),
        tails=[[y, cumulative(y), (priors * stats.norm.sf(y, means, deviations)).sum()] for y in (low, mean, high)],
        modes=modes, modeDensities=list(map(density, modes)))


def mixtures():
    yield mixture([1], [2], [0.5])
    yield mixture([0.5, 0.5], [0, 0], [1, 4])
    yield mixture([0.5, 0.5], [-1, 1], [0.9, 0.9])
    yield mixture([0.5, 0.5], [-1, 1], [1.1, 1.1])
    yield mixture([0.2, 0.5, 0.3], [-3, 0.5, 4], [0.25, 2, 0.01])
    yield mixture([0.9, 0.1], [0, 1.7], [1, 0.2])
    yield mixture([0.4, 0.3, 0.3], [-10, 0, 10], [1e-4, 1e-4, 1e-4])
    for k in (2, 3, 5, 10, 30):
        for _ in range(4):
            yield mixture(random.dirichlet(np.ones(k)), random.normal(0, 4, k), np.exp(random.normal(-1, 1.2, k)))


references = dict(
    kolmogorov=[kolmogorov(random.uniform(size=n) ** power) for n, power in ((1, 1), (5, 1), (30, 1.6), (80, 1))],
    kolmogorovTails=list(tails()),
    binomial=list(binomials()),
    divergences=list(divergences()),
    mixtures=list(mixtures()),
)
pathlib.Path(__file__).with_name("statistics.json").write_text(json.dumps(references, indent=1, default=float) + "\n")
