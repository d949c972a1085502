/* A menu closes by Escape, and by a click beside it. */
export function watchMenus() {
    for (const menu of document.querySelectorAll("[data-menu]")) {
        document.addEventListener("click", (event) => {
            if (!menu.contains(event.target)) {
                menu.open = false;
            }
        });
        menu.addEventListener("keydown", (event) => {
            if (event.key === "Escape" && menu.open) {
                menu.open = false;
                menu.querySelector("summary").focus();
            }
        });
    }
}
