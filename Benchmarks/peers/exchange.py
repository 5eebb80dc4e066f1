"""What the peers share: they read problems from files and answer requests, a line of JSON for each.

A request is the folder of a problem. It holds `problem.json`, the sizes and settings, and `numbers.f32`, little-endian
binary32 numbers: inputs, targets, test inputs and test targets, a row for each sample, then the weights [outputs, inputs]
and biases of every layer. The last layer of a mixture density network has K logits, K*D means and K log-variances; with full covariances
K*D log-variances and K*D*(D-1)/2 coefficients.
"""
import json
import pathlib
import sys
import types

import numpy as np


def load(folder):
    """The problem in a folder, with its data as arrays and `layers` as pairs of weights and biases."""
    folder = pathlib.Path(folder)
    problem = types.SimpleNamespace(**json.loads((folder / "problem.json").read_text()))
    numbers = np.fromfile(folder / "numbers.f32", dtype="<f4")
    position = 0

    def take(*shape):
        nonlocal position
        count = int(np.prod(shape))
        position += count
        return numbers[position - count : position].reshape(shape)

    problem.x, problem.y = take(problem.samples, problem.inputs), take(problem.samples, problem.targets)
    problem.test_x, problem.test_y = take(problem.testSamples, problem.inputs), take(problem.testSamples, problem.targets)
    sizes = [problem.inputs] + problem.hidden + [problem.outputs]
    problem.layers = [(take(outputs, inputs), take(outputs)) for inputs, outputs in zip(sizes, sizes[1:])]
    problem.is_mixture = problem.components > 0
    return problem


def batches(problem):
    """The slices of the samples that a step sees, in order; the last has the rest."""
    return [slice(start, start + problem.batchSize) for start in range(0, problem.samples, problem.batchSize)]


def is_recorded(problem, epoch):
    """Whether the test loss is recorded after an epoch, counted from zero."""
    return epoch % problem.recordEvery == 0 or epoch == problem.epochs - 1


def serve(train):
    """Answers every request with the seconds of its training, those of compiling, and the recorded test losses."""
    for line in sys.stdin:
        seconds, compile_seconds, test_losses = train(load(line.strip()))
        print(json.dumps(dict(seconds=seconds, compileSeconds=compile_seconds, testLosses=test_losses)), flush=True)
