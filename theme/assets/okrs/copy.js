/* Buttons that copy the file beside them. */

/* Copy a text that the page shows, or mark it where there is no clipboard; what to tell whoever asked for it. */
export async function copy(shown, done = "Copied.") {
  try {
    await navigator.clipboard.writeText(shown.textContent)
    return done
  } catch {
    shown.closest("details").open = true
    getSelection().selectAllChildren(shown)
    return "The text is marked: copy it with Ctrl+C, or ⌘C on a Mac."
  }
}

for (const button of document.querySelectorAll("[data-copies]")) {
  const says = button.parentElement.querySelector("[role=status]")
  button.hidden = false
  button.addEventListener("click", async () => { says.textContent = await copy(document.getElementById(button.dataset.copies)) })
}
