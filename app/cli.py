"""The command ``zhengtu``: reads arguments, calls the workspace, prints."""

import click

from ontology import __version__


@click.group()
@click.version_option(__version__, prog_name="zhengtu")
def main() -> None:
    """Turn Chinese government policy documents into a knowledge graph and question it."""
