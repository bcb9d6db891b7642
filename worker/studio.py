"""The studio: the loaded networks, drawing recipes, many at a time."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from models.illustrator import Illustrator, Pixels, choose_device, prepare_canvas
from models.recipe import Recipe
from models.registry import load_canvas, load_family
from models.weights_index import WEIGHTS, FamilyUnavailable, shipped_families, unavailable, weights_version


class Studio:
    """Every family with weights, and the canvas, in memory on one device.

    A picture is a pure function of its recipe: on one device it comes out the same to the bit, alone or in
    any batch. Between devices it may differ by a few of 255 levels here and there (models.illustrator).
    """

    def __init__(
        self,
        device: str | None = None,  # 'cpu', 'cuda' or 'cuda:1'; without it CUDA where there is any
        families: Sequence[str] | None = None,  # which to load; without it all that ship
        folder: Path = WEIGHTS,  # where the weights and their index lie
    ) -> None:
        """Load and warm up. Raises WeightsError or FamilyUnavailable, one clear line each."""
        self.device = choose_device(device)
        names = shipped_families(folder) if families is None else tuple(families)
        canvas = prepare_canvas(load_canvas(folder), self.device)
        self._illustrators = {
            name: Illustrator(load_family(name, folder), canvas, self.device) for name in names
        }
        self._versions = {name: weights_version(name, folder) for name in names}
        for illustrator in self._illustrators.values():
            illustrator.warm_up()

    @property
    def families(self) -> tuple[str, ...]:
        """The families that can be drawn with here."""
        return tuple(self._illustrators)

    def version(self, family: str) -> int:
        """The version of the weights that `family` draws with here."""
        return self._versions[family]

    def draw(self, recipes: Sequence[Recipe]) -> list[Pixels]:
        """A picture of each recipe, 256 x 256 x 3, in their order. One forward pass a family.

        Raises FamilyUnavailable for a recipe whose family, or version of its weights, is not loaded here.
        """
        by_family: dict[str, list[int]] = defaultdict(list)
        for number, recipe in enumerate(recipes):
            self._check(recipe)
            by_family[recipe.family].append(number)
        pictures: dict[int, Pixels] = {}
        for family, numbers in by_family.items():
            looks = [recipes[number].look for number in numbers]
            seeds = [recipes[number].seed for number in numbers]
            drawn = self._illustrators[family].draw(looks, seeds)
            pictures.update(zip(numbers, drawn, strict=True))
        return [pictures[number] for number in range(len(recipes))]

    def _check(self, recipe: Recipe) -> None:
        if recipe.family not in self._illustrators:
            raise FamilyUnavailable(unavailable(recipe.family, self.families))
        if recipe.weights != self._versions[recipe.family]:
            raise FamilyUnavailable(
                f"the recipe is of version {recipe.weights} of {recipe.family}'s weights; "
                f"version {self._versions[recipe.family]} is here"
            )
