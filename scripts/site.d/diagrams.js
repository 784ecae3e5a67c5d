// Draws the page's diagrams with the copy of mermaid that is part of the site. A page without diagrams loads nothing.
(() => {
  const blocks = [...document.querySelectorAll("code.language-mermaid")];
  if (blocks.length === 0) return;
  const diagrams = blocks.map((code) => {
    const figure = document.createElement("figure");
    figure.className = "diagram";
    figure.setAttribute("role", "img");
    const drawing = document.createElement("div");
    drawing.textContent = code.textContent;
    figure.append(drawing);
    const block = code.closest(".code-wrapper") ?? code.parentElement;
    block.replaceWith(figure);
    return drawing;
  });
  const script = document.createElement("script");
  script.src = `${path_to_root}mermaid.min.js`;
  script.onload = async () => {
    mermaid.initialize({ startOnLoad: false, theme: "neutral", securityLevel: "strict", flowchart: { htmlLabels: true, useMaxWidth: true } });
    await mermaid.run({ nodes: diagrams });
    document.documentElement.dataset.diagrams = String(diagrams.length);
  };
  document.head.append(script);
})();
