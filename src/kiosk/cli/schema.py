"""`kiosk schema`: the format of show.yaml as JSON Schema, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "schema",
        help="print the format of show.yaml as JSON Schema",
        description=(
            "Print the JSON Schema of show.yaml. An editor uses it if the first line of the file "
            "is: # yaml-language-server: $schema=show.schema.json"
        ),
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print the schema."""
    del args
    from kiosk.show.json_schema import schema_text

    print(schema_text(), end="")
    return 0
