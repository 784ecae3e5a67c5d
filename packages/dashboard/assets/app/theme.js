// Light and dark: the reader's choice, else the system's.

const remember = (value) => { try { localStorage.setItem("theme", value); } catch { /* private windows */ } };
const known = () => { try { return localStorage.getItem("theme"); } catch { return null; } };

/** Wires the button; returns what it does, for a key. */
export function theme(button) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const set = (value) => {
    if (value) document.documentElement.dataset.theme = value;
    const dark = value ? value === "dark" : system.matches;
    button.textContent = dark ? "light" : "dark";
    return dark;
  };
  let dark = set(known());
  system.addEventListener("change", () => { dark = set(known()); });
  const turn = () => { dark = set(dark ? "light" : "dark"); remember(dark ? "dark" : "light"); };
  button.addEventListener("click", turn);
  return turn;
}
