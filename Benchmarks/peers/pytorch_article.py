"""The mixture density network in PyTorch as the article writes it: three heads, and a loop over the components that adds up
densities, not their logarithms. For one target; log-sum-exp and all else that makes it faster is left to pytorch_eager.py.
"""
import functools
import math

import torch
from torch import nn

import exchange
import pytorch_eager


class Network(nn.Module):
    """Two hidden layers and a head each for mixing coefficients, means and variances."""

    def __init__(self, problem):
        super().__init__()
        (first, second, (weights, biases)), k = problem.layers, problem.components
        heads = [(weights[i * k : (i + 1) * k], biases[i * k : (i + 1) * k]) for i in range(3)]
        self.fc, self.fc2, self.pi, self.mu, self.sigma_sq = (self.linear(*layer) for layer in (first, second, *heads))

    @staticmethod
    def linear(weights, biases):
        layer = nn.Linear(*reversed(weights.shape))
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(weights))
            layer.bias.copy_(torch.from_numpy(biases))
        return layer

    def forward(self, x):
        x = torch.relu(self.fc2(torch.relu(self.fc(x))))
        return torch.softmax(self.pi(x), dim=1), self.mu(x), torch.exp(self.sigma_sq(x))


def mixture_loss(components, dimensions):
    """The mean of -log of the sum of the weighted densities."""
    assert dimensions == 1, "the article's loss is for one target"

    def loss(outputs, y):
        pi, mu, sigma_sq = outputs
        total = torch.zeros(len(y))
        for k in range(components):
            variance = sigma_sq[:, k]
            distance = torch.norm(y - mu[:, k : k + 1], 2, 1) ** 2
            density = 1 / torch.sqrt(2 * math.pi * variance) * torch.exp(-1 / (2 * variance) * distance)
            total = total + pi[:, k] * density
        return torch.mean(-torch.log(total))

    return loss


if __name__ == "__main__":
    exchange.serve(functools.partial(pytorch_eager.train, network_of=Network, mixture_loss_of=mixture_loss))
