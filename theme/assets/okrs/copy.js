/* Buttons that copy the file beside them. Where there is no clipboard the text is marked instead. */

async function copy(button) {
  const text = document.getElementById(button.dataset.copies)
  const says = button.parentElement.querySelector("[role=status]")
  try {
    await navigator.clipboard.writeText(text.textContent)
    says.textContent = "Copied."
  } catch {
    text.closest("details").open = true
    getSelection().selectAllChildren(text)
    says.textContent = "The text is marked: copy it with Ctrl+C, or ⌘C on a Mac."
  }
}

for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = false
  button.addEventListener("click", () => copy(button))
}
