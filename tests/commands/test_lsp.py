import shlex
import subprocess
import sys


def test_without_pygls_it_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['pygls'] = None\nfrom site_builder.cli import main; main(['lsp'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    assert done.returncode == 1
    said = " ".join(done.stderr.decode().split())
    told = "The language server needs a package more: pip install 'okrs-as-code[lsp]'."
    assert said == f"Error: {told}"


def test_it_ends_with_the_editor_and_says_nothing_of_its_own() -> None:
    command = [sys.executable, "-m", "site_builder.cli", "lsp", "--stdio"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_with_nothing_to_read_from_it_ends_in_a_sentence() -> None:
    command = f"{shlex.quote(sys.executable)} -m site_builder.cli lsp <&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    said = " ".join(done.stderr.decode().split())
    assert said.endswith("An editor talks to this by standard input and output: open both.")
