"""OKRs as code."""


def __getattr__(name: str) -> str:
    """Give `__version__`: read from the installed distribution only when somebody asks for it."""
    if name == "__version__":
        from importlib.metadata import version

        return version("okrs-as-code")
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
