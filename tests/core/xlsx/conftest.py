import os
import shutil
import subprocess
from pathlib import Path

import pytest

from timpora.core.xlsx import UnreadableFile, read_spreadsheet


@pytest.fixture
def read(tmp_path):
    """Read bytes as if somebody had sent them: read(data, file_name="a.xlsx", **more)."""

    def read_bytes(data: bytes, file_name: str = "a.xlsx", **more):
        path = tmp_path / "upload"
        path.write_bytes(data)
        return read_spreadsheet(path, file_name, **more)

    return read_bytes


@pytest.fixture
def refusal(read):
    """The UnreadableFile that reading these bytes raises; anything else fails the test."""

    def refusal_of(data: bytes, file_name: str = "a.xlsx", **more) -> UnreadableFile:
        with pytest.raises(UnreadableFile) as caught:
            read(data, file_name, **more)
        return caught.value

    return refusal_of


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    """Convert a file with LibreOffice: office(path, "csv") answers the folder of the results."""
    program = shutil.which("soffice")
    if not program:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is missing: apt-get install libreoffice-calc")
        pytest.skip("LibreOffice is missing")
    profile = tmp_path_factory.mktemp("office")

    def convert(path: Path, form: str) -> Path:
        target = tmp_path_factory.mktemp("converted")
        command = [program, "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", form]
        subprocess.run([*command, "--outdir", target, path], check=True, capture_output=True, timeout=120)
        assert list(target.iterdir()), f"LibreOffice made nothing of {path.name}"
        return target

    return convert
