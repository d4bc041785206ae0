// Turns the screens of a presentation with the arrow keys. Without scripts it is a page to scroll.
(() => {
  const slides = [...document.querySelectorAll(".okr-slide")];
  const keys = document.querySelector(".okr-slide__keys");
  if (keys) keys.hidden = false;
  const steps = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
  const now = () => {
    const middle = window.innerHeight / 2;
    const at = slides.findIndex((one) => one.getBoundingClientRect().bottom > middle);
    return at < 0 ? slides.length - 1 : at;
  };
  document.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (!step || typing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = slides[now() + step];
    if (!next) return;
    event.preventDefault();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ behavior: calm ? "instant" : "smooth", block: "start" });
  });
})();
