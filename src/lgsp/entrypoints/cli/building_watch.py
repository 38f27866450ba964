"""`lgsp build --watch`: the process stays, and what it has drawn and set with it; only what changed is made again."""

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

from lgsp.architecture.publication.watching import Stock, list_changed, take_stock
from lgsp.kernel.errors import DomainError
from lgsp.kernel.language import pick

from .errors import language, report_refusal

_LOOK_EVERY_S = 0.1
_MOST_NAMED = 3


def keep_building(folder: Path, build: Callable[[], object], *, looks: Iterable[None] | None = None) -> None:
    """
    Build, and again whenever a file of the model changes, until the person stops it with Ctrl-C.

    A model that cannot be built is told in a sentence, and the next change waited for. Files are left to settle: a
    build begins when two looks in a row see the same. `looks` paces them; without it there are ten a second, for ever.
    """
    seen: Stock | None = None
    waiting: Stock | None = None
    try:
        for _ in chain((None,), looks or _wait()):
            now = take_stock(folder)
            if now == seen:
                waiting = None
            elif seen is not None and now != waiting:
                waiting = now
            else:
                _build_once(build, list_changed(seen or now, now), folder)
                seen, waiting = now, None
    except KeyboardInterrupt:
        print(pick("Đã dừng.", "Stopped.", language=language()))


def _wait() -> Iterator[None]:
    while True:
        time.sleep(_LOOK_EVERY_S)
        yield None


def _build_once(build: Callable[[], object], changed: tuple[Path, ...], folder: Path) -> None:
    if changed:
        names = ", ".join(path.relative_to(folder).as_posix() for path in changed[:_MOST_NAMED])
        more = f" (+{len(changed) - _MOST_NAMED})" if len(changed) > _MOST_NAMED else ""
        print(f"{pick('Thay đổi', 'Changed', language=language())}: {names}{more}", flush=True)
    began = time.monotonic()
    try:
        build()
    except DomainError as refusal:
        report_refusal(refusal)
    took = time.monotonic() - began
    print(
        pick(
            f"Dựng trong {took:.1f} giây. Đang theo dõi {folder}; dừng bằng Ctrl-C.",
            f"Built in {took:.1f} s. Watching {folder}; stop with Ctrl-C.",
            language=language(),
        ),
        flush=True,
    )
