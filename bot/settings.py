"""Everything an operator can set, from the environment and `.env`. Built by main(), never at import."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.fair_line import SERVER_SHARE
from models.weights_index import WEIGHTS

Url = Annotated[str, Field(pattern=r"^https?://\S+$")]


class Settings(BaseSettings):
    """One field, one environment variable of the same name in capitals."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    redis_url: str = Field(default="redis://127.0.0.1:6379/0", pattern=r"^(redis|rediss|unix)://\S+$")
    """The Redis or Valkey that holds the queue."""

    discord_token: SecretStr | None = None
    discord_api_base: Url = "https://discord.com/api/v10"
    discord_gateway_url: str | None = Field(default=None, pattern=r"^wss?://\S+$")
    """Where the gateway is, if the API base does not tell."""
    discord_cdn_base: Url = "https://cdn.discordapp.com"
    """Where members' pictures and what they attach are; nothing is fetched from anywhere else."""

    telegram_token: SecretStr | None = None
    telegram_api_base: Url = "https://api.telegram.org"
    telegram_webhook_url: Url | None = None
    """The public address of this process; without it the updates are polled."""
    telegram_webhook_secret: SecretStr | None = Field(default=None, min_length=1, max_length=256)
    telegram_webhook_listen: str = "0.0.0.0"  # noqa: S104 - a container's port is meant to be reached
    telegram_webhook_port: int = Field(default=8443, ge=1, le=65535)

    telegram_store_chat: int | None = None
    """A channel where the bot may write and delete, by way of which the pictures of inline results go."""

    web_listen: str = "127.0.0.1"
    """The local address at which the page is served; 0.0.0.0 lets others in."""
    web_port: int = Field(default=8080, ge=1, le=65535)
    web_public_url: Url | None = None
    """Where people, and Telegram's Mini App, find the page: https, with a TLS proxy before this process."""
    web_proxies: str = "127.0.0.1"
    """The addresses or networks of proxies before the page that tell who asks, parted by commas."""
    web_internal_url: Url | None = None
    """Where workers find the web process, for pictures that were sent; without it this machine's WEB_PORT."""

    secret_key: SecretStr | None = Field(default=None, min_length=16)
    """Seals the buttons under avatars. Without it one is made and kept in Redis; a new one ends them."""

    own_words: Path | None = None
    """A list of words that are not drawn here besides Mochi's own, one a line (bot.own_words)."""

    queue_name: str = Field(default="avatars", pattern=r"^[\w-]+$")
    queue_limit: int = Field(default=500, ge=1)
    """Requests that may wait; beyond it a member is kindly asked to try again later."""
    member_limit: int = Field(default=20, ge=1)
    """Requests of one member that may wait."""
    server_share: int = Field(default=SERVER_SHARE, ge=1)
    """Requests of one server that are drawn before other servers have their turn."""
    batch_size: int = Field(default=16, ge=1, le=256)
    """Requests that a worker draws at once."""
    draw_timeout: int = Field(default=60, ge=1)
    """Seconds after which a draw counts as hung: its worker ends and is started again."""
    device: str | None = Field(default=None, pattern=r"^(cpu|cuda(:\d+)?)$")
    """Where a worker draws; without it CUDA if there is any, else the CPU."""
    weights_folder: Path = WEIGHTS
    """Where the models' weights and their index lie."""
    producer: str = Field(default="Mochi", min_length=1, max_length=128)
    """Who China's AI labels name as the producer: the operator's name or code."""
    signing_certificate: Path | None = None
    signing_key: Path | None = None
    """PEM files that pictures are signed with. Without them an identity is made and kept in Redis."""
    log_level: str = Field(default="INFO", pattern=r"^(DEBUG|INFO|WARNING|ERROR)$")
    log_format: str = Field(default="lines", pattern=r"^(lines|json)$")
    metrics_port: int | None = Field(default=None, ge=1, le=65535)
    """Where a process answers /metrics and /healthz; nowhere if None. The next free one if it is taken."""
    metrics_listen: str = "127.0.0.1"


def load_settings() -> Settings:
    """The settings of this process. Ends it with one clear line for each setting that is wrong."""
    try:
        return Settings()
    except ValidationError as problem:
        lines = (f"{str(error['loc'][0]).upper()}: {error['msg']}" for error in problem.errors())
        raise SystemExit("\n".join(lines)) from None
