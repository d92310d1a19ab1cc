"""The manifest of a release: every file with its size and SHA-256, in order of name."""

import hashlib
import json
from collections.abc import Mapping

__all__ = ["MANIFEST", "manifest_bytes"]

MANIFEST = "manifest.json"


def manifest_bytes(files: Mapping[str, bytes]) -> bytes:
    """``banmian/manifest/1`` for the given files (the manifest itself left out)."""
    listed = [
        {"file": name, "bytes": len(files[name]), "sha256": hashlib.sha256(files[name]).hexdigest()}
        for name in sorted(files)
    ]
    said = {"schema": "banmian/manifest/1", "files": listed}
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
