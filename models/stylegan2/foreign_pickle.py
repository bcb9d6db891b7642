"""Reads pickles as data. Nothing of a file is imported, called or executed.

A pickle is a program for a small stack machine, and Python's own machine calls what the file names. This one
knows the few steps that official checkpoints take, and a table of names each of which stands for a function
of ours. Any other step or name is refused. Lengths, positions and recursion can't be made to exhaust memory,
since the whole file is there before it is read and every step makes one small thing at most.
"""

import pickletools
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any, Final


class ForeignFileError(ValueError):
    """A file that is not what it should be; says in one line why."""


Name = Callable[..., object]
"""What a name in a file stands for. Takes the arguments that the file has for it."""

_MARK: Final = object()
_MOST_STEPS: Final = 2_000_000  # official files take about a tenth of it
_Step = Callable[["_Machine", Any], None]


def read(file: BytesIO, names: Mapping[str, Name], persistent: Name | None = None) -> object:
    """The object of the pickle at the place of `file`, which is left behind its end.

    `names` maps "module name" to what is called in its stead, `persistent` stands for what the file refers
    to by an id. Sets come as lists. Raises ForeignFileError.
    """
    machine = _Machine(names, persistent)
    try:
        return machine.run(file)
    except ForeignFileError:
        raise
    except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError, MemoryError) as problem:
        raise ForeignFileError("it is damaged or cut off") from problem


def shown(text: str) -> str:
    """A name out of a file, harmless to print."""
    return ascii(text[:60])[1:-1]


class Named:
    """A name of the table as a value. The file can have it called, and nothing else."""

    def __init__(self, function: Name) -> None:
        self.function = function


class _Machine:
    def __init__(self, names: Mapping[str, Name], persistent: Name | None) -> None:
        self.names, self.persistent = names, persistent
        self.stack: list[Any] = []
        self.memo: dict[int, Any] = {}

    def run(self, file: BytesIO) -> object:
        for count, (opcode, argument, _) in enumerate(pickletools.genops(file)):
            step = _STEPS.get(opcode.name)
            if step is None:
                raise ForeignFileError(f"it takes a step ({opcode.name}) that no official file takes")
            if count >= _MOST_STEPS:
                raise ForeignFileError("it takes more steps than any official file")
            step(self, argument)
        return self.only()

    def only(self) -> object:
        (result,) = self.stack
        if result is _MARK or isinstance(result, Named):
            raise ForeignFileError("it holds nothing")
        return result

    def pop(self) -> Any:
        value = self.stack.pop()
        if value is _MARK:
            raise ForeignFileError("it is damaged or cut off")
        return value

    def pop_to_mark(self) -> list[Any]:
        values: list[Any] = []
        while (value := self.stack.pop()) is not _MARK:
            values.append(value)
        return values[::-1]

    def top(self, kind: type) -> Any:
        if type(self.stack[-1]) is not kind:
            raise ForeignFileError("it is damaged or cut off")
        return self.stack[-1]

    def named(self, name: str) -> None:
        if name not in self.names:
            raise ForeignFileError(f"it names {shown(name.replace(' ', '.'))}, which no official file needs")
        self.stack.append(Named(self.names[name]))

    def called(self, _: object) -> None:
        arguments, name = self.pop(), self.pop()
        if not isinstance(name, Named) or type(arguments) is not tuple:
            raise ForeignFileError("it calls what can't be called")
        self.stack.append(name.function(*arguments))

    def set_items(self, pairs: list[Any]) -> None:
        target = self.top(dict)
        for key, value in zip(pairs[::2], pairs[1::2], strict=True):
            if type(key) not in (str, int):  # others may take for ever to hash
                raise ForeignFileError("it has a dictionary with keys that are neither words nor numbers")
            target[key] = value


def _push(machine: _Machine, value: object) -> None:
    machine.stack.append(value)


def _nothing(_machine: _Machine, _argument: object) -> None:
    """Frames and versions change nothing here."""


def _constant(value: object) -> _Step:
    return lambda machine, _: machine.stack.append(value)


def _tuple(size: int) -> _Step:
    return lambda machine, _: machine.stack.append(tuple(machine.pop() for _ in range(size))[::-1])


def _persistent(machine: _Machine, _: object) -> None:
    if machine.persistent is None:
        raise ForeignFileError("it refers to something outside itself")
    machine.stack.append(machine.persistent(machine.pop()))


def _remember(machine: _Machine, place: int | None) -> None:
    machine.memo[len(machine.memo) if place is None else place] = machine.stack[-1]


def _stack_global(machine: _Machine, _: object) -> None:
    name, module = machine.pop(), machine.pop()
    if type(name) is not str or type(module) is not str:
        raise ForeignFileError("it is damaged or cut off")
    machine.named(f"{module} {name}")


def _set_item(machine: _Machine, _: object) -> None:
    value, key = machine.pop(), machine.pop()
    machine.set_items([key, value])


def _append(machine: _Machine, _: object) -> None:
    value = machine.pop()
    machine.top(list).append(value)


def _append_many(machine: _Machine, _: object) -> None:
    values = machine.pop_to_mark()
    machine.top(list).extend(values)


_STEPS: Final[Mapping[str, _Step]] = {
    **dict.fromkeys(("PROTO", "FRAME", "STOP"), _nothing),
    **dict.fromkeys(("BININT", "BININT1", "BININT2", "LONG1", "BINFLOAT"), _push),
    **dict.fromkeys(("SHORT_BINUNICODE", "BINUNICODE", "BINUNICODE8"), _push),
    **dict.fromkeys(("SHORT_BINBYTES", "BINBYTES", "BINBYTES8"), _push),
    **dict.fromkeys(("BINPUT", "LONG_BINPUT", "MEMOIZE"), _remember),
    **dict.fromkeys(("BINGET", "LONG_BINGET"), lambda machine, place: _push(machine, machine.memo[place])),
    "NONE": _constant(None),
    "NEWTRUE": _constant(True),
    "NEWFALSE": _constant(False),
    "MARK": _constant(_MARK),
    "EMPTY_TUPLE": _constant(()),
    "TUPLE1": _tuple(1),
    "TUPLE2": _tuple(2),
    "TUPLE3": _tuple(3),
    "TUPLE": lambda machine, _: _push(machine, tuple(machine.pop_to_mark())),
    "EMPTY_LIST": lambda machine, _: _push(machine, []),
    "EMPTY_SET": lambda machine, _: _push(machine, []),
    "EMPTY_DICT": lambda machine, _: _push(machine, {}),
    "APPEND": _append,
    "APPENDS": _append_many,
    "ADDITEMS": _append_many,
    "SETITEM": _set_item,
    "SETITEMS": lambda machine, _: machine.set_items(machine.pop_to_mark()),
    "GLOBAL": lambda machine, name: machine.named(name),
    "STACK_GLOBAL": _stack_global,
    "REDUCE": _Machine.called,
    "NEWOBJ": _Machine.called,
    "BUILD": lambda machine, _: _push(machine, (machine.pop(), machine.pop())[1]),  # a state is not needed
    "BINPERSID": _persistent,
}
