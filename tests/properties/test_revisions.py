"""Any model: it does not differ from itself, an edit is the difference, and a release is read again exactly."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lgsp.architecture.model.entities import Entity
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.province import Province
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.references import list_references
from lgsp.architecture.revisions.archives import pack, unpack
from lgsp.architecture.revisions.comparison import make_table
from lgsp.architecture.revisions.differences import Nature, compare
from lgsp.architecture.revisions.sentences import list_sentences
from lgsp.architecture.revisions.transcript import transcribe
from lgsp.architecture.revisions.unpacking import load_files, read_files
from tests.properties.generated import MODELS, fill, save

ONCE = settings(max_examples=5, deadline=None, phases=[Phase.explicit, Phase.generate])
PROVINCE = Province(
    name="L", full_name="Tỉnh L", code="H99", xroad_instance="VN-H99", outline="2384-2015", seat="X"
)


def _model(entities: tuple[Entity, ...]) -> Model:
    return Model(Path("l"), PROVINCE, {}, {entity.id: entity for entity in entities}, {})


@ONCE
@given(MODELS)
def test_a_model_does_not_differ_from_itself(entities):
    copies = tuple(type(one).model_validate(one.model_dump()) for one in entities)

    assert compare(_model(entities), _model(copies)).is_empty


@ONCE
@given(MODELS, st.data())
def test_an_entity_written_anew_is_the_one_difference_and_all_of_it(entities, data):
    old = data.draw(st.sampled_from(entities))
    new = data.draw(fill(type(old), old.id))
    after = tuple(new if one is old else one for one in entities)

    difference = compare(_model(entities), _model(after))

    assert {one.entity.id for one in difference.entities} <= {old.id}
    assert difference.is_empty == (_facts(old) == _facts(new))
    _tell(difference)


def _facts(entity: Entity) -> dict[str, object]:
    """Return what an entity says, without the order of what it says of its own fields."""
    said = entity.model_dump(exclude={"undetermined", "not_applicable", "changes"})
    states = {
        change.valid_from: state.model_dump()
        for change, (_, state) in zip(entity.changes, entity.list_states(), strict=True)
    }
    return {**said, "unsaid": {*entity.not_applicable, *entity.undetermined}, "states": states}


@ONCE
@given(MODELS, st.data())
def test_an_entity_added_or_removed_is_the_one_difference(entities, data):
    chosen = data.draw(st.sampled_from(entities))
    rest = tuple(one for one in entities if one is not chosen)

    removed, added = compare(_model(entities), _model(rest)), compare(_model(rest), _model(entities))

    assert [(one.nature, one.old) for one in removed.entities] == [(Nature.REMOVED, chosen)]
    assert [(one.nature, one.new) for one in added.entities] == [(Nature.ADDED, chosen)]
    _tell(removed)
    _tell(added)


@ONCE
@given(MODELS, st.data())
def test_a_renaming_is_the_one_difference_whoever_refers_to_it(entities, data):
    chosen = data.draw(st.sampled_from(entities))
    after = tuple(_call_otherwise(one, chosen.id, "ten-moi") for one in entities)

    difference = compare(_model(entities), _model(after))

    assert difference.renamed == {chosen.id: "ten-moi"}
    assert difference.changed == ()
    assert len(difference.entities) == 1
    assert compare(_model(after), _model(entities)).renamed == {"ten-moi": chosen.id}


def _call_otherwise(entity: Entity, old: str, new: str) -> Entity:
    """Return the entity with one id written otherwise, its own and wherever it refers."""
    said = entity.model_dump(mode="json")
    if entity.id == old:
        said |= {"id": new, "moved": [*said["moved"], old]}
    for reference in list_references(entity):
        if reference.id == old:
            *path, last = reference.path
            place = said
            for step in path:
                place = place[step]
            place[last] = new
    return type(entity).model_validate(said)


@ONCE
@given(MODELS)
def test_what_is_packed_is_read_again_exactly(entities):
    with TemporaryDirectory(prefix="lgsp-model-") as name:
        folder = Path(name) / "tinh"
        save(entities, folder)
        model = load_model(folder)
        files = read_files(folder)

    content = pack(files)
    again = load_files(unpack(content, file=folder), name=folder)

    assert again.digest == model.digest
    assert compare(model, again).is_empty
    assert pack(unpack(content, file=folder)) == content


def _tell(difference) -> None:
    """Say the difference in every form; whatever a model holds can be said."""
    sentences = list(list_sentences(difference))
    said = transcribe(difference)

    assert bool(sentences) != difference.is_empty
    assert [words for one in said["entities"] for words in one["words"]] == sentences
    assert len(make_table(difference).rows) == len(sentences)
