"""The tensors of an official checkpoint, read without torch's own unpickler.

torch pickles a tensor as a storage, which is a file of torch's older format (before zip files) within the
file, and a view of it. Both are only noted while the checkpoint is read; what is needed is made afterwards,
and only if its size is right, so that no claim in a file costs memory.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final, cast

import torch
from torch import Tensor

from models.stylegan2.foreign_pickle import ForeignFileError, Name, Named, read

_MAGIC: Final = 0x1950A86A20F9469CFC6C
_PROTOCOL: Final = 1001
_TYPES: Final = {
    "torch FloatStorage": torch.float32,
    "torch HalfStorage": torch.float16,
    "torch DoubleStorage": torch.float64,
    "torch BFloat16Storage": torch.bfloat16,
}
_OTHER_TYPES: Final = ("Long", "Int", "Short", "Char", "Byte", "Bool")  # none that is needed has these


@dataclass(frozen=True)
class Storage:
    """The bytes of a storage, not yet looked into."""

    data: bytes


@dataclass(frozen=True)
class View:
    """A tensor as it was pickled."""

    storage: Storage
    offset: int
    size: tuple[int, ...]
    stride: tuple[int, ...]


@dataclass(frozen=True)
class _Layout:
    """What an inner file says of itself."""

    dtype: torch.dtype
    key: str
    count: int


def storage(data: object) -> Storage:
    """In the stead of torch.storage._load_from_bytes."""
    if type(data) is not bytes:
        raise ForeignFileError("it has a tensor without bytes")
    return Storage(data)


def view(kept: object, offset: object, size: object, stride: object, *_: object) -> View:
    """In the stead of torch._utils._rebuild_tensor_v2."""
    if type(kept) is not Storage or type(offset) is not int or not (_counts(size) and _counts(stride)):
        raise ForeignFileError("it has a tensor of no known form")
    sizes, strides = cast("tuple[int, ...]", size), cast("tuple[int, ...]", stride)  # _counts checked them
    if len(sizes) != len(strides):
        raise ForeignFileError("it has a tensor of no known form")
    return View(kept, offset, sizes, strides)


def parameter(data: object, *_: object) -> object:
    """In the stead of torch._utils._rebuild_parameter."""
    return data


def tensor(kept: object, shape: torch.Size, name: str) -> Tensor:
    """The tensor `kept` of this shape, float32. Raises ForeignFileError."""
    if type(kept) is not View:
        raise ForeignFileError(f"it has no tensor {name}")
    if kept.size != tuple(shape):
        raise ForeignFileError(f"its tensor {name} is {list(kept.size)[:6]} and should be {list(shape)}")
    flat = _values(kept.storage)
    if not 0 <= kept.offset <= len(flat) or (shape.numel() and _last(kept) >= len(flat)):
        raise ForeignFileError(f"its tensor {name} reaches beyond its storage")
    if shape.numel() > len(flat):  # with steps of nothing a few bytes would be gigabytes
        raise ForeignFileError(f"its tensor {name} repeats its numbers")
    # a copy, since several tensors may lie in one storage
    result = flat.as_strided(kept.size, kept.stride, kept.offset).to(torch.float32, copy=True).contiguous()
    if not result.isfinite().all():
        raise ForeignFileError(f"its tensor {name} holds numbers that are not finite")
    return result


def _counts(value: object) -> bool:
    return type(value) is tuple and len(value) <= 8 and all(type(n) is int and 0 <= n < 2**40 for n in value)


def _last(kept: View) -> int:
    return kept.offset + sum((size - 1) * step for size, step in zip(kept.size, kept.stride, strict=True))


def _values(kept: Storage) -> Tensor:
    """All numbers of a storage: five small pickles, then a count of eight bytes, then the numbers."""
    file = BytesIO(kept.data)
    if (read(file, {}), read(file, {})) != (_MAGIC, _PROTOCOL):
        raise ForeignFileError("it has a tensor that torch did not write")
    machine = read(file, {})
    layout = read(file, _NAMES, _layout)
    keys = read(file, {})
    if type(machine) is not dict or machine.get("little_endian") is not True:
        raise ForeignFileError("it was written on a machine whose numbers are turned around")
    if type(layout) is not _Layout or not _is_list_of(keys, layout.key):
        raise ForeignFileError("it has a tensor of no known form")
    count, numbers = int.from_bytes(file.read(8), "little"), file.read()
    if count != layout.count or len(numbers) != count * layout.dtype.itemsize or not count:
        raise ForeignFileError("it has a tensor that is cut off")
    return torch.frombuffer(bytearray(numbers), dtype=layout.dtype)


def _is_list_of(keys: object, key: str) -> bool:
    """Whether that is all there is. To compare what may be lists of lists of lists could take years."""
    return type(keys) is list and len(keys) == 1 and type(keys[0]) is str and keys[0] == key


def _layout(identity: Any) -> _Layout:
    """('storage', type, key, device, count of numbers, None) as torch writes it."""
    if type(identity) is not tuple or len(identity) != 6:
        raise ForeignFileError("it has a tensor of no known form")
    kind, dtype, key, _device, count, part = identity
    plain = (type(kind), type(key), type(count)) == (str, str, int)
    if not plain or kind != "storage" or type(dtype) is not Named or part is not None:
        raise ForeignFileError("it has a tensor of no known form")
    return _Layout(dtype.function(), key, count)  # type: ignore[arg-type] # only _NAMES can be named


def _other() -> torch.dtype:
    raise ForeignFileError("it has a tensor of whole numbers where none should be")


def _stands_for(dtype: torch.dtype) -> Name:
    return lambda: dtype


_NAMES: Final[Mapping[str, Name]] = {
    **{name: _stands_for(dtype) for name, dtype in _TYPES.items()},
    **{f"torch {name}Storage": _other for name in _OTHER_TYPES},
}
