"""The settings of the tests: those of the programs, with every file in a folder of their own."""

import atexit
import os
import shutil
import tempfile

os.environ["LGSP_VAR"] = tempfile.mkdtemp(prefix="lgsp-tests-")
atexit.register(shutil.rmtree, os.environ["LGSP_VAR"], ignore_errors=True)

from lgsp.entrypoints.settings import *  # noqa: E402, F403 - the folder must be named first

# The real hasher is slow on purpose, and every test that logs in would pay for it.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
