/*
 * The help pages in another site: a button that opens a frame with search and articles.
 *
 *     <script src="https://help.example/widget.js" defer></script>
 *
 * The frame shows itself only in the sites that base.yaml names under widget.origins. Options on
 * the script: data-lang="nl", data-label="Help", data-side="left".
 */
(() => {
    const script = document.currentScript;
    const home = new URL(script.src).origin;
    const lang = script.dataset.lang ?? "";
    const host = document.createElement("div");
    const root = host.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    const side = script.dataset.side === "left" ? "left" : "right";
    sheet.replaceSync(`
        :host { all: initial; position: fixed; bottom: 1rem; ${side}: 1rem; z-index: 2147483000; }
        button { font: 600 1rem/1 system-ui, sans-serif; min-height: 3rem; padding: 0 1.4rem;
            border: 0; border-radius: 1.5rem; background: #18222b; color: #fff; cursor: pointer;
            box-shadow: 0 4px 20px rgb(0 0 0 / 25%); float: ${side}; }
        button:focus-visible { outline: 3px solid #4a90d9; outline-offset: 2px; }
        iframe { display: block; width: min(24rem, calc(100vw - 2rem)); margin-bottom: .75rem;
            height: min(36rem, calc(100vh - 6rem)); border: 1px solid #dce1e5;
            border-radius: 1rem; background: #fff; box-shadow: 0 8px 40px rgb(0 0 0 / 25%); }
        [hidden] { display: none; }`);
    root.adoptedStyleSheets = [sheet];

    const button = document.createElement("button");
    const frame = document.createElement("iframe");
    const label = script.dataset.label ?? "?";
    button.type = "button";
    button.textContent = label;
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-label", label === "?" ? "Help" : label);
    frame.hidden = true;
    frame.title = button.getAttribute("aria-label");
    root.append(frame, button);
    document.body.append(host);

    function open(wanted) {
        if (wanted && !frame.src) {
            frame.src = `${home}/widget${lang ? `?lang=${encodeURIComponent(lang)}` : ""}`;
        }
        frame.hidden = !wanted;
        button.setAttribute("aria-expanded", String(wanted));
        button.textContent = wanted ? "\u00d7" : label;
        if (!wanted) {
            button.focus();
        }
    }

    button.addEventListener("click", () => open(frame.hidden));
    document.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && !frame.hidden) {
            open(false);
        }
    });
})();
