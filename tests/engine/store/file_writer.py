"""A program that uploads files into one session until it is killed, and says which ones it was told are kept.

python -m tests.engine.store.file_writer FOLDER
"""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from engine.session import Session
from engine.store.files import FolderFiles
from journeys.expressions.kinds import Upload
from tests.engine.small import fresh
from tests.engine.store.shop import opened, shop


async def write(folder: Path) -> None:
    """One file after the other: on the disk first, then named."""
    files = FolderFiles(folder / "files")
    async with opened(folder / "shop.db") as store:
        if await store.session("key", "shop") is None:
            await store.begin("key", fresh(shop()))
        os.write(1, b"ready\n")
        for _ in range(10_000):
            stored = await files.put(BytesIO(b"x" * 200_000))
            upload = Upload(stored.id, "a.txt", "text/plain", stored.size)

            def name(session: Session, upload: Upload = upload) -> tuple[Session, None]:
                return replace(session, uploads={**session.uploads, upload.id: upload}), None

            await store.update("key", "shop", name)
            os.write(1, f"kept {stored.id}\n".encode())


if __name__ == "__main__":
    asyncio.run(write(Path(sys.argv[1])))
