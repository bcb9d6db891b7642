"""Weights that are not in order are refused with one line that names the file and what to do."""

import json
import shutil
from pathlib import Path

import pytest

import models.checkpoint
from models import checkpoint, registry
from models.gan import Gan, GanConfig
from models.traits import TRAITS
from models.weights_index import (
    WEIGHTS,
    FamilyUnavailable,
    WeightsError,
    offered_families,
    shipped,
    shipped_families,
    weights_version,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped index and GAN, to be spoilt."""
    for name in ("index.json", "gan.safetensors"):
        shutil.copy(WEIGHTS / name, tmp_path)
    return tmp_path


def refusal(folder: Path) -> str:
    """The one line with which the GAN is refused."""
    with pytest.raises(WeightsError) as refused:
        registry.load_family("gan", folder)
    line = str(refused.value)
    assert "\n" not in line
    assert str(folder) in line
    return line


@pytest.mark.parametrize("name", sorted(shipped()))
def test_all_that_ships_loads(name: str) -> None:
    """Digest, vocabulary, config and every tensor fit; the file is small enough to ship, and has a card."""
    network = registry.load_network(name)
    assert not network.training
    file = WEIGHTS / shipped()[name].file
    assert file.stat().st_size < 50_000_000
    assert "Licence" in file.with_suffix(".md").read_text(encoding="utf-8")


def test_one_flipped_bit_is_refused(folder: Path) -> None:
    """Silent damage would draw wrong pictures for ever."""
    file = folder / "gan.safetensors"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    assert "damaged" in refusal(folder)


@pytest.mark.parametrize("keep", [0, 5, 3000, -1])
def test_a_cut_off_file_is_refused(folder: Path, keep: int) -> None:
    """A download that broke off."""
    file = folder / "gan.safetensors"
    file.write_bytes(file.read_bytes()[:keep])
    assert "damaged" in refusal(folder)


def test_a_cut_off_file_is_refused_without_a_known_digest(folder: Path) -> None:
    """Weights in training have no digest on record."""
    file = folder / "gan.safetensors"
    file.write_bytes(file.read_bytes()[:3000])
    with pytest.raises(WeightsError, match="damaged"):
        checkpoint.load(file, "gan")


def test_a_missing_file_is_refused_and_its_family_not_offered(folder: Path) -> None:
    """The chat offers what can be drawn; the worker says at its start what is missing."""
    (folder / "gan.safetensors").unlink()
    assert "missing" in refusal(folder)
    assert "gan" not in offered_families(folder)
    assert "gan" in shipped_families(folder)


def test_a_missing_or_broken_index_is_refused(tmp_path: Path) -> None:
    """One line as well."""
    with pytest.raises(WeightsError, match=r"index\.json is missing or damaged"):
        offered_families(tmp_path)
    (tmp_path / "index.json").write_text('{"gan": {"file": "gan.safetensors"}}')
    with pytest.raises(WeightsError, match=r"index\.json is missing or damaged"):
        shipped(tmp_path)


def pin(folder: Path, name: str, sha256: str) -> None:
    """Put a digest on record, as a release would."""
    index = json.loads((folder / "index.json").read_text())
    index[name]["sha256"] = sha256
    (folder / "index.json").write_text(json.dumps(index))


def test_weights_of_another_family_are_refused(folder: Path) -> None:
    """Though they would fit."""
    config = GanConfig(width=16, style=16, map_width=4, convolutions=2)
    pin(folder, "gan", checkpoint.save(folder / "gan.safetensors", "vae", config, Gan(config), "a test"))
    assert "holds vae and not gan" in refusal(folder)


def test_weights_of_another_vocabulary_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A trait value more, and every number of a condition means something else."""
    config = GanConfig(width=16, style=16, map_width=4, convolutions=2)
    with monkeypatch.context() as later:
        later.setattr(models.checkpoint, "TRAITS", {**TRAITS, "ears": (*TRAITS["ears"], "wolf")})
        pin(folder, "gan", checkpoint.save(folder / "gan.safetensors", "gan", config, Gan(config), "a test"))
    assert "other traits" in refusal(folder)


def test_tensors_that_do_not_fit_are_refused(folder: Path) -> None:
    """A config that lies about its tensors."""
    config = GanConfig(width=16, style=16, map_width=4, convolutions=2)
    lie = GanConfig(width=32, style=16, map_width=4, convolutions=2)
    pin(folder, "gan", checkpoint.save(folder / "gan.safetensors", "gan", lie, Gan(config), "a test"))
    assert "does not fit" in refusal(folder)


def test_saved_weights_come_back(tmp_path: Path) -> None:
    """Config, notes and tensors, to the precision of fp16; the same weights always have the same digest."""
    config = GanConfig(width=16, style=16, map_width=4, convolutions=2)
    network = Gan(config)
    digests = {checkpoint.save(tmp_path / "a", "gan", config, network, "a test") for _ in range(3)}
    stored = checkpoint.load(tmp_path / "a", "gan", digests.pop())
    assert not digests
    assert stored.notes == "a test"
    again = registry.build("gan", stored.config)
    checkpoint.fill(again, stored, tmp_path / "a")
    for name, tensor in network.state_dict().items():
        assert (again.state_dict()[name] - tensor).abs().max() < 1e-2


def test_a_family_without_weights_says_so() -> None:
    """A guest, until one is imported; and what never was a family."""
    assert offered_families() == shipped_families() == registry.available()
    assert "gan" in offered_families()
    for family in ("stylegan2", "judge", "dalle"):
        with pytest.raises(FamilyUnavailable, match=f"{family} has no weights here; it can be gan"):
            registry.load_family(family)
        with pytest.raises(FamilyUnavailable):
            weights_version(family)
