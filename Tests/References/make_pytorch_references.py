"""Writes pytorch.json and pytorch-training.json for Tests/NeuralNetworksTests: the losses of training runs of 50 steps and the parameters after them.

`epochLosses` has the mean over the samples of each epoch, every sample in its batch as it was before that batch's update;
`dataLosses` has the loss of all the data after each epoch.

  python -m venv .venv && .venv/bin/pip install torch numpy && .venv/bin/python make_pytorch_references.py

Diagonal and full covariances are PyTorch's own MultivariateNormal, to which the outputs are handed as a Cholesky factor.
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


def anisotropic_loss(outputs, y, components, covariance):
    """The same with diagonal or full covariances: the log-variances s and the coefficients phi of regressions of each
    dimension on those before it, T(y - mu) = epsilon, so that the covariance has the Cholesky factor T^-1 diag(exp(s/2))."""
    dimensions = y.shape[1]
    ends = [components, components * (1 + dimensions), components * (1 + 2 * dimensions)]
    logits = outputs[:, : ends[0]]
    means = outputs[:, ends[0] : ends[1]].reshape(-1, components, dimensions)
    deviations = torch.exp(0.5 * outputs[:, ends[1] : ends[2]]).reshape(-1, components, dimensions)
    chain = torch.eye(dimensions).repeat(len(y), components, 1, 1)
    if covariance == "full":
        phi = outputs[:, ends[2] :].reshape(len(y), components, -1)
        rows, columns = torch.tril_indices(dimensions, dimensions, -1)
        chain[:, :, rows, columns] = -phi
    factor = torch.linalg.solve_triangular(chain, torch.diag_embed(deviations), upper=False)
    components_ = torch.distributions.MultivariateNormal(means, scale_tril=factor)
    mixture = torch.distributions.MixtureSameFamily(torch.distributions.Categorical(logits=logits), components_)
    return -mixture.log_prob(y).mean()


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


def training_case(name, inputs, hidden, targets, components, covariance, activation, samples, batch, weighted, settings):
    """A run with AdamW, a schedule, a limit of the gradient's norm and weights of the samples, as `settings` and
    `weighted` say; losses of a batch are weighted means."""
    x = random.uniform(-2, 2, (samples, inputs)).astype(np.float32)
    noise = random.normal(0, 0.4, (samples, targets))
    y = (np.sin(x.sum(1, keepdims=True)) + 0.5 * np.arange(targets) + np.cumsum(noise, 1)).astype(np.float32)
    weights = random.uniform(0, 2, samples).astype(np.float32) if weighted else np.ones(samples, np.float32)
    full = dict(isotropic=0, diagonal=0, full=targets * (targets - 1) // 2)[covariance]
    units = components * (1 + targets + (1 if covariance == "isotropic" else targets) + full) if components else targets
    function = dict(
        tanh=torch.tanh, relu=torch.relu, leakyReLU=nn.functional.leaky_relu, elu=nn.functional.elu,
        sigmoid=torch.sigmoid)[activation]
    network = FeedForward(inputs, hidden, units, function)
    initial = parameters(network)
    optimiser = torch.optim.AdamW(
        network.parameters(), lr=settings["learningRate"], weight_decay=settings.get("weightDecay", 0))
    schedule = None
    if "cosineEpochs" in settings:
        schedule = torch.optim.lr_scheduler.CosineAnnealingLR(
            optimiser, settings["cosineEpochs"], settings["learningRate"] * settings["cosineEnd"])
    if "stepEpochs" in settings:
        schedule = torch.optim.lr_scheduler.StepLR(optimiser, settings["stepEpochs"], settings["stepDecay"])
    xt, yt, wt = torch.from_numpy(x), torch.from_numpy(y), torch.from_numpy(weights)

    def losses(x, y):
        outputs = network(x)
        if not components:
            return ((outputs - y) ** 2).mean(1)
        one = lambda i: (
            mixture_loss(outputs[i : i + 1], y[i : i + 1], components) if covariance == "isotropic"
            else anisotropic_loss(outputs[i : i + 1], y[i : i + 1], components, covariance))
        return torch.stack([one(i) for i in range(len(y))])

    batches = list(zip(xt.split(batch), yt.split(batch), wt.split(batch)))
    epoch_losses = []
    for _ in range(20 // len(batches)):
        sum_of_losses = 0.0
        for x_, y_, w in batches:
            each = losses(x_, y_)
            loss = (w * each).sum() / w.sum()
            optimiser.zero_grad()
            loss.backward()
            if "gradientNormLimit" in settings:
                nn.utils.clip_grad_norm_(network.parameters(), settings["gradientNormLimit"])
            optimiser.step()
            sum_of_losses += (w * each).sum().item()
        if schedule:
            schedule.step()
        epoch_losses.append(sum_of_losses / wt.sum().item())
    return dict(
        name=name, inputs=inputs, targets=targets, components=components, covariance=covariance, activation=activation,
        batchSize=batch, x=numbers(xt), y=numbers(yt), weights=numbers(wt) if weighted else None, settings=settings,
        initial=initial, epochLosses=nine_digits(epoch_losses), trained=parameters(network),
    )


training = [
    training_case("diagonal", 1, [6], 2, 3, "diagonal", "tanh", 60, 60, False, dict(learningRate=0.02)),
    training_case("full, D = 2", 1, [6], 2, 2, "full", "tanh", 60, 60, False, dict(learningRate=0.02)),
    training_case("full, D = 4", 2, [5, 4], 4, 3, "full", "relu", 60, 30, False, dict(learningRate=0.01)),
    training_case("full, D = 1", 1, [4], 1, 3, "full", "relu", 40, 40, False, dict(learningRate=0.01)),
    training_case("leaky ReLU", 2, [6, 5], 1, 0, "isotropic", "leakyReLU", 60, 30, False, dict(learningRate=0.01)),
    training_case("ELU", 2, [6, 5], 2, 0, "isotropic", "elu", 60, 30, False, dict(learningRate=0.01)),
    training_case("sigmoid", 1, [7], 1, 2, "isotropic", "sigmoid", 60, 30, False, dict(learningRate=0.05)),
    training_case(
        "AdamW, cosine", 1, [8], 1, 2, "isotropic", "tanh", 60, 30, False,
        dict(learningRate=0.02, weightDecay=0.5, cosineEpochs=10, cosineEnd=0.1)),
    training_case(
        "steps, limited gradient", 1, [8], 2, 0, "isotropic", "tanh", 60, 25, False,
        dict(learningRate=0.02, stepEpochs=2, stepDecay=0.3, gradientNormLimit=0.05)),
    training_case(
        "weights, all together", 1, [6], 2, 2, "full", "elu", 60, 25, True,
        dict(learningRate=0.02, weightDecay=0.1, cosineEpochs=6, cosineEnd=0.0, gradientNormLimit=0.3)),
    training_case("weights, squares", 2, [6], 1, 0, "isotropic", "tanh", 60, 25, True, dict(learningRate=0.02)),
]
for entries, file in (cases, "pytorch.json"), (training, "pytorch-training.json"):
    text = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in entries)
    pathlib.Path(__file__).with_name(file).write_text("[\n" + text + "\n]\n")
