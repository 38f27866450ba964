"""Whatever is recorded, archived, pruned, erased and reopened, in whatever order: later proofs stay as they were."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.salt_erasure import erase_salts
from lgsp.platform.evidence.testing import MONDAY
from lgsp.platform.evidence.verification import verify_log
from tests.platform.evidence.histories import AN_HOUR, archive_and_prune, list_proofs, write_hours

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.integers(1, 90)),
        st.tuples(st.just("prune"), st.integers(0, 100)),
        st.tuples(st.just("erase"), st.integers(0, 100)),
        st.tuples(st.just("tiles"), st.just(0)),
    ),
    min_size=2,
    max_size=7,
)


@settings(deadline=None, max_examples=25)
@given(STEPS, st.sampled_from([1_500, 9_000, 60_000]))
def test_later_proofs_survive_any_history(steps, segment_bytes):
    with tempfile.TemporaryDirectory() as name:
        folder, hours, known = Path(name, "gw1"), 0, {}
        write_hours(folder, 1, segment_bytes=segment_bytes)
        for what, amount in [*steps, ("write", 1)]:
            hours_before = hours + 1
            if what == "write":
                write_hours(folder, amount, since=hours_before, segment_bytes=segment_bytes)
                hours += amount
            elif what == "prune":
                before = list_proofs(folder)
                archive_and_prune(folder, before_hour=hours * amount // 100, to=Path(name, "archive"))
                after = list_proofs(folder)
                assert after == {proof: before[proof] for proof in after}
                assert before.keys() - after.keys() == {
                    f"record {index}"
                    for index in range(LogReader(folder).begins)
                    if f"record {index}" in before
                }
            elif what == "erase":
                erase_salts(folder, before=MONDAY + hours * amount // 100 * AN_HOUR)
            elif LogReader(folder).begins == 0:
                shutil.rmtree(folder / "tile", ignore_errors=True)
            known[LogReader(folder).size] = LogReader(folder).checkpoint().root
            found = verify_log(folder)
            assert found.problems == ()
            assert (found.size, found.signed) == (2 * hours + 2, 2 * hours + 2)
