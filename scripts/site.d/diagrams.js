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
    // labels are measured in the font in which they are drawn
    await document.fonts.ready;
    const fontFamily = "'Open Sans', sans-serif";
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: "strict",
      theme: "base",
      fontFamily,
      themeVariables: { fontFamily, primaryColor: "#eef4f2", primaryBorderColor: "#7fa69d", primaryTextColor: "#1d2a27", lineColor: "#4a5a56",
        noteBkgColor: "#fff6da", noteBorderColor: "#d9c27a", clusterBkg: "#fafcfb", clusterBorder: "#c8d6d2", edgeLabelBackground: "#ffffff" },
      flowchart: { useMaxWidth: false },
      sequence: { useMaxWidth: false, mirrorActors: false, noteMargin: 14 },
      state: { useMaxWidth: false },
    });
    await mermaid.run({ nodes: diagrams });
    document.documentElement.dataset.diagrams = String(diagrams.length);
  };
  document.head.append(script);
})();
