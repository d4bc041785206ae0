/* What stands around a page: the menu of narrow screens, the colours, the way into the search. */

const $ = (selector) => document.querySelector(selector)

/* The menu is Material's drawer, opened by a checkbox out of sight. What is covered or closed is inert. */
function menu(button, drawer, checkbox) {
  const narrow = matchMedia("(max-width: 76.2344em)")
  const behind = [".md-header", ".md-tabs", ".md-content", ".md-sidebar--secondary", ".md-footer"]
  const show = () => {
    const open = narrow.matches && checkbox.checked
    button.setAttribute("aria-expanded", open)
    drawer.inert = narrow.matches && !open
    for (const one of document.querySelectorAll(behind)) one.inert = open
  }
  const turn = (open) => {
    if (checkbox.checked !== open) checkbox.click()
    if (open) $("[data-okr-menu-close]").focus()
    else button.focus()
  }
  button.addEventListener("click", () => turn(true))
  $("[data-okr-menu-close]").addEventListener("click", () => turn(false))
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && narrow.matches && checkbox.checked) turn(false)
  })
  checkbox.addEventListener("change", show)
  narrow.addEventListener("change", show)
  show()
}

/* One button for each choice of colours: the one to be seen leads on to the next. */
function colours(buttons, inputs) {
  const show = (current) => buttons.forEach((one) => { one.hidden = one.dataset.okrPalette !== String(current) })
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const next = (Number(button.dataset.okrPalette) + 1) % inputs.length
      inputs[next].click()
      show(next)
      buttons[next]?.focus()
    })
  }
  show(__md_get("__palette")?.index ?? 0)
}

function search(button, dialog) {
  const open = async () => {
    if (dialog.open) return
    dialog.showModal()
    dialog.querySelector("input").select()
    const { ready } = await import("./search.js")
    ready(dialog)
  }
  button.addEventListener("click", open)
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return
    event.preventDefault() // a box of search would only be emptied
    dialog.close()
  })
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    open()
  })
}

const drawer = $(".md-sidebar--primary")
if ($("[data-okr-menu]") && drawer) menu($("[data-okr-menu]"), drawer, $("#__drawer"))
const palettes = [...document.querySelectorAll("[data-okr-palette]")]
if (palettes.length) colours(palettes, document.querySelectorAll("[data-md-component=palette] input"))
if ($("[data-okr-search]")) search($("[data-okr-search]"), $(".okr-search"))
