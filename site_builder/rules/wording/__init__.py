"""What the title of a key result says: a task, a metric, a vague wish. Pure, fast, no network.

A title is read into words, its numbers get their roles, then three questions are asked: does it
name a metric (`metric`), is it work or its product (`task`), is it vague (`vague`)?
"""

from site_builder.rules.wording.deed import Shape
from site_builder.rules.wording.numbers import Number, Role
from site_builder.rules.wording.read import TaskKind, Wording, numbers_in, read_title

__all__ = ["Number", "Role", "Shape", "TaskKind", "Wording", "numbers_in", "read_title"]
