"""The id of a request as a code that fits into its button for giving up. Pure."""

from models.mixed_radix import from_base58, to_base58


def request_code(request_id: str) -> str:
    """The id in base58; an id of up to 39 letters fits into a button."""
    return to_base58(int.from_bytes(request_id.encode("ascii")))


def request_of(code: str) -> str:
    """The id that `request_code` wrote. Raises ValueError for what it never wrote."""
    number = from_base58(code)
    return number.to_bytes((number.bit_length() + 7) // 8).decode("ascii")
