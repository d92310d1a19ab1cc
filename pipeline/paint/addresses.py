"""The only addresses a renderer may open: the pictures of the issue, from memory.  Any other ends the run."""

from collections.abc import Mapping
from urllib.parse import quote

from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

__all__ = ["OwnPictures", "picture_address"]

SIGNATURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png", b"GIF8": "image/gif", b"RIFF": "image/webp"}


def picture_address(name: str) -> str:
    """The address of a picture by its name; what an address may not hold is written as RFC 3986, 2.1, has it."""
    return f"picture:{quote(name)}"


class OwnPictures:
    """A WeasyPrint URL fetcher that knows the issue's pictures and nothing else."""

    # WeasyPrint asks this of a fetcher: a failure must stop the rendering, never be passed over.
    _fail_on_errors = True

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        self._pictures = pictures

    def __call__(self, url: str) -> URLFetcherResponse:
        """The picture at an address of ours."""
        data = self._pictures.get(url)
        if data is None:
            message = f"an address that is not of this issue: {url}"
            raise FatalURLFetchingError(message)
        media_type = next((kind for mark, kind in SIGNATURES.items() if data.startswith(mark)), "image/jpeg")
        return URLFetcherResponse(url, data, {"Content-Type": media_type})
