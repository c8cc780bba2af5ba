# click: groups, options, types, prompts and help, run by its own test runner.
import click
from click.testing import CliRunner


@click.group()
@click.version_option("1.2", prog_name="tool")
@click.option("--debug/--no-debug", default=False, help="Say more.")
@click.pass_context
def cli(ctx, debug):
    """A tool that does
    several things."""
    ctx.obj = {"debug": debug}


@cli.command()
@click.argument("names", nargs=-1, required=True)
@click.option("-n", "--count", type=click.IntRange(1, 5), default=1, show_default=True, help="How often.")
@click.option("--shout", is_flag=True)
@click.pass_obj
def hello(obj, names, count, shout):
    """Greets NAMES."""
    for name in names * count:
        click.echo(f"Hello {name.upper() if shout else name}" + (" (debug)" if obj["debug"] else ""))


@cli.command("ask")
@click.option("--name", prompt=True)
@click.option("--kind", type=click.Choice(["a", "b"], case_sensitive=False), default="a")
@click.option("--at", type=click.DateTime(formats=["%Y-%m-%d"]))
@click.option("--pair", type=(str, int), multiple=True)
def ask(name, kind, at, pair):
    click.secho(f"{name} {kind} {at} {pair}", fg="green")
    if click.confirm("sure?"):
        raise click.ClickException("not so sure")


@cli.command()
@click.argument("source", type=click.File("r"))
def show(source):
    click.echo(source.read().rstrip())


runner = CliRunner()
for arguments, text in ((["--help"], None), (["hello", "--help"], None), (["hello", "x", "y", "-n", "2"], None), (["--debug", "hello", "z", "--shout"], None),
                        (["hello"], None), (["hello", "x", "-n", "9"], None), (["nothing"], None), (["ask", "--kind", "B", "--pair", "p", "3"], "bob\ny\n"),
                        (["ask", "--at", "2020-13-01"], "bob\n"), (["--version"], None), (["ask", "--name", "q", "--kind", "z"], None), (["show", "-"], "from input\n"), (["hello", "--cuont", "1"], None)):
    result = runner.invoke(cli, arguments, input=text)
    print(arguments, result.exit_code, repr(result.output), type(result.exception).__name__)
with runner.isolated_filesystem():
    with open("f.txt", "w") as f:
        f.write("contents\n")
    print(runner.invoke(cli, ["show", "f.txt"]).output, runner.invoke(cli, ["show", "none.txt"]).output)
print(click.style("x", fg="red", bold=True), click.unstyle(click.style("y", bg="blue")), click.format_filename(b"a/b", shorten=True), click.wrap_text("a b " * 30, 20) if hasattr(click, "wrap_text") else "")
