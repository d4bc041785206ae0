"""The words of the domain: pure types and arithmetic; imports nothing of ours."""
