"""The identity that Mochi signs its files with: a certificate chain and its private key. Pure but for chance.

A root of our own certifies one leaf and is then thrown away: nothing else can ever be signed in its name, and
whoever knows the root knows all that this Mochi signed.
"""

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

LASTS: Final = timedelta(days=365 * 30)
"""A file whose certificate has expired reads as invalid, so ours outlives the files."""
_BACKDATED: Final = timedelta(days=1)
"""Clocks differ."""
_NO_USE: Final = {
    "digital_signature": False,
    "content_commitment": False,
    "key_encipherment": False,
    "data_encipherment": False,
    "key_agreement": False,
    "key_cert_sign": False,
    "crl_sign": False,
    "encipher_only": False,
    "decipher_only": False,
}


class IdentityError(Exception):
    """A certificate or key that can't sign; says in one line what is wrong with it."""


@dataclass(frozen=True)
class Identity:
    """A chain of certificates in PEM, leaf first and root last, and the leaf's private key in PEM."""

    chain: str
    key: str = field(repr=False)

    @property
    def root(self) -> str:
        """The certificate in PEM by which everything that this identity signed is known."""
        return self._certificates[-1].public_bytes(serialization.Encoding.PEM).decode()

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the signing certificate, as `openssl x509 -fingerprint -sha256` writes it."""
        return self._certificates[0].fingerprint(hashes.SHA256()).hex(":").upper()

    @property
    def expires(self) -> datetime:
        """When the signing certificate ends."""
        return self._certificates[0].not_valid_after_utc

    def reference(self, text: str) -> str:
        """A name for `text` that only who has the key can trace back to it: 16 letters and digits."""
        return hmac.new(self.key.encode(), text.encode(), hashlib.sha256).hexdigest()[:16]

    def check(self, now: datetime) -> None:
        """Raise IdentityError unless this can sign at `now`."""
        try:
            leaf = self._certificates[0]
            key = serialization.load_pem_private_key(self.key.encode(), None)
        except (ValueError, TypeError) as problem:
            raise IdentityError("the signing certificate or key is no PEM, or is encrypted") from problem
        if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
            raise IdentityError("the signing key is not of the curve P-256 (ES256)")
        if key.public_key() != leaf.public_key():
            raise IdentityError("the signing key does not belong to the first certificate of the chain")
        if not leaf.not_valid_before_utc <= now <= leaf.not_valid_after_utc:
            raise IdentityError(f"the signing certificate is valid until {leaf.not_valid_after_utc:%Y-%m-%d}")

    @property
    def _certificates(self) -> list[x509.Certificate]:
        return x509.load_pem_x509_certificates(self.chain.encode())


def create(now: datetime | None = None, lasts: timedelta = LASTS) -> Identity:
    """An identity of chance, valid from a day before `now`."""
    start = (now or datetime.now(UTC)) - _BACKDATED
    root_key, leaf_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root_name, leaf_name = _name("Mochi root"), _name("Mochi")
    root = _certificate(root_name, root_key, root_name, root_key, start, start + _BACKDATED + lasts)
    leaf = _certificate(leaf_name, leaf_key, root_name, root_key, start, start + _BACKDATED + lasts)
    pem = serialization.Encoding.PEM
    private = leaf_key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return Identity("".join(one.public_bytes(pem).decode() for one in (leaf, root)), private.decode())


def _name(common: str) -> x509.Name:
    names = {NameOID.ORGANIZATION_NAME: "Mochi", NameOID.COMMON_NAME: common}
    return x509.Name([x509.NameAttribute(kind, text) for kind, text in names.items()])


def _certificate(
    name: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    issuer: x509.Name,
    issuer_key: ec.EllipticCurvePrivateKey,
    start: datetime,
    end: datetime,
) -> x509.Certificate:
    """A certificate as C2PA 2.2, chapter 14.5, wants it; a root if it is its own issuer."""
    root = key is issuer_key
    uses = {"key_cert_sign": True, "crl_sign": True} if root else {"digital_signature": True}
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key())
    builder = (
        x509.CertificateBuilder(issuer, name, key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(root, 0 if root else None), critical=True)
        .add_extension(x509.KeyUsage(**(_NO_USE | uses)), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(authority, critical=False)
    )
    if not root:
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
        builder = builder.add_extension(usage, critical=False)
    return builder.sign(issuer_key, hashes.SHA256())
