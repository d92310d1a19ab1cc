"""Make ``snap-tr002.icc``: the newsprint output intent, from the data of CGATS/SNAP TR 002-2007.

    python make_profile.py /usr/share/color/icc/TR002.ti3

Needs Argyll's ``colprof``; the data come in Debian's package icc-profiles-free.  Black generation and the
limits (218 % total, 95 % black) stay under a coldset press's 220 %.  The date of making and the profile id
are cleared (ICC.1:2010, 7.2.8 and 7.2.18), so the file depends on the data alone.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

__all__ = ["make_profile"]

WORDS = ("-qm", "-bl", "-l218", "-L95", "-kr", "-A", "Banmian", "-M", "SNAP TR 002")
DESCRIPTION = "SNAP newsprint, CGATS/SNAP TR 002-2007"
COPYRIGHT = "Derived from ANSI CGATS/SNAP TR 002-2007 characterization data"
DATE = slice(24, 36)
PROFILE_ID = slice(84, 100)


def make_profile(data: Path) -> bytes:
    """The profile of a characterization data file (``.ti3``)."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "data.ti3").write_bytes(data.read_bytes())
        command = ["colprof", *WORDS, "-D", DESCRIPTION, "-C", COPYRIGHT, "-O", "out.icc", "data"]
        subprocess.run(command, cwd=folder, check=True)  # noqa: S603 - fixed words only
        profile = bytearray((Path(folder) / "out.icc").read_bytes())
    profile[DATE] = bytes((0x07, 0xD7, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    profile[PROFILE_ID] = bytes(16)
    return bytes(profile)


if __name__ == "__main__":
    Path(__file__).with_name("snap-tr002.icc").write_bytes(make_profile(Path(sys.argv[1])))
