// Filters the tree at once. Without scripts the same links lead to pages that show the part alone.
(() => {
  const links = [...document.querySelectorAll("[data-okr-filter]")];
  const nodes = [...document.querySelectorAll(".okr-tree .okr-node")];
  const told = document.querySelector(".okr-filters__told");
  if (!links.length || !told) return;
  const chosen = { team: "", status: "" };
  const fits = (node) => Object.entries(chosen).every(([kind, value]) => !value || node.dataset[kind] === value);
  const show = () => {
    const found = nodes.filter(fits);
    const path = new Set();
    for (const node of found)
      for (let one = node; one; one = one.parentElement.closest(".okr-node")) path.add(one);
    for (const node of nodes) {
      node.hidden = !path.has(node);
      node.classList.toggle("okr-node--path", path.has(node) && !fits(node));
    }
    const on = chosen.team || chosen.status;
    told.textContent = on ? `${found.length} of ${nodes.length} objectives` : "";
    for (const link of links) {
      const { okrFilter: kind, okrValue: value } = link.dataset;
      if (chosen[kind] === value) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  for (const link of links)
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      const { okrFilter: kind, okrValue: value } = link.dataset;
      chosen[kind] = chosen[kind] === value ? "" : value;
      show();
    });
})();
