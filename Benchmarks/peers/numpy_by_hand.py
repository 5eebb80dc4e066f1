"""NumPy with the gradients written by hand, as one would without a library for networks."""
import math
import time

import numpy as np

import exchange


def forward(layers, x, activation):
    """The activations of all layers, the inputs first and the outputs last."""
    activations = [x]
    for weights, biases in layers[:-1]:
        activations.append(activation(activations[-1] @ weights + biases))
    weights, biases = layers[-1]
    return activations + [activations[-1] @ weights + biases]


def squared_error(outputs, y):
    """The mean squared error and its gradient."""
    errors = outputs - y
    return np.mean(errors**2), errors * np.float32(2 / errors.size)


def shares(logarithms):
    """The logarithm of a sum of exponentials and each one's share in it, row by row."""
    largest = logarithms.max(axis=1, keepdims=True)
    exponentials = np.exp(logarithms - largest)
    sums = exponentials.sum(axis=1, keepdims=True)
    return np.log(sums) + largest, exponentials / sums


def mixture_loss(components, dimensions):
    """The mean negative log-likelihood of isotropic Gaussian mixtures and its gradient (Bishop 1994)."""

    def loss(outputs, y):
        logits, means, log_variances = np.split(outputs, [components, components * (1 + dimensions)], axis=1)
        differences = means.reshape(len(y), components, dimensions) - y[:, None, :]
        precisions = np.exp(-log_variances)
        distances = np.einsum("ikd,ikd->ik", differences, differences) * precisions
        log_prior_sum, priors = shares(logits)
        log_sum, responsibilities = shares(logits - 0.5 * (distances + dimensions * log_variances))
        value = np.mean(log_prior_sum - log_sum) + 0.5 * dimensions * math.log(2 * math.pi)
        by_mean = (responsibilities * precisions)[:, :, None] * differences
        by_log_variance = 0.5 * responsibilities * (dimensions - distances)
        gradient = np.hstack([priors - responsibilities, by_mean.reshape(len(y), -1), by_log_variance])
        return value, gradient * np.float32(1 / len(y))

    return loss


def gradients(layers, activations, errors, derivative):
    """The gradient of every layer's weights and biases, from the back."""
    result = []
    for index in reversed(range(len(layers))):
        result.append((activations[index].T @ errors, errors.sum(axis=0)))
        if index > 0:
            errors = errors @ layers[index][0].T * derivative(activations[index])
    return result[::-1]


def train(problem):
    """Trains and returns seconds, none for compiling, and test losses."""
    if problem.is_mixture:
        loss = mixture_loss(problem.components, problem.targets)
        activation, derivative = lambda z: np.maximum(z, 0), lambda a: a > 0
    else:
        loss, activation, derivative = squared_error, np.tanh, lambda a: 1 - a * a
    layers = [(weights.T.copy(), biases.copy()) for weights, biases in problem.layers]
    moments = [[(np.zeros_like(p), np.zeros_like(p)) for p in layer] for layer in layers]
    step, test_losses = 0, []
    start = time.perf_counter()
    for epoch in range(problem.epochs):
        for batch in exchange.batches(problem):
            activations = forward(layers, problem.x[batch], activation)
            _, errors = loss(activations[-1], problem.y[batch])
            step += 1
            size = problem.learningRate / (1 - 0.9**step)
            root = math.sqrt(1 - 0.999**step)
            for layer, moment, gradient in zip(layers, moments, gradients(layers, activations, errors, derivative)):
                for parameters, (mean, square), g in zip(layer, moment, gradient):
                    mean += np.float32(0.1) * (g - mean)
                    square *= np.float32(0.999)
                    square += np.float32(0.001) * g * g
                    parameters -= np.float32(size) * mean / (np.sqrt(square) / np.float32(root) + np.float32(1e-8))
        if exchange.is_recorded(problem, epoch):
            outputs = forward(layers, problem.test_x, activation)[-1]
            test_losses.append(float(loss(outputs, problem.test_y)[0]))
    return time.perf_counter() - start, 0, test_losses


if __name__ == "__main__":
    exchange.serve(train)
