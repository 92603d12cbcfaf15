"""`balozi pack`: list, check and load country packs."""

from dataclasses import asdict
from pathlib import Path

import click

from balozi.cli.opening import AS, DRY_RUN, acting, now, open_store
from balozi.cli.printing import FORMAT, say, write_rows


@click.group("pack")
def command() -> None:
    """List, check and load country packs."""


@command.command("list")
@FORMAT
def list_(shape: str) -> None:
    """List the packs that are installed."""
    from balozi.packs.loading import installed_packs, load_pack

    packs = [load_pack(code) for code in installed_packs()]
    rows = [
        {
            "pack": p.code,
            "country": p.country,
            "name": p.names.get("en"),
            "version": p.version,
            "entries": len(p.entries),
        }
        for p in packs
    ]
    write_rows(rows, ("pack", "country", "name", "version", "entries"), shape)


@command.command("check")
@click.argument("packs", nargs=-1)
@FORMAT
def check(packs: tuple[str, ...], shape: str) -> None:
    """Say what is wrong with PACKS (codes or folders) and where. All installed ones by default."""
    from balozi.ground.errors.packs import NoSuchPack
    from balozi.packs.checking import check_pack
    from balozi.packs.loading import COUNTRIES, installed_packs
    from balozi.registers.kinds import kinds

    rows = []
    chosen = packs or tuple(installed_packs())
    for pack in chosen:
        folder = COUNTRIES / pack if pack in installed_packs() else Path(pack)
        if not folder.is_dir():
            raise NoSuchPack(pack)
        rows += [
            {"pack": pack, "where": fault.where, "says": fault.says} for fault in check_pack(folder, kinds())
        ]
    if rows:
        write_rows(rows, ("pack", "where", "says"), shape)
    say(f"{len(rows)} faults in {', '.join(chosen)}.")
    if rows:
        raise SystemExit(2)


@command.command("load")
@click.argument("packs", nargs=-1)
@AS
@DRY_RUN
@FORMAT
def load(packs: tuple[str, ...], name: str | None, dry_run: bool, shape: str) -> None:
    """Bring the registers to what PACKS say. All installed ones by default; again changes nothing."""
    home = open_store()
    from balozi.packs.loading import installed_packs
    from balozi.services.framing import load_framework
    from balozi.services.opening import lock_home
    from balozi.services.packing import load_pack

    with lock_home(home):
        chosen = packs or tuple(installed_packs())
        loaded = [load_pack(code=code, person=acting(name), at=now(), dry_run=dry_run) for code in chosen]
        for code in chosen:
            found = load_framework(code=code, person=acting(name), at=now(), dry_run=dry_run)
            changed = found.added + found.changed + found.retired
            say(f"{code}: {changed} indicators changed, {found.unchanged} as before")
    columns = ("code", "version", "added", "changed", "retired", "unchanged", "recognised")
    write_rows([asdict(pack) for pack in loaded], columns, shape)
    if dry_run:
        say("Nothing was changed.")
