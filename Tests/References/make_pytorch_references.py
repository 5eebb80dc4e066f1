"""Writes pytorch.json for Tests/NeuralNetworksTests: the losses of training runs of 50 steps and the parameters after them.

`epochLosses` has the mean over the samples of each epoch, every sample in its batch as it was before that batch's update;
`dataLosses` has the loss of all the data after each epoch.

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


def nine_digits(values):
    return [float(f"{value:.9g}") for value in values]


def numbers(tensor):
    return nine_digits(tensor.detach().reshape(-1).tolist())


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
    mean_loss = lambda x, y: mixture_loss(network(x), y, components) if components else nn.functional.mse_loss(network(x), y)
    batches = list(zip(xt.split(batch), yt.split(batch)))
    epoch_losses, data_losses = [], []
    for _ in range(50 // len(batches)):
        weighted = 0.0
        for inputs_of_batch, targets_of_batch in batches:
            loss = mean_loss(inputs_of_batch, targets_of_batch)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            weighted += loss.item() * len(inputs_of_batch)
        epoch_losses.append(weighted / samples)
        with torch.no_grad():
            data_losses.append(mean_loss(xt, yt).item())
    return dict(
        name=name, inputs=inputs, hidden=hidden, targets=targets, components=components, activation=activation,
        learningRate=rate, batchSize=batch, x=numbers(torch.from_numpy(x)), y=numbers(yt), initial=initial,
        epochLosses=nine_digits(epoch_losses), dataLosses=nine_digits(data_losses), trained=parameters(network),
    )


cases = [
    case("FFNN, one target", 1, [10], 1, 0, "tanh", 0.1, 150, 150),
    case("FFNN, two inputs and targets, ReLU", 2, [7, 5], 2, 0, "relu", 0.01, 150, 75),
]
for components in (1, 3, 30):
    for dimensions in (1, 2):
        name = f"MDN, K = {components}, D = {dimensions}"
        cases.append(case(name, 1, [8, 8], dimensions, components, "relu", 0.01, 150, 75))
# The last batch of an epoch is smaller than the first, so that the mean over the epoch has to weight them.
cases.append(case("FFNN, unequal batches", 1, [10], 2, 0, "tanh", 0.05, 150, 100))
cases.append(case("MDN, unequal batches", 1, [8, 8], 1, 3, "relu", 0.01, 150, 100))
text = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in cases)
pathlib.Path(__file__).with_name("pytorch.json").write_text("[\n" + text + "\n]\n")
