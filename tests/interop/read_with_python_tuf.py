#!/usr/bin/env python3
"""Reads a Fieldshelf repository with python-tuf, the reference client, and downloads the collections named.

Usage: read_with_python_tuf.py REPOSITORY ROOT NOW COLLECTION...

REPOSITORY is a folder, ROOT a file with the first root metadata (as in the card), NOW a moment such as
2026-11-01T08:00:00Z. Prints a line `<collection> <sha256 of its catalogue>` for each collection.
Exits 0 when all verified, 1 when something was refused, 3 when python-tuf is not installed.

Needs tuf 7.0.0 and securesystemslib[crypto] 1.4.0. Nothing is fetched from a network.
"""

import datetime
import hashlib
import pathlib
import sys
import tempfile

try:
    from tuf.api.exceptions import DownloadError, DownloadHTTPError, RepositoryError
    from tuf.ngclient import FetcherInterface, Updater, UpdaterConfig
except ImportError as missing:
    print(f"python-tuf is not installed: {missing}", file=sys.stderr)
    sys.exit(3)

BASE = "https://repository.invalid/"


class Folder(FetcherInterface):
    """Answers for BASE from a folder."""

    def __init__(self, root):
        self.root = pathlib.Path(root)

    def _fetch(self, url):
        path = self.root / url.removeprefix(BASE)
        if not path.is_file():
            raise DownloadHTTPError(f"{path} is not there", 404)
        yield path.read_bytes()


def main(repository, root, now, *collections):
    moment = datetime.datetime.fromisoformat(now.replace("Z", "+00:00"))
    with tempfile.TemporaryDirectory() as folder:
        metadata, targets = pathlib.Path(folder, "metadata"), pathlib.Path(folder, "targets")
        metadata.mkdir()
        targets.mkdir()
        updater = Updater(
            metadata_dir=str(metadata),
            metadata_base_url=BASE + "metadata/",
            target_dir=str(targets),
            target_base_url=BASE + "targets/",
            fetcher=Folder(repository),
            config=UpdaterConfig(max_delegations=4096),
            bootstrap=pathlib.Path(root).read_bytes(),
        )
        # The repository is as old as the test says; python-tuf takes its clock from here.
        updater._trusted_set.reference_time = moment
        try:
            updater.refresh()
            for collection in collections:
                info = updater.get_targetinfo(f"{collection}.json.zst")
                if info is None:
                    print(f"{collection}: no role has its catalogue", file=sys.stderr)
                    return 1
                path = pathlib.Path(updater.download_target(info))
                print(collection, hashlib.sha256(path.read_bytes()).hexdigest())
        except (DownloadError, RepositoryError) as refused:
            print(f"refused: {type(refused).__name__}: {refused}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 5:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(*sys.argv[1:]))
