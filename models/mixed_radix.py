"""Numbers of mixed radix with a check sum, written in base58."""

import zlib
from collections.abc import Iterable
from typing import Final

Digit = tuple[int, int]
"""A digit and its radix: 0 <= digit < radix."""

_ALPHABET: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"  # as in Bitcoin addresses
_CHECK: Final = 2**20


def pack(digits: Iterable[Digit]) -> int:
    """The digits as one number with its check sum. The first digit is the first that a Reader takes."""
    number, place = 0, 1
    for digit, radix in digits:
        number += digit * place
        place *= radix
    body = number + place  # a leading one keeps the length of a code with zeros at its end
    return body * _CHECK + _sum(body)


def check_sum(number: int) -> int | None:
    """The packed digits without their check sum, for a Reader; None where the sum does not fit."""
    body, check = divmod(number, _CHECK)
    return body if body and check == _sum(body) else None


class Reader:
    """Takes digits off packed ones, the first packed first."""

    def __init__(self, body: int) -> None:
        self.rest = body

    def take(self, radix: int) -> int:
        """The next digit, of this radix."""
        self.rest, digit = divmod(self.rest, radix)
        return digit


def is_base58(text: str) -> bool:
    """Whether all letters of the text are of the alphabet."""
    return set(text) <= set(_ALPHABET)


def to_base58(number: int) -> str:
    """The number, the most significant letter first."""
    code = ""
    while number:
        number, digit = divmod(number, 58)
        code = _ALPHABET[digit] + code
    return code


def from_base58(code: str) -> int:
    """The number that `to_base58` wrote."""
    number = 0
    for sign in code:
        number = number * 58 + _ALPHABET.index(sign)
    return number


def _sum(body: int) -> int:
    return zlib.crc32(body.to_bytes((body.bit_length() + 7) // 8)) % _CHECK
