"""Official StyleGAN2-ADA checkpoints become safetensors; nothing in a file is ever run."""

import builtins
import io
import os
import pickle
import struct
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from models.import_stylegan2 import main
from models.stylegan2 import Generator, StyleGan2Config, checkpoint_file
from models.weights_index import WeightsError

PLAIN = StyleGan2Config(size=8, noise=8, style=6, mapping_layers=2, channel_base=32, channel_max=6)
LABELLED = StyleGan2Config(
    size=16, noise=6, style=6, classes=3, mapping_layers=3, channel_base=64, channel_max=6, clamp=256
)
SOURCE = "open({trace!r}, 'w').write('run')"
"""Stands for the source code that every official module carries: here it would leave a trace."""


class EasyDict(dict[str, Any]):
    """As in official files: a dictionary whose items are attributes."""

    __module__ = "dnnlib.util"


def _reconstruct_persistent_obj(meta: dict[str, Any]) -> object:
    raise AssertionError(f"{meta['class_name']} must not be brought to life")


_reconstruct_persistent_obj.__module__ = "torch_utils.persistence"


class Official(nn.Module):
    """A module that pickles as official ones do: as a call with a dictionary of its class and state."""

    def __init__(self, kind: str, arguments: dict[str, Any], trace: Path) -> None:
        super().__init__()
        self._init_args = ()
        self._init_kwargs = EasyDict(arguments)
        self.__dict__["told"] = (kind, SOURCE.format(trace=str(trace)))

    def __reduce__(self) -> tuple[Any, ...]:
        state = {name: value for name, value in self.__dict__.items() if name != "told"}
        kind, source = self.__dict__["told"]
        meta = {"type": "class", "version": 6, "module_src": source, "class_name": kind, "state": state}
        return (_reconstruct_persistent_obj, (meta,), None)


def arguments(config: StyleGan2Config) -> dict[str, Any]:
    """What the official training passes to its generator."""
    return {
        "z_dim": config.noise,
        "c_dim": config.classes,
        "w_dim": config.style,
        "img_resolution": config.size,
        "img_channels": config.picture_channels,
        "mapping_kwargs": EasyDict(num_layers=config.mapping_layers),
        "synthesis_kwargs": EasyDict(
            channel_base=config.channel_base,
            channel_max=config.channel_max,
            num_fp16_res=4,
            conv_clamp=config.clamp,
        ),
    }


def official(network: Generator, trace: Path) -> Official:
    """The tree of official modules with the tensors of `network`."""
    top = Official("Generator", arguments(network.config), trace)
    weights = dict(network.named_parameters())
    for name, tensor in network.state_dict().items():
        module: Any = top
        *path, last = name.split(".")
        for part in path:
            if part not in module._modules:
                module.add_module(part, Official(f"{part.title()}Layer", {"gain": np.sqrt(2)}, trace))
            module = module._modules[part]
        if name in weights:
            module.register_parameter(last, nn.Parameter(tensor.clone(), requires_grad=False))
        else:
            module.register_buffer(last, tensor.clone())
    top.register_buffer("resample_filter", torch.arange(3))  # nothing asks for what is not a weight
    return top


@pytest.fixture
def _official_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    """The official libraries, as far as pickling needs them."""
    libraries: dict[str, dict[str, object]] = {
        "dnnlib": {},
        "dnnlib.util": {"EasyDict": EasyDict},
        "torch_utils": {},
        "torch_utils.persistence": {"_reconstruct_persistent_obj": _reconstruct_persistent_obj},
    }
    for name, content in libraries.items():
        library = ModuleType(name)
        library.__dict__.update(content)
        monkeypatch.setitem(sys.modules, name, library)


def stirred(config: StyleGan2Config) -> Generator:
    """A generator none of whose tensors is as it was made."""
    torch.manual_seed(1)
    network = Generator(config)
    for tensor in network.state_dict().values():
        tensor.add_(torch.randn_like(tensor) * 0.1)
    return network.eval()


def content(network: Generator, trace: Path) -> dict[str, Any]:
    """All that lies in an official file."""
    return {
        "G": None,
        "D": Official("Discriminator", {}, trace),
        "G_ema": official(network, trace),
        "augment_pipe": None,
        "training_set_kwargs": EasyDict(path="pictures.zip", max_size=np.int64(7), xflip=False),
        "hooks": OrderedDict({1: {"a", "b"}}),
    }


def draw(network: Generator) -> Tensor:
    z = torch.stack([network.noise(seed) for seed in range(3)])
    labels = torch.eye(3) if network.config.classes else None
    with torch.no_grad():
        return network(z, labels, psi=0.7)


@pytest.mark.usefixtures("_official_modules")
@pytest.mark.parametrize("protocol", [3, 4, 5])
@pytest.mark.parametrize("config", [PLAIN, LABELLED], ids=["plain", "labelled"])
def test_an_imported_network_draws_what_it_drew(
    config: StyleGan2Config, protocol: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """To the last bit; official files are of protocol 3. The source that they carry is not run."""
    network, file, trace = stirred(config), tmp_path / "faces.pkl", tmp_path / "trace"
    file.write_bytes(pickle.dumps(content(network, trace), protocol))
    assert main([str(file)]) == 0
    assert "faces.safetensors is written" in capsys.readouterr().out
    imported = checkpoint_file.load(tmp_path / "faces.safetensors")
    assert imported.config == config
    assert draw(imported).equal(draw(network))
    assert not trace.exists()


@pytest.mark.usefixtures("_official_modules")
def test_tensors_in_half_precision_or_one_storage_come_out_right(tmp_path: Path) -> None:
    """Views, strides and fp16, as torch may pickle them."""
    network, file = stirred(PLAIN), tmp_path / "faces.pkl"
    there = content(network, tmp_path / "trace")
    layer = there["G_ema"].mapping.fc0
    wide = torch.randn(16, 12)
    layer.weight.data = wide.half()[::2, 3:9].t()
    file.write_bytes(pickle.dumps(there, 3))
    assert main([str(file)]) == 0
    imported = checkpoint_file.load(tmp_path / "faces.safetensors")
    assert imported.mapping.fc0.weight.equal(wide.half()[::2, 3:9].t().float())


@pytest.mark.usefixtures("_official_modules")
def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither an earlier import nor the file itself."""
    file, kept = tmp_path / "faces.pkl", tmp_path / "kept.safetensors"
    file.write_bytes(pickle.dumps(content(stirred(PLAIN), tmp_path / "trace"), 3))
    kept.write_text("mine")
    for target in (kept, file):
        assert main([str(file), "--out", str(target)]) == 1
        assert "is there already" in capsys.readouterr().err
    assert kept.read_text() == "mine"
    assert main([str(file), "--out", str(tmp_path / "no folder" / "out")]) == 1


def refusal(data: bytes, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The one line with which a file is refused; it has left nothing on the disk."""
    file = folder / "hostile.pkl"
    file.write_bytes(data)
    before = sorted(folder.iterdir())
    assert main([str(file)]) == 1
    assert sorted(folder.iterdir()) == before
    assert file.read_bytes() == data
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{file} is refused: ")
    assert said.err.count("\n") == 1
    assert len(said.err) < 400
    assert said.err.isprintable() or said.err[:-1].isprintable()
    return said.err


class Calls:
    """Pickles as a call of anything."""

    def __init__(self, function: object, *arguments: object) -> None:
        self.reduced = (function, arguments)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return self.reduced


def text(word: str) -> bytes:
    return b"X" + struct.pack("<I", len(word.encode())) + word.encode()


CALLS: dict[str, Callable[[str], object]] = {
    "os.system": lambda trace: Calls(os.system, f"touch {trace}"),
    "builtins.eval": lambda trace: Calls(eval, f"open({trace!r}, 'w')"),
    "builtins.exec": lambda trace: Calls(exec, f"open({trace!r}, 'w')"),
    "builtins.open": lambda trace: Calls(builtins.open, trace, "w"),
    "builtins.getattr": lambda trace: Calls(getattr, "os", "system"),
    "builtins.__import__": lambda trace: Calls(__import__, "os"),
    "subprocess.Popen": lambda trace: Calls(subprocess.Popen, ["touch", trace]),
    "torch.load": lambda trace: Calls(torch.load, trace),
    "pathlib.Path": lambda trace: {"G_ema": Path(trace)},
    "in a list of good things": lambda trace: [{"G_ema": [1, "two", Calls(os.mkdir, trace)]}],
    "in an ordered dictionary": lambda trace: OrderedDict(G_ema=Calls(os.mkdir, trace)),
}


@pytest.mark.parametrize("protocol", [0, 2, 4])
@pytest.mark.parametrize("name", CALLS)
def test_a_file_that_calls_something_is_refused(
    name: str, protocol: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each would leave a trace on the disk if it were unpickled."""
    trace = str(tmp_path / "trace")
    assert refusal(pickle.dumps(CALLS[name](trace), protocol), tmp_path, capsys)
    assert not (tmp_path / "trace").exists()


def by_hand(trace: str) -> dict[str, bytes]:
    """Programs that no pickler writes."""
    run = text(f"open({trace!r}, 'w')")
    deep = b"\x80\x04)" + b"\x85" * 300_000  # a tuple in a tuple in a tuple ...
    doubling = b")\x94" + b"".join(b"h" + bytes([n, 104, n]) + b"\x86\x94" for n in range(60))
    easy = b"\x80\x03cdnnlib.util\nEasyDict\n)\x81"
    return {
        "INST": b"\x80\x02(" + run + b"ibuiltins\neval\n.",
        "OBJ": b"\x80\x02(cbuiltins\neval\n" + run + b"o.",
        "STACK_GLOBAL": b"\x80\x04" + text("builtins") + text("eval") + b"\x93" + run + b"\x85R.",
        "a dotted name": b"\x80\x04" + text("collections") + text("OrderedDict.fromkeys") + b"\x93)R.",
        "a name with a space": b"\x80\x04" + text("os system") + text("") + b"\x93)R.",
        "names that are numbers": b"\x80\x04K\x01K\x02\x93)R.",
        "EXT1": b"\x80\x02\x82\x01.",
        "PERSID": b"Pos.system\n.",
        "BINPERSID": b"\x80\x02" + run + b"Q.",
        "NEXT_BUFFER": b"\x80\x05\x97.",
        "BYTEARRAY8": b"\x80\x05\x96" + struct.pack("<Q", 2**40) + b".",
        "a state with tricks": easy + b"}" + text("__class__") + b"cos\nsystem\nsb.",
        "a call of a result": easy + b")R.",
        "a call without a tuple": b"\x80\x03cdnnlib.util\nEasyDict\n]R.",
        "a name alone": b"\x80\x03cdnnlib.util\nEasyDict\n.",
        "too many arguments": b"\x80\x03cdnnlib.util\nEasyDict\nK\x01\x85R.",
        "a memo of four billion": b"\x80\x02}r\xff\xff\xff\xff.",
        "a memo that is empty": b"\x80\x02j\xff\xff\xff\xff.",
        "a text of four gigabytes": b"\x80\x02X\xff\xff\xff\xffshort.",
        "bytes of a terabyte": b"\x80\x04\x8e" + struct.pack("<Q", 2**40) + b"short.",
        "bytes of all there is": b"\x80\x04\x8e\xff\xff\xff\xff\xff\xff\xff\xff.",
        "a frame of a terabyte": b"\x80\x04\x95" + struct.pack("<Q", 2**40) + b"}.",
        "a long number": b"\x80\x02\x8b\xff\xff\xff\x7f\x01.",
        "a number of many digits": b"L" + b"9" * 100_000 + b"L\n.",
        "a deep key": b"\x80\x04}" + deep[2:] + b"Ns.",
        "a deep value": deep + b".",
        "a key that doubles": b"\x80\x04}(" + doubling + b"tNs.",
        "a class name that doubles": b"\x80\x04"
        + text("torch_utils.persistence")
        + text("_reconstruct_persistent_obj")
        + b"\x93}("
        + (text("type") + text("class") + text("state") + b"}" + text("class_name"))
        + b"(%bt" % doubling
        + b"u\x85R.",
        "a call within a call": b"\x80\x04"
        + (text("torch._utils") + text("_rebuild_parameter") + b"\x93")
        + (text("builtins") + text("eval") + b"\x93" + run + b"\x85R")
        + b"\x85R.",
        "a hundred thousand calls": b"\x80\x04"
        + (text("torch._utils") + text("_rebuild_parameter") + b"\x93\x94")
        + b"h\x00" * 100_000
        + b"N"
        + b"\x85R" * 100_000
        + b".",
        "a call that makes a name": b"\x80\x04"
        + (text("torch._utils") + text("_rebuild_parameter") + b"\x93")
        + (text("dnnlib.util") + text("EasyDict") + b"\x93\x85R)R."),
        "a list that doubles": b"\x80\x04]\x94" + b"(h\x00h\x00h\x00h\x00e" * 1000 + b".",
        "a table of storages": b"\x80\x04"
        + (text("torch.storage") + text("_load_from_bytes") + b"\x93\x94")
        + (b"]\x94(" + b"h\x00B" + struct.pack("<I", 2**31 - 1) + b"\x85Re."),
        "a list that holds itself": b"\x80\x02]q\x00h\x00a.",
        "an empty stack": b"\x80\x02s.",
        "no stack": b"\x80\x02.",
        "two objects": b"\x80\x02NN.",
        "a mark left": b"\x80\x02(.",
        "a missing mark": b"\x80\x02t.",
        "odd items": b"\x80\x02}(K\x01u.",
        "items of a list": b"\x80\x02]K\x01K\x02s.",
        "too many steps": b"\x80\x02" + b"N" * 2_000_001 + b".",
        "terminal codes": b"\x80\x04" + text("\x1b[2J\u202eevil\n") + text("x" * 5000) + b"\x93)R.",
        "broken text": b"\x80\x04\x8c\x02\xff\xff.",
        "another generator": pickle.dumps({"G_ema": {"state": 1}}),
        "nothing": b"",
        "a zip file": b"PK\x03\x04" + bytes(100),
        "a safetensors file": struct.pack("<Q", 2) + b"{}",
        "words": b"hello, world\n",
        "zeros": bytes(1000),
    }


@pytest.mark.parametrize("name", by_hand(""))
def test_a_hostile_program_is_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Other steps than official files take, and steps that are meant to exhaust the machine."""
    assert refusal(by_hand(str(tmp_path / "trace"))[name], tmp_path, capsys)
    assert not (tmp_path / "trace").exists()


def hostile_storage(trace: str, **change: object) -> bytes:
    """The file within the file: what torch writes of a storage, with a call or a lie in it."""
    parts: dict[str, object] = {"magic": 0x1950A86A20F9469CFC6C, "protocol": 1001, "keys": ["0"], **change}
    if "inside" not in change:
        parts["inside"] = None
    return b"".join(
        pickle.dumps(part, 2)
        for part in (
            parts["magic"],
            parts["protocol"],
            {"little_endian": True},
            parts["inside"],
            parts["keys"],
        )
    )


class Kept:
    """Stands for a storage."""


def endless_key() -> bytes:
    """A storage under a list of two lists of two lists ..., and the list of keys another such list."""
    first, second = list[object](), list[object]()
    for _ in range(60):
        first, second = [first, first], [second, second]

    class Pickler(pickle.Pickler):
        def persistent_id(self, kept: object) -> object:
            return ("storage", torch.FloatStorage, first, "cpu", 1, None) if type(kept) is Kept else None

    layout = io.BytesIO()
    Pickler(layout, 2).dump(Kept())
    parts = [pickle.dumps(part, 2) for part in (0x1950A86A20F9469CFC6C, 1001, {"little_endian": True})]
    return b"".join((*parts, layout.getvalue(), pickle.dumps([second], 2), struct.pack("<q", 1), bytes(4)))


@pytest.fixture
def tensor_file(_official_modules: None, tmp_path: Path) -> Callable[[object], bytes]:
    """Makes an official file one of whose tensors is something else."""

    def make(kept: object) -> bytes:
        there = content(stirred(PLAIN), tmp_path / "trace")
        there["G_ema"].mapping._buffers["w_avg"] = kept
        return pickle.dumps(there, 3)

    return make


TENSORS: dict[str, Callable[[str], object]] = {
    "missing": lambda trace: None,
    "a key that takes years to compare": lambda trace: rebuilt(data=endless_key()),
    "another shape": lambda trace: torch.zeros(7),
    "a shape beyond its storage": lambda trace: rebuilt(size=(6,), stride=(10**9,)),
    "an offset beyond its storage": lambda trace: rebuilt(offset=10**9),
    "an offset below nothing": lambda trace: rebuilt(offset=-1),
    "a shape without steps": lambda trace: rebuilt(stride=()),
    "a shape of a terabyte": lambda trace: rebuilt(size=(2**39, 2), stride=(0, 0)),
    "one number again and again": lambda trace: rebuilt(storage_bytes(1), stride=(0,)),
    "whole numbers": lambda trace: torch.zeros(6, dtype=torch.int64),
    "not finite": lambda trace: torch.full((6,), torch.nan),
    "a call inside": lambda trace: rebuilt(
        data=hostile_storage(trace, inside=Calls(os.system, f"touch {trace}"))
    ),
    "a call as its type": lambda trace: rebuilt(data=hostile_storage(trace, inside=("storage", os.mkdir))),
    "another kind of file": lambda trace: rebuilt(data=b"PK\x03\x04"),
    "another magic": lambda trace: rebuilt(data=hostile_storage(trace, magic=1)),
    "no bytes": lambda trace: rebuilt(data=7),
    "a lie about its length": lambda trace: rebuilt(data=storage_bytes().replace(b"K\x06", b"K\x07")),
    "cut off": lambda trace: rebuilt(data=storage_bytes()[:-1]),
}


def storage_bytes(numbers: int = 6) -> bytes:
    file = io.BytesIO()
    torch.save(torch.zeros(numbers)._typed_storage(), file, _use_new_zipfile_serialization=False)
    return file.getvalue()


def rebuilt(
    data: object = None, offset: int = 0, size: tuple[int, ...] = (6,), stride: tuple[int, ...] = (1,)
) -> object:
    """A tensor as torch pickles it, with any part changed."""
    held = Calls(torch.storage._load_from_bytes, storage_bytes() if data is None else data)
    return Calls(torch._utils._rebuild_tensor_v2, held, offset, size, stride, False, OrderedDict())


def test_a_tensor_as_it_should_be_is_taken(tensor_file: Callable[[object], bytes], tmp_path: Path) -> None:
    """So that the next test refuses its tensors for what is wrong with them."""
    (tmp_path / "good.pkl").write_bytes(tensor_file(rebuilt()))
    assert main([str(tmp_path / "good.pkl")]) == 0


@pytest.mark.parametrize("name", TENSORS)
def test_a_tensor_that_lies_is_refused(
    name: str,
    tensor_file: Callable[[object], bytes],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Wherever it lies: shape, place, type, length, or what its bytes are."""
    line = refusal(tensor_file(TENSORS[name](str(tmp_path / "trace"))), tmp_path, capsys)
    assert "tensor" in line or "names posix." in line or "damaged" in line


@pytest.mark.usefixtures("_official_modules")
@pytest.mark.parametrize(
    "change",
    [
        {"img_resolution": 2**40},
        {"img_resolution": "8"},
        {"img_resolution": None},
        {"z_dim": -1},
        {"w_dim": 10**9},
        {"c_dim": 10**12},
        {"mapping_kwargs": {"num_layers": 10**9}},
        {"mapping_kwargs": {"lr_multiplier": float("nan")}},
        {"mapping_kwargs": 5},
        {"synthesis_kwargs": {"channel_base": 10**300}},
        {"synthesis_kwargs": {"architecture": "resnet"}},
        {"synthesis_kwargs": {"resample_filter": [1, 2, 1]}},
        {"synthesis_kwargs": {"magnitude_ema_beta": 0.5}},
        {"\x1b[2J": 1},
    ],
    ids=str,
)
def test_a_network_that_we_do_not_draw_is_refused(
    change: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its shape is known before any memory is taken for it."""
    there = content(stirred(PLAIN), tmp_path / "trace")
    there["G_ema"]._init_kwargs.update(change)
    assert "its generator" in refusal(pickle.dumps(there, 3), tmp_path, capsys)


@pytest.mark.usefixtures("_official_modules")
def test_a_file_that_is_cut_off_anywhere_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A download that broke off."""
    data = pickle.dumps(content(stirred(PLAIN), tmp_path / "trace"), 3)
    for end in range(0, len(data), len(data) // 40):
        assert refusal(data[:end], tmp_path, capsys)


@pytest.mark.usefixtures("_official_modules")
def test_any_damage_is_refused_or_harmless(tmp_path: Path) -> None:
    """Changed bytes anywhere end in one of two ways, and neither is an exception nor a trace."""
    data = pickle.dumps(content(stirred(PLAIN), tmp_path / "trace"), 3)
    chosen = np.random.default_rng(1)
    file, target = tmp_path / "hurt.pkl", tmp_path / "hurt.safetensors"
    ends = set()
    for _ in range(60):
        hurt = bytearray(data)
        for place in chosen.integers(0, len(data), 3):
            hurt[place] = chosen.integers(0, 256)
        file.write_bytes(hurt)
        ends.add(main([str(file)]))
        assert set(tmp_path.iterdir()) <= {file, target}
        target.unlink(missing_ok=True)
    assert ends == {0, 1}


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are told to the system otherwise")
def test_bombs_take_no_memory(tmp_path: Path) -> None:
    """All of them in one process that may take half a gigabyte more than it has at the start."""
    files = []
    for number, data in enumerate(by_hand(str(tmp_path / "trace")).values()):
        files.append(tmp_path / f"{number}.pkl")
        files[-1].write_bytes(data)
    script = (
        "import resource, sys\n"
        "from models.import_stylegan2 import main\n"
        "has = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (has + 2**29, has + 2**29))\n"
        "sys.exit(any(main([file]) != 1 for file in sys.argv[1:]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.count(" is refused: ") == len(files)
    assert sorted(tmp_path.iterdir()) == sorted(files)


def test_what_is_no_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing file, a folder, a device that never ends, and one that is larger than any."""
    huge = tmp_path / "huge.pkl"
    with huge.open("wb") as file:
        file.truncate(3 * 2**30)  # takes no room on the disk
    for name in (str(tmp_path / "none.pkl"), str(tmp_path), "/dev/zero", str(huge)):
        assert main([name, "--out", str(tmp_path / "out")]) == 1
        assert capsys.readouterr().err.startswith(f"{name} is refused: ")
    assert not (tmp_path / "out").exists()


def test_the_command_itself_says_one_line(tmp_path: Path) -> None:
    """As a person types it."""
    file, trace = tmp_path / "hostile.pkl", tmp_path / "trace"
    file.write_bytes(pickle.dumps(Calls(os.system, f"touch {trace}"), 3))
    done = subprocess.run(
        [sys.executable, "-m", "models.import_stylegan2", str(file)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{file} is refused: it names posix.system, which no official file needs\n"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("harm", ["cut", "other family", "other shape", "missing"])
def test_an_import_that_was_spoilt_later_is_refused(harm: str, tmp_path: Path) -> None:
    """With one line that names the file."""
    file, tensors = tmp_path / "faces.safetensors", stirred(PLAIN).state_dict()
    if harm != "missing":
        checkpoint_file.save(file, LABELLED if harm == "other shape" else PLAIN, tensors, "a test")
    if harm == "cut":
        file.write_bytes(file.read_bytes()[:-9])
    if harm == "other family":
        file.write_bytes(file.read_bytes().replace(b"stylegan2", b"gan      "))
    with pytest.raises(WeightsError) as refused:
        checkpoint_file.load(file)
    assert str(file) in str(refused.value)
    assert "\n" not in str(refused.value)
