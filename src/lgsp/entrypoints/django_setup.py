"""Load Django for a command or process that needs the database; `lgsp check` never does."""

import os


def prepare() -> None:
    """
    Load the settings and the applications; safe to call again.

    :raises SettingMalformed: if an environment variable cannot be understood
    :raises FolderNotWritable: if LGSP_VAR cannot hold this node's files
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "lgsp.entrypoints.settings"
    import django

    django.setup()
