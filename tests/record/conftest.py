"""A PostgreSQL server of our own, and a fresh place for a record in each of the two databases."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

_PASSWORD = "wise-owl"


@dataclass(frozen=True)
class PostgresServer:
    """A running server: its binaries, data and port; `owner` is the user that runs it, None for the present one."""

    binaries: Path
    data: Path
    port: int
    owner: str | None

    @property
    def address(self) -> str:
        return f"postgresql://postgres:{_PASSWORD}@127.0.0.1:{self.port}"

    def run(self, program: str, *arguments: str | Path) -> None:
        command = [str(self.binaries / program), *map(str, arguments)]
        log = self.data.parent / "commands.log"
        with log.open("ab") as output:
            subprocess.run(
                command,
                user=self.owner,
                cwd=self.data.parent,
                env={"PATH": os.environ["PATH"], "LC_ALL": "C", "PGPASSWORD": _PASSWORD},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                check=True,
                timeout=60,
            )

    def start(self) -> None:
        options = f"-h 127.0.0.1 -p {self.port} -k {self.data.parent} -c fsync=off -c full_page_writes=off"
        self.run("pg_ctl", "start", "-w", "-D", self.data, "-l", self.data.parent / "server.log", "-o", options)

    def stop(self) -> None:
        """Stop it at once; nothing happens where it has stopped."""
        if (self.data / "postmaster.pid").exists():
            self.run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", self.data)

    def create(self, database: str) -> str:
        """Make an empty database and give its address."""
        self.run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", database)
        return f"{self.address}/{database}"


def find_binaries() -> Path | None:
    """The folder of initdb: Debian keeps it off PATH."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    return max((p.parent for p in Path("/usr/lib/postgresql").glob("*/bin/initdb")), default=None)


def find_owner() -> str | None:
    """The user to run a server as; PostgreSQL refuses root."""
    if os.getuid() != 0:
        return None
    known = {user.pw_name for user in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def run_server() -> Iterator[PostgresServer]:
    """Start a server in a folder of its own, stop it and clear the folder at the end."""
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL server found (initdb); in Debian: apt-get install postgresql")
    owner = find_owner()
    # A short path: a socket's may have 107 characters.
    with tempfile.TemporaryDirectory(prefix="dragoman-pg-") as name:
        folder = Path(name)
        if owner is not None:
            shutil.chown(folder, owner)
        server = PostgresServer(binaries, folder / "data", find_free_port(), owner)
        password = folder / "password"
        password.write_text(_PASSWORD)
        password.chmod(0o644)
        initdb = ["-D", server.data, "-U", "postgres", "-A", "scram-sha-256", f"--pwfile={password}"]
        server.run("initdb", *initdb, "--no-sync", "--wal-segsize=1", "-E", "UTF8", "--locale=C.UTF-8")
        server.start()
        try:
            yield server
        finally:
            server.stop()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server for all tests of the session; skipped where none is installed."""
    with run_server() as server:
        yield server


@pytest.fixture
def own_postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server for one test, which may stop it."""
    with run_server() as server:
        yield server


@pytest.fixture(scope="session")
def shared_postgres_address(postgres_server: PostgresServer) -> str:
    """One database for all tests: making one each costs a second and eight megabytes."""
    return postgres_server.create("record")


@pytest.fixture
def postgres_address(shared_postgres_address: str) -> str:
    """The address of an empty PostgreSQL database."""
    with psycopg.connect(shared_postgres_address, autocommit=True) as connection:
        # What an earlier test has left open would hold its tables.
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'dragoman'"
        )
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
        connection.execute("GRANT USAGE ON SCHEMA public TO PUBLIC")
    return shared_postgres_address


@pytest.fixture(params=["sqlite", "postgresql"])
def record_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a record can be made, in each of the two databases; there is none yet."""
    if request.param == "sqlite":
        return str(tmp_path / "record.db")
    return str(request.getfixturevalue("postgres_address"))
