"""Take files in and give them out again, as the command does."""

from pathlib import Path

from lgsp.architecture.interchange.archimate.exporting import export_model
from lgsp.architecture.interchange.archimate.importing import Import, import_source
from lgsp.architecture.interchange.archimate.sources import read_content, read_source
from lgsp.architecture.interchange.whole_folders import read_files, write_whole
from lgsp.architecture.model.reading import load_model

FILES = Path(__file__).with_name("files")
FOREIGN_FILES = sorted(path.name for path in FILES.iterdir())


def take_in(content: bytes | Path, folder: Path) -> Import:
    """Import the content into a new folder, and return what it gave."""
    source = read_source(content) if isinstance(content, Path) else read_content(content, name="test.xml")
    taken = import_source(source, path="test.xml")
    write_whole(taken.to_files(), folder)
    return taken


def give_out(folder: Path) -> bytes:
    """Export the model in the folder."""
    return export_model(load_model(folder)).to_bytes()


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return read_files(folder)
