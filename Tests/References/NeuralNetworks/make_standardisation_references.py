"""Writes standardisation.json for Tests/NeuralNetworksTests: StandardisationTests and EnsembleTests.

  python -m venv .venv && .venv/bin/pip install torch numpy scipy && .venv/bin/python make_standardisation_references.py

Two mixture density networks with random parameters, of 2 and 3 components, take two standardised inputs and answer on the
scale of a standardised target. `standardised` is their mean negative log-likelihood there, `original` that of the same
mixtures brought to the units of the data, which SciPy computes from their means and standard deviations; `pooled` that of both
networks' mixtures, half of each.
"""
import json, pathlib
import numpy as np
import torch
from scipy.special import logsumexp, softmax
from scipy.stats import norm
from torch import nn

torch.manual_seed(16)
torch.set_default_dtype(torch.float64)
random = np.random.default_rng(16)
samples = 40
x = np.column_stack([random.normal(72, 14, samples), random.normal(0.003, 0.001, samples)]).astype(np.float32)
y = (3.5 + 40 * np.sin(x[:, 0] / 20) + random.normal(0, 9, samples)).astype(np.float32)


def floats(values):
    return [float(f"{value:.9g}") for value in np.ravel(values)]


def log_density(network, components, z, y, mean, deviation):
    """ln p(y | x) of every sample, with means and standard deviations brought to the units of y."""
    outputs = network(torch.tensor(z)).detach().numpy()
    logits, means, log_variances = np.split(outputs, [components, 2 * components], axis=1)
    densities = norm(deviation * means + mean, deviation * np.exp(log_variances / 2))
    return logsumexp(np.log(softmax(logits, axis=1)) + densities.logpdf(y[:, None]), axis=1)


x64, y64 = x.astype(float), y.astype(float)
x_means, x_deviations, y_mean, y_deviation = x64.mean(0), x64.std(0), y64.mean(), y64.std()
z, t = (x64 - x_means) / x_deviations, (y64 - y_mean) / y_deviation
networks, densities = [], []
for components in (2, 3):
    network = nn.Sequential(nn.Linear(2, 5), nn.Tanh(), nn.Linear(5, 3 * components))
    for parameter in network.parameters():
        parameter.data = parameter.data.float().double()
    densities.append(log_density(network, components, z, y64, y_mean, y_deviation))
    networks.append(
        dict(
            components=components,
            weights=[floats(network[i].weight.detach()) for i in (0, 2)],
            biases=[floats(network[i].bias.detach()) for i in (0, 2)],
            standardised=-log_density(network, components, z, t, 0, 1).mean(),
            original=-densities[-1].mean(),
        )
    )
references = dict(
    x=floats(x), y=floats(y), inputMeans=x_means.tolist(), inputDeviations=x_deviations.tolist(), targetMean=y_mean,
    targetDeviation=y_deviation, networks=networks,
    pooled=-(logsumexp(densities, axis=0) - np.log(2)).mean(),
)
pathlib.Path(__file__).with_name("standardisation.json").write_text(json.dumps(references) + "\n")
