"""Any model can be judged, on any day and at any gate: no rule stumbles, and every answer adds up."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lgsp.architecture.conformance.catalogue import RULES, list_rules
from lgsp.architecture.conformance.checking import check
from lgsp.architecture.conformance.rules import Gate
from lgsp.architecture.conformance.verdicts import Verdict
from lgsp.architecture.model.reading import load_model
from tests.properties.generated import DAYS, MODELS, save


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(MODELS, DAYS, st.sampled_from(list(Gate)))
def test_any_model_can_be_judged(entities, day, gate):
    with TemporaryDirectory(prefix="lgsp-model-") as name:
        save(entities, Path(name) / "model")
        model = load_model(Path(name) / "model")

    for judged in (model, model.at(day)):
        report = check(judged, on=day, gate=gate)

        assert (
            set(report.answers)
            == {rule.code for rule in list_rules(gate=gate)}
            <= {one.code for one in RULES}
        )
        said = [*report.findings, *(one.finding for one in report.waived)]
        told = {(one.code, one.subject_id) for one in said}
        unmet = {
            (code, subject.id)
            for code, answers in report.answers.items()
            for subject, verdict in answers.items()
            if verdict in (Verdict.BROKEN, Verdict.CANNOT_TELL)
        }
        assert unmet == told
        assert all(one.message and one.advice for one in said)
        assert report == check(judged, on=day, gate=gate)
