"""Writes limits.json for Tests/ProblemsTests: what the exact densities of the inverted wave and of the spiral give.

  pip install numpy scipy
  python make_limit_references.py        (20 seconds)

Every limit is calculated by two methods that share nothing but the definition of the data, and the script fails where
the two differ by more than the tolerance given, which is the error of the coarser one.
"""
import json, pathlib
import numpy as np
from scipy import integrate, optimize

LOG_2_PI_E = np.log(2 * np.pi * np.e)


def legendre(a, b, panels, order):
    """Nodes and weights of composite Gauss-Legendre quadrature."""
    t, w = np.polynomial.legendre.leggauss(order)
    edges = np.linspace(a, b, panels + 1)
    half = np.diff(edges)[:, None] / 2
    return ((edges[:-1, None] + half) + half * t).ravel(), (half * w).ravel()


# The wave read backwards: y = f(x) + e, x uniform on [-15, 15], e standard normal.


def wave(x):
    return 0.5 * x + 8 * np.sin(0.3 * x)


def wave_moments(y, x, w):
    """p(y), and the mean and variance of x given y, by the quadrature (x, w) over x."""
    joint = w * np.exp(-0.5 * (y - wave(x)) ** 2) / np.sqrt(2 * np.pi) / 30
    p = joint.sum()
    mean = (joint * x).sum() / p
    return p, mean, (joint * (x - mean) ** 2).sum() / p


def wave_by_gauss():
    """Gauss-Legendre in both directions."""
    x, w = legendre(-15, 15, 60, 20)
    y, v = legendre(-20, 20, 80, 20)
    p, _, variance = np.array([wave_moments(value, x, w) for value in y]).T
    return np.array([
        (v * p).sum(), (v * p * variance).sum(),
        np.log(30) + LOG_2_PI_E / 2 + (v * p * np.log(p)).sum(),
        (v * p * (LOG_2_PI_E + np.log(variance)) / 2).sum()])


def wave_by_scipy():
    """Adaptive quadrature over y of trapezoids over x with the correction of Euler and Maclaurin left to Richardson."""
    def moments(y):
        rows = []
        for cells in (6000, 12000):
            x = np.linspace(-15, 15, cells + 1)
            w = np.full(cells + 1, 30 / cells)
            w[[0, -1]] /= 2
            joint = w * np.exp(-0.5 * (y - wave(x)) ** 2) / np.sqrt(2 * np.pi) / 30
            rows.append([joint.sum(), (joint * x).sum(), (joint * x * x).sum()])
        p, first, second = (4 * np.array(rows[1]) - np.array(rows[0])) / 3
        return p, second / p - (first / p) ** 2
    def integral(f):
        return integrate.quad(lambda y: f(*moments(y)), -18.5, 18.5, epsabs=1e-9, epsrel=1e-9, limit=400)[0]
    return np.array([
        integral(lambda p, v: p), integral(lambda p, v: p * v),
        np.log(30) + LOG_2_PI_E / 2 + integral(lambda p, v: p * np.log(p)),
        integral(lambda p, v: p * (LOG_2_PI_E + np.log(v)) / 2)])


# The spiral: r = 1 + t + u/2 at the angle t, uniform on [0, 5 pi], u uniform on [-1, 1]; x = r cos t, y = r sin t.

LAST = 5 * np.pi


def stretches(x):
    """The stretches of y in which the vertical line through x lies on the band: their ends are roots in the angle."""
    found = []
    for n in range(6):
        if (x > 0) != (n % 2 == 0):
            continue
        low = max(n * np.pi - np.pi / 2 + 1e-15, 0)
        high = min(n * np.pi + np.pi / 2 - 1e-15, LAST)
        offset = lambda t: x / np.cos(t) - 1 - t  # r - 1 - t on the line, convex between low and high
        t0 = optimize.minimize_scalar(offset, bounds=(low, high), method="bounded", options=dict(xatol=1e-13)).x
        def crossing(level, end):
            if (offset(end) - level) * (offset(t0) - level) > 0:
                return end
            return optimize.brentq(lambda t: offset(t) - level, *sorted((t0, end)), xtol=1e-15, rtol=1e-15)
        if offset(t0) > 0.5:
            continue
        outer = crossing(0.5, low), crossing(0.5, high)
        if offset(t0) >= -0.5:
            pieces = [outer]
        else:
            pieces = [(outer[0], crossing(-0.5, low)), (crossing(-0.5, high), outer[1])]
        found += [sorted((x * np.tan(a), x * np.tan(b))) for a, b in pieces if b > a]
    return found


def spiral_moments(x):
    """p(x), and the mean and variance of y given x, from 1/(5 pi r) by Gauss-Legendre along each stretch."""
    y, w = map(np.concatenate, zip(*[legendre(a, b, 4, 16) for a, b in stretches(x)]))
    joint = w / np.sqrt(x * x + y * y) / LAST
    p = joint.sum()
    mean = (joint * y).sum() / p
    return p, mean, (joint * (y - mean) ** 2).sum() / p


def spiral_joint_entropy():
    """E ln(5 pi r)."""
    return integrate.dblquad(lambda u, t: np.log(LAST * (1 + t + u / 2)) / (2 * LAST), 0, LAST, -1, 1, epsabs=1e-12)[0]


def spiral_breaks():
    """Where p(x) is not smooth: where the line touches an edge of the band, and at the corners of its two ends."""
    breaks = [0, 0.5, 1.5, -(LAST + 0.5), -(LAST + 1.5)]
    for n in range(5):
        for c in (0.5, 1.5):
            top = optimize.brentq(lambda t: np.cos(t) - (c + n * np.pi + t) * np.sin(t), 0, 1.5, xtol=1e-15)
            breaks.append((-1) ** n * (c + n * np.pi + top) * np.cos(top))
    return sorted(breaks)


def spiral_by_stretches():
    """Over x piece by piece, with x = a + (b - a) s^2 (3 - 2 s) so that roots at the ends of a piece become smooth."""
    s, w = legendre(0, 1, 8, 20)
    total = np.zeros(4)
    breaks = spiral_breaks()
    for a, b in zip(breaks, breaks[1:]):
        for t, v in zip(s, w):
            x = a + (b - a) * t * t * (3 - 2 * t)
            if not stretches(x):
                continue
            p, _, variance = spiral_moments(x)
            mass = p * v * (b - a) * 6 * t * (1 - t)
            total += mass * np.array([1, variance, np.log(p), (LOG_2_PI_E + np.log(variance)) / 2])
    total[2] += spiral_joint_entropy()
    return total


def spiral_by_bins():
    """Masses of narrow bins of x, as sums over 8 million angles; a bin's mean and variance stand for its places'.

    At one angle x is uniform on an interval [low, high] and y = x tan t, so the mass below an edge is a sum of ramps, and
    the moments of y are sums of ramps squared and cubed, which sorting turns into cumulated sums. Where the ray is nearly
    vertical the ramps are so steep that these sums cancel; there u is cut into 100 parts, which are counted.
    """
    n, parts = 8_000_000, 100
    t = (np.arange(n) + 0.5) * LAST / n
    steep = np.abs(np.cos(t)) < 0.02
    u = (np.arange(parts) + 0.5) * 2 / parts - 1
    r = (1 + t[steep])[:, None] + u / 2
    steep_x, steep_y = (r * np.cos(t[steep])[:, None]).ravel(), (r * np.sin(t[steep])[:, None]).ravel()
    t = t[~steep]
    cosine, tangent = np.cos(t), np.tan(t)
    results = []
    for cells in (8_640, 17_280):
        edges = np.linspace(-17.28, 17.28, cells + 1)
        below = np.zeros((3, cells + 1))
        for sign in (1, -1):
            knot = (1 + t - sign * np.sign(cosine) / 2) * cosine  # low ends, then high ends
            order = np.argsort(knot)
            place = np.searchsorted(knot[order], edges)
            for power in range(3):
                # The integral of x^power tan^power / |cos| from the knot to the edge.
                weight = (tangent**power / np.abs(cosine))[order] / (n * (power + 1))
                count = np.concatenate([[0], np.cumsum(weight)])[place]
                moment = np.concatenate([[0], np.cumsum(weight * knot[order] ** (power + 1))])[place]
                below[power] += sign * (edges ** (power + 1) * count - moment)
        moments = np.diff(below, axis=1)
        for power in range(3):
            moments[power] += np.histogram(steep_x, edges, weights=steep_y**power / (n * parts))[0]
        mass, first, second = moments[:, moments[0] > 1e-10]
        width = edges[1] - edges[0]
        variance = second / mass - (first / mass) ** 2
        results.append([
            mass.sum(), (mass * variance).sum(), (mass * np.log(mass / width)).sum(),
            (mass * (LOG_2_PI_E + np.log(variance)) / 2).sum()])
    fine = np.array(results[1])
    print("    bins halved:", fine - results[0])
    fine[2] += spiral_joint_entropy()
    return fine


def agreed(name, one, other, tolerance):
    print(f"{name}: {one}\n    differ by {one - other}")
    assert np.all(np.abs(one - other) < tolerance), name
    assert abs(one[0] - 1) < 1e-10, name
    return dict(meanSquaredError=one[1], negativeLogLikelihood=one[2], singleGaussian=one[3])


x, w = legendre(-15, 15, 60, 20)
inverse_inputs = [-10.5, -8, -2.75, 0, 0.5, 6, 10, 13]
spiral_inputs = [-17.1, -16.4, -12, -7.5, -0.05, 0.05, 0.3, 0.9, 2, 5.5, 9.9, 13.9]
references = dict(
    inverseWave=agreed("inverse wave", wave_by_gauss(), wave_by_scipy(), 1e-8),
    spiral=agreed("spiral", spiral_by_stretches(), spiral_by_bins(), [1e-10, 3e-5, 3e-6, 3e-5]),
    inverseMoments=[[y, *wave_moments(y, x, w)] for y in inverse_inputs],
    spiralMoments=[[x, *spiral_moments(x)] for x in spiral_inputs],
)
pathlib.Path(__file__).with_name("limits.json").write_text(json.dumps(references, indent=1) + "\n")
