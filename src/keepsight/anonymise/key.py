"""The key of an anonymised copy: which role is whom. Written apart from the copy, and only readable with a passphrase.

scrypt turns the passphrase into a key (RFC 7914); AES-256-GCM seals the contents and shows any change (NIST SP 800-38D).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

FORMAT = 1
SHORTEST = 12  # letters of a passphrase: our default
_COST = {"n": 2**15, "r": 8, "p": 1}
_WHAT = b"keepsight key 1"
_WEEKS = (4, 52)  # the least and the most by which dates are moved, either way: our default


class CannotOpen(Exception):
    """The key file is not one, or the passphrase is not its own. The message says which, and what to do."""


def _derived(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, **_COST).derive(passphrase.encode())


def seal(contents: dict[str, Any], passphrase: str, path: Path) -> None:
    """Write the key. A file that holds the same already is left as it is, so that a second run changes nothing.

    Raises CannotOpen where a key that this passphrase does not open stands there, and OSError where it cannot be written.
    """
    if path.exists() and unseal(path, passphrase) == contents:
        return
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = AESGCM(_derived(passphrase, salt)).encrypt(nonce, _as_json(contents), _WHAT)
    shown = {"what": "the key of an anonymised Keepsight picture", "format": FORMAT} | {
        name: b64encode(value).decode() for name, value in (("salt", salt), ("nonce", nonce), ("sealed", sealed))
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".keepsight-part")
    part.write_text(json.dumps(shown, indent=1) + "\n", encoding="utf-8")
    os.replace(part, path)


def unseal(path: Path, passphrase: str) -> dict[str, Any]:
    """What a key holds. Raises CannotOpen."""
    try:
        shown = json.loads(path.read_text(encoding="utf-8"))
        salt, nonce, sealed = (b64decode(shown[name]) for name in ("salt", "nonce", "sealed"))
    except (OSError, ValueError, KeyError, TypeError):
        raise CannotOpen(f"'{path.name}' is not a key that Keepsight wrote, or cannot be read. Give the file that --key named when the copy was made.") from None
    try:
        return json.loads(AESGCM(_derived(passphrase, salt)).decrypt(nonce, sealed, _WHAT))
    except (InvalidTag, ValueError):
        raise CannotOpen(f"This passphrase does not open '{path.name}', or the file has been changed. Give the passphrase it was made with, or name another file.") from None


def days_from(passphrase: str) -> int:
    """By how many days dates are moved: whole weeks, drawn from the passphrase, the same in every run with it."""
    drawn = int.from_bytes(hmac.new(_derived(passphrase, hashlib.sha256(_WHAT).digest()[:16]), b"days", "sha256").digest()[:8], "big")
    least, most = _WEEKS
    weeks = least + drawn % (most - least + 1)
    return 7 * (weeks if drawn >> 63 else -weeks)


def _as_json(contents: dict[str, Any]) -> bytes:
    return json.dumps(contents, ensure_ascii=False, sort_keys=True).encode()
