"""JAX with the whole training run, every step and test loss of it, compiled into one program."""
import math
import time

import jax
import jax.numpy as jnp
import numpy as np

import exchange


def network(layers, x, activation):
    """Linear layers with an activation between each two."""
    for weights, biases in layers[:-1]:
        x = activation(x @ weights + biases)
    weights, biases = layers[-1]
    return x @ weights + biases


def squared_error(layers, x, y):
    """The mean squared error of a network with tanh."""
    return jnp.mean((network(layers, x, jnp.tanh) - y) ** 2)


def mixture_loss(components, dimensions):
    """The mean negative log-likelihood of isotropic Gaussian mixtures, from a network with ReLU."""

    def loss(layers, x, y):
        outputs = network(layers, x, jax.nn.relu)
        logits, means, log_variances = jnp.split(outputs, [components, components * (1 + dimensions)], axis=1)
        if dimensions == 1:
            distances = (y - means) ** 2
        else:
            distances = jnp.sum((y[:, None, :] - means.reshape(-1, components, dimensions)) ** 2, axis=2)
        log_densities = -0.5 * (dimensions * (math.log(2 * math.pi) + log_variances) + distances * jnp.exp(-log_variances))
        return -jnp.mean(jax.nn.logsumexp(jax.nn.log_softmax(logits) + log_densities, axis=1))

    return loss


def full_mixture_loss(components, dimensions):
    """The same with full covariances, as regressions of each dimension on those before it."""
    rows, columns = np.tril_indices(dimensions, -1)

    def loss(layers, x, y):
        outputs = network(layers, x, jax.nn.relu)
        ends = [components, components * (1 + dimensions), components * (1 + 2 * dimensions)]
        logits, means, log_variances, coefficients = jnp.split(outputs, ends, axis=1)
        shape = (-1, components, dimensions)
        residuals = y[:, None, :] - means.reshape(shape)
        log_variances = log_variances.reshape(shape)
        coefficients = coefficients.reshape(-1, components, len(rows))
        chain = jnp.zeros(residuals.shape + (dimensions,)).at[..., rows, columns].set(coefficients)
        innovations = residuals - jnp.einsum("nkij,nkj->nki", chain, residuals)
        squares = innovations**2 * jnp.exp(-log_variances)
        log_densities = -0.5 * jnp.sum(math.log(2 * math.pi) + log_variances + squares, axis=2)
        return -jnp.mean(jax.nn.logsumexp(jax.nn.log_softmax(logits) + log_densities, axis=1))

    return loss


def adam_step(loss, rate, state, batch):
    """One step of Adam with the usual settings."""
    layers, means, squares, step = state
    gradient = jax.grad(loss)(layers, *batch)
    step = step + 1
    each = jax.tree_util.tree_map
    means = each(lambda m, g: 0.9 * m + 0.1 * g, means, gradient)
    squares = each(lambda v, g: 0.999 * v + 0.001 * g * g, squares, gradient)
    mean_correction, square_correction = 1 - 0.9**step, 1 - 0.999**step
    layers = each(
        lambda p, m, v: p - rate * (m / mean_correction) / (jnp.sqrt(v / square_correction) + 1e-8), layers, means, squares
    )
    return layers, means, squares, step


def run_of(problem):
    """A function from initial layers and data to the test losses; the loss of an epoch without a record is zero."""
    loss_of = full_mixture_loss if problem.covariance == "full" else mixture_loss
    loss = loss_of(problem.components, problem.targets) if problem.is_mixture else squared_error
    full = problem.samples // problem.batchSize

    def step(state, batch):
        return adam_step(loss, problem.learningRate, state, batch), None

    def run(layers, x, y, test_x, test_y):
        def epoch(state, number):
            if full <= 4:
                for batch in exchange.batches(problem):
                    state, _ = step(state, (x[batch], y[batch]))
            else:
                # So many steps are a loop of their own: written out, they would take minutes to compile.
                rows = full * problem.batchSize
                shaped = [a[:rows].reshape(full, problem.batchSize, -1) for a in (x, y)]
                state, _ = jax.lax.scan(step, state, tuple(shaped))
                if rows < problem.samples:
                    state, _ = step(state, (x[rows:], y[rows:]))
            is_recorded = (number % problem.recordEvery == 0) | (number == problem.epochs - 1)
            test_loss = jax.lax.cond(is_recorded, lambda: loss(state[0], test_x, test_y), lambda: 0.0)
            return state, test_loss

        zeros = jax.tree_util.tree_map(jnp.zeros_like, layers)
        return jax.lax.scan(epoch, (layers, zeros, zeros, 0.0), jnp.arange(problem.epochs))[1]

    return run


compiled = {}


def train(problem):
    """Compiles, once for a problem, and trains; returns the seconds of both and the test losses."""
    layers = [(jnp.asarray(weights.T), jnp.asarray(biases)) for weights, biases in problem.layers]
    arguments = (layers, *map(jnp.asarray, (problem.x, problem.y, problem.test_x, problem.test_y)))
    key = repr({name: value for name, value in vars(problem).items() if isinstance(value, (int, float, list, str))})
    start = time.perf_counter()
    if key not in compiled:
        compiled[key] = jax.jit(run_of(problem)).lower(*arguments).compile()
    compile_seconds = time.perf_counter() - start
    start = time.perf_counter()
    losses = jax.block_until_ready(compiled[key](*arguments))
    seconds = time.perf_counter() - start
    return seconds, compile_seconds, [float(losses[i]) for i in range(problem.epochs) if exchange.is_recorded(problem, i)]


if __name__ == "__main__":
    exchange.serve(train)
