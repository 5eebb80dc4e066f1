"""Writes pytorch.json for Tests/NeuralNetworksTests: the first 50 losses of training runs and the parameters after them.

  python -m venv .venv && .venv/bin/pip install torch numpy && .venv/bin/python make_pytorch_references.py

Every case has its data and initial parameters in the file, so that the tests need no random numbers of PyTorch's.
Numbers are binary32, written with nine digits. Weights are [outputs, inputs] as in torch.nn.Linear.
"""
import json, math, pathlib
import numpy as np, torch
from torch import nn

torch.manual_seed(7)
torch.set_num_threads(1)
random = np.random.default_rng(7)


def linear(inputs, outputs):
    return nn.Linear(inputs, outputs)


class FeedForward(nn.Module):
    def __init__(self, inputs, hidden, outputs, activation):
        super().__init__()
        sizes = [inputs] + hidden + [outputs]
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))
        self.activation = activation

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = self.activation(layer(x))
        return self.layers[-1](x)


def mixture_loss(outputs, y, components):
    """Mean of -log sum_k pi_k N(y; mu_k, sigma_k^2 I); outputs are K logits, K*D means, K log-variances."""
    dimensions = y.shape[1]
    logits = outputs[:, :components]
    means = outputs[:, components : components * (1 + dimensions)].reshape(-1, components, dimensions)
    log_variances = outputs[:, components * (1 + dimensions) :]
    distance = ((y[:, None, :] - means) ** 2).sum(2)
    log_density = -0.5 * (dimensions * (math.log(2 * math.pi) + log_variances) + distance * torch.exp(-log_variances))
    return -torch.logsumexp(torch.log_softmax(logits, 1) + log_density, 1).mean()


def numbers(tensor):
    return [float(f"{value:.9g}") for value in tensor.detach().reshape(-1).tolist()]


def parameters(network):
    return [dict(weights=numbers(layer.weight), biases=numbers(layer.bias)) for layer in network.layers]


def case(name, inputs, hidden, targets, components, activation, rate, samples, batch):
    x = random.uniform(-3, 3, (samples, inputs)).astype(np.float32)
    y = (np.sin(x.sum(1, keepdims=True)) * 2 + np.arange(targets) + random.normal(0, 0.3, (samples, targets))).astype(np.float32)
    outputs = components * (2 + targets) if components else targets
    network = FeedForward(inputs, hidden, outputs, dict(tanh=torch.tanh, relu=torch.relu)[activation])
    initial = parameters(network)
    optimiser = torch.optim.Adam(network.parameters(), lr=rate)
    xt, yt = torch.from_numpy(x), torch.from_numpy(y)
    losses = []
    while len(losses) < 50:
        for start in range(0, samples, batch):
            if len(losses) == 50:
                break
            out = network(xt[start : start + batch])
            target = yt[start : start + batch]
            loss = mixture_loss(out, target, components) if components else nn.functional.mse_loss(out, target)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
    return dict(
        name=name, inputs=inputs, hidden=hidden, targets=targets, components=components, activation=activation,
        learningRate=rate, batchSize=batch, x=numbers(torch.from_numpy(x)), y=numbers(yt), initial=initial,
        losses=[float(f"{value:.9g}") for value in losses], trained=parameters(network),
    )


cases = [
    case("FFNN, one target", 1, [10], 1, 0, "tanh", 0.1, 150, 150),
    case("FFNN, two inputs and targets, ReLU", 2, [7, 5], 2, 0, "relu", 0.01, 150, 75),
]
for components in (1, 3, 30):
    for dimensions in (1, 2):
        name = f"MDN, K = {components}, D = {dimensions}"
        cases.append(case(name, 1, [8, 8], dimensions, components, "relu", 0.01, 150, 75))
text = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in cases)
pathlib.Path(__file__).with_name("pytorch.json").write_text("[\n" + text + "\n]\n")
