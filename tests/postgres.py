"""Run a command with a PostgreSQL server of its own: ``python -m tests.postgres pytest tests/store``.

The server comes from Debian's package; it lives in a temporary folder, listens on a socket there only, and is
stopped afterwards. Without the package this says so and succeeds: SQLite was tested by the same suite.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Start the server, run the command, stop the server, and return the command's exit code."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        print("PostgreSQL is not installed here: the store was tested on SQLite only.")
        return 0
    binaries = found[-1].parent
    folder = Path(tempfile.mkdtemp(prefix="balozi-pg-"))
    as_server = []
    if os.geteuid() == 0:
        # PostgreSQL refuses to run as root; Debian's package made this account for it.
        shutil.chown(folder, "postgres")
        as_server = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    data = folder / "data"

    def server(*words: str) -> None:
        subprocess.run([*as_server, *words], check=True, stdout=subprocess.DEVNULL, cwd=folder)

    server(
        str(binaries / "initdb"), "-D", str(data), "-A", "trust", "-U", "balozi", "-E", "UTF8", "--no-sync"
    )
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c synchronous_commit=off"
    # Nothing here outlives the run: nothing is written twice, tidied or compiled for later.
    options += " -c full_page_writes=off -c autovacuum=off -c jit=off"
    server(str(binaries / "pg_ctl"), "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
    try:
        address = f"postgresql://balozi@/postgres?host={folder}"
        return subprocess.run(sys.argv[1:], env={**os.environ, "BALOZI_DATABASE_URL": address}).returncode
    finally:
        server(str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
