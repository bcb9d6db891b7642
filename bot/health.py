"""`python -m bot.health`: exits 0 if a bot of these settings could take an order, for containers.

A bot that ends is started again by its container; this tells whether its queue can be reached.
"""

import sys

from redis.exceptions import RedisError

from bot.avatar_queue import connect
from bot.settings import load_settings


def main() -> int:
    """The exit status, with one line on stderr if it is 1."""
    try:
        with connect(load_settings()) as redis:
            redis.ping()
    except RedisError as problem:
        print(f"Redis can't be reached at REDIS_URL: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
