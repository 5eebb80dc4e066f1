"""Writes the files of networks that Tests/NeuralNetworksTests/ModelFileTests reads, and reads the ones that it writes.

  python -m venv .venv && .venv/bin/pip install torch numpy safetensors
  .venv/bin/python make_model_file_references.py

writes, with PyTorch and its package safetensors,
- mixtureOfPyTorch.safetensors and feedForwardOfPyTorch.safetensors, networks with other metadata beside ours;
- double.safetensors and bfloat.safetensors, the first of them with other types of numbers;
- modelFiles.json, the outputs of both networks for some inputs;
and reads mixtureOfSwift.safetensors and feedForwardOfSwift.safetensors, if they are there: the same networks, written by
`RECORD_REFERENCES=1 swift test --filter ModelFileTests`. Their metadata, parameters and outputs must be the same.
"""
import json, pathlib
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import nn

folder = pathlib.Path(__file__).parent


def sequential(sizes, activation):
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), activation()]
    return nn.Sequential(*layers[:-1])


def metadata(file):
    with safe_open(file, framework="pt") as opened:
        return opened.metadata()


def numbers(tensor):
    return [float(f"{value:.9g}") for value in tensor.detach().reshape(-1).tolist()]


networks = dict(
    mixture=(
        [2, 6, 5, 12],
        nn.ReLU,
        dict(network="MixtureDensityNetwork", activation="relu", components="3", outputs="2", covariance="isotropic"),
    ),
    feedForward=([3, 4, 2], nn.Tanh, dict(network="FeedForwardNetwork", activation="tanh")),
)
references = {}
for name, (sizes, activation, settings) in networks.items():
    torch.manual_seed(15)
    settings["version"] = "1"
    network = sequential(sizes, activation)
    inputs = torch.randn(7, sizes[0])
    outputs = network(inputs)
    references[name] = dict(inputs=numbers(inputs), outputs=numbers(outputs))
    state = network.state_dict()
    save_file(state, folder / f"{name}OfPyTorch.safetensors", metadata={"format": "pt", "author": 'A. "B."\n', **settings})
    if name == "mixture":
        for kind, type in dict(double=torch.float64, bfloat=torch.bfloat16).items():
            save_file({n: t.to(type) for n, t in state.items()}, folder / f"{kind}.safetensors", metadata=settings)
    ours = folder / f"{name}OfSwift.safetensors"
    if ours.exists():
        assert metadata(ours) == settings, metadata(ours)
        same = sequential(sizes, activation)
        print(ours.name, same.load_state_dict(load_file(ours)))
        assert all(torch.equal(state[n], t) for n, t in same.state_dict().items())
        print("largest difference of an output:", (same(inputs) - outputs).abs().max().item())
(folder / "modelFiles.json").write_text(json.dumps(references, separators=(",", ":")) + "\n")
