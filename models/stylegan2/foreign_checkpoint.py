"""What an official StyleGAN2-ADA checkpoint says: the generator's config and its tensors.

Such a file is a pickle of a dictionary of networks. Each network and each of its layers was pickled as a
call of `torch_utils.persistence._reconstruct_persistent_obj` with a dictionary that holds the source code
to run (never looked at here), the class name and the module's attributes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import torch
from torch import Tensor

from models.stylegan2.config import StyleGan2Config
from models.stylegan2.foreign_pickle import ForeignFileError, Name, read, shown
from models.stylegan2.foreign_tensors import parameter, storage, tensor, view
from models.stylegan2.generator import Generator


@dataclass(frozen=True)
class Module:
    """A network or layer of the file: its class's name and its attributes."""

    kind: str
    state: Mapping[str, Any]


@dataclass(frozen=True)
class _NumberType:
    code: str


def read_checkpoint(data: bytes, network: str = "G_ema") -> tuple[StyleGan2Config, dict[str, Tensor]]:
    """Config and tensors of a network of an official file, by our generator's names; G_ema is the averaged
    generator. Raises ForeignFileError, one line."""
    if not data.startswith(b"\x80"):
        raise ForeignFileError("it is no pickle as Python 3 writes it")
    content = read(BytesIO(data), NAMES)
    chosen = content.get(network) if type(content) is dict else None
    if type(chosen) is not Module or chosen.kind != "Generator":
        raise ForeignFileError(f"it is a pickle, but has no StyleGAN2 generator {network}")
    config = _config(chosen.state)
    with torch.device("meta"):  # shapes without memory
        wanted = Generator(config).state_dict()
    return config, {name: tensor(_find(chosen, name), like.shape, name) for name, like in wanted.items()}


def _find(module: Module, name: str) -> object:
    """What lies under a dotted name, or None. Only names that are wanted are looked up, so no file can send
    this into circles."""
    *path, last = name.split(".")
    for part in path:
        below = _table(module, "_modules").get(part)
        if type(below) is not Module:
            return None
        module = below
    found: object = _table(module, "_parameters").get(last)
    return _table(module, "_buffers").get(last) if found is None else found


def _table(module: Module, name: str) -> Mapping[str, Any]:
    table = module.state.get(name)
    return table if type(table) is dict else {}


_SAME: Final[Mapping[str, Mapping[str, str]]] = {
    "": {
        "z_dim": "noise",
        "c_dim": "classes",
        "w_dim": "style",
        "img_resolution": "size",
        "img_channels": "picture_channels",
    },
    "mapping_kwargs": {"num_layers": "mapping_layers", "lr_multiplier": "mapping_rate"},
    "synthesis_kwargs": {
        "channel_base": "channel_base",
        "channel_max": "channel_max",
        "conv_clamp": "clamp",
    },
}
"""What our config calls the arguments that official generators were made with."""

_HARMLESS: Final = {"num_fp16_res", "fp16_channels_last", "fused_modconv_default", "w_avg_beta"}
"""Arguments about speed and training: the picture is the same."""

_ONLY: Final[Mapping[str, object]] = {
    "embed_features": None,
    "layer_features": None,
    "activation": "lrelu",
    "architecture": "skip",
    "resample_filter": [1, 3, 3, 1],
    "use_noise": True,
}
"""Arguments that have but one value in what we can draw."""


def _config(state: Mapping[str, Any]) -> StyleGan2Config:
    if state.get("_init_args") not in ((), None):
        raise ForeignFileError("its generator was made in an unusual way")
    arguments = dict(_arguments(state.get("_init_kwargs")))
    groups = {
        "mapping_kwargs": _arguments(arguments.pop("mapping_kwargs", {})),
        "synthesis_kwargs": _arguments(arguments.pop("synthesis_kwargs", {})),
        "": arguments,
    }
    for name in _SAME[""]:
        if name not in arguments:
            raise ForeignFileError(f"its generator doesn't say its {name}")
    ours = {key: value for group, given in groups.items() for key, value in _renamed(group, given)}
    try:
        return StyleGan2Config(**ours)
    except ValueError as problem:
        raise ForeignFileError(f"its generator is of no known shape: {problem}") from problem


def _arguments(value: object) -> Mapping[str, Any]:
    if type(value) is not dict:
        raise ForeignFileError("its generator doesn't say how it was made")
    return value


def _renamed(group: str, given: Mapping[str, Any]) -> list[tuple[str, Any]]:
    for name, value in given.items():
        known = name in _SAME[group] or name in _HARMLESS
        if not known and not (name in _ONLY and _plain(value) and value == _ONLY[name]):
            raise ForeignFileError(
                f"its generator was made with another {shown(str(name))} than Mochi draws with"
            )
    return [(_SAME[group][name], value) for name, value in given.items() if name in _SAME[group]]


def _plain(value: object) -> bool:
    """Whether comparing can't take long."""
    return type(value) in (str, bool, type(None)) or (
        type(value) is list and len(value) == 4 and all(type(number) in (int, float) for number in value)
    )


def _module(about: object) -> Module:
    if type(about) is dict and about.get("type") == "class":
        kind, state = about.get("class_name"), about.get("state")
        if type(kind) is str and type(state) is dict:
            return Module(kind, state)
    raise ForeignFileError("it has a network of no known form")


def _number_type(code: object, *_: object) -> _NumberType:
    if type(code) is not str:
        raise ForeignFileError("it has a number of no known form")
    return _NumberType(code)


_NUMBERS: Final[Mapping[str, Callable[[bytes], object]]] = {
    **{f"i{size}": lambda data: int.from_bytes(data, "little", signed=True) for size in (1, 2, 4, 8)},
    **{f"u{size}": lambda data: int.from_bytes(data, "little") for size in (1, 2, 4, 8)},
    "f4": lambda data: torch.frombuffer(bytearray(data), dtype=torch.float32).item(),
    "f8": lambda data: torch.frombuffer(bytearray(data), dtype=torch.float64).item(),
    "b1": lambda data: data != b"\0",
}


def _number(kind: object, data: object) -> object:
    if type(kind) is not _NumberType or type(data) is not bytes or kind.code not in _NUMBERS:
        raise ForeignFileError("it has a number of no known form")
    if len(data) != int(kind.code[1:]):
        raise ForeignFileError("it has a number that is cut off")
    return _NUMBERS[kind.code](data)


def _empty_dictionary() -> dict[str, object]:
    return {}


def _set(members: list[object] | None = None) -> list[object]:
    return members or []  # no copy: a file may ask for any number of them


NAMES: Final[Mapping[str, Name]] = {
    "torch_utils.persistence _reconstruct_persistent_obj": _module,
    "dnnlib.util EasyDict": _empty_dictionary,
    "collections OrderedDict": _empty_dictionary,
    "torch._utils _rebuild_tensor_v2": view,
    "torch._utils _rebuild_parameter": parameter,
    "torch.storage _load_from_bytes": storage,
    "numpy.core.multiarray scalar": _number,
    "numpy._core.multiarray scalar": _number,  # its name since numpy 2
    "numpy dtype": _number_type,
    "builtins set": _set,  # how Python before 3.8 pickles the empty sets of every module
}
"""All that a file may name, and what it gets instead."""
