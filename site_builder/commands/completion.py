"""`okrs completion`."""

import click
from click.shell_completion import get_completion_class

PROGRAM, VARIABLE = "okrs", "_OKRS_COMPLETE"

INSTALL = {
    "bash": "# Every new bash has it once ~/.bashrc holds this line:\n"
    '#   eval "$(okrs completion bash)"\n',
    "zsh": "# Every new zsh has it once ~/.zshrc holds these lines:\n"
    '#   autoload -Uz compinit && compinit\n#   eval "$(okrs completion zsh)"\n',
    "fish": "# Every new fish has it after this, said once:\n"
    "#   okrs completion fish > ~/.config/fish/completions/okrs.fish\n",
}


@click.command("completion")
@click.argument("shell", type=click.Choice(list(INSTALL)))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script with which a SHELL completes commands, options, and names of the plan.

    Teams, people, cycles, objectives, key results and rules are those of the plan in the folder
    that you are in.

    \b
    eval "$(okrs completion bash)"       for this terminal; in ~/.bashrc for every new one
    eval "$(okrs completion zsh)"        the same in ~/.zshrc, behind compinit
    okrs completion fish > ~/.config/fish/completions/okrs.fish
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"This version of click knows no completion for {shell}.")
    # How to install it comes last: zsh wants `#compdef` on the first line.
    script = kind(ctx.find_root().command, {}, PROGRAM, VARIABLE).source()
    click.echo(f"{script}\n{INSTALL[shell]}", nl=False)
