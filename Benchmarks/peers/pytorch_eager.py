"""PyTorch as its users write it today: modules, autograd and its own Adam; the mixture loss by log-sum-exp.

  python pytorch_eager.py [threads]     one thread for each core unless told
"""
import math
import sys
import time

import torch
from torch import nn

import exchange


class Network(nn.Module):
    """Linear layers with an activation between each two."""

    def __init__(self, problem):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(*reversed(weights.shape)) for weights, _ in problem.layers)
        self.activation = torch.relu if problem.is_mixture else torch.tanh
        with torch.no_grad():
            for layer, (weights, biases) in zip(self.layers, problem.layers):
                layer.weight.copy_(torch.from_numpy(weights))
                layer.bias.copy_(torch.from_numpy(biases))

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = self.activation(layer(x))
        return self.layers[-1](x)


def mixture_loss(components, dimensions):
    """The mean negative log-likelihood of isotropic Gaussian mixtures."""
    sizes = [components, components * dimensions, components]

    def loss(outputs, y):
        logits, means, log_variances = torch.split(outputs, sizes, dim=1)
        if dimensions == 1:
            distances = (y - means) ** 2
        else:
            distances = ((y[:, None, :] - means.view(-1, components, dimensions)) ** 2).sum(2)
        log_densities = -0.5 * (dimensions * (math.log(2 * math.pi) + log_variances) + distances * torch.exp(-log_variances))
        return -torch.logsumexp(torch.log_softmax(logits, dim=1) + log_densities, dim=1).mean()

    return loss


def full_mixture_loss(components, dimensions):
    """The same with full covariances, as regressions of each dimension on those before it."""
    rows, columns = torch.tril_indices(dimensions, dimensions, -1)
    sizes = [components, components * dimensions, components * dimensions, components * len(rows)]

    def loss(outputs, y):
        logits, means, log_variances, coefficients = torch.split(outputs, sizes, dim=1)
        residuals = y[:, None, :] - means.view(-1, components, dimensions)
        log_variances = log_variances.view(-1, components, dimensions)
        chain = outputs.new_zeros(len(y), components, dimensions, dimensions)
        chain[:, :, rows, columns] = coefficients.view(-1, components, len(rows))
        innovations = residuals - (chain @ residuals[..., None])[..., 0]
        squares = innovations**2 * torch.exp(-log_variances)
        log_densities = -0.5 * (math.log(2 * math.pi) + log_variances + squares).sum(2)
        return -torch.logsumexp(torch.log_softmax(logits, dim=1) + log_densities, dim=1).mean()

    return loss


def train(problem, network_of=Network, mixture_loss_of=mixture_loss):
    """Trains and returns seconds, none for compiling, and test losses."""
    network = network_of(problem)
    if problem.covariance == "full":
        mixture_loss_of = full_mixture_loss
    loss = mixture_loss_of(problem.components, problem.targets) if problem.is_mixture else nn.MSELoss()
    optimiser = torch.optim.Adam(network.parameters(), lr=problem.learningRate)
    x, y, test_x, test_y = map(torch.from_numpy, (problem.x, problem.y, problem.test_x, problem.test_y))
    test_losses = []
    start = time.perf_counter()
    for epoch in range(problem.epochs):
        for batch in exchange.batches(problem):
            optimiser.zero_grad()
            loss(network(x[batch]), y[batch]).backward()
            optimiser.step()
        if exchange.is_recorded(problem, epoch):
            with torch.no_grad():
                test_losses.append(loss(network(test_x), test_y).item())
    return time.perf_counter() - start, 0, test_losses


if __name__ == "__main__":
    if len(sys.argv) > 1:
        torch.set_num_threads(int(sys.argv[1]))
    exchange.serve(train)
