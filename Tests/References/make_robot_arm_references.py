"""Writes robotArm.json for Tests/ProblemsTests: both poses of Bishop's robot arm at some positions, and what the exact
conditional mean of its angles scores.

  pip install numpy mpmath
  python make_robot_arm_references.py        (20 seconds)

The limits are calculated by two methods that share nothing but the definition of the arm: an integral over one angle, by
mpmath with 40 digits; and a grid of 36 million poses whose mirror images are made by reflecting the elbow in the line to
the hand. The poses solve the equations of forward kinematics by Newton's method.
"""
import json, pathlib
import numpy as np
import mpmath as mp

mp.mp.dps = 40
L1, L2, LOW, HIGH = mp.mpf("0.8"), mp.mpf("0.2"), mp.mpf("0.3"), mp.mpf("1.2")


def forward(y1, y2, sin=mp.sin, cos=mp.cos, l1=L1, l2=L2):
    return l1 * cos(y1) - l2 * cos(y1 + y2), l1 * sin(y1) - l2 * sin(y1 + y2)


def by_integral():
    """Over the bend d of the elbow: r is the distance of the hand, b the angle at the shoulder."""
    r = lambda d: mp.sqrt(L1**2 + L2**2 + 2 * L1 * L2 * mp.cos(d))
    b = lambda d: mp.asin(L2 * mp.sin(d) / r(d))  # the law of sines
    both = lambda d: 1 - 2 * b(d) / (HIGH - LOW)
    mean = lambda f: mp.quad(lambda d: f(d) * both(d), mp.linspace(0, mp.pi / 2, 9)) * 2 / mp.pi
    return [mean(lambda d: 1), mean(lambda d: b(d) ** 2 + d**2) / 2, mp.sqrt(mean(lambda d: (1 - r(d)) ** 2))]


def by_grid(n=6000):
    """The midpoints of n x n cells. Only cells cut by the border between one pose and two are wrong."""
    low, high = float(LOW), float(HIGH)
    totals = np.zeros(3)
    y2 = (np.arange(n) + 0.5) * np.pi / n + np.pi / 2
    for i in range(n):
        y1 = low + (i + 0.5) * (high - low) / n
        x1, x2 = forward(y1, y2, np.sin, np.cos, 0.8, 0.2)
        elbow = 0.8 * np.exp(1j * y1)
        line = (x1 + 1j * x2) / np.hypot(x1, x2)
        mirrored = line * np.conj(elbow / line)
        other1 = np.angle(mirrored)
        # The lower arm points from the elbow to the hand: -L2 (cos(y1 + y2), sin(y1 + y2)).
        other2 = np.mod(np.angle(-(x1 + 1j * x2 - mirrored)) - other1, 2 * np.pi)
        both = (low < other1) & (other1 < high)
        m1, m2 = (y1 + other1) / 2, (y2 + other2) / 2
        h1, h2 = forward(m1, m2, np.sin, np.cos, 0.8, 0.2)
        totals += [
            both.sum(), (both * ((m1 - y1) ** 2 + (m2 - y2) ** 2)).sum() / 2,
            (both * ((h1 - x1) ** 2 + (h2 - x2) ** 2)).sum()]
    totals /= n * n
    return [totals[0], totals[1], np.sqrt(totals[2])]


exact, grid = by_integral(), by_grid()
for name, one, other in zip(["share with two poses", "squared error", "missed distance"], exact, grid):
    print(f"{name}: {mp.nstr(one, 20)}, differs from the grid's by {float(one - other):.1e}")
    assert abs(one - other) < 2e-6

poses = []
for y1, y2 in [(0.3, 2), (0.75, 3.1), (1.1, 1.6), (1.19, 4.7), (0.5, 3.5), (1.2, 4.2), (-2.5, 0.3), (3.0, 6.0)]:
    hand = forward(mp.mpf(y1), mp.mpf(y2))
    # From the mirror image's elbow, with the shoulder where the hand is, Newton's method finds the other pose.
    start = (mp.atan2(hand[1], hand[0]), 2 * mp.pi - mp.mpf(y2))
    other = mp.findroot(lambda a, b: [p - q for p, q in zip(forward(a, b), hand)], start)
    assert abs(other[1] - y2) > 0.01
    pair = sorted([(float(y1), float(y2)), (float(other[0]), float(other[1]))], key=lambda pose: pose[1])
    poses.append([float(hand[0]), float(hand[1]), *pair[0], *pair[1]])

references = dict(
    shareWithTwoPoses=float(exact[0]), meanSquaredError=float(exact[1]), missedDistance=float(exact[2]), poses=poses)
pathlib.Path(__file__).with_name("robotArm.json").write_text(json.dumps(references, indent=1) + "\n")
