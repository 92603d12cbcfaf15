"""`balozi up`: everything from an empty folder to a served page."""

import os
import socket
import sys
from datetime import date
from pathlib import Path

import click

from balozi.cli.opening import acting, now, open_store
from balozi.cli.printing import say


@click.command()
@click.option(
    "--papers",
    type=click.Path(path_type=Path),
    help="Folder of papers to read. Default: the samples that ship.",
)
@click.option("--serve/--no-serve", default=True, help="Serve the pages when everything is ready.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="On 127.0.0.1.")
@click.option(
    "--date", "dated", type=click.DateTime(["%Y-%m-%d"]), help="The day the papers are of, when it is known."
)
def command(papers: Path | None, serve: bool, port: int, dated: date | None) -> None:
    """Prepare the data folder, load the packs, read the papers, and serve the pages.

    Running it again changes nothing that is there and takes seconds.
    """
    from balozi.packs.samples import SAMPLES
    from balozi.reading.folders import paper_files
    from balozi.services.opening import lock_home

    if serve:
        _check_port(port)
        # Links in mails and invitations name the port at which the pages are, unless a setting says otherwise.
        os.environ.setdefault("BALOZI_SITE", f"http://127.0.0.1:{port}")
    home = open_store()
    from balozi.cli.documents import read_files
    from balozi.services.reckoning import fill_states_if_needed

    chosen = paper_files(papers or SAMPLES)
    lock = lock_home(home)
    try:
        _load_packs()
        fill_states_if_needed()
        read_files(chosen, acting("balozi up"), dated)
        if papers is None:
            _load_invented_values()
        password = _sample_people(home)
    finally:
        lock.release()
    if serve:
        _serve(port, password)


def _load_packs() -> None:
    from balozi.packs.loading import installed_packs
    from balozi.services.framing import load_framework
    from balozi.services.packing import load_pack

    with click.progressbar(installed_packs(), label="Country packs", file=sys.stderr) as codes:
        loaded = []
        for code in codes:
            loaded.append(load_pack(code=code, person=acting("balozi up"), at=now()))
            load_framework(code=code, person=acting("balozi up"), at=now())
    for pack in loaded:
        changed = pack.added + pack.changed + pack.retired
        say(f"  {pack.code} {pack.version}: {changed} entries changed, {pack.unchanged} as before")


def _load_invented_values() -> None:
    """Beside the samples, and only there: values of indicators that are marked as invented."""
    from django.conf import settings

    from balozi.services.demonstrating import load_demonstration

    if settings.BALOZI.production:
        return
    tally = load_demonstration(person=acting("balozi up"), at=now())
    if tally["imported"]:
        say(
            f"  {tally['imported']} invented values of indicators; `balozi results demo --remove` takes them back"
        )


def _sample_people(home: Path) -> str:
    """Make the sample people, tell who they are, and return their password; "" in production, which has none."""
    from django.conf import settings

    from balozi.services.sample_people import add_sample_people, sample_people

    if settings.BALOZI.production:
        say("Production: no sample people. `balozi user invite NAME` makes a user.")
        return ""
    password = add_sample_people(home, at=now())
    say("\nSample people, invented, for this machine only; all have the same password:")
    width = max(len(one.name) for one in sample_people())
    for one in sample_people():
        say(f"  {one.name:<{width}}  {one.role.replace('_', ' '):<18}  {one.institution:<8}  {one.told}")
    say(f"  password  {password}")
    return password


def _check_port(port: int) -> None:
    from balozi.ground.errors.house import PortInUse

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as fault:
            raise PortInUse(port) from fault


def _serve(port: int, password: str) -> None:
    from gunicorn.app.base import BaseApplication

    from balozi.ground.errors.house import PortInUse

    class Pages(BaseApplication):  # type: ignore[misc]
        """The pages, served by gunicorn."""

        def load_config(self) -> None:
            self.cfg.set("bind", f"127.0.0.1:{port}")
            self.cfg.set("workers", 2)
            self.cfg.set("threads", 4)
            self.cfg.set("timeout", 120)
            self.cfg.set("loglevel", "warning")

        def load(self) -> object:
            from django.core.wsgi import get_wsgi_application

            return get_wsgi_application()

    say(f"\nBalozi is at  http://127.0.0.1:{port}/")
    if password:
        say(f"Sign in as    demo    password  {password}    (this machine only)")
    say("Stop with Ctrl-C.\n")
    try:
        Pages().run()
    except SystemExit as ended:
        if ended.code:
            raise PortInUse(port) from ended
        raise
